import { readdirSync, readFileSync } from 'node:fs'

/** The golden files of a folder whose name begins with `prefix`, as parsed JSON, in order. */
export function readGoldens<T>(folder: string, prefix = ''): T[] {
  const directory = new URL(`./${folder}/`, import.meta.url)
  const names = readdirSync(directory).filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
  return names.toSorted().map((name) => JSON.parse(readFileSync(new URL(name, directory), 'utf8')) as T)
}
