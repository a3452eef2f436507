import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { gapLabel, stepLabel, stepsText } from '../../i18n/steps.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { readSteps } from '../../report/read-steps.ts'
import type { Gap } from '../../strategy/steps.ts'
import { page } from './page.ts'

/** What to type for each: the questionnaire, unless something else makes it true. */
const commands: Readonly<Partial<Record<Gap, string>>> = {
  no_strategy: 'smm init -c {client}',
  not_approved: 'smm strategy approve -c {client}',
  no_strategist: 'smm team add <name> --role strategist -c {client}',
  one_person: 'smm team add <name> -c {client}',
  one_department: 'smm team add <name> --department <department> -c {client}',
  untrained: 'smm plan show -c {client}',
  no_content_ahead: 'smm queue draft -c {client} --month next -o <folder>',
  nothing_published: 'smm calendar -c {client}',
  cadence_not_kept: 'smm calendar -c {client}',
  few_days_ahead: 'smm queue draft -c {client} --month next -o <folder>',
  no_drill: 'smm plan done T25 -c {client}',
}

const questionOf: Readonly<Partial<Record<Gap, string>>> = {
  objectives_unsaid: 'objectives',
  hours_unsaid: 'hours_per_month',
  budget_unsaid: 'external_budget',
  strengths_unsaid: 'strengths',
  search_not_made: 'brand_search',
  topics_unsaid: 'topics',
  coverage_unsaid: 'coverage',
  no_contact: 'escalation_contacts',
  story_unsaid: 'brand_story',
  no_keywords: 'sensitive_keywords',
  no_baseline: 'objective_targets',
  no_tracking: 'tracking',
}

export function commandFor(gap: Gap, client: string): string {
  return (commands[gap] ?? `smm strategy edit -c {client}`).replace('{client}', client)
}

/** Derived from what is kept: nothing here is ticked by hand. */
export async function showSteps(context: Context): Promise<void> {
  const { io, options } = context
  const client = await chooseClient(context, { writes: false })
  const steps = await readSteps(context, client)
  if (options.json) {
    io.json(
      steps.map(({ id, done, gaps }, index) => ({
        step: index + 1,
        id,
        done,
        gaps: gaps.map((code) => ({ code, question: questionOf[code] ?? null, command: commandFor(code, client.slug) })),
      })),
    )
    return
  }
  for (const lang of documentLangs(context, client)) {
    const { item, text } = page(io)
    io.print(paint('bold', client.name))
    io.print(say(lang, stepsText.title))
    const count = steps.filter((step) => step.done).length
    text(say(lang, stepsText.count, { count, total: steps.length }))
    for (const [index, { id, done, gaps }] of steps.entries()) {
      io.print()
      const state = say(lang, done ? stepsText.done : stepsText.to_do)
      const line = say(lang, stepsText.line, { number: index + 1, title: say(lang, stepLabel[id]), state })
      text(paint(done ? 'green' : 'bold', line))
      for (const gap of gaps) item(sign.item, say(lang, gapLabel[gap]))
      const [first] = gaps
      if (first !== undefined) item(' ', paint('cyan', commandFor(first, client.slug)))
    }
  }
}
