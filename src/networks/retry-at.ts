/**
 * The instant a network asks to wait for, from whichever header it uses: `Retry-After` (seconds, decimals too, or an HTTP
 * date), else a reset header (X: epoch seconds; Mastodon: ISO 8601; Bluesky: epoch seconds; the IETF draft: seconds from now).
 * Undefined when it says none; never in the past.
 */
export function retryAt(headers: Pick<Headers, 'get'>, now: Date): Date | undefined {
  const after = instant(headers.get('retry-after'), now)
  if (after) return after
  const resets = ['x-user-limit-24hour', 'x-app-limit-24hour']
    .filter((name) => headers.get(`${name}-remaining`) === '0')
    .map((name) => instant(headers.get(`${name}-reset`), now))
    .filter((date) => date !== undefined)
  if (resets.length > 0) return new Date(Math.max(...resets.map(Number)))
  for (const name of ['x-rate-limit-reset', 'x-ratelimit-reset', 'ratelimit-reset', 'x-ratelimit-reset-after']) {
    const reset = instant(headers.get(name), now)
    if (reset) return reset
  }
  return undefined
}

function instant(value: string | null, now: Date): Date | undefined {
  if (value === null || value.trim() === '') return undefined
  const number = Number(value)
  const at = Number.isFinite(number) ? fromNumber(number, now) : Date.parse(value)
  if (Number.isNaN(at) || Math.abs(at) > 8.64e15) return undefined
  return new Date(Math.max(at, now.getTime()))
}

/** Seconds from now up to a year; seconds since 1970; milliseconds since 1970. */
function fromNumber(value: number, now: Date): number {
  if (value < 0) return Number.NaN
  if (value <= 31_622_400) return now.getTime() + value * 1000
  return value < 1e11 ? value * 1000 : value
}
