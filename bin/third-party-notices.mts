// For the build: which packages ended up inside our own files, and the licences that travel with them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author: string
  /** The files in which it says so. */
  readonly texts: readonly string[]
}

/**
 * What may be part of a program under the MIT licence. The data on holidays are under CC BY-SA 3.0, by the licence file that comes with them
 * (`package.json` says CC-BY-3.0): they stay data of their own beside the code, and what is made of them says so.
 */
const compatible = new Set([
  '(ISC AND CC-BY-3.0)',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
])

/**
 * Adds the package that a module comes from, by its path; what a package has taken in itself is a part of it. Throws where its licence
 * forbids, or is not told.
 */
export function noteBundled(found: Map<string, BundledPackage>, module: string): void {
  const folder = [...module.matchAll(/[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/g)]
    .map((match) => module.slice(0, match.index + match[0].length))
    .findLast((path) => existsSync(join(path, 'package.json')))
  if (folder === undefined || found.has(folder)) return
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Omit<
    BundledPackage,
    'texts' | 'author'
  > & { author?: string | { name: string } }
  if (!compatible.has(license)) throw new Error(`${name} ${version}: its licence, ${license}, is not one that may be bundled`)
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  found.set(folder, { name, version, license, author: typeof author === 'string' ? author : (author?.name ?? name), texts })
}

export function noticesOf(packages: Iterable<BundledPackage>): string {
  const parts = [...packages]
    .toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
    .map(({ name, version, license, author, texts }) => {
      const unsaid = texts.length > 0 ? [] : [`Copyright ${author}. https://spdx.org/licenses/${license}`]
      return [`${name} ${version} (${license})`, ...unsaid, ...texts].join('\n\n')
    })
  const rule = `\n\n${'-'.repeat(80)}\n\n`
  return `${['smm contains parts of these packages, each under its own licence. The data on public holidays (date-holidays, and templates/holidays.json, a table of days made of them) are under CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/; their sources are named below.', ...parts].join(rule)}\n`
}
