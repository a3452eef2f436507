/**
 * Remote text is hostile: terminal escapes in a comment, a name, an API error or a file name are shown, never executed.
 * C0 but line feed and tab, DEL, C1, bidi controls, the Unicode line separators and letters that nobody sees become a visible `\u{…}`
 * (`util.stripVTControlCharacters` lets 17 of 27 hostile strings through).
 */
const hostile =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g

/** JSON that says the same and that no terminal obeys: `JSON.stringify` escapes C0 alone. */
export function harmlessJson(json: string): string {
  return json.replace(hostile, (found, at: number) =>
    joins(found, at, json) ? found : found.replace(/[^]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

/** A JSON document as it is printed, or written into a file that somebody may print. */
export function jsonText(value: unknown): string {
  return `${harmlessJson(JSON.stringify(value, null, 2))}\n`
}

export function sanitise(text: string): string {
  return text.replace(hostile, (found, at: number) =>
    joins(found, at, text) ? found : `\\u{${found.codePointAt(0)?.toString(16) ?? ''}}`,
  )
}

/** Made when the first text needs them: such classes are dear. */
let around: { picture: RegExp; next: RegExp; script: RegExp; flag: RegExp } | undefined
function neighbours(): NonNullable<typeof around> {
  return (around ??= {
    picture: /\p{Extended_Pictographic}[\uFE0F\p{EMod}]?$/u,
    next: /^\p{Extended_Pictographic}/u,
    script:
      /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}]$/u,
    flag: /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u,
  })
}

/** What one sees after all: a joiner that makes one picture of two or shapes a letter, and the letters of a region in its flag. */
function joins(found: string, at: number, text: string): boolean {
  if (found !== '\u200C' && found !== '\u200D' && found.length === 1) return false
  const before = text.slice(Math.max(0, at - 16), at)
  const { picture, next, script, flag } = neighbours()
  if (found.length === 2) return flag.test(before)
  if (script.test(before)) return true
  return found === '\u200D' && picture.test(before) && next.test(text.slice(at + 1, at + 3))
}

/**
 * For a reader who obeys words instead of codes: what nobody sees is taken out, since it may hold words as well (the letters of flags,
 * selectors of shapes one after the other).
 */
export function withoutHidden(text: string): string {
  return text
    .replace(hostile, (found, at: number) => (joins(found, at, text) && found.length === 1 ? found : ''))
    .replace(/\uDB40[\uDC00-\uDFFF]|[\uFE00-\uFE0F](?=[\uFE00-\uFE0F])|[\u115F\u1160\u3164\uFFA0]/g, '')
}

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
