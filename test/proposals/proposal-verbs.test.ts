import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { run as addOffer } from '../../src/cli/proposal/add.ts'
import { accept, cancel, refuse } from '../../src/cli/proposal/decide.ts'
import { run as exportOffer } from '../../src/cli/proposal/export.ts'
import { run as listOffers } from '../../src/cli/proposal/list.ts'
import { run as sendOffer } from '../../src/cli/proposal/send.ts'
import { run as showOffer } from '../../src/cli/proposal/show.ts'
import { toHtml } from '../../src/documents/index.ts'
import type { Failure } from '../../src/failure.ts'
import { sealOf } from '../../src/canonical.ts'
import { composeProposal } from '../../src/proposals/proposal-document.ts'
import { typographyFaults } from '../support/french.ts'
import { mailServer } from '../support/mail-server.ts'
import { scriptedAsk, type Step } from '../support/scripted-ask.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { addBakery, addStrategy, bakery } from '../report/sample.ts'

const now = new Date('2026-11-27T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const consultant = {
  SMM_CONSULTANT_NAME: 'Camille',
  SMM_CONSULTANT_STATUS: 'micro-entreprise',
  SMM_CONSULTANT_SIRET: '40483304800022',
  SMM_CONSULTANT_ADDRESS: '1 rue du Marché, 67000 Strasbourg',
  SMM_CONSULTANT_VAT: 'exempt',
  SMM_CONSULTANT_EMAIL: 'camille@example.org',
  SMM_CONSULTANT_HOURLY_RATE: '60 €',
}
const whole = { siren: '404833048', address: '3 quai des Bateliers, 67000 Strasbourg' }
const line = { line: ['Animation=12h'], plan: false }

async function world(more: TestContextOptions = {}, client: Partial<typeof bakery> = whole): Promise<TestContext> {
  const options = { yes: more.ask === undefined, ...more.options }
  const context = testContext({ now, lang: 'fr', ...more, options, env: { ...consultant, ...more.env } })
  if (more.folder === undefined) await addBakery(context, client)
  return context
}

const get = async (context: TestContext, id: number) => {
  const found = await (await context.store()).proposals.get(id)
  if (found === null) throw new Error(`no offer ${id}`)
  return found
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => {
      throw new Error('it went through')
    },
    (error: unknown) => error as Failure,
  )
}

