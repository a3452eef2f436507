import type { Gap, StepId } from '../strategy/steps.ts'
import { texts, type Text } from './text.ts'

export const stepsText = texts({
  about: {
    fr: "les neuf étapes d'une présence réussie : faites ou à faire",
    en: 'the nine steps of a successful presence: done or to do',
  },
  title: { fr: "Les neuf étapes d'une présence réussie", en: 'The nine steps of a successful presence' },
  label: { fr: 'Étapes', en: 'Steps' },
  count: {
    fr: { one: '{count} étape faite sur {total}', other: '{count} étapes faites sur {total}' },
    en: { one: '{count} step done of {total}', other: '{count} steps done of {total}' },
  },
  done: { fr: 'fait', en: 'done' },
  to_do: { fr: 'à faire', en: 'to do' },
  step: { fr: 'Étape', en: 'Step' },
  state: { fr: 'État', en: 'State' },
  what: { fr: 'Ce qui reste à faire', en: 'What is still to be done' },
  next: { fr: 'Pour avancer :', en: 'To go on:' },
  line: { fr: '{number}. {title} : {state}', en: '{number}. {title}: {state}' },
})

export const stepLabel = {
  means: { fr: 'Fixer les objectifs et les moyens', en: 'Set the objectives and the means' },
  strengths: {
    fr: 'Connaître ses points forts, ses messages et son image en ligne',
    en: 'Know your strengths, your messages and your image online',
  },
  networks: { fr: 'Choisir les réseaux qui conviennent', en: 'Choose the networks that fit' },
  community: { fr: 'Organiser la conversation (qui, quand, comment)', en: 'Organise the conversation (who, when, how)' },
  content: { fr: 'Produire ses propres contenus', en: 'Produce content of your own' },
  regularity: { fr: 'Publier régulièrement', en: 'Post regularly' },
  staff: { fr: "Faire participer l'équipe", en: 'Have the staff take part' },
  crisis: { fr: "Être prêt pour l'imprévu et la crise", en: 'Be ready for the unforeseen and for a crisis' },
  follow_up: {
    fr: "Suivre les effets et l'atteinte des objectifs",
    en: 'Follow the results, and how far the objectives are reached',
  },
} as const satisfies Record<StepId, Text>

export const gapLabel = {
  no_strategy: { fr: 'répondre au questionnaire', en: 'answer the questionnaire' },
  objectives_unsaid: { fr: "dire les objectifs, dans l'ordre", en: 'state the objectives, in order' },
  hours_unsaid: { fr: "dire combien d'heures par mois", en: 'state how many hours a month' },
  budget_unsaid: {
    fr: 'dire le budget pour une aide extérieure, même nul',
    en: 'state the budget for outside help, even if none',
  },
  strengths_unsaid: { fr: 'nommer trois à cinq points forts', en: 'name three to five strengths' },
  search_not_made: {
    fr: "chercher le nom de l'entreprise en ligne et noter ce qu'on trouve",
    en: 'search the name of the company online and note what comes up',
  },
  topics_unsaid: {
    fr: 'choisir les sujets à aborder et ceux à éviter',
    en: 'choose the topics to talk about and those to avoid',
  },
  not_approved: { fr: 'faire valider la stratégie par la direction', en: 'have the strategy approved by the management' },
  no_strategist: { fr: 'désigner qui pilote', en: 'name who leads' },
  coverage_unsaid: { fr: "fixer les jours où quelqu'un répond", en: 'settle the days on which somebody answers' },
  no_contact: { fr: 'nommer qui prévenir en cas de problème', en: 'name whom to call if things go wrong' },
  no_content_ahead: { fr: "préparer deux semaines de publications d'avance", en: 'prepare two weeks of posts in advance' },
  story_unsaid: {
    fr: 'raconter la maison : son histoire, ses valeurs, son parcours',
    en: 'tell the story of the firm: its past, its values, its path',
  },
  nothing_published: { fr: 'tenir le rythme pendant quatre semaines', en: 'keep the rhythm for four weeks' },
  cadence_not_kept: { fr: 'tenir au moins neuf publications prévues sur dix', en: 'post as planned nine times out of ten' },
  few_days_ahead: {
    fr: "garder au moins sept jours de publications d'avance",
    en: 'keep at least seven days of posts in advance',
  },
  one_person: { fr: 'trouver une deuxième personne', en: 'find a second person' },
  one_department: { fr: 'faire participer un autre service', en: 'have another department take part' },
  untrained: { fr: 'former ceux qui participent', en: 'train those who take part' },
  no_keywords: { fr: "choisir les mots qui doivent donner l'alerte", en: 'choose the words that must raise an alert' },
  no_drill: { fr: "faire l'exercice d'alerte", en: 'run the alert drill' },
  no_baseline: {
    fr: 'chiffrer le départ et la cible de chaque objectif',
    en: 'put a figure on the start and the target of each objective',
  },
  no_tracking: {
    fr: 'mettre en place une mesure : liens suivis, codes promo ou question en caisse',
    en: 'put a measure in place: tagged links, promo codes or a question at the till',
  },
} as const satisfies Record<Gap, Text>
