/**
 * What strangers may write to make a terminal, a table or a shell do something. Used as name, text, title and address of messages.
 * The escapes are of ECMA-48, xterm's control sequences (invisible-island.net), UAX 9 and CVE reports on terminals.
 */
const sequences: readonly string[] = [
  // clears, moves, scrolls, hides, resets
  '\u001B[2J',
  '\u001B[H\u001B[J',
  '\u001B[3J',
  '\u001B[1A\u001B[2Kfaux',
  '\u001B[999D',
  '\u001B[?1049h',
  '\u001B[?25l',
  '\u001B[8m caché \u001B[0m',
  '\u001B[5m\u001B[41m',
  '\u001B[38;5;196mrouge',
  '\u001B[38;2;1;2;3m',
  '\u001B[31mfaux rouge\u001B[39m',
  '\u001B[4:3m',
  '\u001Bc',
  '\u001B(0',
  '\u001B#8',
  '\u001B7\u001B8',
  '\u001B[!p',
  '\u001B[?1000h\u001B[?1006h',
  '\u001B[?2004l',
  '\u001B[200~collé\u001B[201~',
  '\u001B[r\u001B[1;3r',
  '\u001B[4h',
  '\u001B[20h',
  // asks the terminal to answer, as if a person had typed
  '\u001B[c',
  '\u001B[6n',
  '\u001B[5n',
  '\u001B[21t',
  '\u001BP$qm\u001B\\',
  '\u001BP+q544e\u001B\\',
  '\u001B]11;?\u001B\\',
  '\u001B[?996n',
  // title, clipboard, links, notices, files
  '\u001B]0;titre\u0007',
  '\u001B]2;titre\u001B\\',
  '\u001B]52;c;aGVsbG8=\u0007',
  '\u001B]52;c;?\u0007',
  '\u001B]8;;https://mal.example/\u001B\\https://banque.example/\u001B]8;;\u001B\\',
  '\u001B]9;avis\u0007',
  '\u001B]777;notify;a;b\u0007',
  '\u001B]1337;File=inline=1:AAAA\u0007',
  '\u001B]4;1;rgb:00/00/00\u0007',
  '\u001B]50;police\u0007',
  '\u001B]133;A\u0007',
  '\u001B_Ga=T;AAAA\u001B\\',
  '\u001B^privé\u001B\\',
  '\u001BXchaîne\u001B\\',
  '\u001B\u001B[2J',
  '\u001B[\u001B[31m2J',
  '\u001B',
  '\u001B[',
  '\u001B]',
  // the same by one letter of C1
  '\u009B2J',
  '\u009B31m',
  '\u009D52;c;aGVsbG8=\u009C',
  '\u0090$qm\u009C',
  '\u009E\u009C',
  '\u0085',
  // C0
  '\u0007\u0007\u0007',
  'secret\b\b\b\b\b\bpublic',
  'vrai\rfaux',
  '\r\n\r\nfaux',
  '\u000B\u000C',
  '\u000E\u000F',
  '\u007F',
  // order of letters
  'facture\u202Efdp.exe',
  '\u202Dforcé\u202C',
  '\u2066isolé\u2069',
  '\u2067\u2068\u2069\u2069',
  '\u200Eg\u200Fd',
  '\u061Cal',
  'ligne\u2028paragraphe\u2029',
  // letters that nobody sees
  'mot\u200Bcoupé',
  'bou\u200Dlangerie',
  'bou\u200Clangerie',
  '\u2060\u2061\u2062\u2063\u2064',
  '\uFEFFdébut',
  'cou\u00ADpé',
  '\u180Emongol',
  '\u{E0049}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}',
  '\uFFF9a\uFFFAb\uFFFB',
  // marks of our own, as far as they can be guessed
  '\u0002red\u0003texte\u0002/\u0003',
  '\\u{1b}[31m',
  // what other readers obey
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '[lien](javascript:alert(1))',
  '![](https://mal.example/pixel.png)',
  '=HYPERLINK("https://mal.example";"ici")',
  '+cmd|" /C calc"!A0',
  '-1+1',
  '@SUM(1+1)',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned #',
  '%s%n%x{0}{1}',
  '--yes',
  '-c autre',
  '{name} {client} ${home}',
  '__proto__',
  'Bcc: autre@mal.example',
  '../../../../etc/passwd',
  "' OR 1=1 --",
  '%00%1b[2J',
  // much of one thing
  'z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A'.repeat(8),
  'x'.repeat(300),
  '﷽'.repeat(20),
  '\uD800',
]

const single = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth))

/** Each control character alone, in words and at the end of a line, as well as the sequences. */
export const hostileStrings: readonly string[] = [
  ...sequences,
  ...[
    ...single(0x01, 0x08),
    ...single(0x0b, 0x1f),
    ...single(0x7f, 0x9f),
    ...single(0x200b, 0x200f),
    ...single(0x2028, 0x202e),
    ...single(0x2060, 0x206f),
  ].flatMap((one) => [`a${one}b`, `fin${one}`]),
]

/** Letters that join what one sees: these are shown as they are. */
export const harmlessStrings: readonly string[] = ['👩‍👩‍👧 👩🏽‍🚀 ❤️‍🔥', 'café « à 7 h »', 'مرحبا', '面包店']

/** What no command may write to a terminal once its own colours are taken away; `\r` only before a line feed. */
export const dangerous =
  // oxlint-disable-next-line no-control-regex -- what must never come out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\r(?![\r\n])|(?<![\p{Extended_Pictographic}\p{EMod}\uFE0F])\u200D/u
