import { texts } from './text.ts'

/** Words of `smm queue import` for tables and JSON, and of what other programs write. */
export const importTableText = texts({
  line: { fr: 'ligne {line}', en: 'line {line}' },
  problem: { fr: 'ligne {line} : {message}', en: 'line {line}: {message}' },
  problem_in: { fr: 'ligne {line}, {field} : {message}', en: 'line {line}, {field}: {message}' },
  more: {
    fr: { one: 'et {count} autre', other: 'et {count} autres' },
    en: { one: 'and {count} more', other: 'and {count} more' },
  },
  progress: { fr: '{count} lues', en: '{count} read' },
  storing: { fr: 'ajout de {count} publications', en: 'adding {count} posts' },
  refused: {
    fr: {
      one: "{count} ligne est à revoir ; rien n'a été ajouté.",
      other: "{count} lignes sont à revoir ; rien n'a été ajouté.",
    },
    en: {
      one: '{count} row needs another look; nothing was added.',
      other: '{count} rows need another look; nothing was added.',
    },
  },
  left: {
    fr: { one: '{count} ligne à revoir :', other: '{count} lignes à revoir :' },
    en: { one: '{count} row to look at again:', other: '{count} rows to look at again:' },
  },
  empty: {
    fr: { one: '{count} ligne encore sans texte : {files}', other: '{count} lignes encore sans texte : {files}' },
    en: { one: '{count} row without a text yet: {files}', other: '{count} rows without a text yet: {files}' },
  },
  elsewhere: {
    fr: "image prise hors du dossier du fichier : {path} (vérifiez qu'elle doit être publiée)",
    en: 'picture from outside the folder of the file: {path} (make sure that it is to be published)',
  },
  over: {
    fr: {
      one: "{count} publication déjà partie ou annulée d'après son `status`, laissée de côté : {files}",
      other: "{count} publications déjà parties ou annulées d'après leur `status`, laissées de côté : {files}",
    },
    en: {
      one: '{count} post out or cancelled already by its `status`, left out: {files}',
      other: '{count} posts out or cancelled already by their `status`, left out: {files}',
    },
  },
  not_fetched: {
    fr: {
      one: "{count} image n'a pas été téléchargée : sa taille et son format seront vérifiés à l'import.",
      other: "{count} images n'ont pas été téléchargées : leur taille et leur format seront vérifiés à l'import.",
    },
    en: {
      one: '{count} picture was not fetched: its size and its format are checked when it is imported.',
      other: '{count} pictures were not fetched: their size and their format are checked when they are imported.',
    },
  },
  same_row: { fr: 'la même publication que {where}', en: 'the same post as {where}' },

  option_format: {
    fr: 'le format, sinon reconnu : csv, json, md, buffer, hootsuite, metricool',
    en: 'the format, recognised otherwise: csv, json, md, buffer, hootsuite, metricool',
  },
  option_order: {
    fr: "l'ordre des dates en chiffres : `dmy` (jour d'abord) ou `mdy` (mois d'abord)",
    en: 'the order of dates in figures: `dmy` (day first) or `mdy` (month first)',
  },
  option_to: {
    fr: 'où vont les publications qui ne le disent pas',
    en: 'where posts go that do not say',
  },
  option_template: { fr: 'écrire un tableau vide à remplir', en: 'write an empty table to fill in' },
  template_and_path: {
    fr: '`--template` écrit un tableau vide : sans fichier à reprendre.',
    en: '`--template` writes an empty table: without a file to import.',
  },
  no_path: { fr: 'Quel fichier reprendre ?', en: 'Which file is to be imported?' },
  example: { fr: 'publications.csv', en: 'posts.csv' },
  no_path_hint: {
    fr: 'Un fichier, un dossier ou `-` : `smm queue import {example}`. Un tableau vide : `smm queue import --template > publications.csv`',
    en: 'A file, a folder or `-`: `smm queue import {example}`. An empty table: `smm queue import --template > posts.csv`',
  },
  bad_columns: { fr: 'Les colonnes ne sont pas celles attendues.', en: 'The columns are not those expected.' },
  bad_columns_hint: {
    fr: 'Un tableau vide avec toutes les colonnes : `smm queue import --template`',
    en: 'An empty table with all columns: `smm queue import --template`',
  },
  unknown_column: { fr: 'colonne inconnue : `{name}`', en: 'unknown column: `{name}`' },
  unknown_column_near: {
    fr: 'colonne inconnue : `{name}` ; peut-être `{near}` ?',
    en: 'unknown column: `{name}`; perhaps `{near}`?',
  },
  double_column: { fr: 'la colonne `{name}` est là deux fois', en: 'the column `{name}` is there twice' },
  nameless_column: { fr: "la colonne {number} n'a pas de titre", en: 'column {number} has no title' },
  no_text_column: { fr: 'il manque la colonne `text`', en: 'the column `text` is missing' },
  other_titles: {
    fr: '{file} : les titres attendus sont {titles}.',
    en: '{file}: the titles expected are {titles}.',
  },
  no_text: {
    fr: "{file} n'est ni un tableau (CSV) ni du JSON : enregistrez-le en CSV UTF-8.",
    en: '{file} is neither a table (CSV) nor JSON: save it as CSV UTF-8.',
  },
  no_rows: { fr: '{file} ne contient aucune publication.', en: '{file} holds no post.' },
  no_rows_hint: {
    fr: 'Une ligne par publication, sous les titres des colonnes.',
    en: 'One line per post, below the titles of the columns.',
  },
  no_folder: { fr: '{path} est un dossier : nommez un fichier.', en: '{path} is a folder: name a file.' },
  spreadsheet: { fr: '{path} est un classeur : il faut un CSV.', en: '{path} is a workbook: a CSV is needed.' },
  spreadsheet_hint: {
    fr: 'Dans le tableur : « Enregistrer sous », « CSV UTF-8 ».',
    en: 'In the spreadsheet: “Save as”, “CSV UTF-8”.',
  },
  no_json: { fr: "ce n'est pas du JSON", en: 'this is not JSON' },
  no_object: { fr: 'un objet JSON est attendu', en: 'a JSON object is expected' },
  too_deep: { fr: 'trop de niveaux imbriqués', en: 'too many levels within each other' },
  which_order: {
    fr: "{file} : dans « {date} », est-ce le jour ou le mois d'abord ?",
    en: '{file}: in “{date}”, is the day or the month first?',
  },
  which_order_hint: {
    fr: "Le jour d'abord : `--date-order dmy` ; le mois d'abord : `--date-order mdy`",
    en: 'The day first: `--date-order dmy`; the month first: `--date-order mdy`',
  },
  no_server: { fr: '{host} ne répond pas ({code})', en: '{host} does not answer ({code})' },
  time_hint: {
    fr: 'Par exemple : 2026-12-01 09:30, ou 01/12/2026 9h30',
    en: 'For example: 2026-12-01 09:30, or 01/12/2026 9:30',
  },
  no_picture: { fr: '{url} : le serveur répond {status}', en: '{url}: the server answers {status}' },

  no_counterpart: {
    fr: "« {name} » n'a pas d'équivalent ici, laissé de côté",
    en: '“{name}” has no counterpart here, left out',
  },
  no_counterpart_number: {
    fr: "la colonne {number} n'a pas d'équivalent ici, laissée de côté",
    en: 'column {number} has no counterpart here, left out',
  },
  buffer_tags: {
    fr: '« Tags » range les publications dans Buffer et ne se publie pas, laissé de côté',
    en: '“Tags” sorts posts within Buffer and is not published, left out',
  },
  board: {
    fr: '« Board Name » : le tableau est celui du compte Pinterest, laissé de côté',
    en: '“Board Name”: the board is that of the Pinterest account, left out',
  },
  one_title: {
    fr: 'plusieurs titres : « {title} » est repris pour tous les comptes',
    en: 'several titles: “{title}” is taken for all accounts',
  },
})
