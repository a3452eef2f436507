import type { PackAnswer } from '../store/approvals.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm approval`, for the consultant. */
export const approvalText = texts({
  about: {
    fr: 'dossier de validation : le client lit, marque et renvoie, sans compte',
    en: 'approval pack: the client reads, marks and sends back, without an account',
  },
  pack_about: {
    fr: 'préparer un dossier de validation : une page à lire, marquer et renvoyer',
    en: 'make an approval pack: a page to read, mark and send back',
  },
  import_about: {
    fr: 'lire la réponse du client : fichier, e-mail ou message collé',
    en: "read the client's answer: a file, a mail or a pasted message",
  },
  list_about: { fr: 'les dossiers de validation et leurs réponses', en: 'the approval packs and what was answered' },
  arg_ids: {
    fr: 'numéros des publications (12, ou 14-18) ; sans eux, tout ce qui attend un accord',
    en: 'numbers of posts (12, or 14-18); without them, all that waits for approval',
  },
  arg_answer: {
    fr: 'le fichier reçu (.json, .eml, .txt), ou `-` pour coller une réponse',
    en: 'the file received (.json, .eml, .txt), or `-` to paste an answer',
  },
  opt_month: { fr: 'seulement ce mois (2026-12, décembre)', en: 'only this month (2026-12, december)' },
  opt_drafts: { fr: 'aussi les brouillons qui ont une heure', en: 'also drafts that have a time' },
  opt_output: { fr: 'fichier à écrire (.html ou .pdf), ou `-`', en: 'file to write (.html or .pdf), or `-`' },
  opt_format: { fr: 'html ou pdf', en: 'html or pdf' },
  opt_answer_by: { fr: 'jour de la réponse attendue (2026-12-01)', en: 'day until which an answer is asked for (2026-12-01)' },
  opt_send: { fr: "l'envoyer par e-mail au client", en: 'send it to the client by mail' },
  opt_to: {
    fr: 'à cette adresse ; répétable (sinon : les destinataires de la stratégie)',
    en: 'to this address; repeatable (else: those of the strategy)',
  },
  opt_by: { fr: 'qui a répondu', en: 'who answered' },
  opt_via: { fr: 'comment', en: 'how' },
  opt_pack: { fr: 'code du dossier auquel on répond', en: 'code of the pack that is answered' },
  opt_open: { fr: 'seulement ceux qui attendent encore', en: 'only those that still wait' },

  nothing_waits: { fr: "Rien n'attend l'accord de {name}.", en: 'Nothing waits for the approval of {name}.' },
  nothing_waits_hint: {
    fr: 'Voir les publications : `smm queue list -c {client}` ; avec les brouillons : `smm approval pack --drafts -c {client}`',
    en: 'See the posts: `smm queue list -c {client}`; with drafts: `smm approval pack --drafts -c {client}`',
  },
  not_to_approve: {
    fr: {
      one: "La publication {ids} est partie ou annulée : il n'y a rien à valider.",
      other: "Les publications {ids} sont parties ou annulées : il n'y a rien à valider.",
    },
    en: {
      one: 'Post {ids} has left or was cancelled: there is nothing to approve.',
      other: 'Posts {ids} have left or were cancelled: there is nothing to approve.',
    },
  },
  not_to_approve_hint: { fr: 'Voir où elle en est : `smm queue show {id}`', en: 'See where it stands: `smm queue show {id}`' },
  answer_day_past: { fr: 'Le {day} est passé.', en: '{day} is past.' },
  two_periods: { fr: '`--month`, ou `--from` et `--to-date`.', en: '`--month`, or `--from` and `--to-date`.' },
  ids_or_period: { fr: 'Des numéros, ou une période : pas les deux.', en: 'Numbers or a period: not both.' },
  bad_output: {
    fr: 'Un dossier est une page .html ou un .pdf, pas « {file} ».',
    en: 'A pack is a page .html or a .pdf, not “{file}”.',
  },
  no_email: {
    fr: 'Votre adresse e-mail manque : les liens de réponse partiront sans destinataire. `smm config set consultant.email vous@exemple.fr`',
    en: 'Your mail address is missing: the links of the answers will have no recipient. `smm config set consultant.email you@example.org`',
  },
  too_large: {
    fr: 'Ce dossier dépasse {limit}, même avec des images réduites : un téléphone ne le prendrait pas.',
    en: 'This pack is larger than {limit}, even with reduced pictures: a telephone would not take it.',
  },
  too_large_hint: {
    fr: 'Faites-en plusieurs : `smm approval pack --from 2026-12-01 --to-date 2026-12-15`, ou `--format pdf`',
    en: 'Make several: `smm approval pack --from 2026-12-01 --to-date 2026-12-15`, or `--format pdf`',
  },
  left_out: {
    fr: 'Sans ces images, trop lourdes ou illisibles : {files}.',
    en: 'Without these pictures, too large or unreadable: {files}.',
  },
  unreduced: {
    fr: 'Les images ne sont pas réduites : il manque la bibliothèque `sharp` (`npm install --global sharp`).',
    en: 'The pictures are not reduced: the library `sharp` is missing (`npm install --global sharp`).',
  },
  waits_for: {
    fr: {
      one: '{count} publication ({ids}) · dossier {code} · réponse attendue le {day}',
      other: '{count} publications ({ids}) · dossier {code} · réponse attendue le {day}',
    },
    en: {
      one: '{count} post ({ids}) · pack {code} · answer by {day}',
      other: '{count} posts ({ids}) · pack {code} · answer by {day}',
    },
  },
  no_day: { fr: 'sans date', en: 'no date' },
  written: { fr: 'Dossier écrit : {path} ({size})', en: 'Pack written: {path} ({size})' },
  would_write: {
    fr: { one: 'Dossier de {count} publication ({ids}) : {path}', other: 'Dossier de {count} publications ({ids}) : {path}' },
    en: { one: 'A pack of {count} post ({ids}): {path}', other: 'A pack of {count} posts ({ids}): {path}' },
  },
  next: {
    fr: 'Envoyez-le au client. Sa réponse, fichier ou message : `smm approval import <fichier> -c {client}` (ou `-` pour la coller)',
    en: 'Send it to the client. The answer, file or message: `smm approval import <file> -c {client}` (or `-` to paste it)',
  },
  reminded_before: {
    fr: 'Ce dossier est déjà parti le {day} : ceci est un rappel.',
    en: 'This pack left on {day} already: this is a reminder.',
  },
  no_recipients: { fr: 'À qui envoyer le dossier ?', en: 'To whom is the pack to be sent?' },
  no_recipients_hint: {
    fr: "Donnez l'adresse : `smm approval pack --send --to contact@exemple.fr -c {client}`",
    en: 'Give the address: `smm approval pack --send --to contact@example.com -c {client}`',
  },
  ask_send: {
    fr: { one: 'Envoyer à {count} destinataire ?', other: 'Envoyer à {count} destinataires ?' },
    en: { one: 'Send to {count} recipient?', other: 'Send to {count} recipients?' },
  },
  sending: { fr: 'Envoi…', en: 'Sending…' },
  sent: { fr: 'Dossier {code} envoyé à {to}.', en: 'Pack {code} sent to {to}.' },
  would_send: { fr: 'Le dossier serait envoyé à {to}.', en: 'The pack would be sent to {to}.' },
  send_with_to: { fr: '`--to` va avec `--send`.', en: '`--to` goes with `--send`.' },

  answer_too_large: { fr: 'Ceci est trop long pour une réponse.', en: 'This is too long for an answer.' },
  answer_unreadable: {
    fr: "Ce fichier n'est pas une réponse à un dossier de validation.",
    en: 'This file is no answer to an approval pack.',
  },
  answer_unreadable_hint: {
    fr: 'Demandez au client le fichier « smm-reponse-….json », ou collez son message : `smm approval import -`',
    en: 'Ask the client for the file “smm-answer-….json”, or paste the message: `smm approval import -`',
  },
  no_pack: { fr: "{name} n'a pas encore de dossier de validation.", en: '{name} has no approval pack yet.' },
  no_pack_hint: {
    fr: 'Préparez-en un : `smm approval pack -c {client}` ; ou notez l\'accord : `smm queue approve <n°> --by "…" --via phone`',
    en: 'Make one: `smm approval pack -c {client}`; or record the approval: `smm queue approve <id> --by "…" --via phone`',
  },
  unknown_pack: { fr: "Aucun dossier {code} n'a été préparé ici.", en: 'No pack {code} was made here.' },
  unknown_pack_hint: {
    fr: 'Voir les dossiers : `smm approval list -c {client}`',
    en: 'See the packs: `smm approval list -c {client}`',
  },
  other_clients_pack: {
    fr: "Le dossier {code} est celui d'un autre client ({client}).",
    en: 'Pack {code} belongs to another client ({client}).',
  },
  other_clients_pack_hint: { fr: "Si c'est bien lui : `-c {client}`", en: 'If it is the one you mean: `-c {client}`' },
  which_pack: {
    fr: '« Tout » de quel dossier ? {codes} attendent encore une réponse.',
    en: '“All” of which pack? {codes} still wait for an answer.',
  },
  which_pack_hint: { fr: 'Dites lequel : `--pack {code}`', en: 'Say which: `--pack {code}`' },
  no_answer: { fr: "Il n'y a rien à lire.", en: 'There is nothing to read.' },
  paste: { fr: 'Collez la réponse, puis Ctrl-D :', en: 'Paste the answer, then Ctrl-D:' },

  understood: { fr: 'Compris :', en: 'Understood:' },
  nothing_understood: { fr: "Aucune réponse n'a été comprise.", en: 'No answer was understood.' },
  nothing_understood_hint: {
    fr: 'Notez-la vous-même : `smm queue approve <n°> --by "…"`, ou `smm queue reject <n°> --reason "…"`',
    en: 'Record it yourself: `smm queue approve <id> --by "…"`, or `smm queue reject <id> --reason "…"`',
  },
  rest: { fr: 'Pas compris : « {text} »', en: 'Not understood: “{text}”' },
  silent: {
    fr: { one: 'Rien de dit sur la publication {ids}.', other: 'Rien de dit sur les publications {ids}.' },
    en: { one: 'Nothing was said about post {ids}.', other: 'Nothing was said about posts {ids}.' },
  },
  row_same: { fr: 'déjà noté', en: 'recorded already' },
  row_changed: { fr: 'changée depuis : ne compte pas', en: 'changed since: does not count' },
  row_gone: {
    fr: 'partie, annulée ou en route : plus rien à valider',
    en: 'out, cancelled or on its way: nothing left to approve',
  },
  row_untimed: { fr: 'sans heure : ne peut pas encore être validée', en: 'no time: cannot be approved yet' },
  row_unclear: { fr: 'pas compris', en: 'not understood' },
  row_contradictory: { fr: 'deux réponses contraires', en: 'two answers that contradict each other' },
  row_unknown_post: { fr: 'dans aucun dossier de ce client', en: 'in no pack of this client' },
  row_before: { fr: '{answer} (avant : {before})', en: '{answer} (before: {before})' },
  col_id: { fr: 'n°', en: 'no.' },
  col_answer: { fr: 'réponse', en: 'answer' },
  col_comment: { fr: 'remarque', en: 'remark' },
  ask_apply: {
    fr: { one: 'Noter cette réponse ?', other: 'Noter ces {count} réponses ?' },
    en: { one: 'Record this answer?', other: 'Record these {count} answers?' },
  },
  needs_yes: {
    fr: "Rien n'a été noté : relisez ce qui a été compris.",
    en: 'Nothing was recorded: read over what was understood.',
  },
  needs_yes_hint: { fr: "Si c'est juste, relancez avec `--yes`.", en: 'If it is right, run it again with `--yes`.' },
  approved: { fr: 'Publication {id} validée par {by} · {status}', en: 'Post {id} approved by {by} · {status}' },
  rejected: { fr: 'Publication {id} renvoyée en brouillon : {reason}', en: 'Post {id} sent back to draft: {reason}' },
  would_apply: {
    fr: { one: '{count} réponse serait notée.', other: '{count} réponses seraient notées.' },
    en: { one: '{count} answer would be recorded.', other: '{count} answers would be recorded.' },
  },
  nothing_new: { fr: 'Rien de nouveau à noter.', en: 'Nothing new to record.' },
  to_mend: {
    fr: 'À corriger : `smm queue edit {id}`, puis un nouveau dossier : `smm approval pack {ids} -c {client}`',
    en: 'To mend: `smm queue edit {id}`, then another pack: `smm approval pack {ids} -c {client}`',
  },
  changed_since: {
    fr: {
      one: 'La publication {ids} a changé depuis le dossier : montrez-la de nouveau, `smm approval pack {numbers} -c {client}`',
      other:
        'Les publications {ids} ont changé depuis le dossier : montrez-les de nouveau, `smm approval pack {numbers} -c {client}`',
    },
    en: {
      one: 'Post {ids} changed since the pack: show it again, `smm approval pack {numbers} -c {client}`',
      other: 'Posts {ids} changed since the pack: show them again, `smm approval pack {numbers} -c {client}`',
    },
  },
  not_all: {
    fr: { one: "{count} réponse n'a pas pu être notée.", other: "{count} réponses n'ont pas pu être notées." },
    en: { one: '{count} answer could not be recorded.', other: '{count} answers could not be recorded.' },
  },
  refused_wordless: { fr: 'refusée par le client, sans précision', en: 'refused by the client, without saying why' },
  to_correct_wordless: {
    fr: 'à corriger selon le client, sans précision',
    en: 'to be corrected for the client, without saying what',
  },

  no_packs: { fr: 'Aucun dossier de validation.', en: 'No approval pack.' },
  no_packs_hint: { fr: 'En préparer un : `smm approval pack`', en: 'Make one: `smm approval pack`' },
  col_code: { fr: 'dossier', en: 'pack' },
  col_client: { fr: 'client', en: 'client' },
  col_made: { fr: 'préparé', en: 'made' },
  col_by: { fr: 'réponse pour', en: 'answer by' },
  col_state: { fr: 'état', en: 'state' },
  state_waiting: {
    fr: { one: 'attend {count} réponse', other: 'attend {count} réponses' },
    en: { one: 'waits for {count} answer', other: 'waits for {count} answers' },
  },
  state_days: {
    fr: { one: 'depuis {count} jour', other: 'depuis {count} jours' },
    en: { one: 'for {count} day', other: 'for {count} days' },
  },
  state_late: { fr: 'en retard', en: 'late' },
  state_done: { fr: 'terminé', en: 'done' },
  sent_on: { fr: 'envoyé le {day}', en: 'sent on {day}' },

  notice: {
    fr: {
      one: '{client} : {count} publication attend encore une réponse (dossier {code}, pour le {day}). Texte prêt à envoyer :',
      other:
        '{client} : {count} publications attendent encore une réponse (dossier {code}, pour le {day}). Texte prêt à envoyer :',
    },
    en: {
      one: '{client}: {count} post still waits for an answer (pack {code}, by {day}). Text ready to be sent:',
      other: '{client}: {count} posts still wait for an answer (pack {code}, by {day}). Text ready to be sent:',
    },
  },
  notice_subject: { fr: '{client} : accord attendu', en: '{client}: approval awaited' },
  status_pack_today: { fr: "Dossier {code} ({ids}) : préparé aujourd'hui", en: 'Pack {code} ({ids}): made today' },
  status_pack: {
    fr: {
      one: 'Dossier {code} ({ids}) : chez le client depuis {count} jour',
      other: 'Dossier {code} ({ids}) : chez le client depuis {count} jours',
    },
    en: {
      one: 'Pack {code} ({ids}): with the client for {count} day',
      other: 'Pack {code} ({ids}): with the client for {count} days',
    },
  },
})

export const packAnswerLabel = {
  approved: { fr: "d'accord", en: 'approved' },
  to_correct: { fr: 'à corriger', en: 'to correct' },
  refused: { fr: 'refusée', en: 'refused' },
} as const satisfies Record<PackAnswer, Text>

/** How many posts of a pack stand so. */
export const packStateLabel = texts({
  waiting: { fr: 'sans réponse', en: 'without an answer' },
  approved: {
    fr: { one: '{count} validée', other: '{count} validées' },
    en: { one: '{count} approved', other: '{count} approved' },
  },
  to_correct: { fr: '{count} à corriger', en: '{count} to correct' },
  refused: {
    fr: { one: '{count} refusée', other: '{count} refusées' },
    en: { one: '{count} refused', other: '{count} refused' },
  },
  void: {
    fr: { one: '{count} changée depuis', other: '{count} changées depuis' },
    en: { one: '{count} changed since', other: '{count} changed since' },
  },
  gone: { fr: '{count} sans objet', en: '{count} no longer to approve' },
})
