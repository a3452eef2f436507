import { texts } from './text.ts'

/** What credentials open, what will not work without the rights they lack, and when they end. */
export const credentialEndText = texts({
  rights: { fr: 'droits : {scopes}', en: 'rights: {scopes}' },
  rights_unknown: { fr: 'droits : le réseau ne les dit pas', en: 'rights: the network does not tell them' },
  without: { fr: 'sans `{scope}` : {abilities}', en: 'without `{scope}`: {abilities}' },
  ends: {
    fr: {
      one: "accès valable jusqu'au {date} (encore {count} jour)",
      other: "accès valable jusqu'au {date} (encore {count} jours)",
    },
    en: { one: 'access until {date} ({count} day left)', other: 'access until {date} ({count} days left)' },
  },
  ended: { fr: 'accès terminé depuis le {date}', en: 'access ended on {date}' },
  renew: {
    fr: 'Rien ne le renouvelle, reconnectez-vous : `{command}`',
    en: 'Nothing renews it, sign in again: `{command}`',
  },
  edit: { fr: 'smm account edit {name} -c {client}', en: 'smm account edit {name} -c {client}' },
  status: { fr: 'Compte {name} : {ends}', en: 'Account {name}: {ends}' },
  doctor: { fr: '{client} : compte {name}, {ends}', en: '{client}: account {name}, {ends}' },
  notice_subject: { fr: 'Accès bientôt terminé : {where}, pour {client}', en: 'Access ends soon: {where}, for {client}' },
  notice: {
    fr: 'Le compte {account} ({network}, {client}) : {ends}. Ensuite, plus rien ne partira : reconnectez-vous avant.',
    en: 'The account {account} ({network}, {client}): {ends}. After that nothing leaves: sign in again before.',
  },
})

/** What does not work, as it ends a sentence: « sans x : pas de … ». */
export const withoutText = texts({
  publish: { fr: 'pas de publication', en: 'no posts' },
  images: { fr: "pas d'images", en: 'no images' },
  video: { fr: 'pas de vidéos', en: 'no videos' },
  first_comment: { fr: 'pas de premier commentaire', en: 'no first comment' },
  delete: { fr: 'pas de suppression', en: 'no taking away' },
  list_own: { fr: 'pas de relecture de vos publications', en: 'no reading back of your posts' },
  post_figures: { fr: 'pas de chiffres des publications', en: 'no figures of posts' },
  account_figures: { fr: 'pas de chiffres du compte', en: 'no figures of the account' },
  inbox: { fr: 'pas de lecture des commentaires et messages', en: 'no reading of comments and messages' },
  reply: { fr: 'pas de réponse', en: 'no answers' },
  refresh: { fr: "pas de renouvellement de l'accès", en: 'no renewal of the access' },
})
