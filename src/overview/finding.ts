/** One thing that was looked at. A `mend` is what to type or do; null where all is well. */
export interface DoctorFinding {
  readonly area: Area
  /** Stable name for scripts. */
  readonly code: string
  readonly level: 'ok' | 'warning' | 'error'
  readonly message: string
  readonly mend: string | null
}

export const areas = [
  'program',
  'files',
  'database',
  'clock',
  'key',
  'accounts',
  'scheduler',
  'listening',
  'rules',
  'settings',
] as const
export type Area = (typeof areas)[number]
