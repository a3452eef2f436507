import { setTimeout as pause } from 'node:timers/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OAuth2Server } from 'oauth2-mock-server'

export interface OAuthMock {
  readonly url: string
  /** The next answer of the token address is this one instead. */
  answerNext(status: number, body: Record<string, unknown>): void
  /** Changes the next answer of the token address. */
  changeNext(change: (body: Record<string, unknown>) => Record<string, unknown>): void
  /** Where its token address takes so long to answer. */
  slow(ms: number): Promise<string>
  close(): Promise<void>
}

/** oauth2-mock-server: takes any code and any refresh token, and fails when it is told to. */
export async function startOAuthMock(): Promise<OAuthMock> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const url = server.issuer.url ?? ''
  const between: { close(): void }[] = []
  return {
    url,
    answerNext: (status, body) => {
      server.service.once('beforeResponse', (response: { statusCode: number; body: unknown }) => {
        response.statusCode = status
        response.body = body
      })
    },
    changeNext: (change) => {
      server.service.once('beforeResponse', (response: { body: unknown }) => {
        response.body = change(response.body as Record<string, unknown>)
      })
    },
    slow: async (ms) => {
      const late = createServer((_, response) => {
        void pause(ms).then(() => response.end('{}'))
      })
      await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve))
      between.push({
        close: () => {
          late.closeAllConnections()
          late.close()
        },
      })
      return `http://127.0.0.1:${(late.address() as AddressInfo).port}`
    },
    close: async () => {
      for (const one of between) one.close()
      await server.stop()
    },
  }
}
