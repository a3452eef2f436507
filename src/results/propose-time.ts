import type { Context } from '../context.ts'
import { say } from '../i18n/text.ts'
import { timerText } from '../i18n/timer.ts'
import type { NetworkId } from '../networks/ids.ts'
import type { Client } from '../store/clients.ts'
import type { Activity } from '../store/money.ts'
import type { Post } from '../store/posts.ts'

/** Work that was just done through smm. */
export interface DoneWork {
  readonly minutes: number
  readonly activity: Activity
  /** Null where it was for several. */
  readonly network: NetworkId | null
}

/** Opening the network, pasting text and pictures, taking the address back. The piece itself was made before. */
export const byHandMinutes = 5

/**
 * One line with the command that records the time it took, on a terminal alone: nobody wants it in a script. Nothing is recorded: the
 * minutes are what such work usually takes, and whoever did it knows better.
 */
export function proposeTime({ io, lang, options }: Context, client: Client, { minutes, activity, network }: DoneWork): void {
  if (!proposes({ io, options })) return
  const forNetwork = network === null || network === 'manual' ? '' : ` --network ${network}`
  const command = `smm time add ${minutes} -c ${client.slug} --activity ${activity}${forNetwork}`
  io.note(say(lang, timerText.propose, { command }))
}

/** The same for a post that was queued: a piece is made once, for however many accounts. The client's own minutes, else the usual ones. */
export async function proposePiece(context: Context, client: Client, post: Pick<Post, 'deliveries'>): Promise<void> {
  if (!proposes(context)) return
  const [{ pieceOf }, { strategyNetworkOf }, { defaultWeights }] = await Promise.all([
    import('../strategy/piece-of.ts'),
    import('../strategy/on-network.ts'),
    import('../strategy/weights.ts'),
  ])
  const accounts = new Map((await (await context.store()).accounts.list(client.slug)).map((one) => [one.id, one]))
  const usual = { ...defaultWeights.hours.minutes_per_piece, ...client.piece_minutes }
  const minutes = post.deliveries.map((delivery) => {
    const account = accounts.get(delivery.account_id)
    const network = account === undefined ? null : strategyNetworkOf(account)
    return usual[network === null ? 'text_short' : pieceOf(network, delivery)] ?? 0
  })
  const networks = new Set(post.deliveries.map(({ network }) => network))
  const [network = null] = networks
  const longest = Math.max(0, ...minutes)
  if (longest === 0) return
  proposeTime(context, client, { minutes: longest, activity: 'production', network: networks.size === 1 ? network : null })
}

function proposes({ io, options }: Pick<Context, 'io' | 'options'>): boolean {
  return io.stderrIsTerminal && !options.json && !options.jsonl && !options.dry_run
}
