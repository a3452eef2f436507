import { texts } from './text.ts'

export const deliveryText = texts({
  publishing_one: { fr: '{done} sur {total} · {client}, {account}', en: '{done} of {total} · {client}, {account}' },
  uploading: {
    fr: '{file} : {done} Mo sur {total} · {client}, {account}',
    en: '{file}: {done} of {total} MB · {client}, {account}',
  },
  publishing: { fr: 'Envoi en cours…', en: 'Publishing…' },
  // questions
  question_blind: {
    fr: "La publication est-elle visible sur {where} ? La réponse du serveur n'est pas arrivée et ce réseau ne permet pas de vérifier.",
    en: "Is the post visible on {where}? The server's answer never came and this network gives no way to check.",
  },
  question_older_match: {
    fr: "La même publication se trouve déjà sur {where}, plus ancienne que l'envoi : {urls}. Est-ce celle-ci ?",
    en: 'The same post is already on {where}, older than this attempt: {urls}. Is it this one?',
  },
  question_several_matches: {
    fr: 'Plusieurs publications identiques se trouvent sur {where} : {urls}. Laquelle est la bonne ?',
    en: 'Several identical posts are on {where}: {urls}. Which one is it?',
  },
  question_unreadable: {
    fr: 'La publication est-elle visible sur {where} ? Le compte ne se laisse pas relire.',
    en: 'Is the post visible on {where}? The account cannot be read back.',
  },
  question_list_too_short: {
    fr: 'La publication est-elle visible sur {where} ? La liste du réseau ne remonte pas assez loin pour le dire.',
    en: "Is the post visible on {where}? The network's list does not reach back far enough to tell.",
  },
  question_no_server_clock: {
    fr: "La publication est-elle visible sur {where} ? Elle n'y a pas été trouvée, mais le serveur ne donne pas l'heure : rien ne le prouve.",
    en: 'Is the post visible on {where}? It was not found, but the server gives no time, so nothing proves it.',
  },
  question_exhausted: {
    fr: "L'envoi vers {where} a été tenté trop souvent ou depuis trop longtemps. La publication est-elle visible ?",
    en: 'Sending to {where} was tried too often or for too long. Is the post visible?',
  },
  question_changed: {
    fr: "Le texte ou une image ont changé depuis l'envoi vers {where}, dont l'issue est inconnue. La publication est-elle visible ?",
    en: 'The text or an image changed since it was sent to {where}, with an unknown outcome. Is the post visible?',
  },
  question_old_copy: {
    fr: "La base a été remise d'une copie, qui ne connaît pas ce qui a été préparé sur {where} depuis. La publication y est-elle ?",
    en: 'The database came back from a copy, which does not know what was prepared on {where} since. Is the post there?',
  },
  question_other_machine: {
    fr: "L'envoi vers {where} a été commencé sur un autre ordinateur et n'a pas été terminé. La publication est-elle visible ?",
    en: 'Sending to {where} was begun on another computer and never finished. Is the post visible?',
  },
  // reasons
  content_changed: {
    fr: 'le texte enregistré a changé depuis la validation',
    en: 'the stored text changed since it was approved',
  },
  media_changed: {
    fr: "l'image {file} manque ou a changé depuis la validation",
    en: 'the image {file} is missing or changed since it was approved',
  },
  wrong_account: {
    fr: 'les identifiants ouvrent un autre compte ({found}) que celui qui était prévu ({expected})',
    en: 'the credentials open another account ({found}) than the one intended ({expected})',
  },
  // why something was left alone
  skipped_another_pass: { fr: "un autre passage s'en occupe", en: 'another pass is at work on it' },
  skipped_resting: { fr: "le compte est au repos jusqu'à {time}", en: 'the account rests until {time}' },
  skipped_blocked: { fr: 'le compte est bloqué', en: 'the account is blocked' },
  skipped_spacing: {
    fr: 'après une interruption, une publication toutes les dix minutes',
    en: 'after an outage, one post every ten minutes',
  },
  skipped_clock: { fr: "l'heure de cet ordinateur est douteuse", en: 'the clock of this machine is in doubt' },
  skipped_interrupted: { fr: "interrompu avant l'envoi", en: 'interrupted before it was sent' },
  skipped_key: { fr: 'la clé des identifiants manque', en: 'the key of the credentials is missing' },
  clock_doubtful: {
    fr: "L'heure de cet ordinateur a sauté : rien de ce qui est en retard n'est publié pendant dix minutes. Vérifiez la date.",
    en: 'The clock of this machine jumped: nothing that is late is published for ten minutes. Check the date.',
  },
  disk_full: {
    fr: "Le disque est presque plein : rien n'est publié tant que le résultat ne peut pas être noté.",
    en: 'The disk is almost full: nothing is published while the result cannot be written down.',
  },
  disk_full_hint: { fr: 'Libérez de la place, puis relancez `smm publish`.', en: 'Make room, then run `smm publish` again.' },
  // output of a pass
  nothing_due: { fr: 'Rien à publier.', en: 'Nothing to publish.' },
  next_due: { fr: 'Prochaine échéance : {time}.', en: 'Next due: {time}.' },
  no_next_due: { fr: 'Aucune publication programmée.', en: 'No post is scheduled.' },
  would_send: { fr: 'serait envoyée', en: 'would be sent' },
  would_to_post: { fr: 'serait à publier à la main', en: 'would be to post by hand' },
  would_miss: { fr: 'heure dépassée, ne serait pas envoyée', en: 'too late, would not be sent' },
  would_hold: { fr: 'serait suspendue', en: 'would be held' },
  would_look: { fr: 'serait vérifiée', en: 'would be looked up' },
  would_skip: { fr: 'attendrait', en: 'would wait' },
  left_alone: { fr: 'en attente', en: 'waiting' },
  again_at: { fr: 'nouvel essai {time}', en: 'next try {time}' },
  look_at: { fr: 'nouvelle vérification {time}', en: 'next look {time}' },
  retry_hint: {
    fr: 'Pour réessayer : `smm queue retry {id}` ; pour la corriger : `smm queue edit {id}`',
    en: 'To try again: `smm queue retry {id}`; to mend it: `smm queue edit {id}`',
  },
  missed_hint: {
    fr: 'À vous de décider : `smm queue retry {id}` (maintenant), `smm queue move {id} --at "demain 9h"` ou `smm queue cancel {id}`',
    en: 'You decide: `smm queue retry {id}` (now), `smm queue move {id} --at "tomorrow 9am"` or `smm queue cancel {id}`',
  },
  unapproved_hint: {
    fr: 'L\'accord d\'abord : `smm queue approve {id} --by "…"`, puis `smm queue retry {id}` ou `smm queue move {id} --at "demain 9h"`',
    en: 'The approval first: `smm queue approve {id} --by "…"`, then `smm queue retry {id}` or `smm queue move {id} --at "tomorrow 9am"`',
  },
  blocked_hint: {
    fr: 'De nouveaux identifiants : `smm account edit {account} --secrets <fichier> -c {client}` · les mêmes, après réparation : `smm account check {account} -c {client}`',
    en: 'New credentials: `smm account edit {account} --secrets <file> -c {client}` · the same ones, once mended: `smm account check {account} -c {client}`',
  },
  // notices
  notice_to_post: {
    fr: 'À publier à la main sur {where}, pour {client}',
    en: 'To post by hand on {where}, for {client}',
  },
  notice_approval: {
    fr: 'La publication {id} ({client}) attend encore un accord : sans lui, elle ne partira pas ({time})',
    en: 'Post {id} ({client}) still waits for an approval: without it, it will not go out ({time})',
  },
  subject_approval: {
    fr: 'Accord attendu : {where}, pour {client}',
    en: 'Approval awaited: {where}, for {client}',
  },
  once_approved: { fr: "Une fois l'accord donné :", en: 'Once it is approved:' },
  subject_failed: {
    fr: 'Échec : {where}, pour {client}',
    en: 'Failed: {where}, for {client}',
  },
  subject_missed: {
    fr: 'Heure dépassée : {where}, pour {client}',
    en: 'Missed: {where}, for {client}',
  },
  notice_failed: {
    fr: {
      one: 'La publication {ids} a échoué sur {account} ({client}) : {reason}',
      other: '{count} publications ont échoué sur {account} ({client}) : {ids} ; {reason}',
    },
    en: {
      one: 'Post {ids} failed on {account} ({client}): {reason}',
      other: '{count} posts failed on {account} ({client}): {ids}; {reason}',
    },
  },
  notice_missed: {
    fr: {
      one: "La publication {ids} n'est pas partie sur {account} ({client}) : {reason}",
      other: '{count} publications ne sont pas parties sur {account} ({client}) : {ids} ; {reason}',
    },
    en: {
      one: 'Post {ids} did not leave on {account} ({client}): {reason}',
      other: '{count} posts did not leave on {account} ({client}): {ids}; {reason}',
    },
  },
  you_decide: { fr: 'À vous de décider :', en: 'You decide:' },
  notice_question: {
    fr: 'À vérifier : {where}, pour {client}',
    en: 'To check: {where}, for {client}',
  },
  notice_blocked: {
    fr: 'Compte bloqué : {where}, pour {client}',
    en: 'Account blocked: {where}, for {client}',
  },
  blocked_message: {
    fr: 'Le compte {account} ({network}, {client}) ne peut plus publier : {reason}. Ses publications sont suspendues.',
    en: 'The account {account} ({network}, {client}) can no longer publish: {reason}. Its posts are held.',
  },
  then_done: { fr: 'Une fois publiée :', en: 'Once it is posted:' },
  to_answer: { fr: 'Pour répondre :', en: 'To answer:' },
  due_was: { fr: 'Prévue : {time}', en: 'Due: {time}' },
  media_is: { fr: 'Image : {file}', en: 'Image: {file}' },
  alt_is: { fr: 'description : {alt}', en: 'description: {alt}' },
  notify_failed: {
    fr: "L'avertissement par {channel} n'est pas parti : {reason}. Nouvel essai dans dix minutes.",
    en: 'The notification by {channel} was not sent: {reason}. Another try in ten minutes.',
  },
  channel_webhook: { fr: 'webhook', en: 'webhook' },
  channel_mail: { fr: 'e-mail', en: 'mail' },
  about_publish: {
    fr: "un passage : tout ce dont l'heure est venue part maintenant (pour cron, aussi souvent que voulu)",
    en: 'one pass: everything due goes out now (for cron, as often as you like)',
  },
  about_resolve: {
    fr: "répondre à un envoi dont l'issue est inconnue",
    en: 'answer for a delivery whose outcome is unknown',
  },
  about_retry: { fr: "renvoyer ce qui a échoué ou dont l'heure est dépassée", en: 'send again what failed or was missed' },
  about_hold: {
    fr: 'suspendre (une publication, un compte, un client)',
    en: 'hold back (a post, an account, a client)',
  },
  about_resume: { fr: 'laisser repartir des publications suspendues', en: 'let held posts leave again' },
  option_published: { fr: 'elle est publiée, à cette adresse', en: 'it is published, at this address' },
  option_not_published: { fr: "elle n'est pas publiée : l'envoyer", en: 'it is not published: send it' },
  option_drop: { fr: 'y renoncer', en: 'give it up' },
  option_account: { fr: 'le compte, quand plusieurs sont en cause', en: 'the account, where several are in question' },
  retried_held: {
    fr: 'Publication {id}, {account} : reste suspendue, rien ne part avant `smm queue resume {id}`.',
    en: 'Post {id}, {account}: stays held, nothing leaves before `smm queue resume {id}`.',
  },
  retried: {
    fr: 'Publication {id}, {account} : part au prochain passage.',
    en: 'Post {id}, {account}: leaves with the next pass.',
  },
  would_retry: {
    fr: 'Publication {id}, {account} : partirait au prochain passage.',
    en: 'Post {id}, {account}: would leave with the next pass.',
  },
  // persons' answers
  post_not_found: { fr: 'Aucune publication {id}.', en: 'No post {id}.' },
  which_account: {
    fr: 'La publication {id} a plusieurs comptes : {names}.',
    en: 'Post {id} has several accounts: {names}.',
  },
  which_account_hint: { fr: 'Ajoutez `--account <compte>`.', en: 'Add `--account <account>`.' },
  no_such_account: {
    fr: 'La publication {id} ne va pas vers « {account} ».',
    en: 'Post {id} does not go to “{account}”.',
  },
  bad_url: {
    fr: "« {url} » n'est pas l'adresse d'une publication (https://…).",
    en: '“{url}” is not the address of a post (https://…).',
  },
  nothing_to_mark: {
    fr: "La publication {id} n'attend pas d'être publiée à la main (état : {status}).",
    en: 'Post {id} does not wait to be posted by hand (status: {status}).',
  },
  nothing_to_resolve: {
    fr: "Rien n'est à vérifier pour la publication {id} (état : {status}).",
    en: 'Nothing about post {id} is in question (status: {status}).',
  },
  nothing_to_retry: {
    fr: 'La publication {id} ne peut pas être renvoyée (état : {status}).',
    en: 'Post {id} cannot be sent again (status: {status}).',
  },
  resolve_instead: {
    fr: "Son issue est inconnue : répondez d'abord avec `smm queue resolve {id}`.",
    en: 'Its outcome is unknown: answer first with `smm queue resolve {id}`.',
  },
  nothing_to_hold: {
    fr: 'La publication {id} ne peut pas être suspendue (état : {status}).',
    en: 'Post {id} cannot be held (status: {status}).',
  },
  nothing_to_resume: {
    fr: "La publication {id} n'est pas suspendue (état : {status}).",
    en: 'Post {id} is not held (status: {status}).',
  },
  still_on_hold: {
    fr: "La publication {id} reste suspendue : son compte, son client ou tout l'est.",
    en: 'Post {id} stays held: its account, its client or everything is on hold.',
  },
  lift_first: { fr: "D'abord : `{command}`", en: 'First: `{command}`' },
  not_on_hold: { fr: "Rien n'est suspendu ici.", en: 'Nothing is on hold here.' },
  option_hold_account: { fr: 'tout ce qui va vers ce compte', en: 'everything for this account' },
  option_all: { fr: 'tout le client', en: 'the whole client' },
  option_all_clients: { fr: 'tout, chez tous les clients', en: 'everything, of all clients' },
  option_hold_reason: { fr: 'pourquoi (se lit dans `smm audit`)', en: 'why (to be read in `smm audit`)' },
  hold_what: {
    fr: 'Que suspendre ? Des numéros, `--account <compte>`, `--all` ou `--all-clients`.',
    en: 'Hold what? Numbers, `--account <account>`, `--all` or `--all-clients`.',
  },
  resume_what: {
    fr: 'Que reprendre ? Des numéros, `--account <compte>`, `--all` ou `--all-clients`.',
    en: 'Resume what? Numbers, `--account <account>`, `--all` or `--all-clients`.',
  },
  hold_one_of: {
    fr: 'Des numéros ou un seul de `--all` et `--all-clients`, pas les deux.',
    en: 'Numbers, or one of `--all` and `--all-clients`, not both.',
  },
  account_unknown: { fr: 'Aucun compte « {account} » chez {name}.', en: 'No account “{account}” of {name}.' },
  account_unknown_hint: { fr: 'Les comptes : `smm account list`', en: 'The accounts: `smm account list`' },
  scope_held: {
    fr: { one: '{scope} : {count} envoi suspendu.', other: '{scope} : {count} envois suspendus.' },
    en: { one: '{scope}: {count} delivery held.', other: '{scope}: {count} deliveries held.' },
  },
  scope_held_before: {
    fr: { one: '{scope} : {count} envoi était déjà suspendu.', other: '{scope} : {count} envois étaient déjà suspendus.' },
    en: { one: '{scope}: {count} delivery was held already.', other: '{scope}: {count} deliveries were held already.' },
  },
  would_hold_scope: {
    fr: { one: '{scope} : {count} envoi serait suspendu.', other: '{scope} : {count} envois seraient suspendus.' },
    en: { one: '{scope}: {count} delivery would be held.', other: '{scope}: {count} deliveries would be held.' },
  },
  scope_stays: {
    fr: 'Rien ne partira plus avant `smm queue resume {flags}`, même ce qui sera ajouté.',
    en: 'Nothing will leave before `smm queue resume {flags}`, not even what is added.',
  },
  under_way: {
    fr: 'Déjà en cours, mené à son terme : publication {id}, {account} ({status}).',
    en: 'Already under way, brought to its end: post {id}, {account} ({status}).',
  },
  scope_client: { fr: '{name}', en: '{name}' },
  scope_account: { fr: '{name}, {account}', en: '{name}, {account}' },
  scope_everything: { fr: 'Tous les clients', en: 'All clients' },
  lifted: { fr: '{scope} : suspension levée.', en: '{scope}: no longer on hold.' },
  would_lift: { fr: '{scope} : la suspension serait levée.', en: '{scope}: would no longer be on hold.' },
  kept_by_hold: {
    fr: {
      one: '{count} publication reste suspendue par ailleurs : `{command}`',
      other: '{count} publications restent suspendues par ailleurs : `{command}`',
    },
    en: {
      one: '{count} post stays held by another hold: `{command}`',
      other: '{count} posts stay held by another hold: `{command}`',
    },
  },
  kept_by_hand: {
    fr: {
      one: '{count} publication avait été suspendue à part et le reste : `smm queue resume {ids}`',
      other: '{count} publications avaient été suspendues à part et le restent : `smm queue resume {ids}`',
    },
    en: {
      one: '{count} post was held on its own and stays so: `smm queue resume {ids}`',
      other: '{count} posts were held on their own and stay so: `smm queue resume {ids}`',
    },
  },
  nothing_was_held: { fr: "Rien n'attendait.", en: 'Nothing was waiting.' },
  look_needed: {
    fr: {
      one: '{count} publication suspendue est à regarder avant de repartir.',
      other: '{count} publications suspendues sont à regarder une à une avant de repartir.',
    },
    en: {
      one: '{count} held post must be looked at before it leaves.',
      other: '{count} held posts must be looked at one by one before they leave.',
    },
  },
  look_needed_hint: {
    fr: 'Dans un terminal ; ou toutes, sans les regarder : `smm queue resume {flags} --yes`',
    en: 'On a terminal; or all of them, without a look: `smm queue resume {flags} --yes`',
  },
  ask_resume: { fr: 'Publication {id} : que faire ?', en: 'Post {id}: what to do?' },
  choice_leave: { fr: 'La laisser partir à son heure ({time})', en: 'Let it leave at its time ({time})' },
  choice_now: { fr: 'La laisser partir au prochain passage', en: 'Let it leave with the next pass' },
  choice_keep: { fr: 'La garder suspendue', en: 'Keep it held' },
  choice_cancel: { fr: "L'annuler", en: 'Cancel it' },
  late_since: { fr: 'prévue {time}, son heure est passée', en: 'due {time}, its time has passed' },
  not_approved_yet: {
    fr: "La publication {id} n'a pas l'accord qu'elle attend.",
    en: 'Post {id} does not have the approval it waits for.',
  },
  not_approved_hint: {
    fr: 'D\'abord : `smm queue approve {id} --by "…"` (qui a donné son accord)',
    en: 'First: `smm queue approve {id} --by "…"` (who approved it)',
  },
  was_sent: { fr: 'Envoyé : {time} ({account})', en: 'Sent: {time} ({account})' },
  sent_attempts: {
    fr: { one: '{count} essai', other: '{count} essais' },
    en: { one: '{count} attempt', other: '{count} attempts' },
  },
  seen_found: { fr: 'En ligne maintenant : {url}', en: 'Online now: {url}' },
  seen_several: { fr: 'Plusieurs publications ressemblantes en ligne :', en: 'Several posts like it are online:' },
  seen_absent: { fr: 'Introuvable sur le compte en ce moment.', en: 'Not found on the account at this moment.' },
  seen_staged: { fr: 'Le brouillon est sur le serveur, non publié.', en: 'The draft is on the server, not published.' },
  seen_unreadable: { fr: 'Le compte ne peut pas être lu : {reason}', en: 'The account cannot be read: {reason}' },
  seen_blind: {
    fr: 'Ce réseau ne permet pas de vérifier : regardez vous-même sur le compte.',
    en: 'This network does not let smm check: look at the account yourself.',
  },
  looking: { fr: 'Vérification sur {account}…', en: 'Looking at {account}…' },
  account_removed: { fr: 'Le compte {account} a été retiré', en: 'The account {account} was removed' },
  account_removed_hint: {
    fr: 'Ajoutez-la pour un autre compte, puis oubliez celle-ci : `smm queue cancel {id}`',
    en: 'Queue it for another account, then drop this one: `smm queue cancel {id}`',
  },
  account_still_blocked: {
    fr: 'Le compte {account} est bloqué : {reason}',
    en: 'The account {account} is blocked: {reason}',
  },
  being_sent: {
    fr: 'Un envoi est en cours : la publication {id} ne peut pas être changée maintenant.',
    en: 'It is being sent: post {id} cannot be changed now.',
  },
  being_sent_hint: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  answer_needed: {
    fr: 'Quelle est la réponse ? `--published <url>`, `--not-published` ou `--drop`.',
    en: 'What is the answer? `--published <url>`, `--not-published` or `--drop`.',
  },
  one_answer: { fr: 'Une seule réponse à la fois.', en: 'One answer at a time.' },
  see_post: { fr: 'Voir : `smm queue show {id}`', en: 'See: `smm queue show {id}`' },
  resolved_published: { fr: 'Publication {id}, {account} : publiée.', en: 'Post {id}, {account}: published.' },
  would_be_published: {
    fr: 'Publication {id}, {account} : serait notée publiée.',
    en: 'Post {id}, {account}: would be recorded as published.',
  },
  resolved_dropped: { fr: 'Publication {id}, {account} : annulée.', en: 'Post {id}, {account}: cancelled.' },
  would_drop: { fr: 'Publication {id}, {account} : serait annulée.', en: 'Post {id}, {account}: would be cancelled.' },
  held_now: { fr: 'Publication {id}, {account} : suspendue.', en: 'Post {id}, {account}: held.' },
  would_hold_post: { fr: 'Publication {id}, {account} : serait suspendue.', en: 'Post {id}, {account}: would be held.' },
  resumed: { fr: 'Publication {id}, {account} : de nouveau programmée.', en: 'Post {id}, {account}: scheduled again.' },
  would_resume: {
    fr: 'Publication {id}, {account} : serait de nouveau programmée.',
    en: 'Post {id}, {account}: would be scheduled again.',
  },
  dry_run: { fr: "Essai : rien n'a été changé.", en: 'Dry run: nothing was changed.' },
  ask_answer: { fr: 'Quelle est la réponse ?', en: 'What is the answer?' },
  ask_published: { fr: 'Elle est publiée', en: 'It is published' },
  ask_not_published: { fr: "Elle n'y est pas : l'envoyer", en: 'It is not there: send it' },
  ask_drop: { fr: 'Y renoncer', en: 'Give it up' },
  ask_send_anyway: {
    fr: "Elle vient pourtant d'être trouvée en ligne : l'envoyer la publierait une seconde fois. L'envoyer quand même ?",
    en: 'Yet it was just found online. Sending it would post it a second time. Send it all the same?',
  },
  nothing_answered: { fr: "Rien n'a été changé.", en: 'Nothing was changed.' },
  more_questions: {
    fr: 'Une autre partie attend encore une réponse : `smm queue resolve {id}`',
    en: 'Another part still waits for an answer: `smm queue resolve {id}`',
  },
  ask_url: { fr: 'Adresse de la publication ?', en: 'Address of the post?' },
})
