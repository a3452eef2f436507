import { connect, createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openLoopback, type Loopback, type LoopbackOptions } from '../../src/sign-in/loopback.ts'

const state = 'c3RhdGUtb2YtdGhpcy1xdWVzdGlvbg'
const opened: Loopback[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

async function open(more: Partial<LoopbackOptions> = {}): Promise<Loopback> {
  const loopback = await openLoopback({
    host: '127.0.0.1',
    port: null,
    path: '/callback',
    state,
    verdict: (found) => (found.has('error') ? 'denied' : found.get('code') ? 'granted' : null),
    lang: 'en',
    ...more,
  })
  opened.push(loopback)
  return loopback
}

/** One request, byte for byte: `fetch` would not let us lie about the host. */
function send(address: string, head: string): Promise<string> {
  const { port } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
    socket.write(`${head}\r\nConnection: close\r\n\r\n`)
  })
}

const hostOf = (address: string): string => new URL(address).host

describe('the one answer that a browser brings back', () => {
  it('is taken with the right host, path and state; the page is in both languages and tells nothing', async () => {
    const loopback = await open()
    const answer = await fetch(`${loopback.address}?code=the-code-itself&state=${state}`)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toMatch(/lang="fr".*terminal.*lang="en".*terminal/s)
    expect(page).not.toContain('the-code-itself')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await loopback.answer()).get('code')).toBe('the-code-itself')
  })

  it.each([
    ['another host', '/callback?code=c&state=STATE', 'evil.example', 400],
    ['the host of another port', '/callback?code=c&state=STATE', '127.0.0.1:1', 400],
    ['localhost for 127.0.0.1', '/callback?code=c&state=STATE', 'localhost:PORT', 400],
    ['an absolute address of another host', 'http://evil.example/callback?code=c&state=STATE', 'HOST', 400],
    ['a wrong state', '/callback?code=c&state=wrong', 'HOST', 400],
    ['a state that only begins right', '/callback?code=c&state=STATEx', 'HOST', 400],
    ['no state', '/callback?code=c', 'HOST', 400],
    ['two states', '/callback?code=c&state=STATE&state=wrong', 'HOST', 400],
    ['nothing that was asked for', '/callback?state=STATE', 'HOST', 400],
    ['another path', '/favicon.ico', 'HOST', 404],
    ['a longer path', '/callback/more?code=c&state=STATE', 'HOST', 404],
  ])('%s is refused without a word, and the right one is still waited for', async (_, path, host, status) => {
    const loopback = await open()
    const { port } = new URL(loopback.address)
    const put = (text: string): string =>
      text.replace('STATE', state).replace('HOST', hostOf(loopback.address)).replace('PORT', port)
    const refused = await send(loopback.address, `GET ${put(path)} HTTP/1.1\r\nHost: ${put(host)}`)
    expect(refused).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(
      refused
        .split('\r\n\r\n')
        .slice(1)
        .join('')
        .replace(/^0\s*$/, ''),
    ).toBe('')
    await fetch(`${loopback.address}?code=right&state=${state}`)
    expect((await loopback.answer()).get('code')).toBe('right')
  })

  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT'])('a %s is none', async (method) => {
    const loopback = await open()
    expect((await fetch(`${loopback.address}?code=c&state=${state}`, { method })).status).toBe(404)
  })

  it('is one: the second is not taken, and nobody listens any more', async () => {
    const loopback = await open()
    const two = await Promise.allSettled(
      ['first', 'second'].map((code) => fetch(`${loopback.address}?code=${code}&state=${state}`)),
    )
    const granted = two.filter((one) => one.status === 'fulfilled' && one.value.status === 200)
    expect(granted).toHaveLength(1)
    const { port } = new URL(loopback.address)
    await loopback.answer()
    await expect(fetch(`http://127.0.0.1:${port}/callback?code=third&state=${state}`)).rejects.toThrow('fetch failed')
  })

  it('a refusal of the person is an answer too', async () => {
    const loopback = await open()
    const page = await (await fetch(`${loopback.address}?error=access_denied&state=${state}`)).text()
    expect(page).toContain('Consent was not given')
    expect((await loopback.answer()).get('error')).toBe('access_denied')
  })

  it('is waited for five minutes, and here less: then nobody listens any more', async () => {
    const loopback = await open({ timeout_ms: 40 })
    await expect(loopback.answer()).rejects.toMatchObject({ kind: 'failed', code: 'sign_in_timeout' })
    await expect(fetch(loopback.address)).rejects.toThrow('fetch failed')
  })

  it('listens on this machine alone, and says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expect(open({ host: 'localhost', port })).rejects.toMatchObject({ kind: 'busy', code: 'port_taken' })
    other.close()
  })

  it('for localhost nobody else listens on ::1 in its place', async () => {
    const other = createServer()
    const free = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false))
      other.listen({ host: '::1', port: 0 }, () => resolve(true))
    })
    // a machine without IPv6 has no such place
    if (!free) return
    const { port } = other.address() as AddressInfo
    await expect(open({ host: 'localhost', port })).rejects.toMatchObject({ code: 'port_taken' })
    other.close()
  })
})
