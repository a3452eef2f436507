import { texts } from './text.ts'

/** Words of `smm queue`. */
export const queueText = texts({
  about: {
    fr: 'les publications programmées : ajouter, voir, changer, valider',
    en: 'the post queue: add, see, change, approve',
  },
  add: { fr: 'ajouter une publication', en: 'add a post' },
  list: { fr: 'voir ce qui va partir et ce qui vous attend', en: 'see what is to come and what waits for you' },
  show: { fr: "tout voir d'une publication", en: 'see everything of a post' },
  edit: {
    fr: "changer le contenu d'une publication (votre éditeur, sans option)",
    en: 'change what a post says (your editor, without options)',
  },
  move: { fr: "changer l'heure d'une ou plusieurs publications", en: 'change the time of one or several posts' },
  approve: { fr: "noter l'accord donné à des publications", en: 'record that posts were approved' },
  reject: { fr: 'renvoyer une publication en brouillon, avec la raison', en: 'send a post back to draft, with the reason' },
  cancel: { fr: 'annuler des publications', en: 'cancel posts' },
  done: { fr: "noter qu'une publication a été postée à la main", en: 'record that a post was posted by hand' },
  preview: { fr: 'voir une publication comme sur chaque réseau', en: 'see a post as on each network' },

  text: { fr: "le texte, ou `-` pour l'entrée standard", en: 'the text, or `-` for stdin' },
  ids: { fr: 'numéros des publications (12, ou 14-18)', en: 'numbers of posts (12, or 14-18)' },
  id: { fr: 'numéro de la publication', en: 'number of the post' },
  to: {
    fr: 'comptes ou réseaux, séparés par des virgules ; all : tous',
    en: 'accounts or networks, between commas; all: every one',
  },
  at: {
    fr: 'quand : "demain 9h", "mardi prochain 18h30", "2026-12-01 09:30"',
    en: 'when: "tomorrow 9am", "next tuesday 6:30pm", "2026-12-01 09:30"',
  },
  slot: {
    fr: 'au créneau libre suivant : next, un jour (mardi) ou le nom du créneau',
    en: 'in the next free slot: next, a weekday (tuesday) or the name of the slot',
  },
  now: { fr: 'publier tout de suite', en: 'publish at once' },
  title: { fr: 'titre (blog, carte de lien)', en: 'title (blog, link card)' },
  link: { fr: 'adresse web à publier avec le texte', en: 'web address to publish with the text' },
  thread: {
    fr: 'un fil : une ligne `---` sépare ses parties ; images et lien vont avec la première',
    en: 'a thread: a line `---` parts it; media and link go with the first part',
  },
  no_thread: { fr: 'que ce ne soit plus un fil', en: 'make it a thread no longer' },
  first_comment: { fr: 'premier commentaire, posté juste après', en: 'first comment, posted right after it' },
  media: { fr: 'image ou vidéo ; répétable', en: 'image or video; repeatable' },
  alt: {
    fr: "description de l'image, dans l'ordre des --media ; répétable",
    en: 'description of the image, in the order of --media; repeatable',
  },
  no_alt: { fr: "aucune description n'est voulue", en: 'no description is wanted' },
  no_media: { fr: 'enlever les images', en: 'take the media off' },
  text_for: {
    fr: 'un autre texte pour un réseau : réseau=texte ; répétable',
    en: 'another text for a network: network=text; repeatable',
  },
  from_file: { fr: 'lire un fichier Markdown avec en-tête', en: 'read a Markdown file with front matter' },
  pillar: { fr: 'pilier éditorial', en: 'editorial pillar' },
  campaign: { fr: 'campagne', en: 'campaign' },
  tags: { fr: 'étiquettes, séparées par des virgules', en: 'tags, between commas' },
  draft: { fr: 'garder en brouillon', en: 'keep as a draft' },
  allow_duplicate: {
    fr: 'permettre un texte déjà publié ou programmé sur ce compte',
    en: 'allow a text that is published or scheduled on that account already',
  },
  all: { fr: 'tout, publié et annulé compris', en: 'everything, published and cancelled too' },
  status: { fr: 'seulement cet état ; répétable', en: 'only this status; repeatable' },
  from: { fr: 'à partir de ce jour (2026-12-01)', en: 'from this day on (2026-12-01)' },
  to_date: { fr: "jusqu'à ce jour compris", en: 'up to and including this day' },
  limit: { fr: 'au plus autant de publications', en: 'at most so many posts' },
  by: { fr: 'qui a donné son accord', en: 'who approved it' },
  via: { fr: 'comment', en: 'how' },
  reason: { fr: "ce qu'il faut changer", en: 'what has to change' },
  url: { fr: 'adresse de la publication en ligne', en: 'address of the post online' },
  done_to: { fr: "le compte, s'il y en a plusieurs à la main", en: 'the account, where several are posted by hand' },

  no_text: { fr: 'Que faut-il publier ?', en: 'What is to be published?' },
  no_text_hint: {
    fr: 'Donnez le texte : `smm queue add "…"`, `-` pour l\'entrée standard, ou `--from-file`',
    en: 'Give the text: `smm queue add "…"`, `-` for stdin, or `--from-file`',
  },
  ask_text: { fr: 'Texte de la publication', en: 'Text of the post' },
  ask_when: { fr: 'Quand ? (vide : brouillon)', en: 'When? (empty: draft)' },
  two_texts: {
    fr: 'Le texte est donné deux fois : sur la ligne et dans `--from-file`.',
    en: 'The text is given twice: on the line and in `--from-file`.',
  },
  ask_slot: { fr: 'Quand ?', en: 'When?' },
  take_slot: { fr: 'prochain créneau libre : {when}', en: 'next free slot: {when}' },
  other_time: { fr: 'une autre heure', en: 'another time' },
  two_times: {
    fr: '`--at`, `--slot` ou `--now` : un seul à la fois ; et pas `--now` avec `--draft`.',
    en: '`--at`, `--slot` or `--now`: one at a time; and not `--now` with `--draft`.',
  },
  which_time: { fr: 'Quand ? `--at` ou `--slot`, pas les deux.', en: 'When? `--at` or `--slot`, not both.' },
  which_time_hint: {
    fr: '`smm queue move {id} --at "demain 9h"`, ou au prochain créneau libre : `smm queue move {id} --slot next`',
    en: '`smm queue move {id} --at "tomorrow 9am"`, or to the next free slot: `smm queue move {id} --slot next`',
  },
  one_of_them: { fr: "Gardez l'un des deux.", en: 'Keep one of them.' },
  bad_text_for: {
    fr: '`--text-for` attend `réseau=texte`, pas « {value} ».',
    en: '`--text-for` expects `network=text`, not “{value}”.',
  },
  bad_text_for_hint: { fr: 'Réseaux : {names}.', en: 'Networks: {names}.' },
  bad_status: { fr: 'État inconnu : « {value} ».', en: 'Unknown status: “{value}”.' },
  bad_status_hint: { fr: 'Au choix : {names}.', en: 'Choices: {names}.' },
  bad_day: { fr: 'Date illisible : « {value} ».', en: 'Unreadable date: “{value}”.' },
  bad_day_hint: { fr: 'Écrivez-la ainsi : `2026-12-01`', en: 'Write it like this: `2026-12-01`' },
  bad_limit: {
    fr: '`--limit` attend un nombre entier, pas « {value} ».',
    en: '`--limit` expects a whole number, not “{value}”.',
  },
  nothing_to_change: { fr: 'Que faut-il changer ?', en: 'What is to change?' },
  nothing_to_change_hint: {
    fr: 'Par exemple `--title`, `--link`, `--from-file` ; voir `smm queue edit --help`',
    en: 'For example `--title`, `--link`, `--from-file`; see `smm queue edit --help`',
  },

  added: {
    fr: {
      one: 'Publication {id} ajoutée · {count} envoi · {status}',
      other: 'Publication {id} ajoutée · {count} envois · {status}',
    },
    en: { one: 'Post {id} added · {count} delivery · {status}', other: 'Post {id} added · {count} deliveries · {status}' },
  },
  would_add: {
    fr: { one: 'Serait ajoutée · {count} envoi · {status}', other: 'Serait ajoutée · {count} envois · {status}' },
    en: { one: 'Would be added · {count} delivery · {status}', other: 'Would be added · {count} deliveries · {status}' },
  },
  changed: { fr: 'Publication {id} changée · {status}', en: 'Post {id} changed · {status}' },
  would_change: { fr: 'La publication {id} serait changée · {status}', en: 'Post {id} would be changed · {status}' },
  unchanged: { fr: "Rien n'a changé.", en: 'Nothing has changed.' },
  approval_void: {
    fr: "L'accord donné à l'ancien contenu ne vaut plus.",
    en: 'The approval of the former content no longer holds.',
  },
  moved: { fr: 'Publication {id} déplacée · {status}', en: 'Post {id} moved · {status}' },
  would_move: { fr: 'La publication {id} serait déplacée', en: 'Post {id} would be moved' },
  approved: { fr: 'Publication {id} validée par {by} · {status}', en: 'Post {id} approved by {by} · {status}' },
  would_approve: { fr: 'La publication {id} serait validée par {by}', en: 'Post {id} would be approved by {by}' },
  approved_late: {
    fr: 'Son heure est déjà passée. Une autre : `smm queue move {id} --at "demain 9h"`',
    en: 'Its time is past. Another one: `smm queue move {id} --at "tomorrow 9am"`',
  },
  rejected: { fr: 'Publication {id} renvoyée en brouillon : {reason}', en: 'Post {id} sent back to draft: {reason}' },
  would_reject: {
    fr: 'La publication {id} serait renvoyée en brouillon : {reason}',
    en: 'Post {id} would be sent back to draft: {reason}',
  },
  no_reason: { fr: 'Que faut-il changer ?', en: 'What has to change?' },
  no_reason_hint: { fr: 'Dites-le : `--reason "une autre photo"`', en: 'Say it: `--reason "another picture"`' },
  rejected_next: { fr: 'Pour la corriger : `smm queue edit {id}`', en: 'To mend it: `smm queue edit {id}`' },
  cancelled: { fr: 'Publication {id} annulée', en: 'Post {id} cancelled' },
  cancelled_in_part: {
    fr: "Publication {id} annulée là où elle n'était pas partie · {status}",
    en: 'Post {id} cancelled where it had not left · {status}',
  },
  would_cancel: { fr: 'La publication {id} serait annulée', en: 'Post {id} would be cancelled' },
  confirm_cancel: {
    fr: { one: 'Annuler {count} publication ?', other: 'Annuler {count} publications ?' },
    en: { one: 'Cancel {count} post?', other: 'Cancel {count} posts?' },
  },
  not_all: {
    fr: { one: "{count} publication n'a pas pu être changée.", other: "{count} publications n'ont pas pu être changées." },
    en: { one: '{count} post could not be changed.', other: '{count} posts could not be changed.' },
  },
  nothing_done: { fr: "Rien n'a été fait.", en: 'Nothing was done.' },
  parts_of: {
    fr: { one: '{count} partie', other: '{count} parties' },
    en: { one: '{count} part', other: '{count} parts' },
  },
  with_comment: { fr: 'premier commentaire', en: 'first comment' },
  label_first_comment: { fr: 'Premier commentaire', en: 'First comment' },
  stays_out: { fr: 'Déjà en ligne, et y reste : {what}', en: 'Out already, and stays out: {what}' },
  account_remark: { fr: '{accounts} : {message}', en: '{accounts}: {message}' },
  publishing: { fr: 'Publication {id} : envoi…', en: 'Post {id}: sending…' },
  post_it: {
    fr: 'À poster à la main, puis : `smm queue done {id} --url https://…` (texte : `smm queue preview {id}`)',
    en: 'Post it by hand, then: `smm queue done {id} --url https://…` (text: `smm queue preview {id}`)',
  },
  is_done: { fr: 'Publication {id} · {status}', en: 'Post {id} · {status}' },
  would_be_done: {
    fr: 'La publication {id} serait notée publiée : {url}',
    en: 'Post {id} would be recorded as published: {url}',
  },
  dry_run: { fr: "Essai : rien n'a été enregistré.", en: 'Dry run: nothing was stored.' },

  is_draft: {
    fr: 'C\'est un brouillon. Pour la programmer : `smm queue move {id} --at "demain 9h"`',
    en: 'It is a draft. To schedule it: `smm queue move {id} --at "tomorrow 9am"`',
  },
  is_draft_slot: {
    fr: "C'est un brouillon. Pour la programmer au prochain créneau libre : `smm queue move {id} --slot next`",
    en: 'It is a draft. To schedule it in the next free slot: `smm queue move {id} --slot next`',
  },
  is_draft_with_time: {
    fr: "C'est un brouillon. Pour la programmer : `smm queue approve {id}`",
    en: 'It is a draft. To schedule it: `smm queue approve {id}`',
  },
  would_be_draft: {
    fr: 'Sans heure, ce serait un brouillon (`--at "demain 9h"`).',
    en: 'Without a time it would be a draft (`--at "tomorrow 9am"`).',
  },
  waits: {
    fr: 'Attend l\'accord du client. Accord reçu ? `smm queue approve {id} --by "Mme Klein" --via phone`',
    en: 'Waits for the client\'s approval. Approved? `smm queue approve {id} --by "Mme Klein" --via phone`',
  },
  would_wait: { fr: "Attendrait l'accord du client.", en: "Would wait for the client's approval." },
  sensitive: { fr: 'Sujet sensible : {words}.', en: 'Sensitive subject: {words}.' },
  waits_now: { fr: "Elle n'est donc pas partie.", en: 'So it has not left.' },
  price: { fr: "Coût de l'envoi : {price}", en: 'Cost of sending: {price}' },
  confirm_price: { fr: 'Cette publication coûte {price}. Continuer ?', en: 'This post costs {price}. Go on?' },
  price_refused: {
    fr: "Rien n'a été enregistré : cette publication coûte {price}, au-dessus de `x.confirm_above`.",
    en: 'Nothing was stored: this post costs {price}, above `x.confirm_above`.',
  },
  price_refused_hint: { fr: "Pour l'accepter : `--yes`", en: 'To accept it: `--yes`' },

  empty: { fr: 'Rien de programmé, et rien ne vous attend.', en: 'Nothing is scheduled, and nothing waits for you.' },
  empty_hint: {
    fr: 'Ajouter : `smm queue add "…" --at "demain 9h"` · tout voir : `smm queue list --all`',
    en: 'Add: `smm queue add "…" --at "tomorrow 9am"` · see all: `smm queue list --all`',
  },
  empty_filter: { fr: 'Aucune publication ne correspond.', en: 'No post matches.' },
  col_id: { fr: 'n°', en: 'no.' },
  col_when: { fr: 'quand', en: 'when' },
  col_accounts: { fr: 'comptes', en: 'accounts' },
  col_status: { fr: 'état', en: 'status' },
  col_text: { fr: 'texte', en: 'text' },
  no_time: { fr: 'sans heure', en: 'no time' },
  limited: {
    fr: {
      one: 'La première publication seulement ; davantage : `--limit <nombre>`',
      other: 'Les {count} premières publications ; davantage : `--limit <nombre>`',
    },
    en: {
      one: 'The first post only; more: `--limit <count>`',
      other: 'The first {count} posts; more: `--limit <count>`',
    },
  },

  post: { fr: 'Publication {id}', en: 'Post {id}' },
  label_client: { fr: 'Client', en: 'Client' },
  label_when: { fr: 'Quand', en: 'When' },
  label_typed: { fr: 'Saisi', en: 'Typed' },
  label_title: { fr: 'Titre', en: 'Title' },
  label_link: { fr: 'Lien', en: 'Link' },
  label_tags: { fr: 'Étiquettes', en: 'Tags' },
  label_pillar: { fr: 'Pilier', en: 'Pillar' },
  label_campaign: { fr: 'Campagne', en: 'Campaign' },
  label_media: { fr: 'Média', en: 'Media' },
  label_approval: { fr: 'Accord', en: 'Approval' },
  label_rejected: { fr: 'À changer', en: 'To change' },
  label_price: { fr: 'Coût', en: 'Cost' },
  approval_line: { fr: '{by}, {via}, {when}', en: '{by}, {via}, {when}' },
  approval_void_line: {
    fr: '{by}, {via}, {when} — le contenu a changé depuis',
    en: '{by}, {via}, {when} — the content has changed since',
  },
  approval_awaited: { fr: 'attendu', en: 'awaited' },
  by_consultant: { fr: 'le consultant', en: 'the consultant' },
  text_own: { fr: 'Texte pour {network}', en: 'Text for {network}' },
  deliveries: { fr: 'Envois', en: 'Deliveries' },
  next_try: { fr: 'prochain essai {when}', en: 'next try {when}' },
  no_alt_given: { fr: 'sans description', en: 'no description' },
  no_alt_wanted: { fr: 'aucune description voulue', en: 'no description wanted' },
  alt_is: { fr: 'description : {alt}', en: 'description: {alt}' },
  link_card: { fr: 'Carte du lien : {link}', en: 'Link card: {link}' },
  by_hand: { fr: '{name}, à la main', en: '{name}, by hand' },
  length: { fr: '{used}/{max} {unit}', en: '{used}/{max} {unit}' },
  length_free: { fr: '{used} {unit}', en: '{used} {unit}' },
  empty_text: { fr: '(sans texte)', en: '(no text)' },
})

/** How an approval came. */
export const approvalViaLabel = texts({
  phone: { fr: 'au téléphone', en: 'by phone' },
  mail: { fr: 'par e-mail', en: 'by mail' },
  message: { fr: 'par message', en: 'by message' },
  meeting: { fr: 'de vive voix', en: 'in person' },
  file: { fr: 'par un fichier', en: 'by a file' },
  terminal: { fr: 'en programmant', en: 'by queueing' },
})

/** Words for the lines of a delivery's journal that people write; the pass's own are told by their names. */
export const journalLabel = texts({
  edit: { fr: 'contenu changé', en: 'content changed' },
  move: { fr: 'déplacée', en: 'moved' },
  approve: { fr: 'validée', en: 'approved' },
  reject: { fr: 'renvoyée en brouillon', en: 'sent back to draft' },
  cancel: { fr: 'annulée', en: 'cancelled' },
})
