import { texts } from './text.ts'

/** What the signs at the head of a line say where nothing is drawn. */
export const signText = texts({
  good: { fr: 'OK :', en: 'OK:' },
  bad: { fr: 'Erreur :', en: 'Error:' },
  warning: { fr: 'Attention :', en: 'Warning:' },
  question: { fr: 'À savoir :', en: 'To find out:' },
  becomes: { fr: 'puis', en: 'then' },
  next: { fr: 'À faire :', en: 'Next:' },
  up: { fr: 'en hausse', en: 'up' },
  down: { fr: 'en baisse', en: 'down' },
  same: { fr: 'stable', en: 'steady' },
})
