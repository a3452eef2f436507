import type { EscalationLevel, EscalationLevelId, EscalationRole, MissingContact } from '../strategy/escalation.ts'
import { texts, type Text } from './text.ts'

export const escalationText = texts({
  intro: {
    fr: "Trois niveaux, décidés à froid. On monte aussitôt ; on redescend d'un niveau à la fois.",
    en: 'Three levels, decided while all is calm. Up at once; down one level at a time.',
  },
  row_meaning: { fr: "De quoi s'agit-il", en: 'What it is' },
  row_answer: { fr: 'Première réponse', en: 'First answer' },
  row_queue: { fr: 'Publications prévues', en: 'Planned posts' },
  row_notify: { fr: 'Prévenir', en: 'Tell' },
  row_speaks: { fr: 'Qui parle', en: 'Who speaks' },
  row_record: { fr: 'Garder trace', en: 'Keep a record' },
  row_exit: { fr: 'Retour au calme', en: 'Back to calm' },
  row_after: { fr: 'Ensuite', en: 'Afterwards' },

  answer_green: { fr: 'sous {time}, les jours de réponse', en: 'within {time}, on answering days' },
  answer_amber: { fr: 'sous {time}', en: 'within {time}' },
  answer_red: {
    fr: 'un premier mot sous {time}, une position sous {statement}',
    en: 'a first reply within {time}, a statement within {statement}',
  },
  told: { fr: '{who} sous {time}', en: '{who} within {time}' },
  told_regular: { fr: '{who} au point régulier', en: '{who} at the regular check-in' },
  backup: { fr: '{time} sans réponse : appeler le relais', en: '{time} without an answer: call the one who stands in' },
  speaks_contributor: { fr: 'qui suit les messages', en: 'whoever follows the messages' },
  speaks_trained: { fr: '{people}, avec un modèle de réponse', en: '{people}, from a reply template' },
  speaks_spokesperson: {
    fr: 'une seule voix : {people}, ou la personne désignée ce jour-là',
    en: 'one voice: {people}, or whoever is named that day',
  },
  speaks_unnamed: { fr: 'une seule voix, à désigner par la direction', en: 'one voice, to be named by the management' },
  record_green: { fr: 'on répond, puis on classe le message', en: 'the message is answered, then filed' },
  record_amber: { fr: 'un dossier : captures, heures', en: 'a file: captures, times' },
  record_red: { fr: 'un dossier : captures, heures, décisions', en: 'a file: captures, times, decisions' },
  exit_green: { fr: 'une réponse suffit', en: 'an answer is enough' },
  exit_amber: { fr: 'le calme constaté deux fois de suite', en: 'calm noted twice in a row' },
  exit_red: {
    fr: 'le calme constaté deux fois, puis orange ; les publications repartent une par une',
    en: 'calm noted twice, then amber; posts go on one by one',
  },
  after_green: { fr: 'rien de plus', en: 'nothing more' },
  after_amber: {
    fr: { one: 'une leçon notée sous {count} jour', other: 'une leçon notée sous {count} jours' },
    en: { one: 'a lesson noted within {count} day', other: 'a lesson noted within {count} days' },
  },
  after_red: {
    fr: 'un bilan écrit sous {days} jours, qui vous est remis ; un exercice sous {drill} jours',
    en: 'a written account within {days} days, handed to you; a drill within {drill} days',
  },

  heading_call: { fr: 'Qui appeler, dans cet ordre', en: 'Whom to call, in this order' },
  column_name: { fr: 'Nom', en: 'Name' },
  column_role: { fr: 'Fonction', en: 'Function' },
  column_reach: { fr: 'Comment', en: 'How' },
  column_hours: { fr: 'Joignable', en: 'Reachable' },
  column_backup: { fr: 'En son absence', en: 'In their absence' },
  answer_days: { fr: 'Jours de réponse : {days}.', en: 'Answering days: {days}.' },
  keywords: { fr: "Mots qui donnent l'alerte : {words}.", en: 'Words that raise the alarm: {words}.' },
  past_incident: {
    fr: "Vous avez déjà vécu une vague de critiques : un second incident sera jugé plus durement. L'exercice d'alerte a lieu au 20e jour.",
    en: 'You have been through a wave of criticism before: a second one will be judged more harshly. The drill is on day 20.',
  },
  heading_missing: { fr: 'À compléter dès maintenant', en: 'To be completed now' },
  nobody: { fr: 'à désigner', en: 'to be named' },
  never_delete: {
    fr: 'On ne supprime jamais une critique. On masque seulement ce qui est illégal, les menaces, la haine, les données personnelles et les spams, en gardant une capture.',
    en: 'Criticism is never deleted. Only what is illegal, threats, hate, personal data and spam are hidden, and a capture is kept.',
  },
})

