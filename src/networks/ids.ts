/** Every network smm knows by name and that is open today. Closed ones are data: `closed.ts`. */
export const networkIds = [
  'folder',
  'manual',
  'mastodon',
  'bluesky',
  'x',
  'facebook',
  'instagram',
  'threads',
  'linkedin',
  'youtube',
  'pinterest',
  'tumblr',
  'wordpress',
  'ghost',
  'gbp',
  'tiktok',
  'telegram',
  'discord',
] as const

export type NetworkId = (typeof networkIds)[number]

export function isNetworkId(value: string): value is NetworkId {
  return (networkIds as readonly string[]).includes(value)
}
