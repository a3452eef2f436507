/**
 * Meta Business Suite, for Facebook and Instagram. The English titles are those of public samples of 2025 and 2026 (UTF-8 for content,
 * UTF-16 with `sep=,` and the name of the figure above the table for results). No public sample of a French file was found: the French
 * titles are the words of the French interface, several where it uses several.
 */
import { column, type Column, type Format } from './format.ts'

const post = [
  column(
    'post_id',
    [
      'Identifiant de publication',
      'Identifiant de la publication',
      'ID de publication',
      'ID de la publication',
      'ID publication',
    ],
    ['Post ID'],
  ),
  column('post_url', ['Permalien', 'Lien permanent', 'Lien de la publication'], ['Permalink']),
  column('published', ['Heure de publication', 'Date de publication', 'Date et heure de publication'], ['Publish time']),
  // « Lifetime », or a day when the file was made day by day
  column('day', ['Date'], ['Date']),
  column('reach', ['Couverture', 'Portée', 'Spectateurs'], ['Reach', 'Viewers']),
  column('impressions', ['Impressions'], ['Impressions']),
  column('views', ['Vues'], ['Views']),
  column('comments', ['Commentaires'], ['Comments']),
  column('shares', ['Partages'], ['Shares']),
  column(
    'unused',
    [
      'Titre',
      'Description',
      'Durée (s)',
      'Durée (sec)',
      'Type de légende',
      'Type de publication',
      'Langues',
      'Libellés personnalisés',
      'État du contenu financé',
      'Commentaire sur les données',
      'Publication croisée',
      'Est une publication croisée',
      'Est un partage',
    ],
    [
      'Title',
      'Description',
      'Duration (sec)',
      'Caption type',
      'Post type',
      'Languages',
      'Custom labels',
      'Funded content status',
      'Data comment',
      'Is crosspost',
      'Is share',
    ],
  ),
]

const pageId = ['Page ID', 'Identifiant de la Page', 'ID de Page', 'ID de la Page', 'Identifiant de Page']
const pageName = ['Page name', 'Nom de la Page', 'Nom de Page']
const accountUser = ['Account username', "Nom d'utilisateur du compte", "Nom d'utilisateur"]
const accountId = ['Account ID', 'Identifiant du compte', 'ID du compte', 'ID de compte']

const facebook: Format = {
  id: 'facebook_posts',
  name: { fr: 'Meta Business Suite, contenu de Facebook', en: 'Meta Business Suite, Facebook content' },
  network: 'facebook',
  of: 'posts',
  columns: [
    ...post,
    column('account', ['Nom de la Page', 'Nom de Page'], ['Page name']),
    column('reactions', ['Réactions'], ['Reactions']),
    // link clicks alone: the rate of clicks is theirs
    column(
      'clicks',
      ['Clics sur un lien', 'Clics sur le lien', 'Clics sur les liens', 'Clics sur des liens'],
      ['Link clicks', 'Link Clicks'],
    ),
    column('unused', ['Identifiant de la Page', 'ID de Page', 'ID de la Page', 'Identifiant de Page'], ['Page ID']),
  ],
  told_by: [
    ['Post ID', ...(post[0]?.fr ?? [])],
    [...pageId, ...pageName],
  ],
}

const instagram: Format = {
  id: 'instagram_posts',
  name: { fr: "Meta Business Suite, contenu d'Instagram", en: 'Meta Business Suite, Instagram content' },
  network: 'instagram',
  of: 'posts',
  columns: [
    ...post,
    column('account', ["Nom d'utilisateur du compte", "Nom d'utilisateur"], ['Account username']),
    column('reactions', ["J'aime", "Mentions J'aime", "Mentions « J'aime »"], ['Likes']),
    column('saves', ['Enregistrements', 'Sauvegardes'], ['Saves']),
    column('follows', ['Followers', 'Nouveaux followers', 'Abonnements', 'Suivis'], ['Follows']),
    column(
      'unused',
      ['Identifiant du compte', 'ID du compte', 'ID de compte', 'Nom du compte'],
      ['Account ID', 'Account name'],
    ),
  ],
  told_by: [
    ['Post ID', ...(post[0]?.fr ?? [])],
    [...accountUser, ...accountId],
  ],
}

