import type { FailureKind } from '../failure.ts'
import { texts, type Text } from './text.ts'

export const helpText = texts({
  about: { fr: 'aide : une commande, un sujet, tout', en: 'help: a command, a topic, everything' },
  topic: {
    fr: 'une commande ou un sujet (`smm help topics`)',
    en: 'a command or a topic (`smm help topics`)',
  },
  unknown_topic: { fr: "Pas d'aide sur « {word} ».", en: 'No help on “{word}”.' },
  topics_hint: {
    fr: 'Sujets : {topics} ; ou une commande : `smm help all`.',
    en: 'Topics: {topics}; or a command: `smm help all`.',
  },
  delivery_title: { fr: "La vie d'un envoi", en: 'The life of a delivery' },
  delivery_intro: {
    fr: "Une publication fait un envoi par compte et par partie. Chaque changement d'état est une ligne de cette table, écrite sur le disque avant que la suite ne commence ; rien ne quitte « unknown » sans preuve ou sans vous.",
    en: 'A post makes one delivery per account and part. Each change of state is a line of this table, on disk before anything else begins; nothing leaves “unknown” without proof or without you.',
  },
  state: { fr: 'État', en: 'State' },
  shown_as: { fr: 'Affiché', en: 'Shown as' },
  actor_owner: { fr: "le passage qui tient l'envoi", en: 'the pass that holds it' },
  actor_pass: { fr: 'tout passage', en: 'any pass' },
  actor_recovery: { fr: "un passage, après la mort d'un autre", en: 'a pass, after the death of another' },
  actor_person: { fr: 'une personne', en: 'a person' },
  code: { fr: 'Code', en: 'Code' },
  meaning: { fr: 'Sens', en: 'Meaning' },
  several: {
    fr: "S'il y en a plusieurs, le premier qui s'applique parmi 6, 4, 3. Pour `smm publish`, rien à envoyer ou un autre passage au travail donnent 0.",
    en: 'When several apply, the first of 6, 4, 3 counts. For `smm publish`, nothing due or another pass at work gives 0.',
  },
})

/** What each exit code means; `smm help exit-codes` prints this table. */
export const exitCodeText = {
  done: { fr: 'fait', en: 'done' },
  failed: { fr: 'échec', en: 'failed' },
  usage: { fr: 'commande ou donnée refusée', en: 'wrong usage or invalid input' },
  partial: { fr: 'fait en partie : des envois ont échoué', en: 'partly done: some deliveries failed' },
  credential: { fr: 'accès manquant, expiré ou refusé', en: 'a credential is missing, expired or refused' },
  not_found: { fr: 'introuvable', en: 'not found' },
  unknown_outcome: { fr: 'issue inconnue : une personne doit vérifier', en: 'an outcome is unknown and a person must look' },
  busy: { fr: 'occupé ou réseau coupé : réessayez plus tard', en: 'busy or network down: try again later' },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
} as const satisfies Record<FailureKind | 'done', Text>
