import type { CostFlag, Reason, Source, Stage, SummarySentence, Task } from '../report/report.ts'
import { kpiReasonLabel, moreKpiLabel } from './kpi.ts'
import { kpiLabel } from './labels.ts'
import { texts, type Text } from './text.ts'

/** The monthly report: what a client reads. One idea a sentence, no jargon, no cause claimed without evidence. */

export const sectionTitle = {
  summary: { fr: "L'essentiel", en: 'In short' },
  objectives: { fr: 'Vos objectifs', en: 'Your objectives' },
  indicators: { fr: 'Les indicateurs', en: 'Indicators' },
  networks: { fr: 'Réseau par réseau', en: 'Network by network' },
  posts: { fr: "Ce qui a marché, ce qui n'a pas marché", en: 'What worked, what did not' },
  time_and_budget: { fr: 'Temps et budget', en: 'Time and budget' },
  return: { fr: 'Le retour', en: 'Return' },
  community: { fr: 'Communauté et e-réputation', en: 'Community and reputation' },
  next_month: { fr: 'Le mois prochain', en: 'Next month' },
  annexes: { fr: 'Annexes', en: 'Annexes' },
} as const satisfies Record<string, Text>

/** Follows « non mesuré : ». */
export const reasonLabel = {
  not_collected: { fr: 'aucun relevé', en: 'not collected' },
  not_given_by_network: { fr: 'ce réseau ne le donne pas', en: 'this network does not give it' },
  not_permitted: { fr: 'le compte ne donne pas ce droit', en: 'the account does not grant it' },
  no_reading_at_month_end: { fr: 'pas de relevé en fin de mois', en: 'not read at the end of the month' },
  not_additive: { fr: "la portée ne s'additionne pas", en: 'reach cannot be added up' },
  in_progress: { fr: 'en cours, moins de 7 jours', en: 'in progress, less than 7 days old' },
  no_sales_of_network: { fr: 'aucune vente rattachée à ce réseau', en: 'no sale names this network' },
  no_site_statistics: { fr: 'aucune statistique du site', en: 'no site statistics' },
  not_kept: { fr: 'pas relevé à la fin de ce mois', en: 'not noted when that month ended' },
  no_strategy: { fr: 'pas encore de stratégie', en: 'no strategy yet' },
  strategy_later: { fr: 'stratégie écrite plus tard', en: 'strategy written later' },
  nothing_planned: { fr: "rien n'y était prévu", en: 'nothing was planned there' },
  no_posts: { fr: 'aucune publication', en: 'no post' },
  no_time_logged: { fr: 'aucun temps noté', en: 'no time was logged' },
  no_cost_entered: { fr: 'aucun coût noté', en: 'no cost was entered' },
  no_entries: { fr: "aucun temps, coût ni vente n'est noté", en: 'no time, cost or sale was entered' },
  no_tracking: {
    fr: 'rien ne permet de reconnaître une vente venue des réseaux',
    en: 'nothing tells which sales come from social networks',
  },
  not_tracked: { fr: 'pas de suivi en place', en: 'no tracking in place' },
  no_leads_logged: { fr: 'aucune demande notée', en: 'no lead was recorded' },
  no_target: { fr: 'aucune cible fixée', en: 'no target was set' },
  no_baseline: { fr: 'point de départ inconnu', en: 'starting point unknown' },
  no_budget_given: { fr: 'aucun budget indiqué', en: 'no budget was given' },
  return_not_measured: { fr: 'aucun retour mesuré', en: 'no return was measured' },
  margin_unknown: { fr: "la marge de vos ventes n'est pas connue", en: 'the margin on your sales is not known' },
  no_cost: { fr: 'aucun coût noté', en: 'no cost was entered' },
  too_many_unmeasured_months: { fr: 'trop de mois sans mesure', en: 'too many months without a measure' },
  too_few_for_times: {
    fr: 'moins de 20 publications mesurées à 7 jours sur un même réseau',
    en: 'fewer than 20 posts measured at 7 days on one network',
  },
  too_few_measured: { fr: 'moins de 5 publications mesurées', en: 'fewer than 5 posts measured' },
  not_enough_months: { fr: 'pas encore assez de mois', en: 'not enough months yet' },
  not_asked: { fr: "la question n'a pas été posée", en: 'the question was not asked' },
  ...kpiReasonLabel,
} as const satisfies Record<Reason, Text>

