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
      const type = response.headers.get('content-type')
      return {
        status: response.status,
        headers: type === null ? {} : { 'content-type': type },
        body: await response.text(),
      }
    },
  })
}
