import type { Lang } from './text.ts'

const days = {
  fr: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const satisfies Record<Lang, readonly string[]>

/**
 * A wall time `2026-12-01T09:30` as `mar. 01/12 09:30` / `Tue 01/12 09:30`: what `shortDateTime` gives for its instant, without
 * asking `Intl`, which costs more than all the rest of a list of a thousand posts.
 */
export function shortLocal(lang: Lang, local: string): string {
  const weekday = days[lang][new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday} ${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`
}
