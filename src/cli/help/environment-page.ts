import { settingKeys, settings, variableOf } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { topicText } from '../../i18n/help-topics.ts'
import { say, type Text } from '../../i18n/text.ts'
import { ownVariables, sharedVariables } from './environment.ts'
import { showPage } from './topic-page.ts'

export function environmentPage(context: Context): void {
  const said = (of: Readonly<Record<string, Text>>) =>
    Object.entries(of).map(([name, about]) => [name, say(context.lang, about)] as const)
  const ofSettings = settingKeys
    .filter((key) => !(variableOf(key) in ownVariables))
    .map((key) => [variableOf(key), say(context.lang, settings[key].about)] as const)
  showPage(context, {
    title: topicText.environment,
    intro: topicText.environment_intro,
    sections: [
      { title: topicText.own_variables, rows: said(ownVariables) },
      { title: topicText.shared_variables, rows: said(sharedVariables) },
      { title: topicText.setting_variables, rows: ofSettings },
    ],
  })
}
