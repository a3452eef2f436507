import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, sealOf } from '../../src/canonical.ts'
import { compareHours } from '../../src/proposals/hours-sold.ts'
import { addMonths, monthOf } from '../../src/results/month.ts'
import { planLines } from '../../src/proposals/plan-lines.ts'
import { amountOf, minutesIn, soldIn, stateOf, totalsOf, validUntil } from '../../src/proposals/proposal.ts'
import { authorName, legalFormOf, legalSentences, missingMentions } from '../../src/proposals/proposal-mentions.ts'
import { vatOf } from '../../src/proposals/proposal-parties.ts'
import { asTyped, readLine, readLinesFile, withLines } from '../../src/proposals/read-lines.ts'
import { prepareInvoice } from '../../src/proposals/invoice-lines.ts'
import { Failure } from '../../src/failure.ts'
import type { TimeEntry } from '../../src/store/money.ts'
import type { Proposal, ProposalAuthor, ProposalContent, ProposalLine } from '../../src/store/proposals.ts'
import { goldenFacts } from '../strategy/strategy-sample.ts'
import { planTasks } from '../../src/strategy/plan.ts'
import { whoDoes } from '../../src/strategy/who-does.ts'

const label = { fr: 'Animation', en: 'Community' }
const hour = (minutes: number, unit_price: number, each: 'month' | 'once' = 'month'): ProposalLine => ({
  label,
  details: [],
  each,
  minutes,
  count: null,
  unit_price,
})

const author: ProposalAuthor = {
  name: 'Camille',
  company: null,
  status: 'micro-entreprise',
  capital: null,
  rcs: null,
  siret: '40483304800022',
  vat: 'exempt',
  address: '1 rue du Marché',
  email: null,
  phone: null,
  insurance: null,
  country: 'FR',
}

const content: ProposalContent = {
  lang: 'fr',
  currency: 'EUR',
  dated: '2026-11-27',
  valid_days: 30,
  start: '2026-12-01',
  months: 6,
  lines: [hour(720, 6000), hour(800, 6000, 'once')],
  discount_bp: 0,
  deposit_bp: 0,
  payment_days: 30,
  vat_said: null,
  vat_bp: null,
  author,
  customer: { name: 'Boulangerie', siren: '404833048', address: '3 quai', country: 'FR' },
  mentions: [],
}

const proposal: Proposal = {
  id: 1,
  client: 'boulangerie',
  status: 'accepted',
  content,
  created_at: '2026-11-27T08:00:00Z',
  number: 'D-2026-0001',
  sent_at: '2026-11-27T08:00:00Z',
  sent_to: null,
  sha256: '0',
  decided_at: '2026-11-28',
  decided_by: null,
  decided_via: null,
  cancelled_at: null,
  reason: null,
}

const lineOf = fc.oneof(
  fc.record({
    label: fc.constant(label),
    details: fc.constant([]),
    each: fc.constantFrom('month', 'once'),
    minutes: fc.integer({ min: 1, max: 20_000 }),
    count: fc.constant(null),
    unit_price: fc.integer({ min: 0, max: 100_000 }),
  }),
  fc.record({
    label: fc.constant(label),
    details: fc.constant([]),
    each: fc.constantFrom('month', 'once'),
    minutes: fc.constant(null),
    count: fc.integer({ min: 1, max: 500 }),
    unit_price: fc.integer({ min: 0, max: 100_000 }),
  }),
) as fc.Arbitrary<ProposalLine>

const termsOf = fc.record({
  lines: fc.array(lineOf, { minLength: 1, maxLength: 12 }),
  months: fc.integer({ min: 1, max: 36 }),
  discount_bp: fc.integer({ min: 0, max: 10_000 }),
  deposit_bp: fc.integer({ min: 0, max: 10_000 }),
  vat_bp: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null }),
})

