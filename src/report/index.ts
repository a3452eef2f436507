/** The month of a client: as data first, then as a document (`documents/` gives it its forms). */
export { buildReport, lastCompleteMonth } from './build-report.ts'
export { compose } from './compose.ts'
export { reportCsv } from './to-csv.ts'
export { readPictures } from './read-pictures.ts'
export type { Author } from '../documents/author.ts'
export type { Report } from './report.ts'
