import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/report/run.ts'
import { computeRoi } from '../../src/results/roi.ts'
import { clientSeries } from '../../src/results/client-series.ts'
import { toHtml, toMarkdown, toTerminal } from '../../src/documents/index.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { compose } from '../../src/report/compose.ts'
import type { Report } from '../../src/report/report.ts'
import { render } from '../../src/io/paint.ts'
import { sanitise } from '../../src/io/sanitise.ts'
import { parseXml, textOf } from '../support/xml.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const nobody = { name: null, company: null, email: null, phone: null }
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const langs = ['fr', 'en'] as const

async function sample(more: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr', ...more })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  return context
}

async function report(context: TestContext, month = '2026-11', draft = false): Promise<Report> {
  const client = await (await context.store()).clients.get(bakery.slug)
  if (!client) throw new Error('no client')
  return buildReport(context, client, month, draft)
}

const terminal = (of: Report, lang: 'fr' | 'en', columns = 80): string =>
  toTerminal(compose(of, lang, nobody), columns)
    .map((line) => render(line, null, sanitise))
    .join('\n')

describe('the report as data', () => {
  it('has the ten sections in their order', async () => {
    const made = await report(await sample())
    expect(made).toMatchObject({ client: 'boulangerie', month: '2026-11', currency: 'EUR', draft: false })
    expect(Object.keys(made.sections)).toEqual([
      'summary',
      'objectives',
      'indicators',
      'networks',
      'posts',
      'time_and_budget',
      'return',
      'community',
      'next_month',
      'annexes',
    ])
  })

  it('tells the days ahead only while the month runs: nobody noted them at the end of an earlier one', async () => {
    const context = await sample()
    const depth = async (month: string) =>
      (await report(context, month)).sections.indicators.find(({ kpi }) => kpi === 'queue_depth')
    const current = context.now().toISOString().slice(0, 7)
    expect(await depth(current)).toMatchObject({ value: expect.any(Number) as number, value_reason: null })
    expect(await depth('2026-10')).toMatchObject({ value: null, value_reason: 'not_kept' })
  })

  it('holds the ROI engine’s own result, from the first entry to the month', async () => {
    const context = await sample()
    const { sections } = await report(context)
    const { money } = await context.store()
    const client = await (await context.store()).clients.get(bakery.slug)
    const { slug } = bakery
    const entries = {
      time: await money.listTime(slug),
      costs: await money.listCosts(slug),
      sales: await money.listSales(slug),
      leads: await money.listLeads(slug),
    }
    const { input } = clientSeries(client as NonNullable<typeof client>, entries, '2026-11')
    expect(sections.return).toEqual(computeRoi({ ...input, kpis: { measured: 1, declared: 2 } }))
    expect(sections.return.series.map(({ month }) => month)).toEqual(
      ['05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}`),
    )
    expect(sections.return.series[0]).toMatchObject({
      cost: { time: 28_717, ads: 3000, tools: 992, total: 32_709 },
      strict: null,
    })
    expect(sections.return.series[1]).toMatchObject({ strict: 10_200, extended: 13_800 })
  })

  it('measures what can be, and says why the rest is not', async () => {
    const { objectives, indicators } = (await report(await sample())).sections
    expect(objectives.items).toMatchObject([
      { objective: 'sales', kpi: 'orders_social', actual: 18, attainment_bp: 7000, status: 'on_track', status_reason: null },
      { objective: 'loyalty', kpi: 'ugc_month', actual: null, status: 'not_measured', status_reason: 'not_collected' },
    ])
    expect(objectives).toMatchObject({ roo_bp: 7000, coverage_bp: 6250 })
    const byKpi = Object.fromEntries(indicators.map((row) => [row.kpi, row]))
    expect(byKpi['orders_social']).toMatchObject({ value: 18, previous: 15, target: 24 })
    expect(byKpi['cadence_kept']).toMatchObject({ value: 0, value_reason: null, target: 9000 })
    expect(byKpi['reach_month']).toMatchObject({ value: null, value_reason: 'not_collected' })
    for (const row of indicators) expect(row.value === null).toBe(row.value_reason !== null)
  })

  it('plans in proportion to the days the strategy was there, and not before', async () => {
    const context = testContext({ now, lang: 'fr' })
    await addBakery(context)
    await addStrategy(context, '2026-11-16T08:00:00Z')
    const half = (await report(context)).sections
    expect(half.networks).toMatchObject([{ network: 'facebook', planned: 4 }]) // 26 a quarter, half a month
    expect(half.time_and_budget.minutes_planned).toBe(119 + 130 + 22 + 30 + 45)
    const before = (await report(context, '2026-10')).sections
    expect(before.time_and_budget).toMatchObject({ minutes_planned: null, minutes_planned_reason: 'strategy_later' })
    const after = (await report(context, '2026-12')).sections
    expect(after.networks).toMatchObject([{ planned: 9 }])
  })

  it('sets time and cost against the plan [000-10]', async () => {
    const { time_and_budget: time } = (await report(await sample())).sections
    expect(time).toMatchObject({
      minutes: 840,
      minutes_planned: 691,
      budget_planned: 20_000,
      cost: { total: 52_709, external: 20_000 },
    })
    expect(time.by_activity).toContainEqual({ activity: 'production', minutes: 470, planned: 238 })
    expect(time.by_role).toContainEqual({ role: 'consultant', minutes: 120, minutes_estimated: 0, costed: false, cost: null })
    expect(time.flags.map(({ code }) => code)).toEqual([
      'fee_missing',
      'fee_missing',
      'fee_missing',
      'fee_missing',
      'fee_missing',
      'fee_missing',
    ])
  })

  it('shows time, budget, content and return as four tiles, each against something [003-20]', async () => {
    const document = compose(await report(await sample()), 'en', nobody)
    const tiles = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'tiles' ? block.tiles : [])),
    )
    expect(tiles.map(({ label }) => label)).toEqual(['Time', 'Cost', 'Posts', 'Return'])
    expect(tiles.filter(({ value, detail }) => value === '' || detail === '')).toEqual([])
  })

  it('is a draft while the month is not over', async () => {
    const context = await sample()
    expect((await report(context, '2026-12')).draft).toBe(true)
    expect((await report(context, '2026-11')).draft).toBe(false)
  })
})