export const stageLabel = {
  activity: { fr: 'ce qui est fait', en: 'activity' },
  output: { fr: 'ce qui est vu', en: 'output' },
  outtake: { fr: 'ce qui fait réagir', en: 'out-take' },
  outcome: { fr: 'ce qui en vient', en: 'outcome' },
  impact: { fr: 'ce que cela rapporte', en: 'impact' },
} as const satisfies Record<Stage, Text>

/** Every indicator a report can name; the id itself for one that a client's file brought along. */
export function reportKpiLabel(kpi: string): Text {
  const all: Readonly<Record<string, Text>> = { ...kpiLabel, ...moreKpiLabel }
  return (Object.hasOwn(all, kpi) ? all[kpi] : undefined) ?? { fr: kpi, en: kpi }
}

export const definitionText = {
  cadence_kept: {
    fr: 'Rythme tenu : publications parues sur le réseau prévu, rapportées à celles prévues.',
    en: 'Cadence kept: posts published on the planned network, over those planned.',
  },
  orders_social: {
    fr: 'Ventes venues des réseaux : ventes prouvées par un lien de suivi ou un code promo ; chaque vente compte une fois.',
    en: 'Sales from social networks: sales proved by a tagged link or a promo code; each sale counts once.',
  },
  leads_new_month: {
    fr: 'Demandes du mois : personnes qui ont demandé un devis ou un contact, notées dans le mois.',
    en: 'Requests of the month: people who asked for a quote or a contact, recorded in the month.',
  },
  cpl: {
    fr: 'Coût par demande : coût total du mois, temps compris, rapporté aux nouvelles demandes.',
    en: "Cost per request: the month's total cost, time included, over the new requests.",
  },
  queue_depth: {
    fr: "Jours d'avance : jours jusqu'à la première semaine où il manque une publication.",
    en: 'Days ahead: days until the first week in which a post is missing.',
  },
  margin_proved: {
    fr: 'Marge prouvée (retour prudent) : marge des ventes prouvées par un lien de suivi ou un code promo.',
    en: 'Proved margin (prudent return): margin on the sales proved by a tagged link or a promo code.',
  },
  extended: {
    fr: "Retour étendu : le retour prudent, plus ce que les clients déclarent, les ventes aidées (pour moitié), les demandes en cours, l'assistance et les embauches.",
    en: 'Extended return: the prudent return, plus what customers declare, assisted sales (at half), open leads, support and hires.',
  },
  roi: {
    fr: 'Retour sur investissement : (retour moins coût) divisé par le coût ; le temps passé chez vous est un coût.',
    en: "Return on investment: (return minus cost) divided by the cost; your own people's time is a cost.",
  },
  roo: {
    fr: "Retour sur objectif : chemin parcouru entre le point de départ et la cible, dans l'unité de l'indicateur.",
    en: "Return on objective: the way made from the starting point to the target, in the indicator's own unit.",
  },
} as const satisfies Record<string, Text>

export const sourceLabel = {
  time: { fr: 'temps notés', en: 'time entries' },
  costs: { fr: 'dépenses notées', en: 'costs entered' },
  sales: { fr: 'ventes notées', en: 'sales recorded' },
  leads: { fr: 'demandes notées', en: 'leads recorded' },
  posts: { fr: 'publications parues', en: 'posts published' },
  hires: { fr: 'embauches notées', en: 'hires recorded' },
  strategy: { fr: 'version de la stratégie', en: 'version of the strategy' },
  api: { fr: 'chiffres relevés auprès des réseaux', en: 'figures read from the networks' },
  manual: { fr: 'chiffres saisis à la main', en: 'figures typed by hand' },
  import: { fr: 'chiffres importés de fichiers', en: 'figures imported from files' },
  site_statistics: { fr: 'visites relevées sur le site', en: 'visits counted by the site' },
  api_fees: { fr: "frais d'interface des réseaux", en: "fees of the networks' interfaces" },
} as const satisfies Record<Source, Text>

