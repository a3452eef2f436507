import { describe, expect, it } from 'vitest'
import { run as show } from '../../../src/cli/kpi/show.ts'
import { run as times } from '../../../src/cli/kpi/times.ts'
import type { KpiLine } from '../../../src/report/read-kpis.ts'
import type { NewSnapshot } from '../../../src/store/metrics.ts'
import { readPiece } from '../../../src/cli/report/pieces.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from '../../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'

const langs = ['fr', 'en'] as const

function snapshot(metric: string, value: number | null, more: Partial<NewSnapshot>): NewSnapshot {
  return {
    client: bakery.slug,
    network: 'facebook',
    account_id: null,
    delivery_id: null,
    remote_post: null,
    metric,
    value,
    reason: value === null ? 'not_permitted' : null,
    from_day: null,
    to_day: null,
    captured_at: '2026-12-01T06:00:00.000Z',
    age_hours: null,
    source: 'api',
    source_name: metric,
    ...more,
  }
}

const flow = (metric: string, value: number | null, month: string, last: string, more: Partial<NewSnapshot> = {}) =>
  snapshot(metric, value, { from_day: `${month}-01`, to_day: `${month}-${last}`, ...more })

/** Posts that went out another way, read at seven days: Mondays at nine, and Thursdays at six in the evening that do better. */
function posts(): NewSnapshot[] {
  return Array.from({ length: 26 }, (_, index) => {
    const evening = index % 4 === 0
    const day = Date.UTC(2026, 4, 4 + 7 * index + (evening ? 3 : 0), evening ? 16 : 7)
    const read = { remote_post: `post-${index}`, age_hours: 168, captured_at: new Date(day + 168 * 3_600_000).toISOString() }
    return [snapshot('reach', 400, read), snapshot('reactions', evening ? 30 + index : 12, read)]
  }).flat()
}

async function world(given: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, ...given })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  const { metrics } = await context.store()
  await metrics.add(
    [
      flow('reach', 5_200, '2026-10', '31'),
      flow('reach', 6_100, '2026-11', '30'),
      flow('views', null, '2026-11', '30'),
      flow('ugc', 3, '2026-11', '30', { source: 'manual' }),
      snapshot('followers', 800, { captured_at: '2026-10-31T22:00:00.000Z' }),
      snapshot('followers', 841, { captured_at: '2026-11-30T22:00:00.000Z' }),
      snapshot('rating', 4.6, { network: 'gbp', captured_at: '2026-11-30T22:00:00.000Z', source: 'manual' }),
      ...posts(),
    ],
    now.toISOString(),
  )
  return context
}

const wide = (text: string): string[] => text.split('\n').filter((line) => [...line].length > 80)