describe('the report of a client with nothing', () => {
  it('says of everything that it is not measured, and why; nowhere a zero that nobody counted', async () => {
    const context = testContext({ now, lang: 'en' })
    await addBakery(context, {
      lang: 'en',
      default_margin_bp: null,
      tracking: { utm: null, promo_code: null, declared: null, assisted: null },
    })
    const made = await report(context)
    const { sections } = made
    expect(sections.time_and_budget).toMatchObject({
      minutes: null,
      minutes_reason: 'no_time_logged',
      minutes_planned: null,
      minutes_planned_reason: 'no_strategy',
      cost: null,
      cost_reason: 'no_cost_entered',
      budget_planned: null,
      budget_planned_reason: 'no_budget_given',
    })
    expect(sections.objectives).toEqual({ items: [], roo_bp: null, roo_bp_reason: 'no_strategy', coverage_bp: 0 })
    expect(sections.return.series[0]?.cumulative.strict_roi).toEqual({ bp: null, reason: 'return_not_measured' })
    expect(sections.summary.sentences.map(({ en }) => en)).toEqual([
      'No post this month, and none was planned.',
      'No objective has been set yet.',
      'The return is not measured: no time, cost or sale was entered. To measure it: log time, costs and sales.',
      'Watch: nothing tells yet which sales come from social networks.',
      'We need you to: choose how to recognise a sale that comes from social networks.',
    ])
    const shown = terminal(made, 'en')
    expect(shown).toContain('not measured')
    expect(shown).not.toMatch(/€0|[^\d]0%/)
    parseXml(toHtml([compose(made, 'fr', nobody)], { color: null, logo: null }))
  })
})

