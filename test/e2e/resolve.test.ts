import { describe, expect, it } from 'vitest'
import { publishing, type Publishing } from '../support/publishing.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'

/** One post whose outcome nobody knows: the line was cut before or after the server kept it. */
async function inDoubt(cut: 'reset_before' | 'reset_after'): Promise<{ home: Publishing; server: FakeMastodon }> {
  const server = await startMastodon()
  const home = await publishing({ 'delivery.settle_seconds': '600' })
  await home.run(['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', '-'], {
    input: JSON.stringify({ access_token: server.token }),
  })
  await home.queue(['Le pain aux figues est de retour'])
  server.faults.next('publish', { kind: cut })
  await home.run(['publish'])
  expect((await home.deliveries()).map((one) => one.status)).toEqual(['unknown'])
  return { home, server }
}

describe('smm queue resolve, before it is answered', () => {
  it.each([
    ['reset_after', 'fr', /Envoyé : .*mastodon.* · 1 essai/u, /En ligne maintenant : http/u],
    ['reset_after', 'en', /Sent: .*mastodon.* · 1 attempt/u, /Online now: http/u],
    ['reset_before', 'fr', /Envoyé : /u, /Introuvable sur le compte en ce moment/u],
    ['reset_before', 'en', /Sent: /u, /Not found on the account at this moment/u],
  ] as const)('%s, %s: shows what was sent, when, and what the account shows now', async (cut, lang, sent, seen) => {
    const { home, server } = await inDoubt(cut)
    const ran = await home.run(['queue', 'resolve', '1', '--lang', lang])
    expect(ran.code).toBe(2)
    const said = ran.stderr.replace(/[\u00A0\u202F]/gu, ' ')
    expect(said).toMatch(sent)
    expect(said).toContain('Le pain aux figues est de retour')
    expect(said).toMatch(seen)
    expect(said).toContain('--not-published')
    // it was only looked at
    expect((await home.deliveries()).map((one) => one.status)).toEqual(['unknown'])
    expect(server.posts()).toHaveLength(cut === 'reset_after' ? 1 : 0)
  })

  it('cannot look without the server, and says so', async () => {
    const { home, server } = await inDoubt('reset_after')
    await server.close()
    const ran = await home.run(['queue', 'resolve', '1', '--lang', 'en'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(/The account cannot be read: .+/u)
  })
})
