import { texts } from './text.ts'

/** Words of `smm queue delete-remote`. */
export const deleteRemoteText = texts({
  about: {
    fr: 'retirer des publications de leur réseau',
    en: 'take posts away from their network',
  },
  account: { fr: 'seulement de ce compte', en: 'from this account only' },
  nothing: {
    fr: "La publication {id} n'est pas en ligne (état : {status}).",
    en: 'Post {id} is not online (status: {status}).',
  },
  to_come: {
    fr: "La publication {id} n'est pas toute sortie sur {account} : la suite partirait sous une publication retirée.",
    en: 'Post {id} is not all out on {account}: the rest would leave under a post that is gone.',
  },
  to_come_hint: { fr: "D'abord : `smm queue cancel {id}`", en: 'First: `smm queue cancel {id}`' },
  unknown_hint: { fr: "D'abord : `smm queue resolve {id}`", en: 'First: `smm queue resolve {id}`' },
  working: { fr: 'Retrait en cours…', en: 'Taking away…' },
  confirm: {
    fr: {
      one: 'Retirer {count} envoi de son réseau, pour de bon ?',
      other: 'Retirer {count} envois de leur réseau, pour de bon ?',
    },
    en: {
      one: 'Take {count} delivery away from its network, for good?',
      other: 'Take {count} deliveries away from their networks, for good?',
    },
  },
  needs_yes: {
    fr: "Retirer d'un réseau ne se défait pas : ajoutez `--yes`.",
    en: 'Taking away from a network cannot be undone: add `--yes`.',
  },
  kept: { fr: "Rien n'a été retiré.", en: 'Nothing was taken away.' },
  done: {
    fr: 'Publication {id}, {account} : retirée du réseau ({url}).',
    en: 'Post {id}, {account}: taken away from the network ({url}).',
  },
  would: {
    fr: 'Publication {id}, {account} : serait retirée du réseau ({url}).',
    en: 'Post {id}, {account}: would be taken away from the network ({url}).',
  },
  already: {
    fr: 'Publication {id}, {account} : déjà retirée ({url}).',
    en: 'Post {id}, {account}: taken away already ({url}).',
  },
  by_hand: {
    fr: '{account} : {network} ne permet pas à smm de la retirer. À la main, sur le réseau : {url}',
    en: '{account}: {network} does not let smm take it away. By hand, on the network: {url}',
  },
  posted_by_hand: {
    fr: "{account} : elle a été publiée à la main, smm n'en connaît que l'adresse. À retirer de même : {url}",
    en: '{account}: it was posted by hand, smm knows its address alone. Take it away likewise: {url}',
  },
  removed_account: {
    fr: '{account} : le compte a été retiré de smm. À la main, sur le réseau : {url}',
    en: '{account}: the account was removed from smm. By hand, on the network: {url}',
  },
  failed_one: { fr: '{account} : {reason} ({url})', en: '{account}: {reason} ({url})' },
  not_all: {
    fr: {
      one: "Publication {id} : {count} envoi n'a pas été retiré.",
      other: "Publication {id} : {count} envois n'ont pas été retirés.",
    },
    en: { one: 'Post {id}: {count} delivery was not taken away.', other: 'Post {id}: {count} deliveries were not taken away.' },
  },
  again: {
    fr: 'Pour recommencer, sans risque : `smm queue delete-remote {id}`',
    en: 'To try again, without risk: `smm queue delete-remote {id}`',
  },
  credential_hint: {
    fr: 'Les droits du compte : `smm account check {account}`',
    en: 'What the account may do: `smm account check {account}`',
  },
  can_be: {
    fr: 'Pour la retirer du réseau : `smm queue delete-remote {id}`',
    en: 'To take it away from the network: `smm queue delete-remote {id}`',
  },
})