describe('smm proposal add', () => {
  it('drafts the plan’s hours at the consultant’s rate, and keeps what was said beside', async () => {
    const context = await world()
    await addStrategy(context)
    await addOffer(context, {
      line: ['Reportage photo=350 €:once'],
      months: '6',
      discount: '5',
      deposit: '30 %',
      start: '2026-12-01',
    })
    const { content, status, number } = await get(context, 1)
    expect([status, number]).toEqual(['draft', null])
    expect(content).toMatchObject({
      months: 6,
      discount_bp: 500,
      deposit_bp: 3000,
      start: '2026-12-01',
      valid_days: 30,
      vat_bp: null,
    })
    expect(content.lines.at(-1)).toMatchObject({ label: { fr: 'Reportage photo' }, count: 1, unit_price: 35_000, each: 'once' })
    expect(content.lines[0]).toMatchObject({ each: 'month', unit_price: 6000, count: null })
    expect(plain(context.stdout())).toContain('remise de 5 % comprise')
    expect(typographyFaults(context.stdout(), ['Reportage photo'])).toEqual([])
  })

  it('keeps nothing with --dry-run, and says the same', async () => {
    const context = await world({ options: { dry_run: true } })
    await addOffer(context, line)
    expect(plain(context.stdout())).toContain('Le devis serait : 2 160,00 € HT sur 3 mois, 2 160,00 € à payer')
    expect(await (await context.store()).proposals.list(bakery.slug)).toEqual([])
  })

  it('says what is missing, and what gives it, in both languages', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const context = testContext({ now, lang, env: { SMM_CONSULTANT_HOURLY_RATE: '60 €' } })
      await addBakery(context)
      await addOffer(context, line)
      expect(context.stderr()).toContain('smm config set consultant.siret')
      expect(context.stderr()).toContain(`smm client edit ${bakery.slug} --siren`)
      expect(context.stderr()).toContain(lang === 'fr' ? 'votre SIRET' : 'your SIRET')
    }
  })

  it.each([
    [{ ...line, months: '0' }, 'bad_number'],
    [{ ...line, months: 'six' }, 'bad_number'],
    [{ ...line, validDays: '999' }, 'bad_number'],
    [{ ...line, paymentDays: '61' }, 'bad_number'],
    [{ ...line, discount: '101' }, 'bad_percent'],
    [{ ...line, vat: 'beaucoup' }, 'bad_percent'],
    [{ ...line, start: 'bientôt' }, 'bad_day'],
    [{ ...line, rate: '0' }, 'rate_needed'],
    [{ plan: false }, 'no_lines'],
    [{ fromFile: 'not-there.yaml' }, 'no_such_file'],
    [{}, 'no_strategy'],
  ] as const)('refuses %j', async (flags, code) => {
    expect((await failureOf(addOffer(await world(), flags))).code).toBe(code)
  })

  it('takes a rate in the client’s currency alone', async () => {
    const context = await world({}, { ...whole, country: 'CH', currency: 'CHF' })
    expect((await failureOf(addOffer(context, line))).code).toBe('rate_needed')
    await addOffer(context, { ...line, rate: '90', vat: 'exempt' })
    expect((await get(context, 1)).content).toMatchObject({ currency: 'CHF', lines: [{ unit_price: 9000 }] })
  })

  it('wants a rate of VAT outside of France, and says that the law is another', async () => {
    const env = { SMM_CONSULTANT_SIRET: '', SMM_CONSULTANT_VAT: 'BE0404833048' }
    const context = await world({ env }, { ...whole, country: 'BE' })
    expect((await failureOf(addOffer(context, line))).code).toBe('vat_needed')
    await addOffer(context, { ...line, vat: '21' })
    expect((await get(context, 1)).content).toMatchObject({ vat_bp: 2100, author: { country: 'BE' } })
    expect(plain(context.stderr())).toContain('Les règles de votre pays (BE)')
  })

  it('asks on a terminal for the SIREN and the address, then shows the lines to be changed', async () => {
    const steps: Step[] = [
      { at: 'SIREN', type: '404 833 048' },
      { at: "L'adresse", type: '3 quai des Bateliers' },
      { at: 'Les lignes', pick: 0 },
      { at: 'La ligne', type: 'Animation=10h' },
      { at: 'Les lignes', pick: -2 },
      { at: 'La ligne', type: 'Photo=200:once' },
      { at: 'Les lignes', pick: -1 },
    ]
    const ask = scriptedAsk(steps)
    const context = await world({ ask }, {})
    await addOffer(context, line)
    expect(ask.left()).toEqual([])
    const { content } = await get(context, 1)
    expect(content.lines).toMatchObject([{ minutes: 600 }, { unit_price: 20_000, each: 'once' }])
    expect(content.customer).toMatchObject({ siren: '404833048', address: '3 quai des Bateliers' })
    expect(await (await context.store()).clients.get(bakery.slug)).toMatchObject({ siren: '404833048' })
  })
})

