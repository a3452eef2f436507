import type { Pillar } from '../strategy/weights.ts'
import { texts } from './text.ts'

/** Short names, as people say a pillar and as slots are called: the first of each language is the one that is printed in narrow places. */
export const pillarWords = {
  expertise: { fr: ['conseils', 'savoir-faire', 'astuces', 'expertise'], en: ['expertise', 'advice', 'tips', 'know-how'] },
  proof: { fr: ['preuves', 'avis', 'réalisations', 'témoignages'], en: ['proof', 'reviews', 'work done', 'testimonials'] },
  behind: { fr: ['coulisses', 'équipe'], en: ['behind the scenes', 'behind', 'team', 'backstage'] },
  offer: { fr: ['offres', 'produits', 'promos', 'promotions'], en: ['offers', 'products', 'promos', 'promotions'] },
  community: {
    fr: ['communauté', 'questions', 'clients', 'ambassadeurs'],
    en: ['community', 'questions', 'customers', 'ambassadors'],
  },
  news: { fr: ['actualité', 'actu', 'actualités', 'actus'], en: ['news', 'local news', 'trade news'] },
  jobs: { fr: ['recrutement', 'emplois'], en: ['jobs', 'recruitment', 'hiring'] },
  service: { fr: ['aide', 'réponses', 'service'], en: ['help', 'answers', 'service', 'support'] },
} as const satisfies Record<
  Pillar,
  { readonly fr: readonly [string, ...string[]]; readonly en: readonly [string, ...string[]] }
>

/** Words of the pillars where posts are queued: which one, and whether the mix is kept. */
export const pillarText = texts({
  unknown: { fr: 'Aucun pilier « {word} ».', en: 'No pillar “{word}”.' },
  known: { fr: 'Les piliers : {names}', en: 'The pillars: {names}' },
  entry: { fr: '{name} (`{id}`)', en: '{name} (`{id}`)' },
  from_slot: { fr: 'Pilier : {pillar}, comme le créneau « {slot} »', en: 'Pillar: {pillar}, as the slot “{slot}”' },
  furthest_behind: {
    fr: 'À suivre : {pillar}, le pilier le plus en retard (`--pillar {id}`)',
    en: 'Next: {pillar}, the pillar furthest behind (`--pillar {id}`)',
  },
  drift: {
    fr: 'Équilibre des piliers sur 4 semaines, à plus de {points} points du plan : {pillars}.',
    en: 'Mix of pillars over 4 weeks, more than {points} points from the plan: {pillars}.',
  },
  drift_one: { fr: '{pillar} {actual} % pour {planned} % prévus', en: '{pillar} {actual}% for {planned}% planned' },
})
