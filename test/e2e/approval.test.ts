import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mailServer } from '../support/mail-server.ts'
import { home } from '../support/program.ts'

it('a post is shown, answered, published; an edit in between voids what was said', async () => {
  const at = home('fr')
  const must = async (words: readonly string[], input?: string): Promise<string> => {
    const { code, stdout, stderr } = await at.run(words, input === undefined ? {} : { input })
    if (code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${code}: ${stderr}`)
    return stdout
  }
  const server = await mailServer()
  mkdirSync(join(at.folder, 'blog'))
  await must(['client', 'add', "Boulangerie de l'Ill", '--country', 'FR', '--approval', 'client_each'])
  await must(['account', 'add', 'folder', '--name', 'blog', '--path', 'blog'])
  await must(['config', 'set', 'consultant.email', 'consultant@example.org'])
  await must(['config', 'set', 'notify.smtp', server.url])
  for (const text of ['un', 'deux'])
    await must(['queue', 'add', text, '--title', text, '--at', '2031-01-02 09:00', '--allow-duplicate'])

  // mailed once after it was agreed to, and said to be a reminder the second time
  const refused = await at.run(['approval', 'pack', '--send', '--to', 'claire@example.com'])
  expect([refused.code, server.mails.length]).toEqual([2, 0])
  expect(JSON.parse(await must(['approval', 'list', '--json']))).toEqual([])
  await must(['approval', 'pack', '--send', '--to', 'claire@example.com', '--yes'])
  await must(['approval', 'pack', '--send', '--to', 'claire@example.com', '--yes'])
  expect(server.mails.map(({ mail: { subject } }) => subject?.startsWith('Rappel'))).toEqual([false, true])
  expect(server.mails[0]?.mail.attachments.map(({ contentType }) => contentType)).toEqual(['text/html'])
  const [pack] = JSON.parse(await must(['approval', 'list', '--json'])) as {
    code: string
    waiting: number
    posts: { id: number; content_hash: string }[]
  }[]
  expect(pack).toMatchObject({ waiting: 2, days_waiting: 0, sent_to: ['claire@example.com'] })

  const answers = pack?.posts.map(({ id, content_hash }) => ({
    post: id,
    hash: content_hash,
    answer: 'approved',
    comment: null,
  }))
  const file = { format: 'smm-approval-answer', version: 1, pack: pack?.code, by: 'Mme Klein', answered_at: '', answers }
  writeFileSync(join(at.folder, 'answer.json'), JSON.stringify(file))
  await must(['queue', 'edit', '2', '--title', 'trois'])
  const half = await at.run(['approval', 'import', 'answer.json'])
  expect(half.code).toBe(3)
  expect(half.stderr).toContain('smm approval pack 2 -c boulangerie-de-l-ill')
  const posts = JSON.parse(await must(['queue', 'list', '--json'])) as { id: number; status: string }[]
  expect(posts.map(({ id, status }) => [id, status])).toEqual([
    [1, 'scheduled'],
    [2, 'awaiting_approval'],
  ])
  await must(['queue', 'move', '1', '--at', 'now'])
  await must(['publish'])
  expect(readdirSync(join(at.folder, 'blog')).filter((name) => name.endsWith('.md'))).toHaveLength(1)

  // a sentence is asked about, and not taken for more than it says
  const asked = await at.run(['approval', 'import', '-'], { input: 'OK 2' })
  expect([asked.code, asked.stdout]).toEqual([3, expect.stringContaining('changée depuis')])
  await must(['approval', 'pack', '-o', 'pack.html'])
  expect(readFileSync(join(at.folder, 'pack.html'), 'utf8')).toContain('trois')
  expect((await at.run(['approval', 'import', '-'], { input: 'OK 2' })).code).toBe(2)
  await must(['approval', 'import', '-', '--yes', '--by', 'Mme Klein'], 'OK 2')
  expect(JSON.parse(await must(['queue', 'show', '2', '--json']))).toMatchObject({
    status: 'scheduled',
    approved_by: 'Mme Klein',
    approved_via: 'message',
  })
  expect(JSON.parse(await must(['status', '--json']))).toMatchObject({ clients: [{ packs_waiting: [] }] })
})
