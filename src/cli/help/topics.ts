import type { Context } from '../../context.ts'
import { topicText } from '../../i18n/help-topics.ts'
import type { Text } from '../../i18n/text.ts'

interface Topic {
  readonly about: Text
  readonly show: (context: Context) => Promise<void>
}

/** The pages of `smm help` that are no command; each is loaded when it is asked for. */
export const topics: Readonly<Record<string, Topic>> = {
  all: { about: topicText.about_all, show: async (context) => (await import('./pages.ts')).allCommands(context) },
  agents: {
    about: topicText.about_agents,
    show: async (context) => (await import('./agents-page.ts')).agentsPage(context),
  },
  dates: { about: topicText.about_dates, show: async (context) => (await import('./dates-page.ts')).datesPage(context) },
  delivery: {
    about: topicText.about_delivery,
    show: async (context) => (await import('./delivery-page.ts')).deliveryPage(context),
  },
  environment: {
    about: topicText.about_environment,
    show: async (context) => (await import('./environment-page.ts')).environmentPage(context),
  },
  'exit-codes': {
    about: topicText.about_exit_codes,
    show: async (context) => (await import('./pages.ts')).exitCodeTable(context),
  },
  files: { about: topicText.about_files, show: async (context) => (await import('./files-page.ts')).filesPage(context) },
  json: { about: topicText.about_json, show: async (context) => (await import('./json-page.ts')).jsonPage(context) },
  money: { about: topicText.about_money, show: async (context) => (await import('./money-page.ts')).moneyPage(context) },
  settings: {
    about: topicText.about_settings,
    show: async (context) => (await import('./settings-page.ts')).settingsPage(context),
  },
  topics: {
    about: topicText.about_topics,
    show: async (context) => (await import('./topics-page.ts')).topicsPage(context),
  },
}

export const topicNames: readonly string[] = Object.keys(topics)
