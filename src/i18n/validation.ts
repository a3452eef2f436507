import { texts } from './text.ts'

/** What is wrong at one place of an input; each reads after the path: `months[2].sales[0].revenue: …`. */
export const validationText = texts({
  missing: { fr: 'manque', en: 'is missing' },
  found: { fr: '{rule}, et non {value}', en: '{rule}, not {value}' },
  unknown_field: { fr: "n'est pas un champ de cette entrée", en: 'is not a field of this input' },
  object: { fr: 'doit être un objet', en: 'must be an object' },
  too_deep: {
    fr: "L'entrée emboîte plus de {depth} listes ou objets.",
    en: 'The input nests more than {depth} lists or objects in each other.',
  },
  list: { fr: 'doit être une liste', en: 'must be a list' },
  whole_from: { fr: 'doit être un nombre entier à partir de {min}', en: 'must be a whole number from {min}' },
  whole_between: { fr: 'doit être un nombre entier de {min} à {max}', en: 'must be a whole number from {min} to {max}' },
  minor_units: {
    fr: 'doit être un nombre entier de centimes (la plus petite unité)',
    en: 'must be a whole number of minor units (cents)',
  },
  not_negative: { fr: 'ne peut pas être négatif', en: 'must not be negative' },
  yes_no: { fr: 'doit être true ou false', en: 'must be true or false' },
  month: { fr: 'doit être un mois comme `"2026-10"`', en: 'must be a month such as `"2026-10"`' },
  currency: { fr: 'doit être un code de devise comme `"EUR"`', en: 'must be a currency code such as `"EUR"`' },
  text_to: { fr: 'doit être un texte de 1 à {max} caractères', en: 'must be a text of 1 to {max} characters' },
  one_of: { fr: "doit être l'un de {options}", en: 'must be one of {options}' },
  distinct: { fr: 'ne doit pas nommer deux fois la même chose', en: 'must not name the same thing twice' },
  month_twice: { fr: "ne doit nommer un mois qu'une fois", en: 'must name a month only once' },
  number_from_0: { fr: 'doit être un nombre à partir de 0', en: 'must be a number from 0' },
  baseline: {
    fr: 'doit être un nombre à partir de 0, ou null avec moins de sept jours de données',
    en: 'must be a number from 0, or null with fewer than seven days of data',
  },
  not_above: { fr: 'ne doit pas dépasser {field}', en: 'must not exceed {field}' },
  rate: {
    fr: 'doit être un taux supérieur à 0 écrit en texte, comme `"0.9215"`',
    en: 'must be a rate above 0 written as a text, such as `"0.9215"`',
  },
  measured_value: {
    fr: "doit être un nombre, ou null si ce n'est pas mesuré",
    en: 'must be a number, or null when it was not measured',
  },
  three_objectives: { fr: 'doit compter trois objectifs au plus', en: 'must hold three objectives at most' },
  objectives: {
    fr: "doit nommer un à trois objectifs, le plus important d'abord",
    en: 'must name one to three objectives, the most important first',
  },
  age_bands: {
    fr: "doit nommer une tranche d'âge, ou être null si elle est inconnue",
    en: 'must name an age band, or be null when it is unknown',
  },
  hours: {
    fr: "doit être un nombre d'heures supérieur à 0, par pas de 0,5",
    en: 'must be a number of hours above 0, in steps of 0.5',
  },
})