describe('the sentence on the return', () => {
  const sentence = async (prepare: (context: TestContext) => Promise<void>, month: string): Promise<string[]> => {
    const context = testContext({ now, lang: 'fr' })
    await prepare(context)
    const found = (await report(context, month)).sections.summary.sentences.find(({ about }) => about === 'return')
    return [found?.code ?? '', plain(found?.fr ?? ''), found?.en ?? '']
  }
  const bakeryWith = (since: string) => async (context: TestContext) => {
    await addBakery(context, { tracking: { utm: null, promo_code: since, declared: since, assisted: null } })
    await addEntries(context)
  }

  it('is too early before the third month, without an adjective [000-08] [001-28]', async () => {
    expect(await sentence(bakeryWith('2026-05'), '2026-06')).toEqual([
      'too_early',
      'Il est trop tôt pour juger du retour (2 mois de recul). Coût à ce jour, temps compris : 654,18 €.',
      'It is too early to judge the return (2 months of data). Cost so far, time included: €654.18.',
    ])
  })

  it('is a trend up to the fifth', async () => {
    const [code, fr] = await sentence(bakeryWith('2026-05'), '2026-08')
    expect([code, fr]).toEqual([
      'trend',
      'Tendance sur 4 mois, à confirmer à six mois : 46,78 € de marge prouvée pour 100,00 € de coût.',
    ])
  })

  it('is established from the sixth, proved first, with the balance', async () => {
    const [code, fr, en] = await sentence(bakeryWith('2026-05'), '2026-11')
    expect([code, fr, en]).toEqual([
      'established',
      "Pour 100,00 € de coût, temps compris, 85,68 € de marge prouvée (118,45 € avec l'estimé). Solde : −356,63 €.",
      'For every €100.00 of cost, time included, €85.68 of proved margin came back (€118.45 with estimates). Balance: −€356.63.',
    ])
  })

  it('is a least where months are missing, in the singular and the plural', async () => {
    const [code, fr] = await sentence(bakeryWith('2026-06'), '2026-11')
    expect([code, fr]).toEqual([
      'at_least',
      "Au moins 85,68 € de marge prouvée pour 100,00 € de coût : 1 mois sur 7 n'est pas mesuré.",
    ])
  })

  it('asks for the margin, or for tracking, or for a cost', async () => {
    const noMargin = async (context: TestContext) => {
      await addBakery(context, { default_margin_bp: null })
      await addEntries(context)
    }
    expect((await sentence(noMargin, '2026-09'))[1]).toBe(
      "Le retour n'est pas mesuré : la marge de vos ventes n'est pas connue. Pour le mesurer : nous donner la marge de vos ventes.",
    )
    const onlyCost = async (context: TestContext) => {
      await addBakery(context, { tracking: { utm: null, promo_code: null, declared: null, assisted: null } })
      const { money } = await context.store()
      await money.addCost(
        { client: bakery.slug, date: '2026-08-01', kind: 'ads', amount_ht: 1000, vat_bp: 0, currency: 'EUR', months: 1 },
        now.toISOString(),
      )
    }
    expect((await sentence(onlyCost, '2026-11'))[0]).toBe('not_measured.no_tracking')
    const onlySales = async (context: TestContext) => {
      await addBakery(context)
      const { money } = await context.store()
      await money.addSale(
        {
          client: bakery.slug,
          date: '2026-08-01',
          sale_id: null,
          evidence: 'utm',
          revenue: 1000,
          margin_bp: null,
          currency: 'EUR',
          count: 1,
          refund_of: null,
        },
        now.toISOString(),
      )
    }
    expect((await sentence(onlySales, '2026-11'))[0]).toBe('no_cost')
  })

  it('names the currency of the client', async () => {
    const dakar = async (context: TestContext) => {
      await addBakery(context, {
        currency: 'XOF',
        tracking: { utm: '2026-05', promo_code: null, declared: null, assisted: null },
      })
      const { money } = await context.store()
      for (const month of ['06', '07', '08', '09', '10', '11']) {
        await money.addCost(
          {
            client: bakery.slug,
            date: `2026-${month}-01`,
            kind: 'ads',
            amount_ht: 10_000,
            vat_bp: 0,
            currency: 'XOF',
            months: 1,
          },
          now.toISOString(),
        )
        await money.addSale(
          {
            client: bakery.slug,
            date: `2026-${month}-02`,
            sale_id: null,
            evidence: 'utm',
            revenue: 20_000,
            margin_bp: null,
            currency: 'XOF',
            count: 1,
            refund_of: null,
          },
          now.toISOString(),
        )
      }
    }
    expect((await sentence(dakar, '2026-11'))[1]).toMatch(
      /^Pour 100 F.?CFA de coût, temps compris, 120 F.?CFA de marge prouvée/,
    )
  })
})

