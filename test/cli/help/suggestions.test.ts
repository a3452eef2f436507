import { addClient } from '../../../src/clients/add-client.ts'
import { findClient } from '../../../src/clients/find-client.ts'
import { testContext } from '../../support/context.ts'
import { describe, expect, it } from 'vitest'
import { commandMeant, flagMeant, verbMeant } from '../../../src/cli/synonyms.ts'
import { commandNames } from '../../../src/cli/nouns.ts'
import { commandTree } from '../../../src/cli/command-tree.ts'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = readFileSync(fileURLToPath(new URL('../../../src/cli/synonyms.ts', import.meta.url)), 'utf8')
const tableOf = (name: string): string => new RegExp(`const ${name}: .*? = \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? ''

describe('what was meant', () => {
  it.each([
    ['file', 'queue'],
    ['aide', 'help'],
    ['publications', 'queue'],
    ['Stratégie', 'strategy'],
    ['réglages', 'config'],
    ['undo', 'queue undo'],
    ['constructor', null],
    ['__proto__', null],
  ])('%s', (typed, meant) => {
    expect(commandMeant(typed)).toBe(meant)
  })

  it('is a command that exists, and never one that was typed right', async () => {
    const program = await commandTree('en')
    const words = [...tableOf('commands').matchAll(/^ {2}(\w+): '([^']+)'/gm)]
    expect(words.length).toBeGreaterThan(80)
    for (const [, typed = '', meant = ''] of words) {
      expect(commandNames).not.toContain(typed)
      const [noun = '', verb] = meant.split(' ')
      const found = program.commands.find((command) => command.name() === noun)
      if (noun === 'help') continue
      const names = found?.commands.map((child) => child.name()) ?? []
      expect([typed, found?.name(), verb === undefined || names.includes(verb)]).toEqual([typed, noun, true])
    }
  })

  it('is a verb that the noun has', () => {
    expect(verbMeant('supprimer', ['add', 'cancel'])).toBe('cancel')
    expect(verbMeant('delete', ['add', 'remove', 'cancel'])).toBe('remove')
    expect(verbMeant('déplacer', ['move'])).toBe('move')
    expect(verbMeant('supprimer', ['add'])).toBeNull()
    expect(flagMeant('--aide', ['--help'])).toBe('--help')
    expect(flagMeant('--photo', ['--help'])).toBeNull()
  })
})

it('a client is suggested too', async () => {
  const context = testContext()
  await addClient(context, { name: 'Fournil' })
  await addClient(context, { name: 'Garage du Pont' })
  await expect(findClient(context, 'fournill')).rejects.toMatchObject({
    kind: 'not_found',
    hint: 'Did you mean fournil? Known clients: fournil and garage-du-pont.',
  })
  await expect(findClient(context, 'zzzzzz')).rejects.toMatchObject({ hint: 'Known clients: fournil and garage-du-pont.' })
})
