import type { RooStatus } from '../results/roo.ts'
import type { Text } from './text.ts'

/** Apart from the other labels, as those of deliveries are. */
export const objectiveStatusLabel = {
  reached: { fr: 'atteint', en: 'reached' },
  on_track: { fr: 'en bonne voie', en: 'on track' },
  slightly_late: { fr: 'léger retard', en: 'slightly late' },
  late: { fr: 'en retard', en: 'late' },
  regressing: { fr: 'en recul', en: 'going backwards' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  invalid_target: { fr: 'cible à revoir', en: 'target to be reviewed' },
} as const satisfies Record<RooStatus, Text>
