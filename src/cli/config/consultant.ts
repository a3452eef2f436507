import { readSetting, showSetting } from '../../config/settings.ts'
import type { SettingKey } from '../../config.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { configText } from '../../i18n/config.ts'
import { say } from '../../i18n/text.ts'

const questions = [
  ['consultant.name', configText.ask_name],
  ['consultant.company', configText.ask_company],
  ['consultant.siret', configText.ask_siret],
  ['consultant.status', configText.ask_status],
  ['consultant.email', configText.ask_email],
  ['consultant.hourly_rate', configText.ask_hourly_rate],
] as const satisfies readonly (readonly [SettingKey, unknown])[]

/** Asks who the consultant is. Each answer is saved when it is given; an empty one leaves the setting as it was. */
export async function consultant(context: Context): Promise<void> {
  const { io, lang, options } = context
  if (!options.input) {
    throw new Failure('usage', 'terminal_needed', say(lang, configText.ask_not_here), {
      hint: say(lang, configText.ask_not_here_hint),
    })
  }
  const config = await context.config()
  const ask = await context.ask()
  io.note(say(lang, configText.ask_intro))
  for (const [key, question] of questions) {
    const before = showSetting(key, config.get(key), lang)
    const validate = (value: string): true | string => {
      if (value.trim() === '') return true
      try {
        readSetting(key, value, { lang, folder: context.cwd, bare: false }, null)
        return true
      } catch (error) {
        if (error instanceof Failure) return error.message
        throw error
      }
    }
    const answer = await ask.text(say(lang, question), { ...(before === null ? {} : { default: before }), validate })
    if (answer.trim() === '' || answer.trim() === before) continue
    if (!options.dry_run) await config.set(key, answer)
  }
  if (options.json) return io.json(Object.fromEntries(questions.map(([key]) => [key, config.get(key)])))
  io.note(say(lang, configText.saved_in, { file: config.path }))
  io.note(say(lang, configText.ask_more))
}
