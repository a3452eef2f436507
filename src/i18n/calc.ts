import { texts } from './text.ts'

export const calcText = texts({
  about: {
    fr: 'calculer sur une entrée JSON : stratégie, retour, objectifs, indicateurs, crise',
    en: 'compute on a JSON input: strategy, return, objectives, indicators, crisis',
  },
  strategy: {
    fr: 'réseaux, temps, équipe et piliers à partir des réponses',
    en: 'networks, time, staffing and pillars from answers',
  },
  roi: {
    fr: "coût, retour et seuil de rentabilité d'une suite de mois",
    en: 'cost, return and break-even of a series of months',
  },
  roo: { fr: 'part atteinte de chaque objectif', en: 'attained share of each objective' },
  kpi: { fr: "indicateurs d'une période à partir de ses chiffres", en: 'indicators of a period from its figures' },
  crisis: { fr: "niveau d'alerte à partir des signaux", en: 'alert level from the signals' },
  file: { fr: "fichier JSON, `-` pour l'entrée standard", en: 'JSON file, `-` for stdin' },
  what_if: {
    fr: 'changer une valeur : clé=valeur, répétable ; sans fichier, sur le client enregistré',
    en: 'change a value: key=value, repeatable; without a file, on the stored client',
  },
  file_needed: { fr: 'Sur quelle entrée calculer ?', en: 'Compute on which input?' },
  file_needed_hint: {
    fr: "Donnez un fichier : `smm calc {engine} entree.json`, ou `-` pour l'entrée standard.",
    en: 'Give a file: `smm calc {engine} input.json`, or `-` for stdin.',
  },
  file_or_stored_hint: {
    fr: 'Donnez un fichier, `-`, ou `--what-if clé=valeur` pour partir du client enregistré.',
    en: 'Give a file, `-`, or `--what-if key=value` to start from the stored client.',
  },
  unreadable_file: { fr: 'Impossible de lire `{path}` ({code}).', en: 'Cannot read `{path}` ({code}).' },
  check_path: { fr: 'Vérifiez le chemin du fichier.', en: 'Check the path of the file.' },
  not_json: { fr: "Ce n'est pas du JSON : {reason}", en: 'This is not JSON: {reason}' },
  not_json_hint: {
    fr: 'Une entrée par fichier, ou une par ligne avec `--jsonl`.',
    en: 'One input per file, or one per line with `--jsonl`.',
  },
  invalid: { fr: "L'entrée n'est pas valable.", en: 'The input is not valid.' },
  invalid_hint: {
    fr: "Corrigez l'entrée, puis relancez la même commande.",
    en: 'Mend the input, then run the same command again.',
  },
  stored_hint: { fr: 'Clés du client enregistré : {keys}.', en: 'Keys of the stored client: {keys}.' },
  too_large: {
    fr: 'un montant dépasse ce qui se compte exactement',
    en: 'an amount is beyond what can be counted exactly',
  },
  bad_what_if: { fr: "« {text} » n'est pas de la forme clé=valeur.", en: '“{text}” is not of the form key=value.' },
})
