/** Answers to doubts, rules, the house in its own words, what is still open, and where the figures come from. */
import type { Block, Cell } from '../../documents/document.ts'
import { list, minutes } from '../../i18n/format.ts'
import { kpiLabel } from '../../i18n/labels.ts'
import { legalPackText, legalPointName, legalPointText, legalText } from '../../i18n/legal.ts'
import { approvalClause, objectionText } from '../../i18n/objections.ts'
import { choiceText, fieldChoiceText } from '../../i18n/questionnaire.ts'
import { documentText, sourceText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { dayOf } from '../../days.ts'
import { known } from '../answers.ts'
import { unknownSentences } from '../explanations.ts'
import { legalList, legalReviewedOn, type LegalPoint } from '../legal-points.ts'
import { noticesFor } from '../notices.ts'
import { sourceIds, staleAudience } from '../sources.ts'
import { criterionIds, defaultWeights } from '../weights.ts'
import { targetsOf } from './targets.ts'
import { bullets, capital, day, heading, money, note, paragraph, under, worded, type Told } from './told.ts'

// Doubts

/** One honest paragraph for each doubt that the owner named. */
export function objectionBlocks(told: Told): Block[] {
  const { lang, answers } = told
  return (known(answers, 'concerns') ?? []).flatMap((concern) => {
    const answer = objectionAnswer(told, concern)
    if (answer === null) return []
    return under(say(lang, documentText.quoted, { words: worded(lang, choiceText.concerns, concern) }), [paragraph(answer)])
  })
}

function objectionAnswer(told: Told, concern: string): string | null {
  const { lang, input, budget, result } = told
  const verdict = day(told, told.verdict_day)
  const time = minutes(budget.planned_minutes)
  const approval = say(lang, approvalClause[input.approval])
  switch (concern) {
    case 'have_website':
      return say(lang, objectionText.have_website, { verdict })
    case 'no_means':
      return budget.ceiling === 0
        ? say(lang, objectionText.no_means_nothing, { time })
        : say(lang, objectionText.no_means, { ceiling: money(told, budget.ceiling), time })
    case 'no_return':
      return say(lang, objectionText.no_return, { verdict })
    case 'image_risk':
      return say(lang, objectionText.image_risk, { approval })
    case 'no_time':
      return say(lang, objectionText.no_time, { time })
    case 'no_ideas':
      return say(lang, objectionText.no_ideas, { count: Object.keys(result.pillars).length })
    case 'legal_risk':
      return say(lang, objectionText.legal_risk, { approval })
    case 'tried_before':
      return say(lang, objectionText.tried_before)
    default:
      return null
  }
}

// Rules

export function legalBlocks(told: Told): Block[] {
  const { lang, answers, input, result, facts } = told
  const { packs, packs_assumed, points, contract_signed, in_france } = legalList({
    answers,
    input,
    result,
    country: facts.client.country,
  })
  const rule = (point: LegalPoint): string => {
    const text = say(lang, legalPointText[point])
    const whole =
      point !== 'processing_contract'
        ? text
        : say(lang, contract_signed ? legalText.signed : legalText.unsigned, { rule: text })
    return say(lang, legalText.named, { name: say(lang, legalPointName[point]), rule: whole })
  }
  return [
    ...(in_france ? [] : [paragraph(say(lang, legalText.elsewhere))]),
    ...under(say(lang, legalText.packs), [
      ...bullets(
        packs.map((pack) =>
          say(lang, legalText.named, {
            name: say(lang, choiceText.regulated[pack]),
            rule: say(lang, legalPackText[pack]),
          }),
        ),
      ),
      ...(packs.length === 0
        ? []
        : [
            ...(input.approval === 'client_each' ? [paragraph(say(lang, legalText.packs_approval))] : []),
            ...(packs_assumed ? [note(say(lang, legalText.packs_assumed))] : []),
          ]),
    ]),
    ...under(say(lang, legalText.points), bullets(points.map(rule))),
    note(say(lang, documentText.reviewed, { date: day(told, legalReviewedOn) })),
  ]
}

// The house

/** What someone from outside must know before writing a line; empty when nothing was said. */
export function houseBlocks(told: Told): Block[] {
  const { lang, answers } = told
  const story = (known(answers, 'brand_story') ?? '').trim()
  const topics = known(answers, 'topics')
  const voice = known(answers, 'voice')
  const ecosystem = known(answers, 'ecosystem') ?? []
  const languages = known(answers, 'location')?.languages ?? []
  const facts: (readonly [string, Cell])[] = []
  // a tone nobody chose is no tone
  if (voice !== undefined && answers['voice']?.state === 'answered') {
    facts.push([say(lang, documentText.tone), toneWords(told, worded(lang, choiceText.voice, voice.tone), voice.address)])
  }
  if (languages.length > 0) {
    const names = languages.map((one) => worded(lang, fieldChoiceText.languages, one))
    facts.push([say(lang, documentText.languages), capital(list(lang, names))])
  }
  const lines = (items: readonly string[] | undefined): string[] => (items ?? []).filter((item) => item.trim() !== '')
  return [
    ...under(
      say(lang, documentText.story),
      story
        .split(/\s*\n+\s*/)
        .filter((text) => text !== '')
        .map(paragraph),
    ),
    ...under(say(lang, documentText.strengths), bullets(lines(known(answers, 'strengths')))),
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...under(say(lang, documentText.topics_ok), bullets(lines(topics?.ok))),
    ...under(say(lang, documentText.topics_never), bullets(lines(topics?.never))),
    ...under(say(lang, documentText.key_dates), bullets(lines(topics?.key_dates))),
    ...under(
      say(lang, documentText.ecosystem),
      bullets(
        ecosystem.map(({ name, type }) =>
          say(lang, documentText.ecosystem_item, { name, type: worded(lang, fieldChoiceText.type, type) }),
        ),
      ),
    ),
  ]
}

function toneWords({ lang }: Told, tone: string, address: string): string {
  const said = say(lang, address === 'tu' ? documentText.address_tu : documentText.address_vous)
  return `${tone}. ${said}.`
}

// Open points

export function unknownBlocks(told: Told): Block[] {
  const { lang, answers, input, budget, facts } = told
  const { client, strategy } = facts
  const unmeasured = targetsOf(told).filter(({ reason, baseline }) => reason === 'needs_baseline' || baseline === null)
  const full = strategy.mode === 'full'
  const notices = noticesFor(answers, lang).filter(({ code }) => code !== 'no_tracking' && code !== 'approval_forced')
  const untracked = Object.values(client.tracking).every((since) => since === null)
  const items: string[] = [
    ...unknownSentences(told),
    ...notices.map(({ text }) => text),
    ...(full && (known(answers, 'customer_benefit') ?? '').trim() === '' ? [say(lang, documentText.unknown_benefit)] : []),
    ...(full && (known(answers, 'brand_story') ?? '').trim() === '' && needsStory(told)
      ? [say(lang, documentText.unknown_story)]
      : []),
    ...(unmeasured.length > 0
      ? [
          say(lang, documentText.unknown_baseline, {
            kpis: list(
              lang,
              unmeasured.map(({ kpi }) => worded(lang, kpiLabel, kpi)),
            ),
          }),
        ]
      : []),
    ...(budget.hourly_rate === null
      ? [say(lang, documentText.unknown_rate_none)]
      : budget.hourly_rate_estimated
        ? [say(lang, documentText.unknown_rate)]
        : []),
    ...(client.default_margin_bp === null && sells(input.objectives) ? [say(lang, documentText.unknown_margin)] : []),
    ...(untracked ? [say(lang, documentText.unknown_tracking)] : []),
    ...(full ? [] : [say(lang, documentText.unknown_quick)]),
  ]
  return bullets([...new Set(items)])
}

/** Somebody from outside will write in its name. */
function needsStory({ result, input }: Told): boolean {
  return result.staffing.mode === 'doublette' || input.external_budget_cents > 0
}

function sells(objectives: readonly string[]): boolean {
  return objectives.some((objective) => ['sales', 'leads', 'local_visits', 'loyalty'].includes(objective))
}

// Method

export function methodBlocks(told: Told): Block[] {
  const { lang, result, facts, budget } = told
  const { strategy, client } = facts
  const weights = Object.fromEntries(criterionIds.map((criterion) => [criterion, result.weights[criterion]])) as Record<
    (typeof criterionIds)[number],
    number
  >
  const cited = sourceIds.filter((id) => id !== 'labour' || budget.hourly_rate_estimated)
  const made = dayOf(new Date(strategy.created_at), client.time_zone)
  return [
    paragraph(say(lang, documentText.method_score, weights)),
    paragraph(
      say(lang, documentText.method_judgement, {
        version: strategy.weights_version,
        points: defaultWeights.near_tie_margin / 100,
      }),
    ),
    paragraph(say(lang, documentText.method_same)),
    heading(say(lang, documentText.heading_sources)),
    ...bullets(cited.map((id) => say(lang, sourceText[id]))),
    ...(staleAudience(made) ? [note(say(lang, documentText.audience_stale))] : []),
  ]
}
