const unprintable =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Controls, halves of characters and marks that turn the reading direction become a visible sign: no document needs them. Where one
 * would go back to the beginning of a line, another line begins.
 */
export function visible(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n').replace(unprintable, '\uFFFD')
}

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
