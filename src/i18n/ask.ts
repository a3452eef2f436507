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
  do_not_know: { fr: 'je ne sais pas', en: 'I do not know' },
  no_answer: { fr: '(sans réponse)', en: '(no answer)' },
  going_back: { fr: 'Retour à la question précédente.', en: 'Back to the question before.' },
  answer: { fr: 'Réponse', en: 'Answer' },
  answer_to: { fr: '{what} :', en: '{what}:' },
  number: { fr: 'Numéro', en: 'Number' },
  numbers: { fr: 'Numéros, séparés par des espaces', en: 'Numbers, with spaces between' },
  default_is: { fr: 'Entrée : {answer}', en: 'Enter: {answer}' },
  back_key: { fr: '« < » : revenir', en: '“<”: back' },
  not_a_number: { fr: 'Tapez un numéro de 1 à {count}.', en: 'Type a number from 1 to {count}.' },
  refused: { fr: 'Refusé : {why}', en: 'Refused: {why}' },
  ends_with_stop: {
    fr: 'Une ligne avec un seul point termine.',
    en: 'A line with a single full stop ends it.',
  },
  now_is: { fr: 'Texte actuel :', en: 'Text now:' },
  stopped: { fr: 'Interrompu.', en: 'Interrupted.' },
  editor_hint: { fr: 'Entrée ouvre votre éditeur', en: 'Enter opens your editor' },
})
