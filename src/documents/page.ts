import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { template } from '../templates.ts'
import { escapeMarkup as t } from './markup.ts'

export interface Page {
  readonly lang: string
  readonly title: string
  readonly style: string
  /** Markup, one string a line. */
  readonly body: readonly string[]
  /** What the page may do (Content-Security-Policy); without it no script and nothing from elsewhere. */
  readonly policy?: string
  /** More of `<meta name content>`. */
  readonly meta?: Readonly<Record<string, string>>
}

/** Nothing from elsewhere and no script: the style within the page, pictures as data addresses. */
export const withoutScript = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A page of its own: no network, its style within it. Well-formed as XML too, as long as the body is. */
export function htmlPage({ lang, title, style, body, policy = withoutScript, meta = {} }: Page): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    '<meta name="referrer" content="no-referrer"/>',
    ...Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${content}"/>`),
    `<title>${t(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What a policy names a script or a style by: this one, and no other. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Style sheets of `templates/`, without what only helps the hand that edits them. */
export function readStyle(...files: readonly string[]): string {
  return files
    .map((file) => readFileSync(template(file), 'utf8'))
    .join(' ')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Scripts of `templates/`, without their comments and margins. */
export function readScript(...files: readonly string[]): string {
  return files
    .flatMap((file) => readFileSync(template(file), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
}
