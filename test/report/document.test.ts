import { describe, expect, it } from 'vitest'
import type { Block, Cell, Document } from '../../src/documents/document.ts'
import { toMarkdown, toTerminal } from '../../src/documents/index.ts'
import { render } from '../../src/io/paint.ts'
import { sanitise } from '../../src/io/sanitise.ts'
import { compose } from '../../src/report/compose.ts'
import type { Report } from '../../src/report/report.ts'
import { addMonths } from '../../src/results/month.ts'
import { textsOf } from '../documents/words.ts'
import { testContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'
import { fullReport } from './full-report.ts'
import { now } from './sample.ts'

const langs = ['fr', 'en'] as const
const author = { name: 'Atelier des mots', company: null, email: null, phone: null }
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const words = (cell: Cell | undefined): string => (cell === undefined ? '' : plain(typeof cell === 'string' ? cell : cell.text))

async function made(lang: 'fr' | 'en', change: (report: Report) => Report = (report) => report): Promise<Document> {
  const { report, pictures } = await fullReport(testContext({ now, lang }))
  return compose(change(report), lang, author, pictures)
}

function blocksOf(document: Document, number: number): readonly Block[] {
  return document.sections[number - 1]?.blocks ?? []
}

const tablesIn = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
const chartsIn = ({ sections }: Document) =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])))

describe('an objective without a starting point', () => {
  it.each([
    ['fr', 'Contenus de clients du mois : 94 ce mois, cible 8, avancement non mesuré (point de départ inconnu).'],
    ['en', "Customers' own posts of the month: 94 this month, target 8, progress not measured (starting point unknown)."],
  ] as const)('is told beside the drawing of the others in %s', async (lang, said) => {
    const document = await made(lang, (report) => {
      const [first] = report.sections.objectives.items
      if (first === undefined) throw new Error('no objective')
      const unknown = { attainment_bp: null, status: 'not_measured', status_reason: 'no_baseline' } as const
      const other = { ...first, kpi: 'ugc_month', unit: 'count', baseline: null, target: 8, actual: 94, ...unknown } as const
      const objectives = { ...report.sections.objectives, items: [{ ...first, attainment_bp: 5_000 }, other] }
      return { ...report, sections: { ...report.sections, objectives } }
    })
    expect(chartsIn(document).map(({ id }) => id)).toContain('objectives')
    const notes = blocksOf(document, 2).flatMap((block) => (block.kind === 'note' ? [plain(words(block.text))] : []))
    expect(notes).toContain(said)
  })
})

describe('a post that was read late', () => {
  it.each([
    ['fr', 'lu à 28 jours', 'lu à 10 jours', 'lu à 11 jours'],
    ['en', 'read after 28 days', 'read after 10 days', 'read after 11 days'],
  ] as const)('says so beside its figures, on its card and in the table, in %s', async (lang, late, near, just) => {
    const told = async (age_hours: number | null): Promise<{ cards: string[]; table: string }> => {
      const document = await made(lang, (report) => {
        const { posts } = report.sections
        const aged = posts.published.map((post) => ({
          ...post,
          deliveries: post.deliveries.map((one) => (one.state === 'measured' ? { ...one, age_hours } : one)),
        }))
        const older = <T>(one: T): T => ({ ...one, age_hours })
        const changed = { ...posts, published: aged, top: posts.top.map(older), flop: posts.flop.map(older) }
        return { ...report, sections: { ...report.sections, posts: changed } }
      })
      const blocks = blocksOf(document, 5)
      const cards = blocks.flatMap((block) =>
        block.kind === 'cards' ? block.cards.map(({ facts }) => plain(JSON.stringify(facts))) : [],
      )
      return { cards, table: plain(JSON.stringify(tablesIn(blocks))) }
    }
    const at28 = await told(28 * 24 + 5)
    expect(at28.cards.length).toBeGreaterThan(1)
    for (const card of at28.cards) expect(card).toContain(`), ${late}`)
    expect(at28.table).toMatch(new RegExp(`\\d \\(${late}\\)`))
    expect((await told(11 * 24)).table).toContain(just)
    for (const age of [168, 10 * 24, null]) {
      const { cards, table } = await told(age)
      for (const text of [...cards, table]) expect(text).not.toMatch(new RegExp(`${near}|${late}|${just}|lu à|read after`))
    }
  })
})

