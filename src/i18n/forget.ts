import { texts } from './text.ts'

export const forgetText = texts({
  failed: {
    fr: "Ce qui devait être oublié ne l'a pas été : {message}",
    en: 'What was to be forgotten was not: {message}',
  },
})
