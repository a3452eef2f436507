import { texts } from './text.ts'

/** `smm help json`. */
export const jsonText = texts({
  title: { fr: 'La sortie --json', en: 'The output of --json' },
  intro: {
    fr: "Avec --json, une commande écrit un seul document JSON sur la sortie standard, et rien d'autre ; le reste va sur la sortie d'erreur. Le schéma de chaque commande : `smm schema queue list`.",
    en: 'With --json a command writes one JSON document to standard output, and nothing else there; the rest goes to standard error. The schema of each command: `smm schema queue list`.',
  },
  shapes: { fr: 'Formes', en: 'Shapes' },
  list: { fr: 'une liste : un tableau, même vide', en: 'a list: an array, even when empty' },
  jsonl: {
    fr: 'un élément de la liste par ligne, dans toutes les commandes',
    en: 'one item of the list per line, with every command',
  },
  error: {
    fr: "une commande a échoué : ce document sur la sortie d'erreur, et un code de sortie (`smm help exit-codes`) ; details : chaque ligne ou champ refusé",
    en: 'a command failed: this document on standard error, and an exit code (`smm help exit-codes`); details: each line or field that was refused',
  },
  dry_run: {
    fr: "le même document qu'après l'action ; id est null si rien n'a encore de numéro",
    en: 'the same document as after the action; id is null where nothing has a number yet',
  },
  file: {
    fr: "le document est allé dans un fichier (-o) : son chemin, et rien d'autre",
    en: 'the document went to a file (-o): its path, and nothing else',
  },
  values: { fr: 'Valeurs', en: 'Values' },
  instant: { fr: 'un instant : ISO 8601 en UTC, avec Z', en: 'an instant: ISO 8601 in UTC, with Z' },
  local: {
    fr: "la même heure à l'horloge du client ; le fuseau est dans time_zone",
    en: "the same time on the client's clock; the zone is in time_zone",
  },
  day: { fr: 'un jour', en: 'a day' },
  month: { fr: 'un mois', en: 'a month' },
  amount: {
    fr: 'un montant : un entier de la plus petite unité (2450 : 24,50 €), la monnaie à côté dans currency',
    en: 'an amount: an integer of the smallest unit (2450: €24.50), the currency beside it in currency',
  },
  micros: {
    fr: "un prix demandé par un réseau : des millionièmes d'unité, la monnaie à côté",
    en: 'a price that a network asks: millionths of a unit, the currency beside it',
  },
  bp: { fr: 'un taux en points de base (2000 : 20 %)', en: 'a rate in basis points (2000: 20 %)' },
  minutes: { fr: 'une durée en minutes entières', en: 'a duration in whole minutes' },
  unknown: {
    fr: "ce qui n'est pas mesuré ou pas connu, jamais 0 ; la raison est à côté, dans le champ du même nom qui finit en _reason",
    en: 'what is not measured or not known, never 0; the reason stands beside it, in the field of the same name that ends in _reason',
  },
  promises: { fr: 'Ce qui ne change pas', en: 'What does not change' },
  names: {
    fr: 'champs, codes et valeurs sont les mêmes dans toutes les langues ; ce qui est écrit pour être lu (message, hint, words) suit --lang',
    en: 'fields, codes and values are the same in every language; what is written to be read (message, hint, words) follows --lang',
  },
  fields: {
    fr: "un champ publié n'est ni renommé ni retiré sans changement de version majeure ; d'autres peuvent s'ajouter : laissez-les passer",
    en: 'a published field is neither renamed nor removed without a new major version; others may come: let them pass',
  },
  schema: {
    fr: "l'adresse d'un schéma finit par la version majeure ; ses descriptions sont en anglais",
    en: 'the address of a schema ends with the major version; its descriptions are in English',
  },
})
