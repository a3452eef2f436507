import { Failure } from '../failure.ts'
import { askText } from '../i18n/ask.ts'
import { say, type Lang } from '../i18n/text.ts'
import { BackRequested, type Ask, type Asking, type Choice } from './ask.ts'
import type { Io } from './io.ts'
import { loadPalette } from './palette.ts'
import type { Style } from './paint.ts'
import { sanitise } from './sanitise.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

/** Questions with arrows and boxes, through `inquirer`, on stderr: stdout stays for data. */
export async function terminalAsk(lang: Lang, io: Io): Promise<Ask> {
  const { default: inquirer } = await import('inquirer')
  const palette = io.colour.stderr ? await loadPalette() : null
  // what is painted is clean already, and may hold codes of its own
  const ink = (style: Style, text: string): string => (palette ? palette(style, text) : text)
  const clean = (text: string): string => sanitise(text)

  /** The question, and under it why it is asked. */
  const message = (asking: Asking, ends: string) => (text: string, status: string) => {
    // cleared at once: what stays is written by `put`
    if (status === 'done') return ''
    const width = room()
    const lines = wrapText(text, width - (asking.mark?.length ?? 1) - 1).map((line) => ink('bold', line))
    const why = asking.why === undefined ? [] : wrapText(clean(asking.why), width - 2).map((line) => ink('dim', `  ${line}`))
    return [...lines, ...why, ...(ends === '' ? [] : [ends])].join('\n')
  }

  const room = (): number => Math.max(30, io.columns - 2)

  /** What stays of a prompt: the question and what was answered, after it where it fits, else under it. */
  const done = (question: string, answer: string): string => {
    const said = answer.trim() === '' ? ink('dim', say(lang, askText.no_answer)) : ink('cyan', clean(answer))
    const [first = '', ...more] = wrapText(question, room() - 2).map((line) => ink('bold', line))
    const head = [`${ink('green', '✓')} ${first}`, ...more.map((line) => `  ${line}`)]
    const last = head.at(-1) ?? ''
    if (displayWidth(stripped(last)) + displayWidth(stripped(said)) + 1 <= room()) {
      return [...head.slice(0, -1), `${last} ${said}`].join('\n')
    }
    return [...head, ...wrapText(clean(answer), room() - 4).map((line) => `    ${ink('cyan', line)}`)].join('\n')
  }

  // signs that any terminal has and that are read aloud: the current choice, a ticked box, an empty one
  const theme = (asking: Asking, ends = '') => ({
    prefix: { idle: ink('cyan', asking.mark ?? '?'), done: '' },
    icon: {
      cursor: ink('cyan', '>'),
      checked: ink('green', ' [x]'),
      unchecked: ' [ ]',
      disabledChecked: ' [x]',
      disabledUnchecked: '-',
    },
    keywords: { yes: say(lang, askText.yes), no: say(lang, askText.no), error: () => say(lang, askText.yes_or_no) },
    style: {
      message: message(asking, ends),
      answer: () => '',
      error: (text: string) => ink('red', `✗ ${clean(text)}`),
      defaultAnswer: (text: string) => ink('dim', `(${text})`),
      help: (text: string) => ink('dim', text),
      highlight: (text: string) => ink('cyan', text),
      disabled: (text: string) => ink('dim', text),
      description: (text: string) => ink('dim', text),
      waitingMessage: () => ink('dim', say(lang, askText.editor_hint)),
      keysHelpTip: (keys: [string, string][]) => {
        const words: Record<string, [string, string]> = {
          navigate: ['↑↓', say(lang, askText.move)],
          select: keys.some(([key]) => key === 'space')
            ? [say(lang, askText.space), say(lang, askText.tick)]
            : ['⏎', say(lang, askText.validate)],
          submit: ['⏎', say(lang, askText.validate)],
        }
        const told = keys.flatMap(([, action]) => (words[action] ? [words[action]] : []))
        if (asking.back === true) told.push(['<', say(lang, askText.back)])
        return ink('dim', `  ${told.map(([key, action]) => `${key} ${action}`).join(' · ')}`)
      },
    },
  })

  const stream = io.stderrIsTerminal ? process.stderr : process.stdout

  /** `words`: the answer as it stays on the screen. */
  const put = async <T>(
    question: { readonly message: string } & Record<string, unknown>,
    asking: Asking,
    typed: boolean,
    words: (answer: T) => string,
    keyed: (key: string) => T | undefined = () => undefined,
  ): Promise<T> => {
    const stop = new AbortController()
    let back = false
    let pressed: T | undefined
    const onKey = (_: string | undefined, key?: { name?: string; ctrl?: boolean; sequence?: string }): void => {
      if (key?.ctrl === true && key.name === 'd') stop.abort()
      if (!typed && asking.back === true && key?.sequence === '<') {
        back = true
        stop.abort()
      }
      pressed = key?.sequence === undefined ? undefined : keyed(key.sequence)
      if (pressed !== undefined) stop.abort()
    }
    const onEnd = (): void => stop.abort()
    process.stdin.on('keypress', onKey)
    process.stdin.once('end', onEnd)
    try {
      // a prompt leaves nothing behind: left by `<`, it would look answered
      const prompt = inquirer.createPromptModule({ output: stream, signal: stop.signal, clearPromptOnDone: true })
      const answers = await prompt([{ name: 'answer', loop: false, pageSize: pageSize(), ...question }] as never)
      const { answer } = answers as { answer: T }
      if (typed && asking.back === true && answer === ('<' as T)) {
        back = true
        throw new BackRequested()
      }
      stream.write(`${done(question.message, words(answer))}\n`)
      return answer
    } catch (error) {
      if (back) {
        stream.write(`${ink('dim', say(lang, askText.going_back))}\n`)
        throw new BackRequested()
      }
      if (pressed !== undefined) {
        stream.write(`${done(question.message, words(pressed))}\n`)
        return pressed
      }
      const name = error instanceof Error ? error.name : ''
      if (name === 'ExitPromptError' || name === 'AbortPromptError') {
        throw new Failure('interrupted', 'interrupted', say(lang, askText.stopped))
      }
      throw error
    } finally {
      process.stdin.off('keypress', onKey)
      process.stdin.off('end', onEnd)
    }
  }

  // the question, its explanation and the help line stay in sight above the choices
  const pageSize = (): number => Math.max(5, Math.min(20, (process.stderr.rows ?? 24) - 8))

  const named =
    <T>(choices: readonly Choice<T>[]) =>
    (answer: T): string =>
      choices.find((choice) => choice.value === answer)?.name ?? ''

  return {
    text: async (question, { default: fallback, validate, ...asking } = {}) => {
      const check = (value: string): true | string => (asking.back === true && value === '<') || (validate?.(value) ?? true)
      const more = {
        message: clean(question),
        theme: theme(asking, asking.why === undefined ? '' : ink('cyan', '  ›')),
        validate: check,
      }
      const shown = fallback === undefined ? undefined : clean(fallback)
      const answer = await put<string>(
        { type: 'input', ...more, ...(shown === undefined ? {} : { default: shown }) },
        asking,
        true,
        (given) => (given.trim() === '?' ? say(lang, askText.do_not_know) : given),
      )
      // taken as it stands, and not as it was shown
      return fallback !== undefined && answer === shown ? fallback : answer
    },
    secret: (question) =>
      put<string>({ type: 'password', message: clean(question), mask: '•', theme: theme({}) }, {}, true, (answer) =>
        '•'.repeat(Math.min(8, answer.length)),
      ),
    confirm: (question, fallback) =>
      put<boolean>({ type: 'confirm', message: clean(question), default: fallback, theme: theme({}) }, {}, true, (answer) =>
        say(lang, answer ? askText.yes : askText.no),
      ),
    select: (question, choices, fallback, asking = {}) =>
      put(
        {
          type: 'select',
          message: clean(question),
          choices: choices.map((choice) => ({ ...choice, name: clean(choice.name) })),
          theme: theme(asking),
          ...(fallback === undefined ? {} : { default: fallback }),
        },
        asking,
        false,
        named(choices),
        (key) => choices.find((choice) => choice.key === key)?.value,
      ),
    checkbox: <T extends string | number>(
      question: string,
      choices: readonly Choice<T>[],
      checked: readonly T[] = [],
      { validate, ...asking }: Asking & { validate?: (values: readonly T[]) => true | string } = {},
    ) =>
      put<T[]>(
        {
          type: 'checkbox',
          message: clean(question),
          choices: choices.map((choice) => ({ ...choice, name: clean(choice.name), checked: checked.includes(choice.value) })),
          shortcuts: { all: null, invert: null },
          theme: theme(asking),
          validate: (ticked: readonly { value: T }[]) => validate?.(ticked.map((choice) => choice.value)) ?? true,
        },
        asking,
        false,
        (answer) => answer.map(named(choices)).join(lang === 'fr' ? '\u202F; ' : '; '),
        (key) => {
          const found = choices.find((choice) => choice.key === key)
          return found === undefined ? undefined : [found.value]
        },
      ),
    editor: (question, initial, asking = {}) =>
      put<string>(
        {
          type: 'editor',
          message: clean(question),
          theme: theme(asking),
          ...(initial === undefined ? {} : { default: initial }),
        },
        asking,
        true,
        (answer) => answer.replace(/\s+/g, ' ').trim().slice(0, 60),
      ),
  }
}

/** Without terminal codes: what counts for widths. */
function stripped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- terminal codes
  return text.replace(/\u001B\[[0-9;]*m/g, '')
}
