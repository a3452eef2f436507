import type { Evidence } from '../store/clients.ts'
import type { Activity, CostKind, Lead } from '../store/money.ts'
import type { ExistingAccount, Feasibility, Gate, RolePlan, StaffingFlag, StaffingMode } from '../strategy/strategy.ts'
import type { Criterion, FormerNetwork, Level, Objective, Piece, Sector, StrategyNetwork } from '../strategy/weights.ts'
import type { Text } from './text.ts'

/** What people read for each code, in the same words on every screen and in every document. */

export { objectiveStatusLabel } from './objective-status-label.ts'
export { pillarLabel } from './pillar-label.ts'

export const feasibilityLabel = {
  green: { fr: 'temps suffisant', en: 'enough time' },
  amber: { fr: 'rythme allégé', en: 'lighter rhythm' },
  red: { fr: 'temps insuffisant', en: 'not enough time' },
} as const satisfies Record<Feasibility['status'], Text>

export const staffingModeLabel = {
  internal: { fr: 'en interne', en: 'in-house' },
  internal_with_training: { fr: 'en interne, après formation', en: 'in-house, after training' },
  doublette: { fr: 'binôme interne-externe', en: 'in-house and outside pair' },
  listen_only: { fr: 'fiche et veille seulement', en: 'listing and listening only' },
} as const satisfies Record<StaffingMode, Text>

export const accountActionLabel = {
  focus: { fr: 'à développer', en: 'to develop' },
  keep_phase2: { fr: 'à garder pour la suite', en: 'to keep for later' },
  keep_foundation: { fr: 'fiche à tenir à jour', en: 'listing to keep up to date' },
  put_on_standby: { fr: 'à mettre en veille', en: 'to put on standby' },
  retired: { fr: 'réseau fermé', en: 'closed network' },
} as const satisfies Record<ExistingAccount['action'], Text>

export const gateLabel = {
  excluded_by_client: { fr: "vous l'avez écarté", en: 'you ruled it out' },
  no_local_presence: {
    fr: 'réservé aux entreprises qui reçoivent ou se déplacent',
    en: 'only for companies that receive or visit their customers',
  },
  content_ability_missing: {
    fr: "le contenu qu'il demande n'est pas produit chez vous",
    en: 'you do not produce the content it asks for',
  },
  regulated_sector: { fr: 'votre secteur y est limité', en: 'your trade is restricted there' },
} as const satisfies Record<Gate, Text>

/** What is said of the people, with its remedy. The last two are found by the document, not by the engine. */
export const flagLabel = {
  no_strategist: {
    fr: "personne ne pilote : désignez un responsable, le consultant peut l'être",
    en: 'nobody leads: name someone, the consultant can do it',
  },
  no_sponsor: { fr: "pas d'appui de la direction : nommez-le", en: 'no backing from management: name who gives it' },
  single_person: {
    fr: "tout repose sur une personne : ajoutez-en une d'un autre service",
    en: 'all rests on one person: add one from another department',
  },
  interns_only: {
    fr: 'confié à des stagiaires : il faut une personne expérimentée',
    en: 'left to interns: an experienced person is needed',
  },
  external_without_referent: {
    fr: 'prestataire sans interlocuteur chez vous : nommez-le',
    en: 'outside help without a contact in your company: name one',
  },
  fewer_contributors_than_recommended: {
    fr: 'équipe réduite : répartissez une heure par jour',
    en: 'small team: share out one hour a day',
  },
  single_department: {
    fr: 'un seul service participe : invitez-en un autre',
    en: 'only one department takes part: invite another',
  },
  untrained_contributor: { fr: 'formation à prévoir', en: 'training to be planned' },
  unmotivated_contributor: {
    fr: 'participation à revoir : le volontariat est essentiel',
    en: 'participation to be reviewed: volunteering is essential',
  },
  coverage_gap: { fr: 'personne ne répond : {days}', en: 'nobody answers: {days}' },
  coverage_no_backup: { fr: 'pas de relais : {days}', en: 'nobody to step in: {days}' },
  no_ambassadors: { fr: 'pas encore de client ambassadeur', en: 'no customer ambassador yet' },
  roles_merged: {
    fr: 'stratégie et animation par la même personne : à séparer',
    en: 'strategy and community in the same hands: to be separated',
  },
  overload: {
    fr: '{person} : {planned} min prévues pour {declared} déclarées',
    en: '{person}: {planned} min planned for {declared} declared',
  },
} as const satisfies Record<StaffingFlag | 'roles_merged' | 'overload', Text>

