import { describe } from 'vitest'
import { youtube } from '../../src/networks/youtube/index.ts'
import { startYouTube } from '../servers/youtube.ts'
import { conformance } from './contract.ts'
import { access, content, video } from './support.ts'

conformance('youtube', async () => {
  const server = await startYouTube()
  return {
    network: youtube,
    access: ({ secrets = { ...server.secrets }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: '1//03-another-refresh-token' },
    faults: server.faults,
    posts: async () => [
      ...server
        .videos()
        .filter((one) => one.status['privacyStatus'] === 'public')
        .map((one) => ({ remote_id: one.id, text: `${one.title}\n${one.description}`, alts: [], card: null, videos: 1 })),
      ...server.comments().map((one) => ({ remote_id: one.id, text: one.text, alts: [], card: null })),
    ],
    refused: content({ title: 'x'.repeat(101), media: [video()] }),
    repeat: 'same',
    base: () => ({ title: 'Le fournil', media: [video()] }),
    receive: async (_kind, text, post_id) => server.comment(post_id ?? '', text),
    thread: {
      answers: async (id) => {
        const found = server.comments().find((one) => one.id === id)
        return found ? (found.parent ?? found.video) : null
      },
      nowhere: () => 'AAAAAAAAAAA',
    },
    close: server.close,
  }
})
