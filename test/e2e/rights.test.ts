import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { png } from '../posts/support.ts'
import { home } from '../support/program.ts'

const verbs = ['add', 'list', 'show', 'edit', 'value', 'remove', 'rules'] as const

/** `rights add release "Camille"` as its words. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

it('the examples of the help run as they are printed, in the order of the verbs', async () => {
  const base = home('en')
  const must = async (...words: string[]): Promise<string> => {
    const ran = await base.run(words)
    if (ran.code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${ran.code}: ${ran.stderr}`)
    return ran.stdout
  }
  await must('client', 'add', 'Boulangerie du Pont')
  writeFileSync(join(base.folder, 'oven.jpg'), png(20, 20))
  for (const verb of verbs) {
    const examples = [...(await must('rights', verb, '--help')).matchAll(/^ {2}smm (rights.*)$/gm)].map(([, line = '']) => line)
    expect(examples, `of ${verb}`).not.toEqual([])
    for (const example of examples) await must(...wordsOf(example))
  }
  const left = JSON.parse(await must('rights', 'list', '--json')) as { id: number; contract: string }[]
  expect(left.map(({ id }) => id)).toEqual([1, 3])
})