export const criterionLabel = {
  objective: { fr: 'vos objectifs', en: 'your objectives' },
  content: { fr: 'ce que vous savez produire', en: 'what you can produce' },
  audience: { fr: 'professionnels ou particuliers', en: 'businesses or consumers' },
  age: { fr: "l'âge de vos clients", en: "your customers' age" },
  sector: { fr: 'votre métier', en: 'your trade' },
  geo: { fr: 'où sont vos clients', en: 'where your customers are' },
  existing: { fr: 'vos comptes actuels', en: 'your current accounts' },
  measurability: { fr: 'la facilité à mesurer', en: 'how well it can be measured' },
} as const satisfies Record<Criterion, Text>

/** Pieces of content, counted. */
export const pieceLabel = {
  text_short: {
    fr: { one: '{count} texte court', other: '{count} textes courts' },
    en: { one: '{count} short text', other: '{count} short texts' },
  },
  text_pro: {
    fr: { one: '{count} texte de fond', other: '{count} textes de fond' },
    en: { one: '{count} professional text', other: '{count} professional texts' },
  },
  image_post: {
    fr: { one: '{count} publication avec photo', other: '{count} publications avec photo' },
    en: { one: '{count} post with a photo', other: '{count} posts with a photo' },
  },
  carousel: {
    fr: { one: '{count} carrousel', other: '{count} carrousels' },
    en: { one: '{count} carousel', other: '{count} carousels' },
  },
  short_video: {
    fr: { one: '{count} vidéo courte', other: '{count} vidéos courtes' },
    en: { one: '{count} short video', other: '{count} short videos' },
  },
  long_video: {
    fr: { one: '{count} vidéo longue', other: '{count} vidéos longues' },
    en: { one: '{count} long video', other: '{count} long videos' },
  },
  article: {
    fr: { one: '{count} article', other: '{count} articles' },
    en: { one: '{count} article', other: '{count} articles' },
  },
  story: { fr: { one: '{count} story', other: '{count} stories' }, en: { one: '{count} story', other: '{count} stories' } },
  listing_update: {
    fr: { one: '{count} actualité de fiche', other: '{count} actualités de fiche' },
    en: { one: '{count} listing update', other: '{count} listing updates' },
  },
  pin: { fr: { one: '{count} épingle', other: '{count} épingles' }, en: { one: '{count} pin', other: '{count} pins' } },
  link_share: {
    fr: { one: '{count} lien partagé', other: '{count} liens partagés' },
    en: { one: '{count} shared link', other: '{count} shared links' },
  },
} as const satisfies Record<Piece, Text>

export const levelLabel = {
  minimal: { fr: 'présence minimale', en: 'minimal presence' },
  light: { fr: 'présence légère', en: 'light presence' },
  full: { fr: 'présence complète', en: 'full presence' },
} as const satisfies Record<Level, Text>

export const roleLabel = {
  strategist: { fr: 'piloter', en: 'lead' },
  community: { fr: 'répondre et écouter', en: 'answer and listen' },
  content: { fr: 'produire', en: 'produce' },
  approver: { fr: 'valider', en: 'approve' },
} as const satisfies Record<keyof RolePlan, Text>

