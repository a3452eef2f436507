import type { Amplifier, Override, Severity } from '../community/crisis-index.ts'
import type { AlertRole } from '../community/alert-list.ts'
import type { CrisisTextName } from '../community/crisis-texts.ts'
import type { EvaluationCause, Responsibility } from '../store/crisis.ts'
import { texts, type Text } from './text.ts'

export const crisisText = texts({
  about: {
    fr: 'alertes : niveau, qui prévenir, ce qui est suspendu, journal, exercices',
    en: 'alerts: level, whom to tell, what is on hold, log, drills',
  },
  report_about: {
    fr: "signaler ce qui arrive : ouvre ou complète l'incident, réévalue le niveau, prévient",
    en: 'report what happens: opens or completes the incident, sets the level anew, tells people',
  },
  topic: { fr: "de quoi il s'agit, en quelques mots", en: 'what it is, in a few words' },
  option_severity: {
    fr: 'gravité : service (plaintes semblables), integrity (discrimination, fraude), safety (santé, blessure)',
    en: 'severity: service (similar complaints), integrity (discrimination, fraud), safety (health, injury)',
  },
  option_amplifier: {
    fr: 'qui relaie : large_account (10 000 abonnés), media_or_official (presse, élu, autorité)',
    en: 'who carries it: large_account (10,000 followers), media_or_official (press, elected person, authority)',
  },
  option_data_breach: { fr: 'des données personnelles sont sorties', en: 'personal data got out' },
  option_account_compromised: { fr: 'un compte est piraté', en: 'an account was taken over' },
  option_legal_threat: { fr: "menace d'action en justice", en: 'somebody threatens to go to court' },
  option_press: { fr: 'la presse pose des questions', en: 'the press asks questions' },
  option_responsibility: {
    fr: 'à qui la faute : victim (subi), accident (involontaire), preventable (évitable)',
    en: 'whose fault: victim (suffered), accident (not meant), preventable (could have been avoided)',
  },
  option_spokesperson: { fr: 'la seule personne qui parle en public', en: 'the one person who speaks in public' },
  option_message: {
    fr: "numéro d'un message qui s'y rattache ; répétable",
    en: 'number of a message that belongs to it; repeatable',
  },
  option_by: { fr: 'qui le dit ou le décide', en: 'who says or decides it' },
  raise_about: {
    fr: 'monter le niveau par décision ; il ne redescend alors que par décision',
    en: 'raise the level by decision; only a decision lowers it again',
  },
  option_level: { fr: 'nouveau niveau : orange ou rouge', en: 'new level' },
  option_reason: { fr: 'pourquoi (gardé dans le journal)', en: 'why (kept in the log)' },
  lower_about: {
    fr: "descendre d'un niveau : décision de qui pilote la stratégie, ou du consultant",
    en: 'lower by one level: a decision of whoever leads the strategy, or of the consultant',
  },
  status_about: {
    fr: "où l'on en est : niveau, indice, qui sait, délais, ce qui est suspendu, la suite",
    en: 'where things stand: level, index, who knows, deadlines, what is on hold, what next',
  },
  ack_about: {
    fr: "dire que quelqu'un est au courant : son relais n'est plus appelé",
    en: 'say that somebody knows: their stand-in is no longer called',
  },
  option_ack_by: { fr: 'qui est au courant (sinon le consultant)', en: 'who knows (else the consultant)' },
  log_about: {
    fr: 'noter ce qui se passe et ce qui est fait ; sans note, montre le journal',
    en: 'note what happens and what is done; without a note, shows the log',
  },
  note: { fr: 'la note', en: 'the note' },
  option_action: { fr: 'ce qui a été fait : appel, décision, capture…', en: 'what was done: call, decision, capture…' },
  option_target: { fr: 'à qui, à quoi', en: 'to whom, to what' },
  option_attach: { fr: 'fichier à joindre, copié dans le dossier de smm', en: 'file to attach, copied into the folder of smm' },
  option_incident: {
    fr: "numéro d'un incident passé (sinon celui qui est ouvert, ou le dernier)",
    en: 'number of a past incident (else the open one, or the last)',
  },
  option_format: { fr: 'le bilan en document', en: 'the account as a document' },
  option_output: { fr: 'fichier à écrire', en: 'file to write' },
  close_about: {
    fr: "clore l'incident, une fois le niveau redevenu vert",
    en: 'close the incident, once the level is green again',
  },
  option_outcome: { fr: "comment cela s'est terminé", en: 'how it ended' },
  option_lesson: { fr: "ce que l'on en retient (obligatoire après un rouge)", en: 'what was learned (required after red)' },
  drill_about: {
    fr: "s'exercer : un faux incident qui ne suspend rien et ne prévient que vous",
    en: 'practise: a made-up incident that holds nothing and tells you alone',
  },
  drill_topic: { fr: 'le sujet inventé', en: 'the made-up topic' },
  option_to: {
    fr: 'la seule adresse prévenue (sinon consultant.email)',
    en: 'the only address that is told (else consultant.email)',
  },
  option_drill_close: { fr: "finir l'exercice et en garder le bilan", en: 'end the drill and keep its record' },
  option_drill_lesson: { fr: "ce que l'exercice a montré", en: 'what the drill has shown' },

  contended: {
    fr: "D'autres travaillent au même moment sur cette alerte.",
    en: 'Others work on this alert at the same moment.',
  },
  hold_red: { fr: 'alerte rouge', en: 'red alert' },
  hold_amber: { fr: 'alerte orange', en: 'amber alert' },
  topic_seen: {
    fr: {
      one: '{count} message négatif sur {mentions} en 24 heures',
      other: '{count} messages négatifs sur {mentions} en 24 heures',
    },
    en: {
      one: '{count} negative message of {mentions} within 24 hours',
      other: '{count} negative messages of {mentions} within 24 hours',
    },
  },
  topic_unnamed: { fr: 'niveau monté par une personne', en: 'level raised by a person' },
  no_topic: { fr: "De quoi s'agit-il ?", en: 'What is it about?' },
  topic_too_long: {
    fr: 'Le sujet tient en 200 caractères ; le reste va dans `smm crisis log`.',
    en: 'The topic fits in 200 characters; the rest goes into `smm crisis log`.',
  },
  no_reason: { fr: 'Pourquoi ? `--reason "…"`', en: 'Why? `--reason "…"`' },
  no_level: { fr: "Jusqu'où ? `--level amber` ou `--level red`", en: 'Up to where? `--level amber` or `--level red`' },
  not_above: { fr: 'Le niveau est déjà {level}.', en: 'The level is {level} already.' },
  already_green: { fr: 'Le niveau est vert : rien à descendre.', en: 'The level is green: nothing to lower.' },
  not_theirs: {
    fr: '{name} ne décide pas de cela : seulement qui pilote la stratégie ({who}), ou le consultant.',
    en: '{name} does not decide this: only whoever leads the strategy ({who}), or the consultant.',
  },
  nobody_leads: { fr: 'personne de nommé', en: 'nobody is named' },
  no_incident: { fr: 'Aucun incident ouvert.', en: 'No incident is open.' },
  no_incident_hint: { fr: 'Signaler : `smm crisis report "…"`', en: 'Report: `smm crisis report "…"`' },
  incident_unknown: { fr: "L'incident {id} n'existe pas chez ce client.", en: 'This client has no incident {id}.' },
  message_unknown: { fr: "Le message {id} n'existe pas chez ce client.", en: 'This client has no message {id}.' },
  nobody_acks: {
    fr: "{name} n'est pas parmi les personnes à prévenir : {names}.",
    en: '{name} is not among those who are told: {names}.',
  },
  acked: { fr: '{name} est au courant.', en: '{name} knows.' },
  stood_down: { fr: 'Son relais ne sera pas appelé.', en: 'Their stand-in will not be called.' },
  acked_before: { fr: "{name} l'avait déjà dit.", en: '{name} had said so already.' },
  lesson_needed: { fr: 'Un incident rouge se clôt avec sa leçon.', en: 'A red incident is closed with its lesson.' },
  lesson_hint: { fr: '`--lesson "ce que nous ferons autrement"`', en: '`--lesson "what we will do differently"`' },
  outcome_needed: { fr: 'Comment cela s\'est-il terminé ? `--outcome "…"`', en: 'How did it end? `--outcome "…"`' },
  not_green: {
    fr: "Le niveau est encore {level} : l'incident reste ouvert.",
    en: 'The level is still {level}: the incident stays open.',
  },
  not_green_hint: {
    fr: 'Deux évaluations calmes le font redescendre ; ou une décision : `smm crisis lower --reason "…" --by "…"`',
    en: 'Two calm evaluations lower it; or a decision: `smm crisis lower --reason "…" --by "…"`',
  },
  closed: { fr: 'Incident {id} clos.', en: 'Incident {id} is closed.' },
  lesson_kept: {
    fr: 'Leçon gardée : `smm idea list --kind lesson -c {client}`',
    en: 'Lesson kept: `smm idea list --kind lesson -c {client}`',
  },
  post_mortem_next: {
    fr: 'Le bilan écrit : `smm crisis log --incident {id} --format pdf -o {file}`',
    en: 'The written account: `smm crisis log --incident {id} --format pdf -o {file}`',
  },
  logged: { fr: 'Noté.', en: 'Noted.' },
  attached: { fr: 'Fichier gardé : {file}', en: 'File kept: {file}' },
  output_needed: {
    fr: 'Un fichier {format} va dans un fichier : `-o bilan.{format}`',
    en: 'A {format} goes into a file: `-o account.{format}`',
  },
  written: { fr: 'Bilan écrit : {path}', en: 'Account written: {path}' },

  level_is: { fr: 'Niveau {level} depuis {since}', en: 'Level {level} since {since}' },
  level_calm: { fr: 'Niveau {level}', en: 'Level {level}' },
  level_rises: { fr: 'Le niveau monte : {from} → {level}.', en: 'The level rises: {from} → {level}.' },
  level_falls: { fr: 'Le niveau redescend : {from} → {level}.', en: 'The level falls: {from} → {level}.' },
  would_be: { fr: 'Le niveau serait : {level}.', en: 'The level would be: {level}.' },
  watch: {
    fr: 'À surveiller : plusieurs messages négatifs en 24 heures.',
    en: 'To be watched: several negative messages within 24 hours.',
  },
  falls_next: {
    fr: "L'évaluation est plus calme ; une seconde fera descendre d'un niveau.",
    en: 'The evaluation is calmer; a second one lowers the level by one.',
  },
  index: { fr: 'Indice', en: 'Index' },
  index_is: { fr: '{index} sur 100 (orange à 25, rouge à 60)', en: '{index} of 100 (amber from 25, red from 60)' },
  part_volume: {
    fr: "volume {points} : {mentions} en 24 h, d'habitude {baseline}",
    en: 'volume {points}: {mentions} in 24 h, usually {baseline}',
  },
  part_volume_unknown: {
    fr: "volume {points} : {mentions} en 24 h ; moins de 7 jours d'écoute, l'habitude n'est pas connue",
    en: 'volume {points}: {mentions} in 24 h; fewer than 7 days of listening, what is usual is not known',
  },
  part_negative: {
    fr: 'part négative {points} : {negative} sur {mentions} ({share} %)',
    en: 'negative share {points}: {negative} of {mentions} ({share}%)',
  },
  part_negative_few: {
    fr: 'part négative {points} : {negative} sur {mentions}, trop peu pour compter',
    en: 'negative share {points}: {negative} of {mentions}, too few to count',
  },
  part_amplifier: { fr: 'relais {points} : {what}', en: 'carried further {points}: {what}' },
  part_severity: { fr: 'gravité {points} : {what}', en: 'severity {points}: {what}' },
  part_override: { fr: 'suffit à lui seul : {what}', en: 'enough by itself: {what}' },
  words: { fr: "Mots d'alerte vus", en: 'Alert words seen' },
  words_hint: {
    fr: '{words} : à vous de dire la gravité (`smm crisis report … --severity`)',
    en: '{words}: the severity is for you to say (`smm crisis report … --severity`)',
  },
  words_hint_severity: {
    fr: '{words} : peut-être « {what} » ; à vous de le dire (`smm crisis report … --severity {severity}`)',
    en: '{words}: perhaps “{what}”; that is for you to say (`smm crisis report … --severity {severity}`)',
  },
  incident: { fr: 'Incident', en: 'Incident' },
  incident_is: { fr: 'n° {id} : {topic}, ouvert le {at}', en: 'no. {id}: {topic}, opened {at}' },
  settled: {
    fr: 'les faits signalés ne comptent plus depuis la décision de descendre',
    en: 'what was reported counts no more since the decision to lower',
  },
  raised_by_hand: { fr: 'monté par une personne : ne redescend pas seul', en: 'raised by a person: does not fall by itself' },
  speaks: { fr: 'Qui parle', en: 'Who speaks' },
  speaks_alone: { fr: "{name}, et personne d'autre", en: '{name}, and nobody else' },
  deadlines: { fr: 'Délais', en: 'Deadlines' },
  first_word: { fr: 'premier mot', en: 'first word' },
  statement: { fr: 'position', en: 'statement' },
  cnil: { fr: 'déclaration à la CNIL', en: 'report to the data protection authority' },
  due_in: { fr: '{what} avant {at} (reste {left})', en: '{what} before {at} ({left} left)' },
  due_past: { fr: '{what} : délai passé depuis {left} ({at})', en: '{what}: overdue by {left} ({at})' },
  done_at: { fr: '{what} : publié le {at}', en: '{what}: published {at}' },
  told: { fr: 'Prévenus', en: 'Told' },
  alert_acked: { fr: '{name} ({role}) : au courant, {at}', en: '{name} ({role}): knows, {at}' },
  alert_acked_by: { fr: '{name} ({role}) : {by} a répondu, {at}', en: '{name} ({role}): {by} answered, {at}' },
  alert_told: {
    fr: '{name} ({role}) : prévenu le {at}, pas encore de réponse',
    en: '{name} ({role}): told {at}, no answer yet',
  },
  alert_standby: {
    fr: '{name} (relais) : à prévenir le {at}, faute de réponse',
    en: '{name} (stand-in): to be told {at} if nobody answers',
  },
  alert_failed: { fr: '{name} ({role}) : PAS PRÉVENU, {problem}', en: '{name} ({role}): NOT TOLD, {problem}' },
  alert_waits: { fr: '{name} ({role}) : pas encore prévenu', en: '{name} ({role}): not told yet' },
  call: { fr: 'À appeler', en: 'To call' },
  outside: { fr: 'Selon le cas', en: 'As the case requires' },
  on_hold: { fr: 'Suspendu', en: 'On hold' },
  held_count: {
    fr: { one: '{count} envoi', other: '{count} envois' },
    en: { one: '{count} delivery', other: '{count} deliveries' },
  },
  held_red: { fr: 'tout, sur tous les réseaux ; {held}', en: 'everything, on all networks; {held}' },
  held_amber: {
    fr: 'promotions, campagnes, jeux, humour (étiquette humour) ; {held}. Le reste part : à relire à deux',
    en: 'offers, campaigns, contests, humour (tag humour); {held}. The rest leaves: to be read by two',
  },
  held_after: {
    fr: '{held} : à reprendre un à un après relecture, `smm queue list --status held -c {client}`',
    en: '{held}: to be resumed one by one after a look, `smm queue list --status held -c {client}`',
  },
  by_hand_count: {
    fr: { one: '{count} à publier à la main : ne la publiez pas', other: '{count} à publier à la main : ne les publiez pas' },
    en: { one: '{count} to be posted by hand: do not post it', other: '{count} to be posted by hand: do not post them' },
  },
  now_held: {
    fr: { one: '{count} envoi suspendu.', other: '{count} envois suspendus.' },
    en: { one: '{count} delivery put on hold.', other: '{count} deliveries put on hold.' },
  },
  under_way: {
    fr: 'En train de partir, donc achevé : publication {id} ({account})',
    en: 'On its way, so it is finished: post {id} ({account})',
  },
  nothing_resumes: {
    fr: 'Rien ne repart seul : chaque publication se relit, `smm queue list --status held -c {client}`',
    en: 'Nothing goes on by itself: each post is read again, `smm queue list --status held -c {client}`',
  },
  next: { fr: 'Et maintenant', en: 'What next' },
  text_now: { fr: 'Texte à dire', en: 'Text to say' },
  drill_open: { fr: 'Exercice en cours', en: 'Drill under way' },
  drill_open_is: {
    fr: '{topic}, depuis {at} : `smm crisis drill --close -c {client}`',
    en: '{topic}, since {at}: `smm crisis drill --close -c {client}`',
  },
  action_of: { fr: '{action} : {what}', en: '{action}: {what}' },
  finished: { fr: 'en train de partir, donc achevées : {ids}', en: 'on their way, so finished: {ids}' },
  never: {
    fr: 'Aucune évaluation encore : `smm listen run -c {client}` ou `smm inbox pull -c {client}`.',
    en: 'Never evaluated so far: `smm listen run -c {client}` or `smm inbox pull -c {client}`.',
  },
  column_client: { fr: 'Client', en: 'Client' },
  column_level: { fr: 'Niveau', en: 'Level' },
  column_index: { fr: 'Indice', en: 'Index' },
  column_incident: { fr: 'Incident', en: 'Incident' },
  column_since: { fr: 'Depuis', en: 'Since' },
  next_report: { fr: "Dire ce que l'on sait, et la gravité :", en: 'Say what is known, and how grave it is:' },
  next_ack: { fr: "Quelqu'un est au courant :", en: 'Somebody knows:' },
  next_log: { fr: 'Noter ce qui est fait :', en: 'Note what is done:' },
  next_lower: { fr: 'Redescendre, quand le calme est revenu :', en: 'Lower, once all is calm:' },
  next_close: { fr: "Clore l'incident :", en: 'Close the incident:' },
  next_say: { fr: "Parler au nom de l'entreprise ({text}) :", en: 'Speak for the firm ({text}):' },
  status_line: { fr: 'ALERTE {level} : {topic}', en: 'ALERT {level}: {topic}' },
  status_line_bare: { fr: 'ALERTE {level}', en: 'ALERT {level}' },

  checklist_account: { fr: 'Compte piraté, dans cet ordre :', en: 'Account taken over, in this order:' },
  account_1: {
    fr: "Retirer l'accès de smm : `smm account list -c {client}`, puis `smm account remove <compte> -c {client}`.",
    en: 'Take the access away from smm: `smm account list -c {client}`, then `smm account remove <account> -c {client}`.',
  },
  account_2: {
    fr: 'Sur le réseau : déconnecter toutes les sessions et retirer les applications inconnues, celle de smm comprise.',
    en: 'On the network: end all sessions and remove unknown applications, the one of smm included.',
  },
  account_3: {
    fr: 'Changer le mot de passe du compte et celui de sa boîte mail ; activer la double vérification.',
    en: 'Change the password of the account and of its mailbox; turn two-step verification on.',
  },
  account_4: {
    fr: 'Vérifier les administrateurs : retirer ceux que personne ne connaît, en garder deux au moins.',
    en: 'Check the administrators: remove those whom nobody knows, keep two at least.',
  },
  account_5: {
    fr: 'Signaler le piratage au réseau (formulaire « compte piraté ») et garder les captures : `smm crisis log --attach <fichier> -c {client}`.',
    en: 'Report the takeover to the network (its form for hacked accounts) and keep the captures: `smm crisis log --attach <file> -c {client}`.',
  },
  account_6: {
    fr: 'Ensuite seulement, publier de nouveau : `smm account add <réseau> -c {client}`, puis reprendre les publications une à une.',
    en: 'Only then publish again: `smm account add <network> -c {client}`, then resume the posts one by one.',
  },
  checklist_breach: { fr: 'Données personnelles sorties :', en: 'Personal data got out:' },
  breach_1: {
    fr: 'Prévenir le client sans attendre : il est responsable de ces données (RGPD, article 33-2).',
    en: 'Tell the client without delay: they answer for these data (GDPR, article 33(2)).',
  },
  breach_2_fr: {
    fr: 'Le client déclare à la CNIL sous 72 heures, avant {at} (article 33-1 ; notifications.cnil.fr), sauf absence de risque.',
    en: 'The client reports to the CNIL within 72 hours, before {at} (article 33(1); notifications.cnil.fr), unless there is no risk.',
  },
  breach_2: {
    fr: 'Le client déclare à son autorité de protection des données sous 72 heures, avant {at} (RGPD, article 33-1), sauf absence de risque.',
    en: 'The client reports to the data protection authority within 72 hours, before {at} (GDPR, article 33(1)), unless there is no risk.',
  },
  breach_3: {
    fr: 'Si le risque est élevé, prévenir aussi les personnes concernées (article 34).',
    en: 'Where the risk is high, tell the persons concerned as well (article 34).',
  },
  breach_4: {
    fr: 'Noter les faits, les effets et les mesures (article 33-5) : `smm crisis log "…" -c {client}`. À vérifier avec votre conseil.',
    en: 'Keep the facts, effects and measures (article 33(5)): `smm crisis log "…" -c {client}`. To be checked with your counsel.',
  },

  drill_begun: {
    fr: "Exercice commencé : rien n'est suspendu, et seule {to} est prévenue.",
    en: 'Drill begun: nothing is on hold, and only {to} is told.',
  },
  drill_no_address: {
    fr: "À quelle adresse envoyer l'alerte d'exercice ?",
    en: 'To which address does the alert of the drill go?',
  },
  drill_no_address_hint: {
    fr: '`--to <adresse>`, ou `smm config set consultant.email <adresse>`',
    en: '`--to <address>`, or `smm config set consultant.email <address>`',
  },
  drill_bad_address: { fr: "Ce n'est pas une adresse : {to}", en: 'This is no address: {to}' },
  drill_real: { fr: "Un vrai incident est ouvert : pas d'exercice maintenant.", en: 'A real incident is open: no drill now.' },
  drill_already: { fr: 'Un exercice est en cours.', en: 'A drill is under way.' },
  drill_none: { fr: 'Aucun exercice en cours.', en: 'No drill is under way.' },
  drill_steps: {
    fr: 'En vrai, il se passerait ceci ; faites-le maintenant, montre en main :',
    en: 'In earnest this would happen; do it now, by the clock:',
  },
  drill_would_hold: {
    fr: { one: "{count} envoi serait suspendu (aucun ne l'est)", other: "{count} envois seraient suspendus (aucun ne l'est)" },
    en: { one: '{count} delivery would be held (none is)', other: '{count} deliveries would be held (none is)' },
  },
  drill_would_tell: { fr: 'seraient prévenus, dans cet ordre :', en: 'would be told, in this order:' },
  drill_would_tell_nobody: {
    fr: "personne ne serait prévenu : aucun contact n'est connu",
    en: 'nobody would be told: no contact is known',
  },
  drill_step_call: { fr: 'Appelez le premier contact : répond-il ?', en: 'Call the first contact: do they answer?' },
  drill_step_speaker: {
    fr: 'Qui parle ? La personne est-elle nommée et joignable ?',
    en: 'Who speaks? Is the person named and reachable?',
  },
  drill_step_word: {
    fr: "Écrivez le premier mot (`smm template show crisis-holding -c {client}`) : prêt en moins d'une heure ?",
    en: 'Write the first word (`smm template show crisis-holding -c {client}`): ready within an hour?',
  },
  drill_step_team: {
    fr: "L'équipe sait-elle qu'elle ne répond pas en public ?",
    en: 'Does the team know that it does not answer in public?',
  },
  drill_step_access: {
    fr: 'Les accès aux comptes sont-ils à portée, chez deux personnes au moins ?',
    en: 'Is access to the accounts at hand, with two people at least?',
  },
  drill_then: {
    fr: 'Puis finissez : `smm crisis drill --close -c {client}`',
    en: 'Then end it: `smm crisis drill --close -c {client}`',
  },
  drill_file: { fr: 'exercice-{id}.pdf', en: 'drill-{id}.pdf' },
  drill_closed: { fr: 'Exercice fini en {time}.', en: 'Drill over after {time}.' },
  drill_yes: { fr: 'fait', en: 'done' },
  drill_no: { fr: 'à revoir', en: 'to be worked on' },
  drill_result: { fr: '{yes} sur {all} étapes réussies', en: '{yes} of {all} steps done' },
  dry_run: {
    fr: "Essai : rien n'a été changé, personne n'a été prévenu.",
    en: 'Dry run: nothing was changed, nobody was told.',
  },
})

