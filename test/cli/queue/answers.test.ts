import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as approve } from '../../../src/cli/queue/approve.ts'
import { run as resolve } from '../../../src/cli/queue/resolve.ts'
import { addAccount } from '../../../src/clients/add-account.ts'
import { startMastodon, type FakeMastodon } from '../../servers/mastodon.ts'
import { testContext, type TestContext } from '../../support/context.ts'
import { klein, world } from '../../support/delivery-world.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const langs = ['fr', 'en'] as const

async function shop(token?: string): Promise<{ server: FakeMastodon; context: TestContext }> {
  const server = await startMastodon()
  onTestFinished(() => server.close())
  const context = testContext({ options: { client: 'klein' } })
  const client = await (await context.store()).clients.add(klein, new Date().toISOString())
  const secrets = join(context.folder, 'secrets.json')
  writeFileSync(secrets, JSON.stringify({ access_token: token ?? server.token }))
  const given = { network: 'mastodon', name: null, endpoint: server.url, path: null, for_network: null, secrets }
  await addAccount(context, client, { ...given, check: token === undefined })
  return { server, context }
}

describe('who approved it', () => {
  it.each([
    ['client_each', 'Mme Klein', 'Mme Klein'],
    ['client_sensitive', null, 'consultant'],
    ['none', 'nobody asks', 'consultant'],
  ] as const)('%s: a terminal asks where the client approves (%s)', async (approval, typed, by) => {
    for (const lang of langs) {
      const home = await world()
      const { account } = await home.account('fake', { idempotency: 'readback' }, { network: 'mastodon' })
      const post = await home.post(account, 'a')
      const store = await home.process().store()
      await store.clients.update('klein', { approval }, home.now().toISOString())
      const at = lang === 'fr' ? 'Qui a donné' : 'Who approved'
      const ask = scriptedAsk(approval === 'none' ? [] : [typed === null ? { at, enter: true } : { at, type: typed }])
      await approve(home.process({ lang, ask }), [String(post.post_id)], {})
      expect(ask.left()).toEqual([])
      expect((await store.posts.get(post.post_id))?.approved_by).toBe(by)
    }
  })

  it('without a terminal it is the consultant', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' }, { network: 'mastodon' })
    const post = await home.post(account, 'a')
    const store = await home.process().store()
    await store.clients.update('klein', { approval: 'client_each' }, home.now().toISOString())
    await approve(home.process(), [String(post.post_id)], {})
    expect((await store.posts.get(post.post_id))?.approved_by).toBe('consultant')
  })
})

describe('sent again although it was just seen', () => {
  it.each(langs)('%s: only when it is confirmed', async (lang) => {
    const { server, context } = await shop()
    server.faults.next('publish', { kind: 'reset_after' })
    await add(context, 'Le pain aux figues', { now: true })
    const { posts } = await context.store()
    expect((await posts.get(1))?.status).toBe('unknown')
    const answer = { at: lang === 'fr' ? 'Quelle est la réponse' : 'What is the answer', pick: 'not_published' }
    const sure = lang === 'fr' ? 'une seconde fois' : 'a second time'
    const no = scriptedAsk([answer, { at: sure, enter: true }])
    const person = (ask: typeof no): TestContext =>
      testContext({ folder: context.folder, lang, ask, options: { client: 'klein' } })
    await expect(resolve(person(no), '1', {})).rejects.toMatchObject({ kind: 'usage', code: 'not_confirmed' })
    expect((await posts.get(1))?.status).toBe('unknown')
    const yes = scriptedAsk([answer, { at: sure, pick: 'yes' }])
    await resolve(person(yes), '1', {})
    expect((await posts.get(1))?.status).toBe('scheduled')
  })
})

it.each(langs)('%s: of two open parts of one account the first is asked about, then the other', async (lang) => {
  const home = await world()
  const { account } = await home.account('mastodon', { idempotency: 'readback' })
  const parts = await home.thread(account, ['a', 'b'])
  const context = home.process({ lang })
  const db = new Database(context.places.database)
  const at = home.now().toISOString()
  db.prepare(`UPDATE deliveries SET state = 'unknown', unknown_since = ?, intent_at = ?, next_at = ?`).run(at, at, at)
  db.close()
  const states = async (): Promise<string[]> => Promise.all(parts.map(async ({ id }) => (await home.delivery(id)).state))
  const at_answer = lang === 'fr' ? 'Quelle est la réponse' : 'What is the answer'
  const step = { at: at_answer, pick: 'published' }
  const url = { at: lang === 'fr' ? 'Adresse' : 'Address' }
  const id = String(parts[0]?.post_id)
  const first = home.process({ lang, ask: scriptedAsk([step, { ...url, type: 'https://fake.example/1' }]) })
  await resolve(first, id, {})
  expect(await states()).toEqual(['sent', 'unknown'])
  expect(first.stderr()).toContain(`smm queue resolve ${id}`)
  const second = home.process({ lang, ask: scriptedAsk([step, { ...url, type: 'https://fake.example/2' }]) })
  await resolve(second, id, {})
  expect(await states()).toEqual(['sent', 'sent'])
})

it.each(langs)('%s: published at once on an account that is refused, the next command is said', async (lang) => {
  const { context } = await shop('refused-token')
  const one = testContext({ folder: context.folder, lang, options: { client: 'klein' } })
  await add(one, 'Le pain aux figues', { now: true })
  expect((await (await one.store()).posts.get(1))?.status).toBe('held')
  expect(one.stderr().replaceAll('`', '')).toContain(
    `smm account edit mastodon --secrets ${lang === 'fr' ? '<fichier>' : '<file>'} -c klein`,
  )
})