describe('what is missing', () => {
  it('is not called too early, nor an unentered cost a cost of zero', async () => {
    const nothing = testContext({ now })
    await addBakery(nothing, { tracking: { utm: null, promo_code: null, declared: null, assisted: null } })
    const empty = plain(terminal(await report(nothing, '2026-11'), 'fr'))
    expect(empty).toContain("Le retour n'est pas encore mesuré")
    expect(empty).not.toContain('Il est trop tôt')
    expect(empty).not.toContain('ROI prudent')
    const { money } = await nothing.store()
    const time = { client: bakery.slug, network: null, activity: null, rate_per_hour: null, estimated: false }
    await money.addTime({ ...time, date: '2026-11-03', minutes: 60, role: 'gérante' }, now.toISOString())
    const timeOnly = plain(terminal(await report(nothing, '2026-11'), 'fr'))
    expect(timeOnly).toContain('temps compris ; aucune dépense notée')
    expect(timeOnly).not.toContain('0,00 € payés')
  })
})

describe('a month that still runs', () => {
  it('is not told that its rhythm was not kept', async () => {
    const risk = async (at: Date): Promise<string> => {
      const context = testContext({ now: at })
      await addBakery(context)
      await addStrategy(context)
      const { sentences } = (await report(context, '2026-11')).sections.summary
      return plain(sentences.find(({ about }) => about === 'risk')?.fr ?? '')
    }
    expect(await risk(new Date('2026-12-03T09:00:00Z'))).toContain("le rythme prévu n'est pas tenu")
    expect(await risk(new Date('2026-11-30T09:00:00Z'))).not.toContain('le rythme prévu')
  })

  it('counts what came out so far, without a share of the whole month, and says why it is a draft', async () => {
    const context = testContext({ now: new Date('2026-11-27T09:00:00Z') })
    await addBakery(context)
    await addStrategy(context)
    const made = await report(context, '2026-11')
    const [plan] = made.sections.summary.sentences
    expect([plan?.code, plan?.fr, plan?.en]).toEqual([
      'so_far',
      '0 publication à ce jour, sur 9 prévues dans le mois.',
      'So far 0 of 9 planned posts this month.',
    ])
    expect(plain(terminal(made, 'fr'))).toContain("Brouillon : ce mois n'est pas terminé.")
    const over = await report(context, '2026-10', true)
    expect(plain(terminal(over, 'fr'))).toContain('Brouillon : ce rapport reste à relire.')
  })
})

