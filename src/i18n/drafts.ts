import { texts } from './text.ts'

/** Words of `smm queue draft`, and of the files it writes. */
export const draftText = texts({
  about: {
    fr: 'un fichier à écrire pour chaque créneau libre du mois',
    en: 'one file to write for each free slot of the month',
  },
  option_month: { fr: 'le mois : 2026-12, décembre, prochain', en: 'the month: 2026-12, december, next' },
  option_folder: { fr: 'le dossier où les mettre', en: 'the folder they go to' },
  month_over: { fr: '{month} est passé.', en: '{month} is over.' },
  month_over_hint: { fr: 'Pour le mois prochain : `--month {month}`', en: 'For the next month: `--month {month}`' },
  all_taken: {
    fr: 'Aucun créneau libre en {month} : chacun a sa publication.',
    en: 'No free slot in {month}: each has its post.',
  },
  all_taken_hint: {
    fr: 'Les voir : `smm queue list --from {from} --to-date {to}`',
    en: 'See them: `smm queue list --from {from} --to-date {to}`',
  },
  no_account: {
    fr: "Pas encore de compte : les fichiers n'en nomment aucun. `smm account add` avant de les reprendre.",
    en: 'No account yet: the files name none. `smm account add` before you import them.',
  },
  no_strategy: {
    fr: 'Sans stratégie, les piliers sont proposés tour à tour : `smm init`',
    en: 'Without a strategy the pillars take turns: `smm init`',
  },
  written: {
    fr: { one: '{count} fichier dans {folder}', other: '{count} fichiers dans {folder}' },
    en: { one: '{count} file in {folder}', other: '{count} files in {folder}' },
  },
  would_write: {
    fr: { one: '{count} fichier serait écrit dans {folder}', other: '{count} fichiers seraient écrits dans {folder}' },
    en: { one: '{count} file would be written to {folder}', other: '{count} files would be written to {folder}' },
  },
  kept: {
    fr: { one: '{count} fichier déjà commencé, laissé tel quel', other: '{count} fichiers déjà commencés, laissés tels quels' },
    en: {
      one: '{count} file already started, left as it is',
      other: '{count} files already started, left as they are',
    },
  },
  next: { fr: 'Écrivez, puis : `smm queue import {folder}{client}`', en: 'Write, then: `smm queue import {folder}{client}`' },
  state_kept: { fr: 'déjà commencé', en: 'started' },
  col_file: { fr: 'fichier', en: 'file' },
  col_when: { fr: 'quand', en: 'when' },
  col_pillar: { fr: 'pilier', en: 'pillar' },
  col_near: { fr: 'autour', en: 'around it' },
  no_place: {
    fr: "{folder} n'est pas un dossier où l'on peut écrire ({code}).",
    en: '{folder} is not a folder you can write to ({code}).',
  },
  no_place_hint: { fr: 'Nommez-en un autre : `-o <dossier>`', en: 'Name another one: `-o <folder>`' },

  head: { fr: '{client} · {when}', en: '{client} · {when}' },
  near: { fr: 'Autour de ce jour : {dates}', en: 'Around this day: {dates}' },
  near_one: { fr: '{name} ({day})', en: '{name} ({day})' },
  near_until: { fr: "{name} (jusqu'au {day})", en: '{name} (until {day})' },
  room: { fr: 'Place pour le texte : {rooms}', en: 'Room for the text: {rooms}' },
  room_one: { fr: '{account} {max} {unit}', en: '{account} {max} {unit}' },
  room_free: { fr: '{account} sans limite', en: '{account} no limit' },
  write_here: {
    fr: 'Écrivez la publication sous cette note, qui ne part pas avec elle.',
    en: 'Write the post below this note, which is not sent with it.',
  },
  starters: { fr: 'Pistes · {pillar} :', en: 'Starters · {pillar}:' },
  idea: { fr: 'Idée notée : {text}', en: 'Idea noted: {text}' },
})

