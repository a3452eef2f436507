/**
 * YouTube Studio, « Table data.csv » of the advanced mode, by content or by date. Titles of both languages as in public samples of 2024 to
 * 2026. « Subscribers » is a net change and no count: only those gained and those lost are read.
 * Its impressions are those of thumbnails, which nobody else counts so: left out.
 */
import { column, type Column, type Format } from './format.ts'

const figures: readonly Column[] = [
  column('views', ['Vues'], ['Views']),
  column('watch_minutes', ['Durée de visionnage (heures)'], ['Watch time (hours)'], { times: 60 }),
  column('reactions', ["Mentions J'aime", "J'aime", "Clics sur J'aime"], ['Likes']),
  column('comments', ['Commentaires ajoutés', 'Commentaires'], ['Comments added', 'Comments']),
  column('shares', ['Partages'], ['Shares']),
  column('follows', ['Nouveaux abonnés', 'Abonnés gagnés'], ['Subscribers gained']),
  column('unfollows', ['Abonnés perdus'], ['Subscribers lost']),
]
const only = [
  'Watch time (hours)',
  'Durée de visionnage (heures)',
  'Impressions click-through rate (%)',
  'Taux de clics par impression (%)',
  'Average view duration',
  "Durée moyenne d'une vue",
  'Durée moyenne de visionnage',
  'Engaged views',
  'Vues engagées',
  'Subscribers',
  'Subscribers gained',
]

export const youtube: readonly Format[] = [
  {
    id: 'youtube_videos',
    name: { fr: 'YouTube Studio, par vidéo', en: 'YouTube Studio, by video' },
    network: 'youtube',
    of: 'posts',
    by_period: true,
    columns: [
      column('post_id', ['Contenu', 'Vidéo'], ['Content', 'Video']),
      column('published', ['Heure de publication de la vidéo', 'Date de publication de la vidéo'], ['Video publish time']),
      ...figures,
      column('unused', ['Titre de la vidéo', 'Durée'], ['Video title', 'Duration']),
    ],
    told_by: [
      ['Content', 'Video', 'Contenu', 'Vidéo'],
      ['Video title', 'Titre de la vidéo'],
    ],
  },
  {
    id: 'youtube_days',
    name: { fr: 'YouTube Studio, par jour', en: 'YouTube Studio, by day' },
    network: 'youtube',
    of: 'days',
    columns: [column('day', ['Date'], ['Date']), ...figures],
    told_by: [['Date'], ['Views', 'Vues'], only],
  },
]
