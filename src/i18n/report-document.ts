import type { EngagementRate, Experiment, PostFormat, PostsOfMonth } from '../report/report.ts'
import { texts, type Text } from './text.ts'

/** What the report's document says beyond its own sentences in `report.ts`: figures of networks and posts, what was compared, what is next. */
export const reportDocumentText = texts({
  presented_by: { fr: 'Présenté par {name}', en: 'Presented by {name}' },
  in_progress: { fr: 'en cours', en: 'in progress' },
  in_progress_days: {
    fr: { one: 'en cours ({count} jour sur 7)', other: 'en cours ({count} jours sur 7)' },
    en: { one: 'in progress ({count} day of 7)', other: 'in progress ({count} days of 7)' },
  },

  // objectives
  chart_objectives: { fr: 'Du départ vers la cible', en: 'From the start to the target' },
  chart_objectives_about: {
    fr: 'Une barre par objectif mesuré : la part du chemin faite entre le départ et la cible ; un trait marque la cible.',
    en: 'One bar for each objective that is measured: how much of the way from the start to the target is made; a mark shows the target.',
  },
  series_progress: { fr: 'chemin fait', en: 'way made' },
  series_target: { fr: 'cible', en: 'target' },
  now_of_target: { fr: '{now} pour {target}', en: '{now} of {target}' },

  // where a figure comes from
  column_source: { fr: 'Source', en: 'Source' },
  from_smm: { fr: 'smm', en: 'smm' },
  from_api: { fr: 'relevé', en: 'read' },
  from_manual: { fr: 'saisi', en: 'typed' },
  from_import: { fr: 'fichier', en: 'file' },
  from_on: { fr: '{source} le {day}', en: '{source} on {day}' },

  // networks
  column_measure: { fr: 'Mesure', en: 'Measure' },
  column_margin: { fr: 'Marge', en: 'Margin' },
  reach: { fr: 'Portée (personnes, comptées une fois)', en: 'Reach (people, counted once)' },
  reach_of_posts: { fr: 'Portées des publications, additionnées', en: 'Reach of the posts, added up' },
  impressions: { fr: 'Affichages', en: 'Impressions' },
  views: { fr: 'Vues', en: 'Views' },
  engagements: { fr: 'Réactions, commentaires, partages', en: 'Reactions, comments, shares' },
  rate: { fr: "Taux d'engagement {by}", en: 'Engagement rate {by}' },
  rate_posts: {
    fr: { one: '{count} publication à 7 jours', other: '{count} publications à 7 jours' },
    en: { one: '{count} post at 7 days', other: '{count} posts at 7 days' },
  },
  clicks: { fr: 'Clics', en: 'Clicks' },
  followers: { fr: 'Abonnés en fin de mois', en: 'Followers at the end of the month' },
  follower_net: { fr: 'Abonnés gagnés ou perdus', en: 'Followers gained or lost' },
  sessions: { fr: 'Visites du site par lien suivi', en: 'Site visits by tagged links' },
  not_measured_line: { fr: 'Non mesuré ({reason}) : {measures}.', en: 'Not measured ({reason}): {measures}.' },
  undrawn: { fr: '{name} : {known}.', en: '{name}: {known}.' },
  now_is: { fr: '{value} ce mois', en: '{value} this month' },
  target_is: { fr: 'cible {value}', en: 'target {value}' },
  no_progress: { fr: 'avancement non mesuré ({reason})', en: 'progress not measured ({reason})' },
  nothing_collected: { fr: 'Aucun chiffre relevé ce mois : {networks}.', en: 'No figure collected this month: {networks}.' },
  reach_note: {
    fr: 'La portée du compte compte chaque personne une fois ; celles des publications, additionnées, la comptent à chaque publication.',
    en: 'The reach of an account counts each person once; the reach of the posts, added up, counts them for each post.',
  },

  // posts
  posts_measured: {
    fr: { one: '{count} publication mesurée à 7 jours', other: '{count} publications mesurées à 7 jours' },
    en: { one: '{count} post measured at 7 days', other: '{count} posts measured at 7 days' },
  },
  posts_in_progress: {
    fr: { one: '{count} en cours (moins de 7 jours)', other: '{count} en cours (moins de 7 jours)' },
    en: { one: '{count} in progress (less than 7 days old)', other: '{count} in progress (less than 7 days old)' },
  },
  compared: { fr: 'comparées sur : {by} ; médiane : {median}', en: 'compared by: {by}; median: {median}' },
  top: { fr: 'En haut du classement', en: 'Top of the ranking' },
  flop: { fr: 'En bas du classement', en: 'Bottom of the ranking' },
  against: { fr: '{value} (médiane : {median})', en: '{value} (median: {median})' },
  label_published: { fr: 'Parue', en: 'Published' },
  published_on: { fr: 'le {day} sur {network}', en: '{day} on {network}' },
  label_pillar: { fr: 'Thème et forme', en: 'Topic and form' },
  label_figures: { fr: 'En chiffres', en: 'In figures' },
  engagements_count: { fr: '{value} réactions, commentaires ou partages', en: '{value} reactions, comments or shares' },
  reach_count: { fr: '{value} personnes atteintes', en: '{value} people reached' },
  impressions_count: { fr: '{value} affichages', en: '{value} impressions' },
  views_count: { fr: '{value} vues', en: '{value} views' },
  clicks_count: { fr: '{value} clics', en: '{value} clicks' },
  lesson_none: { fr: 'Aucun trait commun net avec les autres.', en: 'No clear trait in common with the others.' },
  lesson_above: {
    fr: '{trait} : {share} sur {of} sont au-dessus de la médiane.',
    en: '{trait}: {share} of {of} are above the median.',
  },
  lesson_below: {
    fr: '{trait} : {share} sur {of} sont au-dessous de la médiane.',
    en: '{trait}: {share} of {of} are below the median.',
  },
  trait_pillar: { fr: 'Thème « {pillar} »', en: 'Topic “{pillar}”' },
  trait_weekday: { fr: 'Publications du {day}', en: 'Posts on {day}s' },
  read_after: { fr: 'lu à {days} jours', en: 'read after {days} days' },
  column_result: { fr: 'À 7 jours', en: 'At 7 days' },
  all_posts: { fr: 'Toutes les publications du mois', en: 'All the posts of the month' },
  mix: { fr: 'Les thèmes', en: 'The topics' },
  chart_week: { fr: 'Ce qui a marché dans la semaine', en: 'What worked in the week' },
  chart_week_about: {
    fr: "Sept jours par tranches de trois heures, sur {network} et douze mois : plus c'est foncé, plus la médiane est haute ; chaque case dit sa valeur et le nombre de publications.",
    en: 'Seven days in blocks of three hours, on {network} over twelve months: the darker, the higher the median; each cell says its value and the number of posts.',
  },
  week_name: { fr: '{by}, médiane', en: '{by}, median' },
  week_counted: { fr: '{count} publ.', en: { one: '{count} post', other: '{count} posts' } },
  week_moment: { fr: 'Moment', en: 'Time' },
  week_best: {
    fr: 'Moments retenus, sur {posts} publications : {moments}.',
    en: 'Times kept, out of {posts} posts: {moments}.',
  },
  week_best_one: { fr: '{day} {hours} ({posts})', en: '{day} {hours} ({posts})' },
  week_none: {
    fr: 'Meilleurs moments de la semaine : non mesuré ({reason}).',
    en: 'Best times of the week: not measured ({reason}).',
  },

  // return
  chart_cumulative: { fr: 'Coût et retour depuis le début', en: 'Cost and return since the start' },
  chart_cumulative_about: {
    fr: "Le coût et le retour, additionnés mois après mois. Le seuil de rentabilité est là où le retour prudent rejoint le coût ; un trait le marque s'il est atteint.",
    en: 'Cost and return, added up month after month. Break-even is where the prudent return meets the cost; a mark shows it once it is reached.',
  },
  break_even: { fr: 'seuil de rentabilité', en: 'break-even' },
  column_cost_total: { fr: 'Coût cumulé', en: 'Cost so far' },
  column_prudent_total: { fr: 'Retour prudent cumulé', en: 'Prudent return so far' },
  column_extended_total: { fr: 'Retour étendu cumulé', en: 'Extended return so far' },
  column_balance: { fr: 'Solde prudent', en: 'Prudent balance' },

  // community
  community_rating: { fr: 'Note moyenne des avis', en: 'Average rating' },
  stars: { fr: '{value} sur 5', en: '{value} out of 5' },
  score: { fr: '{value} (de −100 à 100)', en: '{value} (−100 to 100)' },

  // next month
  experiments: { fr: 'À essayer', en: 'To try' },
  one_change: {
    fr: 'Un seul changement à la fois, pour savoir ce qui joue.',
    en: 'One change at a time, to know what matters.',
  },
  key_dates: { fr: 'Dates clés', en: 'Key dates' },

  option_output: {
    fr: 'écrire dans ce fichier (`-` : sortie standard) ; pour csv, dans ce dossier',
    en: 'write to this file (`-`: standard output); as csv, into this folder',
  },

  // tables
  csv_needs_folder: {
    fr: 'En CSV, le rapport fait un fichier par tableau : il lui faut un dossier.',
    en: 'As CSV the report is one file per table: it needs a folder.',
  },
  csv_not_a_folder: { fr: '`{path}` est un fichier ; il faut un dossier.', en: '`{path}` is a file; a folder is needed.' },
  csv_needs_folder_hint: {
    fr: 'Donnez-lui un nom, il sera créé : `smm report --format csv -o {folder}`',
    en: 'Name one, it will be made: `smm report --format csv -o {folder}`',
  },
  csv_no_folder: { fr: 'Impossible de créer `{path}` ({code}).', en: 'Cannot make `{path}` ({code}).' },
  csv_written: {
    fr: { one: '{count} tableau écrit dans `{folder}`', other: '{count} tableaux écrits dans `{folder}`' },
    en: { one: '{count} table written to `{folder}`', other: '{count} tables written to `{folder}`' },
  },
  csv_would_write: {
    fr: { one: '{count} tableau serait écrit dans `{folder}`.', other: '{count} tableaux seraient écrits dans `{folder}`.' },
    en: { one: '{count} table would be written to `{folder}`.', other: '{count} tables would be written to `{folder}`.' },
  },
})

