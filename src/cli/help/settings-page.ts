import { settingKeys, settings, showSetting, expectedOf } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { topicText } from '../../i18n/help-topics.ts'
import { say } from '../../i18n/text.ts'
import { showPage } from './topic-page.ts'

export function settingsPage(context: Context): void {
  const { lang } = context
  const rows = settingKeys.map((key) => {
    const { about, fallback } = settings[key]
    const value = fallback === null ? null : showSetting(key, fallback, lang)
    const more = value === null ? '' : ` (${say(lang, topicText.settings_more, { value })})`
    return [key, `${say(lang, about)} · ${expectedOf(key, lang)}${more}`] as const
  })
  showPage(context, { title: topicText.settings, intro: topicText.settings_intro, sections: [{ title: null, rows }] })
}
