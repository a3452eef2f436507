import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { hostKind } from './endpoint.ts'

const privateCode = 'SMM_NOT_PUBLIC'

/**
 * Looks a name up for a connection, and gives nothing where one of its addresses is not public: what is connected to is what was checked.
 * Literal addresses never come here: whoever connects has judged them before, by `hostKind`.
 */
export const publicLookup: LookupFunction = (hostname, given, done) => {
  dns.lookup(hostname, { ...given, all: true }, (error, found) => {
    if (error !== null) return done(error, [])
    if (found.length === 0 || !found.every(({ address }) => hostKind(address) === 'public')) return done(notPublic(), [])
    if (given.all === true) return done(null, found)
    const [first] = found
    done(null, first?.address ?? '', first?.family)
  })
}

const notPublic = (): NodeJS.ErrnoException => Object.assign(new Error('not a public machine'), { code: privateCode })

export function namesPrivate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === privateCode
}