/** By what posts are compared. */
export const comparedByLabel = {
  er_by_reach: { fr: "taux d'engagement sur la portée", en: 'engagement rate by reach' },
  er_by_impressions: { fr: "taux d'engagement sur les affichages", en: 'engagement rate by impressions' },
  er_by_views: { fr: "taux d'engagement sur les vues", en: 'engagement rate by views' },
  engagements: { fr: 'réactions, commentaires et partages', en: 'reactions, comments and shares' },
} as const satisfies Record<NonNullable<PostsOfMonth['compared_by']>, Text>

/** After « Taux d'engagement ». */
export const rateByLabel = {
  reach: { fr: 'sur la portée', en: 'by reach' },
  impressions: { fr: 'sur les affichages', en: 'by impressions' },
  views: { fr: 'sur les vues', en: 'by views' },
} as const satisfies Record<EngagementRate['by'], Text>

export const postFormatLabel = {
  text: { fr: 'texte', en: 'text' },
  link: { fr: 'lien', en: 'link' },
  image: { fr: 'photo', en: 'picture' },
  album: { fr: 'plusieurs photos', en: 'several pictures' },
  video: { fr: 'vidéo', en: 'video' },
  thread: { fr: 'suite de messages', en: 'thread' },
  unknown: { fr: 'forme inconnue', en: 'form unknown' },
} as const satisfies Record<PostFormat, Text>

