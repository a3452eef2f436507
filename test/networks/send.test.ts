import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createHttp } from '../../src/networks/http.ts'
import { send } from '../../src/networks/send.ts'
import { failureOf } from './support.ts'

/** A server that counts the connections made to it. */
async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(listener)
  let connections = 0
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections }
}

const http = createHttp({ fetch: send, base: 'http://127.0.0.1', secrets: () => [], timeout_ms: 10_000 })

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

describe('send', () => {
  test('one after the other goes by one connection, many at once by eight', async () => {
    const server = await serve((request, response) => {
      void bodyOf(request).then((body) => setTimeout(() => response.end(JSON.stringify({ body })), 5))
    })
    for (let i = 0; i < 20; i++) {
      const answer = await http({ url: server.url, method: i % 2 === 0 ? 'POST' : 'GET', ...(i % 2 === 0 && { json: { i } }) })
      expect(answer.status).toBe(200)
    }
    expect(server.connections()).toBe(1)
    await Promise.all(Array.from({ length: 40 }, () => http({ url: server.url, method: 'POST', json: {} })))
    expect(server.connections()).toBe(8)
  })

  test('whom to trust is put together once for all servers, and a stranger is not', async () => {
    const pem = (name: string): Buffer => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))
    const urls: string[] = []
    for (let i = 0; i < 2; i++) {
      const server = createTlsServer({ key: pem('key'), cert: pem('cert') }, (_, response) => response.end())
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => void server.close())
      urls.push(`https://localhost:${(server.address() as AddressInfo).port}`)
    }
    const made = vi.spyOn(tls, 'createSecureContext')
    onTestFinished(() => made.mockRestore())
    for (const url of urls) expect(await failureOf(http({ url }))).toMatchObject({ code: 'certificate', verdict: 'not_sent' })
    expect(made).not.toHaveBeenCalled()
  })

  test('what is sent says how long it is and what it is', async () => {
    const server = await serve((request, response) => {
      const { 'content-length': length, 'content-type': type, 'transfer-encoding': chunked, 'x-own': own } = request.headers
      void bodyOf(request).then((body) => response.end(JSON.stringify({ body, length, type, chunked, own })))
    })
    const post = async (body: Parameters<typeof http>[0]['body']) =>
      (await http({ url: server.url, method: 'POST', ...(body !== undefined && { body }), headers: { 'x-own': '1' } })).json
    expect(await post('été')).toEqual({ body: 'été', length: '5', type: 'text/plain;charset=UTF-8', own: '1' })
    expect(await post(new URLSearchParams({ a: 'é' }))).toEqual({
      body: 'a=%C3%A9',
      length: '8',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      own: '1',
    })
    expect(await post(Buffer.from('abc'))).toEqual({ body: 'abc', length: '3', own: '1' })
    expect(await post(undefined)).toEqual({ body: '', length: '0', own: '1' })
    const form = new FormData()
    form.set('file', new Blob(['abc'], { type: 'image/png' }), 'a.png')
    expect(await post(form)).toMatchObject({ body: expect.stringContaining('filename="a.png"') as string })
  })

  test('a form leaves as the built-in fetch would read it, its length said before', async () => {
    let got: { length: string | undefined; bytes: Buffer; form: FormData } | undefined
    const server = await serve((request, response) => {
      void (async () => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const { 'content-type': type = '', 'content-length': length } = request.headers
        const bytes = Buffer.concat(chunks)
        got = { length, bytes, form: await new Response(bytes, { headers: { 'content-type': type } }).formData() }
        response.end('{}')
      })()
    })
    const body = new FormData()
    body.set('text', 'été\r\nune ligne')
    body.set('na"me\r\nx', '--smm')
    body.set('file', new Blob([Buffer.alloc(3_000_000, 7)], { type: 'image/png' }), 'pi"ece\r\njointe été.png')
    await http({ url: server.url, method: 'POST', body })
    expect(got?.length).toBe(String(got?.bytes.length))
    const [text, named, file] = [...(got?.form ?? [])]
    expect(text).toEqual(['text', 'été\r\nune ligne'])
    expect(named).toEqual(['na"me\r\nx', '--smm'])
    const sent = file?.[1] as File
    expect([sent.name, sent.type, sent.size]).toEqual(['pi"ece\r\njointe été.png', 'image/png', 3_000_000])
  })

  const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
  test.each([
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, quickly)],
  ] as const)('%s is unpacked, and counted as it is unpacked', async (encoding, pack) => {
    const server = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toContain(encoding)
      const bytes = request.url === '/bomb' ? Buffer.alloc(9 * 1024 * 1024) : Buffer.from('{"ok":true}')
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(bytes))
    })
    expect((await http({ url: server.url })).json).toEqual({ ok: true })
    expect(await failureOf(http({ url: `${server.url}/bomb` }))).toMatchObject({ code: 'answer_too_large' })
  })

  test('an encoding nobody asked for, an answer in another protocol: the outcome is not known', async () => {
    const server = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'))
    expect(await failureOf(http({ url: server.url, method: 'POST' }))).toMatchObject({ verdict: 'unknown' })
    const other = await serve((request) =>
      request.socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    )
    expect(await failureOf(http({ url: other.url, method: 'POST' }))).toMatchObject({ verdict: 'unknown' })
  })

  test('the port of another service is not called', async () => {
    expect(await failureOf(http({ url: 'http://127.0.0.1:6667/', method: 'POST' }))).toMatchObject({
      verdict: 'not_sent',
      code: 'endpoint_not_allowed',
    })
  })
})