describe('kpi show', () => {
  it('is a table with target, month before, trend, source and what would measure the rest [000-15]', async () => {
    const context = await world({ lang: 'fr' })
    await show(context, {})
    expect(context.stdout().replace(/[\u00A0\u202F]/g, ' ')).toMatchInlineSnapshot(`
      "Boulangerie de l'Ill
      Indicateurs : novembre 2026, dernier mois complet

      Indicateur                    Ce mois     Avant  Cible     12 mois
      Ce qui est fait
      Publications                        0         0         =  ·····▁▁▁▁▁▁▁
      Rythme tenu                       0 %       0 %   90 %  =  ·····▁▁▁▁▁▁▁
        sur 9 prévues
      Temps passé                      14 h      14 h         =  ·····▅▅▅▅▅▅▅
      Ce qui est vu
      Portée du mois                  6 100     5 200         ↗  ··········▁█
        relevé le 01/12/2026 · Facebook
      Ce qui fait réagir
      Solde d’abonnés du mois            41         –            ···········▅
        relevé le 30/11/2026 · Facebook
      Croissance des abonnés          5,1 %         –            ···········▅
        relevé le 30/11/2026 · Facebook · sur 800 abonnés
      Note moyenne                    4,6/5         –            ···········▅
        saisi le 30/11/2026 · Fiche d’établissement Google
      Contenus de clients du mois         3         –      8     ···········▅
        saisi le 01/12/2026
      Ce qui en vient
      Demandes du mois                    0         1         ↘  ··········█▁
      Ventes venues des réseaux          18        15     24  ↗  ······▁▂▄▅▇█
      Ce que cela rapporte
      Panier moyen                  72,63 €   71,88 €         ↗  ······▁▅▇███
        pour 19 ventes
      Marge prouvée                612,00 €  501,00 €         ↗  ······▁▂▄▅▇█

      Pas mesurés
        Jours d’avance : pas relevé à la fin de ce mois
        Réactions, commentaires, partages : aucun relevé
          smm metrics pull -c boulangerie
        Coût par demande : aucune demande notée
          smm lead add -c boulangerie

      Sans mention : compté par smm. ↗ ↘ = : contre le mois précédent. · : non mesuré.
      38 autres indicateurs : smm kpi show --all -c boulangerie
      "
    `)
    expect(typographyFaults(context.stdout(), [bakery.name])).toEqual([])
    expect(wide(context.stdout())).toEqual([])
  })

  it('speaks English', async () => {
    const context = await world({ lang: 'en' })
    await show(context, { kpi: ['reach_month', 'orders_social', 'views_month'], months: '3', month: '2026-11' })
    expect(context.stdout().replace(/[\u00A0\u202F]/g, ' ')).toMatchInlineSnapshot(`
      "Boulangerie de l'Ill
      Indicators: November 2026, last complete month

      Indicator                   This month  Before  Target     3 months
      Output
      Reach of the month               6,100   5,200          ↗  ·▁█
        read on 01/12/2026 · Facebook
      Outcome
      Sales from social networks          18      15      24  ↗  ▁▅█

      Reach of the month
      Sept 2026                                                    not collected
      Oct        █████████████████████████████████████████         5,200
      Nov        ████████████████████████████████████████████████  6,100

      Sales from social networks · Target 24 · 31 May 2027
      Sept 2026  ████████████████████████                       |  12
      Oct        ██████████████████████████████                 |  15
      Nov        ████████████████████████████████████           |  18

      Not measured
        Views of the month: the account does not grant it
          smm account check -c boulangerie

      Unless said: counted by smm. ↗ ↘ =: against the month before. ·: not measured.
      "
    `)
    expect(wide(context.stdout())).toEqual([])
  })

  it.each(langs)('shows all indicators in 80 columns in %s', async (lang) => {
    const context = await world({ lang })
    await show(context, { all: true })
    expect(wide(context.stdout())).toEqual([])
    expect(context.stdout()).not.toMatch(/\{\w+\}|undefined|null|NaN/)
    if (lang === 'fr') expect(typographyFaults(context.stdout(), [bakery.name])).toEqual([])
  })

  it('is an array with --json, each figure with its unit, its source and its months', async () => {
    const context = await world({ options: { json: true } })
    await show(context, { kpi: ['follower_net', 'orders_social,cpl'], months: '2', month: '2026-11' })
    const found = JSON.parse(context.stdout()) as KpiLine[]
    expect(found.map(({ kpi }) => kpi).toSorted()).toEqual(['cpl', 'follower_net', 'orders_social'])
    expect(found.find(({ kpi }) => kpi === 'follower_net')).toMatchObject({
      month: '2026-11',
      value: 41,
      unit: 'count',
      source: 'api',
      captured_at: '2026-11-30T22:00:00.000Z',
      previous: null,
      previous_reason: 'no_reading_at_month_end',
      trend: null,
      history: [
        { month: '2026-10', value: null, reason: 'no_reading_at_month_end' },
        { month: '2026-11', value: 41, reason: null },
      ],
    })
    expect(found.find(({ kpi }) => kpi === 'orders_social')).toMatchObject({
      objective: 'sales',
      baseline: 4,
      target: 24,
      target_date: '2027-05-31',
      currency: null,
    })
    expect(found.find(({ kpi }) => kpi === 'cpl')).toMatchObject({ unit: 'money', currency: 'EUR' })
  })

  it('refuses an indicator that does not exist, and names those that do', async () => {
    const context = await world()
    await expect(show(context, { kpi: ['likes'] })).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown_kpi',
      hint: expect.stringContaining('reach_month') as string,
    })
  })

  it('says which right is missing where a network refused a figure', async () => {
    const context = await world({ options: { json: true } })
    await show(context, { kpi: ['views_month'], month: '2026-11' })
    expect(JSON.parse(context.stdout())).toMatchObject([
      { value: null, reason: 'not_permitted', measured_by: `smm account check -c ${bakery.slug}` },
    ])
  })
})