/** The texts at hand, by their names in `smm template`. */
export const crisisTextLabel = {
  'crisis-holding': { fr: "texte d'attente", en: 'holding text' },
  'crisis-correction': { fr: 'rectification', en: 'correction' },
  'crisis-customer': { fr: 'client mécontent', en: 'unhappy customer' },
  'crisis-apology': { fr: 'excuses', en: 'apology' },
  'crisis-safety': { fr: 'sécurité', en: 'safety' },
  'crisis-press': { fr: 'presse', en: 'press' },
  'crisis-closing': { fr: 'clôture', en: 'closing' },
} as const satisfies Record<CrisisTextName, Text>

export const severityLabel = {
  none: { fr: 'aucune signalée', en: 'none reported' },
  service: { fr: 'service (plaintes semblables)', en: 'service (similar complaints)' },
  integrity: { fr: 'intégrité (discrimination, harcèlement, fraude)', en: 'integrity (discrimination, harassment, fraud)' },
  safety: { fr: 'sécurité (santé, blessure, aliments)', en: 'safety (health, injury, food)' },
} as const satisfies Record<Severity, Text>

export const amplifierLabel = {
  none: { fr: 'personne de connu', en: 'nobody of note' },
  large_account: { fr: 'un compte de 10 000 abonnés ou plus', en: 'an account of 10,000 followers or more' },
  media_or_official: { fr: 'la presse, un élu ou une autorité', en: 'the press, an elected person or an authority' },
} as const satisfies Record<Amplifier, Text>