/** As the questionnaire offers them, too. */
export const objectiveLabel = {
  awareness: { fr: 'Me faire connaître', en: 'Get known' },
  sales: { fr: 'Vendre plus', en: 'Sell more' },
  leads: { fr: 'Obtenir des demandes de devis ou de contact', en: 'Get quote or contact requests' },
  traffic: { fr: 'Amener des visites sur mon site', en: 'Bring visits to my website' },
  local_visits: { fr: 'Faire venir sur place', en: 'Bring people to my place' },
  support: { fr: 'Aider mes clients, répondre à leurs questions', en: 'Help my customers, answer their questions' },
  loyalty: { fr: 'Garder mes clients, animer une communauté', en: 'Keep my customers, run a community' },
  recruitment: { fr: 'Recruter, me faire connaître comme employeur', en: 'Recruit, get known as an employer' },
  market_insight: { fr: 'Comprendre mon marché, améliorer mes produits', en: 'Understand my market, improve my products' },
  reputation: { fr: 'Surveiller et améliorer ma réputation', en: 'Watch and improve my reputation' },
} as const satisfies Record<Objective, Text>

export const sectorLabel = {
  retail_shop: { fr: 'Commerce de détail', en: 'Retail shop' },
  ecommerce: { fr: 'Vente en ligne', en: 'Online shop' },
  restaurant_hotel: { fr: 'Restaurant, boulangerie, hôtel', en: 'Restaurant, bakery, hotel' },
  tourism: { fr: 'Tourisme et loisirs de visite', en: 'Tourism' },
  crafts_construction: { fr: 'Artisanat, bâtiment', en: 'Crafts, construction' },
  beauty_wellness: { fr: 'Beauté, bien-être', en: 'Beauty, wellness' },
  health: { fr: 'Santé', en: 'Health' },
  b2b_services: { fr: 'Services aux entreprises', en: 'Business services' },
  tech_saas: { fr: 'Informatique, logiciel', en: 'Technology, software' },
  industry: { fr: 'Industrie', en: 'Industry' },
  real_estate: { fr: 'Immobilier', en: 'Real estate' },
  education_training: { fr: 'Enseignement, formation', en: 'Education, training' },
  nonprofit_culture: { fr: 'Association, culture', en: 'Non-profit, culture' },
  food_producer: { fr: 'Producteur, vin, agroalimentaire', en: 'Food or wine producer' },
  events_leisure: { fr: 'Événementiel, sport, loisirs', en: 'Events, sport, leisure' },
  other: { fr: 'Autre', en: 'Other' },
} as const satisfies Record<Sector, Text>

/** Networks as the strategy names them; `blog` stands for every kind of blog. */
export const strategyNetworkLabel = {
  facebook: { fr: 'Facebook', en: 'Facebook' },
  instagram: { fr: 'Instagram', en: 'Instagram' },
  linkedin: { fr: 'LinkedIn', en: 'LinkedIn' },
  x: { fr: 'X', en: 'X' },
  youtube: { fr: 'YouTube', en: 'YouTube' },
  pinterest: { fr: 'Pinterest', en: 'Pinterest' },
  threads: { fr: 'Threads', en: 'Threads' },
  mastodon: { fr: 'Mastodon', en: 'Mastodon' },
  bluesky: { fr: 'Bluesky', en: 'Bluesky' },
  tiktok: { fr: 'TikTok', en: 'TikTok' },
  blog: { fr: 'Blog', en: 'Blog' },
  gbp: { fr: "Fiche d'établissement Google", en: 'Google Business Profile' },
  telegram: { fr: 'Telegram', en: 'Telegram' },
  tumblr: { fr: 'Tumblr', en: 'Tumblr' },
  viadeo: { fr: 'Viadeo', en: 'Viadeo' },
  google_plus: { fr: 'Google+', en: 'Google+' },
  foursquare: { fr: 'Foursquare', en: 'Foursquare' },
  twitter: { fr: 'Twitter', en: 'Twitter' },
  vine: { fr: 'Vine', en: 'Vine' },
  periscope: { fr: 'Periscope', en: 'Periscope' },
} as const satisfies Record<StrategyNetwork | FormerNetwork, Text>

