import type { Lang } from '../../src/i18n/text.ts'
import type { Ran } from './program.ts'

/**
 * What is wrong with how a command failed: it tells no defect of smm and no stack, and says what to do next, in the reader's language. Null:
 * nothing, or it did not fail.
 */
export function unclear({ code, stderr }: Ran, lang: Lang): string | null {
  if (code < 0 || ![0, 1, 2, 3, 4, 5, 6, 75].includes(code)) return `exit ${code}: ${stderr}`
  if (/\n\s+at |node:internal|\bundefined\b|(?<!\\u)\{\w+\}|"code":"bug"|défaut de smm|bug in smm/.test(stderr)) return stderr
  if (code === 0 || stderr === '') return null
  const document = stderr.split('\n').find((line) => line.startsWith('{"error"'))
  if (document === undefined) return /^! /m.test(stderr) || (/^✗ /m.test(stderr) && /^(?:→|  - )/m.test(stderr)) ? null : stderr
  const { error } = JSON.parse(document) as { error: { message: string; hint: string | null; details?: string[] } }
  const words = `${error.message} ${error.hint}`
  if (error.hint === null && error.details === undefined) return document
  const other = lang === 'fr' ? /\b(?:the|cannot|is not)\b/i : /\b(?:le|la|les|impossible)\b/i
  return other.test(words.replaceAll(/[`'"/][^ ]*/g, '')) ? `${lang}: ${words}` : null
}
