import type { RhythmReason } from '../posts/rhythm.ts'
import { texts, type Text } from './text.ts'

/** Words of regularity: what was promised, what was kept, what is left in the queue. */
export const rhythmText = texts({
  label: { fr: 'Rythme', en: 'Rhythm' },
  label_mix: { fr: 'Piliers', en: 'Pillars' },
  kept: {
    fr: '{posts} {planned} en {weeks} ({percent}) : tenu',
    en: '{posts} of {planned} in {weeks} ({percent}): kept',
  },
  not_kept: {
    fr: '{posts} {planned} en {weeks} ({percent}) : non tenu (90 % attendus)',
    en: '{posts} of {planned} in {weeks} ({percent}): not kept (90% expected)',
  },
  posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  planned: { fr: { one: 'sur {count} prévue', other: 'sur {count} prévues' }, en: '{count} planned' },
  weeks: { fr: { one: '{count} semaine', other: '{count} semaines' }, en: { one: '{count} week', other: '{count} weeks' } },
  label_queue: { fr: 'Avance', en: 'Queue' },
  nearly_empty: {
    fr: {
      one: "plus qu'un jour d'avance, il en faut {enough}",
      other: "plus que {count} jours d'avance, il en faut {enough}",
    },
    en: {
      one: 'only one day ahead, {enough} are needed',
      other: 'only {count} days ahead, {enough} are needed',
    },
  },
  empty: { fr: "aucun jour d'avance, il en faut {enough}", en: 'no day ahead, {enough} are needed' },
  dormant: {
    fr: 'Compte endormi : {name} (rien depuis {days} jours). Publiez-y, ou épinglez un message qui dit où vous trouver.',
    en: 'Dormant account: {name} (nothing for {days} days). Post there, or pin a message that says where to find you.',
  },
})

export const rhythmReasonLabel = {
  no_cadence: { fr: 'pas mesuré : aucun rythme prévu', en: 'not measured: no rhythm planned' },
  too_early: {
    fr: 'pas encore mesuré : la première semaine complète est en cours',
    en: 'not measured yet: the first full week is under way',
  },
  nothing_planned: {
    fr: 'pas mesuré : rien de prévu ces quatre semaines',
    en: 'not measured: nothing planned in these four weeks',
  },
} as const satisfies Record<RhythmReason, Text>
