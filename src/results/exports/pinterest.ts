/**
 * Pinterest Analytics. No public sample was found in either language: the titles are the words of its interface and of its API. Clicks
 * are those that lead to the site; a click that enlarges a Pin is none.
 */
import { column, type Column, type Format } from './format.ts'

const outbound = ['Outbound clicks', 'Clics sortants', 'Clics vers le site', 'Clics vers un site externe']
const pinClicks = ['Pin clicks', 'Clics sur les Épingles', "Clics sur l'Épingle", 'Clics sur une Épingle']
const figures: readonly Column[] = [
  column('impressions', ['Impressions'], ['Impressions']),
  column('engagements', ['Engagements', 'Engagement', 'Interactions'], ['Engagements', 'Engagement']),
  column('clicks', ['Clics sortants', 'Clics vers le site', 'Clics vers un site externe'], ['Outbound clicks']),
  column('saves', ['Enregistrements'], ['Saves']),
]

export const pinterest: readonly Format[] = [
  {
    id: 'pinterest_pins',
    name: { fr: 'Pinterest, par Épingle', en: 'Pinterest, by Pin' },
    network: 'pinterest',
    of: 'posts',
    by_period: true,
    columns: [
      column('post_id', ["Identifiant de l'Épingle", "ID de l'Épingle", 'ID Épingle'], ['Pin ID', 'Pin Id']),
      column('post_url', ["Lien de l'Épingle", "URL de l'Épingle"], ['Pin URL', 'Pin link']),
      column(
        'published',
        ['Date de création', "Date de création de l'Épingle"],
        ['Pin created at', 'Created date', 'Date created'],
      ),
      ...figures,
      column(
        'unused',
        ['Titre', "Titre de l'Épingle", 'Description', 'Tableau'],
        ['Title', 'Pin title', 'Description', 'Board'],
      ),
    ],
    told_by: [
      [
        'Pin ID',
        'Pin URL',
        'Pin link',
        "Identifiant de l'Épingle",
        "ID de l'Épingle",
        'ID Épingle',
        "Lien de l'Épingle",
        "URL de l'Épingle",
      ],
    ],
  },
  {
    id: 'pinterest_days',
    name: { fr: 'Pinterest, par jour', en: 'Pinterest, by day' },
    network: 'pinterest',
    of: 'days',
    columns: [column('day', ['Date'], ['Date']), ...figures],
    told_by: [['Date'], [...outbound, ...pinClicks]],
  },
]
