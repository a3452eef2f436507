import * as crypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'rolldown'
import { noteBundled, noticesOf, type BundledPackage } from './bin/third-party-notices.mts'

const { dependencies, optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

// Installed beside smm is what package.json names as dependencies, optional or not: native code, and what is little. All else that the
// program imports is put inline and is a devDependency there: commander, date-fns, twitter-api-v2 and so on, of which only a part is used,
// so that an installation is a fraction as large and loads few files (date-fns alone took 1.4 s on Node 22 and later). docx, too: as an
// optional dependency npm leaves it out without a word on Node 20, for what nanoid, on which it depends, says of engines.
const installed = Object.keys({ ...dependencies, ...optionalDependencies })

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

/** `node:crypto` takes 3 ms of a start to load, and few commands hash or draw anything: each of its functions loads it when called. */
const cryptoWhenCalled: Plugin = {
  name: 'crypto-when-called',
  resolveId: (source, importer) =>
    source === 'node:crypto' && importer?.includes('/node_modules/') === false ? '\0crypto' : null,
  load(id) {
    if (id !== '\0crypto') return null
    const functions = Object.keys(crypto).filter(
      (name) => /^[a-z]/.test(name) && typeof Reflect.get(crypto, name) === 'function',
    )
    return functions
      .map((name) => `export const ${name} = (...given) => process.getBuiltinModule('node:crypto').${name}(...given)`)
      .join('\n')
  },
}

/** What tells languages apart is a table of 50,000 entries: V8 takes it as JSON in a third of the time and memory of a literal. */
const languagesAsJson: Plugin = {
  name: 'languages-as-json',
  async load(id) {
    if (!id.includes('/eld/src/ngrams/')) return null
    const { ngramsData } = (await import(id)) as { ngramsData: unknown }
    return `export const ngramsData = JSON.parse(${JSON.stringify(JSON.stringify(ngramsData))})`
  },
}

/** Across both builds: the second writes what the first has found, too. */
const bundled = new Map<string, BundledPackage>()

const notices: Plugin = {
  name: 'third-party-notices',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') for (const id of Object.keys(file.modules)) noteBundled(bundled, id)
    }
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: noticesOf(bundled.values()) })
  },
}

/** better-sqlite3 13 finds its binary by where its own files lie, and runs on Nodes that cache what they compile: it stays outside. */
const driver = fileURLToPath(new URL('node_modules/better-sqlite3/', import.meta.url))
const { version } = JSON.parse(readFileSync(`${driver}package.json`, 'utf8')) as { version: string }
const driverInline: Plugin = {
  name: 'driver-inline',
  load(id) {
    if (!id.endsWith('/src/store/sqlite/inline-driver.ts') || !version.startsWith('12.')) return null
    const file = JSON.stringify(`${driver}lib/index.js`)
    return `import Driver from ${file}\nexport const inlineDriver = { version: ${JSON.stringify(version)}, Driver }`
  },
}

const common = {
  platform: 'node' as const,
  plugins: [withoutChildProcess, cryptoWhenCalled, driverInline, languagesAsJson, notices],
  // `bindings`: how the driver looks for its binary where that is not in its usual place
  external: [...installed, 'bindings'].map((name) => new RegExp(`^${name}($|/)`)),
}

/** With everything it imports. What several groups need goes to the first of them. */
const group = (name: string, ...modules: string[]) => ({
  name,
  test: (id: string) => modules.some((module) => id.endsWith(`/src/${module}.ts`)),
})

const inFolder = (folder: string, ...names: string[]): string[] => names.map((name) => `${folder}/${name}`)

/** Without what it imports: that is of many commands, or of one of the groups above. */
const groupAlone = (name: string, ...modules: string[]) => ({
  ...group(name, ...modules),
  includeDependenciesRecursively: false,
})

