import { BackRequested, type Ask, type Asking } from '../../io/ask.ts'

/**
 * Holds a dialogue of several prompts that `<` leaves one prompt at a time: the dialogue is held anew, what was answered before is
 * answered again without a word, and the prompt before comes back with what was said. `<` at the first one is the caller's.
 * `fresh()`: nothing beyond this point was shown yet, so that titles are said once.
 */
export async function withWayBack<T>(ask: Ask, hold: (ask: Ask, fresh: () => boolean) => Promise<T>): Promise<T> {
  const given: unknown[] = []
  let furthest = 0
  let was: unknown
  for (;;) {
    let at = 0
    const next = async <V>(asking: Asking, put: (asking: Asking, was: V | undefined) => Promise<V>): Promise<V> => {
      const index = at
      at += 1
      if (index < given.length) return given[index] as V
      furthest = Math.max(furthest, at)
      const before = was as V | undefined
      was = undefined
      const value = await put(index === 0 ? asking : { ...asking, back: true }, before)
      given.push(value)
      return value
    }
    const replaying: Ask = {
      text: (question, options = {}) =>
        next<string>(options, (asking, said) => {
          const again = said !== undefined && said !== '' && options.ends_list !== true ? { default: said } : {}
          return ask.text(question, { ...options, ...asking, ...again })
        }),
      secret: (question) => next<string>({}, () => ask.secret(question)),
      confirm: (question, fallback) => next<boolean>({}, () => ask.confirm(question, fallback)),
      select: (question, choices, fallback, more = {}) =>
        next(more, (asking, said) => ask.select(question, choices, said ?? fallback, asking)),
      checkbox: (question, choices, checked, more = {}) =>
        next(more, (asking, said) => ask.checkbox(question, choices, said ?? checked, { ...more, ...asking })),
      editor: (question, initial, more = {}) =>
        next<string>(more, (asking, said) => ask.editor(question, said ?? initial, asking)),
    }
    try {
      return await hold(replaying, () => at >= furthest)
    } catch (error) {
      if (!(error instanceof BackRequested) || given.length === 0) throw error
      was = given.pop()
    }
  }
}