describe('the sentence on the first objective', () => {
  it('gives the figure of the month where nothing is there to compare it with', async () => {
    const context = testContext({ now })
    await addBakery(context)
    const target = { objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: 8, date: '2027-05-31' }
    await addStrategy(context, undefined, { answers: { objectives: ['loyalty'], objective_targets: [target] } })
    const found = async () => (await report(context, '2026-11')).sections.summary.sentences[1]
    expect((await found())?.code).toBe('not_measured')
    const none = { account_id: null, delivery_id: null, remote_post: null, age_hours: null, reason: null }
    const figure = { client: bakery.slug, network: 'other', metric: 'ugc', value: 12, source: 'manual' as const }
    const { metrics } = await context.store()
    const days = { from_day: '2026-11-01', to_day: '2026-11-30', captured_at: '2026-12-01T08:00:00.000Z', source_name: 'form' }
    await metrics.add([{ ...none, ...figure, ...days }], now.toISOString())
    const sentence = await found()
    expect([sentence?.code, plain(sentence?.fr ?? ''), sentence?.en]).toEqual([
      'not_compared',
      'Contenus de clients du mois : 12, sans comparaison possible (point de départ inconnu).',
      "Customers' own posts of the month: 12, with nothing to compare it with (starting point unknown).",
    ])
  })
})

