import type { Connection } from './contract.ts'
import { NetworkFailure } from './failure.ts'

/**
 * A connection whose failures carry no secret: servers repeat what they were sent, and what a failure says is shown, stored and mailed.
 * `hide` takes the live secrets out of a text. What an adapter stumbles over in an answer of a form that no documentation knows is a
 * failure of the network like any other.
 */
export function cleanFailures(connection: Connection, hide: (text: string) => string): Connection {
  return new Proxy(connection, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        const given: unknown = Reflect.apply(member, target, args)
        if (!(given instanceof Promise)) return given
        return given.catch((error: unknown) => {
          throw error instanceof NetworkFailure
            ? cleaned(error, hide)
            : strangeAnswer(error)
              ? strange(error, String(name))
              : error
        })
      }
    },
  })
}

const visible: readonly string[] = ['publish', 'remove']

function strangeAnswer(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError || error instanceof URIError
}

/** Of a call that can be seen nobody knows what became of it. */
function strange(cause: unknown, member: string): NetworkFailure {
  const verdict = visible.includes(member) ? 'unknown' : 'not_sent'
  return new NetworkFailure(verdict, 'strange_answer', 'the answer is none that smm knows', { cause })
}

function cleaned(failure: NetworkFailure, hide: (text: string) => string): NetworkFailure {
  const { verdict, code, message, hint, details, cause, retry_at, status, remote_id } = failure
  const clean = new NetworkFailure(verdict, code, hide(message), {
    details: details.map(hide),
    ...(hint === undefined ? {} : { hint: hide(hint) }),
    ...(cause === undefined ? {} : { cause: cause instanceof NetworkFailure ? cleaned(cause, hide) : cause }),
    ...(retry_at === undefined ? {} : { retry_at }),
    ...(status === undefined ? {} : { status }),
    ...(remote_id === undefined ? {} : { remote_id }),
  })
  if (failure.stack !== undefined) clean.stack = hide(failure.stack)
  return clean
}
