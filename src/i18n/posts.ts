import { texts } from './text.ts'

/** What the queue says about posts, their accounts, files and times. */
export const postText = texts({
  not_found_hint: { fr: 'Voir les numéros : `smm queue list --all`', en: 'See the numbers: `smm queue list --all`' },
  other_client: {
    fr: "La publication {id} est celle d'un autre client ({client}).",
    en: 'Post {id} belongs to another client ({client}).',
  },
  other_client_hint: { fr: "Si c'est bien elle : `-c {client}`", en: 'If it is the one you mean: `-c {client}`' },
  one_post: { fr: 'Une seule publication à la fois.', en: 'One post at a time.' },
  file_open_note: { fr: "cette note n'est pas fermée : il manque -->", en: 'this note is not closed: --> is missing' },
  file_line: { fr: 'ligne {line} : {message}', en: 'line {line}: {message}' },
  other_clients_file: {
    fr: 'Ce fichier est une publication du client « {other} », pas de « {client} ».',
    en: 'This file is a post of the client “{other}”, not of “{client}”.',
  },
  other_clients_file_hint: {
    fr: 'Travaillez pour lui : `-c {other}` ; ou changez la ligne `client:` du fichier.',
    en: 'Work for that client: `-c {other}`; or change the line `client:` of the file.',
  },
  no_account: { fr: "{name} n'a encore aucun compte.", en: '{name} has no account yet.' },
  no_account_hint: {
    fr: 'Ajoutez-en un : `smm account add <réseau>`, ou publiez à la main : `smm account add manual --name facebook --for facebook`',
    en: 'Add one: `smm account add <network>`, or post by hand: `smm account add manual --name facebook --for facebook`',
  },
  which_account: { fr: 'Sur quel compte publier ? {names}.', en: 'Which account is it for? {names}.' },
  which_account_hint: {
    fr: 'Ajoutez `--to <compte>`, ou `--to all` pour tous.',
    en: 'Add `--to <account>`, or `--to all` for all of them.',
  },
  account_not_found: { fr: "{name} n'a pas de compte « {word} ».", en: '{name} has no account “{word}”.' },
  known_accounts: { fr: 'Ses comptes : {names}.', en: 'Its accounts: {names}.' },
  no_account_on: { fr: "{name} n'a pas de compte {word}.", en: '{name} has no {word} account.' },
  no_account_on_hint: {
    fr: 'Ajoutez-le : `smm account add {word}`, ou publiez à la main : `smm account add manual --name {word} --for {word}`',
    en: 'Add it: `smm account add {word}`, or post by hand: `smm account add manual --name {word} --for {word}`',
  },
  closed_hint: { fr: 'À la place : {names}.', en: 'Instead: {names}.' },
  account_blocked: {
    fr: 'Ce compte est bloqué : rien ne partira avant `smm account edit` (de nouveaux identifiants) ou `smm account check`.',
    en: 'This account is blocked: nothing will leave before `smm account edit` (new credentials) or `smm account check`.',
  },
  close_to_another: {
    fr: "Une autre publication de ce compte est à moins d'une heure : la {id}, {when}.",
    en: 'Another post of this account is within the hour: {id}, {when}.',
  },
  no_strategy: {
    fr: "Ce client n'a pas encore de stratégie (`smm init`).",
    en: 'This client has no strategy yet (`smm init`).',
  },
  strategy_not_approved: {
    fr: "La stratégie de ce client n'est pas encore validée (`smm strategy approve`).",
    en: "This client's strategy is not approved yet (`smm strategy approve`).",
  },
  strategy_first: {
    fr: 'Commencez par elle, ou laissez passer : `smm config set queue.needs_approved_strategy warn`',
    en: 'Begin with it, or let posts through: `smm config set queue.needs_approved_strategy warn`',
  },
  alike: {
    fr: 'Très proche des publications {ids} à moins de {days} jours : le même message répété trois fois lasse.',
    en: 'Nearly the same as posts {ids} within {days} days: the same message three times tires readers.',
  },
  brand_kit_empty: {
    fr: "Texte rédigé hors de l'entreprise, sans histoire de la marque ni sujets notés : complétez-les (`smm init --complete`).",
    en: 'Written outside the company, with neither brand story nor topics noted: complete them (`smm init --complete`).',
  },

  refused: {
    fr: {
      one: "Rien n'a été enregistré : une règle n'est pas respectée.",
      other: "Rien n'a été enregistré : {count} règles ne sont pas respectées.",
    },
    en: { one: 'Nothing was stored: one rule is broken.', other: 'Nothing was stored: {count} rules are broken.' },
  },
  refused_hint: { fr: 'Corrigez, puis relancez la même commande.', en: 'Mend it, then run the same command again.' },
  refused_hint_shorten: {
    fr: 'Raccourcissez le texte : smm ne coupe jamais.',
    en: 'Shorten the text: smm never cuts.',
  },
  refused_hint_text_for: {
    fr: 'Donnez-lui un texte à lui : `--text-for {network}="…"` (smm ne coupe jamais)',
    en: 'Give it a text of its own: `--text-for {network}="…"` (smm never cuts)',
  },
  refused_hint_no_tag: {
    fr: 'Raccourcissez le texte, ou laissez les liens sans suivi : `--no-tag`',
    en: 'Shorten the text, or leave the links without tags: `--no-tag`',
  },
  account_issue: { fr: '{account} : {issue}', en: '{account}: {issue}' },
  thread_meant: {
    fr: 'le texte a une ligne `---` : elle partira telle quelle. Pour un fil : `--thread`',
    en: 'the text has a line `---`, which will go out as it stands. For a thread: `--thread`',
  },
  thread_one_part: {
    fr: "Un fil a plusieurs parties, séparées par une ligne `---` : ce texte n'en a qu'une.",
    en: 'A thread has several parts, separated by a line `---`: this text has one.',
  },
  thread_one_part_hint: {
    fr: 'Ajoutez la ligne, ou enlevez `--thread` (`--no-thread` avec `queue edit`).',
    en: 'Add the line, or leave `--thread` out (`--no-thread` with `queue edit`).',
  },
  thread_not_taken: {
    fr: 'Aucun fil ne peut partir ici : {names}.',
    en: 'No thread can go here: {names}.',
  },
  thread_not_taken_hint: {
    fr: 'Donnez-lui un texte en une partie (`--text-for {network}="…"`) ou choisissez les comptes avec `--to`.',
    en: 'Give it a text in one part (`--text-for {network}="…"`) or choose the accounts with `--to`.',
  },
  thread_too_many: {
    fr: 'Un fil de {used} parties est trop long ici : {names} ({max} au plus).',
    en: 'A thread of {used} parts is too long here: {names} ({max} at most).',
  },
  comment_not_taken: {
    fr: 'Aucun premier commentaire ne peut partir ici : {names}.',
    en: 'No first comment can go here: {names}.',
  },
  comment_not_taken_hint: {
    fr: 'Enlevez-le (`--first-comment ""`), ou choisissez les comptes avec `--to`.',
    en: 'Leave it out (`--first-comment ""`), or choose the accounts with `--to`.',
  },
  duplicate: {
    fr: 'Ce texte part déjà sur {account} (publication {id}, {when}).',
    en: 'This text is already going to {account} (post {id}, {when}).',
  },
  duplicate_hint: { fr: "Si c'est voulu : `--allow-duplicate`", en: 'If it is meant: `--allow-duplicate`' },
  bad_link: { fr: "« {link} » n'est pas une adresse web.", en: '“{link}” is not a web address.' },
  bad_link_hint: { fr: 'Écrivez-la en entier : `https://…`', en: 'Write it in full: `https://…`' },

  media_refused: {
    fr: { one: 'Un fichier ne peut pas être publié.', other: '{count} fichiers ne peuvent pas être publiés.' },
    en: { one: 'One file cannot be published.', other: '{count} files cannot be published.' },
  },
  media_refused_hint: {
    fr: "Rien n'a été enregistré. Formats : JPEG, PNG, GIF, WebP, AVIF, MP4, MOV.",
    en: 'Nothing was stored. Formats: JPEG, PNG, GIF, WebP, AVIF, MP4, MOV.',
  },
  not_fitted: {
    fr: '{file} ne peut pas être adaptée à ce que ce réseau accepte.',
    en: '{file} cannot be adapted to what this network takes.',
  },
  not_fitted_hint: {
    fr: 'Une image animée reste telle quelle : exportez-la autrement, ou retirez ce réseau avec `--to`.',
    en: 'An animated image stays as it is: export it differently, or leave this network out with `--to`.',
  },
  media_missing: { fr: "Le fichier `{file}` n'existe pas.", en: 'The file `{file}` does not exist.' },
  media_unreadable: {
    fr: 'Le fichier `{file}` ne peut pas être lu ({code}).',
    en: 'The file `{file}` cannot be read ({code}).',
  },
  media_no_file: { fr: "`{file}` n'est pas un fichier.", en: '`{file}` is not a file.' },
  media_empty: { fr: 'Le fichier `{file}` est vide.', en: 'The file `{file}` is empty.' },
  media_too_large: { fr: 'Le fichier `{file}` dépasse 1 Go.', en: 'The file `{file}` is larger than 1 GB.' },
  media_unknown: {
    fr: "`{file}` n'est ni une image ni une vidéo, quoi que dise son nom.",
    en: '`{file}` is neither an image nor a video, whatever its name says.',
  },
  media_unusable: {
    fr: '`{file}` est au format {type}, que les réseaux ne prennent pas : enregistrez-le en JPEG ou en PNG.',
    en: '`{file}` is a {type}, which networks do not take: save it as JPEG or PNG.',
  },
  media_damaged: {
    fr: '`{file}` est abîmé ou incomplet : ses dimensions ({type}) sont illisibles.',
    en: '`{file}` is damaged or incomplete: its size ({type}) cannot be read.',
  },
  media_changed: { fr: 'Le fichier `{file}` a changé pendant la lecture.', en: 'The file `{file}` changed while it was read.' },
  more_alts_hint: {
    fr: 'Elles vont par paires, dans l\'ordre : `--media a.jpg --alt "…" --media b.jpg --alt "…"`',
    en: 'They go in pairs, in order: `--media a.jpg --alt "…" --media b.jpg --alt "…"`',
  },
  more_alts: {
    fr: "Il y a plus de descriptions ({alts}) que de fichiers ({files}) : elles vont par paires, dans l'ordre.",
    en: 'There are more descriptions ({alts}) than files ({files}): they go in pairs, in order.',
  },

  file_missing: { fr: "Le fichier `{file}` n'existe pas.", en: 'The file `{file}` does not exist.' },
  file_unreadable: {
    fr: 'Le fichier `{file}` ne peut pas être lu ({code}).',
    en: 'The file `{file}` cannot be read ({code}).',
  },
  file_no_text: { fr: "`{file}` n'est pas un texte en UTF-8.", en: '`{file}` is not a text in UTF-8.' },
  file_wrong: { fr: "L'en-tête de `{file}` n'est pas lisible.", en: 'The front matter of `{file}` cannot be read.' },
  file_fields: { fr: 'Champs connus : {fields}.', en: 'Known fields: {fields}.' },
  file_no_fields: { fr: 'des lignes `champ: valeur` sont attendues', en: 'lines `field: value` are expected' },
  file_one_value: { fr: '`{field}` : une seule valeur est attendue', en: '`{field}`: one value is expected' },
  file_list: { fr: '`{field}` : une liste de mots est attendue', en: '`{field}`: a list of words is expected' },
  file_two_texts: {
    fr: "le texte est donné deux fois : dans `text` et sous l'en-tête",
    en: 'the text is given twice: in `text` and below the front matter',
  },
  file_two_times: {
    fr: '`scheduled_at` ou `scheduled_local`, pas les deux',
    en: '`scheduled_at` or `scheduled_local`, not both',
  },
  file_status: {
    fr: '`status` : `draft` ou `scheduled`, pas « {status} »',
    en: '`status`: `draft` or `scheduled`, not “{status}”',
  },
  file_yes_no: {
    fr: '`{field}` : `true` ou `false`, pas « {value} »',
    en: '`{field}`: `true` or `false`, not “{value}”',
  },
  file_unknown_field: { fr: 'champ inconnu : `{field}`', en: 'unknown field: `{field}`' },

  clock_gap: {
    fr: "{time} n'existe pas ce jour-là (passage à l'heure d'été) : elle part à {instead}.",
    en: '{time} does not exist that day (the clocks go forward): it leaves at {instead}.',
  },
  clock_twice: {
    fr: '{time} existe deux fois ce jour-là (les horloges reculent) : elle part la première fois.',
    en: '{time} comes twice that day (the clocks go back): it leaves the first time.',
  },

  time_unreadable: { fr: 'Heure illisible : « {typed} ».', en: 'Unreadable time: “{typed}”.' },
  time_unreadable_part: {
    fr: "Heure illisible : « {typed} » (« {part} » n'est pas compris).",
    en: 'Unreadable time: “{typed}” (“{part}” is not understood).',
  },
  time_unreadable_hint: {
    fr: 'Par exemple : `--at "demain 9h"`, `--at "mardi prochain 18h30"`, `--at "2026-12-01 09:30"`',
    en: 'For example: `--at "tomorrow 9am"`, `--at "next tuesday 6:30pm"`, `--at "2026-12-01 09:30"`',
  },
  time_past: { fr: '« {typed} » est déjà passé.', en: '“{typed}” is past.' },
  time_past_at: { fr: '« {typed} » est déjà passé ({when}).', en: '“{typed}” is past ({when}).' },
  time_past_hint: { fr: 'Pour publier tout de suite : `--now`', en: 'To publish at once: `--now`' },
  time_no_hour: { fr: 'À quelle heure, « {typed} » ?', en: 'At what time, “{typed}”?' },
  time_no_hour_hint: { fr: 'Ajoutez l\'heure : `--at "{typed} 9h"`', en: 'Add the time: `--at "{typed} 9:00"`' },
  time_wrong_weekday: {
    fr: '« {typed} » : cette date tombe un autre jour, {day}.',
    en: '“{typed}”: that date is another day, {day}.',
  },
  time_gap: {
    fr: "Le {local} n'existe pas ({zone}) : les horloges avancent à ce moment-là.",
    en: '{local} does not exist ({zone}): the clocks go forward then.',
  },
  time_twice: {
    fr: 'Le {local} existe deux fois ({zone}) : les horloges reculent à ce moment-là.',
    en: '{local} exists twice ({zone}): the clocks go back then.',
  },
  time_which: { fr: 'Laquelle ?', en: 'Which one?' },
  time_readings: {
    fr: 'Écrivez celle que vous voulez dire : `{first}` ou `{second}`',
    en: 'Type the one you mean: `{first}` or `{second}`',
  },
})
