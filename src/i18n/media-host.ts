import { texts } from './text.ts'

/** Files that a network fetches from a public address. */
export const mediaHostText = texts({
  no_media_host: {
    fr: "{network} va chercher les fichiers à une adresse publique, et ce client n'en a pas. Ajoutez son site (`smm account add wordpress` ou `smm account add ghost`), ou réglez `media_base_url` et `media_folder` (`smm config set media_base_url https://…`)",
    en: '{network} fetches files from a public address, and this client has none. Add their site (`smm account add wordpress` or `smm account add ghost`), or set `media_base_url` and `media_folder` (`smm config set media_base_url https://…`)',
  },
  refused: { fr: '{account} : {reason}', en: '{account}: {reason}' },
})
