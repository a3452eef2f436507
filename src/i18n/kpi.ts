import type { Denominator, OwnReason } from '../results/kpi-month.ts'
import type { ComparedBy } from '../results/post-results.ts'
import type { KpiUnit } from '../strategy/kpis.ts'
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
  no_new_customers: { fr: 'aucun nouveau client', en: 'no new customer' },
  no_orders: { fr: 'aucune vente notée', en: 'no sale was recorded' },
  no_ambassadors_noted: { fr: 'aucun ambassadeur noté', en: 'no ambassador was noted' },
  no_insights_noted: { fr: 'aucun enseignement noté', en: 'no insight was noted' },
  none_received: { fr: 'aucun avis reçu', en: 'no review came in' },
  origin_unknown: { fr: "personne n'a dit qui a fait chaque contenu", en: 'nobody said who made each piece' },
  no_price_list: { fr: 'ni revenu ni retour : jamais calculée', en: 'neither income nor return: never computed' },
  none_to_answer: { fr: "aucun message n'attendait de réponse", en: 'no message wanted an answer' },
  none_answered: { fr: "aucun message n'a de réponse", en: 'no message has an answer' },
  too_few_mentions: { fr: 'trop peu de messages pour un chiffre', en: 'too few messages for a figure' },
  no_competitors: { fr: 'aucun concurrent suivi', en: 'no competitor is followed' },
  none_mentioned: { fr: "personne n'a été cité", en: 'nobody was mentioned' },
} as const satisfies Record<OwnReason, Text>

/** What a rate is out of, after the rate. */
export const denominatorText = {
  reach: { fr: 'sur {value} de portée', en: 'of a reach of {value}' },
  impressions: {
    fr: { one: 'sur {value} impression', other: 'sur {value} impressions' },
    en: { one: 'of {value} impression', other: 'of {value} impressions' },
  },
  views: {
    fr: { one: 'sur {value} vue', other: 'sur {value} vues' },
    en: { one: 'of {value} view', other: 'of {value} views' },
  },
  followers: {
    fr: { one: 'sur {value} abonné', other: 'sur {value} abonnés' },
    en: { one: 'of {value} follower', other: 'of {value} followers' },
  },
  posts: { fr: 'par publication', en: 'per post' },
  planned: { fr: { one: 'sur {value} prévue', other: 'sur {value} prévues' }, en: 'of {value} planned' },
  sessions: {
    fr: { one: 'sur {value} visite', other: 'sur {value} visites' },
    en: { one: 'of {value} visit', other: 'of {value} visits' },
  },
  reviews: {
    fr: { one: 'sur {value} avis reçu', other: 'sur {value} avis reçus' },
    en: { one: 'of {value} review received', other: 'of {value} reviews received' },
  },
  leads: {
    fr: { one: 'pour {value} demande', other: 'pour {value} demandes' },
    en: { one: 'for {value} request', other: 'for {value} requests' },
  },
  customers: {
    fr: { one: 'pour {value} nouveau client', other: 'pour {value} nouveaux clients' },
    en: { one: 'for {value} new customer', other: 'for {value} new customers' },
  },
  engagements: {
    fr: { one: 'pour {value} réaction', other: 'pour {value} réactions' },
    en: { one: 'for {value} engagement', other: 'for {value} engagements' },
  },
  orders: {
    fr: { one: 'pour {value} vente', other: 'pour {value} ventes' },
    en: { one: 'for {value} sale', other: 'for {value} sales' },
  },
  messages: {
    fr: { one: 'sur {value} message à traiter', other: 'sur {value} messages à traiter' },
    en: { one: 'of {value} message to answer', other: 'of {value} messages to answer' },
  },
  mentions: {
    fr: { one: 'sur {value} mention', other: 'sur {value} mentions' },
    en: { one: 'of {value} mention', other: 'of {value} mentions' },
  },
} as const satisfies Record<Denominator, Text>

export const figureSourceText = {
  smm: { fr: 'compté par smm', en: 'counted by smm' },
  api: { fr: 'relevé le {day}', en: 'read on {day}' },
  manual: { fr: 'saisi le {day}', en: 'typed on {day}' },
  import: { fr: "d'un fichier, le {day}", en: 'from a file, on {day}' },
} as const satisfies Record<string, Text>

/** What a number is typed in, after the question; a plain number needs no word. */
export const kpiUnitText = {
  bp: { fr: '%', en: '%' },
  x100: { fr: 'par publication', en: 'per post' },
  money: { fr: '{currency}', en: '{currency}' },
  minutes: { fr: 'min', en: 'min' },
  days: { fr: 'jours', en: 'days' },
  score: { fr: 'de -100 à 100', en: '-100 to 100' },
  stars: { fr: 'sur 5', en: 'of 5' },
} as const satisfies Record<Exclude<KpiUnit, 'count'>, Text>

/** What posts are compared by when the week is looked at. */
export const comparedByText = {
  er_by_reach: { fr: "taux d'engagement sur la portée", en: 'engagement rate by reach' },
  er_by_impressions: { fr: "taux d'engagement sur les impressions", en: 'engagement rate by impressions' },
  er_by_views: { fr: "taux d'engagement sur les vues", en: 'engagement rate by views' },
  engagements: { fr: 'réactions, commentaires, partages', en: 'reactions, comments, shares' },
} as const satisfies Record<ComparedBy, Text>

