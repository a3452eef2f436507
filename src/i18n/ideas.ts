import type { IdeaKind } from '../store/ideas.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm idea`. */
export const ideaText = texts({
  about: {
    fr: "les idées, les leçons et les remarques du client, avant qu'elles ne servent",
    en: 'ideas, lessons and what the client says, until they are used',
  },
  add: { fr: 'noter une idée, une leçon ou une remarque du client', en: 'note an idea, a lesson or a remark of the client' },
  list: { fr: 'voir ce qui est noté', en: 'see what is noted' },
  remove: { fr: 'retirer des idées de la liste', en: 'take ideas off the list' },
  text: { fr: 'le texte, en une phrase', en: 'the text, in a sentence' },
  ids: { fr: 'numéros des idées (voir `smm idea list`)', en: 'numbers of ideas (see `smm idea list`)' },
  option_kind: {
    fr: 'idea : une publication à faire ; lesson : une leçon tirée ; feedback : une remarque du client',
    en: 'idea: a post to make; lesson: what was learned; feedback: what the client says',
  },
  option_pillar: { fr: 'pilier éditorial', en: 'editorial pillar' },
  option_network: { fr: 'réseau concerné', en: 'network it is about' },
  option_by: { fr: "qui l'a dit", en: 'who said it' },

  empty: { fr: 'Que faut-il noter ?', en: 'What is to be noted?' },
  empty_hint: { fr: 'Écrivez-le ainsi : `smm idea add "…"`', en: 'Write it like this: `smm idea add "…"`' },
  too_long: {
    fr: 'Une idée tient en 1 000 caractères ; celle-ci en a {count}.',
    en: 'An idea fits into 1,000 characters; this one has {count}.',
  },
  bad_network: { fr: 'Réseau inconnu : « {value} ».', en: 'Unknown network: “{value}”.' },
  bad_network_hint: { fr: 'Au choix : {names}.', en: 'Choices: {names}.' },
  added: { fr: '{kind} {id} : {text}', en: '{kind} {id}: {text}' },
  would_add: { fr: 'Serait noté ({kind}) : {text}', en: 'Would be noted ({kind}): {text}' },
  next_idea: {
    fr: 'Proposée dans les fichiers du mois : `smm queue draft`. En faire une publication : `smm queue add "…" --draft`',
    en: 'Offered in the files of the month: `smm queue draft`. To make it a post: `smm queue add "…" --draft`',
  },
  next_lesson: {
    fr: 'Reprise dans la prochaine version de la stratégie. Les relire : `smm idea list --kind lesson`',
    en: 'Taken up in the next version of the strategy. To read them again: `smm idea list --kind lesson`',
  },
  next_feedback: {
    fr: 'Reprise dans la prochaine version de la stratégie.',
    en: 'Taken up in the next version of the strategy.',
  },
  none: { fr: 'Rien de noté.', en: 'Nothing is noted.' },
  none_kind: { fr: 'Rien de tel.', en: 'Nothing like that.' },
  not_found: { fr: 'Aucune idée {id} chez ce client.', en: 'This client has no idea number {id}.' },
  not_found_hint: { fr: 'Les voir : `smm idea list`', en: 'See them: `smm idea list`' },
  removed: { fr: 'Retirée : {id} · {text}', en: 'Taken off: {id} · {text}' },
  would_remove: { fr: 'Serait retirée : {id} · {text}', en: 'Would be taken off: {id} · {text}' },

  section: { fr: 'Ce que nous avons entendu et appris', en: 'What we heard and learned' },
  heading_feedback: { fr: 'Vos remarques', en: 'What you told us' },
  heading_lessons: { fr: 'Les leçons', en: 'Lessons' },
  heard: { fr: '{text} ({date})', en: '{text} ({date})' },
  heard_from: { fr: '{text} ({name}, {date})', en: '{text} ({name}, {date})' },
  said_by: { fr: 'dit par {name}', en: 'said by {name}' },
})

export const ideaKindLabel = {
  idea: { fr: 'idée', en: 'idea' },
  lesson: { fr: 'leçon', en: 'lesson' },
  feedback: { fr: 'remarque', en: 'remark' },
} as const satisfies Record<IdeaKind, Text>
