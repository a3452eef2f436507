import { texts } from './text.ts'

/** Words of `smm queue export`. */
export const exportText = texts({
  about: {
    fr: 'écrire les publications programmées en CSV, JSON, ICS, HTML ou Markdown',
    en: 'write the queue as CSV, JSON, ICS, HTML or Markdown',
  },
  option_format: {
    fr: 'csv, json, ics, html ou md (sinon celui du nom du fichier, ou csv)',
    en: 'csv, json, ics, html or md (otherwise that of the name of the file, or csv)',
  },
  option_output: {
    fr: "le fichier (ou le dossier, pour md) ; `-` pour l'afficher",
    en: 'the file (or the folder, for md); `-` to print it',
  },
  option_all_clients: { fr: 'tous les clients dans un seul fichier', en: 'all clients in one file' },
  bad_output: {
    fr: 'Le format ne se devine pas à « {name} ».',
    en: 'The format cannot be told from “{name}”.',
  },
  bad_output_hint: {
    fr: 'Donnez un nom en .csv, .json, .ics ou .html, ou `--format`.',
    en: 'Give a name in .csv, .json, .ics or .html, or `--format`.',
  },
  md_folder: {
    fr: 'En Markdown, chaque publication est un fichier : nommez un dossier.',
    en: 'In Markdown each post is a file: name a folder.',
  },
  md_folder_hint: { fr: '`--format md -o decembre`', en: '`--format md -o december`' },
  there: {
    fr: {
      one: "{count} fichier est déjà là ({files}) : rien n'a été écrit.",
      other: "{count} fichiers sont déjà là ({files}) : rien n'a été écrit.",
    },
    en: {
      one: '{count} file is there already ({files}): nothing was written.',
      other: '{count} files are there already ({files}): nothing was written.',
    },
  },
  there_hint: { fr: 'Nommez un autre dossier.', en: 'Name another folder.' },
  written: {
    fr: { one: '{count} publication écrite dans {path}', other: '{count} publications écrites dans {path}' },
    en: { one: '{count} post written to {path}', other: '{count} posts written to {path}' },
  },
  would_write: {
    fr: { one: '{count} publication serait écrite dans {path}', other: '{count} publications seraient écrites dans {path}' },
    en: { one: '{count} post would be written to {path}', other: '{count} posts would be written to {path}' },
  },
  timeless: {
    fr: {
      one: '{count} brouillon sans heure ne va pas dans un agenda.',
      other: '{count} brouillons sans heure ne vont pas dans un agenda.',
    },
    en: {
      one: '{count} draft without a time goes into no calendar.',
      other: '{count} drafts without a time go into no calendar.',
    },
  },
  calendar_of: { fr: 'Publications · {name}', en: 'Posts · {name}' },
  calendar_of_all: { fr: 'Publications', en: 'Posts' },
  title: { fr: 'Publications programmées', en: 'Queue' },
  posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  post: { fr: 'publication {id}', en: 'post {id}' },
  no_day: { fr: 'Sans date', en: 'Without a date' },
})