export const levelName = {
  green: { fr: 'Vert', en: 'Green' },
  amber: { fr: 'Orange', en: 'Amber' },
  red: { fr: 'Rouge', en: 'Red' },
} as const satisfies Record<EscalationLevelId, Text>

export const levelMeaning = {
  green: { fr: 'une question ou une critique ordinaire', en: 'an ordinary question or criticism' },
  amber: {
    fr: "une plainte qui se répète et grossit, ou un signe de la presse ou d'un avocat",
    en: 'a complaint that recurs and grows, or a sign from the press or a lawyer',
  },
  red: {
    fr: "cela se répand plus vite que nous ne répondons, ou quelqu'un subit un vrai préjudice",
    en: 'it spreads faster than we can answer, or someone is really harmed',
  },
} as const satisfies Record<EscalationLevelId, Text>

export const queueText = {
  runs: { fr: 'continuent', en: 'go on' },
  hold_promotional: {
    fr: 'promotions, humour et jeux attendent ; le reste est relu',
    en: 'promotions, humour and contests wait; the rest is read again',
  },
  hold_all: { fr: 'toutes suspendues aussitôt, partout', en: 'all held at once, everywhere' },
} as const satisfies Record<EscalationLevel['queue'], Text>

export const toldLabel = {
  message_owner: { fr: 'qui suit les messages', en: 'whoever follows the messages' },
  strategist: { fr: 'qui pilote ({names})', en: 'whoever leads ({names})' },
  referent: { fr: "l'interlocuteur du prestataire ({names})", en: "the provider's contact ({names})" },
  sponsor: { fr: 'la direction ({names})', en: 'management ({names})' },
  contributors: { fr: "toute l'équipe (« ne répondez pas »)", en: 'the whole team (“do not answer”)' },
  outside: { fr: 'selon le cas, avocat, assureur, autorités', en: 'as the case requires, lawyer, insurer, authorities' },
} as const satisfies Record<EscalationRole, Text>

/** What is lacking, as a task. */
export const missingText = {
  contact: {
    fr: 'Nommer au moins une personne à prévenir, avec son téléphone.',
    en: 'Name at least one person to call, with their telephone.',
  },
  reach: {
    fr: 'Donner un téléphone à chaque contact : un e-mail ne réveille personne.',
    en: 'Give every contact a telephone: an e-mail wakes nobody.',
  },
  backup: {
    fr: 'Dire qui appeler quand le premier contact ne répond pas.',
    en: 'Say whom to call when the first contact does not answer.',
  },
  hours: { fr: 'Dire quand chaque contact est joignable.', en: 'Say when each contact can be reached.' },
  strategist: { fr: 'Nommer qui pilote la stratégie.', en: 'Name who leads the strategy.' },
  sponsor: {
    fr: "Nommer, à la direction, qui décide et qui parle en cas d'alerte rouge.",
    en: 'Name who, in management, decides and speaks on a red alert.',
  },
  referent: { fr: "Désigner l'interlocuteur du prestataire.", en: "Name the provider's contact." },
  contributors: { fr: 'Nommer qui répond au quotidien.', en: 'Name who answers day by day.' },
} as const satisfies Record<MissingContact, Text>
