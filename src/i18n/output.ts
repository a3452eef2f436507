import { texts } from './text.ts'

export const outputText = texts({
  failed: { fr: "La sortie ne s'écrit pas ({code}).", en: 'The output cannot be written ({code}).' },
  failed_hint: {
    fr: 'Le disque est-il plein, ou le fichier protégé ? Ce que la commande a fait est fait : `smm audit` le montre.',
    en: 'Is the disk full, or the file protected? What the command did is done: `smm audit` shows it.',
  },
})