/** Each file costs a start half a millisecond: what always loads together is one. The rest is left to rolldown. */
const codeSplitting = {
  groups: [
    group('program', 'cli/program', 'cli/command', 'cli/create-context'),
    group('everyday', 'clients/choose-client', 'io/table', 'cli/queue/list-verb', 'cli/queue/list', 'store/post-legal'),
    // a look at the database for the first page and for completions: without the whole store
    group(
      'peek',
      'store/sqlite/peek',
      'delivery/clock',
      'delivery/lateness',
      'clients/known-of',
      'posts/content-hash',
      'networks/ids',
    ),
    group('store', 'store/sqlite/index'),
    // what a look at the day asks the store beside
    group(
      'store-of-day',
      ...['accounts', 'deliveries', 'holds', 'inbox', 'money', 'metrics', 'plans', 'quotes'].map(
        (name) => `store/sqlite/${name}`,
      ),
    ),
    // days, months and the places of a week: of more commands than the rest of what it looks at
    group('dates', 'days', 'posts/day-instant', 'results/month', 'clients/read-slots', 'i18n/relative'),
    group(
      'day',
      'posts/read-rhythm',
      'posts/rights/used-rights',
      'results/month-plan',
      'results/running-timer',
      'report/began-after',
      'delivery/clock',
      'delivery/lateness',
      'clients/known-of',
      'community/pages',
      'people/compare-quotes',
      'strategy/steps',
      'cli/first-account',
      'io/facts',
      'i18n/objective-status-label',
      'i18n/plan',
      'i18n/steps',
    ),
    // what a look at a client or its month asks the store beside
    group(
      'store-of-client',
      ...['approvals', 'crisis', 'ideas', 'listen', 'reports', 'visits'].map((name) => `store/sqlite/${name}`),
    ),
    // what was measured: of `metrics`, `kpi` and `report`
    groupAlone('figures', ...inFolder('results', 'month-view', 'network-month', 'post-results', 'read-figures', 'sent-posts')),
    groupAlone(
      'indicators',
      ...inFolder('results', 'best-times', 'client-series', 'community-month', 'kpi', 'kpi-month'),
      ...inFolder('results', 'read-community', 'read-indicators', 'read-return', 'read-times', 'roo'),
      ...inFolder('report', 'indicators', 'objectives'),
    ),
    groupAlone(
      'report',
      ...inFolder('cli/report', 'pieces', 'run', 'write-csv'),
      ...inFolder('i18n', 'report-community', 'report-document', 'report-kinds'),
      ...inFolder('report', 'annexes', 'build-report', 'changes', 'community', 'freeze', 'given-by-network', 'networks'),
      ...inFolder('report', 'next-month', 'posts-of-month', 'publications', 'summary', 'time-and-budget', 'with-version'),
      'results/network-return',
    ),
    groupAlone(
      'document',
      'report/compose',
      ...inFolder('report/document', 'annexes', 'cells', 'community', 'indicators', 'networks', 'next-month', 'objectives'),
      ...inFolder('report/document', 'posts', 'return', 'summary', 'time'),
    ),
    groupAlone('drawn', ...inFolder('documents', 'column-shares', 'day-on-cover', 'look', 'markup', 'page', 'picture', 'svg')),
    groupAlone('config', ...inFolder('config', 'business-numbers', 'load-file', 'read-config', 'settings'), 'i18n/config'),
    // what is typed of a month, and shown of it
    groupAlone('entries', 'cli/entries', 'i18n/results', 'results/day'),
    groupAlone('labels-of-report', ...inFolder('i18n', 'figure-words', 'kpi', 'report'), 'report/words'),
  ],
}

// CommonJS: Node's other loader costs twice as much a file. Flat, so that `../templates` is the same place from src/ and dist/.
const output = {
  dir: 'dist',
  format: 'cjs' as const,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  comments: { legal: true, jsdoc: false },
  charset: 'ascii' as const,
}

export default defineConfig([
  { ...common, input: { main: 'src/main.ts' }, output: { ...output, cleanDir: true, codeSplitting } },
  // what is answered before the program is loaded, in one file of its own
  { ...common, input: { 'at-once': 'src/at-once.ts' }, output },
])
