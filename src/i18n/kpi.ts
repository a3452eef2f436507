import type { OwnReason } from '../results/kpi-month.ts'
import type { Text } from './text.ts'
import { texts } from './text.ts'

/** Names of the indicators that no objective is usually judged by; those of the questionnaire stand in `labels.ts`. */
export const moreKpiLabel = {
  posts_published: { fr: 'publications', en: 'posts' },
  cadence_kept: { fr: 'rythme tenu', en: 'cadence kept' },
  original_share: { fr: 'contenus propres', en: 'own content' },
  time_spent: { fr: 'temps passé', en: 'time spent' },
  time_vs_plan: { fr: 'temps passé / prévu', en: 'time spent / planned' },
  queue_depth: { fr: "jours d'avance", en: 'days ahead' },
  reach_sum: { fr: 'somme des portées (non dédoublonnée)', en: 'sum of reach (people counted more than once)' },
  impressions_month: { fr: 'impressions du mois', en: 'impressions of the month' },
  frequency: { fr: 'répétition (impressions / portée)', en: 'frequency (impressions / reach)' },
  engagements: { fr: 'réactions, commentaires, partages', en: 'reactions, comments, shares' },
  er_by_reach: { fr: "taux d'engagement sur la portée", en: 'engagement rate by reach' },
  er_by_impressions: { fr: "taux d'engagement sur les impressions", en: 'engagement rate by impressions' },
  er_by_views: { fr: "taux d'engagement sur les vues", en: 'engagement rate by views' },
  er_by_followers: { fr: "taux d'engagement par abonné", en: 'engagement rate by followers' },
  er_median_post: { fr: 'publication typique (médiane, sur la portée)', en: 'typical post (median, by reach)' },
  clicks_month: { fr: 'clics du mois', en: 'clicks of the month' },
  amplification: { fr: 'partages par publication', en: 'shares per post' },
  applause: { fr: 'réactions par publication', en: 'reactions per post' },
  follower_growth: { fr: 'croissance des abonnés', en: 'growth of followers' },
  crisis_index: { fr: "indice d'alerte", en: 'alert index' },
  conversion_rate: { fr: 'taux de conversion du site', en: 'conversion rate of the site' },
  cpa: { fr: 'coût par nouveau client', en: 'cost per new customer' },
  cpe: { fr: 'coût par réaction', en: 'cost per engagement' },
  aov: { fr: 'panier moyen', en: 'average order' },
  clv: { fr: "valeur d'un client (potentiel)", en: 'value of a customer (potential)' },
  margin_proved: { fr: 'marge prouvée', en: 'proved margin' },
  emv: { fr: 'valeur média gagnée', en: 'earned media value' },
} as const satisfies Record<string, Text>

/** Why an indicator has no figure, beside the reasons that a report has of its own. */
export const kpiReasonLabel = {
  no_both_figures: { fr: "aucune publication n'a les deux chiffres", en: 'no post has both figures' },
  too_few_posts: { fr: 'moins de 3 publications mesurées', en: 'fewer than 3 posts measured' },
  followers_unknown: { fr: "nombre d'abonnés inconnu", en: 'number of followers unknown' },
  no_hires_logged: { fr: 'aucune embauche notée', en: 'no hire was recorded' },
  no_customers_counted: { fr: 'nouveaux clients non comptés', en: 'new customers not counted' },
  no_orders: { fr: 'aucune vente notée', en: 'no sale was recorded' },
  no_ambassadors_noted: { fr: 'aucun ambassadeur noté', en: 'no ambassador was noted' },
  no_insights_noted: { fr: 'aucun enseignement noté', en: 'no insight was noted' },
  none_received: { fr: 'aucun avis reçu', en: 'no review came in' },
  origin_unknown: { fr: "personne n'a dit qui a fait chaque contenu", en: 'nobody said who made each piece' },
  no_price_list: { fr: 'ni revenu ni retour : jamais calculée', en: 'neither income nor return: never computed' },
} as const satisfies Record<OwnReason, Text>

export const kpiText = texts({
  noun: { fr: 'lire les indicateurs', en: 'read the indicators' },
  days: { fr: { one: '{count} jour', other: '{count} jours' }, en: { one: '{count} day', other: '{count} days' } },
  column_network: { fr: 'Réseau', en: 'Network' },
  option_sale_network: { fr: 'réseau par lequel la vente est venue', en: 'network the sale came by' },
})
