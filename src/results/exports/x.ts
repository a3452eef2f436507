/**
 * X: analytics of posts and of the account. English titles as in public samples of 2024 to 2026, and of older files (`Tweet id`); X
 * seems to write them in English whatever its reader's language, and the French ones are a translation. « Shares » there are links that
 * were sent on; what others call shares are its reposts.
 */
import { column, type Column, type Format } from './format.ts'

const figures: readonly Column[] = [
  column('impressions', ['Impressions'], ['Impressions']),
  column('reactions', ["J'aime"], ['Likes', 'Favorites']),
  column('engagements', ['Engagements'], ['Engagements']),
  column('saves', ['Signets'], ['Bookmarks']),
  column('follows', ['Nouveaux abonnements', 'Nouveaux abonnés'], ['New follows', 'Follows']),
  column('unfollows', ['Désabonnements'], ['Unfollows']),
  column('comments', ['Réponses'], ['Replies']),
  column('shares', ['Reposts', 'Republications'], ['Reposts', 'Retweets']),
  column('profile_views', ['Visites du profil', 'Visites de profil'], ['Profile visits', 'User profile clicks']),
  column('clicks', ["Clics sur l'URL", 'Clics sur les URL', 'Clics sur un lien'], ['URL Clicks']),
]

export const x: readonly Format[] = [
  {
    id: 'x_posts',
    name: { fr: 'X, par post', en: 'X, by post' },
    network: 'x',
    of: 'posts',
    by_period: true,
    columns: [
      column('post_id', ['Identifiant du post', 'ID du post'], ['Post id', 'Tweet id']),
      column('post_url', ['Lien du post'], ['Post Link', 'Tweet permalink']),
      column('published', ['Date'], ['Date', 'time']),
      ...figures,
      column('unused', ['Texte du post'], ['Post text', 'Tweet text']),
    ],
    told_by: [
      ['Post id', 'Tweet id', 'Identifiant du post', 'ID du post'],
      ['Post text', 'Tweet text', 'Texte du post', 'Post Link', 'Tweet permalink'],
    ],
  },
  {
    id: 'x_days',
    name: { fr: 'X, compte par jour', en: 'X, account by day' },
    network: 'x',
    of: 'days',
    columns: [column('day', ['Date'], ['Date']), ...figures],
    told_by: [['Date'], ['Impressions'], ['Unfollows', 'New follows', 'Désabonnements', 'Nouveaux abonnements']],
  },
]
