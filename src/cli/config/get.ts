import { isSettingKey, showSetting } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { configText } from '../../i18n/config.ts'
import { say } from '../../i18n/text.ts'
import { jsonOf } from './words.ts'

export async function get(context: Context, key: string): Promise<void> {
  const { io, lang } = context
  if (!isSettingKey(key)) {
    throw new Failure('usage', 'unknown_setting', say(lang, configText.unknown_setting, { key }), {
      hint: say(lang, configText.unknown_hint),
    })
  }
  const value = (await context.config()).get(key)
  if (context.options.json) return io.json(jsonOf(key, value, lang))
  io.print(showSetting(key, value, lang) ?? '')
}
