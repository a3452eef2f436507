import { BackRequested } from '../io/ask.ts'

/** One question of several. */
export interface Turn {
  /** Whether it is asked, by what was answered before it. */
  applies(): boolean
  /** `back`: there is one before it, which `<` brings again. */
  put(asking: { readonly back: boolean }): Promise<void>
}

/** Puts questions one after the other. */
export async function inTurn(turns: readonly Turn[]): Promise<void> {
  const asked: number[] = []
  for (let at = 0; at < turns.length; at += 1) {
    const turn = turns[at]
    if (turn === undefined || !turn.applies()) continue
    try {
      await turn.put({ back: asked.length > 0 })
      asked.push(at)
    } catch (error) {
      if (!(error instanceof BackRequested)) throw error
      at = (asked.pop() ?? 0) - 1
    }
  }
}