export const overrideLabel = {
  safety: { fr: 'santé ou sécurité en jeu', en: 'health or safety at stake' },
  data_breach: { fr: 'données personnelles sorties', en: 'personal data got out' },
  account_compromised: { fr: 'compte piraté', en: 'account taken over' },
  legal_threat: { fr: "menace d'action en justice", en: 'threat of legal action' },
  press_inquiry: { fr: 'questions de la presse', en: 'questions from the press' },
} as const satisfies Record<Override, Text>

export const responsibilityLabel = {
  victim: { fr: "l'entreprise subit (rumeur, événement)", en: 'the firm is a victim (rumour, event)' },
  accident: { fr: 'accident', en: 'accident' },
  preventable: { fr: 'faute évitable', en: 'fault that could have been avoided' },
} as const satisfies Record<Responsibility, Text>

export const alertRoleLabel = {
  sponsor: { fr: 'direction', en: 'management' },
  strategist: { fr: 'pilotage', en: 'lead' },
  referent: { fr: 'interlocuteur', en: 'contact for the provider' },
  contact: { fr: 'contact', en: 'contact' },
  contributor: { fr: 'équipe', en: 'team' },
  consultant: { fr: 'consultant', en: 'consultant' },
  stand_in: { fr: 'relais', en: 'stand-in' },
} as const satisfies Record<AlertRole, Text>

