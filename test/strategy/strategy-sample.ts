import { emptyProfile } from '../../src/clients/add-client.ts'
import type { Block, Cell, Document } from '../../src/documents/document.ts'
import type { Client } from '../../src/store/clients.ts'
import { unsaid } from '../../src/store/clients.ts'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import type { StrategyFacts } from '../../src/strategy/compose-strategy.ts'
import { mapToInput } from '../../src/strategy/map-answers.ts'
import { planTasks } from '../../src/strategy/plan.ts'
import { stepsOf } from '../../src/strategy/steps.ts'
import { runStrategy, type StrategyInput, type StrategyResult } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'

export interface GoldenStrategy {
  readonly id: string
  readonly answers: StrategyInput
  readonly expected: StrategyResult
}
export const goldens = readGoldens<GoldenStrategy>('strategy')

export const nobody = { name: null, company: null, email: null, phone: null }
/** Our fixed spaces and apostrophes as plain ones, to read the tests. */
export const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

export const sampleClient: Client = {
  ...unsaid,
  ...emptyProfile,
  slug: 'ill',
  name: "Boulangerie de l'Ill",
  lang: 'fr',
  country: 'FR',
  time_zone: 'Europe/Paris',
  currency: 'EUR',
  hourly_rate: 2400,
  created_at: '2026-11-23T08:00:00Z',
  archived_at: null,
}

/** Plain values as answers that were given. */
export function answersOf(values: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, answered(value)]))
}

interface Given {
  readonly input: StrategyInput
  readonly result?: StrategyResult
  readonly answers?: Answers
  readonly client?: Partial<Client>
  readonly mode?: 'quick' | 'full'
  readonly status?: 'draft' | 'approved'
  readonly team?: StrategyFacts['team']
}

/** A strategy of 23 November 2026 whose plan begins the Monday after. */
export function factsOf(given: Given): StrategyFacts {
  const { input, answers = {}, client = {}, mode = 'full', status = 'draft', team = [] } = given
  const result = given.result ?? runStrategy(input)
  const starts_on = '2026-11-30'
  const approved = status === 'approved'
  return {
    client: { ...sampleClient, ...client },
    strategy: {
      client: 'ill',
      version: 1,
      status,
      mode,
      schema: 'smm.answers/1',
      lang: 'fr',
      answers,
      input,
      result,
      weights_version: '2026-11-22.1',
      created_at: '2026-11-23T10:00:00Z',
      approved_at: approved ? '2026-11-27T10:00:00Z' : null,
      approved_by: approved ? 'Mme Klein' : null,
      approval_reason: null,
    },
    team,
    starts_on,
    tasks: planTasks({ input, result, answers }, { start: starts_on }).map((task) => ({ ...task, done: false })),
    heard: [],
    gates: { fr: [], en: [] },
    steps: stepsOf({
      strategy: { input, result, answers },
      approved,
      content: { posts: 0, two_weeks: 4 },
      cadence_kept_bp: null,
      days_ahead: 0,
      drilled: false,
    }),
  }
}

export function goldenFacts(id: string, given: Omit<Partial<Given>, 'input' | 'result'> = {}): StrategyFacts {
  const golden = goldens.find((one) => one.id.startsWith(id))
  if (golden === undefined) throw new Error(`no golden ${id}`)
  return factsOf({ ...given, input: golden.answers, result: golden.expected })
}

export function factsFrom(answers: Answers, client: Partial<Client> = {}): StrategyFacts {
  const input = mapToInput(answers, { lang: 'fr', mode: 'full', client: null }, 32)
  return factsOf({ input, answers, client })
}

/** Everything a reader sees, section by section. */
export function textsIn(blocks: readonly Block[]): string[] {
  const cell = (one: Cell): string => (typeof one === 'string' ? one : one.text)
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'sentences':
        return [...block.sentences]
      case 'paragraph':
      case 'note':
      case 'banner':
      case 'heading':
        return [block.text]
      case 'list':
        return [...block.items]
      case 'facts':
        return block.facts.flatMap(([label, value]) => [label, cell(value)])
      case 'tiles':
        return block.tiles.flatMap(({ label, value, detail }) => [label, value, detail])
      case 'table':
        return [...block.head.map(({ title }) => title), ...block.rows.flatMap((row) => row.map(cell))]
      case 'cards':
        return block.cards.flatMap(({ title, text, facts }) => [
          title,
          text,
          ...facts.flatMap(([label, value]) => [label, cell(value)]),
        ])
      case 'chart': {
        const { chart } = block
        const labels =
          chart.kind === 'heatmap'
            ? [...chart.rows, ...chart.columns]
            : chart.kind === 'bars' || chart.kind === 'timeline'
              ? chart.rows.map(({ label }) => label)
              : chart.labels
        return [chart.title, chart.about, ...labels]
      }
    }
  })
}

export function sectionText(document: Document, title: string): string {
  const section = document.sections.find((one) => plain(one.title) === title)
  if (section === undefined)
    throw new Error(`no section ${title} among ${document.sections.map((one) => one.title).join(', ')}`)
  return plain(textsIn(section.blocks).join('\n'))
}
