/**
 * Remote text is hostile: terminal escapes in a comment, a name, an API error or a file name are shown, never executed.
 * C0 but line feed and tab, DEL, C1, bidi controls and the Unicode line separators become a visible `\u{…}`
 * (`util.stripVTControlCharacters` lets 17 of 27 hostile strings through).
 */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const hostile = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

/** JSON that says the same and that no terminal obeys: `JSON.stringify` escapes C0 alone. */
export function harmlessJson(json: string): string {
  return json.replace(hostile, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function sanitise(text: string): string {
  return text.replace(hostile, (c) => `\\u{${c.codePointAt(0)?.toString(16) ?? ''}}`)
}
