import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { toIcs } from '../../src/documents/ics.ts'
import { sendMail } from '../../src/mail.ts'
import { testContext } from '../support/context.ts'
import { mailServer } from '../support/mail-server.ts'
import { home } from '../support/program.ts'
import { runInTurn, type Job } from '../support/run-many.ts'
import { corpus } from './corpus.ts'
import { hostileHome } from './hostile-home.ts'

// Calendars, mail, logs: nothing that strangers write becomes a line, a header, an event or a recipient of its own.

const steering =
  // oxlint-disable-next-line no-control-regex -- what must not come out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/

const properties = new Set(
  'uid sequence dtstamp dtstart dtend summary description url status transp last-modified x-microsoft-cdo-alldayevent x-microsoft-msncalendar-alldayevent'.split(
    ' ',
  ),
)

/** What a calendar program finds in it that is no event of ours. */
function calendarFaults(ics: string): { faults: string[]; events: number } {
  const read = new ICAL.Component(ICAL.parse(ics) as unknown[])
  const inside = read.getAllSubcomponents()
  const lines = ics.split('\r\n')
  return {
    events: inside.length,
    faults: [
      ...inside.filter(({ name }) => name !== 'vevent').map(({ name }) => `a ${name}`),
      ...inside.flatMap((event) => event.getAllSubcomponents().map(({ name }) => `a ${name} within`)),
      ...inside.flatMap((event) =>
        event
          .getAllProperties()
          .filter(({ name }) => !properties.has(name))
          .map(({ name }) => name),
      ),
      ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `too long: ${line.slice(0, 40)}`),
      ...(/(?<!\r)\n|\r(?!\n)/.test(ics) ? ['a line that ends otherwise'] : []),
      ...(steering.test(ics.replaceAll('\r\n', '\n')) ? ['a mark that steers'] : []),
    ],
  }
}

test('every text as a title, a text, an address and the name of a calendar', async () => {
  for (const [nth, { text }] of corpus.entries()) {
    const about = nth % 2 === 0 ? text : null
    const ics = await toIcs(
      { name: text, lang: 'fr' },
      [
        { uid: `${nth}@smm`, title: text, about, url: `https://mal.example/${text}`, at: { day: '2026-12-01' } },
        { uid: `${nth}b@smm`, title: 'x', about: text, at: { instant: '2026-12-01T08:30:00Z', minutes: 15 } },
      ],
      new Date('2026-11-27T08:30:00Z'),
    )
    expect([text.slice(0, 60), calendarFaults(ics)]).toEqual([text.slice(0, 60), { faults: [], events: 2 }])
  }
})

describe('mail', () => {
  test('every text as a subject, a body, the name of a file and of the sender: one mail, to whom it was for', async () => {
    const server = await mailServer()
    const { folder, env } = home('en')
    const context = testContext({ folder, env, options: { home: env['SMM_HOME'] ?? null } })
    const config = await context.config()
    await config.set('notify.smtp', server.url)
    await config.set('consultant.email', 'consultant@example.org')
    // several texts to a mail: a line break is as good at the end of one as of all
    const groups = Array.from({ length: 20 }, (_, nth) =>
      corpus.slice(nth * 30, nth * 30 + 30).map(({ text }) => text.slice(0, 3000)),
    )
    const all = groups.filter((group) => group.length > 0)
    for (const group of all)
      await sendMail(context, {
        to: ['owner@example.org'],
        subject: group.join(' '),
        text: group.join('\n'),
        attachments: [{ file_name: `${group[0]}.pdf`, mime: 'application/pdf', bytes: Buffer.from('x') }],
      })
    expect(server.mails.length).toBe(all.length)
    for (const { to, mail } of server.mails) {
      expect(to).toEqual(['owner@example.org'])
      const names = [...mail.headers.keys()].toSorted()
      expect(names).toEqual(['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'])
      expect(mail.attachments.length).toBe(1)
      expect(mail.html).toBe(false)
      expect(steering.test(mail.subject ?? '')).toBe(false)
      expect(mail.subject).not.toMatch(/[\r\n]/)
    }
    // as an address each is refused or is one: never a list of them
    const strangers = server.mails.length
    for (const { text } of corpus.filter(({ kind }) => kind === 'header'))
      await sendMail(context, { to: [text], subject: 'x', text: 'x', attachments: [] }).catch(() => null)
    expect(server.mails.slice(strangers).filter(({ to }) => to.length > 1 || to.includes('tous@mal.example'))).toEqual([])
    await context.close()
  })

  test('what smm sends by itself, from a home where strangers wrote into every field; its calendars; its log', async () => {
    const { copy } = await hostileHome('fr')
    const server = await mailServer()
    const env = { ...copy.env, SMM_NOTIFY_SMTP: server.url }
    const job = (words: readonly string[]): Job => ({ words, env, cwd: copy.folder })
    const lines = [
      ['report', 'send', '--to', 'owner@example.org', '--yes'],
      ['proposal', 'send', '1', '--to', 'owner@example.org', '--yes', '-o', 'out'],
      ['approval', 'pack', '10', '11', '12', '16', '--to', 'owner@example.org', '--send', '--yes'],
      ['publish', '--quiet'],
      ['publish', '--verbose'],
      ['calendar', '--ics', '-o', 'out/calendar.ics'],
      ['queue', 'export', '--all', '-o', 'out/queue.ics'],
      ['plan', 'export', '--ics', '-o', 'out/plan.ics'],
    ]
    const runs = await runInTurn(lines.map(job))
    expect(server.mails.length).toBeGreaterThanOrEqual(2)
    for (const { to, mail } of server.mails) {
      expect(to.every((one) => one.endsWith('@example.org'))).toBe(true)
      expect([...mail.headers.keys()].filter((name) => /^(?:bcc|cc|reply-to)$/.test(name))).toEqual([])
      expect(steering.test(mail.subject ?? '')).toBe(false)
    }
    for (const name of ['calendar', 'queue', 'plan']) {
      const { faults, events } = calendarFaults(readFileSync(join(copy.folder, 'out', `${name}.ics`), 'utf8'))
      expect([name, faults, events > 20]).toEqual([name, [], true])
    }
    // what cron mails and the journal keeps: nothing steers, and no line is a stranger's
    const logged = runs.slice(3, 5).map(({ stdout, stderr }) => `${stdout}${stderr}`)
    expect(logged.filter((text) => steering.test(text))).toEqual([])
    expect(logged.join('\n')).not.toMatch(/^(?:faux|touch pwned|Bcc: .*|END:VEVENT)$/m)
  })
})
