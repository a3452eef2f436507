import type { MarginReason } from '../report/kinds/margin.ts'
import type { SizeClass } from '../report/kinds/case-study.ts'
import { texts, type Text } from './text.ts'

/** Documents of a month for other readers than the client: management, contributors, the consultant, strangers. */
export const kindText = texts({
  option_kind: {
    fr: 'pour qui : le client, sa direction (une page), ceux qui contribuent, vous seul (ce que rapportent vos heures), ou un cas sans nom',
    en: 'for whom: the client, its management (one page), contributors, you alone (what your hours bring in), or a case without names',
  },
  option_all: {
    fr: 'tous les clients, une ligne chacun ; avec un dossier : un rapport chacun',
    en: 'all clients, one line each; with a folder: one report each',
  },

  sponsor_title: { fr: 'Pour la direction, en une page', en: 'For the management, on one page' },
  sponsor_asked: { fr: 'Ce que nous vous demandons', en: 'What we ask of you' },
  sponsor_blocked: {
    fr: {
      one: "{count} tâche du plan a plus d'une semaine de retard : {task} ({days} jours).",
      other: "{count} tâches du plan ont plus d'une semaine de retard, la première : {task} ({days} jours).",
    },
    en: {
      one: '{count} task of the plan is more than a week late: {task} ({days} days).',
      other: '{count} tasks of the plan are more than a week late, the first: {task} ({days} days).',
    },
  },
  sponsor_chart: {
    fr: 'Coût et retour prouvé, depuis {count} mois',
    en: {
      one: 'Cost and proved return, over {count} month',
      other: 'Cost and proved return, over {count} months',
    },
  },
  sponsor_chart_about: {
    fr: 'Deux barres : ce que le projet a coûté depuis le début, temps compris, et la marge prouvée qui en est revenue.',
    en: 'Two bars: what the project has cost since the beginning, time included, and the proved margin that came back.',
  },
  sponsor_file: { fr: 'direction', en: 'management' },

  internal_title: { fr: "Le mois de l'équipe", en: "The team's month" },
  internal_thanks: { fr: 'Merci', en: 'Thank you' },
  // most are known by what they do: « gérante et vendeuse 1 »
  thanks: { fr: "Merci à l'équipe : {names}.", en: 'Thank you to the team: {names}.' },
  thanks_nobody: { fr: "Personne n'a noté de temps ce mois-ci.", en: 'Nobody logged any time this month.' },
  internal_no_posts: { fr: "Aucune publication n'est parue.", en: 'No post was published.' },
  internal_posts: {
    fr: { one: '{count} publication est parue.', other: '{count} publications sont parues.' },
    en: { one: '{count} post was published.', other: '{count} posts were published.' },
  },
  internal_engagements: {
    fr: {
      one: 'En tout : {count} réaction, commentaire ou partage.',
      other: 'En tout : {count} réactions, commentaires et partages.',
    },
    en: {
      one: 'In all: {count} reaction, comment or share.',
      other: 'In all: {count} reactions, comments and shares.',
    },
  },
  internal_who: { fr: 'Qui a fait quoi', en: 'Who did what' },
  internal_best: { fr: 'La publication qui a le mieux marché', en: 'The post that did best' },
  reactions: { fr: 'réactions, commentaires, partages', en: 'reactions, comments, shares' },
  not_ranked: {
    fr: "Les personnes sont dans l'ordre alphabétique : à moins de trois, on ne compare pas.",
    en: 'People are in alphabetical order: fewer than three are not compared.',
  },
  column_who: { fr: 'Qui', en: 'Who' },
  column_time: { fr: 'Temps', en: 'Time' },
  column_for: { fr: 'Pour', en: 'For' },
  column_posts: { fr: 'Publications', en: 'Posts' },
  column_replies: { fr: 'Réponses', en: 'Replies' },
  internal_file: { fr: 'equipe', en: 'team' },

  confidential: { fr: 'Confidentiel, pour vous seul', en: 'Confidential, for you alone' },
  confidential_why: {
    fr: 'Cette feuille ne fait partie de rien de ce que le client reçoit.',
    en: 'This sheet is no part of anything that the client receives.',
  },
  margin_title: { fr: 'Ce que rapportent vos heures', en: 'What your hours bring in' },
  margin_rate: {
    fr: "Votre tarif : {rate} de l'heure (`smm config set consultant.hourly_rate`). Écart : ce qu'une heure passée a rapporté, moins ce tarif.",
    en: 'Your rate: {rate} an hour (`smm config set consultant.hourly_rate`). Difference: what an hour spent brought in, less this rate.',
  },
  margin_no_rate: {
    fr: "Votre tarif n'est pas réglé : `smm config set consultant.hourly_rate 45`",
    en: 'Your rate is not set: `smm config set consultant.hourly_rate 45`',
  },
  margin_note: {
    fr: 'Hors taxes. Vendu : par vos devis acceptés. Passé : le temps noté pour le consultant. Au-delà : les heures passées en plus de celles vendues, à votre tarif. Facturé : toutes les dépenses de prestataires notées chez le client, étalées sur leurs mois.',
    en: 'Before VAT. Sold: by your accepted offers. Spent: what was logged for the consultant. Beyond: hours spent on top of those sold, at your rate. Invoiced: all outside help entered for the client, spread over its months.',
  },
  column_client: { fr: 'Client', en: 'Client' },
  column_sold: { fr: 'Vendu', en: 'Sold' },
  column_spent: { fr: 'Passé', en: 'Spent' },
  column_invoiced: { fr: 'Facturé', en: 'Invoiced' },
  column_over: { fr: 'Au-delà', en: 'Beyond' },
  column_effective: { fr: 'Par heure passée', en: 'Per hour spent' },
  column_rate_difference: { fr: 'Écart au tarif', en: 'Against your rate' },
  total: { fr: 'Total', en: 'Total' },
  margin_file: { fr: 'confidentiel-marge', en: 'confidential-margin' },

  case_title: { fr: 'Un cas client', en: 'A case' },
  case_some_firm: { fr: 'une entreprise', en: 'a firm' },
  case_done: { fr: 'Ce qui a été fait', en: 'What was done' },
  case_duration: { fr: 'Durée', en: 'Duration' },
  case_posts: {
    fr: { one: '{count} publication le dernier mois', other: '{count} publications le dernier mois' },
    en: { one: '{count} post in the last month', other: '{count} posts in the last month' },
  },
  case_time: { fr: 'Temps le dernier mois', en: 'Time in the last month' },
  case_objectives: { fr: "Les objectifs, du départ à aujourd'hui", en: 'The objectives, from the start to today' },
  case_no_objectives: { fr: "Aucun objectif chiffré n'était fixé.", en: 'No objective with figures was set.' },
  case_result: { fr: 'Coût et retour', en: 'Cost and return' },
  case_cost: { fr: 'Coût, temps compris', en: 'Cost, time included' },
  case_confidence: { fr: 'Confiance (A à D)', en: 'Confidence (A to D)' },
  case_worked: { fr: 'Ce qui a le mieux marché', en: 'What did best' },
  case_method: { fr: 'À savoir', en: 'Good to know' },
  case_note: {
    fr: "Chiffres réels d'une entreprise dont le nom est tu, arrondis à deux chiffres. Retour prudent : marge des ventes prouvées par un lien de suivi ou un code promo.",
    en: 'Real figures of a firm that is not named, rounded to two digits. Prudent return: margin on the sales proved by a tagged link or a promo code.',
  },
  about: { fr: 'environ {value}', en: 'about {value}' },
  case_file: { fr: 'cas-client', en: 'case-study' },

  portfolio_title: { fr: 'Tous vos clients', en: 'All your clients' },
  portfolio_clients: { fr: 'Client par client', en: 'Client by client' },
  portfolio_totals: { fr: 'Totaux par devise', en: 'Totals by currency' },
  portfolio_failed: { fr: "Ceux qui n'ont pas pu être lus", en: 'Those that could not be read' },
  portfolio_note: {
    fr: "Coût du mois, temps compris ; retour prudent depuis le début de chaque client. Deux devises ne s'additionnent pas.",
    en: 'Cost of the month, time included; prudent return since the beginning of each client. Two currencies are never added.',
  },
  failed_client: { fr: '{client} : {message}', en: '{client}: {message}' },
  of_planned: { fr: '{value} sur {planned}', en: '{value} of {planned}' },
  return_early: { fr: '{value} (trop tôt pour juger)', en: '{value} (too early to judge)' },
  return_ratio: { fr: '{value} ({ratio})', en: '{value} ({ratio})' },
  not_sent: { fr: 'pas envoyé', en: 'not sent' },
  sent_on: { fr: 'version {version}, le {date}', en: 'version {version}, {date}' },
  sent_changed: {
    fr: {
      one: 'version {version}, le {date} ; {count} changement depuis',
      other: 'version {version}, le {date} ; {count} changements depuis',
    },
    en: {
      one: 'version {version}, {date}; {count} change since',
      other: 'version {version}, {date}; {count} changes since',
    },
  },
  sum_of_some: {
    fr: '{value} ({of} sur {count} clients)',
    en: '{value} ({of} of {count} clients)',
  },
  column_return: { fr: 'Retour prudent, cumulé', en: 'Prudent return, cumulative' },
  column_published: { fr: 'Publications', en: 'Posts' },
  column_sent: { fr: 'Rapport', en: 'Report' },
  column_currency: { fr: 'Devise', en: 'Currency' },
  column_clients: { fr: 'Clients', en: 'Clients' },
  column_month_cost: { fr: 'Coût du mois', en: 'Cost of the month' },
  column_strict: { fr: 'Retour prudent', en: 'Prudent return' },
  no_clients: { fr: "Aucun client n'est en place.", en: 'There is no client.' },
  no_clients_hint: { fr: 'Commencez par `smm init` ou `smm client add`.', en: 'Begin with `smm init` or `smm client add`.' },
  writing: { fr: 'Rapports', en: 'Reports' },
  reading: { fr: 'Lecture des clients', en: 'Reading the clients' },
  written_all: {
    fr: { one: '{count} rapport écrit dans `{folder}`', other: '{count} rapports écrits dans `{folder}`' },
    en: { one: '{count} report written to `{folder}`', other: '{count} reports written to `{folder}`' },
  },
  would_write_all: {
    fr: { one: '{count} rapport serait écrit dans `{folder}`.', other: '{count} rapports seraient écrits dans `{folder}`.' },
    en: { one: '{count} report would be written to `{folder}`.', other: '{count} reports would be written to `{folder}`.' },
  },
  only_clients_report: {
    fr: 'Avec `--all-clients`, `--kind` est `client` ou `margin`.',
    en: 'With `--all-clients`, `--kind` is `client` or `margin`.',
  },
})

export const marginReasonLabel = {
  no_accepted_offer: { fr: 'aucun devis accepté', en: 'no accepted offer' },
  no_rate: { fr: 'tarif non réglé', en: 'rate not set' },
  other_currency: { fr: 'autre devise', en: 'another currency' },
  no_invoice: { fr: 'aucune facture notée', en: 'no invoice entered' },
  no_time: { fr: 'aucun temps noté', en: 'no time logged' },
} as const satisfies Record<MarginReason, Text>

export const headcountLabel = {
  '1': { fr: '1 personne', en: '1 person' },
  '2-9': { fr: '2 à 9 personnes', en: '2 to 9 people' },
  '10-49': { fr: '10 à 49 personnes', en: '10 to 49 people' },
  '50-249': { fr: '50 à 249 personnes', en: '50 to 249 people' },
  '250+': { fr: '250 personnes ou plus', en: '250 people or more' },
} as const satisfies Record<SizeClass, Text>
