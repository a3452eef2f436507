import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { circumstancesOf } from '../support/circumstances.ts'
import { exampleList, type Example } from '../support/example-list.ts'
import { preparedHome } from '../support/prepared-home.ts'

/** What an example gave when it was not what it should: nothing otherwise. */
async function faultsOf(examples: readonly Example[], lang: 'fr' | 'en'): Promise<string[]> {
  const home = await preparedHome()
  const left = [...examples]
  const faults: string[] = []
  const runNext = async (): Promise<void> => {
    for (let example = left.shift(); example !== undefined; example = left.shift()) {
      const wanted = circumstancesOf(example.words).exit?.code ?? 0
      const { code, stdout, stderr } = await home
        .copy(lang)
        .example(example)
        .catch((error: unknown) => ({ code: -1, stdout: '', stderr: String(error) }))
      if (code !== wanted) faults.push(`smm ${example.words} ended with ${code}:\n${stderr}`)
      // a server that nobody asks anything says nothing
      else if (`${stdout}${stderr}`.trim() === '' && example.noun !== 'mcp') faults.push(`smm ${example.words} said nothing`)
      else if (stderr.includes('    at ')) faults.push(`smm ${example.words} shows a stack:\n${stderr}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runNext))
  return faults
}

describe('the examples of the help', () => {
  it('all run as printed, typed in a shell', { timeout: 600_000 }, async () => {
    expect(await faultsOf(await exampleList(), 'en')).toEqual([])
  })
})
