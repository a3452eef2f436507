/** Names of files that are known, and of the orders of their dates. */
export const formatIds = [
  'facebook_posts',
  'instagram_posts',
  'meta_results',
  'meta_days',
  'linkedin_posts',
  'linkedin_days',
  'linkedin_followers',
  'linkedin_visitors',
  'youtube_videos',
  'youtube_days',
  'pinterest_pins',
  'pinterest_days',
  'x_posts',
  'x_days',
  'gbp',
  'ga4',
  'matomo',
  'goaccess',
  'columns',
] as const
export type FormatId = (typeof formatIds)[number]

export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]