/** As the subject of a lesson. */
export const postFormatTrait = {
  text: { fr: 'Textes seuls', en: 'Texts alone' },
  link: { fr: 'Publications avec lien', en: 'Posts with a link' },
  image: { fr: 'Publications avec une photo', en: 'Posts with a picture' },
  album: { fr: 'Publications avec plusieurs photos', en: 'Posts with several pictures' },
  video: { fr: 'Vidéos', en: 'Videos' },
  thread: { fr: 'Suites de messages', en: 'Threads' },
  unknown: { fr: 'Publications de forme inconnue', en: 'Posts of unknown form' },
} as const satisfies Record<PostFormat, Text>

export const experimentText = {
  more_format: {
    fr: 'Plus de « {value} » : {posts} sur {of} étaient au-dessus de la médiane.',
    en: 'More “{value}”: {posts} of {of} were above the median.',
  },
  more_pillar: {
    fr: 'Plus du thème « {value} » : {posts} sur {of} étaient au-dessus de la médiane.',
    en: 'More of the topic “{value}”: {posts} of {of} were above the median.',
  },
  less_format: {
    fr: 'Moins de « {value} » : {posts} sur {of} étaient au-dessous de la médiane.',
    en: 'Less “{value}”: {posts} of {of} were below the median.',
  },
  less_pillar: {
    fr: 'Moins du thème « {value} » : {posts} sur {of} étaient au-dessous de la médiane.',
    en: 'Less of the topic “{value}”: {posts} of {of} were below the median.',
  },
  repeat: {
    fr: "Reprendre l'idée de « {value} », la plus haute des {of} publications comparées.",
    en: 'Take up the idea of “{value}” again, the highest of the {of} posts compared.',
  },
} as const satisfies Record<Experiment['code'], Text>
