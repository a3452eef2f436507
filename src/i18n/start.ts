import type { Text } from './text.ts'

interface Start {
  readonly title: Text
  readonly steps: readonly (readonly [command: string, about: Text])[]
}

/** What bare `smm` says as long as there is no client, or no account. */
export const startText: Readonly<Record<'nothing' | 'client', Start>> = {
  nothing: {
    title: { fr: 'Pour commencer', en: 'To begin' },
    steps: [
      ['smm demo', { fr: 'tout essayer, sans aucun compte', en: 'try it all, without any account' }],
      [
        'smm init --quick',
        { fr: 'un client et sa stratégie, en 12 questions', en: 'a client and a strategy, in 12 questions' },
      ],
      ['smm client add "…"', { fr: 'un client, sans questionnaire', en: 'a client, without questions' }],
    ],
  },
  client: {
    title: { fr: 'Un client est là ; il lui manque un compte', en: 'There is a client; an account is missing' },
    steps: [
      ['smm network list', { fr: 'les réseaux, et ce que smm y fait', en: 'the networks, and what smm does there' }],
      ['smm account add mastodon --sign-in', { fr: 'un compte où smm publie', en: 'an account where smm posts' }],
      ['smm account add manual', { fr: 'un compte où vous publiez', en: 'an account where you post' }],
      ['smm strategy show', { fr: 'ce que dit la stratégie', en: 'what the strategy says' }],
    ],
  },
}
