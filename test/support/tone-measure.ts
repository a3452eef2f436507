import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toneOf } from '../../src/community/tone.ts'
import type { Measured } from '../../src/community/tone/measured.ts'
import { languageOf } from '../../src/language.ts'
import type { Tone } from '../../src/store/inbox.ts'

export interface Labelled {
  readonly text: string
  readonly tone: Tone
  readonly kind: 'praise' | 'complaint' | 'question' | 'remark' | 'irony'
  readonly trade: string
  readonly irony: boolean
  /** The lists of words were made with `tuning` at hand; of `held_out` only the figures were looked at. */
  readonly half: 'tuning' | 'held_out'
}

export function labelled(lang: 'fr' | 'en'): Labelled[] {
  const path = fileURLToPath(new URL(`../fixtures/tone/${lang}.jsonl`, import.meta.url))
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Labelled => JSON.parse(line))
}

/** A neutral message of which no word is known is right too: nothing is said of it. */
export async function measure(messages: readonly Labelled[]): Promise<Measured> {
  const none = () => ({ positive: 0, neutral: 0, negative: 0, none: 0 })
  const found = { positive: none(), neutral: none(), negative: none() }
  for (const { text, tone } of messages) {
    const said = await toneOf(text, { lang: await languageOf(text), corrections: [] })
    found[tone][said?.tone ?? 'none'] += 1
  }
  return { messages: messages.length, found }
}
