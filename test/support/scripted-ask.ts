import { Failure } from '../../src/failure.ts'
import { BackRequested, type Ask, type Asking, type Choice } from '../../src/io/ask.ts'

/**
 * What the person does at one prompt: types a text, picks a value, ticks values, takes what is proposed (`enter`), goes back,
 * or stops. `at` is a piece of the question that must be on the screen.
 */
export interface Step {
  readonly at: string
  readonly type?: string
  readonly pick?: string | number
  readonly tick?: readonly string[]
  readonly enter?: true
  readonly back?: true
  readonly stop?: true
  /** Typed first, and refused with a complaint that contains this. */
  readonly refused?: readonly [typed: string, complaint: string]
}

export interface ScriptedAsk extends Ask {
  /** Every text that was on the screen, in order. */
  readonly screen: readonly string[]
  /** Steps not yet taken. */
  readonly left: () => readonly Step[]
}

/** A person who does exactly these steps; anything else on the screen fails the test. */
export function scriptedAsk(steps: readonly Step[]): ScriptedAsk {
  const left = [...steps]
  const screen: string[] = []
  const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")

  const next = (question: string, more: Asking | undefined): Step => {
    screen.push(question, more?.why ?? '')
    const step = left.shift()
    if (step === undefined) throw new Error(`asked with no step left: ${question}`)
    if (!plain(question).includes(step.at)) throw new Error(`expected « ${step.at} », was asked: ${question}`)
    if (step.stop === true) throw new Failure('interrupted', 'interrupted', 'stopped')
    if (step.back === true) {
      if (more?.back !== true) throw new Error(`no way back at: ${question}`)
      throw new BackRequested()
    }
    return step
  }
  const accepted = <T>(question: string, value: T, validate: ((value: T) => true | string) | undefined): T => {
    const verdict = validate?.(value) ?? true
    if (verdict !== true) throw new Error(`${JSON.stringify(value)} refused at « ${question} »: ${verdict}`)
    return value
  }

  return {
    screen,
    left: () => left,
    text: async (question, options = {}) => {
      const step = next(question, options)
      if (step.refused) {
        const verdict = options.validate?.(step.refused[0]) ?? true
        if (verdict === true || !plain(verdict).includes(step.refused[1])) {
          throw new Error(`« ${step.refused[0]} » should be refused with « ${step.refused[1]} », got ${String(verdict)}`)
        }
        screen.push(verdict)
      }
      const value = step.type ?? (step.enter === true ? (options.default ?? '') : undefined)
      if (value === undefined) throw new Error(`a text to type is missing at: ${question}`)
      return accepted(question, value, options.validate)
    },
    secret: async () => Promise.reject(new Error('no secrets here')),
    confirm: async (question, fallback) => {
      const step = next(question, undefined)
      return step.enter === true ? fallback : step.pick === 'yes'
    },
    select: async <T extends string | number>(
      question: string,
      choices: readonly Choice<T>[],
      fallback?: T,
      more?: Asking,
    ): Promise<T> => {
      const step = next(question, more)
      screen.push(...choices.map((choice) => choice.name))
      const wanted = step.enter === true ? (fallback ?? choices[0]?.value) : step.pick
      const found = choices.find((choice) => choice.value === wanted || choice.name === wanted || plain(choice.name) === wanted)
      if (!found)
        throw new Error(`no choice ${String(wanted)} at « ${question} »: ${choices.map((one) => one.value).join(', ')}`)
      return found.value
    },
    checkbox: async <T extends string | number>(
      question: string,
      choices: readonly Choice<T>[],
      checked: readonly T[] = [],
      more: Asking & { validate?: (values: readonly T[]) => true | string } = {},
    ): Promise<T[]> => {
      const step = next(question, more)
      screen.push(...choices.map((choice) => choice.name))
      const wanted = step.enter === true ? checked : (step.tick ?? [])
      const values = wanted.map((one) => {
        const found = choices.find((choice) => choice.value === one || plain(choice.name) === one)
        if (!found) throw new Error(`no box ${String(one)} at « ${question} »`)
        return found.value
      })
      return accepted(question, values, more.validate)
    },
    editor: async (question, initial = '', more) => {
      const step = next(question, more)
      return step.type ?? initial
    },
  }
}
