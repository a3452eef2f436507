import { knownSetting, showSetting } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { jsonOf } from './words.ts'

export async function get(context: Context, typed: string): Promise<void> {
  const { io, lang } = context
  const key = knownSetting(typed, lang)
  const found = (await context.config()).list().find((one) => one.key === key)
  const value = found?.value ?? null
  if (context.options.json) {
    return io.json({ ...jsonOf(key, value, lang), source: found?.source.from, where: found?.source.where ?? null })
  }
  io.print(showSetting(key, value, lang) ?? '')
}
