import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mailServer, type MailServer } from '../support/mail-server.ts'
import { home, smm, type Home, type Ran } from '../support/program.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

async function desk(): Promise<{ at: Home; server: MailServer; must: (...words: string[]) => Promise<string> }> {
  const at = home('fr')
  const server = await mailServer()
  Object.assign(at.env, { SMM_NOTIFY_SMTP: server.url, SMM_CONSULTANT_EMAIL: 'anna@example.com' })
  const must = async (...words: string[]): Promise<string> => {
    const ran = await at.run(words)
    if (ran.code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${ran.code}: ${ran.stderr}`)
    return ran.stdout
  }
  await must('client', 'add', 'Boulangerie', '--slug', 'ill', '--margin', '60', '--hourly-rate', '24')
  return { at, server, must }
}

const send = ['report', 'send', '--to', 'claire@example.com', '--format', 'html', '--yes']

/** Runs it, and kills it without warning as soon as `when` says so. */
async function killed(at: Home, words: readonly string[], when: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [smm, ...words], { env: at.env, cwd: at.folder, stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (child.exitCode === null && child.signalCode === null) {
    if (when()) child.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await gone
}

describe('a report that is sent', () => {
  it('by two processes at once is one mail and one version', async () => {
    const { at, server, must } = await desk()
    server.delay = 400
    const ran: Ran[] = await Promise.all([at.run(send), at.run(send)])
    expect(ran.map(({ code }) => code)).toEqual([0, 0])
    expect(server.mails).toHaveLength(1)
    const [version, ...more] = JSON.parse(await must('report', 'list', '--json')) as { sha256: string; version: number }[]
    expect(more).toEqual([])
    expect(version).toMatchObject({ version: 1, state: 'sent', sent_to: ['claire@example.com'] })
    // what was sent is what is shown afterwards, byte for byte
    await must('report', '--format', 'html', '-o', 'again.html')
    const attached = server.mails[0]?.mail.attachments[0]?.content.toString()
    expect(readFileSync(join(at.folder, 'again.html'), 'utf8')).toBe(attached)
    expect(plain(await must('report'))).toContain("Version 1, telle que vous l'avez envoyée le")
  })

  it('while another process waits for the server is waited for, and is no question for a person', async () => {
    const { at, server } = await desk()
    server.delay = 3_000
    const first = at.run(send)
    while (server.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const second = at.run(send)
    const ran: Ran[] = await Promise.all([first, second])
    expect(ran.map(({ code }) => code)).toEqual([0, 0])
    expect(server.mails).toHaveLength(1)
  }, 60_000)

  it('and killed before the server answered is asked about, and never sent twice by itself', async () => {
    const { at, server, must } = await desk()
    server.delay = 30_000
    await killed(at, send, () => server.mails.length > 0)
    expect(server.mails).toHaveLength(1)
    server.delay = 0
    const ran = await at.run(send)
    expect(ran.code).toBe(6)
    expect(plain(ran.stderr)).toContain("n'a pas de fin connue")
    const ways = [...plain(ran.stderr).matchAll(/smm (report send [^\n]*)/g)].map(([, words = '']) => words.trim().split(/\s+/))
    expect(ways).toHaveLength(2)
    expect(server.mails).toHaveLength(1)
    // the first of the two commands, as printed
    await must(...(ways[0] ?? []))
    expect(server.mails).toHaveLength(1)
    expect(JSON.parse(await must('report', 'list', '--json'))).toMatchObject([{ version: 1, state: 'sent', sent_via: 'hand' }])
  }, 60_000)

  it('and killed while it was made has not left, and goes the next time', async () => {
    const { at, server, must } = await desk()
    let looks = 0
    await killed(at, send, () => existsSync(at.folder) && looks++ > 20)
    const before = server.mails.length
    const ran = await at.run(send)
    // killed late enough to be in doubt: the second of the two ways on
    if (ran.code === 6) await must('report', 'send', '--again', '--yes', '-c', 'ill')
    else expect(ran.code).toBe(0)
    expect(server.mails.length).toBe(before + 1)
    expect(JSON.parse(await must('report', 'list', '--json'))).toMatchObject([{ version: 1, state: 'sent' }])
  }, 60_000)

  it('prints the margin for the consultant alone, and lists and shows every kind', async () => {
    const { at, must } = await desk()
    const sheet = plain(await must('report', '--kind', 'margin'))
    expect(sheet.split('\n')[0]).toBe('Confidentiel, pour vous seul')
    for (const kind of ['sponsor', 'internal', 'case-study']) {
      expect((await must('report', '--kind', kind, '-o', `${kind}.pdf`)).length).toBe(0)
      expect(
        readFileSync(join(at.folder, `${kind}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
    expect(plain(await must('report', '--all-clients'))).toContain('Tous vos clients')
    // the flags of `send` and `list` are their own, whatever `report` calls the same
    const dry = ['--format', 'both', '--month', '2026-01', '--to', 'claire@example.com', '--dry-run', '--json']
    expect(JSON.parse(await must('report', 'send', ...dry))).toMatchObject({ month: '2026-01', attachments: [{}, {}] })
    expect(await must('report', 'list', '--month', '2026-01', '--json')).toBe('[]\n')
    const refused = await at.run(['report', 'send', '--kind', 'margin', '--to', 'claire@example.com', '--yes'])
    expect(refused.code).toBe(2)
    expect((await at.run(['report', '--version', '4'])).code).toBe(5)
  })
})
