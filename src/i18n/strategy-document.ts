import type { Decision } from '../strategy/decisions.ts'
import type { ProcessKpi } from '../strategy/kpi-targets.ts'
import type { Light, Mean, MeanReason } from '../strategy/means.ts'
import type { SourceId } from '../strategy/sources.ts'
import type { Criterion, GeoScope, Objective } from '../strategy/weights.ts'
import { texts, type Text } from './text.ts'

/** The strategy as a document: what its reader, the owner, is told. Sentences of the engine's own conclusions are in strategy.ts. */
export const documentText = texts({
  kicker: { fr: 'Stratégie sur les réseaux sociaux', en: 'Social media strategy' },
  version: { fr: 'Version {version} du {date}', en: 'Version {version} of {date}' },
  to_approve: { fr: 'à valider', en: 'to be approved' },
  made_on: { fr: 'Établie le {date}, version {version}.', en: 'Drawn up on {date}, version {version}.' },
  in_spite: {
    fr: 'Validée malgré un point bloquant, pour cette raison : « {reason} »',
    en: 'Approved in spite of a blocking point, for this reason: “{reason}”',
  },
  approved_on: { fr: 'Validée le {date} par {name}.', en: 'Approved on {date} by {name}.' },

  quoted: { fr: '« {words} »', en: '“{words}”' },
  section_page: { fr: "L'essentiel en une page", en: 'The essentials on one page' },
  section_objectives: {
    fr: "Vos objectifs, et ce qu'y gagnent vos clients",
    en: 'Your objectives, and what your customers gain',
  },
  section_networks: { fr: 'Les réseaux : lesquels, et pourquoi', en: 'The networks: which, and why' },
  section_time: { fr: "Le temps qu'il faut, celui que vous avez", en: 'The time it takes, the time you have' },
  section_people: { fr: 'Qui fait quoi', en: 'Who does what' },
  section_content: { fr: 'De quoi parler, à quel rythme', en: 'What to talk about, and how often' },
  section_targets: { fr: 'À quoi se verra la réussite', en: 'How success will show' },
  section_money: { fr: 'Ce que cela coûte', en: 'What it costs' },
  section_plan: { fr: 'Les 90 premiers jours', en: 'The first 90 days' },
  section_alert: { fr: 'Si ça tourne mal', en: 'If things go wrong' },
  section_objections: { fr: 'Vos questions, nos réponses', en: 'Your questions, our answers' },
  section_legal: { fr: 'Les règles à respecter', en: 'The rules to follow' },
  section_house: { fr: 'Votre maison en quelques mots', en: 'Your company in a few words' },
  section_unknown: { fr: 'Ce qui reste à préciser', en: 'What is still to be settled' },
  section_method: { fr: 'Méthode et sources', en: 'Method and sources' },

  // page 1
  label_aim: { fr: 'Le but', en: 'The aim' },
  label_why: { fr: 'Pourquoi {network}', en: 'Why {network}' },
  label_no_network: { fr: 'Pourquoi aucun réseau', en: 'Why no network' },
  label_who: { fr: 'Qui', en: 'Who' },
  label_time: { fr: 'Temps par mois', en: 'Time a month' },
  label_money: { fr: 'Coût par mois', en: 'Cost a month' },
  label_verdict: { fr: 'Bilan', en: 'Verdict' },
  label_look_again: { fr: 'Nouveau point', en: 'Next look' },
  because_score: {
    fr: "C'est le réseau que vos réponses désignent le mieux : {score} sur 100.",
    en: 'Of all networks it is the one your answers point to: {score} out of 100.',
  },
  why_short_of_time: {
    fr: 'Le mieux placé serait {network} ; il manque {time} par mois.',
    en: 'The nearest would be {network}; {time} a month are missing.',
  },
  why_low: {
    fr: "Aucun n'atteint {min} sur 100 avec vos réponses d'aujourd'hui.",
    en: 'None reaches {min} out of 100 with your answers of today.',
  },
  who_internal: { fr: 'Chez vous : {people}. {lead}', en: 'In your company: {people}. {lead}' },
  who_training: {
    fr: 'Chez vous, après une formation : {people}. {lead}',
    en: 'In your company, after training: {people}. {lead}',
  },
  who_pair: {
    fr: 'Un prestataire, avec un interlocuteur chez vous : {person}. {lead}',
    en: 'A provider, with a contact in your company: {person}. {lead}',
  },
  who_nobody: {
    fr: "Personne pour l'animer aujourd'hui. {lead}",
    en: 'Nobody to run it today. {lead}',
  },
  who_listing: { fr: 'Fiche et veille : {people}. {lead}', en: 'Listing and keeping watch: {people}. {lead}' },
  who_watch: { fr: 'Veille : {people}. {lead}', en: 'Keeping watch: {people}. {lead}' },
  person_number: { fr: 'personne {number}', en: 'person {number}' },
  people_count: {
    fr: { one: '{count} personne', other: '{count} personnes' },
    en: { one: '{count} person', other: '{count} people' },
  },
  to_be_named: { fr: 'à désigner', en: 'to be named' },
  lead_consultant: { fr: 'Le consultant pilote.', en: 'The consultant leads.' },
  lead_person: { fr: 'Pilotage : {person}.', en: 'Lead: {person}.' },
  lead_nobody: { fr: 'Personne ne pilote encore.', en: 'Nobody leads yet.' },
  time_planned: {
    fr: 'Sur les {available} que vous avez : {cadence}.',
    en: 'Of the {available} you have: {cadence}.',
  },
  time_listing: {
    fr: 'Pour la fiche et le suivi, sur les {available} que vous avez.',
    en: 'For the listing and keeping watch, of the {available} you have.',
  },
  time_watch: {
    fr: 'Pour le suivi, sur les {available} que vous avez.',
    en: 'For keeping watch, of the {available} you have.',
  },
  time_watch_over: { fr: "Pour le suivi ; vous n'avez que {available}.", en: 'For keeping watch; you have only {available}.' },
  time_listing_over: {
    fr: "Pour la fiche et le suivi ; vous n'avez que {available}.",
    en: 'For the listing and keeping watch; you have only {available}.',
  },
  money_all: {
    fr: '{internal} de temps de travail et {ceiling} de dépenses.',
    en: '{internal} of working time and {ceiling} of spending.',
  },
  money_time: { fr: 'Votre temps de travail.', en: 'Your working time.' },
  money_no_more: { fr: 'Rien à payer de plus.', en: 'Nothing more to pay.' },
  money_fee_apart: { fr: 'Hors honoraires du consultant.', en: "The consultant's fee apart." },
  money_nothing: { fr: "Rien à payer pour l'instant.", en: 'Nothing to pay for now.' },
  money_spending: {
    fr: 'En dépenses ; le travail est facturé par le consultant ou le prestataire.',
    en: 'In spending; the work is invoiced by the consultant or the provider.',
  },
  money_no_rate: {
    fr: 'En dépenses ; votre temps reste à chiffrer : combien vous coûte une heure de travail ?',
    en: 'In spending; your time is still to be priced: what does an hour of work cost you?',
  },
  verdict: {
    fr: "Après {months} mois. Dès le {decision}, on décide de continuer, d'ajuster ou d'arrêter.",
    en: 'After {months} months. As early as {decision} you decide to go on, adjust or stop.',
  },
  verdict_short: {
    fr: 'Après 3 mois : souvent trop tôt pour juger des ventes, assez pour continuer, ajuster ou arrêter.',
    en: 'After 3 months: often too early to judge sales, enough to go on, adjust or stop.',
  },
  verdict_none: {
    fr: "Rien à juger tant que rien n'est publié. Le temps ou les personnes auront peut-être changé.",
    en: 'Nothing to judge as long as nothing is posted. Time or people may have changed.',
  },
  decisions: { fr: 'Trois décisions à prendre', en: 'Three decisions to take' },
  quick: {
    fr: 'Établie avec le questionnaire rapide : elle sera précisée avec le questionnaire complet.',
    en: 'Made from the quick questionnaire: the full one will make it more precise.',
  },
  confidence: {
    fr: 'Réponses connues pour {percent} des critères ; le reste est compté comme neutre.',
    en: 'Answers known for {percent} of the criteria; the rest is counted as neutral.',
  },

  // 1 objectives
  objective_first: { fr: "D'abord, {aim}.", en: 'First, {aim}.' },
  objective_then: { fr: 'Puis {aim}.', en: 'Then {aim}.' },
  benefit: { fr: 'Ce que vos clients y gagnent : « {benefit} »', en: 'What your customers gain: “{benefit}”' },
  benefit_why: {
    fr: "On suit une entreprise pour ce qu'elle apporte, non pour ce qu'elle vend.",
    en: 'People follow a company for what it gives them, not for what it sells.',
  },
  personas: { fr: 'À qui nous parlons', en: 'Whom we talk to' },
  pilot: {
    fr: "Ces 90 jours sont un essai : on s'engage sur un rythme, on mesure, puis on décide. Ne pas essayer a aussi un coût : on n'apprend rien.",
    en: 'These 90 days are a trial: keep a rhythm, measure, then decide. Not trying has a cost too: nothing is learned.',
  },

  // 2 networks
  chart_scores: {
    fr: 'Score de chaque réseau, sur 100 (conseillé à partir de {min})',
    en: 'Score of each network, out of 100 (advised from {min})',
  },
  chart_scores_about: {
    fr: "Barres : plus elle est longue, mieux le réseau convient d'après vos réponses.",
    en: 'Bars: the longer, the better the network suits your answers.',
  },
  series_score: { fr: 'score', en: 'score' },
  heading_first: { fr: '{network} : ouvrir', en: '{network}: open' },
  heading_first_kept: { fr: '{network} : garder et développer', en: '{network}: keep and develop' },
  heading_first_dormant: { fr: '{network} : réveiller', en: '{network}: wake up' },
  heading_someday: { fr: "{network} : le jour où quelqu'un pourra l'animer", en: '{network}: the day someone can run it' },
  heading_none: { fr: "Pour l'instant", en: 'For now' },
  heading_listing: { fr: '{network} : tenir à jour', en: '{network}: keep up to date' },
  heading_accounts: { fr: 'Vos comptes actuels', en: 'Your current accounts' },
  heading_left_out: { fr: 'Laissés de côté', en: 'Left out' },
  listing_week: {
    fr: "Une actualité par semaine, une réponse à chaque avis : {time} par mois. C'est une fiche, pas un réseau.",
    en: 'One update a week, an answer to every review: {time} a month. It is a listing, not a network.',
  },

  // 3 time
  chart_need: { fr: 'Heures par mois : ce que demande chaque présence', en: 'Hours a month: what each presence takes' },
  chart_need_about: {
    fr: 'Barres : le temps nécessaire à chaque niveau de présence, organisation et fiche comprises ; le repère marque le temps dont vous disposez.',
    en: 'Bars: the time each level of presence takes, planning and listing included; the mark is the time you have.',
  },
  series_need: { fr: 'nécessaire', en: 'needed' },
  series_have: { fr: 'disponible', en: 'available' },
  need_base: { fr: 'fiche et suivi seuls', en: 'listing and planning alone' },
  need_watch: { fr: 'suivi seul', en: 'planning alone' },
  need_rule_own: { fr: 'repère du consultant', en: "consultant's yardstick" },
  need_rule: { fr: 'repère publié', en: 'published yardstick' },
  column_presence: { fr: 'Présence', en: 'Presence' },
  column_where: { fr: 'Où va le temps', en: 'Where the time goes' },
  column_month: { fr: 'Par mois', en: 'A month' },
  rule_days: {
    fr: "{hours} par mois, c'est environ {days} de 7 h.",
    en: '{hours} a month is about {days} of 7 h.',
  },
  rule_origin: {
    fr: "D'où vient ce repère : un article de Forbes de 2013, sur des entreprises de taille moyenne, sans étude nommée. Une enquête de 2012 auprès de 462 petites entreprises trouve 6 h ou plus par semaine chez 43 % d'entre elles. Au bout de 60 jours, vos propres relevés diront mieux.",
    en: 'Where this yardstick comes from: a Forbes article of 2013 on midsize companies, which names no study. A 2012 survey of 462 small firms finds 6 h or more a week in 43% of them. After 60 days your own records will say better.',
  },
  means: { fr: 'Le triangle des moyens', en: 'The triangle of means' },
  means_note: {
    fr: "Argent, temps, compétences : s'il en manque un, les deux autres ne suffisent pas. Aucun retour n'est promis ici ; il sera mesuré.",
    en: 'Money, time, skills: where one is missing, the other two are not enough. No return is promised here; it will be measured.',
  },

  // 4 people
  seniority: {
    fr: "Ceux qui connaissent bien l'entreprise répondent le mieux : confiez la parole à une personne expérimentée, pas à la dernière arrivée.",
    en: 'People who know the company well answer best: let someone experienced speak, not the newest arrival.',
  },
  tools_are_no_people: {
    fr: 'Un outil fait gagner du temps, il ne remplace personne : les heures ci-dessous sont du travail humain.',
    en: 'A tool saves time, it replaces nobody: the hours below are human work.',
  },
  column_role: { fr: 'Rôle', en: 'Role' },
  column_week: { fr: 'Par semaine', en: 'A week' },
  column_who: { fr: 'Qui', en: 'Who' },
  column_job: { fr: 'Fonction', en: 'Function' },
  column_day: { fr: 'Jour', en: 'Day' },
  column_theme: { fr: 'Thème', en: 'Theme' },
  column_share: { fr: 'Part', en: 'Share' },
  column_remark: { fr: 'À savoir', en: 'Note' },
  column_network: { fr: 'Réseau', en: 'Network' },
  column_when: { fr: 'Quand', en: 'When' },
  column_score: { fr: 'Score', en: 'Score' },
  column_place: { fr: 'Conseil', en: 'Advice' },
  from_day_1: { fr: 'dès le début', en: 'from the start' },
  from_day_91: { fr: 'au plus tôt le 91e jour', en: 'from day 91 at the earliest' },
  owner_internal: { fr: '{person}, chez vous', en: '{person}, in your company' },
  owner_internal_unnamed: { fr: "quelqu'un de chez vous, à désigner", en: 'someone in your company, to be named' },
  owner_pair: { fr: 'un prestataire, avec {person} chez vous', en: 'a provider, with {person} in your company' },
  owner_pair_unnamed: {
    fr: "un prestataire, avec quelqu'un de chez vous à désigner",
    en: 'a provider, with someone in your company, to be named',
  },
  owner_external: { fr: 'un prestataire ou le consultant', en: 'a provider or the consultant' },
  owner_external_referent: {
    fr: 'un prestataire ou le consultant ; relecture : {person}',
    en: 'a provider or the consultant; reviewed by {person}',
  },
  owner_nobody: { fr: "personne pour l'instant", en: 'nobody for now' },
  heading_roles: { fr: 'Les rôles, semaine par semaine', en: 'The roles, week by week' },
  heading_team: { fr: "L'équipe", en: 'The team' },
  heading_owners: { fr: 'Qui tient quoi', en: 'Who looks after what' },
  heading_days: { fr: 'Qui répond, quel jour', en: 'Who answers on which day' },
  heading_flags: { fr: 'À régler', en: 'To be settled' },
  the_owner: { fr: 'le dirigeant', en: 'the owner' },
  the_consultant: { fr: 'le consultant', en: 'the consultant' },
  a_provider: { fr: 'un prestataire', en: 'a provider' },
  you: { fr: 'vous', en: 'you' },
  remark_intern: { fr: 'en stage ou en alternance', en: 'intern or apprentice' },
  remark_training: { fr: 'formation à prévoir', en: 'training to be planned' },
  remark_ready: { fr: 'formation suivie, volontaire', en: 'trained and willing' },
  remark_motivation: { fr: 'participation à confirmer', en: 'participation to be confirmed' },
  severity_red: { fr: 'Bloquant. {flag}.', en: 'Blocking. {flag}.' },
  severity_amber: { fr: 'À corriger. {flag}.', en: 'To be put right. {flag}.' },
  severity_note: { fr: 'À savoir. {flag}.', en: 'Good to know. {flag}.' },
  seven_days: {
    fr: 'Répondre 7 jours sur 7 : une seule personne ne le peut pas. Organisez un tour de rôle, ou annoncez vos jours de réponse.',
    en: 'Answering 7 days a week: one person cannot. Take turns, or announce the days on which you answer.',
  },
  nobody_that_day: { fr: 'personne', en: 'nobody' },

  // 5 content
  chart_pillars: { fr: 'Sur 100 publications', en: 'Of 100 posts' },
  chart_pillars_about: {
    fr: 'Barres : la part de chaque thème parmi les publications prévues.',
    en: 'Bars: the share of each theme among the posts planned.',
  },
  series_share: { fr: 'part des publications', en: 'share of the posts' },
  cadence: { fr: '{network} : {cadence}.', en: '{network}: {cadence}.' },
  regular: {
    fr: 'La régularité compte plus que le nombre : mieux vaut tenir ce rythme que le dépasser deux semaines.',
    en: 'Regular beats frequent: better to keep this rhythm than to beat it for two weeks.',
  },
  pillars_note: {
    fr: "Chaque publication relève d'un de ces thèmes. L'offre n'en dépasse jamais un quart : on suit rarement une maison qui ne parle que d'elle.",
    en: 'Every post belongs to one of these themes. Offers never exceed a quarter: few people follow a company that only sells.',
  },
  pillars_later: {
    fr: 'Pour le jour où une publication régulière sera possible.',
    en: 'For the day on which regular posts are possible.',
  },

  // 6 targets
  column_objective: { fr: 'Objectif', en: 'Objective' },
  column_kpi: { fr: 'Indicateur', en: 'Indicator' },
  column_today: { fr: "Aujourd'hui", en: 'Today' },
  column_target: { fr: 'Cible', en: 'Target' },
  column_by: { fr: "D'ici le", en: 'By' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  target_needs_baseline: { fr: 'après 30 jours de mesure', en: 'after 30 days of measuring' },
  target_to_be_set: { fr: 'à fixer ensemble', en: 'to be set together' },
  target_usual: { fr: '{value} (hypothèse)', en: '{value} (assumption)' },
  targets_baseline: {
    fr: "Pas de cible chiffrée avant 30 jours de mesure : il faut d'abord un point de départ. La hausse visée sera alors calculée.",
    en: 'No target in figures before 30 days of measuring: a starting point comes first. The rise aimed at is computed then.',
  },
  targets_usual: {
    fr: 'Les cibles marquées « hypothèse » sont notre jugement, à corriger ensemble. Les moyennes publiées ne servent pas de cible : leurs méthodes ne se comparent pas.',
    en: 'Targets marked “assumption” are our judgement, to be corrected together. Published averages are not used as targets: their methods cannot be compared.',
  },
  also: { fr: 'À suivre aussi : {kpis}.', en: 'Also to watch: {kpis}.' },
  heading_process: { fr: 'Le travail lui-même, dès le premier jour', en: 'The work itself, from the first day' },
  at_least: { fr: 'au moins {value}', en: 'at least {value}' },
  days_ahead: { fr: { one: '{count} jour', other: '{count} jours' }, en: { one: '{count} day', other: '{count} days' } },
  of_weeks: { fr: '{value} des semaines', en: '{value} of the weeks' },

  // 7 money
  column_item: { fr: 'Poste', en: 'Item' },
  column_pilot: { fr: 'Sur 90 jours', en: 'Over 90 days' },
  item_time: { fr: "Votre temps : {time} à {rate} l'heure", en: 'Your time: {time} at {rate} an hour' },
  item_time_estimated: {
    fr: "Votre temps : {time} à {rate} l'heure (estimation)",
    en: 'Your time: {time} at {rate} an hour (estimate)',
  },
  item_time_unpriced: { fr: 'Votre temps : {time}', en: 'Your time: {time}' },
  not_priced: { fr: 'à chiffrer', en: 'to be priced' },
  item_external: { fr: 'Aide extérieure', en: 'Outside help' },
  item_ads: { fr: 'Publicité', en: 'Advertising' },
  item_tools: { fr: 'Outils et abonnements', en: 'Tools and subscriptions' },
  item_production: { fr: 'Photo, vidéo, graphisme', en: 'Photo, video, graphics' },
  item_total: { fr: 'Total', en: 'Total' },
  item_total_known: { fr: 'Total, sans votre temps', en: 'Total, without your time' },
  label_ceiling: { fr: 'Plafond de dépenses par mois', en: 'Spending ceiling a month' },
  ceiling: {
    fr: '{amount}, sans compter le temps. Le rapport du mois compare les dépenses à ce plafond.',
    en: '{amount}, time apart. The monthly report compares spending with this ceiling.',
  },
  ceiling_none: {
    fr: 'Aucune dépense prévue : toute dépense demande votre accord.',
    en: 'No spending planned: any spending needs your agreement.',
  },
  label_per_post: { fr: "Coût complet d'une publication prévue", en: 'Full cost of a planned post' },
  label_more: { fr: 'Avec {amount} de plus par mois', en: 'With {amount} more a month' },
  more: { fr: '{time} de travail en plus', en: '{time} more work' },
  more_posts: {
    fr: {
      one: '{time} de production, soit environ {count} publication de plus',
      other: '{time} de production, soit environ {count} publications de plus',
    },
    en: { one: '{time} of production, about {count} more post', other: '{time} of production, about {count} more posts' },
  },
  more_no_ads: {
    fr: '{more}. Pas de publicité tant que les ventes venues des réseaux ne sont pas suivies.',
    en: '{more}. No advertising as long as sales from social networks are not tracked.',
  },
  more_ads: {
    fr: "{more}, ou de la publicité : vous pouvez mesurer les ventes qu'elle apporte.",
    en: '{more}, or advertising: you can measure the sales it brings.',
  },
  investment: {
    fr: "Jours 1 à 90 : phase d'investissement. On se fait connaître avant de vendre ; le rapport montre d'abord le travail fait et l'audience, ensuite seulement le retour.",
    en: 'Days 1 to 90: investment phase. Getting known comes before selling; the report shows the work done and the audience first, the return only afterwards.',
  },
  delay: {
    fr: "Les résultats viennent souvent entre 3 et 12 mois, comme pour le référencement d'un site. La notoriété bouge d'abord, les ventes ensuite. Avant 3 mois, aucun verdict ; de 3 à 6 mois, une tendance.",
    en: 'Results often come between 3 and 12 months, as with search rankings. Awareness moves first, sales later. Before 3 months, no verdict; from 3 to 6, a trend.',
  },
  provider_price: {
    fr: 'Prix des prestataires : ordre de grandeur daté de 2017, environ 200 € par jour pour un indépendant débutant, de 336 à 600 € pour un confirmé. Vos devis décident.',
    en: 'Provider prices: orders of magnitude from 2017 in France, about €200 a day for a beginner freelancer, €336 to €600 for an experienced one. Your quotes decide.',
  },
  consultant_apart: {
    fr: 'Les honoraires du consultant ne sont pas dans ce tableau : ils figurent dans son devis.',
    en: "The consultant's fee is not in this table: it is in their quote.",
  },
  consultant_time: {
    fr: "Le temps du consultant ou du prestataire n'est pas compté dans le vôtre : il est dans leur facture.",
    en: "The consultant's or the provider's time is not counted in yours: it is on their invoice.",
  },

  // 8 plan
  chart_plan: { fr: 'Les tâches, du jour 1 au jour {days}', en: 'The tasks, from day 1 to day {days}' },
  chart_plan_about: {
    fr: 'Une barre par tâche, de son premier à son dernier jour.',
    en: 'One bar per task, from its first to its last day.',
  },
  day_tick: { fr: 'jour {day}', en: 'day {day}' },
  task_done: { fr: 'fait', en: 'done' },
  task_open: { fr: 'à faire', en: 'to do' },
  column_task: { fr: 'Quoi', en: 'What' },
  column_time: { fr: 'Temps', en: 'Time' },
  every_week: { fr: 'chaque semaine, dès le {date}', en: 'every week, from {date}' },
  every_month: { fr: 'chaque mois, dès le {date}', en: 'every month, from {date}' },
  from_to: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  plan_start: {
    fr: 'Début : {date}. Les jours fériés et les fins de semaine sont sautés.',
    en: 'Start: {date}. Public holidays and weekends are skipped.',
  },
  heading_day_90: { fr: 'Au 90e jour, une décision', en: 'On day 90, a decision' },
  go_on: {
    fr: 'Continuer si le rythme est tenu à 90 % et si 80 % des réponses partent en 24 h.',
    en: 'Go on if 90% of the rhythm is kept and 80% of the answers are given within 24 h.',
  },
  adjust: {
    fr: "Ajuster si le rythme est tenu mais que rien ne bouge : changer de thème, de format ou d'horaire, une chose à la fois.",
    en: 'Adjust if the rhythm is kept but nothing moves: change theme, format or time, one thing at a time.',
  },
  stop: {
    fr: "Arrêter si le rythme n'est pas tenu deux mois de suite : le compte est mis en veille, sans être supprimé, et la fiche reste à jour.",
    en: 'Stop if the rhythm is not kept for two months in a row: the account is put on standby, not deleted, and the listing stays up to date.',
  },
  stop_no_listing: {
    fr: "Arrêter si le rythme n'est pas tenu deux mois de suite : le compte est mis en veille, sans être supprimé.",
    en: 'Stop if the rhythm is not kept for two months in a row: the account is put on standby, not deleted.',
  },
  look_again: {
    fr: "Reposer les trois mêmes questions : y a-t-il du temps, quelqu'un, une envie ? Sinon, ne rien ouvrir et continuer la veille.",
    en: 'Ask the same three questions again: is there time, somebody, a wish? If not, open nothing and keep watching.',
  },

  // 12 house
  story: { fr: 'Votre histoire', en: 'Your story' },
  strengths: { fr: 'Vos points forts', en: 'Your strengths' },
  tone: { fr: 'Ton', en: 'Tone' },
  address_vous: { fr: 'Vos clients sont vouvoyés', en: 'in French, customers are addressed as “vous”' },
  address_tu: { fr: 'Vos clients sont tutoyés', en: 'in French, customers are addressed as “tu”' },
  topics_ok: { fr: 'Sujets à aborder', en: 'Topics to cover' },
  topics_never: { fr: 'Sujets à éviter', en: 'Topics to avoid' },
  key_dates: { fr: 'Temps forts et fermetures', en: 'Busy times and closures' },
  languages: { fr: 'Langues de vos clients', en: "Your customers' languages" },
  ecosystem: { fr: 'À suivre', en: 'To be watched' },
  ecosystem_item: { fr: '{name} ({type})', en: '{name} ({type})' },

  // 13 unknown
  unknown_rate: {
    fr: "Le coût d'une heure de travail chez vous est estimé : donnez le vôtre.",
    en: 'The cost of an hour of work in your company is an estimate: give yours.',
  },
  unknown_rate_none: {
    fr: "Le coût d'une heure de travail chez vous n'est pas connu : sans lui, le coût complet ne se calcule pas.",
    en: 'The cost of an hour of work in your company is not known: without it the full cost cannot be computed.',
  },
  unknown_margin: {
    fr: "Votre marge n'est pas connue : sans elle, le retour restera « non mesuré ».",
    en: 'Your margin is not known: without it the return stays “not measured”.',
  },
  unknown_tracking: {
    fr: 'Rien ne relie encore une vente à une publication : le retour restera « non mesuré ».',
    en: 'Nothing links a sale to a post yet: the return stays “not measured”.',
  },
  unknown_baseline: {
    fr: 'Point de départ à relever : {kpis}.',
    en: 'Starting point to be taken: {kpis}.',
  },
  unknown_benefit: {
    fr: 'À dire encore : que gagneront vos clients à vous suivre ?',
    en: 'Still to be said: what will your customers gain by following you?',
  },
  unknown_story: {
    fr: "Votre histoire n'est pas encore écrite : sans elle, personne d'extérieur ne peut parler pour vous.",
    en: 'Your story is not written yet: nobody from outside can speak for you without it.',
  },
  unknown_quick: {
    fr: 'Le questionnaire complet reste à remplir : histoire, sujets, équipe, droits, alertes.',
    en: 'The full questionnaire is still to be filled in: story, topics, team, rights, alerts.',
  },

  // 14 method
  method_score: {
    fr: 'Chaque réseau reçoit une note de 0 à 100 sur huit critères pondérés : vos objectifs ({objective}), ce que vous savez produire ({content}), le type de clients ({audience}), leur âge ({age}), votre métier ({sector}), où ils sont ({geo}), vos comptes ({existing}), la facilité à mesurer ({measurability}).',
    en: 'Each network gets a mark from 0 to 100 on eight criteria, weighted: your objectives ({objective}), what you can produce ({content}), the kind of customers ({audience}), their age ({age}), your trade ({sector}), where they are ({geo}), your accounts ({existing}), how well it can be measured ({measurability}).',
  },
  method_judgement: {
    fr: 'Ces notes, les minutes par publication et les hausses attendues sont notre jugement, consigné dans des tables datées (version {version}). Deux réseaux à moins de {points} points se valent : nous le disons.',
    en: 'These marks, the minutes per post and the rises expected are our judgement, kept in dated tables (version {version}). Two networks within {points} points are equally good: we say so.',
  },
  method_same: {
    fr: 'Les mêmes réponses donnent toujours le même conseil.',
    en: 'The same answers always give the same advice.',
  },
  audience_stale: {
    fr: "Les chiffres d'audience ont plus de 18 mois : ils donnent un ordre de grandeur, pas une mesure.",
    en: 'The audience figures are more than 18 months old: they are orders of magnitude, not measurements.',
  },
  heading_sources: { fr: 'Sources des chiffres publiés', en: 'Sources of published figures' },
  reviewed: {
    fr: "Relu le {date}. À vérifier avec votre conseil : ceci n'est pas un avis juridique.",
    en: 'Reviewed on {date}. To be checked with your adviser: this is no legal advice.',
  },
})

/** What the owner wants, as an infinitive: « Le but : vendre plus ». */
export const aimText = {
  awareness: { fr: 'vous faire connaître', en: 'get known' },
  sales: { fr: 'vendre plus', en: 'sell more' },
  leads: { fr: 'obtenir des demandes de devis', en: 'get requests for quotes' },
  traffic: { fr: 'amener des visites sur votre site', en: 'bring visits to your website' },
  local_visits: { fr: 'faire venir des clients chez vous', en: 'bring people to your place' },
  support: { fr: 'aider vos clients', en: 'help your customers' },
  loyalty: { fr: 'garder vos clients', en: 'keep your customers' },
  recruitment: { fr: 'recruter', en: 'recruit' },
  market_insight: { fr: 'mieux comprendre votre marché', en: 'understand your market better' },
  reputation: { fr: 'soigner votre réputation', en: 'look after your reputation' },
} as const satisfies Record<Objective, Text>

/** Why the network found is the right one, criterion by criterion; « il » is the network. */
export const becauseText = {
  objective: { fr: 'il sert vos objectifs', en: 'it serves your objectives' },
  content: { fr: "vous savez produire ce qu'il demande", en: 'you can produce what it asks for' },
  audience: { fr: 'il touche votre clientèle', en: 'it reaches your kind of customers' },
  age: { fr: "l'âge de vos clients y est bien représenté", en: "your customers' age is well represented there" },
  sector: { fr: 'il convient à votre métier', en: 'it suits your trade' },
  geo: { fr: 'il touche vos clients là où ils sont', en: 'it reaches your customers where they are' },
  existing: { fr: 'vous y avez déjà un compte', en: 'you already have an account there' },
  measurability: { fr: 'ses résultats se mesurent bien', en: 'its results can be measured well' },
} as const satisfies Record<Criterion, Text>

export const becausePlace = {
  local: { fr: 'il touche une clientèle locale', en: 'it reaches local customers' },
  national: { fr: 'il touche tout le pays', en: 'it reaches the whole country' },
  international: { fr: "il touche d'autres pays", en: 'it reaches other countries' },
} as const satisfies Record<GeoScope, Text>

export const becauseAudience = {
  businesses: { fr: 'il touche les professionnels', en: 'it reaches businesses' },
  consumers: { fr: 'il touche les particuliers', en: 'it reaches consumers' },
} as const satisfies Record<string, Text>

/** What is asked of the owner. */
export const decisionText = {
  find_time: {
    fr: "Trouver {time} de plus par mois pour {network}, ou s'en tenir à la veille.",
    en: 'Find {time} more a month for {network}, or keep to watching.',
  },
  find_time_listing: {
    fr: "Trouver {time} de plus par mois pour {network}, ou s'en tenir à la fiche et à la veille.",
    en: 'Find {time} more a month for {network}, or keep to the listing and to watching.',
  },
  find_someone: {
    fr: "Trouver quelqu'un pour animer {network} : du temps chez vous, ou un budget d'aide extérieure.",
    en: 'Find someone to run {network}: time in your company, or a budget for outside help.',
  },
  name_strategist: {
    fr: 'Nommer qui pilote la stratégie ; ce peut être le consultant.',
    en: 'Name who leads the strategy; it can be the consultant.',
  },
  name_referent: {
    fr: "Désigner, chez vous, l'interlocuteur du prestataire.",
    en: 'Name the contact of the provider in your company.',
  },
  experienced: {
    fr: "Confier l'animation à une personne expérimentée ; le stagiaire l'aide.",
    en: 'Give the work to someone experienced; the intern helps.',
  },
  name_sponsor: {
    fr: 'Nommer, à la direction, la personne qui soutient le projet.',
    en: 'Name the person in management who backs the project.',
  },
  choose_network: {
    fr: 'Choisir entre {networks}, presque à égalité.',
    en: 'Choose between {networks}, nearly level.',
  },
  second_person: {
    fr: "Ajouter une deuxième personne, d'un autre service si possible : seul, on ne tient pas.",
    en: 'Add a second person, from another department if possible: nobody keeps it up alone.',
  },
  approve: { fr: 'Valider cette stratégie avant le {date}.', en: 'Approve this strategy by {date}.' },
  second_quote: {
    fr: 'Demander un second devis avant de choisir le prestataire.',
    en: 'Ask for a second quote before choosing the provider.',
  },
  free_hours: {
    fr: 'Réserver dès maintenant {time} par semaine dans les agendas ({people}).',
    en: 'Set aside {time} a week in the diaries from now on ({people}).',
  },
  free_hours_unnamed: {
    fr: 'Nommer qui participe, et réserver {time} par semaine.',
    en: 'Name who takes part, and set aside {time} a week.',
  },
  train: { fr: 'Accorder le temps et le budget de la formation.', en: 'Grant the time and the budget for the training.' },
  contacts: {
    fr: 'Dire qui prévenir si quelque chose tourne mal, et qui prend le relais.',
    en: 'Say whom to call if things go wrong, and who stands in.',
  },
  tracking: {
    fr: 'Choisir comment reconnaître une vente venue des réseaux.',
    en: 'Choose how to recognise a sale that came from social networks.',
  },
  sign_contract: {
    fr: 'Signer le contrat RGPD avec le consultant.',
    en: 'Sign the GDPR contract with the consultant.',
  },
  benefit: {
    fr: 'Dire en une phrase ce que vos clients gagneront à vous suivre.',
    en: 'Say in one sentence what your customers will gain by following you.',
  },
  set_date: { fr: 'Noter la date du bilan : le {date}.', en: 'Note the day of the verdict: {date}.' },
  day_90: {
    fr: 'Réserver une heure le {date} pour continuer, ajuster ou arrêter.',
    en: 'Set aside an hour on {date} to go on, adjust or stop.',
  },
} as const satisfies Record<Decision | 'find_time_listing' | 'free_hours_unnamed', Text>

export const meanLabel = {
  money: { fr: 'Argent', en: 'Money' },
  time: { fr: 'Temps', en: 'Time' },
  skills: { fr: 'Compétences', en: 'Skills' },
} as const satisfies Record<Mean['mean'], Text>

export const lightLabel = {
  green: { fr: 'vert : suffisant', en: 'green: enough' },
  amber: { fr: 'orange : juste', en: 'amber: tight' },
  red: { fr: 'rouge : insuffisant', en: 'red: not enough' },
} as const satisfies Record<Light, Text>

export const meanText = {
  money_enough: { fr: 'Le budget couvre ce qui est prévu.', en: 'The budget covers what is planned.' },
  money_training: { fr: 'La formation reste à payer.', en: 'The training is still to be paid for.' },
  money_thin: {
    fr: "Le budget d'aide extérieure ne couvre pas toutes les heures de production.",
    en: 'The budget for outside help does not cover all the hours of production.',
  },
  money_production: {
    fr: "Vous voulez confier des contenus, mais aucun budget n'y est prévu.",
    en: 'You want to commission content, but no budget is set aside for it.',
  },
  money_none: {
    fr: 'Ni temps interne, ni budget extérieur : rien de plus que la veille.',
    en: 'Neither time inside nor budget outside: nothing more than keeping watch.',
  },
  time_enough: { fr: 'Le temps atteint le repère.', en: 'The time reaches the yardstick.' },
  time_light: {
    fr: 'Le temps permet un rythme allégé ; les résultats viendront plus lentement.',
    en: 'The time allows a lighter rhythm; results will come more slowly.',
  },
  time_missing: { fr: 'Le temps ne suffit pas à un réseau.', en: 'The time is not enough for a network.' },
  time_nobody: { fr: "Du temps est prévu, mais personne pour l'employer.", en: 'Time is planned, but nobody to use it.' },
  skills_there: { fr: 'Les personnes sont formées et savent produire.', en: 'The people are trained and can produce.' },
  skills_training: {
    fr: 'Une formation est à prévoir avant la première publication.',
    en: 'Training is needed before the first post.',
  },
  skills_content: {
    fr: "Une partie du contenu que le réseau demande n'est pas produite chez vous.",
    en: 'Part of the content the network asks for is not produced in your company.',
  },
  skills_interns: { fr: 'Il manque une personne expérimentée.', en: 'Someone experienced is missing.' },
  skills_nobody: { fr: "Personne n'est encore nommé.", en: 'Nobody is named yet.' },
} as const satisfies Record<MeanReason, Text>

export const processText = {
  cadence_kept: { fr: 'rythme tenu', en: 'rhythm kept' },
  within_24h: { fr: 'réponses sous 24 h', en: 'answers within 24 h' },
  queue_depth: { fr: "jours d'avance", en: 'days ahead' },
  time_logged: { fr: 'temps noté', en: 'time logged' },
  original_share: { fr: 'contenus faits chez vous', en: 'content of your own' },
} as const satisfies Record<ProcessKpi, Text>

export const sourceText = {
  hours_rule: {
    fr: '32 h par mois et par réseau : Forbes, republié en mars 2013, pour une entreprise de taille moyenne.',
    en: '32 h a month per network: Forbes, republished in March 2013, for a midsize company.',
  },
  hours_small: {
    fr: 'Heures des petites entreprises : VerticalResponse, automne 2012, 462 entreprises.',
    en: 'Hours of small firms: VerticalResponse, autumn 2012, 462 firms.',
  },
  ages: {
    fr: 'Âges : Flashs pour Hostinger, France, mars 2025 ; Médiamétrie, 2023 ; pour YouTube, Pew Research Center, États-Unis, 2024. Threads, Bluesky, Mastodon, Telegram et Tumblr : estimations basses, faute de chiffres français.',
    en: 'Ages: Flashs for Hostinger, France, March 2025; Médiamétrie, 2023; for YouTube, Pew Research Center, United States, 2024. Threads, Bluesky, Mastodon, Telegram and Tumblr: low estimates, for want of French figures.',
  },
  usage: {
    fr: 'Usage des réseaux en France : We Are Social et Meltwater, 2024 et 2025.',
    en: 'Use of networks in France: We Are Social and Meltwater, 2024 and 2025.',
  },
  delay: {
    fr: 'Délai avant résultats : de 3 à 12 mois selon les praticiens ; enquête Social Media Examiner, 2015.',
    en: 'Time until results: 3 to 12 months according to practitioners; Social Media Examiner survey, 2015.',
  },
  article: {
    fr: 'Temps pour écrire un article : 3 h 48 en moyenne, Orbit Media, 2024.',
    en: 'Time to write an article: 3 h 48 on average, Orbit Media, 2024.',
  },
  provider: {
    fr: 'Prix des indépendants : Malt et Journal du Community Manager, 2017.',
    en: 'Prices of freelancers: Malt and Journal du Community Manager, 2017.',
  },
  labour: {
    fr: "Coût d'une heure de travail, quand le vôtre manque : Insee 2020, actualisé à 2023.",
    en: 'Cost of an hour of work, where yours is missing: Insee 2020, updated to 2023.',
  },
} as const satisfies Record<SourceId, Text>