describe('smm proposal send', () => {
  it('refuses with each missing mention by its name and the command that gives it', async () => {
    const context = await world({ env: { SMM_CONSULTANT_SIRET: '', SMM_CONSULTANT_VAT: '' } }, { ...whole, siren: null })
    await addOffer(context, line)
    const failure = await failureOf(sendOffer(context, '1', {}))
    expect([failure.kind, failure.code]).toEqual(['usage', 'mentions_missing'])
    expect(plain(failure.message)).toBe(
      'Ce devis ne peut pas partir : il manque votre SIRET, votre numéro de TVA, ou votre exonération et le SIREN du client.',
    )
    expect(failure.hint).toContain('smm config set consultant.siret')
    expect(failure.hint).toContain(`smm client edit ${bakery.slug} --siren`)
    expect(await get(context, 1)).toMatchObject({ number: null, status: 'draft' })
  })

  it('gives the number, writes PDF and HTML, and seals what it says', async () => {
    const context = await world()
    await addOffer(context, line)
    await sendOffer(context, '1', {})
    const sent = await get(context, 1)
    expect(sent).toMatchObject({ status: 'sent', number: 'D-2026-0001', sent_to: null })
    expect(sent.sha256).toBe(sealOf({ number: sent.number, content: sent.content }))
    expect(readFileSync(join(context.folder, 'D-2026-0001.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readFileSync(join(context.folder, 'D-2026-0001.html'), 'utf8')).toContain('D-2026-0001')
    expect((await failureOf(sendOffer(context, '1', {}))).code).toBe('not_draft')
  })

  it('is asked about on a terminal, for a number stays taken', async () => {
    const first = await world()
    await addOffer(first, line)
    await first.close()
    for (const yes of [false, true]) {
      const asked: string[] = []
      const confirm = async (question: string): Promise<boolean> => {
        asked.push(plain(question))
        return yes
      }
      const context = await world({ folder: first.folder, ask: { confirm } })
      await sendOffer(context, '1', { markSent: true })
      expect(asked).toEqual(['Remettre ce devis sous le numéro D-2026-0001 ? Il ne changera plus.'])
      expect((await get(context, 1)).number).toBe(yes ? 'D-2026-0001' : null)
      await context.close()
    }
  })

  it('writes where and what -o says, and refuses what it cannot write', async () => {
    const context = await world()
    await addOffer(context, line)
    expect((await failureOf(sendOffer(context, '1', { output: 'devis.docx' }))).code).toBe('one_form')
    expect((await failureOf(sendOffer(context, '1', { output: 'nowhere/devis.pdf' }))).code).toBe('no_folder')
    expect(await get(context, 1)).toMatchObject({ number: null })
    await sendOffer(context, '1', { output: 'devis.html' })
    expect([existsSync(join(context.folder, 'devis.html')), existsSync(join(context.folder, 'D-2026-0001.pdf'))]).toEqual([
      true,
      false,
    ])
  })

  it('shows with --dry-run what it would be, and changes nothing', async () => {
    const context = await world({ options: { dry_run: true } })
    await (await context.store()).proposals.add(bakery.slug, (await drafted()).content, now.toISOString())
    await sendOffer(context, '1', {})
    expect(plain(context.stdout())).toContain('recevrait le numéro D-2026-0001')
    expect(await get(context, 1)).toMatchObject({ number: null, status: 'draft' })
    expect(existsSync(join(context.folder, 'D-2026-0001.pdf'))).toBe(false)
  })

  it('keeps both sides as they were: later settings change nothing of it', async () => {
    const first = await world()
    await addOffer(first, line)
    await sendOffer(first, '1', { markSent: true })
    const before = await get(first, 1)
    await (await first.store()).clients.update(bakery.slug, { name: 'Autre nom', address: 'ailleurs' }, now.toISOString())
    await first.close()
    const later = await world({
      folder: first.folder,
      now: new Date('2027-05-01T09:00:00Z'),
      env: { SMM_CONSULTANT_NAME: 'Autre', SMM_CONSULTANT_VAT: 'FR83404833048', SMM_CONSULTANT_STATUS: 'EURL' },
    })
    await showOffer(later, '1', { format: 'html' })
    expect(later.stdout()).toBe(toHtml([composeProposal(before, 'fr')], { color: null, logo: null }))
    expect(later.stdout()).toContain('Camille EI')
    expect(await get(later, 1)).toEqual(before)
  })

  it('follows the settings as long as it is a draft', async () => {
    const first = await world({ env: { SMM_CONSULTANT_VAT: '' } })
    await addOffer(first, line)
    expect((await get(first, 1)).content.vat_bp).toBe(2000)
    await first.close()
    const later = await world({ folder: first.folder })
    await sendOffer(later, '1', { markSent: true })
    expect((await get(later, 1)).content).toMatchObject({ vat_bp: null, author: { vat: 'exempt' } })
  })

  it('mails it, and it is sent when the server took it', async () => {
    const server = await mailServer()
    const context = await world({ env: { SMM_NOTIFY_SMTP: server.url } })
    await addOffer(context, line)
    await sendOffer(context, '1', { to: 'gerante@example.org' })
    expect(await get(context, 1)).toMatchObject({ status: 'sent', sent_to: 'gerante@example.org', number: 'D-2026-0001' })
    const [{ mail, to } = { mail: undefined, to: [] }] = server.mails
    expect(to).toEqual(['gerante@example.org'])
    expect(plain(mail?.subject ?? '')).toBe('Devis D-2026-0001 – Camille EI')
    expect(mail?.text).toContain('27 décembre 2026')
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['D-2026-0001.pdf', 'D-2026-0001.html'])
    expect(existsSync(join(context.folder, 'D-2026-0001.pdf'))).toBe(false)
  })

  it.each([
    ['refused', { code: 554, message: '5.7.1 spam' }, 'failed', 'mail_refused'],
    ['unknown', 'keep_and_hang_up', 'unknown_outcome', 'mail_unknown'],
  ] as const)(
    'is not sent when the end is %s: it keeps its number, and goes out again as it is',
    async (_, after, kind, code) => {
      const server = await mailServer()
      server.after = after
      const context = await world({ env: { SMM_NOTIFY_SMTP: server.url } })
      await addOffer(context, line)
      const failure = await failureOf(sendOffer(context, '1', { to: 'gerante@example.org' }))
      expect([failure.kind, failure.code]).toEqual([kind, code])
      expect(plain(failure.hint ?? '')).toContain('Le numéro D-2026-0001 est donné et le devis ne change plus')
      const waiting = await get(context, 1)
      expect(waiting).toMatchObject({ status: 'draft', number: 'D-2026-0001', sent_at: null })
      await listOffers(context)
      expect(plain(context.stdout())).toContain('numéroté, à remettre')

      await addOffer(context, line)
      await sendOffer(context, '2', { markSent: true })
      server.after = 'accept'
      await sendOffer(context, '1', { to: 'gerante@example.org' })
      const sent = await get(context, 1)
      expect([sent.status, sent.number, sent.sha256]).toEqual(['sent', 'D-2026-0001', waiting.sha256])
      expect((await get(context, 2)).number).toBe('D-2026-0002')
    },
  )

  it.each([
    [{ mail: true }, 'to_needed'],
    [{ to: 'nobody' }, 'bad_address'],
    [{ to: 'a@example.org', markSent: true }, 'mail_or_mark'],
    [{ to: 'a@example.org' }, 'no_mail_server'],
  ] as const)('gives no number to %j', async (flags, code) => {
    const context = await world()
    await addOffer(context, line)
    expect((await failureOf(sendOffer(context, '1', flags))).code).toBe(code)
    expect((await get(context, 1)).number).toBeNull()
  })

  it('gives no number to a mail that nobody confirmed: without a terminal it needs --yes', async () => {
    const context = await world({ options: { yes: false }, env: { SMM_NOTIFY_SMTP: 'smtp://127.0.0.1:9' } })
    await addOffer(context, line)
    const failure = await failureOf(sendOffer(context, '1', { to: 'a@example.org' }))
    expect([failure.kind, failure.code, plain(failure.message)]).toEqual([
      'usage',
      'confirmation_needed',
      expect.stringContaining('--yes'),
    ])
    expect((await get(context, 1)).number).toBeNull()
  })

  it('refuses numbers that an earlier life of the database has given, and goes on after them', async () => {
    const first = await world()
    await addOffer(first, line)
    await sendOffer(first, '1', { markSent: true })
    await first.close()
    const copy = readFileSync(first.places.database)
    const second = await world({ folder: first.folder })
    for (const id of ['2', '3']) {
      await addOffer(second, line)
      await sendOffer(second, id, { markSent: true })
    }
    await second.close()
    for (const rest of ['-wal', '-shm']) rmSync(`${first.places.database}${rest}`, { force: true })
    writeFileSync(first.places.database, copy)

    const old = await world({ folder: first.folder })
    await addOffer(old, line)
    const failure = await failureOf(sendOffer(old, '2', { markSent: true }))
    expect([failure.code, failure.hint]).toEqual(['old_numbers', expect.stringContaining('--after D-2026-0003')])
    // beside the database alone, or next to the key alone, it is known as well
    rmSync(join(old.places.home, 'runs', 'proposals.json'))
    expect((await failureOf(sendOffer(old, '2', {}))).code).toBe('old_numbers')
    for (const after of ['D-2026-0002', 'D-2025-0009', 'five', 'D-2026-0001', 'D-2027-0004']) {
      expect((await failureOf(sendOffer(old, '2', { markSent: true, after }))).code).toBe('bad_after')
    }
    expect((await get(old, 2)).number).toBeNull()
    await sendOffer(old, '2', { markSent: true, after: 'D-2026-0003' })
    await addOffer(old, line)
    await sendOffer(old, '3', { markSent: true })
    expect([(await get(old, 2)).number, (await get(old, 3)).number]).toEqual(['D-2026-0004', 'D-2026-0005'])
  })

  it('shows, sends and exports no numbered offer that somebody changed behind its back', async () => {
    const context = await world()
    await addOffer(context, line)
    await sendOffer(context, '1', { markSent: true })
    await showOffer(context, '1', {})
    const db = new Database(context.places.database)
    db.exec("DROP TRIGGER proposals_numbered_are_immutable; UPDATE proposals SET content = replace(content, '6000', '600')")
    db.close()
    for (const work of [
      () => showOffer(context, 'D-2026-0001', { format: 'html', output: '-' }),
      () => sendOffer(context, '1', { to: 'a@example.org' }),
      () => exportOffer(context, '1', {}),
      () => accept(context, '1', {}),
    ])
      expect(await failureOf(work())).toMatchObject({ kind: 'failed', code: 'proposal_damaged' })
  })

  it('begins after the numbers that were given on paper', async () => {
    const context = await world()
    await addOffer(context, line)
    await sendOffer(context, '1', { markSent: true, after: 'd-2026-0012' })
    expect((await get(context, 1)).number).toBe('D-2026-0013')
  })
})

describe('what the client answers', () => {
  it('is kept: accepted by whom, how and when; an expired one says so', async () => {
    const first = await world()
    await addOffer(first, line)
    expect((await failureOf(accept(first, '1', {}))).code).toBe('not_sent')
    await sendOffer(first, '1', { markSent: true })
    expect((await failureOf(accept(first, '1', { date: '2026-11-01' }))).code).toBe('date_before')
    await first.close()
    const later = await world({ folder: first.folder, now: new Date('2027-01-10T09:00:00Z') })
    await listOffers(later)
    expect(later.stdout()).toContain('expiré')
    await accept(later, 'd-2026-0001', { by: 'la gérante', via: 'signature' })
    expect(plain(later.stderr())).toContain("Il valait jusqu'au 27 décembre 2026.")
    expect(await get(later, 1)).toMatchObject({ status: 'accepted', decided_by: 'la gérante', decided_via: 'signature' })
    expect((await failureOf(refuse(later, '1', { reason: 'x' }))).code).toBe('not_open')
  })

  it('is refused or cancelled with a reason, and the number stays', async () => {
    const context = await world()
    for (const id of ['1', '2', '3']) {
      await addOffer(context, line)
      if (id !== '3') await sendOffer(context, id, { markSent: true })
    }
    expect((await failureOf(refuse(context, '1', {}))).code).toBe('reason_needed')
    await refuse(context, '1', { reason: 'budget reporté' })
    expect(await get(context, 1)).toMatchObject({ status: 'refused', reason: 'budget reporté', number: 'D-2026-0001' })
    expect((await failureOf(cancel(context, '2', {}))).code).toBe('reason_needed')
    await cancel(context, '2', { reason: 'remplacé' })
    await cancel(context, '3', {})
    expect(await get(context, 2)).toMatchObject({ status: 'cancelled', number: 'D-2026-0002' })
    expect(await get(context, 3)).toMatchObject({ status: 'cancelled', number: null })
    expect((await failureOf(cancel(context, '2', { reason: 'x' }))).code).toBe('not_open')
    expect((await failureOf(sendOffer(context, '3', {}))).code).toBe('not_draft')
  })

  it('of an offer that is not there exits 5, be it another client’s', async () => {
    const context = await world()
    await addOffer(context, line)
    await (await context.store()).clients.add({ ...bakery, slug: 'other', name: 'Autre' }, now.toISOString())
    for (const typed of ['9', 'x', 'D-2026-0001', '1.0']) {
      expect(
        (await failureOf(showOffer({ ...context, options: { ...context.options, client: bakery.slug } }, typed, {}))).kind,
      ).toBe('not_found')
    }
    const other = { ...context, options: { ...context.options, client: 'other' } }
    expect((await failureOf(showOffer(other, '1', {}))).kind).toBe('not_found')
  })
})

describe('what is shown', () => {
  async function accepted(lang: 'fr' | 'en' = 'fr'): Promise<TestContext> {
    const context = await world({ lang, now: new Date('2026-12-20T09:00:00Z') })
    await addOffer(context, { ...line, start: '2026-12-01' })
    await sendOffer(context, '1', { markSent: true })
    await accept(context, '1', {})
    const { money } = await context.store()
    const entry = { client: bakery.slug, network: null, activity: null, rate_per_hour: null, estimated: false }
    await money.addTime({ ...entry, date: '2026-12-04', minutes: 800, role: 'consultant', note: '=1+1' }, now.toISOString())
    return context
  }

  it('tells the hours sold and spent, and that they are too many', async () => {
    const context = await accepted()
    await listOffers(context)
    expect(plain(context.stdout())).toContain('Heures du mois (décembre 2026) : 12 h vendues, 13 h 20 passées · 1 h 20 de trop')
    await showOffer(context, '1', {})
    expect(plain(context.stdout())).toContain('État                 accepté')
    expect(typographyFaults(context.stdout(), [bakery.name])).toEqual([])
  })

  it('gives the same as JSON, with what is not known as null', async () => {
    const context = await accepted()
    const json: string[] = []
    const io = { ...context.io, json: (value: unknown) => void json.push(JSON.stringify(value)) }
    await listOffers({ ...context, io, options: { ...context.options, json: true } })
    expect(JSON.parse(json[0] ?? '')).toMatchObject([
      {
        id: 1,
        number: 'D-2026-0001',
        state: 'accepted',
        expired: false,
        valid_until: '2027-01-19',
        total_ht: 216_000,
        vat_bp: null,
        vat: 0,
        total_ttc: 216_000,
        currency: 'EUR',
        lines: [{ label: 'Animation', minutes: 720, unit_price: 6000, amount: 72_000, times: 3, total: 216_000 }],
        missing: [],
        hours: [{ month: '2026-12', sold_minutes: 720, spent_minutes: 800, over_minutes: 80 }],
      },
    ])
  })

  it('prepares an invoice for the platform, where no cell is a formula', async () => {
    const context = await accepted()
    await exportOffer(context, '1', { month: 'décembre', output: 'facture.csv' })
    const rows = readFileSync(join(context.folder, 'facture.csv'), 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows[1]).toContain('line;D-2026-0001;2026-12;')
    expect(rows[1]).toContain(';12,00;hour;1;60,00;720,00;0;EUR')
    expect(rows[2]).toContain(";'=1+1;13,33;hour;")
    expect(plain(context.stderr())).toContain('Préparation de facture')
    expect((await failureOf(exportOffer(context, '1', { month: '2027-03' }))).code).toBe('month_outside')
    await addOffer(context, line)
    expect((await failureOf(exportOffer(context, '2', {}))).code).toBe('not_numbered')
  })

  it.each(['fr', 'en'] as const)('is one document in the client’s language or the one that is said (%s)', async (lang) => {
    const context = await accepted()
    const html = toHtml([composeProposal(await get(context, 1), lang)], { color: null, logo: null })
    const text = plain(html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '\n'))
    const wanted =
      lang === 'fr'
        ? [
            'Devis D-2026-0001',
            'Camille EI',
            '404 833 048 00022',
            'SIREN',
            '60,00 € l',
            'Total à payer, sans TVA',
            '2 160,00 €',
            'TVA non applicable, art. 293 B du CGI.',
            'Devis reçu avant exécution, bon pour accord.',
            "n'est pas une facture",
          ]
        : [
            'Offer D-2026-0001',
            'Camille EI',
            '404 833 048 00022',
            '€60.00 an hour',
            'Total to pay, without VAT',
            '€2,160.00',
            'art. 293 B',
            'agreed',
            'no invoice',
          ]
    for (const words of wanted) expect(text).toContain(words)
    expect(html).toContain(`<html lang="${lang}">`)
    if (lang === 'fr') {
      const own = [bakery.name, bakery.name.replace("'", '&#39;'), ...Object.values(consultant)]
      const shown = html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '\n')
      expect(typographyFaults(shown, own)).toEqual([])
    }
  })

  it('says of a draft that it binds nobody, and shows what is missing in its place', async () => {
    const context = testContext({ now, lang: 'fr', env: { SMM_CONSULTANT_HOURLY_RATE: '60 €' } })
    await addBakery(context)
    await addOffer(context, line)
    await showOffer(context, '1', {})
    expect(plain(context.stdout())).toContain("sans numéro, il n'engage pas")
    expect(context.stdout()).toContain('à compléter')
  })
})

/** A draft of the same lines, from a context of its own. */
async function drafted() {
  const context = await world()
  await addOffer(context, line)
  return get(context, 1)
}
