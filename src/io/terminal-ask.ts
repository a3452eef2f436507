import { Failure } from '../failure.ts'
import { askText } from '../i18n/ask.ts'
import { say, type Lang } from '../i18n/text.ts'
import { BackRequested, type Ask, type Asking } from './ask.ts'
import type { Io } from './io.ts'
import { loadPalette } from './palette.ts'
import type { Style } from './paint.ts'
import { sanitise } from './sanitise.ts'
import { displayWidth } from './table.ts'
import { wrapText } from './wrap.ts'

/** Questions with arrows and boxes, through `inquirer`, on stderr: stdout stays for data. */
export async function terminalAsk(lang: Lang, io: Io): Promise<Ask> {
  const { default: inquirer } = await import('inquirer')
  const palette = io.colour.stderr ? await loadPalette() : null
  // what is painted is clean already, and may hold codes of its own
  const ink = (style: Style, text: string): string => (palette ? palette(style, text) : text)
  const clean = (text: string): string => sanitise(text)

  /** The question, and under it why it is asked; once answered only the question stays. */
  const message = (asking: Asking, ends: string) => (text: string, status: string) => {
    if (status === 'done')
      return wrapText(text, room() - 2)
        .map((line) => ink('bold', line))
        .join('\n  ')
    const width = room()
    const lines = wrapText(text, width - (asking.mark?.length ?? 1) - 1).map((line) => ink('bold', line))
    const why = asking.why === undefined ? [] : wrapText(asking.why, width - 2).map((line) => ink('dim', `  ${line}`))
    return [...lines, ...why, ...(ends === '' ? [] : [ends])].join('\n')
  }

  const room = (): number => Math.max(30, io.columns - 2)

  /** What was answered, after the question where it fits, else under it. */
  const answerTo = (question: string, text: string): string => {
    if (text.trim() === '') return ink('dim', '—')
    if (displayWidth(question) + displayWidth(text) + 3 <= room()) return ink('cyan', text)
    return wrapText(text, room() - 2)
      .map((line) => `\n  ${ink('cyan', line)}`)
      .join('')
  }

  const theme = (question: string, asking: Asking, ends = '') => ({
    prefix: { idle: ink('cyan', asking.mark ?? '?'), done: ink('green', '✓') },
    icon: {
      cursor: ink('cyan', '❯'),
      checked: ink('green', '◉'),
      unchecked: '◯',
      disabledChecked: '◉',
      disabledUnchecked: '-',
    },
    keywords: { yes: say(lang, askText.yes), no: say(lang, askText.no), error: () => say(lang, askText.yes_or_no) },
    style: {
      message: message(asking, ends),
      answer: (text: string) => answerTo(question, text),
      error: (text: string) => ink('red', `✗ ${text}`),
      defaultAnswer: (text: string) => ink('dim', `(${text})`),
      help: (text: string) => ink('dim', text),
      highlight: (text: string) => ink('cyan', text),
      disabled: (text: string) => ink('dim', text),
      description: (text: string) => ink('dim', text),
      waitingMessage: () => ink('dim', say(lang, askText.editor_hint)),
      renderSelectedChoices: (choices: readonly { short: string }[]) =>
        choices.length === 0 ? '—' : choices.map((choice) => choice.short).join(', '),
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

  const put = async <T>(question: Record<string, unknown>, asking: Asking, typed: boolean): Promise<T> => {
    const stop = new AbortController()
    let back = false
    const onKey = (_: string | undefined, key?: { name?: string; ctrl?: boolean; sequence?: string }): void => {
      if (key?.ctrl === true && key.name === 'd') stop.abort()
      if (!typed && asking.back === true && key?.sequence === '<') {
        back = true
        stop.abort()
      }
    }
    const onEnd = (): void => stop.abort()
    process.stdin.on('keypress', onKey)
    process.stdin.once('end', onEnd)
    try {
      const prompt = inquirer.createPromptModule({
        output: io.stderrIsTerminal ? process.stderr : process.stdout,
        signal: stop.signal,
      })
      const answers = await prompt([{ name: 'answer', loop: false, pageSize: pageSize(), ...question }] as never)
      const { answer } = answers as { answer: T }
      if (typed && asking.back === true && answer === ('<' as T)) throw new BackRequested()
      return answer
    } catch (error) {
      if (back) throw new BackRequested()
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

  return {
    text: (question, { default: fallback, validate, ...asking } = {}) => {
      const check = (value: string): true | string => (asking.back === true && value === '<') || (validate?.(value) ?? true)
      const more = {
        message: clean(question),
        theme: theme(question, asking, asking.why === undefined ? '' : ink('cyan', '  ›')),
        validate: check,
      }
      return put<string>(
        { type: 'input', ...more, ...(fallback === undefined ? {} : { default: clean(fallback) }) },
        asking,
        true,
      )
    },
    secret: (question) =>
      put<string>({ type: 'password', message: clean(question), mask: '•', theme: theme(question, {}) }, {}, true),
    confirm: (question, fallback) =>
      put<boolean>({ type: 'confirm', message: clean(question), default: fallback, theme: theme(question, {}) }, {}, true),
    select: (question, choices, fallback, asking = {}) =>
      put(
        {
          type: 'select',
          message: clean(question),
          choices: choices.map((choice) => ({ ...choice, name: clean(choice.name) })),
          theme: theme(question, asking),
          ...(fallback === undefined ? {} : { default: fallback }),
        },
        asking,
        false,
      ),
    checkbox: (question, choices, checked = [], { validate, ...asking } = {}) =>
      put(
        {
          type: 'checkbox',
          message: clean(question),
          choices: choices.map((choice) => ({ ...choice, name: clean(choice.name), checked: checked.includes(choice.value) })),
          shortcuts: { all: null, invert: null },
          theme: theme(question, asking),
          validate: (ticked: readonly { value: never }[]) => validate?.(ticked.map((choice) => choice.value)) ?? true,
        },
        asking,
        false,
      ),
    editor: (question, initial, asking = {}) =>
      put<string>(
        {
          type: 'editor',
          message: clean(question),
          theme: theme(question, asking),
          ...(initial === undefined ? {} : { default: initial }),
        },
        asking,
        true,
      ),
  }
}
