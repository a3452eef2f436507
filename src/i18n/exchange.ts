import { texts } from './text.ts'

/** Rates of other currencies in a client's profile. */
export const exchangeText = texts({
  opt: {
    fr: "ce que vaut une unité d'une autre devise : `USD=0,92` (répétable ; `USD=` l'enlève)",
    en: 'what one unit of another currency is worth: `USD=0.92` (repeatable; `USD=` takes it away)',
  },
  opt_date: { fr: "jour du taux, aujourd'hui sinon (`2026-11-02`)", en: 'day of the rate, else today (`2026-11-02`)' },
  opt_source: { fr: "d'où vient le taux", en: 'where the rate comes from' },
  bad: {
    fr: "« {entry} » n'est pas le taux d'une autre devise que {currency}.",
    en: '“{entry}” is not the rate of a currency other than {currency}.',
  },
  hint: {
    fr: 'Par exemple, pour dire ce que vaut 1 USD en {currency} : `--exchange USD=0,92`',
    en: 'For example, to say what 1 USD is worth in {currency}: `--exchange USD=0.92`',
  },
  bad_date: {
    fr: "« {value} » n'est pas une date passée de la forme 2026-11-02.",
    en: '“{value}” is not a past date of the form 2026-11-02.',
  },
  without_rate: { fr: 'Une date ou une source sans taux.', en: 'A date or a source without a rate.' },
  field: { fr: 'Taux de change', en: 'Exchange rates' },
  rate: { fr: '1 {from} = {rate} {to} ({date})', en: '1 {from} = {rate} {to} ({date})' },
  rate_from: { fr: '1 {from} = {rate} {to} ({date}, {source})', en: '1 {from} = {rate} {to} ({date}, {source})' },
})
