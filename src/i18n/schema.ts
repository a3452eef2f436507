import { texts } from './text.ts'

export const schemaText = texts({
  about: {
    fr: 'les schémas JSON de ce que chaque commande imprime avec --json',
    en: 'the JSON schemas of what each command prints with --json',
  },
  command: {
    fr: 'une commande (`queue list`), ou `error` ; sans elle, la liste',
    en: 'a command (`queue list`), or `error`; without it, the list',
  },
  option_all: { fr: 'tous en un seul document', en: 'all of them in one document' },
  col_command: { fr: 'Commande', en: 'Command' },
  col_about: { fr: "Ce qu'elle fait", en: 'What it does' },
  error: { fr: 'une commande a échoué : le document sur stderr', en: 'a command failed: the document on stderr' },
  next: {
    fr: 'Un schéma : `smm schema queue list` (JSON Schema, version 2020-12 ; descriptions en anglais). Tous : `smm schema --all`. Ce que les champs ont en commun : `smm help json`.',
    en: 'One schema: `smm schema queue list` (JSON Schema, draft 2020-12). All of them: `smm schema --all`. What the fields have in common: `smm help json`.',
  },
  unknown: {
    fr: "« {words} » : aucune commande de ce nom n'imprime de JSON.",
    en: '“{words}”: no command of that name prints JSON.',
  },
  near_hint: { fr: 'Vouliez-vous `smm schema {words}` ?', en: 'Did you mean `smm schema {words}`?' },
  verbs_hint: { fr: 'Celles qui en impriment : {commands}.', en: 'Those that print some: {commands}.' },
  list_hint: { fr: 'La liste : `smm schema`.', en: 'The list: `smm schema`.' },
  either: {
    fr: 'Nommez une commande ou demandez-les toutes (--all) : pas les deux.',
    en: 'Name a command or ask for all of them (--all), not both.',
  },
})
