import { texts } from './text.ts'

export const undoText = texts({
  about: {
    fr: 'défaire le dernier changement des publications programmées',
    en: 'take back the last change to the queue',
  },
  option_list: { fr: 'les derniers changements, sans rien défaire', en: 'the last changes; nothing is taken back' },
  nothing: { fr: "Il n'y a aucun changement à défaire.", en: 'There is no change to take back.' },
  nothing_hint: {
    fr: 'Les 50 derniers changements de 30 jours sont gardés. Ce qui a été fait avant : `smm audit`',
    en: 'The last 50 changes of 30 days are kept. What was done before: `smm audit`',
  },
  everything: { fr: 'tous les clients', en: 'all clients' },
  head: { fr: '{action}, {when} : {what}', en: '{action}, {when}: {what}' },
  posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  made: { fr: 'sera annulée', en: 'will be cancelled' },
  made_done: { fr: 'annulée', en: 'cancelled' },
  field: { fr: '{field} : {now} → {before}', en: '{field}: {now} → {before}' },
  again: { fr: '{field} de nouveau comme avant', en: '{field} as before again' },
  as_it_was: { fr: 'comme avant', en: 'as before' },
  none: { fr: 'rien', en: 'none' },
  state: { fr: 'état', en: 'status' },
  time: { fr: 'heure', en: 'time' },
  text: { fr: 'texte', en: 'text' },
  title: { fr: 'titre', en: 'title' },
  link: { fr: 'lien', en: 'link' },
  first_comment: { fr: 'premier commentaire', en: 'first comment' },
  approval: { fr: 'validée par', en: 'approved by' },
  reason: { fr: 'motif du renvoi', en: 'reason of the refusal' },
  accounts: { fr: 'comptes', en: 'accounts' },
  content: { fr: 'médias, comptes ou textes par réseau', en: 'media, accounts or texts per network' },
  more: {
    fr: { one: '… et {count} autre', other: '… et {count} autres' },
    en: { one: '… and {count} more', other: '… and {count} more' },
  },
  series_made: { fr: 'La série {id} se terminera.', en: 'Series {id} will end.' },
  series_back: { fr: 'La série {id} sera comme avant.', en: 'Series {id} will be as before.' },
  hold_made: { fr: 'La suspension ({scope}) sera levée.', en: 'The hold ({scope}) will be lifted.' },
  hold_back: { fr: 'La suspension ({scope}) sera remise.', en: 'The hold ({scope}) will be put back.' },
  scope_all: { fr: 'tout', en: 'everything' },
  scope_client: { fr: 'client {name}', en: 'client {name}' },
  scope_account: { fr: 'un compte de {name}', en: 'an account of {name}' },
  ask: { fr: 'Défaire ce changement ?', en: 'Take this change back?' },
  needs_yes: {
    fr: "Rien n'a été défait : sans terminal, il faut confirmer.",
    en: 'Nothing was taken back: without a terminal it has to be confirmed.',
  },
  needs_yes_hint: {
    fr: 'Après avoir lu ce qui serait défait : `{command} --yes`',
    en: 'Once you have read what would be taken back: `{command} --yes`',
  },
  done: { fr: 'Défait.', en: 'Taken back.' },
  dry_run: { fr: "Rien n'a été défait (--dry-run).", en: 'Nothing was taken back (--dry-run).' },
  now_is: { fr: 'Publication {id} : {status}', en: 'Post {id}: {status}' },
  col_when: { fr: 'Quand', en: 'When' },
  col_what: { fr: 'Commande', en: 'Command' },
  col_posts: { fr: 'Publications', en: 'Posts' },
  col_undo: { fr: 'Défaire', en: 'Undo' },
  newer_first: { fr: 'après les plus récents', en: 'after the newer ones' },
  short_at_work: { fr: 'un envoi est en cours', en: 'a pass is at work' },
  short_begun: { fr: 'partie ou essayée', en: 'left or was tried' },
  short_changed: { fr: 'changée depuis', en: 'changed since' },
  short_late: { fr: 'heure passée', en: 'time has passed' },
  short_undone: { fr: 'défait', en: 'taken back' },
  short_not_here: { fr: 'autre version de smm', en: 'other version of smm' },
  can: { fr: 'possible', en: 'possible' },
  was_undone: { fr: 'défait {when}', en: 'taken back {when}' },
})

/** The command that made a change. */
export const undoActions = texts({
  'queue.add': { fr: 'Ajout', en: 'Added' },
  'queue.import': { fr: 'Import', en: 'Imported' },
  'queue.edit': { fr: 'Modification', en: 'Edited' },
  'queue.move': { fr: 'Déplacement', en: 'Moved' },
  'queue.approve': { fr: 'Validation', en: 'Approved' },
  'queue.reject': { fr: 'Renvoi en brouillon', en: 'Sent back to draft' },
  'queue.cancel': { fr: 'Annulation', en: 'Cancelled' },
  'queue.hold': { fr: 'Suspension', en: 'Held' },
  'queue.resume': { fr: 'Remise en route', en: 'Resumed' },
})

/** Why a change is not taken back: what happened, and what to do instead. */
export const undoRefusals = texts({
  at_work: {
    fr: 'Un envoi est en cours : rien ne se défait pendant ce temps.',
    en: 'A publish pass is at work: nothing is taken back meanwhile.',
  },
  at_work_hint: { fr: 'Réessayez dans une minute : `smm queue undo`', en: 'Try again in a minute: `smm queue undo`' },
  begun: {
    fr: 'La publication {id} part, est partie, ou a été essayée depuis : ce qui a pu partir ne redevient jamais programmé.',
    en: 'Post {id} is leaving, has left or was tried since: what may have left is never scheduled again.',
  },
  begun_hint: {
    fr: "Voyez ce qu'il en est : `smm queue show {id}` ; pour l'enlever du réseau : `smm queue delete-remote {id}`",
    en: 'See where it stands: `smm queue show {id}`; to take it off its network: `smm queue delete-remote {id}`',
  },
  changed: { fr: 'La publication {id} a changé depuis.', en: 'Post {id} has changed since.' },
  changed_other: { fr: 'Ce que ce changement a touché a changé depuis.', en: 'What this change touched has changed since.' },
  changed_hint: { fr: "Ce qui a été fait, dans l'ordre : `smm audit`", en: 'What was done, in order: `smm audit`' },
  late: {
    fr: "L'heure de la publication {id} est passée entre-temps : elle partirait aussitôt.",
    en: 'The time of post {id} has passed meanwhile: taken back, it would leave at once.',
  },
  late_hint: {
    fr: 'Donnez-lui une autre heure : `smm queue move {id} --at "demain 9h"`',
    en: 'Give it another time: `smm queue move {id} --at "tomorrow 9am"`',
  },
  undone: { fr: 'Ce changement est déjà défait.', en: 'This change is taken back already.' },
  not_here: {
    fr: "Ce changement date d'une version antérieure de smm : il ne se défait plus.",
    en: 'This change was made by an earlier version of smm: it cannot be taken back any more.',
  },
})
