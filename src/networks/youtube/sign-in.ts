import { googleSignIn } from '../google.ts'

export const uploadScope = 'https://www.googleapis.com/auth/youtube.upload'
/** Everything else of a channel, comments among it. */
export const manageScope = 'https://www.googleapis.com/auth/youtube.force-ssl'
export const analyticsScope = 'https://www.googleapis.com/auth/yt-analytics.readonly'

export const youtubeSignIn = googleSignIn([uploadScope, manageScope, analyticsScope])