describe('what the lines come to', () => {
  it('always adds up: lines, discount, VAT and total, each an integer', () => {
    fc.assert(
      fc.property(termsOf, (terms) => {
        const totals = totalsOf(terms)
        const lines = totals.lines.map(({ once, times, total }) => [once * times, total])
        expect(lines.every(([counted, total]) => counted === total)).toBe(true)
        expect(totals.subtotal).toBe(totals.lines.reduce((all, { total }) => all + total, 0))
        expect(totals.net).toBe(totals.subtotal - totals.discount)
        expect(totals.total).toBe(totals.net + totals.vat)
        expect(Object.values({ ...totals, lines: 0 }).every(Number.isSafeInteger)).toBe(true)
        // no share is off by more than half a unit
        expect(Math.abs(totals.vat - (totals.net * (terms.vat_bp ?? 0)) / 10_000)).toBeLessThanOrEqual(0.5)
        expect(Math.abs(totals.discount - (totals.subtotal * terms.discount_bp) / 10_000)).toBeLessThanOrEqual(0.5)
        expect(totals.deposit).toBeLessThanOrEqual(totals.total)
        if (terms.vat_bp === null) expect(totals.vat).toBe(0)
      }),
    )
  })

  it.each([
    // 7 min at 60 €: 7 €; 1 min at 0.45 €: 0.75 cent → 1; half a cent away from zero
    [7, 6000, 700],
    [1, 45, 1],
    [30, 1, 1],
    [29, 1, 0],
    [50, 9999, 8333],
  ])('rounds %i minutes at %i an hour to %i', (minutes, rate, amount) => {
    expect(amountOf(hour(minutes, rate))).toBe(amount)
  })

  it('rounds half a cent of VAT away from zero, once for all lines', () => {
    const lines = [hour(60, 125), hour(60, 125)].map((one) => ({ ...one, each: 'once' as const }))
    const terms = { lines, months: 1, discount_bp: 0, deposit_bp: 0, vat_bp: 2000 }
    expect(totalsOf(terms)).toMatchObject({ net: 250, vat: 50, total: 300 })
    expect(totalsOf({ ...terms, lines: [{ ...hour(60, 25), each: 'once' }], vat_bp: 1000 })).toMatchObject({
      vat: 3,
      total: 28,
    })
  })
})

describe('how long it holds', () => {
  it.each([
    ['sent', '2026-12-27', 'sent'],
    ['sent', '2026-12-28', 'expired'],
    ['accepted', '2027-12-28', 'accepted'],
    ['refused', '2027-12-28', 'refused'],
    ['cancelled', '2027-12-28', 'cancelled'],
    ['draft', '2027-12-28', 'numbered'],
  ] as const)('%s is on %s: %s', (status, today, state) => {
    expect(validUntil(content)).toBe('2026-12-27')
    expect(stateOf({ ...proposal, status }, today)).toBe(state)
  })

  it('is a draft without a number', () => {
    expect(stateOf({ ...proposal, status: 'draft', number: null }, '2027-12-28')).toBe('draft')
  })
})

describe('hours sold', () => {
  it('gives the monthly hours to every month, and what is done once to the first three, to the minute', () => {
    expect([0, 1, 2, 3, 5, 6, -1].map((index) => minutesIn(content, index))).toEqual([987, 987, 986, 720, 720, 0, 0])
    expect(minutesIn({ lines: content.lines, months: 1 }, 0)).toBe(720 + 800)
  })

  it('sums over the months to what the lines sell', () => {
    fc.assert(
      fc.property(termsOf, (terms) => {
        const months = Array.from({ length: terms.months }, (_, index) => minutesIn(terms, index))
        const sold = terms.lines.reduce(
          (all, { minutes, each }) => all + (minutes ?? 0) * (each === 'month' ? terms.months : 1),
          0,
        )
        expect(months.reduce((a, b) => a + b, 0)).toBe(sold)
      }),
    )
  })

  it('begins with the acceptance where no day is said, and ends with a cancellation', () => {
    const open = { ...proposal, content: { ...content, start: null } }
    expect(['2026-10', '2026-11', '2027-04', '2027-05'].map((month) => soldIn(open, month))).toEqual([0, 987, 720, 0])
    const ended = { ...proposal, status: 'cancelled', cancelled_at: '2027-01-20T09:00:00Z' } as const
    expect(['2026-12', '2027-01', '2027-02'].map((month) => soldIn(ended, month))).toEqual([987, 987, 0])
    expect(soldIn({ ...ended, decided_at: null }, '2026-12')).toBe(0)
    for (const status of ['draft', 'sent', 'refused'] as const) expect(soldIn({ ...proposal, status }, '2026-12')).toBe(0)
  })

  const entry: TimeEntry = {
    id: 1,
    client: 'boulangerie',
    date: '2026-12-04',
    minutes: 600,
    role: 'consultant',
    network: null,
    activity: null,
    rate_per_hour: null,
    estimated: false,
    note: null,
    external_id: null,
    created_at: '2026-12-04T08:00:00Z',
  }

  it('counts the consultant’s own minutes against them, and says when they are too many', () => {
    const entries = [entry, { ...entry, date: '2026-12-31', minutes: 400 }, { ...entry, role: 'gérante', minutes: 999 }]
    expect(compareHours([proposal], entries, '2026-12')).toEqual({
      month: '2026-12',
      sold_minutes: 987,
      sold_reason: null,
      spent_minutes: 1000,
      over_minutes: 13,
      offers: [{ id: 1, number: 'D-2026-0001', minutes: 987 }],
    })
    expect(compareHours([proposal], [entry], '2026-12')).toMatchObject({ over_minutes: 0 })
    const two = compareHours([proposal, { ...proposal, id: 2 }], entries, '2026-12')
    expect(two).toMatchObject({ sold_minutes: 1974, over_minutes: 0 })
  })

  it('is null with its reason where nothing was sold', () => {
    expect(compareHours([{ ...proposal, status: 'sent' }], [entry], '2026-12')).toMatchObject({
      sold_minutes: null,
      sold_reason: 'no_accepted_offer',
      over_minutes: null,
      spent_minutes: 600,
    })
  })

  it('prepares an invoice of a month, whose months add up to the offer', () => {
    const priced = { ...proposal, content: { ...content, vat_bp: 2000 } }
    const months = Array.from({ length: 6 }, (_, index) => addMonths('2026-12', index))
    const prepared = months.map((month) => prepareInvoice(priced, [entry], month))
    const whole = prepareInvoice(priced, [entry], null)
    expect(prepared.map(({ lines }) => lines.length)).toEqual([2, 1, 1, 1, 1, 1])
    expect(prepared.reduce((all, { total_ht }) => all + total_ht, 0)).toBe(whole.total_ht)
    expect(whole.total_ttc).toBe(totalsOf(priced.content).total)
    expect(prepared.map(({ time }) => time.length)).toEqual([1, 0, 0, 0, 0, 0])
    expect(monthOf(entry.date)).toBe(months[0])
  })

  it('gives the months of an offer together its discount, to the cent', () => {
    const months = Array.from({ length: 6 }, (_, index) => addMonths('2026-12', index))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999 }), (unit_price, discount_bp) => {
        const lines = content.lines.map((line) => ({ ...line, unit_price }))
        const one = { ...proposal, content: { ...content, lines, discount_bp } }
        const prepared = months.map((month) => prepareInvoice(one, [], month))
        expect(prepared.reduce((all, { total_ht }) => all + total_ht, 0)).toBe(totalsOf(one.content).net)
      }),
    )
  })
})

