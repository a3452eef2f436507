import { escapeMarkup as t } from './markup.ts'

/**
 * A page of its own: no script, no network (its policy forbids both), its style within it. `body` is markup, one string a line. Well-formed as
 * XML too, as long as the body is.
 */
export function staticPage(page: { lang: string; title: string; style: string; body: readonly string[] }): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${page.lang}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    '<meta name="referrer" content="no-referrer"/>',
    `<title>${t(page.title)}</title>`,
    `<style>${page.style}</style>`,
    '</head>',
    '<body>',
    ...page.body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