describe('the months under a drawing', () => {
  it('bear the year at both ends where it is not the same', async () => {
    const shown = async (ahead: number): Promise<string> => {
      const document = await made('fr', (report) => {
        const series = report.sections.return.series.map((one) => ({ ...one, month: addMonths(one.month, ahead) }))
        return { ...report, sections: { ...report.sections, return: { ...report.sections.return, series } } }
      })
      return plain(toTerminal(document, 80).join('\n'))
    }
    expect(await shown(0)).toMatch(/mai 2026 – nov\.(?! 2026)/)
    expect(await shown(4)).toMatch(/sept\. 2026 – mars 2027/)
  })
})

describe('the document of a report', () => {
  it('names who presents it at its head, once [002-11]', async () => {
    expect((await made('fr')).from).toEqual(['Présenté par Claire', 'Atelier des mots'])
    expect((await made('en')).from[0]).toBe('Presented by Claire')
    expect((await made('fr', (report) => ({ ...report, sender: author.name }))).from).toEqual(['Atelier des mots'])
    expect((await made('fr', (report) => ({ ...report, sender: null }))).from).toEqual(['Atelier des mots'])
  })

  it.each(langs)(
    'gives each figure of a network with the month before and its source, and the rest with its reason (%s)',
    async (lang) => {
      const blocks = blocksOf(await made(lang), 4)
      const [facebook] = tablesIn(blocks)
      expect(facebook?.rows.map((row) => row.map(words))).toEqual(
        lang === 'fr'
          ? [
              ['Portée (personnes, comptées une fois)', '4 120', '3 890', 'relevé le 01/12/2026'],
              ['Portées des publications, additionnées', '6 160', '5 720', 'smm'],
              ['Vues', 'au moins 9 310', '–', 'relevé le 01/12/2026'],
              ['Réactions, commentaires, partages', '412', '388', 'relevé le 01/12/2026'],
              ["Taux d'engagement sur la portée", '6,7 %', '6,4 %', '7 publications à 7 jours'],
              ['Clics', '63', '71', 'relevé le 01/12/2026'],
              ['Abonnés en fin de mois', '688', '664', 'fichier le 01/12/2026'],
              ['Abonnés gagnés ou perdus', '+24', '–', 'fichier le 01/12/2026'],
              ['Visites du site par lien suivi', '141', '–', 'saisi le 01/12/2026'],
            ]
          : [
              ['Reach (people, counted once)', '4,120', '3,890', 'read on 01/12/2026'],
              ['Reach of the posts, added up', '6,160', '5,720', 'smm'],
              ['Views', 'at least 9,310', '–', 'read on 01/12/2026'],
              ['Reactions, comments, shares', '412', '388', 'read on 01/12/2026'],
              ['Engagement rate by reach', '6.7%', '6.4%', '7 posts at 7 days'],
              ['Clicks', '63', '71', 'read on 01/12/2026'],
              ['Followers at the end of the month', '688', '664', 'file on 01/12/2026'],
              ['Followers gained or lost', '+24', '–', 'file on 01/12/2026'],
              ['Site visits by tagged links', '141', '–', 'typed on 01/12/2026'],
            ],
      )
      const notes = blocks.flatMap((block) => (block.kind === 'note' ? [plain(block.text)] : []))
      expect(notes).toContain(
        lang === 'fr'
          ? 'Non mesuré (ce réseau ne le donne pas) : Affichages.'
          : 'Not measured (this network does not give it): Impressions.',
      )
      expect(notes.some((note) => note.includes('Mastodon'))).toBe(true)
    },
  )

  it.each(langs)(
    'shows the best and the weakest posts with what they are held against, and judges no young one (%s)',
    async (lang) => {
      const blocks = blocksOf(await made(lang), 5)
      const [top, flop] = blocks.flatMap((block) => (block.kind === 'cards' ? [block.cards] : []))
      expect([top?.length, flop?.length]).toEqual([3, 3])
      expect(top?.map(({ picture }) => picture?.alt ?? null)).toEqual(['Un kouglof doré sur une grille', '', null])
      expect(flop?.map(({ picture }) => picture)).toEqual([null, null, null])
      for (const card of [...(top ?? []), ...(flop ?? [])]) {
        expect(card.text).not.toBe('')
        expect(card.facts.map(([, value]) => words(value)).join(' ')).toMatch(
          lang === 'fr' ? /médiane : 4,8 %/ : /median: 4.8%/,
        )
      }
      const all = tablesIn(blocks).find(({ rows }) => rows.length === 8)
      const last = all?.rows.at(-1)
      expect(words(last?.at(-1))).toBe(lang === 'fr' ? 'en cours (4 jours sur 7)' : 'in progress (4 days of 7)')
    },
  )

  it('ranks nothing where too few are measured, and says so', async () => {
    const document = await made('fr', (report) => {
      const posts = {
        ...report.sections.posts,
        compared_by: null,
        ranking_reason: 'too_few_measured' as const,
        median: null,
        top: [],
        flop: [],
        week_pattern: null,
        week_pattern_reason: 'too_few_for_times' as const,
      }
      return { ...report, sections: { ...report.sections, posts } }
    })
    const blocks = blocksOf(document, 5)
    expect(blocks.some(({ kind }) => kind === 'cards' || kind === 'chart')).toBe(false)
    expect(plain(JSON.stringify(blocks))).toContain('moins de 5 publications mesurées')
  })

  it('draws without a colour that judges, and marks no break-even, where it is too early', async () => {
    const early = await made('fr', (report) => {
      const verdict = { ...report.sections.return, verdict: 'too_early' as const }
      return { ...report, sections: { ...report.sections, return: verdict } }
    })
    const drawn = chartsIn(early).filter((chart) => chart.kind === 'columns' || chart.kind === 'lines')
    expect(drawn.map(({ neutral }) => neutral)).toEqual([true, true])
    const settled = chartsIn(await made('fr')).filter((chart) => chart.kind === 'columns' || chart.kind === 'lines')
    expect(settled.map(({ neutral }) => neutral)).toEqual([false, false])
  })

  it('marks the month in which the proved return met the cost for good', async () => {
    const reached = await made('fr', (report) => {
      const { break_even } = report.sections.return
      const strict = { ...break_even.strict, first: '2026-10', sustained: '2026-10' }
      return {
        ...report,
        sections: { ...report.sections, return: { ...report.sections.return, break_even: { ...break_even, strict } } },
      }
    })
    const lines = chartsIn(reached).find((chart) => chart.kind === 'lines')
    expect(lines?.mark).toEqual({ index: 5, label: 'seuil de rentabilité' })
    expect(chartsIn(await made('fr')).find((chart) => chart.kind === 'lines')?.mark).toBeUndefined()
    // without a cost there is nothing to break even with
    const costless = await made('fr', (report) => {
      const { break_even, series } = report.sections.return
      const strict = { ...break_even.strict, first: '2026-10', sustained: '2026-10' }
      const free = series.map((one) => ({ ...one, cumulative: { ...one.cumulative, cost: 0 } }))
      const found = { ...report.sections.return, series: free, break_even: { ...break_even, strict } }
      return { ...report, sections: { ...report.sections, return: found } }
    })
    expect(chartsIn(costless).find((chart) => chart.kind === 'lines')?.mark).toBeUndefined()
    expect(
      textsOf(costless)
        .join('\n')
        .match(/non mesuré\s: aucun coût noté/g)?.length,
    ).toBeGreaterThanOrEqual(2)
  })

  it('has French typography in every form, and every word in the client’s language', async () => {
    // what people typed is not ours to set
    const untitled = <T extends { readonly title: string }>(one: T): T => ({ ...one, title: 'Titre' })
    const document = await made('fr', (report) => {
      const { posts } = report.sections
      const [published, top, flop] = [posts.published.map(untitled), posts.top.map(untitled), posts.flop.map(untitled)]
      return { ...report, sections: { ...report.sections, posts: { ...posts, published, top, flop } } }
    })
    const typed = ["Boulangerie de l'Ill", 'lundi de Pâques ?']
    const terminal = toTerminal(document, 200)
      .map((line) => render(line, null, sanitise))
      .join('\n')
    for (const text of [textsOf(document).join('\n'), terminal, toMarkdown(document).replace(/^\|[ :|-]+\|$/gm, '')]) {
      expect(typographyFaults(text, typed)).toEqual([])
    }
    const english = textsOf(await made('en')).join('\n')
    expect(english).not.toMatch(/non mesuré|Portée|publication\(s\)|undefined|\{\w+\}/)
    expect(textsOf(document).join('\n')).not.toMatch(/not measured|undefined|\{\w+\}/)
  })
})
