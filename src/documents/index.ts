/** A document as data, and its forms: terminal, Markdown, one HTML page. Knows nothing of clients, strategies or months. */
export { toCsv, type CsvCell } from './csv.ts'
export { readLogo } from './read-logo.ts'
export { toDocx } from './to-docx.ts'
export { toHtml } from './to-html.ts'
export { toMarkdown } from './to-markdown.ts'
export { toPdf } from './to-pdf.ts'
export { toTerminal } from './to-terminal.ts'
