import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { circumstancesOf } from './circumstances.ts'
import type { Example } from './example-list.ts'
import type { PreparedCopy, PreparedHome } from './prepared-home.ts'
import type { Ran } from './program.ts'
import { runMany, type Job } from './run-many.ts'
import { shellWords } from './shell-words.ts'

/** Programs of their own, servers: not within another program. */
const apart = new Set(['demo', 'mcp'])

/**
 * Examples with `more` flags, each in a home of its own, in their order. What takes a shell or stdin runs as a person types it, the others
 * many in one process. `prepare`: what else is done to each home before.
 */
export async function runExamples(
  home: PreparedHome,
  examples: readonly Example[],
  lang: 'fr' | 'en',
  more: string,
  prepare: (copy: PreparedCopy) => void = () => {},
): Promise<{ readonly copy: PreparedCopy; readonly ran: Ran }[]> {
  const all = examples.map((example) => {
    const copy = home.copy(lang)
    prepare(copy)
    return { example, copy, job: jobOf(example, copy, more) }
  })
  const many = await runMany(all.flatMap(({ job }) => (job === null ? [] : [job])))
  const runs: { copy: PreparedCopy; ran: Ran }[] = []
  for (const { example, copy, job } of all)
    runs.push({ copy, ran: (job === null ? undefined : many.shift()) ?? (await copy.example(example, more)) })
  return runs
}

function jobOf({ words }: Example, copy: PreparedCopy, more: string): Job | null {
  const { before = [], files = {}, env = {}, input } = circumstancesOf(words)
  const parted = [`${words} ${more}`, ...before].map(shellWords)
  if (input !== undefined || apart.has(words) || parted.includes(null)) return null
  for (const [name, content] of Object.entries(files)) writeFileSync(join(copy.folder, name), content)
  const [own = [], ...others] = parted.flatMap((line) => (line === null ? [] : [line]))
  return { words: own, env: { ...copy.env, ...env }, cwd: copy.folder, before: others }
}
