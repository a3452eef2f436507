import type { Author } from '../documents/author.ts'
import type { Block, Document, Section } from '../documents/document.ts'
import { dayOf } from '../days.ts'
import { ideaText } from '../i18n/ideas.ts'
import { documentText } from '../i18n/strategy-document.ts'
import { stepsText } from '../i18n/steps.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { alertBlocks } from './document/alert.ts'
import { houseBlocks, legalBlocks, methodBlocks, objectionBlocks, unknownBlocks } from './document/annexes.ts'
import { contentBlocks } from './document/content.ts'
import { costBlocks } from './document/costs.ts'
import { heardBlocks } from './document/heard.ts'
import { networkBlocks } from './document/networks.ts'
import { objectiveBlocks } from './document/objectives.ts'
import { pageOne } from './document/page-one.ts'
import { peopleBlocks } from './document/people.ts'
import { planBlocks } from './document/plan.ts'
import { stepBlocks } from './document/steps.ts'
import { targetBlocks } from './document/targets.ts'
import { timeBlocks } from './document/time.ts'
import { day, toldIn, type StrategyFacts, type Told } from './document/told.ts'

export type { StrategyFacts } from './document/told.ts'

/** The strategy document in one language; `one_page`: its first page alone, which is complete in itself. */
export function composeStrategy(
  facts: StrategyFacts,
  lang: Lang,
  author: Author,
  { one_page }: { one_page: boolean } = { one_page: false },
): Document {
  const told = toldIn(facts, lang)
  const { strategy, client } = facts
  const made = dayOf(new Date(strategy.created_at), client.time_zone)
  const contact = [author.name, author.company, author.email, author.phone].filter((part) => part !== null)
  const first: Section = {
    number: null,
    title: say(lang, documentText.section_page),
    blocks: pageOne(told),
    ...(one_page ? {} : { ends_page: true as const }),
  }
  return {
    lang,
    cover: !one_page,
    kicker: say(lang, documentText.kicker),
    title: client.name,
    subtitle: say(lang, documentText.version, { version: strategy.version, date: day(told, made) }),
    draft: strategy.status === 'approved' ? null : say(lang, documentText.to_approve),
    from: [author.name, author.company].filter((part) => part !== null),
    made_at: strategy.created_at,
    sections: one_page ? [first] : [first, ...numbered(told)],
    foot: [...statusLines(told, made), ...(contact.length === 0 ? [] : [contact.join(' · ')])],
  }
}

const parts = [
  [stepsText.title, stepBlocks],
  [documentText.section_objectives, objectiveBlocks],
  [documentText.section_networks, networkBlocks],
  [documentText.section_time, timeBlocks],
  [documentText.section_people, peopleBlocks],
  [documentText.section_content, contentBlocks],
  [documentText.section_targets, targetBlocks],
  [documentText.section_money, costBlocks],
  [documentText.section_plan, planBlocks],
  [documentText.section_alert, alertBlocks],
  [documentText.section_objections, objectionBlocks],
  [documentText.section_legal, legalBlocks],
  [documentText.section_house, houseBlocks],
  [ideaText.section, heardBlocks],
  [documentText.section_unknown, unknownBlocks],
  [documentText.section_method, methodBlocks],
] as const satisfies readonly (readonly [Text, (told: Told) => Block[]])[]

/** Counted from 1; a section with nothing to say is not there. */
function numbered(told: Told): Section[] {
  return parts
    .map(([title, blocks]) => ({ title: say(told.lang, title), blocks: blocks(told) }))
    .filter(({ blocks }) => blocks.length > 0)
    .map((section, index) => ({ number: index + 1, ...section }))
}

/** When it was made, or who approved it, and why in spite of what stood in the way. */
function statusLines(told: Told, made: string): string[] {
  const { lang, facts } = told
  const { version, status, approved_at, approved_by, approval_reason: reason } = facts.strategy
  if (status !== 'approved' || approved_at === null) {
    return [say(lang, documentText.made_on, { date: day(told, made), version })]
  }
  const approved = dayOf(new Date(approved_at), facts.client.time_zone)
  return [
    say(lang, documentText.approved_on, { date: day(told, approved), name: approved_by ?? facts.client.name }),
    ...(reason === null ? [] : [say(lang, documentText.in_spite, { reason })]),
  ]
}
