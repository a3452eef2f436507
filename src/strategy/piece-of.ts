import type { Delivery } from '../store/deliveries.ts'
import type { Piece, StrategyNetwork } from './weights.ts'

/** Under this, a video is a short one (YouTube Shorts: three minutes at most since October 2024). */
const shortVideoMs = 180_000

/**
 * What kind of piece a publication is, as the cadence counts them; null where the network tells no more than that something went out.
 * Stories are no publication that smm sees.
 */
export function pieceOf(network: StrategyNetwork, { content }: Pick<Delivery, 'content'>): Piece {
  if (network === 'blog') return 'article'
  if (network === 'gbp') return 'listing_update'
  if (network === 'pinterest') return 'pin'
  const video = content.media.find((one) => one.mime.startsWith('video/'))
  if (video) return network === 'youtube' && (video.duration_ms ?? Infinity) > shortVideoMs ? 'long_video' : 'short_video'
  if (content.media.length > 1) return 'carousel'
  if (content.media.length === 1) return 'image_post'
  if (network === 'linkedin') return 'text_pro'
  return content.link != null && ['facebook', 'instagram'].includes(network) ? 'link_share' : 'text_short'
}