/** What is counted per day, by the name that stands above its table; older files hold them side by side. */
const results: readonly Column[] = [
  column('follows', ['Followers Facebook', 'Abonnements Facebook', 'Nouveaux followers Facebook'], ['Facebook follows'], {
    network: 'facebook',
  }),
  column('follows', ['Followers Instagram', 'Abonnements Instagram', 'Nouveaux followers Instagram'], ['Instagram follows'], {
    network: 'instagram',
  }),
  column(
    'reach',
    ['Couverture Facebook', 'Portée Facebook', 'Couverture de la Page Facebook', 'Spectateurs Facebook'],
    ['Facebook reach', 'Facebook Page reach', 'Facebook viewers'],
    { network: 'facebook' },
  ),
  column(
    'reach',
    ['Couverture Instagram', 'Portée Instagram', 'Spectateurs Instagram'],
    ['Instagram reach', 'Instagram viewers'],
    {
      network: 'instagram',
    },
  ),
  column('views', ['Vues Facebook'], ['Facebook views'], { network: 'facebook' }),
  column('views', ['Vues Instagram'], ['Instagram views'], { network: 'instagram' }),
  column(
    'profile_views',
    ['Visites Facebook', 'Visites de la Page Facebook', 'Visites sur Facebook'],
    ['Facebook visits', 'Facebook Page visits'],
    { network: 'facebook' },
  ),
  column(
    'profile_views',
    ['Visites du profil Instagram', 'Visites Instagram', 'Visites sur Instagram'],
    ['Instagram profile visits', 'Instagram visits'],
    { network: 'instagram' },
  ),
  column(
    'clicks',
    ['Clics sur un lien Facebook', 'Clics sur les liens Facebook', 'Clics sur le lien Facebook'],
    ['Facebook link clicks'],
    { network: 'facebook' },
  ),
  column(
    'clicks',
    ['Clics sur un lien Instagram', 'Clics sur les liens Instagram', 'Clics sur le lien Instagram'],
    ['Instagram link clicks'],
    { network: 'instagram' },
  ),
  column('reach', ['Couverture', 'Portée', 'Spectateurs'], ['Reach', 'Viewers']),
  column('views', ['Vues'], ['Views']),
  column('engagements', ['Interactions avec le contenu', 'Interactions'], ['Content interactions', 'Interactions']),
  column('follows', ['Nouveaux followers', 'Abonnements'], ['Follows', 'New follows']),
  column('profile_views', ['Visites'], ['Visits']),
  column('clicks', ['Clics sur un lien', 'Clics sur le lien', 'Clics sur les liens'], ['Link clicks']),
]
const named = results.filter(({ network }) => network !== undefined).flatMap(({ fr, en }) => [...fr, ...en])

export const meta: readonly Format[] = [
  facebook,
  instagram,
  {
    id: 'meta_results',
    name: { fr: 'Meta Business Suite, résultats par jour', en: 'Meta Business Suite, results per day' },
    network: null,
    of: 'titled',
    columns: [column('day', ['Date'], ['Date']), column('value', ['Principal', 'Principale', 'Primaire'], ['Primary'])],
    told_by: [['Date'], ['Primary', 'Principal', 'Principale', 'Primaire']],
    titles: results,
  },
  {
    id: 'meta_days',
    name: { fr: 'Meta Business Suite, résultats par jour', en: 'Meta Business Suite, results per day' },
    network: null,
    of: 'days',
    columns: [column('day', ['Date'], ['Date']), ...results],
    told_by: [['Date'], named],
  },
]
