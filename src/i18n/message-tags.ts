import { texts } from './text.ts'

/** What a message is about; as a person types it too, in either language. */
export const tagLabel = texts({
  need: { fr: 'besoin', en: 'need' },
  complaint: { fr: 'réclamation', en: 'complaint' },
  idea: { fr: 'idée', en: 'idea' },
  question: { fr: 'question', en: 'question' },
  praise: { fr: 'compliment', en: 'praise' },
  technical: { fr: 'technique', en: 'technical' },
  press: { fr: 'presse', en: 'press' },
  legal: { fr: 'juridique', en: 'legal' },
})
