import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}

// Unbundled, these cost hundreds of milliseconds (date-fns: 1.4 s on Node 22 and later): their many small files are put inline.
const inlined = ['date-fns', '@date-fns/tz', 'twitter-api-v2']

const common = {
  platform: 'node' as const,
  external: [
    ...Object.keys(dependencies)
      .filter((name) => !inlined.includes(name))
      .map((name) => new RegExp(`^${name}($|/)`)),
    'typescript',
  ],
}

// flat, so that new URL('../templates/…', import.meta.url) works from src/ and from dist/
export default defineConfig([
  {
    ...common,
    input: { main: 'src/main.ts' },
    output: {
      dir: 'dist',
      format: 'esm',
      cleanDir: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      legalComments: 'inline',
    },
  },
  // what must be answered before anything else is loaded, in the module system that starts faster
  { ...common, input: { 'at-once': 'src/at-once.ts' }, output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs' } },
])
