import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { shortDate } from '../../i18n/format.ts'
import { gridAnswerLabel, staffingText } from '../../i18n/staffing.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { gridGroups } from '../../people/grid.ts'
import { readyPeople, type ReadyPerson } from '../../people/ready-people.ts'
import type { Client } from '../../store/clients.ts'
import { sameAlias } from '../../store/team.ts'
import { answerStyle, gridJson, printGrid } from './grid-page.ts'

export async function run(context: Context, wanted: string | undefined): Promise<void> {
  const client = await chooseClient(context, { writes: false })
  const people = await readyPeople(context, client)
  return wanted === undefined ? everybody(context, client, people) : one(context, client, people, wanted.trim())
}

function one(context: Context, client: Client, people: readonly ReadyPerson[], wanted: string): void {
  const { io, lang, options } = context
  const found = people.find(({ person }) => sameAlias(person, wanted))
  if (found === undefined || found.assessed === null) {
    const person = found?.person ?? wanted
    throw new Failure('not_found', 'not_assessed', say(lang, staffingText.not_assessed, { person }), {
      hint: say(lang, staffingText.not_assessed_hint, { person }),
    })
  }
  if (options.json) return io.json(gridJson(client, found.assessed))
  printGrid(context, found.assessed)
}

function everybody(context: Context, client: Client, people: readonly ReadyPerson[]): void {
  const { io, lang, options } = context
  if (options.json) return io.json(people.map((person) => personJson(client, person)))
  if (people.length === 0) {
    io.note(say(lang, staffingText.nobody))
    return io.note(say(lang, staffingText.nobody_hint))
  }
  const head = [
    { title: say(lang, staffingText.col_person), flexible: true },
    ...gridGroups.readiness.map((item) => ({ title: say(lang, tickTitle[item]) })),
    { title: say(lang, staffingText.col_assessed) },
  ]
  const rows = people.map(({ person, readiness, assessed }) => [
    person,
    ...gridGroups.readiness.map((item) => paint(answerStyle[readiness[item]], say(lang, gridAnswerLabel[readiness[item]]))),
    assessed === null ? paint('dim', say(lang, staffingText.never)) : shortDate(lang, assessed.at),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  const first = people.find(({ assessed }) => assessed !== null)
  if (first) io.note(paint('dim', say(lang, staffingText.readiness_hint, { person: first.person })))
}

const tickTitle = {
  trained: staffingText.tick_trained,
  usage_rules: staffingText.tick_rules,
  motivated: staffingText.tick_motivated,
  at_ease: staffingText.tick_at_ease,
} as const

function personJson(client: Client, { person, roles, readiness, assessed }: ReadyPerson) {
  return { client: client.slug, person, roles, readiness, assessment: assessed === null ? null : gridJson(client, assessed) }
}
