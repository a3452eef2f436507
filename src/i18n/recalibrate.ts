import { texts } from './text.ts'

export const recalibrateText = texts({
  about: {
    fr: 'remplacer les durées par contenu par celles du temps noté',
    en: 'replace the minutes per piece by those of the time log',
  },
  how: {
    fr:
      'Comment : le temps de production noté une semaine (`smm time add --activity\n' +
      'production`) est partagé entre les contenus écrits cette semaine-là et publiés\n' +
      'depuis, à proportion des durées de référence ; une semaine sans contenu compte\n' +
      "pour la suivante. La durée d'un contenu est la médiane, à partir de cinq de même\n" +
      'nature. Il faut 60 jours de temps noté ; les 180 derniers jours comptent, les\n' +
      'durées estimées ne comptent pas.',
    en:
      'How: the production time logged in a week (`smm time add --activity production`)\n' +
      'is shared among the pieces written in that week and posted since, in proportion\n' +
      'to the reference minutes; a week without a piece counts for the next one. The\n' +
      'minutes of a piece are the median, from five of a kind on. It takes 60 days of\n' +
      'logged time; the last 180 days count, estimated entries do not.',
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
    fr: {
      one: 'Pas encore : au plus {count} contenu de même nature avec du temps noté ; il en faut {needed}.',
      other: 'Pas encore : au plus {count} contenus de même nature avec du temps noté ; il en faut {needed}.',
    },
    en: {
      one: 'Not yet: at most {count} piece of a kind with time logged; it takes {needed}.',
      other: 'Not yet: at most {count} pieces of a kind with time logged; it takes {needed}.',
    },
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
    en: 'The next version of the strategy takes it into account: `smm strategy edit{client}`',
  },
})
