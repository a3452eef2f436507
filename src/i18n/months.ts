import { texts } from './text.ts'

/** What is refused for a month. */
export const monthText = texts({
  bad_month: { fr: "« {text} » n'est pas un mois.", en: '“{text}” is not a month.' },
  bad_month_hint: {
    fr: 'Un mois s\'écrit `2026-10`, `octobre`, `"octobre 2026"`, `current` (mois en cours) ou `last` (mois dernier).',
    en: 'A month is written `2026-10`, `october`, `"october 2026"`, `current` or `last`.',
  },
  month_in_future: { fr: 'Le mois « {month} » est à venir.', en: 'The month “{month}” is in the future.' },
  month_in_future_hint: {
    fr: 'Pour le mois en cours : `--month current`.',
    en: 'For the current month: `--month current`.',
  },
})
