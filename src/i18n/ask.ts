import { texts } from './text.ts'

/** The few words of the prompts themselves. */
export const askText = texts({
  move: { fr: 'choisir', en: 'move' },
  validate: { fr: 'valider', en: 'confirm' },
  space: { fr: 'espace', en: 'space' },
  tick: { fr: 'cocher', en: 'tick' },
  back: { fr: 'revenir', en: 'back' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  yes_or_no: { fr: 'Répondez oui ou non.', en: 'Answer yes or no.' },
  stopped: { fr: 'Interrompu.', en: 'Interrupted.' },
  editor_hint: { fr: 'Entrée ouvre votre éditeur', en: 'Enter opens your editor' },
})
