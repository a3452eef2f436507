/** A row per figure under smm's own titles: for what no platform's file holds, and for tables that people keep themselves. */
import { column, type Format } from './format.ts'

export const columns: readonly Format[] = [
  {
    id: 'columns',
    name: {
      fr: 'colonnes date, network, account, post, metric, value',
      en: 'columns date, network, account, post, metric, value',
    },
    network: null,
    of: 'long',
    columns: [
      // smm's own titles are the same in both languages: they tell no order of day and month
      column('day', ['date', 'jour', 'mois'], ['date', 'day', 'month']),
      column('network', ['network', 'réseau'], ['network']),
      column('account', ['account', 'compte'], ['account']),
      column('post_url', ['post', 'publication'], ['post']),
      column('metric', ['metric', 'indicateur', 'mesure'], ['metric']),
      column('value', ['value', 'valeur'], ['value']),
    ],
    told_by: [
      ['date', 'day', 'month', 'jour', 'mois'],
      ['metric', 'indicateur', 'mesure'],
      ['value', 'valeur'],
    ],
  },
]