/** After « Nous avons besoin de vous pour : » and in the list of what comes next. */
export const taskText = {
  approve_posts: {
    fr: { one: 'valider {count} publication', other: 'valider {count} publications' },
    en: { one: 'approve {count} post', other: 'approve {count} posts' },
  },
  check_unknown: {
    fr: {
      one: "vérifier {count} publication dont l'envoi est incertain",
      other: "vérifier {count} publications dont l'envoi est incertain",
    },
    en: {
      one: 'check {count} post that may or may not have gone out',
      other: 'check {count} posts that may or may not have gone out',
    },
  },
  post_by_hand: {
    fr: { one: 'publier à la main {count} publication', other: 'publier à la main {count} publications' },
    en: { one: 'post {count} post by hand', other: 'post {count} posts by hand' },
  },
  look_at_failed: {
    fr: { one: 'reprendre {count} publication en échec', other: 'reprendre {count} publications en échec' },
    en: { one: 'take up {count} post that failed', other: 'take up {count} posts that failed' },
  },
  set_tracking: {
    fr: 'choisir comment reconnaître une vente venue des réseaux',
    en: 'choose how to recognise a sale that comes from social networks',
  },
  give_margin: { fr: 'nous donner la marge de vos ventes', en: 'tell us the margin on your sales' },
  give_rate: { fr: "nous donner le coût d'une heure chez vous", en: 'tell us what one of your hours costs' },
  give_baseline: { fr: 'relever le point de départ ({kpi})', en: 'note the starting point ({kpi})' },
  enter_invoice: { fr: 'saisir la facture du prestataire', en: "enter the provider's invoice" },
  prepare_posts: {
    fr: { one: 'préparer {count} publication', other: 'préparer {count} publications' },
    en: { one: 'prepare {count} post', other: 'prepare {count} posts' },
  },
  log_time: { fr: 'noter le temps passé', en: 'log the time spent' },
  record_sales: { fr: 'noter les ventes venues des réseaux', en: 'record the sales that come from social networks' },
  collect_figures: { fr: 'relever les chiffres des objectifs', en: 'collect the figures of the objectives' },
} as const satisfies Record<Task['code'], Text>

export const whoLabel = {
  client: { fr: 'vous', en: 'you' },
  consultant: { fr: 'le consultant', en: 'the consultant' },
} as const satisfies Record<Task['who'], Text>

export const flagText = {
  fee_missing: {
    fr: '{hours} de prestataire sans facture saisie : le coût est incomplet ({months}).',
    en: "{hours} of a provider's time without an invoice entered: the cost is incomplete ({months}).",
  },
  time_without_rate: {
    fr: "{hours} sans taux horaire ({roles}) : ce temps n'est pas dans le coût.",
    en: '{hours} without an hourly rate ({roles}): this time is not in the cost.',
  },
  rate_estimated: {
    fr: "Le taux horaire est estimé d'après votre secteur : donnez le vôtre pour un coût exact.",
    en: 'The hourly rate is estimated from your line of business: give yours for an exact cost.',
  },
  leads_without_value: {
    fr: {
      one: "{count} demande en cours n'est pas chiffrée : il manque son taux de signature ou sa marge.",
      other: '{count} demandes en cours ne sont pas chiffrées : il manque leur taux de signature ou leur marge.',
    },
    en: {
      one: '{count} open lead has no value: its close rate or its margin is missing.',
      other: '{count} open leads have no value: their close rate or their margin is missing.',
    },
  },
} as const satisfies Record<CostFlag['code'], Text>

export const feedbackText = {
  useful: { fr: "Qu'est-ce qui vous a été le plus utile dans ce rapport ?", en: 'What was most useful to you in this report?' },
  missing: { fr: 'Que vous manque-t-il pour décider ?', en: 'What is missing for you to decide?' },
  change: { fr: 'Que changeriez-vous le mois prochain ?', en: 'What would you change next month?' },
} as const satisfies Record<string, Text>

