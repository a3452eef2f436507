import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { restore } from '../../src/backup/restore.ts'
import { run as list } from '../../src/cli/report/list.ts'
import { run as show } from '../../src/cli/report/run.ts'
import { run as send } from '../../src/cli/report/send.ts'
import { Failure } from '../../src/failure.ts'
import type { Flags } from '../../src/cli/entries.ts'
import { keepSentMark, sentMark } from '../../src/report/sent-marks.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'
import { scriptedAsk } from '../support/scripted-ask.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const both = ['claire@example.com', 'paul@example.com']

interface World {
  readonly server: MailServer
  /** A process of its own on the same data. */
  readonly at: (more?: TestContextOptions) => TestContext
}

async function world(): Promise<World> {
  const server = await mailServer()
  const first = testContext({ now, lang: 'fr' })
  await addBakery(first)
  await addStrategy(first)
  await addEntries(first)
  const env = {
    SMM_NOTIFY_SMTP: server.url,
    SMM_CONSULTANT_EMAIL: 'anna@example.com',
    SMM_CONSULTANT_NAME: 'Anna',
    SMM_CONSULTANT_PHONE: '03 88 00 00 00',
  }
  return {
    server,
    at: (more = {}) =>
      testContext({
        now,
        lang: 'fr',
        folder: first.folder,
        env,
        ...more,
        options: { json: true, yes: true, ...more.options },
      }),
  }
}

async function sent(context: TestContext, flags: Flags = {}): Promise<Record<string, unknown>> {
  const code = await send(context, { to: both, ...flags })
  return { code, ...(JSON.parse(context.stdout()) as Record<string, unknown>) }
}

async function failure(work: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await work.catch((error: unknown) => error)
  if (thrown instanceof Failure) return thrown
  throw new Error(`no failure: ${JSON.stringify(thrown)}`)
}

async function listed({ at }: World): Promise<Record<string, unknown>[]> {
  const context = at()
  await list(context, {})
  return JSON.parse(context.stdout()) as Record<string, unknown>[]
}

async function html(context: TestContext, flags: Flags = {}): Promise<string> {
  await show(context, { month: '2026-11', format: 'html', ...flags })
  return context.stdout()
}

async function lateSale({ at }: World): Promise<void> {
  const { money } = await at().store()
  const sale = { client: bakery.slug, margin_bp: null, currency: 'EUR', refund_of: null, count: 1 }
  const entry = { ...sale, date: '2026-11-29', sale_id: 'late', evidence: 'promo_code', revenue: 10_000 } as const
  await money.addSale(entry, now.toISOString())
}

