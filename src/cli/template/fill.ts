import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { date } from '../../i18n/format.ts'
import { moderationText } from '../../i18n/moderation.ts'
import { templateText } from '../../i18n/templates.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { knownOfClient } from '../../posts/known-values.ts'
import { missingVariables } from '../../posts/missing-variables.ts'
import {
  exampleOf,
  isUrl,
  nameOfVariable,
  render,
  variableId,
  variablesOf,
  type TextTemplate,
  type Values,
} from '../../posts/template.ts'
import type { Client } from '../../store/clients.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'

/**
 * The text with its variables: `--set` before what is known of the client; the others are asked for on a terminal. Throws `Failure` usage
 * `template_variables_missing` that names them, `bad_set`, `unknown_variable`, `bad_url`.
 */
export async function fillTemplate(context: Context, client: Client, template: TextTemplate, flags: Flags): Promise<string> {
  const { lang } = context
  const { values, address } = await knownOfClient(context, client)
  const said = readSets(context, template, texts(flags, 'set') ?? [])
  const wanted = text(flags, 'address')
  const to = wanted === 'tu' || wanted === 'vous' ? wanted : address
  const all = { ...values, ...(template.kind === 'document' && ofDocument(context, client, template.lang)), ...said }
  const { missing } = render(template, all, to)
  if (missing.length > 0 && !context.options.input) throw missingVariables(lang, template, missing)
  return render(template, missing.length > 0 ? { ...all, ...(await asked(context, template, missing)) } : all, to).text
}

/** What a document says of itself where nobody says otherwise. */
function ofDocument(context: Context, client: Client, lang: Lang): Values {
  const today = date(lang, dayOf(context.now(), client.time_zone))
  return { date: today, delay: say(lang, moderationText.charter_delay) }
}

async function asked(context: Context, template: TextTemplate, ids: readonly string[]): Promise<Values> {
  const { lang } = context
  const ask = await context.ask()
  const answers: Record<string, string> = {}
  for (const id of ids) {
    const name = nameOfVariable(id, template.lang)
    const example = exampleOf(id, template.lang)
    const validate = (value: string): true | string =>
      value.trim() === '' ? say(lang, templateText.needed) : (urlProblem(lang, template.lang, id, value) ?? true)
    answers[id] = await ask.text(example === null ? name : say(lang, templateText.ask, { name, example }), { validate })
  }
  return answers
}

function readSets({ lang }: Context, template: TextTemplate, sets: readonly string[]): Values {
  const known = variablesOf(template.text).map(({ id }) => id)
  const said: Record<string, string> = {}
  for (const set of sets) {
    const at = set.indexOf('=')
    if (at < 1) throw new Failure('usage', 'bad_set', say(lang, templateText.bad_set, { value: set }))
    const name = set.slice(0, at).trim()
    const id = variableId(name)
    if (!known.includes(id)) {
      const names = known.map((one) => nameOfVariable(one, template.lang)).join(', ')
      throw new Failure('usage', 'unknown_variable', say(lang, templateText.unknown_set, { name }), {
        hint: say(lang, templateText.unknown_set_hint, { names }),
      })
    }
    const value = set.slice(at + 1).trim()
    const problem = value === '' ? null : urlProblem(lang, template.lang, id, value)
    if (problem !== null) throw new Failure('usage', 'bad_url', problem)
    said[id] = value
  }
  return said
}

function urlProblem(lang: Lang, template_lang: Lang, id: string, value: string): string | null {
  if (!isUrl(id) || (/^https?:\/\/[^\s]+$/.test(value.trim()) && URL.canParse(value.trim()))) return null
  return say(lang, templateText.bad_url, { name: nameOfVariable(id, template_lang), value })
}
