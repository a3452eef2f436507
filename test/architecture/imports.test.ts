import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** Rooms from the lowest to the highest; a file may import its own room and those on lower floors. */
const floors: readonly (readonly string[])[] = [
  ['(root)', 'i18n', 'io'],
  ['networks', 'store', 'secrets', 'config', 'documents'],
  ['sign-in'],
  ['clients', 'strategy', 'people'],
  ['posts'],
  ['delivery'],
  ['community', 'results', 'backup'],
  ['proposals'],
  ['report'],
  ['overview'],
  ['cli'],
]
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)))

/** What the house allows beside the floors, each with its reason. */
const allowed = new Set([
  '(root) → io', // the context's type names what it holds
  '(root) → i18n',
  'io → i18n', // prompts say a few words of their own
  'io → (root)', // and Ctrl-C is a failure
  '(root) → store',
  '(root) → secrets',
  '(root) → config', // config.ts reads the settings when they are asked for
  'config → networks', // which addresses may be called is one rule
  '(root) → cli', // main starts the program
  '(root) → delivery', // main answers a `publish` with nothing due before anything dear is loaded
  'store → networks', // records carry the contract's types
  'store → secrets',
  'secrets → store',
  'clients → strategy', // beside each other: a client's profile and its strategy
  'strategy → clients',
  'people → clients',
  'people → strategy', // a team starts from the answers, and the flags are the engine's
  'results → community',
])

interface Arrow {
  readonly from: string
  readonly to: string
  readonly at: string
}

const room = (path: string): string => {
  const [first, ...rest] = relative(src, path).split('/')
  return rest.length === 0 ? '(root)' : (first ?? '')
}

function arrows(): Arrow[] {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(import type [^']*?from|from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)]
      // a label names the codes of any room: types alone, nothing is loaded
      .filter((found) => !(room(file) === 'i18n' && found[1]?.startsWith('import type') === true))
      .map((found) => ({
        from: room(file),
        to: room(join(dirname(file), found[2] ?? '')),
        at: relative(src, file),
      })),
  )
}

describe('the direction of imports', () => {
  const all = arrows()

  it('goes from cli down to networks, store and secrets, never up', () => {
    const wrong = all.filter(({ from, to }) => {
      if (from === to || allowed.has(`${from} → ${to}`)) return false
      const [a, b] = [floorOf.get(from), floorOf.get(to)]
      return a === undefined || b === undefined || b >= a
    })
    expect(wrong.map(({ from, to, at }) => `${from} → ${to} in ${at}`)).toEqual([])
  })

  it('draws the arrows that are there', () => {
    const drawn = [...new Set(all.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} → ${to}`))].toSorted()
    expect(drawn.length).toBeGreaterThan(10)
    for (const exception of allowed) {
      const [from, to] = exception.split(' → ')
      if (!drawn.includes(exception)) console.log(`no longer needed: ${from ?? ''} → ${to ?? ''}`)
    }
    console.log(drawn.join('\n'))
  })

  it('keeps networks apart from each other', () => {
    const wrong = all.length === 0 ? ['no file found'] : []
    for (const entry of readdirSync(join(src, 'networks'), { withFileTypes: true }).filter((one) => one.isDirectory())) {
      for (const file of readdirSync(join(src, 'networks', entry.name))) {
        const text = readFileSync(join(src, 'networks', entry.name, file), 'utf8')
        for (const found of text.matchAll(/'\.\.\/([a-z]+)\/[^']+'/g)) wrong.push(`${entry.name}/${file} → ${found[1] ?? ''}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
