import { texts } from './text.ts'

export const clientText = texts({
  not_found: { fr: 'Aucun client « {slug} ».', en: 'No client “{slug}”.' },
  exists: { fr: 'Le client « {slug} » existe déjà.', en: 'The client “{slug}” exists already.' },
  known: { fr: 'Clients connus : {names}.', en: 'Known clients: {names}.' },
  none: { fr: 'Aucun client pour l\'instant.', en: 'No client yet.' },
  none_hint: { fr: 'Créez le premier : `smm init` ou `smm client add "<nom>"`.', en: 'Create the first one: `smm init` or `smm client add "<name>"`.' },
  which: { fr: 'Pour quel client ? {names}.', en: 'For which client? {names}.' },
  which_hint: { fr: 'Ajoutez `-c <client>`, ou choisissez-en un : `smm client use <client>`.', en: 'Add `-c <client>`, or choose one: `smm client use <client>`.' },
  stale: { fr: 'Le client « {name} » a été choisi il y a longtemps ({since}).', en: 'The client “{name}” was chosen a while ago ({since}).' },
  stale_hint: { fr: 'Nommez le client : `-c {slug}`.', en: 'Name the client: `-c {slug}`.' },
  still: { fr: 'Toujours pour « {name} » (choisi {since}) ?', en: 'Still for “{name}” (chosen {since})?' },
  refused: { fr: 'Rien n\'a été fait.', en: 'Nothing was done.' },
})
