import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { Failure } from '../failure.ts'
import { date } from '../i18n/format.ts'
import { recalibrateText } from '../i18n/recalibrate.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { enoughPieces, logDays, loggedSince, measurePieces, windowDays, type LoggedTime, type MadePiece } from './calibrate.ts'
import { findStrategy } from './find-strategy.ts'
import { strategyNetworkOf } from './on-network.ts'
import { pieceOf } from './piece-of.ts'
import { runStrategy, type StrategyResult } from './strategy.ts'
import { defaultWeights, type Piece } from './weights.ts'

export interface Recalibrated {
  readonly client: Client
  /** Since which day time and pieces are looked at. */
  readonly since: string
  readonly pieces: readonly RecalibratedPiece[]
  /** The last strategy's advice, and what it would be with the new minutes. */
  readonly before: StrategyResult
  readonly after: StrategyResult
}

export interface RecalibratedPiece {
  readonly piece: Piece
  /** Pieces that time was logged for. */
  readonly pieces: number
  readonly minutes_before: number
  /** Null: too few pieces; what was counted before stays. */
  readonly minutes_measured: number | null
}

/**
 * Writes the client's own minutes per piece into its profile, where the log shows them; the next version of its strategy counts with
 * them. Throws `Failure` not_found `no_strategy`, usage: `log_too_short` (less than 60 days of production), `too_few_pieces` (of no kind
 * five). With `dry_run` writes nothing.
 */
export async function recalibrate(context: Context, client: Client): Promise<Recalibrated> {
  const { lang, options } = context
  const { input } = await findStrategy(context, client)
  const store = await context.store()
  const today = dayOf(context.now(), client.time_zone)
  const since = addDays(today, -windowDays)
  const times = await loggedTimes(context, client)
  const days = loggedSince(times, today)
  if (days === null || days < logDays) {
    const first = days === null ? null : addDays(today, -days)
    const why =
      first === null
        ? say(lang, recalibrateText.nothing_logged)
        : say(lang, recalibrateText.too_early, { date: date(lang, first), ready: date(lang, addDays(first, logDays)) })
    throw new Failure('usage', 'log_too_short', why, {
      hint: say(lang, recalibrateText.log_hint, { client: ` -c ${client.slug}` }),
    })
  }
  const counted = { ...defaultWeights.hours.minutes_per_piece, ...client.piece_minutes }
  const made = await madePieces(context, client, since)
  const measured = measurePieces(
    times.filter((time) => time.date >= since),
    made,
    defaultWeights.hours.minutes_per_piece,
  )
  const own = measured.flatMap(({ piece, minutes }) => (minutes === null ? [] : [[piece, minutes] as const]))
  if (own.length === 0) {
    const counts = measured.map(({ pieces }) => pieces)
    throw new Failure(
      'usage',
      'too_few_pieces',
      say(lang, recalibrateText.too_few, { count: Math.max(0, ...counts), needed: enoughPieces }),
      { hint: say(lang, recalibrateText.log_hint, { client: ` -c ${client.slug}` }) },
    )
  }
  const piece_minutes = { ...client.piece_minutes, ...Object.fromEntries(own) }
  const changed = options.dry_run
    ? { ...client, piece_minutes }
    : await store.clients.update(client.slug, { piece_minutes }, context.now().toISOString())
  return {
    client: changed,
    since,
    pieces: measured.map(({ piece, pieces, minutes }) => ({
      piece,
      pieces,
      minutes_before: counted[piece],
      minutes_measured: minutes,
    })),
    before: runStrategy({ ...input, minutes_per_piece: client.piece_minutes }),
    after: runStrategy({ ...input, minutes_per_piece: piece_minutes }),
  }
}

/** Production only; what was guessed afterwards teaches nothing. */
async function loggedTimes(context: Context, client: Client): Promise<LoggedTime[]> {
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const standsFor = (network: string | null): string | null => {
    if (network === null) return null
    const account = accounts.find((one) => one.network === network || one.for_network === network)
    return account ? strategyNetworkOf(account) : network
  }
  return (await store.money.listTime(client.slug))
    .filter((entry) => entry.activity === 'production' && !entry.estimated)
    .map(({ date: day, minutes, network }) => ({ date: day, minutes, network: standsFor(network) }))
}

/** What went out, by the day it was written. */
async function madePieces(context: Context, client: Client, since: string): Promise<MadePiece[]> {
  const store = await context.store()
  const networks = new Map((await store.accounts.list(client.slug)).map((one) => [one.id, strategyNetworkOf(one)]))
  const posts = await store.posts.list({ client: client.slug, all: true, from: `${since}T00:00:00.000Z` })
  return posts.flatMap((post) =>
    post.deliveries.flatMap((delivery) => {
      const network = networks.get(delivery.account_id) ?? null
      if (network === null || delivery.part > 0 || delivery.published_at === null) return []
      const made_on = dayOf(new Date(post.created_at), client.time_zone)
      return made_on < since ? [] : [{ made_on, network, piece: pieceOf(network, delivery) }]
    }),
  )
}
