import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'rolldown'

const { dependencies, optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

// Many small files, or loaded at every start: put inline they cost a fraction (date-fns alone 1.4 s on Node 22 and later).
const inlined = new Set(['commander', 'date-fns', '@date-fns/tz', 'get-east-asian-width', 'twitter-api-v2', 'valibot'])

/** commander loads child_process (3 ms of a start) for commands that are programs of their own; smm has none. */
const withoutChildProcess: Plugin = {
  name: 'commander-without-child-process',
  resolveId(source, importer) {
    return source === 'node:child_process' && importer?.includes('/commander/') === true ? '\0no-child-process' : null
  },
  load(id) {
    return id === '\0no-child-process' ? 'export default {}' : null
  },
}

const common = {
  platform: 'node' as const,
  plugins: [withoutChildProcess],
  external: [
    ...Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !inlined.has(name))
      .map((name) => new RegExp(`^${name}($|/)`)),
    'typescript',
  ],
}

/** With everything it imports. What several groups need goes to the first of them. */
const group = (name: string, ...modules: string[]) => ({
  name,
  test: (id: string) => modules.some((module) => id.endsWith(`/src/${module}.ts`)),
})

/** Each file costs a start half a millisecond: what always loads together is one. The rest is left to rolldown. */
const codeSplitting = {
  groups: [
    group('program', 'cli/program', 'cli/command', 'cli/create-context'),
    group('everyday', 'clients/choose-client', 'io/table', 'cli/queue/index', 'cli/queue/list'),
    // a look at the database for the first page and for completions: without the whole store
    group('peek', 'store/sqlite/peek'),
    group('store', 'store/sqlite/index'),
  ],
}

// CommonJS: Node's other loader costs twice as much a file. Flat, so that `../templates` is the same place from src/ and dist/.
const output = {
  dir: 'dist',
  format: 'cjs' as const,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  comments: { legal: true },
}

export default defineConfig([
  { ...common, input: { main: 'src/main.ts' }, output: { ...output, cleanDir: true, codeSplitting } },
  // what is answered before the program is loaded, in one file of its own
  { ...common, input: { 'at-once': 'src/at-once.ts' }, output },
])
