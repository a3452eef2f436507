import { texts } from './text.ts'

export const amountText = texts({
  bad_amount: {
    fr: "« {text} » n'est pas un montant.",
    en: '“{text}” is not an amount.',
  },
  ambiguous_amount: {
    fr: '« {text} » peut se lire {thousands} ou {decimals}.',
    en: '“{text}” can be read as {thousands} or {decimals}.',
  },
  ambiguous_amount_hint: {
    fr: 'Écrivez les milliers avec une espace (`1 234`) ou deux décimales (`1,23`).',
    en: 'Write thousands with a space (`1 234`) or two decimals (`1.23`).',
  },
  too_many_decimals: {
    fr: {
      one: '« {text} » : la devise {currency} a {count} décimale au plus.',
      other: '« {text} » : la devise {currency} a {count} décimales au plus.',
    },
    en: {
      one: '“{text}”: {currency} has at most {count} decimal.',
      other: '“{text}”: {currency} has at most {count} decimals.',
    },
  },
  other_currency: {
    fr: '« {text} » est en {found}, mais la devise attendue est {currency}.',
    en: '“{text}” is in {found}, but the currency here is {currency}.',
  },
  amount_too_large: {
    fr: '« {text} » est trop grand pour être compté juste.',
    en: '“{text}” is too large to be counted exactly.',
  },
  amount_hint: {
    fr: 'Un montant s\'écrit `200`, `24,50` ou `"1 234,50 €"`.',
    en: 'An amount is written `200`, `24.50` or `"1 234.50 €"`.',
  },
  bad_percent: {
    fr: "« {text} » n'est pas un pourcentage de 0 à 100, avec deux décimales au plus.",
    en: '“{text}” is not a percentage from 0 to 100 with at most two decimals.',
  },
  percent_hint: {
    fr: 'Un pourcentage s\'écrit `60`, `12,5` ou `"20 %"`.',
    en: 'A percentage is written `60`, `12.5` or `"20%"`.',
  },
})
