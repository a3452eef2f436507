import { texts } from './text.ts'

export const optionalPartText = texts({
  missing: {
    fr: 'Pour {use}, il faut {name}, une partie facultative de smm, qui manque ici.',
    en: 'To {use}, smm needs {name}, an optional part of it that is missing here.',
  },
  install: { fr: '`{command}`', en: '`{command}`' },
  install_pdf: {
    fr: '`{command}` ; sans cela, le HTML (`.html`) dit la même chose et s’imprime depuis un navigateur.',
    en: '`{command}`; without it, the HTML (`.html`) says the same and prints from a browser.',
  },
  there: { fr: 'parties facultatives présentes : {names}', en: 'optional parts present: {names}' },
  absent: {
    fr: "partie facultative absente : {name}, pour {use}. Pour l'ajouter : `{command}`",
    en: 'optional part absent: {name}, to {use}. To add it: `{command}`',
  },
  use_pdf: { fr: 'écrire un PDF', en: 'write a PDF' },
  use_sharp: { fr: 'adapter les images', en: 'adapt images' },
  use_mcp: { fr: 'donner les commandes à un assistant (MCP)', en: 'give the commands to an assistant (MCP)' },
  use_keyring: {
    fr: 'garder la clé dans le trousseau du système',
    en: 'keep the key in the keyring of the system',
  },
})
