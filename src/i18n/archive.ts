import { texts } from './text.ts'

/** What is left of networks that closed. */
export const archiveText = texts({
  about: {
    fr: "garde ce qui reste d'un réseau fermé : un flux Google+ (Google Takeout), une liste de contacts en CSV",
    en: 'keeps what is left of a closed network: a Google+ stream (Google Takeout), a list of contacts as CSV',
  },
  arg_path: { fr: "le dossier de l'archive, ou un fichier", en: 'the folder of the archive, or one file' },
  opt_network: { fr: 'le réseau fermé dont viennent les contacts', en: 'the closed network the contacts come from' },
  opt_list: { fr: 'montre ce qui est gardé', en: 'shows what is kept' },
  path_needed: { fr: 'Quelle archive ?', en: 'Which archive?' },
  path_hint: {
    fr: '`smm client import-archive "Takeout/Google+ Stream"`',
    en: '`smm client import-archive "Takeout/Google+ Stream"`',
  },
  not_found: { fr: "`{path}` n'existe pas.", en: '`{path}` does not exist.' },
  zip: {
    fr: "C'est une archive compressée : smm lit le dossier qu'elle contient.",
    en: 'This is a compressed archive: smm reads the folder in it.',
  },
  zip_hint: { fr: 'Décompressez-la, puis donnez le dossier `Takeout`.', en: 'Unpack it, then give the folder `Takeout`.' },
  unreadable: {
    fr: '`{path}` ne contient ni publication Google+ ni liste de contacts.',
    en: '`{path}` holds neither Google+ posts nor a list of contacts.',
  },
  unreadable_hint: {
    fr: 'Attendu : les fichiers JSON de « Google+ Stream », ou un CSV avec une colonne « Nom ».',
    en: 'Expected: the JSON files of “Google+ Stream”, or a CSV with a column “Name”.',
  },
  open_network: {
    fr: "{name} n'est pas fermé : ses chiffres et ses publications se lisent autrement.",
    en: '{name} is not closed: its figures and posts are read in other ways.',
  },
  unknown_network: {
    fr: "« {name} » n'est pas un réseau fermé que smm connaît ({names}).",
    en: '“{name}” is no closed network that smm knows ({names}).',
  },
  line: { fr: 'ligne {line}', en: 'line {line}' },
  kept: {
    fr: {
      one: '{network} : {count} entrée nouvelle sur {found}, gardée sans chiffres',
      other: '{network} : {count} entrées nouvelles sur {found}, gardées sans chiffres',
    },
    en: {
      one: '{network}: {count} new entry of {found}, kept without figures',
      other: '{network}: {count} new entries of {found}, kept without figures',
    },
  },
  would_keep: {
    fr: {
      one: "{network} : {count} entrée nouvelle sur {found} serait gardée. Rien n'est enregistré.",
      other: "{network} : {count} entrées nouvelles sur {found} seraient gardées. Rien n'est enregistré.",
    },
    en: {
      one: '{network}: {count} new entry of {found} would be kept. Nothing is stored.',
      other: '{network}: {count} new entries of {found} would be kept. Nothing is stored.',
    },
  },
  left_out: { fr: 'laissé de côté : {what}', en: 'left out: {what}' },
  more: {
    fr: { one: 'et {count} autre', other: 'et {count} autres' },
    en: { one: 'and {count} more', other: 'and {count} more' },
  },
  see: { fr: 'Les voir : `smm client import-archive --list`', en: 'See them: `smm client import-archive --list`' },
  empty: { fr: "Rien n'est gardé d'un réseau fermé.", en: 'Nothing is kept of a closed network.' },
  no_date: { fr: 'sans date', en: 'no date' },
  col_date: { fr: 'DATE', en: 'DATE' },
  col_network: { fr: 'RÉSEAU', en: 'NETWORK' },
  col_text: { fr: 'TEXTE', en: 'TEXT' },
  field: { fr: 'Archives', en: 'Archives' },
  posts: {
    fr: { one: '{network} : {count} publication', other: '{network} : {count} publications' },
    en: { one: '{network}: {count} post', other: '{network}: {count} posts' },
  },
  contacts: {
    fr: { one: '{network} : {count} contact', other: '{network} : {count} contacts' },
    en: { one: '{network}: {count} contact', other: '{network}: {count} contacts' },
  },
})
