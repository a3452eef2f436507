import { texts } from './text.ts'

export const recalibrateText = texts({
  about: {
    fr: 'remplacer les durées par contenu par celles du temps noté',
    en: 'replace the minutes per piece by those of the time log',
  },
  how: {
    fr:
      'Comment : le temps de production noté une semaine (`smm time add --activity production`) est partagé entre les\n' +
      'contenus écrits cette semaine-là et publiés depuis, à proportion des durées de référence ; une semaine sans\n' +
      "contenu compte pour la suivante. La durée d'un contenu est la médiane, à partir de 5 contenus de même nature.\n" +
      'Il faut 60 jours de temps noté ; les 180 derniers jours comptent, sans les durées estimées.',
    en:
      'How: production time logged in a week (`smm time add --activity production`) is shared among the pieces written\n' +
      'in that week and posted since, in proportion to the reference minutes; a week without a piece counts for the\n' +
      'next one. The minutes of a piece are the median, from 5 pieces of a kind on. It takes 60 days of logged time;\n' +
      'the last 180 days count, estimated entries do not.',
  },
  nothing_logged: {
    fr: 'Pas encore : aucun temps de production noté. Il en faut 60 jours.',
    en: 'Not yet: no production time is logged. It takes 60 days of it.',
  },
  too_early: {
    fr: 'Pas encore : le temps de production est noté depuis le {date}. Il en faut 60 jours : à partir du {ready}.',
    en: 'Not yet: production time is logged since {date}. It takes 60 days: from {ready} on.',
  },
  too_few: {
    fr: 'Pas encore : {count} contenu(s) au plus de même nature avec du temps noté ; il en faut {needed}.',
    en: 'Not yet: at most {count} pieces of a kind with time logged; it takes {needed}.',
  },
  log_hint: {
    fr: 'Notez le temps au fil des jours : `smm time add 45 --activity production --network facebook{client}`',
    en: 'Log time as it is spent: `smm time add 45 --activity production --network facebook{client}`',
  },
  done: { fr: 'Durées par contenu, depuis le {date}', en: 'Minutes per piece, since {date}' },
  would: {
    fr: 'Durées par contenu qui seraient retenues, depuis le {date}',
    en: 'Minutes per piece that would be kept, since {date}',
  },
  col_piece: { fr: 'CONTENU', en: 'PIECE' },
  col_count: { fr: 'COMPTÉS', en: 'COUNTED' },
  col_before: { fr: 'AVANT', en: 'BEFORE' },
  col_after: { fr: 'MAINTENANT', en: 'NOW' },
  kept: { fr: '{minutes} (trop peu pour changer)', en: '{minutes} (too few to change)' },
  effect: { fr: 'Effet sur le conseil', en: 'Effect on the advice' },
  effort: {
    fr: '{network}, {level} : {before} par mois comptées, {after} avec vos durées.',
    en: '{network}, {level}: {before} a month counted, {after} with your own minutes.',
  },
  same_rhythm: { fr: 'Le rythme conseillé reste le même : {cadence}.', en: 'The rhythm advised stays the same: {cadence}.' },
  new_advice: {
    fr: 'Le conseil change : {before} → {after}.',
    en: 'The advice changes: {before} → {after}.',
  },
  advice: { fr: '{network}, {level} ({cadence})', en: '{network}, {level} ({cadence})' },
  no_network: { fr: 'pas de réseau', en: 'no network' },
  next: {
    fr: 'La prochaine version de la stratégie en tient compte : `smm strategy edit{client}`',
    en: 'The next version of the strategy counts with it: `smm strategy edit{client}`',
  },
})
