/**
 * Visits of a site by the marks of its links. Google Analytics 4: reports and explorations with remarks (`#`) above, English titles as in
 * public samples of 2024 to 2026, French ones as its interface names them. Matomo: a campaign report, titles from its translations.
 */
import { column, type Format } from './format.ts'

export const site: readonly Format[] = [
  {
    id: 'ga4',
    name: { fr: 'Google Analytics 4', en: 'Google Analytics 4' },
    network: null,
    of: 'visits',
    columns: [
      column(
        'utm_source',
        ['Source de la session', 'Source manuelle de la session'],
        ['Session source', 'Session manual source'],
      ),
      column(
        'utm_medium',
        ['Support de la session', 'Support manuel de la session'],
        ['Session medium', 'Session manual medium'],
      ),
      column(
        'utm_source_medium',
        [
          'Source/support de la session',
          'Source et support de la session',
          'Session - source/support',
          'Source/support manuel de la session',
        ],
        ['Session source/medium', 'Session manual source/medium', 'Source/medium'],
      ),
      column(
        'utm_campaign',
        ['Campagne de la session', 'Nom de la campagne de la session', 'Campagne manuelle de la session'],
        ['Session campaign', 'Session campaign name', 'Session manual campaign name', 'Session manual campaign'],
      ),
      column(
        'utm_content',
        ["Contenu d'annonce manuel de la session", "Contenu manuel de l'annonce de la session"],
        ['Session manual ad content'],
      ),
      column('day', ['Date'], ['Date']),
      column('sessions', ['Sessions'], ['Sessions']),
      column('conversions', ['Événements clés', 'Conversions'], ['Key events', 'Conversions']),
    ],
    told_by: [
      [
        'Session source',
        'Session manual source',
        'Session source/medium',
        'Session manual source/medium',
        'Source/medium',
        'Source de la session',
        'Source manuelle de la session',
        'Source/support de la session',
        'Source et support de la session',
        'Session - source/support',
        'Source/support manuel de la session',
      ],
      ['Sessions'],
    ],
  },
  {
    id: 'matomo',
    name: { fr: 'Matomo, campagnes', en: 'Matomo, campaigns' },
    network: null,
    of: 'visits',
    columns: [
      column('utm_source', ['Source', 'Source de la campagne'], ['Source', 'Campaign source']),
      column(
        'utm_medium',
        ['Support', 'Médium', 'Support de la campagne', 'Médium de la campagne'],
        ['Medium', 'Campaign medium'],
      ),
      column(
        'utm_campaign',
        ['Nom de la campagne', 'Campagne', 'Libellé', 'Étiquette', 'Label'],
        ['Campaign name', 'Name', 'Campaign', 'Label'],
      ),
      column('utm_content', ['Contenu', 'Contenu de la campagne'], ['Content', 'Campaign content']),
      column('sessions', ['Visites', 'nb_visits'], ['Visits', 'nb_visits']),
      column('conversions', ['Conversions', 'nb_conversions'], ['Conversions', 'nb_conversions']),
      column(
        'unused',
        [
          'Actions',
          'Nombre maximal d’actions en une visite',
          'Temps total passé par les visiteurs (en secondes)',
          'Rebonds',
          'Visites avec conversions',
          'Visiteurs uniques',
          'Visiteurs uniques (somme quotidienne)',
          'Utilisateurs',
          'Métadonnées : segment',
        ],
        [
          'Actions',
          'Maximum actions in one visit',
          'Total time spent by visitors (in seconds)',
          'Bounces',
          'Visits with Conversions',
          'Unique visitors',
          'Unique visitors (daily sum)',
          'Users',
          'Users (daily sum)',
          'Revenue',
          'Metadata: segment',
          'Metadata: idsubdatatable',
        ],
      ),
    ],
    told_by: [
      ['Label', 'Libellé', 'Étiquette', 'Campaign name', 'Nom de la campagne'],
      ['Visits', 'Visites', 'nb_visits'],
    ],
  },
]
