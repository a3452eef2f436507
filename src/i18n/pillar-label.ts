import type { Pillar } from '../strategy/weights.ts'
import type { Text } from './text.ts'

/** Apart from the other labels, as those of deliveries are. */
export const pillarLabel = {
  expertise: { fr: 'conseils et savoir-faire', en: 'expertise' },
  proof: { fr: 'preuves, avis, réalisations', en: 'proof, reviews, work done' },
  behind: { fr: 'coulisses et équipe', en: 'behind the scenes, team' },
  offer: { fr: 'offres et produits', en: 'offers and products' },
  community: { fr: 'questions, clients, ambassadeurs', en: 'questions, customers, ambassadors' },
  news: { fr: 'actualité locale et du métier', en: 'local and trade news' },
  jobs: { fr: 'recrutement', en: 'jobs' },
  service: { fr: 'aide et réponses', en: 'help and answers' },
} as const satisfies Record<Pillar, Text>
