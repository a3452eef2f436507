import { columns } from './columns.ts'
import { isTold, type Format } from './format.ts'
import type { FormatId } from './format-ids.ts'
import { gbp } from './gbp.ts'
import { linkedin } from './linkedin.ts'
import { meta } from './meta.ts'
import { pinterest } from './pinterest.ts'
import { site } from './site.ts'
import { x } from './x.ts'
import { youtube } from './youtube.ts'

/** The ones that say most about themselves first. */
export const formats: readonly Format[] = [...columns, ...meta, ...linkedin, ...x, ...pinterest, ...youtube, ...gbp, ...site]

/** The format that these titles belong to; null: none is known. */
export function formatOf(header: readonly string[]): Format | null {
  return formats.find((format) => isTold(format, header)) ?? null
}

export function formatCalled(id: FormatId): Format | undefined {
  return formats.find((format) => format.id === id)
}
