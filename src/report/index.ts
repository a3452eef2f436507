/** The month of a client: as data first, then as a document (`documents/` gives it its forms). */
export { buildReport, lastCompleteMonth } from './build-report.ts'
export { compose, type Author } from './compose.ts'
export type { Report } from './report.ts'
