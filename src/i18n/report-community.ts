import type { MessageLevel } from '../store/inbox.ts'
import { texts, type Text } from './text.ts'

/** After « incident ». */
export const levelAdjective = {
  green: { fr: 'vert', en: 'green' },
  amber: { fr: 'orange', en: 'amber' },
  red: { fr: 'rouge', en: 'red' },
} as const satisfies Record<MessageLevel, Text>

export const incidentText = texts({
  open_risk: { fr: 'un incident {level} est en cours', en: '{level} incident under way' },
  one_closed: { fr: '1 incident {level}, clos en {duration}', en: '1 {level} incident, closed in {duration}' },
  one_open: { fr: '1 incident {level}, en cours depuis {duration}', en: '1 {level} incident, under way for {duration}' },
  several: {
    fr: '{count} incidents, dont {open} en cours ; niveau le plus haut : {level}',
    en: '{count} incidents, {open} of them under way; highest level: {level}',
  },
  none: { fr: 'aucun', en: 'none' },
})

export const saidText = texts({
  heading: { fr: 'Ce que disent vos clients', en: 'What your customers say' },
  verbatims_intro: {
    fr: 'Leurs mots, sans leurs noms.',
    en: 'In their words, without their names.',
  },
  tag_column: { fr: 'De quoi ils parlent', en: 'What they write about' },
  count_column: { fr: 'Messages', en: 'Messages' },
  verbatim: { fr: '« {text} » — {who}, {tag}', en: '“{text}” — {who}, {tag}' },
  mentions: { fr: 'Mentions ailleurs', en: 'Mentions elsewhere' },
  within_24h: { fr: 'Réponses sous 24 h', en: 'Answered within 24 h' },
  reviews_answered: { fr: 'Réponses aux avis', en: 'Reviews answered' },
  tone_method: {
    fr: {
      one: 'Tonalité nette : positif moins négatif, sur {count} message classé par lexique, {person} à la main.',
      other: 'Tonalité nette : positif moins négatif, sur {count} messages classés par lexique, dont {person} à la main.',
    },
    en: {
      one: 'Net sentiment: positive minus negative, over {count} message classified by lexicon, {person} by hand.',
      other: 'Net sentiment: positive minus negative, over {count} messages classified by lexicon, {person} of them by hand.',
    },
  },
  voice_method: {
    fr: 'Part de voix : vos mentions rapportées aux vôtres et à celles de {competitors}.',
    en: 'Share of voice: mentions of you, over yours and those of {competitors}.',
  },
  voice_column: { fr: 'Qui est cité', en: 'Who is mentioned' },
  voice_brand: { fr: 'Vous', en: 'You' },
  mentions_column: { fr: 'Mentions', en: 'Mentions' },
  incidents_heading: { fr: 'Incidents', en: 'Incidents' },
  incident_topic: { fr: 'Sujet', en: 'Topic' },
  incident_level: { fr: 'Niveau le plus haut', en: 'Highest level' },
  incident_from: { fr: 'Début', en: 'Start' },
  incident_to: { fr: 'Fin', en: 'End' },
  incident_open: { fr: 'en cours', en: 'under way' },
  incident_lesson: { fr: "Ce que l'on en retient", en: 'What was learnt' },
})
