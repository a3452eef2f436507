/** Questions on a terminal. Loaded on demand: the prompt library is dear. Ctrl-C rejects with `Failure` kind `interrupted`. */
export interface Ask {
  text(question: string, options?: { default?: string; validate?: (value: string) => true | string } & Asking): Promise<string>
  secret(question: string): Promise<string>
  confirm(question: string, fallback: boolean): Promise<boolean>
  select<T extends string | number>(question: string, choices: readonly Choice<T>[], fallback?: T, more?: Asking): Promise<T>
  checkbox<T extends string | number>(
    question: string,
    choices: readonly Choice<T>[],
    checked?: readonly T[],
    more?: Asking & { validate?: (values: readonly T[]) => true | string },
  ): Promise<T[]>
  editor(question: string, initial?: string, more?: Asking): Promise<string>
}

/** What may stand around a question. */
export interface Asking {
  /** Said under the question in a lower voice: why it is asked, how to answer. */
  readonly why?: string
  /** Stands before the question instead of `?`: `3/13`. */
  readonly mark?: string
  /** `<` rejects with `BackRequested`. */
  readonly back?: boolean
  /** An empty line is an answer of its own, which ends a list: nothing said before may stand in for it. */
  readonly ends_list?: true
}

export interface Choice<T> {
  readonly value: T
  readonly name: string
  readonly description?: string
  /** The key that answers with it at once. */
  readonly key?: string
}

/** The person wants the question before this one again. No failure: whoever sets `back` catches it. */
export class BackRequested extends Error {
  constructor() {
    super('back')
    this.name = 'BackRequested'
  }
}
