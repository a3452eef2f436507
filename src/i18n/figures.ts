import type { FirmMetric, MetricName } from '../results/metric.ts'
import { metricLabels } from './networks.ts'
import { texts, type Text } from './text.ts'

/** What people count that no network gives. */
export const firmMetricLabel = texts({
  sessions: { fr: 'visites du site venues des réseaux', en: 'website visits from social networks' },
  conversions: { fr: 'conversions du site venues des réseaux', en: 'website conversions from social networks' },
  rating: { fr: 'note moyenne (1 à 5)', en: 'average rating (1 to 5)' },
  reviews_count: { fr: "nombre d'avis en tout", en: 'number of reviews in all' },
  reviews_received: { fr: 'avis reçus dans le mois', en: 'reviews that came in the month' },
  reviews_answered: { fr: 'avis répondus, parmi ceux du mois', en: "reviews answered, of the month's" },
  applications: { fr: 'candidatures du mois', en: 'applications of the month' },
  ugc: { fr: 'contenus de clients du mois', en: "customers' own posts of the month" },
  insights: { fr: 'enseignements du mois', en: 'insights of the month' },
  ambassadors_active: { fr: 'ambassadeurs actifs', en: 'active ambassadors' },
  repeat_rate_bp: { fr: 'clients qui reviennent (en %)', en: 'customers who come back (in %)' },
  new_customers: { fr: 'nouveaux clients du mois', en: 'new customers of the month' },
  support_resolved: { fr: 'demandes résolues en ligne', en: 'requests solved online' },
  messages: { fr: 'messages reçus', en: 'messages received' },
  response_time_median_min: { fr: 'délai médian de réponse (90, 1h30)', en: 'median response time (90, 1h30)' },
  response_rate_bp: { fr: 'taux de réponse (en %)', en: 'response rate (in %)' },
  within_24h_bp: { fr: 'réponses sous 24 h (en %)', en: 'answers within 24 h (in %)' },
  mentions: { fr: 'mentions', en: 'mentions' },
  net_sentiment: { fr: 'tonalité nette (−100 à 100)', en: 'net sentiment (−100 to 100)' },
  negative_share_bp: { fr: 'part des mentions négatives (en %)', en: 'share of negative mentions (in %)' },
  share_of_voice_bp: { fr: 'part de voix (en %)', en: 'share of voice (in %)' },
} satisfies Record<FirmMetric, Text>)

export const figureLabel: Readonly<Record<MetricName, Text>> = { ...metricLabels, ...firmMetricLabel }

