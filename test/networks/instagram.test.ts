import { instagram } from '../../src/networks/instagram/index.ts'
import { startInstagram } from '../servers/instagram.ts'
import { conformance } from './contract.ts'
import { access, content, picture } from './support.ts'

conformance('instagram', async () => {
  const server = await startInstagram()
  return {
    network: instagram,
    access: ({ secrets = { access_token: server.token, user_id: server.user_id }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, host: server.host, ...rest }),
    wrong_secrets: { access_token: 'EAAa-token-that-is-not-known' },
    faults: server.faults,
    posts: async () => [
      ...server.posts().map((post) => ({
        remote_id: post.id,
        text: post.caption,
        alts: post.items.filter(({ video }) => !video).map(({ alt }) => alt),
        card: null,
        videos: post.items.filter(({ video }) => video).length,
      })),
      ...server.comments().map(({ id, text }) => ({ remote_id: id, text, alts: [], card: null })),
    ],
    base: () => ({ media: [picture('Le four')] }),
    refused: content({ text: 'x'.repeat(2201), media: [picture('Le four')] }),
    repeat: 'same',
    rate_limited_is_unknown: true,
    receive: async (kind, text, post_id) => (kind === 'mention' ? server.tag(text) : server.comment(post_id ?? '', text)),
    thread: {
      answers: async (id) => server.comments().find((one) => one.id === id)?.parent ?? null,
      nowhere: () => '18999999',
    },
    close: server.close,
  }
})
