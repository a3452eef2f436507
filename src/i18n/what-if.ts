import { texts } from './text.ts'

/** What cost and return would be with other figures. */
export const whatIfText = texts({
  title: { fr: 'Si {changes}', en: 'If {changes}' },
  ahead: {
    fr: {
      one: '{count} mois de plus après {until}, comme la moyenne des trois derniers ; les autres changements valent pour ce mois seulement.',
      other:
        '{count} mois de plus après {until}, comme la moyenne des trois derniers ; les autres changements valent pour ces mois seulement.',
    },
    en: {
      one: '{count} more month after {until}, like the mean of the last three; the other changes are for that month alone.',
      other:
        '{count} more months after {until}, like the mean of the last three; the other changes are for those months alone.',
    },
  },
  every_month: {
    fr: "Comme si tous les mois avaient été ainsi, jusqu'à {until}.",
    en: 'As if every month had been so, up to {until}.',
  },
  before_after: { fr: '{label} : {before} → {after}', en: '{label}: {before} → {after}' },
  same: { fr: '{label} : {before}, inchangé', en: '{label}: {before}, unchanged' },
  cost: { fr: 'Coût, temps compris', en: 'Cost, time included' },
  strict: { fr: 'Retour prudent', en: 'Prudent return' },
  extended: { fr: 'Retour étendu', en: 'Extended return' },
  strict_roi: { fr: 'ROI prudent', en: 'Prudent ROI' },
  extended_roi: { fr: 'ROI étendu', en: 'Extended ROI' },
  strict_break_even: { fr: 'Seuil de rentabilité, prudent', en: 'Break-even, prudent' },
  extended_break_even: { fr: 'Seuil de rentabilité, étendu', en: 'Break-even, extended' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  no_cost: { fr: 'aucun coût', en: 'no cost' },
  too_many_unmeasured_months: { fr: 'trop de mois non mesurés', en: 'too many months not measured' },
  at_least: { fr: 'au moins {value}', en: 'at least {value}' },
  not_reached: { fr: 'pas atteint', en: 'not reached' },
  in_months: {
    fr: { one: 'dans {count} mois si la tendance se maintient', other: 'dans {count} mois si la tendance se maintient' },
    en: { one: 'in {count} month if the trend goes on', other: 'in {count} months if the trend goes on' },
  },
  unknown: {
    fr: '« {text} » : on peut changer {keys}.',
    en: '“{text}”: what can be changed is {keys}.',
  },
  bad: { fr: '« {text} » : il faut {expected}.', en: '“{text}”: it needs {expected}.' },
  examples: {
    fr: 'Par exemple : `smm calc roi --what-if margin=65% --what-if ads=+100`, ou `--what-if months=+6`.',
    en: 'For example: `smm calc roi --what-if margin=65% --what-if ads=+100`, or `--what-if months=+6`.',
  },
  expects_margin: {
    fr: 'un pourcentage (`65%`) ou des points en plus (`+5`)',
    en: 'a percentage (`65%`) or points more (`+5`)',
  },
  expects_rate: { fr: "le coût d'une heure (`30`, `+5`, `-10%`)", en: 'the cost of one hour (`30`, `+5`, `-10%`)' },
  expects_hours: { fr: 'des heures par mois (`20`, `+5`, `+10%`)', en: 'hours a month (`20`, `+5`, `+10%`)' },
  expects_ads: { fr: 'un montant par mois (`100`, `+100`, `+10%`)', en: 'an amount a month (`100`, `+100`, `+10%`)' },
  expects_tools: { fr: 'un montant par mois (`100`, `+100`, `+10%`)', en: 'an amount a month (`100`, `+100`, `+10%`)' },
  expects_external: { fr: 'un montant par mois (`100`, `+100`, `+10%`)', en: 'an amount a month (`100`, `+100`, `+10%`)' },
  expects_sales: { fr: 'un pourcentage en plus ou en moins (`+10%`)', en: 'a percentage more or less (`+10%`)' },
  expects_assisted: {
    fr: "la part comptée d'une vente aidée (`30%`)",
    en: 'the share of an assisted sale that counts (`30%`)',
  },
  expects_months: { fr: 'un nombre de mois de 1 à 60 (`+6`)', en: 'a number of months from 1 to 60 (`+6`)' },
})
