/** A document as data, and its forms: terminal, Markdown, one HTML page. Knows nothing of clients, strategies or months. */
export type { Look } from './look.ts'
export { largestLogo, readLogo } from './read-logo.ts'
export { reducePicture } from './reduce-picture.ts'
export { toDocx } from './to-docx.ts'
export { toHtml } from './to-html.ts'
export { toMarkdown } from './to-markdown.ts'
export { toPdf } from './to-pdf.ts'
export { toTerminal } from './to-terminal.ts'
