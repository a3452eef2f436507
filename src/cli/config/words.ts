import { amountCurrencies, settings, showSetting } from '../../config/settings.ts'
import type { SettingKey, Source } from '../../config.ts'
import { configText } from '../../i18n/config.ts'
import { say, type Lang } from '../../i18n/text.ts'

export function sourceWords(lang: Lang, source: Source): string {
  const where = source.where ?? ''
  switch (source.from) {
    case 'environment':
      return say(lang, configText.from_environment, { name: where })
    case 'project':
      return say(lang, configText.from_project, { file: where })
    case 'user':
      return say(lang, configText.from_user)
    case 'default':
      return say(lang, configText.from_default)
  }
}

export function valueWords(lang: Lang, key: SettingKey, value: string | number | null): string {
  return showSetting(key, value, lang) ?? say(lang, configText.unset_value)
}

/** For scripts: amounts stay integers, with their currency; what holds a password stays covered. */
export function jsonOf(key: SettingKey, value: string | number | null, lang: Lang) {
  const currency = amountCurrencies[key]
  return {
    key,
    value: settings[key].own ? showSetting(key, value, lang) : value,
    ...(currency === undefined ? {} : { currency }),
  }
}
