import { texts } from './text.ts'

/** What an AI assistant at work is told. */
export const assistantText = texts({
  reads_only: { fr: "Un assistant n'a ici que le droit de lire.", en: 'An assistant may only read here.' },
  other_client: {
    fr: 'Un assistant ne peut changer ici que ce qui est au client {client}.',
    en: 'An assistant may only change what belongs to the client {client} here.',
  },
  write_hint: {
    fr: 'Le droit se donne au démarrage : `smm mcp --allow-write <client>`.',
    en: 'The right is given at the start: `smm mcp --allow-write <client>`.',
  },
  needs_person: {
    fr: 'Aucun assistant ne valide ni ne fait partir une publication : une personne doit le faire.',
    en: 'No assistant approves a post or lets it go out: a person has to.',
  },
  needs_person_hint: {
    fr: 'Une personne tape `smm queue approve <id>` dans un terminal.',
    en: 'A person types `smm queue approve <id>` on a terminal.',
  },
  not_offered: {
    fr: "`smm {command}` n'est pas pour un assistant : c'est à une personne de le taper.",
    en: '`smm {command}` is not for an assistant: a person types it.',
  },
  not_offered_hint: {
    fr: '`smm help agents` dit ce qui est permis.',
    en: '`smm help agents` says what is allowed.',
  },
})
