/** Questions on a terminal. Loaded on demand: the prompt library is dear. Ctrl-C rejects with `Failure` kind `interrupted`. */
export interface Ask {
  text(question: string, options?: { default?: string; validate?: (value: string) => true | string }): Promise<string>
  secret(question: string): Promise<string>
  confirm(question: string, fallback: boolean): Promise<boolean>
  select<T extends string | number>(question: string, choices: readonly Choice<T>[], fallback?: T): Promise<T>
  checkbox<T extends string | number>(question: string, choices: readonly Choice<T>[], checked?: readonly T[]): Promise<T[]>
  editor(question: string, initial?: string): Promise<string>
}

export interface Choice<T> {
  readonly value: T
  readonly name: string
  readonly description?: string
}