/** The five sentences of the first section, by what they are about and their variant. */
export const sentenceText = {
  plan: {
    kept: { fr: '{posts} {planned} ({rate}).', en: '{posts} of {planned} ({rate}).' },
    kept_elsewhere: {
      fr: '{posts} {planned} ({rate}) sur {network}, et {others} ailleurs.',
      en: '{posts} of {planned} ({rate}) on {network}, and {others} elsewhere.',
    },
    so_far: { fr: '{posts} à ce jour, {planned} dans le mois.', en: 'So far {posts} of {planned} this month.' },
    so_far_elsewhere: {
      fr: '{posts} à ce jour, {planned} dans le mois sur {network}, et {others} ailleurs.',
      en: 'So far {posts} of {planned} this month on {network}, and {others} elsewhere.',
    },
    unplanned: {
      fr: {
        one: '{count} publication ce mois-ci, sans rythme prévu.',
        other: '{count} publications ce mois-ci, sans rythme prévu.',
      },
      en: {
        one: '{count} post this month, without a planned rhythm.',
        other: '{count} posts this month, without a planned rhythm.',
      },
    },
    nothing: {
      fr: "Aucune publication ce mois-ci, et aucune n'était prévue.",
      en: 'No post this month, and none was planned.',
    },
  },
  objective: {
    measured: {
      fr: "{kpi} : {value} (départ : {base} ; cible : {target} d'ici le {date}). {status}.",
      en: '{kpi}: {value} (start: {base}; target: {target} by {date}). {status}.',
    },
    not_measured: { fr: '{kpi} : pas encore mesuré ({reason}).', en: '{kpi}: not measured yet ({reason}).' },
    not_compared: {
      fr: '{kpi} : {value}, sans comparaison possible ({reason}).',
      en: '{kpi}: {value}, with nothing to compare it with ({reason}).',
    },
    none: { fr: "Aucun objectif n'est encore fixé.", en: 'No objective has been set yet.' },
  },
  return: {
    established: {
      fr: "Pour {cent} de coût, temps compris, {x} de marge prouvée ({y} avec l'estimé). Solde : {net}.",
      en: 'For every {cent} of cost, time included, {x} of proved margin came back ({y} with estimates). Balance: {net}.',
    },
    trend: {
      fr: 'Tendance sur {n} mois, à confirmer à six mois : {x} de marge prouvée pour {cent} de coût.',
      en: 'Trend over {n} months, to be confirmed at six: {x} of proved margin per {cent} of cost.',
    },
    at_least: {
      fr: {
        one: "Au moins {x} de marge prouvée pour {cent} de coût : {count} mois sur {n} n'est pas mesuré.",
        other: 'Au moins {x} de marge prouvée pour {cent} de coût : {count} mois sur {n} ne sont pas mesurés.',
      },
      en: {
        one: 'At least {x} of proved margin per {cent} of cost: {count} of {n} months not measured.',
        other: 'At least {x} of proved margin per {cent} of cost: {count} of {n} months not measured.',
      },
    },
    too_early: {
      fr: 'Il est trop tôt pour juger du retour ({count} mois de recul). Coût à ce jour, temps compris : {cost}.',
      en: {
        one: 'It is too early to judge the return ({count} month of data). Cost so far, time included: {cost}.',
        other: 'It is too early to judge the return ({count} months of data). Cost so far, time included: {cost}.',
      },
    },
    estimated_only: {
      fr: "Pour {cent} de coût, temps compris, aucune marge prouvée ; {y} avec l'estimé.",
      en: 'For every {cent} of cost, time included, no margin is proved; {y} with estimates.',
    },
    no_cost: {
      fr: "Aucun coût n'est noté : le retour ne peut pas lui être rapporté.",
      en: 'No cost was entered: the return cannot be set against it.',
    },
    not_measured: {
      fr: "Le retour n'est pas mesuré : {reason}. Pour le mesurer : {action}.",
      en: 'The return is not measured: {reason}. To measure it: {action}.',
    },
  },
  risk: {
    watch: { fr: 'À surveiller : {risk}.', en: 'Watch: {risk}.' },
    none: { fr: 'Aucun risque relevé dans ce qui est mesuré.', en: 'No risk was found in what is measured.' },
  },
  decision: {
    asked: { fr: 'Nous avons besoin de vous pour : {decision}.', en: 'We need you to: {decision}.' },
    none: { fr: 'Aucune décision ne vous est demandée ce mois-ci.', en: 'No decision is asked of you this month.' },
  },
} as const satisfies Record<SummarySentence['about'], Record<string, Text>>

export const riskText = {
  stuck: {
    fr: {
      one: "{count} publication n'est pas partie comme prévu",
      other: '{count} publications ne sont pas parties comme prévu',
    },
    en: { one: '{count} post did not go out as planned', other: '{count} posts did not go out as planned' },
  },
  fee_missing: {
    fr: 'du temps de prestataire sans facture saisie, donc un coût incomplet',
    en: "a provider's time without an invoice entered, so an incomplete cost",
  },
  time_without_rate: {
    fr: 'du temps sans taux horaire, donc un coût incomplet',
    en: 'time without an hourly rate, so an incomplete cost',
  },
  cadence_low: { fr: "le rythme prévu n'est pas tenu", en: 'the planned rhythm is not kept' },
  queue_short: { fr: "moins d'une semaine de publications d'avance", en: 'less than a week of posts ahead' },
  time_over: { fr: 'le temps passé dépasse le temps prévu', en: 'the time spent exceeds the plan' },
  untracked: {
    fr: 'rien ne permet encore de reconnaître une vente venue des réseaux',
    en: 'nothing tells yet which sales come from social networks',
  },
} as const satisfies Record<string, Text>

