import { texts } from './text.ts'

/** Documents that are written to files: reports, strategies. */
export const handOverText = texts({
  no_folder: { fr: "Le dossier `{folder}` n'existe pas.", en: 'The folder `{folder}` does not exist.' },
  no_folder_hint: { fr: 'Créez-le : `mkdir -p "{folder}"`', en: 'Create it: `mkdir -p "{folder}"`' },
  cannot_write: { fr: "Impossible d'écrire `{path}` ({code}).", en: 'Cannot write `{path}` ({code}).' },
  cannot_write_hint: {
    fr: 'Donnez un nom de fichier dans un dossier où vous pouvez écrire.',
    en: 'Give a file name in a folder you can write to.',
  },
  own_file: {
    fr: "`{path}` est à smm lui-même : rien n'y est écrit.",
    en: '`{path}` belongs to smm itself: nothing is written there.',
  },
  logo_unusable: {
    fr: "Le logo `{path}` n'est pas repris : il faut un fichier PNG ou JPEG d'au plus {limit} ko.",
    en: 'The logo `{path}` is left out: it must be a PNG or JPEG file of at most {limit} kB.',
  },
  /** `#` and `##`: the page and how many there are, put in as the pages are made. */
  page: { fr: 'page # sur ##', en: 'page # of ##' },
  two_formats: {
    fr: 'Le document ou du JSON : un seul des deux va sur la sortie standard.',
    en: 'The document or JSON: only one of them goes to standard output.',
  },
  two_formats_hint: {
    fr: 'Écrivez le document dans un fichier avec -o, ou retirez --json.',
    en: 'Write the document to a file with -o, or leave --json out.',
  },
  option_output: { fr: 'écrire dans ce fichier (`-` : sortie standard)', en: 'write to this file (`-`: standard output)' },

  export_about: {
    fr: 'le document de la stratégie, à remettre au client',
    en: 'the strategy as a document, to hand over to the client',
  },
  export_format: {
    fr: 'format du document ; sinon celui du nom de fichier, sinon html',
    en: 'format of the document; otherwise that of the file name, otherwise html',
  },
  export_one_page: { fr: 'la première page seule, complète en elle-même', en: 'the first page alone, complete in itself' },
  show_one_page: { fr: 'la première page seule', en: 'the first page alone' },
  export_written: { fr: 'Stratégie écrite : `{path}`', en: 'Strategy written: `{path}`' },
  export_would: { fr: 'La stratégie serait écrite dans `{path}`.', en: 'The strategy would be written to `{path}`.' },
  export_draft: {
    fr: 'Version {version} à valider : le document le dit. Pour la valider : `smm strategy approve -c {client}`',
    en: 'Version {version} is not approved yet, and the document says so. To approve it: `smm strategy approve -c {client}`',
  },
  export_file: { fr: 'strategie', en: 'strategy' },
  one_page_file: { fr: 'une-page', en: 'one-page' },
  hand_over_strategy: {
    fr: 'À remettre au client : `smm strategy export{client} --format pdf`',
    en: 'To hand over to the client: `smm strategy export{client} --format pdf`',
  },
})
