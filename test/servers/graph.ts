import { formData, type Answer, type Received } from './loopback.ts'

/**
 * What the loopback servers of Meta's networks share: the shape of errors, parameters, lists and instants, as
 * https://developers.facebook.com/docs/graph-api describes them (read 2026-11-27, v26.0).
 */
export const VERSION = '/v26.0'

export function graphError(
  code: number,
  message: string,
  given: { status?: number; subcode?: number; transient?: boolean } = {},
): Answer {
  const { status = 400, subcode, transient = false } = given
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: transient,
    fbtrace_id: 'A6LJylpZRKw2xKLFsAPcJh',
  }
  return { status, headers: { 'x-app-usage': '{"call_count":3,"total_cputime":1,"total_time":2}' }, body: { error } }
}

export const missing = (id: string): Answer =>
  graphError(
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33 },
  )

export const deadToken = (subcode = 463): Answer =>
  graphError(190, 'Error validating access token: Session has expired', { status: 401, subcode })

export const fine = (body: unknown): Answer => ({ status: 200, body })

/** The token of a call. One in an address is not taken here: it would be written down on its way. */
export function tokenOf({ path, headers }: Received): string | null {
  if (/[?&]access_token=/.test(path)) return null
  return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null
}

/** The parameters of a POST, whatever their form, as text. */
export function parametersOf(request: Received): Map<string, string> {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) {
    return new Map([...formData(request)].map(([name, bytes]) => [name, bytes.length > 4096 ? '' : bytes.toString()]))
  }
  return new Map(new URLSearchParams(request.body.toString()))
}

/** Names that the endpoint does not have. */
export function unknownIn(given: Iterable<string>, known: readonly string[]): Answer | null {
  const strange = [...given].filter((name) => !known.includes(name))
  return strange.length === 0 ? null : graphError(100, `Param ${strange.join(', ')} is not supported`)
}

/** Instants as Graph writes them: whole seconds. */
export const graphTime = (at: Date): string => `${at.toISOString().slice(0, 19)}+0000`

/** A page of a list, newest first, with the address of the next one (which carries the token, as Meta's do). */
export function listed(all: readonly unknown[], url: URL, usual = 25): Answer {
  return fine(pageOfList(all, url, Number(url.searchParams.get('limit') ?? usual)))
}

export function pageOfList(all: readonly unknown[], url: URL, limit: number): object {
  const from = Number(url.searchParams.get('after') ?? 0)
  const data = all.slice(from, from + limit)
  const next = new URL(url)
  next.searchParams.set('after', String(from + limit))
  next.searchParams.set('access_token', 'must-never-be-sent')
  return {
    data,
    ...(data.length === 0
      ? {}
      : { paging: { cursors: { after: String(from + limit) }, ...(from + limit < all.length ? { next: next.href } : {}) } }),
  }
}
