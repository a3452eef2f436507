import type { CloseReason, MessageKind, MessageStatus, Tone } from '../store/inbox.ts'
import { texts, type Text } from './text.ts'

export const messageKindLabel = texts({
  comment: { fr: 'commentaire', en: 'comment' },
  mention: { fr: 'mention', en: 'mention' },
  review: { fr: 'avis', en: 'review' },
  message: { fr: 'message', en: 'message' },
  call: { fr: 'appel', en: 'call' },
} satisfies Record<MessageKind, Text>)

export const messageStatusLabel = texts({
  new: { fr: 'nouveau', en: 'new' },
  open: { fr: 'en cours', en: 'in hand' },
  answered: { fr: 'répondu', en: 'answered' },
  closed: { fr: 'classé', en: 'closed' },
} satisfies Record<MessageStatus, Text>)

export const toneLabel = texts({
  positive: { fr: 'positive', en: 'positive' },
  neutral: { fr: 'neutre', en: 'neutral' },
  negative: { fr: 'négative', en: 'negative' },
} satisfies Record<Tone, Text>)

export const closeReasonLabel = texts({
  done: { fr: 'traité', en: 'dealt with' },
  no_answer_needed: { fr: 'sans réponse à donner', en: 'no answer needed' },
  spam: { fr: 'indésirable', en: 'spam' },
  moderated: { fr: 'modéré', en: 'moderated' },
} satisfies Record<CloseReason, Text>)

/** Where something was found that is no account of smm. */
export const placeLabel = texts({
  press: { fr: 'presse', en: 'press' },
  blog: { fr: 'blog', en: 'blog' },
  forum: { fr: 'forum', en: 'forum' },
  review_site: { fr: "site d'avis", en: 'review site' },
  network: { fr: 'réseau', en: 'network' },
  other: { fr: 'ailleurs', en: 'elsewhere' },
})

