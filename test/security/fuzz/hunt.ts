import fc from 'fast-check'
import { expect, test } from 'vitest'

/** What CI tries, all properties together. */
const usual = 300_000
const wanted = Number(process.env['SMM_FUZZ_CASES'] ?? usual)
const tells = process.env['SMM_FUZZ_PROGRESS'] === '1'
/** In CI the same cases each time, so that only a change of ours turns it red; the script draws others. */
const seed = Number(process.env['SMM_FUZZ_SEED'] ?? (tells ? Date.now() % 1_000_000_007 : 42))
/** Tried in one go, and told of. */
const batch = 10_000

/**
 * A property of whatever comes, tried so often in CI and in proportion where more is asked for. What fails is told with its seed and the
 * smallest case that was found: `SMM_FUZZ_SEED=<seed>` tries the same again.
 */
export function hunt<T>(title: string, cases: number, any: fc.Arbitrary<T>, check: (value: T) => void | Promise<void>): void {
  const runs = Math.max(1, Math.round((cases * wanted) / usual))
  // oxlint-disable-next-line vitest/valid-title -- each property has its own
  test(title, { timeout: 0 }, async () => {
    for (let done = 0; done < runs;) {
      const numRuns = Math.min(batch, runs - done)
      const property = fc.asyncProperty(any, async (value) => {
        await check(value)
      })
      const found = await fc.check(property, { numRuns, seed: seed + done })
      const report = found.failed
        ? [`SMM_FUZZ_SEED=${seed}`, await fc.asyncDefaultReportMessage(found), reasonOf(found.errorInstance)]
        : []
      expect(report.join('\n')).toBe('')
      done += numRuns
      if (tells) process.stderr.write(`${done}/${runs} ${title} (seed ${seed})\n`)
    }
  })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The same piece again and again: what takes time by the square of a length takes very much of it here. */
export function many(piece: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  return fc.tuple(piece, fc.integer({ min: 0, max: most }), piece).map(([one, times, end]) => one.repeat(times) + end)
}

/** Texts of every kind: letters, signs that nobody sees, halves of characters, words that mean something to a program. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '__proto__',
          'constructor',
          'prototype',
          'toString',
          'hasOwnProperty',
          '\0',
          '\u001B[31m',
          '\u009B1m',
          '\u202E',
          '\u200B',
          '\u200D',
          '\uFE0F',
          '\uD83D',
          '\uDE00',
          '\u{1F468}',
          '\u{1F3FD}',
          '\u{1F1EB}\u{1F1F7}',
          '\u{E0067}',
          '\u0301',
          '\r\n',
          '\n',
          '\u2028',
          '=1+1',
          '"',
          "'",
          ';',
          ',',
          '\\',
          '<b>',
          'é',
          ' ',
          '\u00A0',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
)

/** Pieces of YAML in any order, with those that a kind of file has of its own. */
export function brokenYaml(...own: readonly string[]): fc.Arbitrary<string> {
  const pieces =
    '\n|  |- |{|}|[|]|[[[[|&a |*a|<<: *a|!!js/function "x"|!!python/object:x|!!binary x|? |>|%YAML 1.1|---|...|\t|a: |__proto__: |#|"'.split(
      '|',
    )
  return fc.array(fc.constantFrom(...pieces, '|', ...own), { maxLength: 30 }).map((list) => list.join(''))
}
