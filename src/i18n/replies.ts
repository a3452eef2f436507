import { texts } from './text.ts'

/** Words of `smm inbox reply`, and of replies in the queue. */
export const replyText = texts({
  about: { fr: 'répondre à un message', en: 'answer a message' },
  arg_text: { fr: "la réponse ; - la lit sur l'entrée", en: 'the answer; - reads it from stdin' },
  option_template: {
    fr: 'avec ce modèle (voir `smm template list --kind reply`)',
    en: 'with this template (see `smm template list --kind reply`)',
  },
  option_edit: { fr: "l'écrire ou la revoir dans votre éditeur", en: 'write or review it in your editor' },
  option_by: { fr: 'qui répond (sans cela : le consultant)', en: 'who answers (without it: the consultant)' },
  option_minutes: { fr: 'le temps à proposer, en minutes', en: 'the time to propose, in minutes' },
  option_statement: {
    fr: "c'est la parole du porte-parole (`--by`) : elle part malgré l'alerte",
    en: "it is the spokesperson's word (`--by`): it leaves in spite of the alert",
  },
  option_spokesperson: { fr: 'avec --statement : qui parle pour la maison', en: 'with --statement: who speaks for the firm' },
  option_again: { fr: 'répondre encore une fois', en: 'answer once more' },
  option_sent: { fr: "j'ai répondu là-bas, à la main", en: 'I have answered there, by hand' },

  label: { fr: 'Répond', en: 'Answers' },
  label_statement: { fr: 'Parole', en: 'Word of' },
  message: { fr: 'message {id}', en: 'message {id}' },

  no_text: { fr: "Rien n'a été écrit : rien n'est envoyé.", en: 'Nothing was written: nothing is sent.' },
  no_text_hint: {
    fr: 'Donnez la réponse : `smm inbox reply {id} "…"`, `--template <nom>` ou `--edit`',
    en: 'Give the answer: `smm inbox reply {id} "…"`, `--template <name>` or `--edit`',
  },
  text_and_template: {
    fr: 'Un texte ou un modèle, pas les deux ; `--edit` permet de revoir le modèle.',
    en: 'A text or a template, not both; `--edit` lets you review the template.',
  },
  sent_alone: {
    fr: '`--sent` note une réponse faite ailleurs : sans texte, sans modèle.',
    en: '`--sent` notes an answer made elsewhere: no text and no template with it.',
  },
  bad_minutes: {
    fr: '« {value} » : un nombre entier de minutes, de 1 à 600.',
    en: '“{value}”: a whole number of minutes, from 1 to 600.',
  },
  statement_by: {
    fr: 'Une parole officielle a un nom : `--by <porte-parole>`.',
    en: 'An official word has a name: `--by <spokesperson>`.',
  },
  other_spokesperson: {
    fr: 'Le porte-parole de cette alerte est {name}, pas {by}.',
    en: 'The spokesperson of this alert is {name}, not {by}.',
  },
  already_answered: { fr: 'Le message {id} a déjà sa réponse.', en: 'Message {id} is answered already.' },
  already_waiting: {
    fr: 'Une réponse au message {id} est déjà écrite : {post} ({status}).',
    en: 'An answer to message {id} is written already: {post} ({status}).',
  },
  again_hint: {
    fr: 'Répondre encore : ajoutez `--again`. La voir : `smm inbox show {id}`',
    en: 'To answer once more: add `--again`. To see it: `smm inbox show {id}`',
  },
  waiting_hint: {
    fr: 'La voir : `smm queue show {post}` ; une autre : `smm queue cancel {post}` puis recommencez',
    en: 'To see it: `smm queue show {post}`; another one: `smm queue cancel {post}` and start again',
  },
  refused: {
    fr: { one: 'La réponse ne convient pas :', other: 'La réponse ne convient pas ({count} points) :' },
    en: { one: 'The answer does not fit:', other: 'The answer does not fit ({count} points):' },
  },
  refused_hint: {
    fr: 'La reprendre dans votre éditeur : `smm inbox reply {id} --edit`',
    en: 'To work on it in your editor: `smm inbox reply {id} --edit`',
  },
  bulk: {
    fr: 'Ces mots ont déjà répondu à {count} personnes depuis 24 heures : un envoi en nombre, que les réseaux punissent et que la loi encadre.',
    en: 'These words have answered {count} people within 24 hours: a mass mailing, which networks punish and the law limits.',
  },
  bulk_hint: {
    fr: "Répondez à chacun avec ses mots : ce qu'il a dit, un prénom, un détail.",
    en: 'Answer each with words of their own: what they said, a first name, a detail.',
  },

  confirm: { fr: 'Envoyer cette réponse ?', en: 'Send this answer?' },
  not_sent: { fr: "Rien n'est envoyé.", en: 'Nothing is sent.' },
  red: {
    fr: 'ALERTE ROUGE. Ne répondez pas en public : la réponse sera suspendue avec le reste.',
    en: 'RED ALERT. Do not answer in public: the answer will be held with all the rest.',
  },
  red_by_hand: {
    fr: 'ALERTE ROUGE. Ne répondez pas en public : ne collez pas ce texte sans la décision du porte-parole.',
    en: 'RED ALERT. Do not answer in public: paste nothing that the spokesperson has not decided.',
  },
  ask_red: { fr: "Afficher le texte malgré l'alerte rouge ?", en: 'Show the text in spite of the red alert?' },
  not_shown: {
    fr: "Rien n'est affiché : le message attend la fin de l'alerte.",
    en: 'Nothing is shown: the message waits for the end of the alert.',
  },
  spokesperson: { fr: 'Porte-parole : {name}.', en: 'Spokesperson: {name}.' },
  statement_hint: {
    fr: 'Seule sa parole part : `--statement --by "…"`',
    en: 'Only their word leaves: `--statement --by "…"`',
  },
  sending: { fr: 'Envoi de la réponse…', en: 'Sending the answer…' },
  sent: { fr: 'Message {id} : réponse publiée.', en: 'Message {id}: the answer is out.' },
  queued: { fr: 'Message {id} : réponse {post}, {status}.', en: 'Message {id}: answer {post}, {status}.' },
  waits: {
    fr: 'Attend un accord. Accord reçu ? `smm queue approve {post} --by "…"` ; elle part au prochain passage.',
    en: 'Waits for an approval. Received? `smm queue approve {post} --by "…"`; it leaves with the next pass.',
  },
  approved: { fr: 'Elle part au prochain passage : `smm publish`', en: 'It leaves with the next pass: `smm publish`' },
  statement_when: {
    fr: 'Une parole officielle part à une heure dite : `--now` ou `--at`, sans créneau, répétition ni brouillon.',
    en: 'An official word leaves at a stated time: `--now` or `--at`, without slot, repetition or draft.',
  },
  by_alone: {
    fr: '`--by` nomme qui parle dans une parole officielle : il faut `--statement`.',
    en: '`--by` names who speaks in an official word: it needs `--statement`.',
  },
  later: {
    fr: 'La suite : `smm queue show {post}` ; elle repart avec `smm publish`.',
    en: 'What comes of it: `smm queue show {post}`; it goes on with `smm publish`.',
  },
  would_send: { fr: 'Message {id} : la réponse partirait ({status}).', en: 'Message {id}: the answer would leave ({status}).' },

  by_hand: {
    fr: "smm ne peut pas répondre d'ici au message {id}. Le texte à coller :",
    en: 'smm cannot answer message {id} from here. The text to paste:',
  },
  by_hand_where: { fr: 'Où : {url}', en: 'Where: {url}' },
  by_hand_done: {
    fr: 'Une fois répondu : `smm inbox reply {id} --sent`',
    en: 'Once answered: `smm inbox reply {id} --sent`',
  },
  ask_sent: { fr: 'Est-ce répondu là-bas ?', en: 'Is it answered there?' },
  marked: { fr: 'Message {id} : répondu.', en: 'Message {id}: answered.' },
  would_mark: { fr: 'Message {id} : serait noté comme répondu.', en: 'Message {id}: would be noted as answered.' },
  taken_away: {
    fr: 'Le message {id} reste noté comme répondu ; il attend de nouveau avec `smm inbox reopen {id}`',
    en: 'Message {id} stays noted as answered; it waits again with `smm inbox reopen {id}`',
  },
  edit_reply: {
    fr: 'La publication {id} est une réponse : elle se réécrit, elle ne se corrige pas.',
    en: 'Post {id} is an answer: it is written anew rather than edited.',
  },
  edit_reply_hint: {
    fr: '`smm queue cancel {id}`, puis `smm inbox reply {message} --edit`',
    en: '`smm queue cancel {id}`, then `smm inbox reply {message} --edit`',
  },

  // the file in the editor
  editor_no_terminal: {
    fr: "L'éditeur vi demande un terminal, et il n'y en a pas ici.",
    en: 'The editor vi takes a terminal, and there is none here.',
  },
  editor_no_terminal_hint: {
    fr: 'Donnez le texte dans la commande, ou nommez un éditeur par `VISUAL` ou `EDITOR`.',
    en: 'Give the text in the command, or name an editor by `VISUAL` or `EDITOR`.',
  },
  editor_missing: {
    fr: "L'éditeur « {editor} » ne s'ouvre pas ({reason}).",
    en: 'The editor “{editor}” does not open ({reason}).',
  },
  editor_missing_hint: {
    fr: 'Choisissez-en un avec la variable EDITOR (`EDITOR=nano`), ou donnez le texte sur la ligne.',
    en: 'Choose one with the variable EDITOR (`EDITOR=nano`), or give the text on the line.',
  },
  editor_failed: {
    fr: "L'éditeur « {editor} » s'est fermé sur une erreur ({code}) : rien n'est envoyé.",
    en: 'The editor “{editor}” closed with an error ({code}): nothing is sent.',
  },
  editor_above: {
    fr: 'Écrivez la réponse au-dessus de cette ligne. Ce qui suit est ignoré.',
    en: 'Write the answer above this line. Everything below is ignored.',
  },
  editor_empty: { fr: 'Un texte vide abandonne la réponse.', en: 'An empty text gives the answer up.' },
  editor_message: { fr: 'Le message ({who}) :', en: 'The message ({who}):' },
})

