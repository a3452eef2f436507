import { afterEach, describe, expect, test } from 'vitest'
import { facebook } from '../../src/networks/facebook/index.ts'
import { startFacebook, type FacebookOptions, type FakeFacebook } from '../servers/facebook.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, picture, stageAll, video } from './support.ts'

conformance('facebook', async () => {
  const server = await startFacebook()
  return {
    network: facebook,
    access: ({ secrets = { access_token: server.token, page_id: server.page_id }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { access_token: 'EAAa-token-that-is-not-known' },
    faults: server.faults,
    posts: async () => [
      ...server
        .posts()
        .filter((post) => post.published)
        .map((post) => ({
          remote_id: post.id,
          text: post.message,
          alts: post.photos.map(({ alt }) => alt),
          card: post.link,
          videos: post.video ? 1 : 0,
        })),
      ...server.comments().map(({ id, message }) => ({ remote_id: id, text: message, alts: [], card: null })),
    ],
    refused: content({ text: 'x'.repeat(63_207) }),
    repeat: 'same',
    rate_limited_is_unknown: true,
    receive: async (kind, text, post_id) => {
      if (kind === 'mention') return server.tag(text)
      return kind === 'review' ? server.review(text) : server.comment(post_id ?? '', text)
    },
    thread: {
      answers: async (id) => server.comments().find((one) => one.id === id)?.parent ?? null,
      nowhere: () => '10158_999',
    },
    close: server.close,
  }
})