/** Words of `smm queue import`. */
export const importText = texts({
  about: {
    fr: "reprendre des publications d'un tableau (CSV), de JSON, d'un dossier Markdown, de Buffer, Hootsuite ou Metricool",
    en: 'import posts from a table (CSV), JSON, a folder of Markdown files, Buffer, Hootsuite or Metricool',
  },
  path: { fr: 'un fichier, un dossier, ou `-`', en: 'a file, a folder, or `-`' },
  option_partial: { fr: 'ajouter ce qui est bon, laisser le reste', en: 'add what is right, leave the rest' },
  nothing: { fr: 'Aucun fichier Markdown dans {path}.', en: 'No Markdown file in {path}.' },
  nothing_hint: { fr: 'En préparer un par créneau : `smm queue draft`', en: 'To have one per slot: `smm queue draft`' },
  not_there: { fr: '{path} est introuvable.', en: '{path} is not there.' },
  refused: {
    fr: {
      one: "{count} fichier est à revoir ; rien n'a été ajouté.",
      other: "{count} fichiers sont à revoir ; rien n'a été ajouté.",
    },
    en: {
      one: '{count} file needs another look; nothing was added.',
      other: '{count} files need another look; nothing was added.',
    },
  },
  refused_hint: {
    fr: 'Corrigez et recommencez ; ou ajoutez ce qui est bon : `--partial`',
    en: 'Correct and run it again; or add what is right: `--partial`',
  },
  problem: { fr: '{file}:{line} : {message}', en: '{file}:{line}: {message}' },
  unfilled: {
    fr: 'il reste à remplir : {names}',
    en: 'still to be filled in: {names}',
  },
  same_id: { fr: 'même external_id que {file}', en: 'same external_id as {file}' },
  same_text: {
    fr: 'même texte que {file} pour {account}, à moins de {days} jours (`--allow-duplicate`)',
    en: 'same text as {file} for {account}, less than {days} days apart (`--allow-duplicate`)',
  },
  gone: {
    fr: 'la publication {id} est déjà partie ou annulée, son fichier a changé depuis',
    en: 'post {id} has left or was cancelled already, its file has changed since',
  },
  added: {
    fr: { one: '{count} publication ajoutée', other: '{count} publications ajoutées' },
    en: { one: '{count} post added', other: '{count} posts added' },
  },
  would_add: {
    fr: { one: '{count} publication serait ajoutée', other: '{count} publications seraient ajoutées' },
    en: { one: '{count} post would be added', other: '{count} posts would be added' },
  },
  changed: {
    fr: { one: '{count} publication changée : {files}', other: '{count} publications changées : {files}' },
    en: { one: '{count} post changed: {files}', other: '{count} posts changed: {files}' },
  },
  unchanged: {
    fr: { one: '{count} publication déjà là, sans changement', other: '{count} publications déjà là, sans changement' },
    en: { one: '{count} post there already, unchanged', other: '{count} posts there already, unchanged' },
  },
  empty: {
    fr: { one: '{count} fichier encore vide : {files}', other: '{count} fichiers encore vides : {files}' },
    en: { one: '{count} file still empty: {files}', other: '{count} files still empty: {files}' },
  },
  would_change: {
    fr: { one: '{count} publication serait changée : {files}', other: '{count} publications seraient changées : {files}' },
    en: { one: '{count} post would change: {files}', other: '{count} posts would change: {files}' },
  },
  left: {
    fr: { one: '{count} fichier à revoir :', other: '{count} fichiers à revoir :' },
    en: { one: '{count} file to look at again:', other: '{count} files to look at again:' },
  },
  comments: {
    fr: 'Les notes (<!-- … -->) ne font pas partie des textes.',
    en: 'Notes (<!-- … -->) are not part of the texts.',
  },
  ask_client: {
    fr: 'Les montrer au client : `smm approval pack -c {client}`',
    en: 'Show them to the client: `smm approval pack -c {client}`',
  },
  waits: {
    fr: {
      one: '{count} à valider : `smm queue approve {ids}`',
      other: '{count} à valider : `smm queue approve {ids}`',
    },
    en: {
      one: '{count} waits for approval: `smm queue approve {ids}`',
      other: '{count} wait for approval: `smm queue approve {ids}`',
    },
  },
  drafts: {
    fr: { one: '{count} reste un brouillon, sans heure', other: '{count} restent des brouillons, sans heure' },
    en: { one: '{count} stays a draft, without a time', other: '{count} stay drafts, without a time' },
  },
  remark: { fr: '{files} : {message}', en: '{files}: {message}' },
  next: { fr: 'Les voir : `smm queue list` ou `smm calendar`', en: 'See them: `smm queue list` or `smm calendar`' },
})
