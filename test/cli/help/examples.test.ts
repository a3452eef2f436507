import { expect, it } from 'vitest'
import { specOf } from '../../../src/cli/command.ts'
import { circumstancesKnown } from '../../support/circumstances.ts'
import { commandTree } from '../../../src/cli/command-tree.ts'
import { exampleList } from '../../support/example-list.ts'

it('every command has an example, which calls it', async () => {
  const program = await commandTree('en')
  for (const noun of program.commands)
    for (const command of [noun, ...noun.commands]) {
      const spec = specOf(command)
      if (spec === null) continue
      const name = command === noun ? noun.name() : `${noun.name()} ${command.name()}`
      expect([name, spec.examples.length > 0]).toEqual([name, true])
      for (const example of spec.examples) {
        const words = example.split(' ').filter((word, at, all) => !word.startsWith('-') && all[at - 1] !== '-c')
        expect([name, words.slice(0, name.split(' ').length).join(' ')]).toEqual([name, name])
      }
    }
})

it('what is said of an example is said of one that exists', async () => {
  const known = new Set((await exampleList()).map(({ words }) => words))
  expect(known.size).toBeGreaterThan(300)
  expect(circumstancesKnown.filter((words) => !known.has(words))).toEqual([])
})
