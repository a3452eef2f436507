import { readFileSync } from 'node:fs'
import { Failure, type FailureKind } from './failure.ts'
import { optionalPartText } from './i18n/optional-parts.ts'
import { say, type Lang } from './i18n/text.ts'

interface Part {
  /** The first is the one that is told. */
  readonly packages: readonly [string, ...string[]]
  /** What a command that needs it ends with. */
  readonly kind: FailureKind
  readonly code: string
}

/** What smm is installed without by `npm install --omit=optional`. */
const parts = {
  pdf: {
    packages: ['@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/inter'],
    kind: 'failed',
    code: 'pdf_writer_missing',
  },
  sharp: { packages: ['sharp'], kind: 'usage', code: 'sharp_missing' },
  mcp: { packages: ['@modelcontextprotocol/server'], kind: 'failed', code: 'mcp_missing' },
  keyring: { packages: ['@napi-rs/keyring'], kind: 'credential', code: 'key_unavailable' },
} as const satisfies Record<string, Part>

export type OptionalPart = keyof typeof parts
export const optionalParts = Object.keys(parts) as readonly OptionalPart[]

/** What `load` imports of an optional part. Throws `missingPart` where it cannot be loaded. */
export async function loadPart<T>(lang: Lang, part: OptionalPart, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw missingPart(lang, part, cause)
  }
}

/** What is missing, what for, and what to type. */
export function missingPart(lang: Lang, part: OptionalPart, cause: unknown): Failure {
  const { kind, code } = parts[part]
  const { command, ...values } = partWords(lang, part)
  return new Failure(kind, code, say(lang, optionalPartText.missing, values), {
    hint: say(lang, part === 'pdf' ? optionalPartText.install_pdf : optionalPartText.install, { command }),
    cause,
  })
}

/** Whether it is here and loads: its files may have been copied from another system. */
export async function hasPart(part: OptionalPart): Promise<boolean> {
  return import(parts[part].packages[0]).then(
    () => true,
    () => false,
  )
}

/** Its name, what it is for, and what to type to have it. */
export function partWords(lang: Lang, part: OptionalPart): { name: string; use: string; command: string } {
  const { packages } = parts[part]
  const use = say(lang, optionalPartText[`use_${part}`])
  return { name: packages[0], use, command: `npm install -g ${packages.map(withRange).join(' ')}` }
}

/** With the versions that smm is tried with, from its package.json, which stands one folder up from `src/` and from `dist/`. */
function withRange(name: string): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { optionalDependencies } = JSON.parse(text) as { optionalDependencies: Readonly<Record<string, string>> }
  return `"${name}@${optionalDependencies[name] ?? 'latest'}"`
}