export const causeLabel = {
  listen: { fr: 'écoute', en: 'listening' },
  inbox: { fr: 'boîte de réception', en: 'inbox' },
  report: { fr: 'signalement', en: 'report' },
  raise: { fr: 'décision de monter', en: 'decision to raise' },
  lower: { fr: 'décision de descendre', en: 'decision to lower' },
} as const satisfies Record<EvaluationCause, Text>

/** What smm itself writes into the log; anything else is a person's word. */
export const logActionLabel: Readonly<Record<string, Text>> = texts({
  opened: { fr: 'incident ouvert', en: 'incident opened' },
  reported: { fr: 'signalé', en: 'reported' },
  level: { fr: 'niveau', en: 'level' },
  raised: { fr: 'niveau monté par décision', en: 'level raised by decision' },
  lowered: { fr: 'niveau descendu par décision', en: 'level lowered by decision' },
  held: { fr: 'envois suspendus', en: 'deliveries put on hold' },
  told: { fr: 'prévenu', en: 'told' },
  acknowledged: { fr: 'au courant', en: 'knows' },
  closed: { fr: 'incident clos', en: 'incident closed' },
  note: { fr: 'note', en: 'note' },
  step: { fr: 'étape', en: 'step' },
})

/** Why somebody could not be told, where it is a code of smm. */
export const alertProblemLabel: Readonly<Record<string, Text>> = texts({
  no_address: { fr: 'adresse inconnue', en: 'no address known' },
  no_mail_server: {
    fr: 'aucun serveur de mail réglé (`smm config set notify.smtp`)',
    en: 'no mail server is set up (`smm config set notify.smtp`)',
  },
  mail_unanswered: { fr: "le serveur de mail n'a pas confirmé", en: 'the mail server did not confirm' },
})
