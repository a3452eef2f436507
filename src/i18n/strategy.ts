import type { Sector, StrategyNetwork } from '../strategy/weights.ts'
import { texts, type Text } from './text.ts'

/** The sentences of the strategy: why this network, with which time, by whom, about what. */
export const strategyText = texts({
  draft: { fr: 'à valider', en: 'to be approved' },
  approved: { fr: 'validée', en: 'approved' },
  quick: { fr: 'questionnaire rapide', en: 'quick questionnaire' },

  headline_one: {
    fr: "{network} d'abord, et rien d'autre pendant 90 jours.",
    en: '{network} first, and nothing else for 90 days.',
  },
  headline_one_listing: {
    fr: "{network} d'abord, pendant 90 jours, avec une fiche d'établissement à jour.",
    en: '{network} first, for 90 days, with a listing kept up to date.',
  },
  headline_listen_listing: {
    fr: "{network} conviendra le jour où quelqu'un pourra l'animer ; d'ici là, fiche d'établissement et veille.",
    en: '{network} will suit you the day someone can run it; until then, keep a listing up to date and listen.',
  },
  headline_listen: {
    fr: "{network} conviendra le jour où quelqu'un pourra l'animer ; d'ici là, un site à jour et une veille.",
    en: '{network} will suit you the day someone can run it; until then, keep your website up to date and listen.',
  },
  red: {
    fr: "Pas de réseau pour l'instant : mieux vaut une fiche d'établissement à jour et une veille que des comptes vides.",
    en: 'No network for now: an up-to-date listing and listening beat empty accounts.',
  },
  red_no_premises: {
    fr: "Pas de réseau pour l'instant : mieux vaut un site à jour et une veille que des comptes vides.",
    en: 'No network for now: an up-to-date website and listening beat empty accounts.',
  },
  amber: {
    fr: 'Possible à un rythme allégé : {cadence}. Les résultats viendront plus lentement.',
    en: 'Possible at a lighter rhythm: {cadence}. Results will come more slowly.',
  },
  green: { fr: 'Le temps suffit : {cadence}.', en: 'There is enough time: {cadence}.' },

  section_before: { fr: 'Avant de commencer', en: 'Before you begin' },
  before_gate: { fr: '{name} : {text}', en: '{name}: {text}' },

  score: { fr: '{network}, {score} sur 100', en: '{network}, {score} out of 100' },
  why_pos: {
    fr: {
      one: '{network} gagne {points} point : {criterion} ({answer}).',
      other: '{network} gagne {points} points : {criterion} ({answer}).',
    },
    en: {
      one: '{network} gains {points} point: {criterion} ({answer}).',
      other: '{network} gains {points} points: {criterion} ({answer}).',
    },
  },
  why_neg: {
    fr: {
      one: '{network} perd {points} point : {criterion} ({answer}).',
      other: '{network} perd {points} points : {criterion} ({answer}).',
    },
    en: {
      one: '{network} loses {points} point: {criterion} ({answer}).',
      other: '{network} loses {points} points: {criterion} ({answer}).',
    },
  },
  near_tie: {
    fr: {
      one: '{network} est presque à égalité ({points} point) : votre préférence peut trancher.',
      other: '{network} est presque à égalité ({points} points) : votre préférence peut trancher.',
    },
    en: {
      one: '{network} is nearly level ({points} point): your preference can decide.',
      other: '{network} is nearly level ({points} points): your preference can decide.',
    },
  },
  level_tie: {
    fr: '{network} est à égalité : votre préférence peut trancher.',
    en: '{network} is level: your preference can decide.',
  },
  missing_minutes_better: {
    fr: '{network} conviendrait mieux, mais il manque {time} par mois.',
    en: '{network} would fit better, but {time} a month are missing.',
  },
  missing_minutes: {
    fr: '{network} conviendrait, mais il manque {time} par mois.',
    en: '{network} would fit, but {time} a month are missing.',
  },
  excluded: { fr: 'Écarté : {network} ({reason}).', en: 'Ruled out: {network} ({reason}).' },
  unknown_criterion: {
    fr: 'Pas encore connu : {criterion}. Compté comme neutre ; répondre à « {question} » précisera le conseil.',
    en: 'Not known yet: {criterion}. Counted as neutral; answering “{question}” will sharpen the advice.',
  },
  cadence_week: { fr: '{pieces} par semaine', en: '{pieces} a week' },
  cadence_month: { fr: '{pieces} par mois', en: '{pieces} a month' },
  effort: { fr: 'En {level} : {time} par mois.', en: 'With a {level}: {time} a month.' },
  effort_later: {
    fr: 'À prévoir alors, en {level} : {time} par mois.',
    en: 'To count on then, with a {level}: {time} a month.',
  },

  have: {
    fr: 'Vous avez {time} par mois, soit environ {days} de 7 h.',
    en: 'You have {time} a month, which is about {days} of 7 h.',
  },
  days: { fr: { one: '{number} jour', other: '{number} jours' }, en: { one: '{number} day', other: '{number} days' } },
  rule32: {
    fr: 'Repère : {hours} par mois et par réseau (chiffre publié pour une entreprise de taille moyenne). Vous en avez {time}.',
    en: 'Yardstick: {hours} a month per network (published for a midsize company). You have {time}.',
  },
  rule_own: {
    fr: 'Repère : {hours} par mois et par réseau (réglage du consultant). Vous en avez {time}.',
    en: 'Yardstick: {hours} a month per network (set by the consultant). You have {time}.',
  },
  part_listing: { fr: 'fiche', en: 'listing' },
  part_overhead: { fr: 'organisation', en: 'planning' },
  part_left: { fr: 'en réserve', en: 'left' },
  part_missing: { fr: 'manque', en: 'missing' },

  mode_internal: {
    fr: "Quelqu'un chez vous en a l'envie, le temps et la formation ; le consultant pilote ou relit.",
    en: 'Someone in your company has the wish, the time and the training; the consultant leads or reviews.',
  },
  mode_internal_with_training: {
    fr: 'Jusque-là, rien ne part sans relecture.',
    en: 'Until then nothing goes out unread.',
  },
  mode_doublette: {
    fr: 'Un prestataire publie avec un interlocuteur chez vous, et vous passe la main peu à peu.',
    en: 'A provider posts with a contact in your company, and hands over little by little.',
  },
  /** No network is opened: nothing for a provider to post. */
  mode_doublette_none: {
    fr: "Pour le jour où un réseau s'ouvrira : un prestataire et un interlocuteur chez vous. D'ici là, pas d'aide extérieure à payer.",
    en: 'For the day a network opens: a provider and a contact in your company. Until then, no outside help to pay for.',
  },
  mode_listen_only: {
    fr: "Personne ne peut l'animer aujourd'hui : à revoir dans 90 jours.",
    en: 'Nobody can run it today: to be looked at again in 90 days.',
  },
  mode_listen_no_listing: {
    fr: "Veille seulement. Personne ne peut l'animer aujourd'hui : à revoir dans 90 jours.",
    en: 'Listening only. Nobody can run it today: to be looked at again in 90 days.',
  },
  contributors: {
    fr: {
      one: '{count} personne participe ; pour votre taille, nous en conseillons {recommended}.',
      other: '{count} personnes participent ; pour votre taille, nous en conseillons {recommended}.',
    },
    en: {
      one: '{count} person takes part; for your size we advise {recommended}.',
      other: '{count} people take part; for your size we advise {recommended}.',
    },
  },
  no_contributor: {
    fr: "Personne n'est encore nommé ; pour votre taille, nous en conseillons {recommended}.",
    en: 'Nobody is named yet; for your size we advise {recommended}.',
  },
  contributors_enough: {
    fr: {
      one: "{count} personne participe : c'est ce qu'il faut pour votre taille.",
      other: "{count} personnes participent : c'est ce qu'il faut pour votre taille.",
    },
    en: {
      one: '{count} person takes part: what your size asks for.',
      other: '{count} people take part: what your size asks for.',
    },
  },
  approval_is: { fr: 'Qui valide avant publication : {who}', en: 'Who approves before posting: {who}' },
  approval_none: { fr: 'personne, la publication est directe', en: 'nobody, posts go out directly' },
  approval_consultant: { fr: 'le consultant', en: 'the consultant' },
  approval_client_sensitive: { fr: 'vous, pour les sujets sensibles', en: 'you, for sensitive topics' },
  approval_client_each: { fr: 'vous, à chaque publication', en: 'you, every post' },
  days_from_to: { fr: 'du {first} au {last}', en: '{first} to {last}' },

  later_none: {
    fr: 'Nouveau point au bout de 90 jours : le temps et les personnes auront peut-être changé.',
    en: 'A new look after 90 days: time and people may have changed.',
  },
  later_one: {
    fr: "Continuer avec {network} seul : le temps ou l'expérience ne permettent pas un second réseau.",
    en: 'Stay with {network} alone: time or experience does not allow a second network.',
  },
  later_more: {
    fr: "Dès le 91e jour : {networks}. À condition que, sur 60 jours, 90 % du rythme soit tenu, 80 % des réponses soient données en 24 h, et qu'aucune alerte rouge ne soit ouverte.",
    en: 'From day 91: {networks}. Provided that over 60 days 90% of the rhythm was kept, 80% of answers given within 24 h, and no red alert is open.',
  },
  later_item: { fr: '{network} ({level}, {time} par mois)', en: '{network} ({level}, {time} a month)' },

  account: { fr: '{network} : {action}', en: '{network}: {action}' },
  account_standby: {
    fr: '{network} : {action} (épingler où vous trouver, garder les accès et répondre ; ne pas supprimer)',
    en: '{network}: {action} (pin where to find you, keep access and answer; do not delete)',
  },
  account_retired: {
    fr: '{network} : {action}, remplacé par {replacement}',
    en: '{network}: {action}, replaced by {replacement}',
  },

  not_counted: {
    fr: "Hors du calcul : WhatsApp Business, Snapchat, sites d'avis ({sites}). Ils se suivent à la main.",
    en: 'Not in the calculation: WhatsApp Business, Snapchat, review sites ({sites}). They are followed by hand.',
  },

  next_explain: {
    fr: 'Les huit critères, réseau par réseau : `smm strategy explain{client}`',
    en: 'The eight criteria, network by network: `smm strategy explain{client}`',
  },

  // explain
  explain_title: { fr: '{network} : {score} sur 100', en: '{network}: {score} out of 100' },
  explain_rank: { fr: '{rank}e sur {total} possibles', en: 'number {rank} of {total} possible' },
  explain_first: { fr: '1er sur {total} possibles', en: 'number 1 of {total} possible' },
  explain_gated: { fr: 'hors de question : {reasons}', en: 'out of the question: {reasons}' },
  explain_listing: { fr: 'fiche, hors classement', en: 'a listing, not ranked' },
  explain_low: {
    fr: 'sous le seuil de {min} à partir duquel nous conseillons un réseau',
    en: 'under the {min} from which we advise a network',
  },
  column_criterion: { fr: 'Critère', en: 'Criterion' },
  column_answer: { fr: 'Votre réponse', en: 'Your answer' },
  column_note: { fr: 'Note', en: 'Mark' },
  column_weight: { fr: 'Poids', en: 'Weight' },
  column_points: { fr: 'Points', en: 'Points' },
  points_are: {
    fr: "Note de 0 à 100 ; points = poids × écart à une réponse neutre (50). Les points s'ajoutent à 50 et donnent le score.",
    en: 'Mark from 0 to 100; points = weight × distance from a neutral answer (50). Points add up to 50 and make the score.',
  },
  would_change: { fr: 'Ce qui changerait le conseil', en: 'What would change the advice' },
  nothing_near: {
    fr: "Rien de proche : aucun autre réseau n'est à moins de {points} points, ni écarté faute de temps.",
    en: 'Nothing close: no other network is within {points} points, and none was passed over for lack of time.',
  },
  time_for: {
    fr: "Il faudrait {time} par mois pour {network} ({level}) ; il en reste {available} après l'organisation et les fiches.",
    en: '{network} ({level}) would take {time} a month; {available} are left after planning and listings.',
  },
  behind: {
    fr: {
      one: '{network} a {points} point de moins que {first}.',
      other: '{network} a {points} points de moins que {first}.',
    },
    en: { one: '{network} is {points} point behind {first}.', other: '{network} is {points} points behind {first}.' },
  },
  more_time: {
    fr: 'Avec {time} de plus par mois, {network} passerait en {level}.',
    en: 'With {time} more a month, {network} would go up to a {level}.',
  },
  all_networks: { fr: 'Tous les réseaux', en: 'All networks' },
  column_network: { fr: 'Réseau', en: 'Network' },
  column_score: { fr: 'Score', en: 'Score' },
  column_place: { fr: 'Place', en: 'Place' },
  place_phase1: { fr: 'les 90 premiers jours', en: 'the first 90 days' },
  place_someday: { fr: "le jour où quelqu'un pourra l'animer", en: 'the day someone can run it' },
  place_listing: { fr: 'fiche à tenir à jour', en: 'listing to keep up to date' },
  place_later: { fr: 'pour la suite', en: 'for later' },
  place_near: { fr: 'presque à égalité', en: 'nearly level' },
  place_time: { fr: 'manque de temps', en: 'lack of time' },
  place_possible: { fr: 'possible', en: 'possible' },
  place_low: { fr: 'peu utile ici', en: 'of little use here' },
  explain_network_hint: {
    fr: "Le détail d'un autre réseau : `smm strategy explain{client} --network linkedin`",
    en: 'Another network in detail: `smm strategy explain{client} --network linkedin`',
  },
  unknown_network: { fr: 'Réseau inconnu de la stratégie : « {network} ».', en: 'The strategy knows no network “{network}”.' },
  networks_are: { fr: 'Au choix : {networks}', en: 'Choices: {networks}' },

  // the answers behind the criteria
  answer_businesses: {
    fr: { one: '{count} professionnel sur 100 clients', other: '{count} professionnels sur 100 clients' },
    en: { one: '{count} business in 100 customers', other: '{count} businesses in 100 customers' },
  },
  answer_outsourced: { fr: '{abilities}, le reste peut être confié', en: '{abilities}, the rest can be commissioned' },
  answer_account_active: { fr: 'compte actif', en: 'active account' },
  answer_account_followers: {
    fr: { one: 'compte actif, {number} abonné', other: 'compte actif, {number} abonnés' },
    en: { one: 'active account, {number} follower', other: 'active account, {number} followers' },
  },
  answer_account_dormant: { fr: 'compte endormi', en: 'dormant account' },
  answer_account_none: { fr: 'pas de compte', en: 'no account' },
  // what the owner said of themselves is said back to them: « vos clients », not « mes clients »
  answer_local: { fr: 'dans votre ville et ses environs', en: 'in your town and around it' },
  answer_measurability: { fr: 'ce que le réseau laisse publier et relever', en: 'what the network lets us post and read' },
  answer_unknown: { fr: 'inconnu', en: 'unknown' },
  answer_nothing: { fr: "rien pour l'instant", en: 'nothing for now' },

  // history, failures
  column_version: { fr: 'Version', en: 'Version' },
  column_date: { fr: 'Date', en: 'Date' },
  column_status: { fr: 'État', en: 'Status' },
  column_questionnaire: { fr: 'Questionnaire', en: 'Questionnaire' },
  column_advice: { fr: 'Conseil', en: 'Advice' },
  full: { fr: 'complet', en: 'full' },
  no_network: { fr: 'pas de réseau', en: 'no network' },
  none_yet: { fr: "{name} n'a pas encore de stratégie.", en: '{name} has no strategy yet.' },
  none_yet_hint: {
    fr: 'Répondez au questionnaire : `smm init -c {slug}`',
    en: 'Answer the questionnaire: `smm init -c {slug}`',
  },
  no_version: { fr: "{name} n'a pas de version {version}.", en: '{name} has no version {version}.' },
  no_version_hint: {
    fr: 'Les versions : `smm strategy history -c {slug}`',
    en: 'The versions: `smm strategy history -c {slug}`',
  },
  bad_version: { fr: "« {value} » n'est pas un numéro de version.", en: '“{value}” is not a version number.' },
})

