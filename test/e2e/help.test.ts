import { describe, expect, it } from 'vitest'
import { families } from '../../src/cli/help/pages.ts'
import { commandNames } from '../../src/cli/nouns.ts'
import { home } from '../support/program.ts'

/** Every command of the program, as its own help lists them. */
async function everyCommand(lang: 'fr' | 'en'): Promise<{ words: string[]; help: string }[]> {
  const at = home(lang)
  const title = lang === 'fr' ? 'Commandes' : 'Commands'
  const found: { words: string[]; help: string }[] = []
  const walk = async (words: string[]): Promise<void> => {
    const { stdout, code } = await at.run([...words, '--help'])
    expect(code).toBe(0)
    found.push({ words, help: stdout })
    const [, list = ''] = stdout.split(new RegExp(`^${title}.*$`, 'm'))
    const names = list.split(/^\S/m)[0]?.matchAll(/^ {2}([a-z][a-z-]*)/gm) ?? []
    for (const [, name] of names) if (name !== undefined) await walk([...words, name])
  }
  for (const name of commandNames) await walk([name])
  return found
}

describe('help', () => {
  it.each(['fr', 'en'] as const)('begins with examples for each command that does something (%s)', async (lang) => {
    const all = await everyCommand(lang)
    expect(all.length).toBeGreaterThan(50)
    const title = lang === 'fr' ? 'Exemples' : 'Examples'
    const leaves = all.filter(
      ({ words }) =>
        !all.some(
          (other) => other.words.length > words.length && other.words.slice(0, words.length).join(' ') === words.join(' '),
        ),
    )
    expect(leaves.filter(({ help }) => !help.startsWith(title)).map(({ words }) => words.join(' '))).toEqual([])
    const twice = all.filter(({ help }) => {
      const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name)
      return new Set(options).size !== options.length
    })
    expect(twice.map(({ words }) => words.join(' '))).toEqual([])
    // one language at a time: commander's own English words are nowhere in the French help
    const foreign =
      lang === 'fr'
        ? /\b(Usage:|Options:|Commands:|Arguments:|display help|default:|choices:)/
        : /\b(Utilisation|Commandes|par défaut)/
    expect(all.filter(({ help }) => foreign.test(help)).map(({ words }) => words.join(' '))).toEqual([])
  })

  it.each(['fr', 'en'] as const)('describes each command alike: no capital, no full stop (%s)', async (lang) => {
    const title = lang === 'fr' ? 'Utilisation' : 'Usage'
    const descriptions = (await everyCommand(lang)).map(({ help }) => {
      const [, after = ''] = help.split(new RegExp(`^${title}.*\\n\\n`, 'm'))
      return after.split(/\n\n/)[0]?.replace(/\s+/g, ' ').trim() ?? ''
    })
    expect(descriptions.length).toBeGreaterThan(50)
    expect(descriptions.filter((text) => text === '' || /^\p{Lu}|\.$/u.test(text))).toEqual([])
  })

  it('puts every command into one of the three families [000-02]', () => {
    expect(families.flatMap(([, names]) => names).toSorted()).toEqual([...commandNames].toSorted())
  })
})