export const inboxText = texts({
  about: {
    fr: 'commentaires, mentions, avis et messages : lire, répondre, confier, classer',
    en: 'comments, mentions, reviews and messages: read, answer, hand over, close',
  },
  about_pull: {
    fr: 'relever ce qui est arrivé sur les comptes',
    en: 'take in what came in on the accounts',
  },
  about_add: {
    fr: "noter un message qu'aucune interface ne donne : un avis, un appel, un mot au comptoir",
    en: 'write down a message that no interface gives: a review, a call, a word at the counter',
  },
  about_list: {
    fr: "ce qui attend une réponse, le plus en retard d'abord",
    en: 'what waits for an answer, the most overdue first',
  },
  about_show: {
    fr: 'un message en entier : sa conversation, son auteur, son échéance',
    en: 'one message in full: its conversation, its author, its deadline',
  },
  about_assign: { fr: "confier des messages à quelqu'un", en: 'hand messages to somebody' },
  about_tag: {
    fr: 'dire de quoi parlent des messages, et corriger leur tonalité',
    en: 'say what messages are about, and correct their tone',
  },
  about_escalate: { fr: "relever le niveau d'alerte de messages", en: 'raise the alert level of messages' },
  about_close: {
    fr: 'classer des messages, ou noter une réponse donnée ailleurs',
    en: 'close messages, or note an answer given elsewhere',
  },
  about_reopen: { fr: 'reprendre des messages classés', en: 'take closed messages up again' },

  arg_accounts: { fr: 'comptes à relever ; tous, sinon', en: 'accounts to read; all of them otherwise' },
  arg_text: {
    fr: 'le message, entre guillemets ; `-` le lit sur l’entrée standard',
    en: 'the message, in quotes; `-` reads it from standard input',
  },
  arg_id: { fr: 'numéro du message', en: 'number of the message' },
  arg_ids: { fr: 'numéros des messages (`12 14-18`)', en: 'numbers of the messages (`12 14-18`)' },
  arg_ids_tags: {
    fr: 'numéros des messages, puis étiquettes : besoin, réclamation, idée, question, compliment, technique, presse, juridique',
    en: 'numbers of the messages, then tags: need, complaint, idea, question, praise, technical, press, legal',
  },
  option_all_clients: { fr: 'les comptes de tous les clients', en: 'the accounts of all clients' },
  option_network: { fr: 'réseau où il a été écrit, ou `other`', en: 'network on which it was written, or `other`' },
  option_author: { fr: 'nom de son auteur', en: 'name of its author' },
  option_url: { fr: 'adresse où on le lit', en: 'address where it is read' },
  option_date: {
    fr: 'quand il a été écrit (`hier`, `23/11 14h`) ; maintenant, sinon',
    en: 'when it was written (`yesterday`, `23/11 2:30pm`); now otherwise',
  },
  option_kind: { fr: "ce que c'est", en: 'what it is' },
  option_rating: { fr: 'étoiles d’un avis, de 1 à 5', en: 'stars of a review, 1 to 5' },
  option_tags: { fr: 'étiquettes, séparées par des virgules', en: 'tags, separated by commas' },
  option_status: { fr: 'seulement cet état', en: 'only this state' },
  option_filter_network: { fr: 'seulement ce réseau', en: 'only this network' },
  option_filter_kind: { fr: 'seulement ce genre', en: 'only this kind' },
  option_filter_tag: { fr: 'seulement cette étiquette', en: 'only this tag' },
  option_filter_tone: { fr: 'seulement cette tonalité', en: 'only this tone' },
  option_filter_level: { fr: 'seulement ce niveau', en: 'only this level' },
  option_filter_assigned: { fr: 'seulement ce qui lui est confié', en: 'only what is handed to this person' },
  option_overdue: { fr: 'seulement ce qui est en retard', en: 'only what is overdue' },
  option_all: { fr: 'aussi ce qui n’attend pas de réponse', en: 'also what waits for no answer' },
  option_limit: { fr: 'nombre de messages au plus', en: 'at most so many messages' },
  option_from: { fr: 'écrits à partir de ce jour', en: 'written from this day on' },
  option_to_date: { fr: "écrits jusqu'à ce jour", en: 'written up to this day' },
  option_format: { fr: 'un tableau pour un tableur, sans les noms', en: 'a table for a spreadsheet, without names' },
  option_output: { fr: 'fichier où écrire ; la sortie standard, sinon', en: 'file to write to; standard output otherwise' },
  option_to: { fr: "nom d'une personne de l'équipe, ou `consultant`", en: 'name of somebody of the team, or `consultant`' },
  option_remove: { fr: 'étiquettes à retirer, séparées par des virgules', en: 'tags to take away, separated by commas' },
  option_tone: {
    fr: 'la tonalité juste ; le même texte la gardera',
    en: 'the right tone; the same text will keep it',
  },
  option_word: {
    fr: 'le mot qui la donne : il comptera ainsi dans tous les messages de ce client',
    en: 'the word that makes it: it will count so in all messages of this client',
  },
  option_level: { fr: 'nouveau niveau', en: 'new level' },
  option_why: { fr: 'pourquoi, en une phrase', en: 'why, in one sentence' },
  option_reason: { fr: 'pourquoi', en: 'why' },
  option_answered_at: {
    fr: 'quand on y a répondu ailleurs (`hier 14h`)',
    en: 'when it was answered elsewhere (`yesterday 14:00`)',
  },
  option_by: { fr: 'qui y a répondu ; vous, sinon', en: 'who answered it; you otherwise' },

  not_found: { fr: 'Il n’y a pas de message {id}.', en: 'There is no message {id}.' },
  not_found_hint: { fr: 'Les voir : `smm inbox list --all`', en: 'See them: `smm inbox list --all`' },
  other_client: { fr: 'Le message {id} est au client {client}.', en: 'Message {id} belongs to the client {client}.' },
  other_client_hint: { fr: 'Ajouter `-c {client}`', en: 'Add `-c {client}`' },
  several_clients: {
    fr: 'Ces messages sont à plusieurs clients : {clients}.',
    en: 'These messages belong to several clients: {clients}.',
  },
  several_clients_hint: { fr: 'Nommer les messages d’un client à la fois', en: 'Name the messages of one client at a time' },
  one_message: { fr: 'Un seul message à la fois.', en: 'One message at a time.' },

  empty: { fr: 'Rien n’attend de réponse.', en: 'Nothing waits for an answer.' },
  empty_hint: {
    fr: 'Relever les comptes : `smm inbox pull` · tout voir : `smm inbox list --all`',
    en: 'Read the accounts: `smm inbox pull` · see everything: `smm inbox list --all`',
  },
  empty_filter: { fr: 'Aucun message ne correspond.', en: 'No message matches.' },
  limited: { fr: 'Les {count} premiers ; `--limit` en montre plus.', en: 'The first {count}; `--limit` shows more.' },
  col_id: { fr: 'N°', en: 'No.' },
  col_due: { fr: 'Réponse', en: 'Answer' },
  col_where: { fr: 'Où', en: 'Where' },
  col_kind: { fr: 'Genre', en: 'Kind' },
  col_text: { fr: 'Message', en: 'Message' },
  overdue: { fr: 'en retard de {time}', en: '{time} overdue' },
  due_in: { fr: 'sous {time}', en: 'within {time}' },
  days: { fr: { one: '{count} jour', other: '{count} jours' }, en: { one: '{count} day', other: '{count} days' } },
  waiting: {
    fr: { one: '{count} message attend une réponse', other: '{count} messages attendent une réponse' },
    en: { one: '{count} message waits for an answer', other: '{count} messages wait for an answer' },
  },
  of_which_overdue: { fr: 'dont {count} en retard', en: '{count} of them overdue' },
  none_overdue: { fr: 'aucun en retard', en: 'none overdue' },
  next_due: { fr: 'prochaine échéance : {when}', en: 'next deadline: {when}' },
  said: { fr: '{author} : {words}', en: '{author}: {words}' },
  unknown_author: { fr: 'auteur inconnu', en: 'unknown author' },
  forgotten: { fr: '(effacé)', en: '(erased)' },
  no_words: { fr: '(sans texte)', en: '(no words)' },
  stars: { fr: { one: '{count} étoile', other: '{count} étoiles' }, en: { one: '{count} star', other: '{count} stars' } },

  heading: { fr: '{kind} n° {id} · {where}', en: '{kind} no. {id} · {where}' },
  label_author: { fr: 'Auteur', en: 'Author' },
  label_when: { fr: 'Écrit', en: 'Written' },
  label_rating: { fr: 'Note', en: 'Rating' },
  label_level: { fr: 'Niveau', en: 'Level' },
  label_status: { fr: 'État', en: 'State' },
  label_due: { fr: 'Réponse attendue', en: 'Answer due' },
  label_assigned: { fr: 'Confié à', en: 'With' },
  label_tone: { fr: 'Tonalité', en: 'Tone' },
  label_tags: { fr: 'Étiquettes', en: 'Tags' },
  label_note: { fr: 'Pourquoi', en: 'Why' },
  label_sensitive: { fr: "Mots d'alerte", en: 'Alert words' },
  label_link: { fr: 'Lien', en: 'Link' },
  label_post: { fr: 'Sous', en: 'Under' },
  label_account: { fr: 'Compte', en: 'Account' },
  label_copy: { fr: 'Reprise de', en: 'Copy of' },
  label_incident: { fr: 'Incident', en: 'Incident' },
  label_answered: { fr: 'Répondu', en: 'Answered' },
  label_lang: { fr: 'Langue', en: 'Language' },
  label_forgotten: { fr: 'Effacé', en: 'Erased' },
  due_at: { fr: '{when} ({words})', en: '{when} ({words})' },
  tone_by_person: { fr: '{tone} (corrigée à la main)', en: '{tone} (corrected by hand)' },
  tone_by_lexicon: { fr: '{tone} (lexique : {words})', en: '{tone} (lexicon: {words})' },
  tone_by_lexicon_alone: { fr: '{tone} (lexique)', en: '{tone} (lexicon)' },
  tone_unknown: { fr: 'rien ne permet de la dire', en: 'nothing tells it' },
  closed_as: { fr: 'classé : {reason}', en: 'closed: {reason}' },
  followers: {
    fr: { one: '{name} · {count} abonné', other: '{name} · {count} abonnés' },
    en: { one: '{name} · {count} follower', other: '{name} · {count} followers' },
  },
  answered_by: { fr: '{when}, par {who}', en: '{when}, by {who}' },
  consultant: { fr: 'le consultant', en: 'the consultant' },
  section_thread: { fr: 'La conversation', en: 'The conversation' },
  section_answers: { fr: 'Vos réponses', en: 'Your answers' },
  section_history: { fr: 'Déjà écrit par cette personne', en: 'Written before by this person' },
  history_none: { fr: 'Premier message de cette personne.', en: 'First message of this person.' },
  more: {
    fr: { one: 'et {count} autre', other: 'et {count} autres' },
    en: { one: 'and {count} more', other: 'and {count} more' },
  },
  reply_hint: { fr: 'Répondre : `smm inbox reply {id}`', en: 'Answer: `smm inbox reply {id}`' },
  close_hint: {
    fr: 'Répondu ailleurs : `smm inbox close {id} --answered-at now`',
    en: 'Answered elsewhere: `smm inbox close {id} --answered-at now`',
  },

  added: { fr: '{kind} n° {id} noté.', en: '{kind} no. {id} written down.' },
  would_add: { fr: '{kind} qui serait noté.', en: '{kind} that would be written down.' },
  none_due: { fr: 'aucune réponse attendue', en: 'no answer due' },
  empty_text: { fr: 'Que dit le message ?', en: 'What does the message say?' },
  empty_text_hint: {
    fr: 'Entre guillemets : `smm inbox add "Parking impossible" --network tripadvisor --kind review --rating 2`',
    en: 'In quotes: `smm inbox add "No parking" --network tripadvisor --kind review --rating 2`',
  },
  too_long: {
    fr: 'Ce message a {count} caractères ; {most} au plus.',
    en: 'This message has {count} characters; {most} at most.',
  },
  bad_network: {
    fr: '« {value} » n’est pas un réseau ni un lieu connu.',
    en: '“{value}” is no network and no place that is known.',
  },
  bad_network_hint: { fr: 'Au choix : {names}', en: 'One of: {names}' },
  bad_rating: { fr: 'Une note va de 1 à 5 étoiles : « {value} ».', en: 'A rating is 1 to 5 stars: “{value}”.' },
  rating_of_review: { fr: 'Seul un avis a une note.', en: 'Only a review has a rating.' },
  rating_of_review_hint: { fr: 'Ajouter `--kind review`', en: 'Add `--kind review`' },
  bad_url: { fr: '« {value} » n’est pas une adresse http(s).', en: '“{value}” is no http(s) address.' },
  bad_when: { fr: 'Je ne comprends pas cette date : « {value} ».', en: 'I do not understand this date: “{value}”.' },
  bad_when_hint: {
    fr: 'Par exemple `hier`, `23/11 14h`, `2026-11-23 14:00`',
    en: 'For example `yesterday`, `23/11 2:30pm`, `2026-11-23 14:00`',
  },
  bad_day_hint: { fr: 'Par exemple `2026-11-23`', en: 'For example `2026-11-23`' },
  when_in_future: { fr: 'Ce moment est encore à venir : « {value} ».', en: 'That moment is still to come: “{value}”.' },
  no_stdin: { fr: "Rien n'arrive sur l'entrée standard.", en: 'Nothing comes on standard input.' },

  bad_tag: { fr: '« {value} » n’est pas une étiquette.', en: '“{value}” is no tag.' },
  bad_tag_hint: { fr: 'Au choix : {names}', en: 'One of: {names}' },
  nothing_to_tag: { fr: 'Rien à changer : ni étiquette, ni tonalité.', en: 'Nothing to change: no tag and no tone.' },
  nothing_to_tag_hint: {
    fr: 'Par exemple `smm inbox tag 12 question`, `smm inbox tag 12 --tone negative`',
    en: 'For example `smm inbox tag 12 question`, `smm inbox tag 12 --tone negative`',
  },
  no_ids: { fr: 'Quels messages ?', en: 'Which messages?' },
  no_ids_hint: {
    fr: 'Par leur numéro : `smm inbox tag 12 14-18 question`',
    en: 'By number: `smm inbox tag 12 14-18 question`',
  },
  word_needs_tone: { fr: '`--word` a besoin de `--tone`.', en: '`--word` needs `--tone`.' },
  bad_word: { fr: '« {value} » n’est pas un mot de ces messages.', en: '“{value}” is no word of these messages.' },
  tagged: { fr: 'Message {id} : {tags}.', en: 'Message {id}: {tags}.' },
  would_tag: { fr: 'Message {id} aurait : {tags}.', en: 'Message {id} would have: {tags}.' },
  no_tags: { fr: 'sans étiquette', en: 'no tags' },
  tone_is: { fr: 'tonalité {tone}', en: '{tone} tone' },
  word_kept: {
    fr: '« {word} » comptera comme de tonalité {tone} pour {client}.',
    en: '“{word}” will count as {tone} for {client}.',
  },
  routed: { fr: 'Confié {to}.', en: 'Handed {to}.' },

  to_consultant: { fr: 'au consultant', en: 'to the consultant' },
  to_person: { fr: 'à {who}', en: 'to {who}' },
  assigned: { fr: 'Message {id} confié {to}.', en: 'Message {id} handed {to}.' },
  would_assign: { fr: 'Message {id} serait confié {to}.', en: 'Message {id} would be handed {to}.' },
  no_member: { fr: "{who} n'est pas dans l'équipe.", en: '{who} is not in the team.' },
  no_member_hint: { fr: 'Au choix : {names}', en: 'One of: {names}' },

  not_higher: {
    fr: 'Le message {id} est déjà au niveau {level}.',
    en: 'Message {id} is at level {level} already.',
  },
  escalated: { fr: 'Message {id} : niveau {level}, réponse {due}.', en: 'Message {id}: level {level}, answer {due}.' },
  would_escalate: {
    fr: 'Message {id} passerait au niveau {level}, réponse {due}.',
    en: 'Message {id} would be at level {level}, answer {due}.',
  },

  closed: { fr: 'Message {id} classé : {reason}.', en: 'Message {id} closed: {reason}.' },
  would_close: { fr: 'Message {id} serait classé : {reason}.', en: 'Message {id} would be closed: {reason}.' },
  answered: { fr: 'Message {id} : répondu {when}, par {who}.', en: 'Message {id}: answered {when}, by {who}.' },
  would_answer: { fr: 'Message {id} : répondu {when}, par {who}.', en: 'Message {id}: answered {when}, by {who}.' },
  answered_before_written: {
    fr: 'Le message {id} a été écrit après ce moment.',
    en: 'Message {id} was written after that moment.',
  },
  by_needs_answer: { fr: '`--by` a besoin de `--answered-at`.', en: '`--by` needs `--answered-at`.' },
  reason_or_answer: {
    fr: 'Répondu, donc traité : `--reason` ne va pas avec `--answered-at`.',
    en: 'Answered is dealt with: `--reason` does not go with `--answered-at`.',
  },
  closed_already: { fr: 'Le message {id} est déjà classé.', en: 'Message {id} is closed already.' },
  closed_already_hint: { fr: 'Le reprendre : `smm inbox reopen {id}`', en: 'Take it up again: `smm inbox reopen {id}`' },
  reopened: { fr: 'Message {id} repris : réponse {due}.', en: 'Message {id} taken up again: answer {due}.' },
  would_reopen: {
    fr: 'Message {id} serait repris : réponse {due}.',
    en: 'Message {id} would be taken up again: answer {due}.',
  },
  not_closed: { fr: 'Le message {id} n’est pas classé.', en: 'Message {id} is not closed.' },
  dry_run: { fr: 'Rien n’a été écrit.', en: 'Nothing was written.' },

  reading: { fr: 'Lecture des comptes', en: 'Reading the accounts' },
  reading_one: { fr: '{account} : {count}', en: '{account}: {count}' },
  no_account: { fr: 'Ce client n’a pas encore de compte.', en: 'This client has no account yet.' },
  no_account_hint: { fr: 'En ajouter un : `smm account add`', en: 'Add one: `smm account add`' },
  line: { fr: '{account} : {words}', en: '{account}: {words}' },
  came: {
    fr: { one: '{count} nouveau message', other: '{count} nouveaux messages' },
    en: { one: '{count} new message', other: '{count} new messages' },
  },
  came_none: { fr: 'rien de nouveau', en: 'nothing new' },
  changed: {
    fr: { one: '{count} modifié par son auteur', other: '{count} modifiés par leur auteur' },
    en: { one: '{count} changed by its author', other: '{count} changed by their authors' },
  },
  settled: {
    fr: {
      one: '{count} de plus de {days} jours, compté comme traité',
      other: '{count} de plus de {days} jours, comptés comme traités',
    },
    en: {
      one: '{count} older than {days} days, taken for dealt with',
      other: '{count} older than {days} days, taken for dealt with',
    },
  },
  cost: { fr: 'coût {cost}', en: 'cost {cost}' },
  would_read: { fr: '{account} : serait relu.', en: '{account}: would be read.' },
  would_read_since: {
    fr: '{account} : serait relu, la dernière fois {ago}.',
    en: '{account}: would be read, last time {ago}.',
  },
  go_on_at: {
    fr: '{account}, reprise possible à partir de {at} : `smm inbox pull`',
    en: '{account}, go on from {at}: `smm inbox pull`',
  },
  no_inbox: { fr: 'Ne donnent pas leurs messages : {names}.', en: 'Give no messages: {names}.' },
  no_inbox_hint: {
    fr: 'Les noter à la main : `smm inbox add "…" --network …`',
    en: 'Write them down: `smm inbox add "…" --network …`',
  },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
  kept: {
    fr: 'Ce qui a été lu est gardé ; `smm inbox pull` continue.',
    en: 'What was read is kept; `smm inbox pull` goes on.',
  },
  resting: { fr: 'le réseau demande une pause', en: 'the network asks for a pause' },
  blocked: { fr: 'ses identifiants ne marchent plus', en: 'its credentials do not work any more' },
  over_budget: { fr: 'le budget de lecture du mois est épuisé', en: "the month's reading budget is used up" },
  over_budget_hint: {
    fr: "L'augmenter : `smm config set x.read_budget_per_month <montant>`",
    en: 'Raise it: `smm config set x.read_budget_per_month <amount>`',
  },
  cost_before: {
    fr: 'Lire {names} est facturé {each} par message, {most} au plus (ce mois-ci {spent} sur {budget}).',
    en: 'Reading {names} is billed {each} a message, {most} at most (this month {spent} of {budget}).',
  },
  status_messages: { fr: 'Messages', en: 'Messages' },
  status_overdue: {
    fr: { one: 'Alerte : {count} message en retard de réponse', other: 'Alerte : {count} messages en retard de réponse' },
    en: { one: 'Alert: {count} message overdue for an answer', other: 'Alert: {count} messages overdue for an answer' },
  },

  csv_id: { fr: 'numéro', en: 'number' },
  csv_date: { fr: 'date', en: 'date' },
  csv_network: { fr: 'réseau', en: 'network' },
  csv_kind: { fr: 'genre', en: 'kind' },
  csv_author: { fr: 'auteur', en: 'author' },
  csv_rating: { fr: 'étoiles', en: 'stars' },
  csv_text: { fr: 'message', en: 'message' },
  csv_tags: { fr: 'étiquettes', en: 'tags' },
  csv_tone: { fr: 'tonalité', en: 'tone' },
  csv_level: { fr: 'niveau', en: 'level' },
  csv_status: { fr: 'état', en: 'state' },
  csv_written: {
    fr: {
      one: '{count} message écrit dans {path}, sans nom.',
      other: '{count} messages écrits dans {path}, sans les noms.',
    },
    en: {
      one: '{count} message written to {path}, without names.',
      other: '{count} messages written to {path}, without names.',
    },
  },
  csv_would: {
    fr: {
      one: '{count} message serait écrit dans {path}, sans nom.',
      other: '{count} messages seraient écrits dans {path}, sans les noms.',
    },
    en: {
      one: '{count} message would be written to {path}, without names.',
      other: '{count} messages would be written to {path}, without names.',
    },
  },
  csv_needs_output_free: {
    fr: '`--json` et `--format csv` ne vont pas ensemble.',
    en: '`--json` and `--format csv` do not go together.',
  },
})
