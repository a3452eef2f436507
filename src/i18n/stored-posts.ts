import { texts } from './text.ts'

/** What the store says of a post, and the list of every day of an answer: apart from the many other words about posts. */
export const storedPostText = texts({
  not_found: { fr: 'Aucune publication « {id} ».', en: 'No post “{id}”.' },
  again: { fr: 'Relancez la même commande.', en: 'Run the same command again.' },
  already_imported: {
    fr: 'Ce fichier est déjà la publication {id} (external_id « {external_id} »).',
    en: 'This file is post {id} already (external_id “{external_id}”).',
  },
  already_imported_hint: {
    fr: 'Pour la changer : `smm queue edit {id}` ; ou donnez un autre external_id au fichier.',
    en: 'To change it: `smm queue edit {id}`; or give the file another external_id.',
  },
  already_leaving: {
    fr: 'La publication {id} est partie, ou a commencé à partir : elle ne peut plus changer.',
    en: 'Post {id} has left, or has begun to leave: it cannot change any more.',
  },
  already_leaving_hint: { fr: 'Ajoutez-en une nouvelle : `smm queue add`', en: 'Add a new one: `smm queue add`' },
  part_is_out: {
    fr: 'Publication {id} : ce qui est déjà en ligne ne change plus ({names}).',
    en: 'Post {id}: what is online already cannot change any more ({names}).',
  },
  part_is_out_hint: {
    fr: 'Changez seulement le reste (`--text-for <réseau>="…"`), ou décidez de la suite : `smm queue retry {id}`, `smm queue cancel {id}`',
    en: 'Change only the rest (`--text-for <network>="…"`), or decide about it: `smm queue retry {id}`, `smm queue cancel {id}`',
  },
  without_time: { fr: "La publication {id} n'a pas encore d'heure.", en: 'Post {id} has no time yet.' },
  without_time_hint: {
    fr: 'Donnez-lui une heure : `smm queue move {id} --at "demain 9h"`',
    en: 'Give it a time: `smm queue move {id} --at "tomorrow 9am"`',
  },

  already_gone: { fr: "La publication {id} n'a plus d'envoi en attente.", en: 'Post {id} has no delivery left that waits.' },
  already_gone_hint: { fr: 'Voir où elle en est : `smm queue show {id}`', en: 'See where it stands: `smm queue show {id}`' },
  changed_now: { fr: 'La publication {id} vient de changer.', en: 'Post {id} has just changed.' },
  reply_to: { fr: 'réponse au message {id}', en: 'answer to message {id}' },
  answered_meanwhile: {
    fr: "Entre-temps, quelqu'un a répondu au message {id} : rien ne part.",
    en: 'Message {id} was answered by somebody in the meantime: nothing leaves.',
  },
  answered_meanwhile_hint: {
    fr: 'Ce qui a été répondu : `smm inbox show {id}`',
    en: 'What was answered: `smm inbox show {id}`',
  },
  message_forgotten: {
    fr: 'Le message {id} a été effacé (durée de conservation ou demande) : il ne se répond plus.',
    en: 'Message {id} was erased (retention or a request): it can no longer be answered.',
  },
  slot_taken: {
    fr: "Ce créneau vient d'être pris par une autre publication.",
    en: 'Another post has just taken this slot.',
  },
})