describe('what an offer must say', () => {
  it.each([
    ['EI', 'sole'],
    ['E.I.', 'sole'],
    ['Entrepreneur individuel', 'sole'],
    ['Entreprise individuelle (BNC)', 'sole'],
    ['micro', 'sole'],
    ['Micro-entreprise', 'sole'],
    ['Micro-entrepreneuse', 'sole'],
    ['auto-entrepreneur', 'sole'],
    ['Profession libérale', 'sole'],
    ['sole trader', 'sole'],
    ['EURL', 'company'],
    ['S.A.S.U.', 'company'],
    ['SASU au capital de 1 000 €', 'company'],
    ['SARL', 'company'],
    ['portage salarial', 'other'],
    ['Sasuke', 'other'],
    ['association', 'other'],
  ] as const)('reads « %s » as %s', (status, form) => {
    expect(legalFormOf(status)).toBe(form)
  })

  const nobody: ProposalAuthor = {
    ...author,
    name: null,
    status: null,
    siret: null,
    vat: null,
    address: null,
  }
  const customer = { name: 'Boulangerie', siren: null, address: null, country: 'FR' }
  const theirs = ['customer_address', 'customer_siren']

  it.each([
    ['FR', null, ['status', 'name', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'micro-entreprise', ['name', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'EI', ['name', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'EURL', ['company', 'capital', 'rcs', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'SASU', ['company', 'capital', 'rcs', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'SNC', ['company', 'rcs', 'siret', 'address', 'vat', ...theirs]],
    ['FR', 'portage salarial', ['name', 'siret', 'address', 'vat', ...theirs]],
    ['BE', null, ['name', 'address', 'vat', 'customer_address']],
    ['BE', 'SRL', ['company', 'address', 'vat', 'customer_address']],
    ['CH', 'Sàrl', ['company', 'address', 'vat', 'customer_address']],
    ['CA', 'indépendante', ['name', 'address', 'vat', 'customer_address']],
  ] as const)('asks in %s of « %s » for %j', (country, status, missing) => {
    expect(missingMentions({ author: { ...nobody, country, status }, customer, vat_said: null })).toEqual(missing)
  })

  it('asks for nothing where all is there', () => {
    expect(missingMentions(content)).toEqual([])
    const firm = {
      ...author,
      company: 'Studio',
      status: 'SASU',
      capital: '1 000 €',
      rcs: 'RCS Strasbourg',
      vat: 'FR83404833048',
    }
    expect(missingMentions({ ...content, author: firm })).toEqual([])
  })

  it('wants the SIREN of French clients alone', () => {
    expect(missingMentions({ ...content, customer: { ...customer, country: 'BE', address: 'x' } })).toEqual([])
    expect(missingMentions({ ...content, customer: { ...customer, address: 'x' } })).toEqual(['customer_siren'])
  })

  it('wants a VAT number of who charges VAT, and none of who does not', () => {
    expect(missingMentions({ ...content, vat_said: 2000 })).toEqual(['vat'])
    expect(missingMentions({ ...content, vat_said: 'exempt', author: { ...author, vat: null } })).toEqual([])
    expect(missingMentions({ ...content, vat_said: 2100, author: { ...author, country: 'BE', vat: null } })).toEqual([])
  })

  it.each([
    [{}, 'Camille EI'],
    [{ company: 'Studio A' }, 'Camille EI (Studio A)'],
    [{ name: 'EI Camille' }, 'EI Camille'],
    [{ name: 'Camille, entrepreneur individuel' }, 'Camille, entrepreneur individuel'],
    [{ status: 'SASU', company: 'Studio A', capital: '1 000 €' }, 'Studio A, SASU au capital de 1 000 €'],
    [{ status: 'EURL', company: 'Studio A' }, 'Studio A, EURL'],
    [{ country: 'BE' }, 'Camille'],
    [{ country: 'CH', company: 'Studio A' }, 'Studio A, Camille'],
  ] as const)('names %j « %s »', (change, name) => {
    expect(authorName({ ...author, ...change }, 'fr')).toBe(name)
  })

  it('says the exemption, the penalties and the 40 € in France, in both languages', () => {
    const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
    const [exempt, late, recovery] = legalSentences(content)
    expect(plain(exempt?.fr ?? '')).toBe('TVA non applicable, art. 293 B du CGI.')
    expect(late?.fr).toContain('L. 441-10')
    expect(plain(recovery?.fr ?? '')).toContain('40 €')
    expect(recovery?.en).toContain('€40')
    const charged = legalSentences({ ...content, vat_bp: 2000 })
    expect(charged.some(({ fr }) => fr.includes('293 B'))).toBe(false)
  })

  it('cites no French law elsewhere, and an insurance where there is one', () => {
    const abroad = legalSentences({ ...content, author: { ...author, country: 'BE', insurance: 'Assureur X, Belgique' } })
    expect(abroad.map(({ fr }) => fr).join(' ')).not.toMatch(/CGI|441|40/)
    expect(abroad.at(-1)?.fr).toContain('Assureur X, Belgique')
  })

  it.each([
    [null, 'exempt', 'FR', null],
    [null, 'FR83404833048', 'FR', 2000],
    [null, null, 'FR', 2000],
    [850, 'FR83404833048', 'FR', 850],
    ['exempt', 'FR83404833048', 'FR', null],
    [null, null, 'BE', undefined],
    [2100, null, 'BE', 2100],
  ] as const)('takes VAT of %s, with %s, in %s: %s', (said, vat, country, expected) => {
    expect(vatOf(said, { ...author, vat, country })).toBe(expected)
  })
})

describe('a line as it is typed', () => {
  const around = { lang: 'fr', currency: 'EUR', rate: 6000 } as const
  it.each([
    ['Animation Facebook=12h', { minutes: 720, count: null, unit_price: 6000, each: 'month' }],
    ['Animation=1h30@70', { minutes: 90, unit_price: 7000, each: 'month' }],
    ['Audit=6h:once', { minutes: 360, each: 'once' }],
    ['Audit = 45 min : une fois', { minutes: 45, each: 'once' }],
    ['Reportage photo=350 €:once', { minutes: null, count: 1, unit_price: 35_000, each: 'once' }],
    ['Visuels=4x45', { count: 4, unit_price: 4500, each: 'month' }],
    ['Visuels=4 × 12,50:mois', { count: 4, unit_price: 1250 }],
    ['a=b=2h', { minutes: 120 }],
  ] as const)('%s', (typed, line) => {
    expect(readLine(typed, around).line).toMatchObject(line)
  })

  it('without a value takes the line out', () => {
    expect(readLine('Audit=', around)).toEqual({ label: 'Audit', line: null })
  })

  it.each([
    'Audit',
    '=12h',
    '',
    'Audit=12h:jamais',
    'Audit=:once',
    'Visuels=0x45',
    'Visuels=99999x45',
    'Audit=50@60',
    'Remise=-50',
  ])('refuses « %s »', (typed) => {
    expect(() => readLine(typed, around)).toThrow(Failure)
  })

  it('refuses hours without a price', () => {
    expect(() => readLine('Audit=6h', { ...around, rate: null })).toThrow(
      expect.objectContaining({ code: 'rate_needed' }) as Error,
    )
    expect(readLine('Audit=6h@60', { ...around, rate: null }).line).toMatchObject({ unit_price: 6000 })
  })

  it('is what it was when it is typed again as it is shown', () => {
    fc.assert(
      fc.property(lineOf, fc.constantFrom('EUR', 'JPY', 'TND'), (line, currency) => {
        const where = { ...around, currency }
        const { label: _, details: __, ...same } = line
        expect(readLine(asTyped(line, where), where).line).toMatchObject(same)
      }),
    )
  })

  it('takes the place of the line of its name, in either language, and keeps what that one holds', () => {
    const details = [{ fr: 'Réponses', en: 'Replies' }]
    const base = [{ ...hour(60, 6000), details }, hour(120, 6000, 'once')]
    const [first, second, third] = withLines(base, [readLine('COMMUNITY=3h', around), readLine('Photo=90', around)])
    expect(first).toMatchObject({ label, details, minutes: 180 })
    expect([second, third]).toMatchObject([{ minutes: 120 }, { label: { fr: 'Photo' }, unit_price: 9000 }])
    expect(withLines(base, [readLine('Nothing of that name=', around)])).toHaveLength(2)
  })

  it('comes from a file too', async () => {
    const file = 'lines:\n  - Animation=12h\n  - line: "Audit=6h:once"\n    details: [Comptes, Avis]\n'
    const read = await readLinesFile(file, 'lignes.yaml', around)
    expect(read.map(({ line }) => line)).toMatchObject([
      { minutes: 720 },
      { minutes: 360, details: [{ fr: 'Comptes' }, { en: 'Avis' }] },
    ])
    for (const bad of ['lines: 3', 'nothing: []', '- a', 'lines:\n  - {line: x}', 'lines: [\n', 'lines: ["a=1h"]\nmore: 1']) {
      await expect(readLinesFile(bad, 'f', around)).rejects.toMatchObject({ code: 'bad_file' })
    }
  })
})

describe('the lines of the plan', () => {
  const facts = goldenFacts('s01').strategy
  const tasks = planTasks(facts, { start: '2026-11-30' })
  const doers = whoDoes({ ...facts, team: [] })

  it('are what the consultant does: nothing of the client’s own people', () => {
    const lines = planLines({ result: facts.result, tasks, doers }, 6000)
    const own = (['strategist', 'community', 'content', 'approver', 'sponsor'] as const).filter((role) =>
      doers[role].some(({ kind }) => kind === 'consultant' || kind === 'provider'),
    )
    expect(lines.length).toBeLessThanOrEqual(own.length * 2)
    expect(lines.every(({ minutes, unit_price }) => minutes !== null && minutes % 15 === 0 && unit_price === 6000)).toBe(true)
    const everybody = { kind: 'person', name: 'gérante' } as const
    const theirs = { strategist: [everybody], community: [everybody], content: [everybody], approver: [], sponsor: [] }
    expect(planLines({ result: facts.result, tasks, doers: theirs }, 6000)).toEqual([])
  })

  it('count no report twice and nothing that comes back each week', () => {
    const me = [{ kind: 'consultant', name: null }] as const
    const all = { strategist: me, community: me, content: me, approver: me, sponsor: me }
    const lines = planLines({ result: facts.result, tasks, doers: all }, 6000)
    const weekly = facts.result.role_plan_minutes_per_week
    const month = lines.find(({ each }) => each === 'month')
    expect(month?.minutes).toBe(Math.ceil(Math.round(((weekly?.strategist ?? 0) * 13) / 3) / 15) * 15)
    const once = lines.filter(({ each }) => each === 'once').flatMap(({ details }) => details.map(({ en }) => en))
    const left = tasks.filter(({ id, recurring }) => recurring === null && !['T20', 'T26', 'T31'].includes(id))
    expect(once).toHaveLength(left.length)
  })
})

describe('the seal', () => {
  it('is of the data, whatever the order of its names', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: 'é"\n' }], x: undefined })).toBe('{"a":[{"c":"é\\"\\n","d":null}],"b":1}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(sealOf(turned)).toBe(sealOf(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    expect(sealOf({ a: 1 })).not.toBe(sealOf({ a: 2 }))
  })
})
