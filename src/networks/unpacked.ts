import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

/** Beside zlib's own codes. */
const strangeEncoding = 'Z_STRANGE'

/** The bytes as they were before they were packed. One encoding at most: two on top of each other are asked for by nobody. */
export function unpacked(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return response
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : null
  if (unpack === null) {
    response.destroy()
    throw Object.assign(new Error('an encoding that was not asked for'), { code: strangeEncoding })
  }
  pipeline(response, unpack, () => {})
  return unpack
}
