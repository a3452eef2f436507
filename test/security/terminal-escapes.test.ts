import { spawn } from '@lydell/node-pty'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { commandsOf, commandTree } from '../../src/cli/command-tree.ts'
import { exampleList } from '../support/example-list.ts'
import { dangerous } from '../support/hostile-strings.ts'
import { home, type Ran } from '../support/program.ts'
import { runInTurn, runMany, type Job } from '../support/run-many.ts'
import { shellWords } from '../support/shell-words.ts'
import { Terminal } from '../support/terminal.ts'
import { corpus } from './corpus.ts'
import { hostileHome, texts, type HostileHome } from './hostile-home.ts'

// Terminal escapes: whatever strangers write, a terminal gets our own seven styles and nothing else that it would obey.

/* oxlint-disable no-control-regex -- terminal codes */
const styles = /\u001B\[(?:1|2|4|22|24|31|32|33|36|39)m/g
/** What a spinner and a question draw themselves anew with. */
const drawing = /\u001B\[(?:\?25[lh]|\?2026[lh]|\d*G|[012]?K|\d*A|\d*B|\d*C|\d*D|0?m)/g
/* oxlint-enable no-control-regex */
/** The flags of regions, letters that nobody sees after a black flag: one picture. */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu

/** The first thing that a terminal would obey, with what stands around it; null: none. */
function obeyed(bytes: string, own: readonly RegExp[] = [styles]): string | null {
  const left = own.reduce((rest, one) => rest.replace(one, ''), bytes).replace(flag, '')
  const at = left.search(dangerous)
  return at < 0 ? null : JSON.stringify(left.slice(Math.max(0, at - 60), at + 60))
}

/** What is handed over for a program to read keeps letters that nobody sees, and says that it is UTF-8: they steer nothing. */
const unseen = /[\u00AD\u180E\u200B-\u200D\u2060-\u2065\u206A-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu
const isDocument = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:--(?:format|ics|csv|html|template)|-o)$/.test(word)) || words.join(' ') === 'plan export'

const faultsOf = (runs: readonly (Ran & { readonly words: readonly string[] })[]): string[] =>
  runs.flatMap(({ words, code, stdout, stderr }) => {
    // a table is handed over with its mark when it goes into a pipe
    const found = obeyed(isDocument(words) ? stdout.replaceAll('\r\n', '\n').replace(unseen, '') : stdout) ?? obeyed(stderr)
    const stack = /^ {4}at /m.test(stderr) || code < 0 ? stderr.slice(0, 400) : null
    return found === null && stack === null ? [] : [`smm ${words.join(' ')}: ${found ?? ''} ${stack ?? ''}`]
  })

/** Every example that needs no shell; servers in the foreground and what swaps the whole home apart. */
async function exampleWords(): Promise<readonly (readonly string[])[]> {
  return (await exampleList()).flatMap(({ words }) => {
    const apart = /^(?:demo|mcp|restore|schedule run|import|approval import -)|--sign-in/.test(words)
    const parted = apart ? null : shellWords(words)
    return parted === null ? [] : [parted]
  })
}

/** What is read by people, and hands over documents, on top of the examples. */
const more: readonly (readonly string[])[] = [
  ['queue', 'list', '--all', '--limit', '1000'],
  ['queue', 'show', '10'],
  ['queue', 'show', '16', '--lang', 'en'],
  ['queue', 'preview', ...Array.from({ length: 60 }, (_, nth) => String(10 + nth))],
  ['queue', 'export', '--all'],
  ['queue', 'export', '--all', '--format', 'ics'],
  ['queue', 'export', '--all', '--format', 'json'],
  ['queue', 'export', '--all', '--jsonl'],
  ['queue', 'export', '--all', '--format', 'html'],
  ['queue', 'approve', '10-505', '--by', texts[7] ?? '', '--dry-run'],
  ['calendar', '--month', '2026-12'],
  ['calendar', '--ics'],
  ['plan', 'export', '--csv'],
  ['plan', 'export'],
  ['inbox', 'list', '--all', '--limit', '1000'],
  ['inbox', 'list', '--all', '--format', 'csv'],
  ['inbox', 'show', '9'],
  ['inbox', 'log', '--format', 'csv'],
  ['listen', 'show', '--limit', '1000'],
  ['rights', 'show', '9'],
  ['proposal', 'show', '4'],
  ['proposal', 'show', '4', '--format', 'md'],
  ['strategy', 'export', '--format', 'md'],
  ['strategy', 'export', '--format', 'json'],
  ['report', '--month', '2026-11', '--draft'],
  ['report', '--month', '2026-11', '--draft', '--format', 'md'],
  ['report', '--month', '2026-11', '--draft', '--format', 'json'],
  ['crisis', 'log', '--format', 'md', '-o', '-'],
  ['approval', 'pack', '-o', '-'],
  ['init', '--export-answers', '-'],
  ['template', 'use', 'moderation-charter', '--set', `contact=${texts.slice(0, 60).join(' ')}`],
  ['audit', '--limit', '1000'],
  ['schedule', 'status'],
  ['client', 'list'],
  ['client', 'show', 'boulangerie-de-l-ill'],
  ['config', 'list'],
  ['status', '--verbose'],
]
/** Examples that show and change nothing. */
const reading =
  /^(?:\w+ (?:list|show|status|compare|coverage|diff|explain|find|history|log|rules|steps|times)\b|(?:audit|calendar|doctor|publish --dry-run|report|status)\b)/

const ofOther: readonly (readonly string[])[] = [
  ['strategy', 'show'],
  ['strategy', 'explain'],
  ['strategy', 'export', '--format', 'md'],
  ['plan', 'show'],
  ['init', '--export-answers', '-'],
  ['client', 'show'],
]

/** Everything at once, for what is typed one by one. NUL cannot stand in what is typed. */
const worst = '\u001B[2J\u001B]0;titre\u0007\u009B5m\u202Egnp.exe\u200B\u2028\r<b>$(touch pwned)</b>'

/** A day of community management in which every word is a stranger's; in this order. */
const typed: readonly (readonly string[])[] = [
  ['inbox', 'add', `Encore ${worst}`, '--network', 'other', '--author', worst, '--url', `https://avis.example/${worst}`],
  ['inbox', 'pull'],
  ['inbox', 'list'],
  ['inbox', 'list', '--all', '--limit', '1000'],
  ['inbox', 'list', '--overdue'],
  ['inbox', 'list', '--all', '--limit', '1000', '--json'],
  ['inbox', 'show', '1', '--json'],
  ['inbox', 'tag', '1', 'question', 'need'],
  ['inbox', 'tag', '1', '--tone', 'negative', '--word', worst],
  ['inbox', 'assign', '1', '--to', worst],
  ['inbox', 'escalate', '1', '--level', 'amber', '--reason', worst],
  ['inbox', 'reply', '1', `Bonjour ${worst}`, '--dry-run'],
  ['inbox', 'log', '1', '--action', 'kept', '--reason', 'criticism', '--by', worst, '--note', worst],
  ['inbox', 'log'],
  ['inbox', 'log', '--json'],
  ['inbox', 'close', '2', '--reason', 'no_answer_needed'],
  ['inbox', 'reopen', '2'],
  ['inbox', 'show', worst],
  ['listen', 'add', `Nom ${worst}`, '--any', worst, '--page', 'https://forum.example/x'],
  ['listen', 'add', 'Autre', '--any', 'boulangerie', '--competitor', `Voisin ${worst}`, '--page', 'https://forum.example/y'],
  ['listen', 'list'],
  ['listen', 'list', '--json'],
  ['listen', 'run', '--dry-run'],
  ['listen', 'run'],
  ['listen', 'run', '--json'],
  ['listen', 'show'],
  ['listen', 'show', '--limit', '1000'],
  ['listen', 'show', '--limit', '1000', '--json'],
  ['listen', 'show', worst],
  ['crisis', 'status'],
  ['crisis', 'report', `Trois malades ${worst}`, '--severity', 'service', '--by', worst, '--message', '1'],
  ['crisis', 'report', `Trois malades ${worst}`, '--severity', 'service', '--message', '1'],
  ['crisis', 'status'],
  ['crisis', 'status', '--json'],
  ['crisis', 'raise', '--level', 'red', '--reason', worst],
  ['crisis', 'log', `Fait ${worst}`, '--action', 'decision'],
  ['crisis', 'log'],
  ['crisis', 'log', '--json'],
  ['crisis', 'ack'],
  ['crisis', 'lower', '--reason', worst],
  ['crisis', 'lower', '--reason', worst],
  ['crisis', 'close', '--outcome', worst, '--lesson', worst],
  ['crisis', 'drill', worst, '--to', 'moi@exemple.fr'],
  ['crisis', 'drill', '--close'],
  ['report', '--month', 'current'],
  ['report', '--month', 'current', '--json'],
  ['report', 'list'],
  ['status'],
  ['status', '--json'],
  ['privacy', 'find', worst],
  ['privacy', 'find', 'ailleurs.example'],
  ['privacy', 'find', `Une ${worst}`, '--json'],
  ['privacy', 'purge', '--dry-run'],
  ['privacy', 'purge', '--author', `Une ${worst}`, '--dry-run'],
  ['privacy', 'purge', '--author', `Une ${worst}`, '--yes'],
]

describe('a home where strangers wrote into every field', () => {
  const made: { home?: HostileHome; examples: readonly (readonly string[])[] } = { examples: [] }
  beforeAll(async () => {
    made.examples = await exampleWords()
  })

  test('each way in tells what it took; every command in a pipe, in colour; and as JSON', async () => {
    const { copy, other, entered } = await hostileHome('en')
    expect(faultsOf(entered.map(({ door, ran }) => ({ ...ran, words: door.words })))).toEqual([])
    // what was refused is refused for its length, its kind or its line breaks
    const refused = entered.filter(({ ran }) => ran.code !== 0 && ran.code !== 1 && ran.code !== 3)
    expect(refused.length).toBeLessThan(entered.length / 10)
    expect(other).not.toBe('')

    const read = made.examples.filter((words) => reading.test(words.join(' ')))
    const lines = [...more, ...ofOther.map((words) => [...words, '-c', other]), ...read]
    const job = (words: readonly string[]): Job => ({
      words,
      env: { ...copy.env, NO_COLOR: '', FORCE_COLOR: '1' },
      cwd: copy.folder,
    })
    const shown = (await runInTurn(lines.map(job))).map((ran, nth) => ({ ...ran, words: lines[nth] ?? [] }))
    // into a pipe these go as they are, for a program to read
    const verbatim = /^queue (?:export --all$|import --template)|^init --export/
    expect(faultsOf(shown.filter(({ words }) => !verbatim.test(words.join(' '))))).toEqual([])
    expect(shown.filter(({ code }) => code === 0).length).toBeGreaterThan(lines.length * 0.8)
    // it was there, and could be seen
    const all = shown.map(({ stdout }) => stdout).join('\n')
    const seen = ['\\u{1b}[2J', '\\u{9b}31m', 'facture\\u{202e}fdp.exe', '\\u{1b}]52;c;']
    expect(seen.filter((text) => !all.includes(text))).toEqual([])
    // no stranger begins a line of a list
    const forged = shown
      .filter(({ words }) => words[1] === 'list' && !isDocument(words))
      .flatMap(({ words, stdout }) => (/^(?:faux|touch pwned)\s*$/m.test(stdout) ? [words.join(' ')] : []))
    expect(forged).toEqual([])

    const asJson = lines.filter(
      (words) => !words.some((word) => /^(?:--(?:format|json.*|export-answers|csv|ics)|-o)$/.test(word)),
    )
    const json = (await runInTurn(asJson.map((words) => job([...words, '--json'])))).map((ran, nth) => ({
      ...ran,
      words: asJson[nth] ?? [],
    }))
    expect(faultsOf(json)).toEqual([])
    const broken = json.filter(({ stdout, stderr, code }) => {
      try {
        if (stdout !== '') JSON.parse(stdout)
        // an error is one JSON document, after what was told before it
        if (code !== 0 && stdout === '') JSON.parse(stderr.slice(stderr.lastIndexOf('{"error"')))
        return false
      } catch {
        return true
      }
    })
    expect(broken.map(({ words, code, stderr }) => [words.join(' '), code, stderr.slice(0, 300)])).toEqual([])
  })

  test('every command in a pseudo-terminal', async () => {
    const { copy, other } = await hostileHome('fr')
    const lines = [...more, ...ofOther.map((words) => [...words, '-c', other]), ...made.examples, ...typed].map((words) => [
      ...words,
      '--no-input',
    ])
    const env = { ...copy.env, NO_COLOR: '', TERM: 'xterm-256color' }
    const shown = await inTerminal(lines.map((words) => ({ words, env, cwd: copy.folder })))
    const faults = shown.flatMap((bytes, nth) => {
      const found = obeyed(bytes.replaceAll('\r\n', '\n'), [styles, drawing])
      return found === null ? [] : [`smm ${lines[nth]?.join(' ')}: ${found}`]
    })
    expect(faults).toEqual([])
    expect(shown.length).toBe(lines.length)
    const all = shown.join('')
    expect(all.length).toBeGreaterThan(300_000)
    // a colour that smm has itself, but from a stranger; and what harms nobody is left as it is
    expect(all).not.toContain('\u001B[31mfaux rouge')
    expect(all).toContain('👩\u200D👩\u200D👧\u200D👦')
    expect(existsSync(join(copy.folder, 'pwned'))).toBe(false)
  })

  test('questions that name what strangers wrote, and what an editor gives back', async () => {
    const { copy, other } = await hostileHome('fr')
    const editor = join(copy.folder, 'editor.sh')
    const typed = texts.slice(0, 40).join('\n')
    writeFileSync(join(copy.folder, 'typed.txt'), typed)
    writeFileSync(editor, `#!/bin/sh\ncp ${JSON.stringify(join(copy.folder, 'typed.txt'))} "$1"\n`)
    chmodSync(editor, 0o700)
    const asked: readonly (readonly string[])[] = [
      ['quote', 'remove', '2'],
      ['rights', 'remove', '4'],
      ['privacy', 'purge', '--author', '@lea.martin'],
      ['team', 'remove', 'seller'],
      ['init', '-c', other, '--complete'],
      ['queue', 'undo'],
      ['queue', 'edit', '10'],
      ['client', 'use'],
    ]
    for (const words of asked) {
      const terminal = new Terminal(copy, words, {
        EDITOR: editor,
        VISUAL: editor,
        SMM_CLIENT: words[0] === 'client' ? '' : 'boulangerie-de-l-ill',
      })
      const until = setTimeout(() => terminal.press('\u0003'), 3_000)
      await terminal.ended()
      clearTimeout(until)
      expect([words, obeyed(terminal.bytes.replaceAll('\r\n', '\n').replaceAll(/\r+/g, ''), [styles, drawing])]).toEqual([
        words,
        null,
      ])
      expect([words, terminal.bytes.length > 0]).toEqual([words, true])
    }
  })
})

/** What each command line wrote on a terminal of 80 columns, all in one process. */
function inTerminal(jobs: readonly Job[]): Promise<string[]> {
  const driver = fileURLToPath(new URL('../support/run-shown.cjs', import.meta.url))
  const main = fileURLToPath(new URL('../../dist/main.cjs', import.meta.url))
  const file = join(jobs[0]?.cwd ?? '', '..', 'jobs.json')
  writeFileSync(file, JSON.stringify({ main, jobs }))
  return new Promise((resolve) => {
    const { cwd, env } = jobs[0] ?? { cwd: '', env: {} }
    const pty = spawn(process.execPath, [driver, file], { cols: 80, rows: 40, cwd, env: { ...env } })
    onTestFinished(() => {
      try {
        pty.kill('SIGKILL')
      } catch {
        // it has ended already
      }
    })
    let bytes = ''
    pty.onData((data) => {
      bytes += data
    })
    // oxlint-disable-next-line no-control-regex -- the mark between two commands
    pty.onExit(() => resolve(bytes.split(/\u001E\d+ -?\d+\u001E/).slice(0, -1)))
  })
}

describe('what is typed and given', () => {
  const words = corpus.filter(({ text }) => !text.includes('\0') && text.length < 100_000).map(({ text }) => text)

  test('every flag of every command, every word, repeated in an error or taken: nothing of it is obeyed', async () => {
    const { env, folder } = home('fr')
    const all = commandsOf(await commandTree('fr')).filter(({ path }) => !/^(?:mcp|demo|schedule)\b/.test(path))
    let nth = 0
    const next = (): string => words[nth++ % words.length] ?? ''
    const lines = all.flatMap(({ command, path }) => {
      const own = path.split(' ')
      return [
        [...own, '--', next(), next()],
        [...own, next()],
        [...own, `--${next()}`],
        ...command.options
          .filter((option) => option.required && option.long !== '--home')
          .map((option) => [...own, `${option.long ?? ''}=${next()}`]),
      ]
    })
    lines.push(
      ...words.map((text) => [text]),
      ...words.map((text) => ['status', `--profile=${text}`]),
      ...words.map((text) => ['status', `--client=${text}`]),
    )
    const runs = await runMany(lines.map((line) => ({ words: line, env, cwd: folder })))
    expect(faultsOf(runs.map((ran, i) => ({ ...ran, words: lines[i] ?? [] })))).toEqual([])
  })

  test('the environment', async () => {
    const { env, folder } = home('en')
    const names = [
      'SMM_CLIENT',
      'SMM_LANG',
      'SMM_PROFILE',
      'LANG',
      'LC_ALL',
      'TZ',
      'TERM',
      'COLUMNS',
      'SMM_NOTIFY_SMTP',
      'SMM_NOTIFY_TO',
    ]
    const jobs = words
      .filter((text, i) => text.length < 1000 && i % 2 === 0)
      .map((text, i): Job => {
        const name = names[i % names.length] ?? ''
        return { words: [['status'], ['config', 'list'], ['doctor']][i % 3] ?? [], env: { ...env, [name]: text }, cwd: folder }
      })
    const runs = await runMany(jobs)
    expect(
      faultsOf(runs.map((ran, i) => ({ ...ran, words: [JSON.stringify(jobs[i]?.env), ...(jobs[i]?.words ?? [])] }))),
    ).toEqual([])
  })
})
