import { texts, type Lang } from './text.ts'

/** Weekdays from Sunday, as they are typed in a slot and printed. */
export const weekdayNames = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const satisfies Record<Lang, readonly string[]>

/** First to fourth of the month. */
export const ordinalNames = {
  fr: ['1er', '2e', '3e', '4e'],
  en: ['1st', '2nd', '3rd', '4th'],
} as const satisfies Record<Lang, readonly string[]>

/** Words of slots: the places of a week. */
export const slotText = texts({
  expects: {
    fr: 'des jours et des heures comme `mardi 9h; conseil=jeudi 18h30; 1er lundi 9h sur linkedin`',
    en: 'days and times such as `tuesday 9am; advice=thursday 18:30; 1st monday 9am on linkedin`',
  },
  expects_account: {
    fr: 'un compte de ce client ou un réseau',
    en: 'an account of this client or a network',
  },
  accounts_hint: { fr: 'Voir les comptes : `smm account list`', en: 'See the accounts: `smm account list`' },
  and: { fr: 'et', en: 'and' },
  on: { fr: 'sur', en: 'on' },

  none: { fr: "{name} n'a pas encore de créneau.", en: '{name} has no slot yet.' },
  none_hint: {
    fr: 'Donnez-lui les siens : `smm client edit {client} --slots "mardi 9h; jeudi 18h30"`',
    en: 'Give it some: `smm client edit {client} --slots "tuesday 9am; thursday 6:30pm"`',
  },
  none_for: { fr: "Aucun créneau n'est pour {accounts}.", en: 'No slot is for {accounts}.' },
  unknown: { fr: 'Aucun créneau « {word} ».', en: 'No slot “{word}”.' },
  known: { fr: 'Ses créneaux : {slots}', en: 'Its slots: {slots}' },
  full: { fr: "Aucun créneau n'est libre avant un an.", en: 'No slot is free within a year.' },
  full_hint: { fr: 'Choisissez une heure : `--at "demain 9h"`', en: 'Choose a time: `--at "tomorrow 9am"`' },
  from_strategy: { fr: '{slots} (proposés par la stratégie)', en: '{slots} (proposed by the strategy)' },
})
