import type { Pillar } from '../strategy/weights.ts'
import { say, texts, type Lang } from './text.ts'

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

/** Its short name; a word that is no pillar (of a post that was written before there were any) as it stands. */
export function pillarName(lang: Lang, pillar: string): string {
  return Object.hasOwn(pillarWords, pillar) ? pillarWords[pillar as Pillar][lang][0] : pillar
}

/** Words of the pillars where posts are queued: which one, and whether the mix is kept. */
export const pillarText = texts({
  unknown: { fr: 'Aucun pilier « {word} ».', en: 'No pillar “{word}”.' },
  known: { fr: 'Les piliers : {names}', en: 'The pillars: {names}' },
  entry: { fr: '{name} ({id})', en: '{name} ({id})' },
  set: { fr: 'Pilier : {pillar}', en: 'Pillar: {pillar}' },

  missing: {
    fr: 'Sans pilier ; le plus en retard : {pillar}. `smm queue edit {id} --pillar …`',
    en: 'No pillar; furthest behind: {pillar}. `smm queue edit {id} --pillar …`',
  },
  missing_dry: {
    fr: 'Sans pilier (`--pillar`) ; le plus en retard : {pillar}.',
    en: 'No pillar (`--pillar`); furthest behind: {pillar}.',
  },
  over: {
    fr: 'Pilier « {pillar} » : {actual} % des publications sur 4 semaines pour {planned} % prévus. Le plus en retard : {behind}.',
    en: 'Pillar “{pillar}”: {actual}% of the posts over 4 weeks for {planned}% planned. Furthest behind: {behind}.',
  },
  drift: {
    fr: 'équilibre loin du plan sur 4 semaines : {shares} ; le plus en retard : {behind}',
    en: 'mix far from the plan over 4 weeks: {shares}; furthest behind: {behind}',
  },
  drift_share: { fr: '{pillar} {actual} % (prévu {planned} %)', en: '{pillar} {actual}% (planned {planned}%)' },
})

/** The pillars far from the plan, in words; null where none is. */
export function driftWords(
  lang: Lang,
  drifted: readonly { readonly pillar: Pillar; readonly actual_percent: number | null; readonly planned_percent: number }[],
  next: Pillar | null,
): string | null {
  if (drifted.length === 0 || next === null) return null
  const shares = drifted.map(({ pillar, actual_percent, planned_percent }) =>
    say(lang, pillarText.drift_share, {
      pillar: pillarName(lang, pillar),
      actual: actual_percent ?? 0,
      planned: planned_percent,
    }),
  )
  return say(lang, pillarText.drift, { shares: shares.join(', '), behind: pillarName(lang, next) })
}