describe('the first month of a client', () => {
  it('is shown the way to by kpi show and report, which are about the last one that is over', async () => {
    const context = testContext({ now: new Date('2026-05-20T09:00:00Z'), lang: 'fr' })
    const client = await addBakery(context)
    await addStrategy(context)
    await show(context, {})
    expect(context.stdout()).toContain(`smm kpi show --month current -c ${client.slug}`)
    expect((await readPiece(context, {})).next).toContain('smm report --month current')
    expect((await readPiece(context, { month: 'current' })).next).toContain('smm report --month 2026-05 --format html')
    const later = testContext({ folder: context.folder, now, lang: 'fr' })
    await show(later, {})
    expect(later.stdout()).not.toContain('--month current')
    expect((await readPiece(later, {})).next).not.toContain('--month current')
  })
})

describe('kpi times', () => {
  it('draws the week and names what stands out, with how many posts', async () => {
    const context = await world({ lang: 'fr' })
    await times(context, {})
    expect(context.stdout().replace(/[\u00A0\u202F]/g, ' ')).toMatchInlineSnapshot(`
      "Quand publier : Boulangerie de l'Ill, douze mois jusqu’à décembre 2026

      Facebook : 26 publications mesurées à 7 jours ; taux d’engagement sur la portée,
      médiane 3 %
                6–9     9–12    12–15   15–18   18–21
      Lundi     ░░ 1    ░░ 18   ·       ·       ·
      Mardi     ·       ·       ·       ·       ·
      Mercredi  ·       ·       ·       ·       ·
      Jeudi     ·       ·       ·       ·       ██ 7
      Vendredi  ·       ·       ·       ·       ·
      Samedi    ·       ·       ·       ·       ·
      Dimanche  ·       ·       ·       ·       ·
      Ressortent : jeudi 18–21 h (10,5 %, 7 publications).
      Essayer : smm queue add "…" --at "jeudi 18h" -c boulangerie

      ░ à █ : de la plus faible médiane à la plus forte, avec le nombre de
      publications.
      Un moment n’est nommé qu’à partir de 4 publications, si sa médiane dépasse d’un
      cinquième celle de toutes et si trois sur quatre font mieux que celle-ci. Une
      piste à essayer, pas une preuve.
      "
    `)
    expect(typographyFaults(context.stdout(), [bakery.name])).toEqual([])
    expect(wide(context.stdout())).toEqual([])
  })

  it.each(langs)('says how many posts are missing in %s', async (lang) => {
    const context = await world({ lang })
    await times(context, { month: '2026-07' })
    expect(context.stdout()).toContain('20')
    expect(context.stdout()).not.toMatch(/█|\{\w+\}|undefined/)
    expect(wide(context.stdout())).toEqual([])
  })

  it('is an array with --json, and one network when one is named', async () => {
    const context = await world({ options: { json: true } })
    await times(context, { network: 'facebook' })
    expect(JSON.parse(context.stdout())).toMatchObject([
      { network: 'facebook', compared_by: 'er_by_reach', posts: 26, best: [{ weekday: 4, hour: 18, posts: 7 }] },
    ])
    const other = testContext({ folder: context.folder, now, options: { json: true } })
    await times(other, { network: 'x' })
    expect(JSON.parse(other.stdout())).toEqual([])
  })

  it('says what to do where nothing was ever read', async () => {
    const context = testContext({ now })
    await addBakery(context)
    await times(context, {})
    expect(context.stdout()).toContain(`smm metrics pull -c ${bakery.slug}`)
  })
})