export const evidenceLabel = {
  utm: { fr: 'lien de suivi', en: 'tagged link' },
  promo_code: { fr: 'code promo', en: 'promo code' },
  declared: { fr: 'déclarée par le client', en: 'declared by the customer' },
  assisted: { fr: 'vente aidée', en: 'assisted sale' },
} as const satisfies Record<Evidence, Text>

export const costKindLabel = {
  ads: { fr: 'publicité', en: 'advertising' },
  tools: { fr: 'outils', en: 'tools' },
  production: { fr: 'production', en: 'production' },
  external: { fr: 'prestataires', en: 'outside help' },
} as const satisfies Record<CostKind, Text>

export const activityLabel = {
  production: { fr: 'production', en: 'production' },
  community: { fr: 'animation', en: 'community' },
  listening: { fr: 'veille', en: 'listening' },
  reporting: { fr: 'compte rendu', en: 'reporting' },
  coordination: { fr: 'coordination', en: 'coordination' },
} as const satisfies Record<Activity, Text>

export const leadStatusLabel = {
  open: { fr: 'en cours', en: 'open' },
  won: { fr: 'gagnée', en: 'won' },
  lost: { fr: 'perdue', en: 'lost' },
} as const satisfies Record<Lead['status'], Text>

/** Indicators that an objective can be measured by (`objective_targets`). */
export const kpiLabel = {
  reach_month: { fr: 'portée du mois', en: 'reach of the month' },
  views_month: { fr: 'vues du mois', en: 'views of the month' },
  follower_net: { fr: "solde d'abonnés du mois", en: 'net followers of the month' },
  share_of_voice: { fr: 'part de voix', en: 'share of voice' },
  orders_social: { fr: 'ventes venues des réseaux', en: 'sales from social networks' },
  ctr: { fr: 'taux de clic', en: 'click-through rate' },
  leads_new_month: { fr: 'demandes du mois', en: 'requests of the month' },
  cpl: { fr: 'coût par demande', en: 'cost per request' },
  sessions_social: { fr: 'visites du site venues des réseaux', en: 'website visits from social networks' },
  gbp_directions: { fr: "demandes d'itinéraire (fiche Google)", en: 'direction requests (Google listing)' },
  gbp_calls: { fr: 'appels (fiche Google)', en: 'calls (Google listing)' },
  reviews_count: { fr: "nombre d'avis", en: 'number of reviews' },
  rating: { fr: 'note moyenne', en: 'average rating' },
  response_time_median_min: { fr: 'délai médian de réponse', en: 'median response time' },
  response_rate: { fr: 'taux de réponse', en: 'response rate' },
  within_24h: { fr: 'réponses sous 24 h', en: 'answers within 24 h' },
  repeat_rate: { fr: 'clients qui reviennent', en: 'customers who come back' },
  ugc_month: { fr: 'contenus de clients du mois', en: "customers' own posts of the month" },
  conversation: { fr: 'commentaires par publication', en: 'comments per post' },
  ambassadors_active: { fr: 'ambassadeurs actifs', en: 'active ambassadors' },
  applications_month: { fr: 'candidatures du mois', en: 'applications of the month' },
  hires: { fr: 'embauches', en: 'hires' },
  insights_logged_month: { fr: 'enseignements notés dans le mois', en: 'insights noted in the month' },
  net_sentiment: { fr: 'tonalité nette (positif moins négatif)', en: 'net sentiment (positive minus negative)' },
  negative_share_bp: { fr: 'part des mentions négatives', en: 'share of negative mentions' },
  reviews_answered: { fr: 'réponses aux avis', en: 'reviews answered' },
} as const satisfies Record<string, Text>