/** Words of the session: `smm inbox` alone on a terminal. */
export const sessionText = texts({
  none: { fr: "Aucun message n'attend de réponse.", en: 'No message waits for an answer.' },
  place: { fr: 'Message {id} · {place} sur {total}', en: 'Message {id} · {place} of {total}' },
  what: { fr: 'Que faire ?', en: 'What to do?' },
  answer: { fr: 'r · répondre ici', en: 'a · answer here' },
  editor: { fr: "d · répondre dans l'éditeur", en: 'd · answer in the editor' },
  template: { fr: 'm · répondre avec un modèle', en: 'm · answer with a template' },
  tag: { fr: 't · étiqueter', en: 't · tag' },
  assign: { fr: 'c · confier', en: 'h · hand over' },
  escalate: { fr: 'a · faire monter le niveau', en: 'e · escalate' },
  close: { fr: 'f · classer sans réponse', en: 'c · close without an answer' },
  next: { fr: 's · suivant', en: 'n · next' },
  quit: { fr: 'q · quitter', en: 'q · quit' },
  ask_text: { fr: 'Votre réponse (vide : annuler)', en: 'Your answer (empty: give up)' },
  ask_template: { fr: 'Quel modèle ?', en: 'Which template?' },
  ask_tags: { fr: "De quoi s'agit-il ?", en: 'What is it about?' },
  ask_who: { fr: 'À qui ?', en: 'To whom?' },
  ask_level: { fr: 'À quel niveau ?', en: 'To which level?' },
  ask_reason: { fr: 'Pourquoi ?', en: 'Why?' },
  tagged: { fr: 'Étiquettes : {tags}', en: 'Tags: {tags}' },
  no_tags: { fr: 'Plus aucune étiquette.', en: 'No tags any more.' },
  assigned_to: { fr: 'Confié à {who}.', en: 'Now with {who}.' },
  raised: { fr: 'Niveau : {level}.', en: 'Level: {level}.' },
  highest: { fr: 'Le niveau est déjà le plus haut.', en: 'The level is the highest already.' },
  closed: { fr: 'Classé.', en: 'Closed.' },
  all_seen: { fr: 'Tout a été vu.', en: 'All of them were seen.' },
  left: {
    fr: { one: 'Il reste {count} message en attente.', other: 'Il reste {count} messages en attente.' },
    en: { one: '{count} message still waits.', other: '{count} messages still wait.' },
  },
})

/** The key of each action: the letter that stands before it. */
export const sessionKey = texts({
  answer: { fr: 'r', en: 'a' },
  editor: { fr: 'd', en: 'd' },
  template: { fr: 'm', en: 'm' },
  tag: { fr: 't', en: 't' },
  assign: { fr: 'c', en: 'h' },
  escalate: { fr: 'a', en: 'e' },
  close: { fr: 'f', en: 'c' },
  next: { fr: 's', en: 'n' },
  quit: { fr: 'q', en: 'q' },
})