/** After « Pour le mesurer : ». */
export const remedyText = {
  no_entries: { fr: 'noter le temps, les dépenses et les ventes', en: 'log time, costs and sales' },
  margin_unknown: { fr: 'nous donner la marge de vos ventes', en: 'tell us the margin on your sales' },
  no_tracking: {
    fr: 'poser un code promo, un lien de suivi ou une question en caisse',
    en: 'set up a promo code, a tagged link or a question at the till',
  },
  too_many_unmeasured_months: { fr: 'garder le suivi en place chaque mois', en: 'keep the tracking in place every month' },
} as const satisfies Record<string, Text>

export const reportText = texts({
  title: { fr: 'Rapport mensuel', en: 'Monthly report' },
  draft: { fr: 'Brouillon', en: 'Draft' },
  draft_running: { fr: "Brouillon : ce mois n'est pas terminé.", en: 'Draft: the month is not over.' },
  draft_unchecked: { fr: 'Brouillon : ce rapport reste à relire.', en: 'Draft: this report is still to be checked.' },
  last_month: { fr: 'Rapport : {month}, dernier mois complet', en: 'Report: {month}, last complete month' },
  this_month: { fr: 'Rapport : {month}', en: 'Report: {month}' },
  made_on: { fr: 'Établi le {date}', en: 'Made on {date}' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  not_measured_why: { fr: 'non mesuré : {reason}', en: 'not measured: {reason}' },
  not_applicable: { fr: 'sans objet', en: 'n.a.' },
  posts_part: { fr: { one: '{count} publication', other: '{count} publications' }, en: '{count}' },
  planned_part: {
    fr: { one: 'sur {count} prévue', other: 'sur {count} prévues' },
    en: { one: '{count} planned post', other: '{count} planned posts' },
  },
  days: { fr: { one: '{count} jour', other: '{count} jours' }, en: { one: '{count} day', other: '{count} days' } },
  months: { fr: '{count} mois', en: { one: '{count} month', other: '{count} months' } },
  estimated: { fr: 'dont {minutes} estimées', en: 'of which {minutes} estimated' },

  tile_time: { fr: 'Temps', en: 'Time' },
  tile_budget: { fr: 'Coût', en: 'Cost' },
  tile_content: { fr: 'Publications', en: 'Posts' },
  tile_return: { fr: 'Retour', en: 'Return' },
  of_planned: { fr: 'sur {planned} prévues', en: 'of {planned} planned' },
  of_planned_posts: { fr: { one: 'sur {count} prévue', other: 'sur {count} prévues' }, en: 'of {count} planned' },
  some_of_planned_posts: {
    fr: {
      one: 'dont {published} sur {count} prévue sur {network}',
      other: 'dont {published} sur {count} prévues sur {network}',
    },
    en: '{published} of {count} planned on {network}',
  },
  no_plan: { fr: 'rien de prévu : {reason}', en: 'nothing planned: {reason}' },
  nothing_planned: { fr: 'rien de prévu', en: 'nothing planned' },
  tile_budget_detail: {
    fr: 'temps compris ; {paid}, {planned} prévus',
    en: 'time included; {paid}, {planned} planned',
  },
  tile_budget_unplanned: { fr: 'temps compris ; {paid}', en: 'time included; {paid}' },
  tile_paid: { fr: '{paid} payés', en: '{paid} paid' },
  tile_nothing_paid: { fr: 'aucune dépense notée', en: 'no spending entered' },
  too_early: { fr: 'trop tôt', en: 'too early' },
  tile_too_early: { fr: '{count} mois de recul', en: { one: '{count} month of data', other: '{count} months of data' } },
  tile_return_detail: { fr: 'prudent, cumulé ; {extended} étendu', en: 'prudent, cumulative; {extended} extended' },
  at_least: { fr: 'au moins {value}', en: 'at least {value}' },

  column_objective: { fr: 'Objectif', en: 'Objective' },
  column_kpi: { fr: 'Indicateur', en: 'Indicator' },
  column_baseline: { fr: 'Départ', en: 'Start' },
  column_target: { fr: 'Cible', en: 'Target' },
  column_now: { fr: 'Ce mois', en: 'This month' },
  column_before: { fr: "Mois d'avant", en: 'Month before' },
  column_attainment: { fr: 'Avancement', en: 'Progress' },
  column_status: { fr: 'État', en: 'Status' },
  column_stage: { fr: 'Niveau', en: 'Level' },
  column_trend: { fr: 'Tendance', en: 'Trend' },
  column_network: { fr: 'Réseau', en: 'Network' },
  column_published: { fr: 'Parues', en: 'Published' },
  column_planned: { fr: 'Prévues', en: 'Planned' },
  column_failed: { fr: 'En échec', en: 'Failed' },
  column_time: { fr: 'Temps', en: 'Time' },
  column_time_planned: { fr: 'Prévu', en: 'Planned' },
  column_post: { fr: 'Publication', en: 'Post' },
  column_day: { fr: 'Jour', en: 'Day' },
  column_pillar: { fr: 'Thème', en: 'Topic' },
  column_share_planned: { fr: 'Part prévue', en: 'Planned share' },
  column_activity: { fr: 'Activité', en: 'Activity' },
  column_who: { fr: 'Qui', en: 'Who' },
  column_cost: { fr: 'Coût', en: 'Cost' },
  column_type: { fr: 'Type', en: 'Type' },
  column_period: { fr: 'Période', en: 'Period' },
  column_prudent: { fr: 'Retour prudent', en: 'Prudent return' },
  column_extended: { fr: 'Retour étendu', en: 'Extended return' },
  column_roi_prudent: { fr: 'ROI prudent', en: 'Prudent ROI' },
  column_roi_extended: { fr: 'ROI étendu', en: 'Extended ROI' },
  column_component: { fr: "D'où vient le retour", en: 'Where the return comes from' },
  column_month: { fr: 'Mois', en: 'Month' },
  column_task: { fr: 'À faire', en: 'To do' },
  column_source: { fr: 'Source', en: 'Source' },
  column_entries: { fr: 'Nombre', en: 'Number' },
  column_last: { fr: 'Dernière', en: 'Last' },
  column_measure: { fr: 'Mesure', en: 'Measure' },
  column_value: { fr: 'Valeur', en: 'Value' },
  unspecified: { fr: 'non précisée', en: 'not said' },
  total: { fr: 'Total', en: 'Total' },

  no_objectives: { fr: 'Aucun objectif : {reason}.', en: 'No objective: {reason}.' },
  roo: {
    fr: 'Retour sur objectif : {value} (part mesurée : {coverage}).',
    en: 'Return on objective: {value} (share measured: {coverage}).',
  },
  roo_unknown: { fr: 'Retour sur objectif : non mesuré ({reason}).', en: 'Return on objective: not measured ({reason}).' },
  by_date: { fr: "{target} d'ici le {date}", en: '{target} by {date}' },
  no_networks: { fr: 'Aucun compte et aucune publication ce mois-ci.', en: 'No account and no post this month.' },
  not_connected: {
    fr: 'Portée, réactions, clics et abonnés : non mesurés, faute de relevé.',
    en: 'Reach, engagement, clicks and followers: not measured, as no figures were collected.',
  },
  no_reach_on: { fr: 'Pas de portée sur ce réseau : {networks}.', en: 'No reach on this network: {networks}.' },
  no_reach_on_several: { fr: 'Pas de portée sur ces réseaux : {networks}.', en: 'No reach on these networks: {networks}.' },
  published_nothing: { fr: "Aucune publication n'est parue ce mois-ci.", en: 'No post came out this month.' },
  no_ranking: {
    fr: 'Sans classement : moins de 5 publications mesurées sur le même indicateur.',
    en: 'Not ranked: fewer than 5 posts measured on the same indicator.',
  },
  no_time: { fr: 'Temps passé : non mesuré ({reason}).', en: 'Time spent: not measured ({reason}).' },
  no_cost: { fr: 'Coût : non mesuré ({reason}).', en: 'Cost: not measured ({reason}).' },
  uncosted: { fr: 'dans la facture', en: 'in the invoice' },
  no_rate: { fr: 'taux inconnu', en: 'rate unknown' },
  cost_time: { fr: "temps de l'équipe", en: 'team time' },
  of_month: { fr: 'Ce mois', en: 'This month' },
  cumulative: { fr: 'Depuis le début', en: 'Since the start' },
  plan_parts: { fr: 'Prévu par rôle', en: 'Planned by part' },

  banner_too_early: {
    fr: 'Il est trop tôt pour juger du retour : les chiffres ci-dessous sont donnés sans appréciation.',
    en: 'It is too early to judge the return: the figures below are given without comment.',
  },
  banner_not_measured: {
    fr: "Le retour n'est pas encore mesuré ; ce qui manque est écrit ci-dessous.",
    en: 'The return is not measured yet; what is missing is written below.',
  },
  banner_trend: {
    fr: 'Tendance, à confirmer à six mois.',
    en: 'A trend, to be confirmed at six months.',
  },
  banner_at_least: {
    fr: 'Certains mois ne sont pas mesurés : le retour est au moins celui qui est écrit.',
    en: 'Some months are not measured: the return is at least what is written.',
  },
  trailing: { fr: 'Les {count} derniers mois', en: 'Last {count} months' },
  returns_strict: { fr: 'Ventes prouvées (lien, code)', en: 'Proved sales (link, code)' },
  returns_declared: { fr: 'Ventes déclarées par les clients', en: 'Sales declared by customers' },
  returns_assisted: { fr: 'Ventes aidées (pour moitié)', en: 'Assisted sales (at half)' },
  returns_leads: { fr: 'Demandes en cours', en: 'Open leads' },
  returns_support: { fr: 'Assistance rendue', en: 'Support given' },
  returns_hires: { fr: 'Embauches', en: 'Hires' },
  break_even_at: { fr: '{month}, tenu depuis {since}', en: '{month}, kept since {since}' },
  break_even_lost: { fr: '{month}, perdu depuis', en: '{month}, lost since' },
  break_even_forecast: {
    fr: {
      one: 'pas encore ; dans {count} mois si la tendance se maintient',
      other: 'pas encore ; dans {count} mois si la tendance se maintient',
    },
    en: { one: 'not yet; in {count} month if the trend holds', other: 'not yet; in {count} months if the trend holds' },
  },
  break_even_not_yet: { fr: 'pas encore', en: 'not yet' },
  label_break_even: { fr: 'Seuil de rentabilité, prudent', en: 'Break-even, prudent' },
  label_break_even_extended: { fr: 'Seuil de rentabilité, étendu', en: 'Break-even, extended' },
  label_confidence: { fr: 'Confiance', en: 'Confidence' },
  confidence: { fr: '{grade} ({score} sur 100)', en: '{grade} ({score} out of 100)' },
  label_missing: { fr: 'Mois sans mesure', en: 'Months not measured' },
  none: { fr: 'aucun', en: 'none' },
  label_excluded: { fr: 'Devises laissées à part', en: 'Currencies left out' },
  excluded: {
    fr: { one: '{count} montant en {currency}', other: '{count} montants en {currency}' },
    en: { one: '{count} amount in {currency}', other: '{count} amounts in {currency}' },
  },
  label_duplicates: { fr: 'Doublons ignorés', en: 'Duplicates ignored' },
  label_without_margin: { fr: 'Ventes sans marge connue', en: 'Sales without a known margin' },
  method: {
    fr: "Méthode : seules les ventes prouvées font le retour prudent ; l'étendu ajoute l'estimé. Le temps de vos équipes est un coût ; celui du prestataire est dans sa facture. La valeur média n'est pas un revenu et n'entre nulle part.",
    en: "Method: only proved sales make the prudent return; the extended one adds estimates. Your team's time is a cost; a provider's time is in the invoice. Media value is not income and is counted nowhere.",
  },
  confidence_note: {
    fr: "La confiance pèse la part prouvée du retour (40), le temps noté plutôt qu'estimé (30), la durée (20) et les objectifs mesurés (10).",
    en: 'Confidence weighs the proved share of the return (40), time logged rather than estimated (30), duration (20) and objectives measured (10).',
  },

  community_messages: { fr: 'Messages reçus', en: 'Messages received' },
  community_response_rate: { fr: 'Taux de réponse', en: 'Response rate' },
  community_response_time: { fr: 'Délai médian de réponse', en: 'Median response time' },
  community_sentiment: { fr: 'Tonalité nette', en: 'Net sentiment' },
  community_voice: { fr: 'Part de voix', en: 'Share of voice' },
  community_reviews: { fr: 'Avis', en: 'Reviews' },
  community_incidents: { fr: 'Incidents', en: 'Incidents' },
  community_ambassadors: { fr: 'Clients ambassadeurs déclarés', en: 'Customer ambassadors declared' },

  next_scheduled: {
    fr: {
      one: '{count} publication programmée ou déjà parue en {month}',
      other: '{count} publications programmées ou déjà parues en {month}',
    },
    en: { one: '{count} post scheduled or already out in {month}', other: '{count} posts scheduled or already out in {month}' },
  },
  next_planned: { fr: { one: 'pour {count} prévue', other: 'pour {count} prévues' }, en: 'for {count} planned' },
  next_depth: {
    fr: { one: "{count} jour d'avance", other: "{count} jours d'avance" },
    en: { one: '{count} day ahead', other: '{count} days ahead' },
  },
  decisions: { fr: 'Vos décisions', en: 'Your decisions' },
  no_decisions: { fr: 'Aucune décision attendue.', en: 'No decision is awaited.' },
  actions: { fr: 'Ce qui est à faire', en: 'To do' },
  no_actions: { fr: 'Rien de plus que le rythme habituel.', en: 'Nothing beyond the usual rhythm.' },

  definitions: { fr: 'Définitions', en: 'Definitions' },
  sources: { fr: 'Sources', en: 'Sources' },
  limits: { fr: 'Limites des réseaux', en: 'Limits of the networks' },
  questions: { fr: 'Trois questions', en: 'Three questions' },
  other_network: { fr: 'autre réseau', en: 'other network' },

  chart_return: { fr: 'Coût et retour, mois par mois', en: 'Cost and return, month by month' },
  chart_return_about: {
    fr: "Pour chaque mois, trois barres : le coût, le retour prudent et le retour étendu. Un mois sans mesure n'a pas de barre.",
    en: 'Three bars for each month: the cost, the prudent return and the extended return. A month not measured has no bar.',
  },
  chart_balance: { fr: 'Solde depuis le début', en: 'Balance since the start' },
  chart_balance_about: {
    fr: 'Le retour moins le coût, cumulés mois après mois. Le seuil de rentabilité est la ligne du zéro.',
    en: 'Return minus cost, added up month after month. Break-even is the zero line.',
  },
  chart_time: { fr: 'Temps passé et temps prévu', en: 'Time spent and time planned' },
  chart_time_about: {
    fr: 'Une barre par activité : le temps noté ; un trait marque le temps prévu.',
    en: 'One bar for each activity: the time logged; a mark shows the time planned.',
  },
  chart_posts: { fr: 'Publications par réseau', en: 'Posts per network' },
  chart_posts_about: {
    fr: 'Une barre par réseau : les publications parues ; un trait marque celles qui étaient prévues.',
    en: 'One bar for each network: the posts published; a mark shows those planned.',
  },
  series_cost: { fr: 'coût', en: 'cost' },
  series_prudent: { fr: 'retour prudent', en: 'prudent return' },
  series_extended: { fr: 'retour étendu', en: 'extended return' },
  series_balance_prudent: { fr: 'solde prudent', en: 'prudent balance' },
  series_balance_extended: { fr: 'solde étendu', en: 'extended balance' },
  series_logged: { fr: 'noté', en: 'logged' },
  series_planned: { fr: 'prévu', en: 'planned' },
  series_published: { fr: 'parues', en: 'published' },
  series_posts_planned: { fr: 'prévues', en: 'planned' },
  zero: { fr: 'zéro', en: 'zero' },
  figures: { fr: 'Les chiffres', en: 'The figures' },

  // the command
  about: { fr: 'le rapport du mois, pour vous ou pour le client', en: "the month's report, for you or for the client" },
  option_month: {
    fr: 'mois : `2026-10`, `octobre`, `current` ; sinon le dernier mois complet',
    en: 'month: `2026-10`, `october`, `current`; else the last complete month',
  },
  option_format: { fr: 'forme du rapport', en: 'shape of the report' },
  option_draft: { fr: 'marquer comme brouillon', en: 'mark as a draft' },
  written: { fr: 'Rapport écrit : `{path}`', en: 'Report written: `{path}`' },
  would_write: { fr: 'Le rapport serait écrit dans `{path}`.', en: 'The report would be written to `{path}`.' },
  began_later: {
    fr: 'Client suivi depuis ce mois-ci : `smm report --month current`',
    en: 'Client since this month: `smm report --month current`',
  },
  hand_over: {
    fr: 'À remettre au client : `smm report --month {month} --format html -o {file}`',
    en: 'To hand over to the client: `smm report --month {month} --format html -o {file}`',
  },
})
