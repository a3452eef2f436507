import type { Lang } from '../../i18n/text.ts'

/** What stands for nothing in a table. */
const nothing = new Set(['', '-', '–', '—', '--', 'n/a', 'na', 'n/d', 'nd', 'null', 'none'])

/**
 * A number of a table: `1 234`, `1,234`, `1.234`, `12,5`, `12.5`, `-3`; null where the cell says nothing, NaN where it is no number
 * (percentages, durations, amounts and formulas are none). A single mark before exactly three digits groups thousands where a `whole`
 * number is meant; otherwise a point is the decimal mark, and a comma too unless the table is English.
 */
export function readNumber(cell: string, { lang, whole }: { lang: Lang | null; whole: boolean }): number | null {
  const typed = cell.trim()
  if (nothing.has(typed.toLowerCase())) return null
  const [, sign = '', figures = ''] = /^([+\-−]?)(\d[\d.,\s'’]*)$/u.exec(typed) ?? []
  const read = plain(figures, { lang, whole })
  if (read === null) return Number.NaN
  const value = Number(read)
  return sign === '' || sign === '+' || value === 0 ? value : -value
}

const groupedBy = [/^\d{1,3}(\s\d{3})+$/u, /^\d{1,3}(['’]\d{3})+$/u, /^\d{1,3}(,\d{3})+$/, /^\d{1,3}(\.\d{3})+$/]

function plain(figures: string, { lang, whole }: { lang: Lang | null; whole: boolean }): string | null {
  if (/^\d+$/.test(figures)) return figures
  const [, before = '', mark, after = ''] = /^(.*)([.,])(\d+)$/u.exec(figures) ?? []
  const decimals = (): string | null => {
    const digits = /^\d+$/.test(before)
      ? before
      : groupedBy.some((form) => form.test(before))
        ? before.replace(/\D/g, '')
        : null
    return digits === null ? null : `${digits}.${after}`
  }
  const grouped = groupedBy.some((form) => form.test(figures))
  if (!grouped) return mark === undefined || before.includes(mark) ? null : decimals()
  const single = mark !== undefined && /^\d{1,3}$/.test(before)
  if (!single || whole) return figures.replace(/\D/g, '')
  return mark === ',' && lang === 'en' ? figures.replace(/\D/g, '') : decimals()
}
