import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { replyText } from '../i18n/replies.ts'
import { say } from '../i18n/text.ts'
import { sanitise } from './sanitise.ts'

/** As git writes it: what is below is not part of the text. */
const scissors = '# ------------------------ >8 ------------------------'
/** An editor looks for its own commands in the first and the last lines of a file: what others wrote stands in neither. */
const spare = 6

/**
 * A text in the person's own editor (`VISUAL`, `EDITOR`, else `vi`): run without a shell, on a file that nobody else can read. `below`:
 * what is shown under the text, and cut off afterwards. Throws `Failure` `editor_missing`, `editor_failed`.
 */
export async function editText(context: Context, initial: string, below: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'smm-'))
  const file = join(folder, 'reply.txt')
  try {
    await writeFile(file, pageOf(initial, below), { mode: 0o600, flag: 'wx' })
    await openEditor(context, file)
    return textOf(await readFile(file, 'utf8'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function pageOf(initial: string, below: readonly string[]): string {
  const empty = Array.from({ length: spare }, () => '#')
  const comments = below.flatMap((line) => line.split('\n')).map((line) => `# ${withoutCommands(sanitise(line))}`.trimEnd())
  return [initial, '', scissors, ...empty, ...comments, ...empty, ''].join('\n')
}

export function textOf(page: string): string {
  const lines = page.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex((line) => line.startsWith('# -') && line.includes('>8'))
  // without that line what others wrote would go out: each of theirs is marked, and a hashtag has no space
  const own = end < 0 ? lines.filter((line) => !/^#(?: |$)/.test(line)) : lines.slice(0, end)
  return own.join('\n').trim()
}

/** vim's and emacs' commands in a file are no commands with a space before their colon. */
function withoutCommands(line: string): string {
  return line.replace(/\b(vim?|ex|variables):/gi, '$1 :').replaceAll('-*-', '- * -')
}

/** `code --wait`, `"/opt/my editor/run" -n`: words as a shell would part them, and nothing else that a shell does. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '')
}

function editorOf({ env, io, lang }: Context): string {
  const own = [env['VISUAL'], env['EDITOR']].find((one) => one !== undefined && one.trim() !== '')
  if (own !== undefined) return own
  if (process.platform === 'win32') return 'notepad'
  // without a terminal vi would wait for ever
  if (io.stdinIsTerminal) return 'vi'
  throw new Failure('usage', 'editor_missing', say(lang, replyText.editor_no_terminal), {
    hint: say(lang, replyText.editor_no_terminal_hint),
  })
}

async function openEditor(context: Context, file: string): Promise<void> {
  const { lang, io } = context
  const editor = editorOf(context)
  const [program = editor, ...words] = wordsOf(editor)
  // a screen is needed: where stdout is a file, the editor draws on stderr
  const screen = io.stdoutIsTerminal || !io.stderrIsTerminal ? 'inherit' : 2
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(program, [...words, file], { stdio: ['inherit', screen, 'inherit'], env: context.env })
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Failure(
          'usage',
          'editor_missing',
          say(lang, replyText.editor_missing, { editor, reason: error.code ?? error.message }),
          {
            hint: say(lang, replyText.editor_missing_hint),
          },
        ),
      ),
    )
    child.once('exit', (ended, signal) => resolve(ended ?? (signal === null ? 0 : 1)))
  })
  if (code !== 0) throw new Failure('failed', 'editor_failed', say(lang, replyText.editor_failed, { editor, code }))
}