/** Networks that are common nouns inside a sentence; the others are names. */
export const networkWithArticle = {
  blog: { fr: 'le blog', en: 'the blog' },
  gbp: { fr: "la fiche d'établissement Google", en: 'the Google Business Profile' },
} as const satisfies Partial<Record<StrategyNetwork, Text>>

/** Review sites that the trade's customers read; none of them can be published to. */
export const reviewSites = {
  retail_shop: { fr: 'Google, Trustpilot', en: 'Google, Trustpilot' },
  ecommerce: { fr: 'Trustpilot, Avis Vérifiés', en: 'Trustpilot, Verified Reviews' },
  restaurant_hotel: { fr: 'Tripadvisor, TheFork, Booking', en: 'Tripadvisor, TheFork, Booking' },
  tourism: { fr: 'Tripadvisor, Booking, GetYourGuide', en: 'Tripadvisor, Booking, GetYourGuide' },
  crafts_construction: { fr: 'Google, PagesJaunes, Houzz', en: 'Google, PagesJaunes, Houzz' },
  beauty_wellness: { fr: 'Google, Planity, Treatwell', en: 'Google, Planity, Treatwell' },
  health: { fr: 'Google', en: 'Google' },
  b2b_services: { fr: 'Google, Trustpilot, Malt', en: 'Google, Trustpilot, Malt' },
  tech_saas: { fr: 'G2, Capterra, Trustpilot', en: 'G2, Capterra, Trustpilot' },
  industry: { fr: 'Google, Indeed, Glassdoor', en: 'Google, Indeed, Glassdoor' },
  real_estate: { fr: 'Google, Opinion System, Meilleurs Agents', en: 'Google, Opinion System, Meilleurs Agents' },
  education_training: { fr: 'Google, Diplomeo', en: 'Google, Diplomeo' },
  nonprofit_culture: { fr: 'Google, Tripadvisor', en: 'Google, Tripadvisor' },
  food_producer: { fr: 'Google, Tripadvisor, Vivino', en: 'Google, Tripadvisor, Vivino' },
  events_leisure: { fr: 'Google, Tripadvisor', en: 'Google, Tripadvisor' },
  other: { fr: 'Tripadvisor, TheFork, Booking', en: 'Tripadvisor, TheFork, Booking' },
} as const satisfies Record<Sector, Text>
