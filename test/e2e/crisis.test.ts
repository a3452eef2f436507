import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mailServer } from '../support/mail-server.ts'
import { publishing } from '../support/publishing.ts'

/** The words of a line as a shell would part them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

describe('an alert, from the first word to the lesson', () => {
  it('runs the examples of its help as they are printed', async () => {
    const mail = await mailServer()
    const home = await publishing({ 'notify.smtp': mail.url, 'consultant.email': 'me@example.org' })
    await home.must(
      'team',
      'add',
      'owner',
      '--role',
      'sponsor,strategist',
      '--department',
      'office',
      '--email',
      'owner@example.org',
    )
    const shown: string[] = []
    for (const name of ['report', 'status', 'ack', 'raise', 'log', 'lower', 'lower', 'close', 'drill']) {
      const help = await home.must('crisis', name, '--help')
      const examples = [...help.matchAll(/^ {2}smm (crisis.*)$/gm)].map(([, line = '']) => line)
      expect(examples).not.toEqual([])
      for (const example of examples) {
        shown.push(example)
        await home.must(...wordsOf(example))
      }
    }
    expect(shown.length).toBeGreaterThan(12)
    expect(readFileSync(join(home.folder, 'account.html'), 'utf8')).toMatch(/Three complaints on late orders/)
    expect(new Set(mail.mails.flatMap((one) => one.to))).toEqual(new Set(['me@example.org', 'owner@example.org']))
    const status: unknown = JSON.parse(await home.must('crisis', 'status', '--json', '-c', 'klein'))
    expect(status).toMatchObject({ level: 'green', incident: null, drill: null })
    expect(await home.must('idea', 'list', '--kind', 'lesson')).toMatch(/Check the cold chain/)
  })

  it('a cron pass with nothing due finds the stand-in whose time has come, and ends with 1 where nobody is reached', async () => {
    const home = await publishing()
    const ran = await home.run(['crisis', 'report', 'three fell ill', '--severity', 'safety', '-c', 'klein'])
    expect(ran.code).toBe(1)
    expect(ran.stdout).not.toMatch(/(PERSONNE N|NOBODY)/)
    expect(ran.stderr).toMatch(/(PERSONNE N|NOBODY)/)
    expect((await home.run(['publish', '--quiet'])).code).toBe(0)
    await home.store(async (store) => {
      const open = await store.crisis.open('klein')
      const [alert] = await store.crisis.alerts(open?.id ?? 0)
      // ten minutes later
      const past = new Date(Date.now() - 1000).toISOString()
      await store.crisis.takeAlert(alert?.id ?? 0, new Date(Date.now() + 3_600_000).toISOString(), past)
    })
    const pass = await home.run(['publish', '--quiet'])
    expect([pass.code, pass.stdout]).toEqual([1, ''])
    expect(pass.stderr).toMatch(/(PERSONNE N|NOBODY)/)
  })
})
