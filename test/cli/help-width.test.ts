import { Command } from 'commander'
import { afterEach, describe, expect, it } from 'vitest'
import type { Cli } from '../../src/cli/command.ts'
import { configureHelp } from '../../src/cli/help.ts'
import { addEveryCommand } from '../../src/cli/nouns.ts'
import { globalFlags } from '../../src/cli/program.ts'
import { displayWidth } from '../../src/io/table.ts'

const usual = process.stdout.columns
afterEach(() => {
  process.stdout.columns = usual
})

async function tree(lang: 'fr' | 'en'): Promise<Command> {
  const cli: Cli = { lang, words: [], run: () => Promise.reject(new Error('nothing runs here')) }
  const program = globalFlags(new Command('smm'), lang)
  configureHelp(cli, program)
  await addEveryCommand(cli, program)
  return program
}

const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)]

describe.each(['fr', 'en'] as const)('the help of each command: %s', (lang) => {
  it.each([80, 40])('has no line wider than %i columns but for what is to be copied whole', async (columns) => {
    process.stdout.columns = columns
    const wide = allOf(await tree(lang)).flatMap((command) =>
      command
        .helpInformation()
        .split('\n')
        // a word alone cannot be broken
        .filter((line) => displayWidth(line) > columns && line.trim().includes(' ')),
    )
    expect(wide).toEqual([])
  })
})

it('no command has a flag of its own that all have', async () => {
  const program = await tree('en')
  const common = new Set(program.options.map(({ long }) => long))
  const clashes = allOf(program)
    .filter((command) => command !== program)
    .flatMap((command) =>
      command.options.filter(({ long }) => common.has(long)).map(({ flags }) => `${command.name()} ${flags}`),
    )
  expect(clashes).toEqual([])
})
