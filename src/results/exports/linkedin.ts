/**
 * The page of a firm on LinkedIn: content, followers and visitors, which LinkedIn gives as Excel files of several sheets (a sheet saved as
 * CSV is read). English titles as in public samples of 2023 to 2026; no French sample was found: the French ones are the interface's words.
 */
import { column, type Format } from './format.ts'

const total = (
  role: 'clicks' | 'reactions' | 'comments' | 'shares' | 'impressions',
  fr: readonly string[],
  en: readonly string[],
) =>
  column(
    role,
    fr.map((title) => `${title} (total)`),
    en.map((title) => `${title} (total)`),
  )

const postLinkFr = ['Lien du post', 'Lien de la publication', 'Lien de la mise à jour']
const postTitleFr = ['Titre du post', 'Titre de la publication', 'Titre de la mise à jour']

export const linkedin: readonly Format[] = [
  {
    id: 'linkedin_posts',
    name: { fr: 'LinkedIn, contenu de la page', en: 'LinkedIn, content of the page' },
    network: 'linkedin',
    of: 'posts',
    by_period: true,
    columns: [
      column('post_url', postLinkFr, ['Post link', 'Update link']),
      column('published', ['Date de création', 'Créé le'], ['Created date']),
      column('impressions', ['Impressions'], ['Impressions']),
      // every click, as the page's API counts them
      column('clicks', ['Clics'], ['Clicks']),
      column('reactions', ["J'aime", "Mentions J'aime", 'Réactions'], ['Likes', 'Reactions']),
      column('comments', ['Commentaires'], ['Comments']),
      column('shares', ['Republications', 'Partages'], ['Reposts', 'Shares']),
      column('follows', ['Abonnements', 'Nouveaux abonnés', 'Abonnés'], ['Follows']),
      column(
        'unused',
        [
          ...postTitleFr,
          'Type de post',
          'Type de publication',
          'Nom de la campagne',
          'Publié par',
          'Date de début de la campagne',
          'Date de fin de la campagne',
          'Audience',
          'Type de contenu',
        ],
        [
          'Post title',
          'Update title',
          'Post type',
          'Update type',
          'Campaign name',
          // a person
          'Posted by',
          'Campaign start date',
          'Campaign end date',
          'Audience',
          'Content Type',
        ],
      ),
    ],
    told_by: [
      ['Post link', 'Update link', ...postLinkFr],
      ['Post title', 'Update title', 'Created date', ...postTitleFr, 'Date de création', 'Créé le'],
      ['Impressions'],
    ],
  },
  {
    id: 'linkedin_days',
    name: { fr: 'LinkedIn, indicateurs de la page par jour', en: 'LinkedIn, metrics of the page per day' },
    network: 'linkedin',
    of: 'days',
    columns: [
      column('day', ['Date'], ['Date']),
      total('impressions', ['Impressions'], ['Impressions']),
      column(
        'reach',
        ['Impressions uniques (organiques)', 'Impressions uniques (organique)'],
        ['Unique impressions (organic)'],
      ),
      total('clicks', ['Clics'], ['Clicks']),
      total('reactions', ['Réactions'], ['Reactions']),
      total('comments', ['Commentaires'], ['Comments']),
      total('shares', ['Republications', 'Partages'], ['Reposts', 'Shares']),
    ],
    told_by: [['Date'], ['Impressions (total)'], ['Clicks (total)', 'Clics (total)']],
  },
  {
    id: 'linkedin_followers',
    name: { fr: 'LinkedIn, nouveaux abonnés par jour', en: 'LinkedIn, new followers per day' },
    network: 'linkedin',
    of: 'days',
    columns: [
      column('day', ['Date'], ['Date']),
      // in this sheet the total is that of the day's new ones
      column(
        'follows',
        ['Total des abonnés', "Nombre total d'abonnés", 'Total abonnés', 'Abonnés (total)'],
        ['Total followers'],
      ),
      column(
        'unused',
        ['Abonnés sponsorisés', 'Abonnés organiques', 'Abonnés invités automatiquement', 'Abonnés auto-invités'],
        ['Sponsored followers', 'Organic followers', 'Auto-invited followers'],
      ),
    ],
    told_by: [['Date'], ['Organic followers', 'Abonnés organiques']],
  },
  {
    id: 'linkedin_visitors',
    name: { fr: 'LinkedIn, visiteurs de la page par jour', en: 'LinkedIn, visitors of the page per day' },
    network: 'linkedin',
    of: 'days',
    columns: [
      column('day', ['Date'], ['Date']),
      column(
        'profile_views',
        [
          'Total des pages vues (total)',
          'Nombre total de pages vues (total)',
          'Total des vues de page (total)',
          'Nombre total de vues de page (total)',
        ],
        ['Total page views (total)'],
      ),
    ],
    told_by: [
      ['Date'],
      [
        'Total page views (total)',
        'Total des pages vues (total)',
        'Nombre total de pages vues (total)',
        'Total des vues de page (total)',
        'Nombre total de vues de page (total)',
      ],
    ],
  },
]
