import { texts } from './text.ts'

/** What stands for people in what others read. */
export const pseudonymText = texts({
  numbered: { fr: 'client {number}', en: 'customer {number}' },
  somebody: { fr: 'un client', en: 'a customer' },
  name: { fr: '[nom]', en: '[name]' },
  mail: { fr: '[adresse]', en: '[address]' },
  link: { fr: '[lien]', en: '[link]' },
  number: { fr: '[numéro]', en: '[number]' },
})
