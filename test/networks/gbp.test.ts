import { describe } from 'vitest'
import type { Access } from '../../src/networks/contract.ts'
import { gbp } from '../../src/networks/gbp/index.ts'
import { readMedia } from '../../src/networks/media.ts'
import { startGbp, type FakeGbp } from '../servers/gbp.ts'
import { conformance } from './contract.ts'
import { access, content } from './support.ts'

/** The client's own site: it makes a file public for Google. */
function hostAt(server: FakeGbp, { http }: Pick<Access, 'http'> = access()): NonNullable<Access['host']> {
  return async (medium) => {
    const url = `${server.url}/site/${medium.sha256.slice(0, 8)}/${encodeURIComponent(medium.file_name)}`
    const answer = await http({ method: 'PUT', url, body: await readMedia(medium), accept: [200] })
    return String((answer.json as { address: string }).address)
  }
}

conformance('gbp', async () => {
  const server = await startGbp()
  return {
    network: gbp,
    access: ({ secrets = { ...server.secrets }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, host: hostAt(server), ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: '1//03-another-refresh-token' },
    faults: server.faults,
    posts: async () =>
      server
        .posts()
        .map((one) => ({ remote_id: one.name, text: one.summary, alts: one.media.map(() => null), card: one.link })),
    refused: content({ text: 'x'.repeat(1501) }),
    repeat: 'twice',
    receive: async (_kind, text) => server.review(text),
    close: server.close,
  }
})