describe('the sentences of the first section', () => {
  it('are five, of twenty words at most, in every month and both languages [001-22]', async () => {
    const context = await sample()
    for (const month of ['2026-04', '2026-05', '2026-06', '2026-08', '2026-11', '2026-12']) {
      const { sentences } = (await report(context, month)).sections.summary
      expect(sentences.map(({ about }) => about)).toEqual(['plan', 'objective', 'return', 'risk', 'decision'])
      for (const lang of langs) {
        for (const one of sentences.flatMap((sentence) => plain(sentence[lang]).split(/(?<=\.) /))) {
          expect({ one, tooLong: one.split(/ (?![:;!?%€»])/).length > 20 }).toEqual({ one, tooLong: false })
          expect(one).not.toMatch(/\{|undefined|NaN|null/)
        }
      }
    }
  })
})

describe('what is not measured', () => {
  it.each([
    ['fr', 'Non mesuré (aucun relevé) : ', 'Contenus de clients du mois (cible : 8)', 'Taux de réponse'],
    ['en', 'Not measured (not collected): ', "Customers' own posts of the month (target: 8)", 'Response rate'],
  ] as const)(
    'stands under the table with its reason, not in rows of narrow cells, in %s',
    async (lang, why, indicator, measure) => {
      const shown = plain(terminal(await report(await sample()), lang)).replace(/\n(?! *\n)/g, ' ')
      const notes = shown.split(/\n+/).filter((line) => line.trim().startsWith(why))
      expect(notes).toContainEqual(expect.stringContaining(indicator))
      expect(notes).toContainEqual(expect.stringContaining(measure))
    },
  )
})

describe('every printed form', () => {
  it('has French typography: no plain space before ; : ! ? % € », no straight apostrophe in our sentences', async () => {
    const context = await sample()
    await (await context.store()).clients.update(bakery.slug, { name: 'Boulangerie Ill' }, now.toISOString())
    for (const month of ['2026-04', '2026-06', '2026-11', '2026-12']) {
      const made = await report(context, month)
      const document = compose(made, 'fr', { name: 'Claire', company: null, email: null, phone: null })
      const html = textOf(parseXml(toHtml([document], { color: null, logo: null })))
      for (const text of [terminal(made, 'fr', 200), toMarkdown(document).replace(/[ |:-]+(?=\n)|\| *:?-+:? */g, ''), html]) {
        for (const line of text.split('\n')) {
          expect(line).not.toMatch(/\S [;!?%€»]|\p{L} :|« |'/u)
        }
      }
    }
  })

  it('says the same in English without a French word', async () => {
    const made = await report(await sample())
    expect(terminal(made, 'en')).not.toMatch(/mesuré|Coût|Réseau|retour /)
  })

  it('fits a terminal of 80 columns, and of 60', async () => {
    const context = await sample()
    for (const columns of [60, 80]) {
      for (const lang of langs) {
        for (const line of terminal(await report(context), lang, columns).split('\n'))
          expect({ line, tooLong: [...line].length > columns }).toEqual({ line, tooLong: false })
      }
    }
  })

  it('tells the same figures in Markdown, ready for a table reader', async () => {
    const made = await report(await sample())
    const text = toMarkdown(compose(made, 'fr', nobody))
    expect(text.startsWith("# Boulangerie de l'Ill\n\n**Rapport mensuel · Novembre 2026**\n\n## 1. L’essentiel\n")).toBe(true)
    expect(plain(text)).toMatch(/\| Temps de l'équipe +\| +287,17 € \| +2 010,19 € \|/)
    const tables = text.split('\n\n').filter((block) => block.startsWith('|'))
    for (const table of tables)
      expect(new Set(table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length)).size).toBe(1)
  })
})

describe('smm report', () => {
  it('alone is the last complete month, said on the first line, in the client’s language', async () => {
    const context = await sample({ lang: 'en' })
    await run(context, {})
    const [first, , title] = plain(context.stdout()).split('\n')
    expect([first, title]).toEqual(['Report: November 2026, last complete month', "Boulangerie de l'Ill"])
    expect(context.stdout()).toContain('L’essentiel')
    expect(context.stderr()).toContain('smm report --month 2026-11 --format html -o boulangerie-2026-11.html')
  })

  it('gives the data and nothing else with --json and --format json', async () => {
    const asJson = await sample({ options: { json: true } })
    await run(asJson, {})
    const byFormat = await sample()
    await run(byFormat, { format: 'json', month: 'octobre' })
    expect(JSON.parse(asJson.stdout()).month).toBe('2026-11')
    expect(JSON.parse(byFormat.stdout())).toMatchObject({ month: '2026-10', sections: { return: { currency: 'EUR' } } })
    expect(asJson.stderr() + byFormat.stderr()).toBe('')
  })

  it('follows --lang, both included', async () => {
    const english = await sample({ options: { lang: 'en' } })
    await run(english, { format: 'md' })
    expect(english.stdout()).toContain('## 1. In short')
    const both = await sample({ options: { lang: 'both' } })
    await run(both, { format: 'html' })
    const page = parseXml(both.stdout())
    expect(both.stdout().match(/<main lang="(fr|en)">/g)).toEqual(['<main lang="fr">', '<main lang="en">'])
    expect(textOf(page)).toContain('L’essentiel')
  })

  it('writes the file whole, in the shape its name says', async () => {
    const { readFileSync, readdirSync } = await import('node:fs')
    const context = await sample()
    await run(context, { output: 'rapport.html' })
    await run(context, { output: 'rapport.md' })
    await run(context, { output: 'rapport.txt' })
    expect(context.stdout()).toBe('')
    expect(readFileSync(`${context.folder}/rapport.html`, 'utf8')).toMatch(/^<!DOCTYPE html>/)
    expect(readFileSync(`${context.folder}/rapport.md`, 'utf8')).toMatch(/^# Boulangerie/)
    expect(readFileSync(`${context.folder}/rapport.txt`, 'utf8')).toMatch(/^Boulangerie/)
    expect(readdirSync(context.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('writes nothing with --dry-run, and nothing where it cannot', async () => {
    const { existsSync } = await import('node:fs')
    const dry = await sample({ options: { dry_run: true } })
    await run(dry, { output: 'rapport.html' })
    expect(existsSync(`${dry.folder}/rapport.html`)).toBe(false)
    const context = await sample({ lang: 'en' })
    await expect(run(context, { output: 'nowhere/rapport.html' })).rejects.toMatchObject({ kind: 'usage', code: 'no_folder' })
    await expect(run(context, { output: 'data' })).rejects.toMatchObject({ kind: 'failed', code: 'cannot_write' })
  })

  it.each([
    ['2027-01', 'month_in_future'],
    ['brumaire', 'bad_month'],
  ])('refuses --month %s', async (month, code) => {
    await expect(run(await sample(), { month })).rejects.toMatchObject({ kind: 'usage', code })
  })
})