describe('smm report send', () => {
  it('mails the month with its documents, in the language of the client, signed, and keeps the version', async () => {
    const it = await world()
    // the keyboard is English, the client is not
    const result = await sent(it.at({ lang: 'en' }))
    expect(result).toMatchObject({ code: 0, outcome: 'sent', month: '2026-11', version: 1, sent_to: both, sent_via: 'mail' })
    const [arrived] = it.server.mails
    expect(arrived?.to).toEqual(both)
    expect(plain(arrived?.mail.subject ?? '')).toBe("Boulangerie de l'Ill : rapport mensuel, novembre 2026")
    const text = plain(arrived?.mail.text ?? '')
    expect(text).toContain('Bonjour,')
    expect(text).toContain('Anna\nanna@example.com\n03 88 00 00 00')
    expect(arrived?.mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['rapport-boulangerie-2026-11.pdf', 'application/pdf'],
      ['rapport-boulangerie-2026-11.html', 'text/html'],
    ])
    expect(arrived?.mail.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await listed(it)).toMatchObject([
      { state: 'sent', version: 1, sent_to: both, sha256: result['sha256'], changes: [] },
    ])
    const audit = await (await it.at().store()).audit.list({ client: bakery.slug })
    expect(audit[0]).toMatchObject({ action: 'report.send', target: 'report 2026-11 v1' })
  })

  it('gives the same bytes of HTML afterwards as were sent, whatever the settings have become', async () => {
    const it = await world()
    await sent(it.at(), { format: 'html', message: 'Bonne lecture, Claire !' })
    const bytes = it.server.mails[0]?.mail.attachments[0]?.content.toString() ?? ''
    expect(it.server.mails[0]?.mail.text).toContain('Bonne lecture, Claire !')
    const later = { env: { SMM_CONSULTANT_NAME: 'Somebody else', SMM_CONSULTANT_COLOR: '#aa0000' }, options: { json: false } }
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
    expect(hash(await html(it.at(later)))).toBe(hash(bytes))
    await lateSale(it)
    expect(hash(await html(it.at(later), { version: '1' }))).toBe(hash(bytes))
    expect(hash(await html(it.at(later)))).not.toBe(hash(bytes))
  })

  it('does not send twice what has not changed, and that is no failure', async () => {
    const it = await world()
    await sent(it.at())
    expect(await sent(it.at())).toMatchObject({ code: 0, outcome: 'already_sent', version: 1 })
    expect(await sent(it.at(), { markSent: true })).toMatchObject({ code: 0, outcome: 'already_sent', version: 1 })
    expect(it.server.mails).toHaveLength(1)
    // to one more person, when that is said
    expect(await sent(it.at(), { again: true, to: ['zoe@example.com'] })).toMatchObject({ outcome: 'sent_again', version: 1 })
    expect(it.server.mails[1]?.to).toEqual(['zoe@example.com'])
    expect(await listed(it)).toMatchObject([{ version: 1, sent_to: [...both, 'zoe@example.com'] }])
  })

  it('makes version 2 of later data, and says in the document and the mail what changed', async () => {
    const it = await world()
    await sent(it.at())
    await lateSale(it)
    const context = it.at({ options: { json: false } })
    await show(context, { month: '2026-11' })
    expect(plain(context.stdout())).toMatch(/Version 2 : 3 changements depuis la version envoyée le jeudi 3 décembre 2026/)
    expect(plain(context.stderr())).toContain('smm report send --month 2026-11 -c boulangerie')
    expect(await sent(it.at(), { format: 'html' })).toMatchObject({ outcome: 'sent', version: 2 })
    const [, second] = it.server.mails
    expect(plain(second?.mail.subject ?? '')).toContain('version 2')
    for (const text of [second?.mail.text, second?.mail.attachments[0]?.content.toString()]) {
      expect(plain(text ?? '')).toContain('Marge prouvée : 612,00 € → 672,00 €')
    }
    expect(await listed(it)).toMatchObject([
      { version: 2, changes: [{}, {}, {}] },
      { version: 1, changes: [] },
    ])
  })

  it('is partly done when one of two people cannot be reached: the version is sent', async () => {
    const it = await world()
    it.server.refuse.set('paul', { code: 550, message: '5.1.1 no such person' })
    const context = it.at()
    expect(await sent(context)).toMatchObject({ code: 3, outcome: 'sent', sent_to: ['claire@example.com'] })
    expect(context.stderr()).toContain('no such person')
  })

  it.each([
    ['a server that asks to wait', { code: 451, message: '4.3.0 later' }, 'busy'],
    ['a server that refuses', { code: 554, message: '5.7.1 no' }, 'failed'],
  ] as const)('keeps nothing where %s has taken no mail', async (_, after, kind) => {
    const it = await world()
    it.server.after = after
    expect(await failure(sent(it.at()))).toMatchObject({ kind })
    expect(await listed(it)).toEqual([])
    it.server.after = 'accept'
    expect(await sent(it.at())).toMatchObject({ outcome: 'sent', version: 1 })
  })

  it('never sends again by itself what may have left, and the two answers lead on', async () => {
    for (const answer of ['markSent', 'again']) {
      const it = await world()
      it.server.after = 'keep_and_hang_up'
      const failed = await failure(sent(it.at()))
      expect(failed).toMatchObject({ kind: 'unknown_outcome', code: 'report_outcome_unknown' })
      const ways = failed.details.join('\n')
      expect(ways).toContain('smm report send --month 2026-11 --mark-sent -c boulangerie')
      expect(ways).toContain('smm report send --month 2026-11 --again -c boulangerie')
      it.server.after = 'accept'
      expect(await failure(sent(it.at()))).toMatchObject({ kind: 'unknown_outcome' })
      expect(it.server.mails).toHaveLength(1)
      expect(await listed(it)).toMatchObject([{ state: 'unknown', version: 1, sent_to: both }])
      // what is kept is what was in the mail, even where the data went on
      await lateSale(it)
      const result = await sent(it.at(), { [answer]: true, to: [] })
      expect(result).toMatchObject({ version: 1, sent_to: both, outcome: answer === 'markSent' ? 'marked' : 'sent' })
      expect(it.server.mails).toHaveLength(answer === 'markSent' ? 1 : 2)
      const kept = it.at()
      await show(kept, { month: '2026-11', version: '1', format: 'json' })
      expect(JSON.stringify(JSON.parse(kept.stdout()))).not.toContain('67200')
    }
  })

  it('asks on a terminal what became of it', async () => {
    const it = await world()
    it.server.after = 'hang_up'
    await failure(sent(it.at()))
    const ask = scriptedAsk([{ at: 'est-il arrivé', pick: 'mark' }])
    const context = it.at({ ask, options: { json: false, input: true } })
    expect(await send(context, {})).toBe(0)
    expect(plain(context.stdout())).toContain('Rapport gardé comme envoyé (novembre 2026) : version 1')
    expect(it.server.mails).toHaveLength(0)
  })

  it('asks before it mails what an older copy of the database has forgotten', async () => {
    const it = await world()
    const first = it.at()
    const { path } = await backUp(first, { out: null, keep: 10 })
    expect(await sent(it.at())).toMatchObject({ outcome: 'sent', version: 1 })
    await restore(first, path, async () => true)

    // beside the database alone, or next to the key alone, it is known as well
    for (const lost of [[], [join(first.places.home, 'runs')]]) {
      for (const path of lost) rmSync(path, { recursive: true })
      for (const options of [{}, { dry_run: true }]) {
        const old = await failure(sent(it.at({ options })))
        expect(old).toMatchObject({ kind: 'usage', code: 'report_sent_before' })
        expect(plain(old.message)).toContain('La version 1 est déjà partie le')
        expect(old.details.join('\n')).toContain('smm report send --month 2026-11 --again -c boulangerie')
        expect(old.details.join('\n')).toContain('smm report send --month 2026-11 --mark-sent -c boulangerie')
      }
    }
    expect((await failure(sent(it.at({ lang: 'en' })))).message).toContain('put back from an older copy')
    // the page for the management never left
    expect(await sent(it.at({ options: { dry_run: true } }), { kind: 'sponsor' })).toMatchObject({ outcome: 'would_send' })
    expect(it.server.mails).toHaveLength(1)

    const ask = scriptedAsk([{ at: 'est-il arrivé', pick: 'mark' }])
    const context = it.at({ ask, options: { json: false, input: true } })
    expect(await send(context, {})).toBe(0)
    expect(plain(context.stderr())).toContain('La version 1 est déjà partie le')
    expect(await sent(it.at())).toMatchObject({ outcome: 'already_sent', version: 1 })
    expect(it.server.mails).toHaveLength(1)
    await lateSale(it)
    expect(await sent(it.at())).toMatchObject({ outcome: 'sent', version: 2 })
  })

  it('mails it once more with --again, and asks no more', async () => {
    const it = await world()
    const context = it.at()
    const key = { client: bakery.slug, month: '2026-11', kind: 'client' } as const
    await keepSentMark(context, key, { version: 1, at: now.toISOString() })
    expect(await failure(sent(it.at()))).toMatchObject({ code: 'report_sent_before' })
    expect(await sent(it.at(), { again: true })).toMatchObject({ outcome: 'sent', version: 1 })
    await lateSale(it)
    expect(await sent(it.at())).toMatchObject({ outcome: 'sent', version: 2 })
    expect(await sentMark(context, key)).toMatchObject({ version: 2 })
  })

  it.each([
    'null',
    '{',
    '{"sent":{"boulangerie/2026-11/client":{"version":1,"at":"2026-12-01T08:00:00Z"}}}',
    '\u0000'.repeat(99),
  ])('takes a mark that somebody wrote over with %.30s for none', async (text) => {
    const it = await world()
    const { places } = it.at()
    mkdirSync(join(places.home, 'runs'), { recursive: true })
    writeFileSync(join(places.home, 'runs', 'reports.json'), text)
    expect(await sent(it.at())).toMatchObject({ outcome: 'sent', version: 1 })
  })

  it('shows to whom and what before it asks, and takes no for an answer', async () => {
    const it = await world()
    const ask = { confirm: async () => false }
    const context = it.at({ ask, options: { json: false, yes: false, input: true } })
    expect(await failure(send(context, { to: both }))).toMatchObject({ kind: 'usage', code: 'not_sent' })
    const shown = plain(context.stderr())
    for (const words of [...both, 'rapport mensuel', 'Bonjour,', 'la première de ce mois']) expect(shown).toContain(words)
    expect(it.server.mails).toEqual([])
    const pipe = it.at({ options: { json: false, yes: false } })
    expect(await failure(send(pipe, { to: both }))).toMatchObject({ kind: 'usage', code: 'confirmation_needed' })
  })

  it('changes nothing with --dry-run', async () => {
    const it = await world()
    const context = it.at({ options: { dry_run: true } })
    expect(await sent(context)).toMatchObject({ outcome: 'would_send', version: 1, sent_at: null })
    expect(await sent(it.at({ options: { dry_run: true } }), { markSent: true })).toMatchObject({ outcome: 'would_mark' })
    expect(it.server.mails).toEqual([])
    expect(await listed(it)).toEqual([])
  })

  it('takes the recipients that the client named, else says how to name some', async () => {
    const it = await world()
    expect(await failure(send(it.at(), {}))).toMatchObject({ kind: 'usage', code: 'no_recipients' })
    expect(await failure(sent(it.at(), { to: ['claire'] }))).toMatchObject({ kind: 'usage', code: 'bad_address' })
    const { strategies } = await it.at().store()
    const last = await strategies.get(bakery.slug)
    if (last === null) throw new Error('no strategy')
    const answers = { ...last.answers, reporting: { value: { recipients: both }, state: 'answered' as const } }
    const { client, mode, schema, lang, input, result, weights_version } = last
    await strategies.add({ client, mode, schema, lang, answers, input, result, weights_version }, now.toISOString())
    const context = it.at()
    await send(context, {})
    expect(JSON.parse(context.stdout())).toMatchObject({ outcome: 'sent', sent_to: both })
  })

  it('sends no month that is not over, and never what is for the consultant alone', async () => {
    const it = await world()
    expect(await failure(sent(it.at(), { month: '2026-12' }))).toMatchObject({ kind: 'usage', code: 'month_not_over' })
    expect(await failure(sent(it.at(), { kind: 'margin' }))).toMatchObject({ kind: 'usage', code: 'never_sent' })
    expect(await failure(sent(it.at(), { kind: 'case-study' }))).toMatchObject({ kind: 'usage', code: 'only_by_file' })
    expect(it.server.mails).toEqual([])
  })

  it('keeps what was sent by hand, and counts the page for the management apart', async () => {
    const it = await world()
    expect(await sent(it.at(), { markSent: true, to: [] })).toMatchObject({ outcome: 'marked', version: 1, sent_via: 'hand' })
    expect(await sent(it.at(), { kind: 'sponsor', format: 'html' })).toMatchObject({ version: 1, kind: 'sponsor' })
    expect(it.server.mails.map(({ mail }) => mail.attachments.map(({ filename }) => filename))).toEqual([
      ['page-direction-boulangerie-2026-11.html'],
    ])
    const audit = await (await it.at().store()).audit.list({ client: bakery.slug })
    expect(audit.slice(0, 2).map(({ action }) => action)).toEqual(['report.send', 'report.mark_sent'])
  })

  it('says that a damaged version is one, and never shows it as what was sent', async () => {
    const it = await world()
    await sent(it.at(), { format: 'html' })
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(it.at().places.database)
    db.exec("DROP TRIGGER reports_are_frozen; UPDATE reports SET data = replace(data, '61200', '99900')")
    db.close()
    expect(await failure(html(it.at({ options: { json: false } }), { version: '1' }))).toMatchObject({
      kind: 'failed',
      code: 'report_damaged',
    })
    expect(await listed(it)).toMatchObject([{ state: 'damaged', version: 1 }])
    const context = it.at({ options: { json: false } })
    await show(context, { month: '2026-11' })
    expect(plain(context.stderr())).toContain('est abîmée')
    expect(context.stdout()).not.toContain('999,00')
    // the sending of a next version stops too: nobody could say what changed
    expect(await failure(sent(it.at()))).toMatchObject({ code: 'report_damaged' })
  })

  it('is one version for many who send at once, and one mail', async () => {
    const it = await world()
    it.server.delay = 150
    const outcomes = await Promise.all([1, 2, 3].map(async () => String((await sent(it.at(), { format: 'html' }))['outcome'])))
    expect(outcomes.toSorted((a, b) => a.localeCompare(b))).toEqual(['already_sent', 'already_sent', 'sent'])
    expect(it.server.mails).toHaveLength(1)
    expect(await listed(it)).toMatchObject([{ version: 1 }])
  })

  it('knows no version that was not sent', async () => {
    const it = await world()
    expect(await failure(html(it.at(), { version: '1' }))).toMatchObject({ kind: 'not_found', code: 'no_report_version' })
    expect(await failure(html(it.at(), { version: '1.5' }))).toMatchObject({ kind: 'usage', code: 'bad_version' })
  })
})
