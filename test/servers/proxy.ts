import { startLoopback, type Loopback, type Subject } from './loopback.ts'

/** A loopback server that hands everything on to `target`, so that a real server can be given faults. */
export function startProxy(target: string, subject: (method: string, path: string) => Subject): Promise<Loopback> {
  return startLoopback({
    subject,
    async answer({ method, path, headers, body }) {
      const {
        host: _host,
        connection: _connection,
        'content-length': _length,
        'transfer-encoding': _encoding,
        ...rest
      } = headers
      const response = await fetch(target + path, {
        method,
        headers: rest,
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      })
      // the body comes unpacked: its length and its encoding are another now
      const kept = [...response.headers].filter(([name]) => name === 'content-type' || name.startsWith('x-'))
      return {
        status: response.status,
        headers: Object.fromEntries(kept),
        body: await response.text(),
      }
    },
  })
}
