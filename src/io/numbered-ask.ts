import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Failure } from '../failure.ts'
import { askText } from '../i18n/ask.ts'
import { say, type Lang } from '../i18n/text.ts'
import { BackRequested, type Ask, type Asking, type Choice } from './ask.ts'
import type { Io } from './io.ts'

/**
 * Questions in plain lines, top to bottom, nothing drawn over: for screen readers, and for terminals that cannot move the cursor.
 * Choices have numbers, which are typed. On stderr: stdout stays for data.
 */
export function numberedAsk(lang: Lang, io: Pick<Io, 'complain'>): Ask {
  const tell = io.complain
  const stopped = (): Failure => new Failure('interrupted', 'interrupted', say(lang, askText.stopped))

  /** Typed or pasted ahead. */
  const ahead: string[] = []

  /** One line from the keyboard; Ctrl-C and Ctrl-D stop. The terminal is held only while a line is waited for. */
  const line = (prompt: string, hidden = false): Promise<string> => {
    const next = ahead.shift()
    if (next !== undefined) {
      process.stderr.write(`${prompt}${hidden ? '' : next}\n`)
      return Promise.resolve(next)
    }
    return new Promise((resolve, reject) => {
      if (hidden) process.stderr.write(prompt)
      const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr
      // the terminal itself edits a line, so that no cursor is moved; only what must not be seen is read key by key
      const keys = createInterface({ input: process.stdin, output, terminal: hidden, historySize: 0, prompt })
      const typed: string[] = []
      keys.on('line', (text) => {
        typed.push(text)
        // after the other lines of the same piece of input
        if (typed.length === 1) queueMicrotask(() => keys.close())
      })
      const stop = (): void => keys.close()
      keys.once('SIGINT', stop)
      process.once('SIGINT', stop)
      keys.once('close', () => {
        process.off('SIGINT', stop)
        const [first, ...more] = typed
        if (first === undefined || hidden) process.stderr.write('\n')
        ahead.push(...more)
        if (first === undefined) reject(stopped())
        else resolve(first)
      })
      keys.prompt()
    })
  }

  const between = lang === 'fr' ? '\u202F; ' : '; '
  const head = (question: string, { mark, why }: Asking): void => {
    tell('')
    tell(mark === undefined || mark === '·' ? question : `${mark} ${question}`)
    if (why !== undefined && why !== '') tell(why)
  }
  const prompt = (what: string, fallback: string | undefined, { back }: Asking): string => {
    const hints = [
      ...(fallback === undefined || fallback === '' ? [] : [say(lang, askText.default_is, { answer: fallback })]),
      ...(back === true ? [say(lang, askText.back_key)] : []),
    ]
    const more = hints.length === 0 ? '' : ` (${hints.join(between)})`
    return `${say(lang, askText.answer_to, { what: `${what}${more}` })} `
  }
  /** Asks until `read` takes it; a string is what was wrong. */
  const until = async <T>(text: string, asking: Asking, read: (typed: string) => { value: T } | string): Promise<T> => {
    for (;;) {
      const typed = await line(text)
      if (typed.trim() === '<' && asking.back === true) throw new BackRequested()
      const found = read(typed)
      if (typeof found !== 'string') return found.value
      tell(say(lang, askText.refused, { why: found }))
    }
  }
  const listed = <T>(choices: readonly Choice<T>[]): void => {
    for (const [index, { name }] of choices.entries()) tell(`${index + 1}. ${name}`)
  }
  const range = (count: number): string => say(lang, askText.not_a_number, { count })

  return {
    text: async (question, { default: fallback, validate, ...asking } = {}) => {
      head(question, asking)
      return until(prompt(say(lang, askText.answer), fallback, asking), asking, (typed) => {
        const value = typed === '' ? (fallback ?? '') : typed
        const verdict = validate?.(value) ?? true
        return verdict === true ? { value } : verdict
      })
    },
    secret: async (question) => {
      head(question, {})
      return line(prompt(say(lang, askText.answer), undefined, {}), true)
    },
    confirm: async (question, fallback) => {
      head(question, {})
      const usual = say(lang, fallback ? askText.yes : askText.no)
      return until(prompt(say(lang, askText.answer), usual, {}), {}, (typed) => {
        const text = typed.trim().toLowerCase()
        if (text === '') return { value: fallback }
        if (['o', 'oui', 'y', 'yes'].includes(text)) return { value: true }
        return ['n', 'non', 'no'].includes(text) ? { value: false } : say(lang, askText.yes_or_no)
      })
    },
    select: async (question, choices, fallback, asking = {}) => {
      head(question, asking)
      listed(choices)
      const usual = choices.findIndex((choice) => choice.value === fallback)
      const shown = usual < 0 ? undefined : `${usual + 1}, ${choices[usual]?.name ?? ''}`
      return until(prompt(say(lang, askText.number), shown, asking), asking, (typed) => {
        const chosen = typed.trim() === '' && usual >= 0 ? choices[usual] : meant(choices, typed)
        return chosen === undefined ? range(choices.length) : { value: chosen.value }
      })
    },
    checkbox: async (question, choices, checked = [], { validate, ...asking } = {}) => {
      head(question, asking)
      listed(choices)
      const usual = choices.filter((choice) => checked.includes(choice.value))
      const shown = usual.map((choice) => `${choices.indexOf(choice) + 1}, ${choice.name}`).join(between)
      return until(prompt(say(lang, askText.numbers), shown, asking), asking, (typed) => {
        const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
        const chosen = words.length === 0 ? usual : [...new Set(words)].map((word) => meant(choices, word))
        const known = chosen.filter((choice) => choice !== undefined)
        if (known.length < chosen.length) return range(choices.length)
        const value = choices.filter((choice) => known.includes(choice)).map((choice) => choice.value)
        const verdict = validate?.(value) ?? true
        return verdict === true ? { value } : verdict
      })
    },
    editor: async (question, initial = '', asking = {}) => {
      head(question, asking)
      if (initial !== '') tell(`${say(lang, askText.now_is)}\n${initial}`)
      tell(say(lang, askText.ends_with_stop))
      const lines: string[] = []
      for (;;) {
        const typed = await line('')
        if (typed.trim() === '<' && lines.length === 0 && asking.back === true) throw new BackRequested()
        if (typed.trim() === '.') break
        lines.push(typed)
      }
      return lines.length === 0 ? initial : lines.join('\n')
    },
  }
}

/** By its number, or by its key. */
function meant<T>(choices: readonly Choice<T>[], typed: string): Choice<T> | undefined {
  const text = typed.trim()
  return choices.find((choice) => choice.key === text) ?? (/^\d{1,3}$/.test(text) ? choices[Number(text) - 1] : undefined)
}
