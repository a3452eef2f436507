/** The month of a client: as data first, then as a document, then as a terminal screen, Markdown or one HTML page. */
export { buildReport, lastCompleteMonth } from './build-report.ts'
export { compose, type Author } from './compose.ts'
export { largestLogo, readLogo } from './read-logo.ts'
export type { Report } from './report.ts'
export { toHtml } from './to-html.ts'
export { toMarkdown } from './to-markdown.ts'
export { toTerminal } from './to-terminal.ts'
