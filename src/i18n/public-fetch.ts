import { texts } from './text.ts'

/** Why an address of the open web was not read. */
export const publicFetchText = texts({
  not_an_address: {
    fr: "`{address}` n'est pas une adresse du web : écrivez-la comme `https://exemple.fr/flux`.",
    en: '`{address}` is not an address of the web: write it like `https://example.com/feed`.',
  },
  credentials: {
    fr: "L'adresse `{address}` contient un identifiant ou un mot de passe : smm n'en envoie pas.",
    en: 'The address `{address}` holds a user name or a password: smm sends none.',
  },
  not_public: {
    fr: "`{host}` n'est pas une machine publique : smm ne lit pas le réseau privé ni cet ordinateur.",
    en: '`{host}` is no public machine: smm reads neither the private network nor this computer.',
  },
  hint_not_public: {
    fr: 'Si ce flux est le vôtre : smm config set listen.allow_hosts <hôte:port>',
    en: 'If this feed is your own: smm config set listen.allow_hosts <host:port>',
  },
  redirected_to_http: {
    fr: "`{host}` renvoie vers une adresse qui n'est pas chiffrée : smm ne la suit pas.",
    en: '`{host}` sends on to an address that is not encrypted: smm does not follow.',
  },
  too_many_redirects: {
    fr: '`{host}` renvoie sans fin vers une autre adresse ({count} fois).',
    en: '`{host}` keeps sending on to another address ({count} times).',
  },
  too_large: {
    fr: "`{host}` répond par plus de {megabytes} Mo : c'est trop pour être lu.",
    en: '`{host}` answers with more than {megabytes} MB: too much to be read.',
  },
  broken_encoding: {
    fr: "`{host}` répond dans un codage que smm ne sait pas lire, ou qui s'interrompt.",
    en: '`{host}` answers in an encoding that smm cannot read, or that breaks off.',
  },
})
