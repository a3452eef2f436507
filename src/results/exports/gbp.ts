/**
 * Google Business Profile, performance: one row per listing for the period of the file, a row of explanations below the titles, no date
 * inside. English titles as in public samples of 2022 to 2026; the French ones are the words of the interface.
 */
import { column, type Format } from './format.ts'

export const gbp: readonly Format[] = [
  {
    id: 'gbp',
    name: { fr: "Fiche d'établissement Google, performances", en: 'Google Business Profile, performance' },
    network: 'gbp',
    of: 'period',
    columns: [
      column('account', ["Nom de l'entreprise", "Nom de l'établissement"], ['Business name']),
      column(
        'impressions',
        [
          'Recherche Google - Mobile',
          'Recherche Google - Ordinateur',
          'Recherche Google - Bureau',
          'Google Maps - Mobile',
          'Google Maps - Ordinateur',
          'Google Maps - Bureau',
        ],
        ['Google Search - Mobile', 'Google Search - Desktop', 'Google Maps - Mobile', 'Google Maps - Desktop'],
        { added: true },
      ),
      column('calls', ['Appels'], ['Calls']),
      column('messages', ['Messages'], ['Messages']),
      column('bookings', ['Réservations'], ['Bookings']),
      column('directions', ["Demandes d'itinéraire", "Demandes d'itinéraires", 'Itinéraires', 'Itinéraire'], ['Directions']),
      column(
        'website_clicks',
        ['Clics vers le site Web', 'Clics sur le site Web', 'Clics vers le site', 'Clics sur le site'],
        ['Website clicks'],
      ),
      column('unused', ['Code de magasin', 'Code du magasin', 'Adresse', 'Libellés'], ['Store code', 'Address', 'Labels']),
    ],
    told_by: [
      [
        'Google Search - Mobile',
        'Google Maps - Mobile',
        'Recherche Google - Mobile',
        'Google Maps - Ordinateur',
        'Recherche Google - Ordinateur',
      ],
    ],
  },
]
