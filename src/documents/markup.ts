import { visible } from '../io/sanitise.ts'

/** With a sign where it is cut; never through the middle of a character. */
export function shortened(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML, SVG and their quoted attributes. */
export function escapeMarkup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] as string)
}

/** An address that a reader may follow, or null: the web, or a mail to be written, and nothing else. */
export function safeLink(address: string): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : null
}
