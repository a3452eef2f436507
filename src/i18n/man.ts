import { texts } from './text.ts'

/** Words of the manual pages. */
export const manText = texts({
  name: { fr: 'NOM', en: 'NAME' },
  synopsis: { fr: 'SYNOPSIS', en: 'SYNOPSIS' },
  description: { fr: 'DESCRIPTION', en: 'DESCRIPTION' },
  commands: { fr: 'COMMANDES', en: 'COMMANDS' },
  options: { fr: 'OPTIONS', en: 'OPTIONS' },
  examples: { fr: 'EXEMPLES', en: 'EXAMPLES' },
  exit_status: { fr: 'CODES DE SORTIE', en: 'EXIT STATUS' },
  environment: { fr: 'ENVIRONNEMENT', en: 'ENVIRONMENT' },
  files: { fr: 'FICHIERS', en: 'FILES' },
  see_also: { fr: 'VOIR AUSSI', en: 'SEE ALSO' },
  manual: { fr: 'Manuel de smm', en: 'smm manual' },
  command: { fr: 'commande', en: 'command' },
  option: { fr: 'options', en: 'options' },
  of_all: {
    fr: 'Les options communes, les codes de sortie, les variables et les fichiers sont dans smm(1).',
    en: 'Options of every command, exit codes, variables and files are in smm(1).',
  },
  setting_variables: {
    fr: 'Chaque réglage a aussi une variable : smm help settings, smm help environment.',
    en: 'Each setting has a variable too: smm help settings, smm help environment.',
  },
  file_database: {
    fr: 'les données : clients, publications, chiffres, accès chiffrés (Linux)',
    en: 'the data: clients, posts, figures, encrypted credentials (Linux)',
  },
  file_media: { fr: 'les images des publications', en: 'the pictures of posts' },
  file_config: { fr: 'les réglages', en: 'the settings' },
  file_key: {
    fr: 'la clé des accès ; sans elle une copie des données ne les ouvre pas',
    en: 'the key of the credentials; a copy of the data does not open them without it',
  },
  file_project: {
    fr: "réglages d'un dossier de travail, et son client",
    en: 'settings of a folder one works in, and its client',
  },
})
