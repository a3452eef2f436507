import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What a loopback network may do wrong, once for each time it is asked to. */
export type Fault =
  /** The connection is cut; nothing was applied. */
  | { readonly kind: 'reset_before' }
  /** Applied, then the connection is cut without an answer. */
  | { readonly kind: 'reset_after' }
  /** Nothing applied, and no answer either. */
  | { readonly kind: 'silent_before' }
  /** Applied, and no answer. */
  | { readonly kind: 'silent_after' }
  /** Applied; the answer stops half-way through its body. */
  | { readonly kind: 'truncated' }
  /** Not applied: this answer instead. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  /** Applied, but answered so (a 504 of a proxy in front). */
  | {
      readonly kind: 'answer_after'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body?: unknown
    }

/** What a request is about: `publish` is the one visible call. */
export type Subject = 'publish' | 'media' | 'read' | 'session'

export interface Faults {
  /** The next `times` requests about `subject` meet this fault; faults of one subject happen in the order they were added. */
  next(subject: Subject, fault: Fault, times?: number): void
  /** Every request about `subject` meets this fault until `clear`. */
  always(subject: Subject, fault: Fault): void
  /** Every request asks which fault it meets, if any, until `clear`. */
  drawn(draw: (subject: Subject) => Fault | null): void
  clear(): void
}

export interface Received {
  readonly method: string
  /** Path with its query. */
  readonly path: string
  readonly subject: Subject
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers?: Record<string, string>
  /** Sent as JSON; a string or bytes are sent as they are. Absent: no body. */
  readonly body?: unknown
}

export interface Loopback {
  /** Base address, without a slash at its end. */
  readonly url: string
  /** Everything received so far, faults included. */
  requests(): readonly Received[]
  readonly faults: Faults
  close(): Promise<void>
}

interface Behaviour {
  subject(method: string, path: string): Subject
  answer(request: Received): Answer | Promise<Answer>
  readonly port?: number
}

/** An HTTP server on 127.0.0.1 that answers as `behaviour` says, unless a fault comes first. */
export async function startLoopback(behaviour: Behaviour): Promise<Loopback> {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  const queued = new Map<Subject, Fault[]>()
  const lasting = new Map<Subject, Fault>()
  let drawn: (subject: Subject) => Fault | null = () => null

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`the test server failed: ${String(error)}`)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = request.method ?? 'GET'
    const path = request.url ?? '/'
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value)
    const message = { method, path, headers, body: Buffer.concat(chunks), subject: behaviour.subject(method, path) }
    received.push(message)

    const fault = queued.get(message.subject)?.shift() ?? lasting.get(message.subject) ?? drawn(message.subject)
    switch (fault?.kind) {
      case 'reset_before':
        request.socket.resetAndDestroy()
        return
      case 'silent_before':
        return
      case 'answer':
        send(response, fault)
        return
    }
    const answer = await behaviour.answer(message)
    switch (fault?.kind) {
      case 'reset_after':
        request.socket.resetAndDestroy()
        return
      case 'silent_after':
        return
      case 'answer_after':
        send(response, fault)
        return
      case 'truncated':
        truncate(response, answer)
        return
    }
    send(response, answer)
  }

  await new Promise<void>((resolve) => server.listen(behaviour.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => received,
    faults: {
      next(subject, fault, times = 1) {
        const list = queued.get(subject) ?? []
        for (let i = 0; i < times; i++) list.push(fault)
        queued.set(subject, list)
      },
      always: (subject, fault) => void lasting.set(subject, fault),
      drawn: (draw) => {
        drawn = draw
      },
      clear() {
        drawn = () => null
        queued.clear()
        lasting.clear()
      },
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function encode(answer: Answer): { body: string | Buffer; headers: Record<string, string> } {
  if (answer.body === undefined) return { body: '', headers: { ...answer.headers } }
  if (Buffer.isBuffer(answer.body)) return { body: answer.body, headers: { ...answer.headers } }
  const [type, body] =
    typeof answer.body === 'string' ? ['text/html', answer.body] : ['application/json', JSON.stringify(answer.body)]
  return { body, headers: { 'content-type': `${type}; charset=utf-8`, ...answer.headers } }
}

function send(response: ServerResponse, answer: Answer): void {
  const { body, headers } = encode(answer)
  response.writeHead(answer.status, headers).end(body)
}

function truncate(response: ServerResponse, answer: Answer): void {
  const { body, headers } = encode(answer)
  response.writeHead(answer.status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.resetAndDestroy())
}

/** The parts of a `multipart/form-data` body by their names, as bytes: a file may come without a name of its own. */
export function formData(request: Received): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;]+))/.exec(request.headers['content-type'] ?? '') ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return parts
  const separator = Buffer.from(`--${boundary}`)
  for (let from = request.body.indexOf(separator); from >= 0;) {
    const next = request.body.indexOf(separator, from + separator.length)
    if (next < 0) break
    const part = request.body.subarray(from + separator.length + 2, next - 2)
    const blank = part.indexOf('\r\n\r\n')
    const [, name] = /name="([^"]*)"/.exec(part.subarray(0, blank).toString()) ?? []
    if (name !== undefined) parts.set(name, part.subarray(blank + 4))
    from = next
  }
  return parts
}

/** Media type by the first bytes, as servers sniff it; `null` when it is no image they take. */
export function sniffImage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12))
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (head.subarray(0, 3).toString('latin1') === 'GIF') return 'image/gif'
  if (head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp'
  return null
}

/** The same for videos: the brand in an MP4 or QuickTime file, the mark of Matroska (WebM). */
export function sniffVideo(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12))
  if (head.subarray(4, 8).toString('latin1') === 'ftyp') {
    return head.subarray(8, 12).toString('latin1') === 'qt  ' ? 'video/quicktime' : 'video/mp4'
  }
  return head.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex')) ? 'video/webm' : null
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
