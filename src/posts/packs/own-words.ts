const attribution = /^(?:le|on)\b.{4,200}\b(?:a écrit|wrote)\s*:?$/iu
const original =
  /^(?:-{2,}|_{2,})?\s*(?:message d'origine|message transféré|original message|forwarded message|début du message|begin forwarded)/iu
const outlookFrom = /^\*?(?:de|from)\s*:\*?\s/iu
const outlookNext = /^\*?(?:envoyé|date|sent|à|to|objet|subject|cc)\s*:/iu
const signature = /^(?:--\s*|_{8,}|(?:envoyé (?:de|depuis)|sent from|télécharge[rz] outlook|get outlook)\b.*)$/iu
/** `[28/11/2026 09:12:03] Name: `, `28/11/2026, 09:12 - Name: `, `[09:12, 28/11/2026] Name: ` */
const messenger =
  /^\[?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+(?:à )?\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]m)?|\d{1,2}:\d{2}(?: ?[ap]m)?, \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})(?:\]| -)\s*[^:]{1,60}:\s*/iu
const phone = /(?<![\p{L}\d/])(?:\+\d{1,3}(?:[ .-]?\(0\))?|0\d)(?:[ .-]?\d{2,4}){3,5}(?![\p{L}\d])/gu
const webAddress = /(?:https?:\/\/|www\.)\S+/giu
/** « OK12 », as a telephone lets it pass. */
const close = /(?<![\p{L}\p{N}])(ok|oui|non|yes|no)(?=\d)/giu
// they look like nothing, and would part words
const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/**
 * The lines that the person who answers wrote: without what they quote of the mail before, the signature of their telephone, numbers to
 * call and the stamps of messengers. Every kind of space is one, every apostrophe the plain one.
 */
export function ownWordsOf(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u00A0\u2007-\u200A\u202F\t]/gu, ' ')
    .replace(/[’‘ʼ´`]/gu, "'")
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) => line.trim())
  const own: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const next = lines[at + 1] ?? ''
    if (isQuoted(line)) continue
    const wide = attribution.test(line) ? 1 : attribution.test(`${line} ${next}`) && /^(?:le|on)\b/iu.test(line) ? 2 : 0
    if (wide > 0) {
      // who answers below what they quote goes on after it
      const after = lines.slice(at + wide).find((one) => one !== '')
      if (after === undefined || !isQuoted(after)) break
      at += wide - 1
      continue
    }
    if (original.test(line) || signature.test(line)) break
    if (outlookFrom.test(line) && lines.slice(at + 1, at + 4).some((one) => outlookNext.test(one))) break
    own.push(
      line
        .replace(messenger, '')
        .replace(close, '$1 ')
        .replace(phone, ' ')
        .replace(/\S+/gu, withoutMail)
        .replace(webAddress, '…')
        .trim(),
    )
  }
  return own
}

/** By hand: a pattern would try every sign of a long word as its beginning. */
function withoutMail(word: string): string {
  const at = word.indexOf('@', 1)
  return at > 0 && word.lastIndexOf('.', word.length - 2) > at + 1 ? '…' : word
}

function isQuoted(line: string): boolean {
  return line.startsWith('>')
}