export const kpiText = texts({
  noun: { fr: 'lire les indicateurs', en: 'read the indicators' },
  about_show: {
    fr: 'les indicateurs du mois : cible, mois précédent, tendance, source',
    en: 'the indicators of a month: target, month before, trend, source',
  },
  about_times: {
    fr: 'quand vos publications ont mieux marché, avec leur nombre',
    en: 'when your posts did better, with how many there were',
  },
  option_month: {
    fr: 'mois (2026-10, octobre, current) ; sans elle, le dernier mois complet',
    en: 'month (2026-10, october, current); without it, the last complete month',
  },
  option_kpi: { fr: 'ces indicateurs seuls', en: 'these indicators only' },
  option_months: { fr: 'mois du petit graphique (12)', en: 'months of the small chart (12)' },
  option_all: { fr: 'tous les indicateurs, mesurés ou non', en: 'all indicators, measured or not' },
  option_network: { fr: 'ce réseau seul', en: 'this network only' },
  option_times_month: {
    fr: "dernier des douze mois regardés ; sans elle, celui d'aujourd'hui",
    en: 'last of the twelve months looked at; without it, this month',
  },
  title: { fr: 'Indicateurs : {month}', en: 'Indicators: {month}' },
  title_last: { fr: 'Indicateurs : {month}, dernier mois complet', en: 'Indicators: {month}, last complete month' },
  column_kpi: { fr: 'Indicateur', en: 'Indicator' },
  column_now: { fr: 'Ce mois', en: 'This month' },
  column_before: { fr: 'Avant', en: 'Before' },
  column_target: { fr: 'Cible', en: 'Target' },
  column_chart: { fr: '{count} mois', en: '{count} months' },
  posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  not_measured: { fr: 'Pas mesurés', en: 'Not measured' },
  with_target: { fr: '{name} (cible : {target})', en: '{name} (target: {target})' },
  missing: { fr: '{names} : {reason}', en: '{names}: {reason}' },
  nothing_measured: { fr: "Aucun indicateur n'est mesuré ce mois-là.", en: 'No indicator was measured in that month.' },
  began_later: {
    fr: 'Client suivi depuis ce mois-ci : `smm kpi show --month current -c {client}`',
    en: 'Client since this month: `smm kpi show --month current -c {client}`',
  },
  others: {
    fr: {
      one: '{count} autre indicateur : `smm kpi show --all -c {client}`',
      other: '{count} autres indicateurs : `smm kpi show --all -c {client}`',
    },
    en: {
      one: '{count} more indicator: `smm kpi show --all -c {client}`',
      other: '{count} more indicators: `smm kpi show --all -c {client}`',
    },
  },
  legend: {
    fr: 'Sans mention : compté par smm. ↗ ↘ = : contre le mois précédent. · : non mesuré.',
    en: 'Unless said: counted by smm. ↗ ↘ =: against the month before. ·: not measured.',
  },
  legend_in_words: {
    fr: 'Sans mention : compté par smm. En hausse, en baisse, stable : contre le mois précédent.',
    en: 'Unless said: counted by smm. Up, down, steady: against the month before.',
  },
  legend_at_least: {
    fr: "≥ : au moins ; une partie n'a pas été relevée.",
    en: '≥: at least; some of it was not read.',
  },
  unknown_kpi: { fr: "Il n'y a pas d'indicateur « {id} ».", en: 'There is no indicator “{id}”.' },
  unknown_kpi_hint: { fr: 'Les indicateurs : {ids}', en: 'The indicators: {ids}' },

  times_title: {
    fr: "Quand publier : {client}, douze mois jusqu'à {month}",
    en: 'When to post: {client}, twelve months up to {month}',
  },
  times_network: {
    fr: '{network} : {posts} mesurées à 7 jours ; {by}, médiane {median}',
    en: '{network}: {posts} measured at 7 days; {by}, median {median}',
  },
  times_few: {
    fr: {
      one: '{network} : {count} publication mesurée à 7 jours ; il en faut au moins {needed}.',
      other: '{network} : {count} publications mesurées à 7 jours ; il en faut au moins {needed}.',
    },
    en: {
      one: '{network}: {count} post measured at 7 days; at least {needed} are needed.',
      other: '{network}: {count} posts measured at 7 days; at least {needed} are needed.',
    },
  },
  times_none: {
    fr: "Aucune publication n'a encore de chiffres à 7 jours. Les relever : `smm metrics pull -c {client}`",
    en: 'No post has figures at 7 days yet. Collect them: `smm metrics pull -c {client}`',
  },
  times_best: { fr: 'Ressortent : {moments}.', en: 'Standing out: {moments}.' },
  times_moment: { fr: '{day} {from}–{to} h ({median}, {posts})', en: '{day} {from}:00–{to}:00 ({median}, {posts})' },
  times_nothing: {
    fr: 'Aucun moment ne ressort nettement.',
    en: 'No time of the week clearly stands out.',
  },
  times_legend: {
    fr: '░ à █ : de la plus faible médiane à la plus forte, avec le nombre de publications.',
    en: '░ to █: from the lowest median to the highest, with the number of posts.',
  },
  times_rule: {
    fr: "Un moment n'est nommé qu'à partir de {cell} publications, si sa médiane dépasse d'un cinquième celle de toutes et si trois sur quatre font mieux que celle-ci. Une piste à essayer, pas une preuve.",
    en: 'A time is named from {cell} posts on, when its median is a fifth above that of all and three in four of them do better than that. Something to try, not a proof.',
  },
  times_try: {
    fr: 'Essayer : `smm queue add "…" --at "{day} {hour}h" -c {client}`',
    en: 'Try: `smm queue add "…" --at "{day} {hour}:00" -c {client}`',
  },

  days: { fr: { one: '{count} jour', other: '{count} jours' }, en: { one: '{count} day', other: '{count} days' } },
  column_network: { fr: 'Réseau', en: 'Network' },
  option_sale_network: { fr: 'réseau par lequel la vente est venue', en: 'network the sale came by' },
})