/** Figures that a person types. */
export const figuresText = texts({
  about: {
    fr: "noter les chiffres du mois qu'aucun réseau ne donne",
    en: "record the month's figures that no network gives",
  },
  option_month: {
    fr: 'mois : `2026-10`, `octobre`, `current` (sans elle : le dernier mois complet)',
    en: 'month: `2026-10`, `october`, `current` (without it: the last complete month)',
  },
  option_set: {
    fr: 'un chiffre : `followers=862`, `rating=4,6` (plusieurs fois)',
    en: 'a figure: `followers=862`, `rating=4.6` (several times)',
  },
  option_network: { fr: 'le réseau de ces chiffres', en: 'the network of these figures' },
  option_account: { fr: 'le compte de ces chiffres', en: 'the account of these figures' },
  option_by: { fr: 'qui les a relevés (une fonction)', en: 'who read them (a role)' },

  typed: { fr: 'saisi', en: 'typed' },
  intro: {
    fr: 'Chiffres du mois, {month}. Entrée : inconnu (jamais 0). `<` : question précédente.',
    en: 'Figures of {month}. Enter: unknown (never 0). `<`: the question before.',
  },
  before: { fr: 'le mois précédent : {value}', en: 'the month before: {value}' },
  known: { fr: 'noté : {value}', en: 'recorded: {value}' },
  no_before: { fr: 'rien de noté le mois précédent', en: 'nothing recorded the month before' },
  nothing_to_ask: {
    fr: 'Rien à saisir : les réseaux donnent ce que les objectifs demandent (`smm metrics pull`).',
    en: 'Nothing to type: the networks give what the objectives need (`smm metrics pull`).',
  },
  falls: {
    fr: '{label} : {value}, alors que {before} étaient notés. Est-ce juste ?',
    en: '{label}: {value}, while {before} were recorded. Is that right?',
  },
  refused_fall: {
    fr: '{label} : {value} est moins que les {before} déjà notés.',
    en: '{label}: {value} is less than the {before} recorded before.',
  },
  refused_fall_hint: { fr: "Si c'est juste, ajoutez `--yes`.", en: 'If that is right, add `--yes`.' },
  needed: {
    fr: 'Aucun chiffre donné, et personne à qui les demander.',
    en: 'No figure was given, and there is nobody to ask.',
  },
  needed_hint: { fr: 'Donnez-les : `{flags}`', en: 'Give them: `{flags}`' },
  needed_hint_none: {
    fr: 'Par exemple : `--set followers=862 --network facebook`',
    en: 'For example: `--set followers=862 --network facebook`',
  },
  bad_set: { fr: '« {text} » : il faut un nom et une valeur.', en: '“{text}”: a name and a value are needed.' },
  bad_set_hint: { fr: 'Par exemple : `--set rating=4,6`', en: 'For example: `--set rating=4.6`' },
  unknown_figure: { fr: "« {name} » n'est pas un chiffre connu.", en: '“{name}” is no known figure.' },
  unknown_figure_near: {
    fr: 'Vouliez-vous dire « {near} » ? Les chiffres : {names}.',
    en: 'Did you mean “{near}”? The figures: {names}.',
  },
  unknown_figure_hint: { fr: 'Les chiffres : {names}.', en: 'The figures: {names}.' },
  twice: { fr: '« {name} » est donné deux fois.', en: '“{name}” is given twice.' },
  network_needed: { fr: 'De quel réseau est « {name} » ?', en: 'Which network is “{name}” of?' },
  network_needed_hint: { fr: 'Ajoutez `--network` ({networks}).', en: 'Add `--network` ({networks}).' },
  account_needed: { fr: 'De quel compte est « {name} » ?', en: 'Which account is “{name}” of?' },
  account_needed_hint: { fr: 'Ajoutez `--account` ({names}).', en: 'Add `--account` ({names}).' },
  bad_count: { fr: '« {text} » : il faut un nombre entier à partir de 0.', en: '“{text}”: a whole number from 0 is needed.' },
  bad_share: { fr: '« {text} » : il faut une part de 0 à 100 %.', en: '“{text}”: a share from 0 to 100% is needed.' },
  bad_stars: { fr: '« {text} » : il faut une note de 1 à 5.', en: '“{text}”: a rating from 1 to 5 is needed.' },
  bad_score: {
    fr: '« {text} » : il faut un entier de −100 à 100.',
    en: '“{text}”: a whole number from −100 to 100 is needed.',
  },
  bad_minutes: {
    fr: '« {text} » : il faut une durée, `90` (minutes) ou `1h30`.',
    en: '“{text}”: a duration is needed, `90` (minutes) or `1h30`.',
  },
  bad_figure_hint: { fr: 'Ce qui est inconnu se laisse de côté : jamais 0.', en: 'What is unknown is left out: never 0.' },
  bad_by: {
    fr: '`--by` attend de 1 à 60 caractères, sans retour à la ligne.',
    en: '`--by` takes 1 to 60 characters without a line break.',
  },
  nothing_typed: { fr: "Rien n'a été noté.", en: 'Nothing was recorded.' },
  column_figure: { fr: 'Chiffre', en: 'Figure' },
  column_where: { fr: 'Où', en: 'Where' },
  column_value: { fr: 'Valeur', en: 'Value' },
  column_before: { fr: 'Mois précédent', en: 'Month before' },
  firm: { fr: "l'entreprise", en: 'the business' },
  recorded: {
    fr: { one: '{count} chiffre noté pour {month}.', other: '{count} chiffres notés pour {month}.' },
    en: { one: '{count} figure recorded for {month}.', other: '{count} figures recorded for {month}.' },
  },
  would_record: {
    fr: { one: '{count} chiffre serait noté pour {month}.', other: '{count} chiffres seraient notés pour {month}.' },
    en: { one: '{count} figure would be recorded for {month}.', other: '{count} figures would be recorded for {month}.' },
  },
})
