import { readFileSync } from 'node:fs'
import { Failure, type FailureKind } from './failure.ts'
import { optionalPartText } from './i18n/optional-parts.ts'
import { say, type Lang } from './i18n/text.ts'

/** What smm is installed without by `npm install --omit=optional`: by package, and what a command that needs it ends with. */
const parts = {
  pdf: { name: '@myriaddreamin/typst-ts-node-compiler', kind: 'failed', code: 'pdf_missing' },
  sharp: { name: 'sharp', kind: 'usage', code: 'sharp_missing' },
  mcp: { name: '@modelcontextprotocol/server', kind: 'failed', code: 'mcp_missing' },
  keyring: { name: '@napi-rs/keyring', kind: 'credential', code: 'key_unavailable' },
} as const satisfies Record<string, { readonly name: string; readonly kind: FailureKind; readonly code: string }>

export type OptionalPart = keyof typeof parts
export const optionalParts = Object.keys(parts) as readonly OptionalPart[]

/** What `load` imports of an optional part. Throws `Failure` with the part's code, and how to install it, where it cannot be loaded. */
export async function loadPart<T>(lang: Lang, part: OptionalPart, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    const { kind, code } = parts[part]
    const { command, ...values } = partWords(lang, part)
    throw new Failure(kind, code, say(lang, optionalPartText.missing, values), {
      hint: say(lang, optionalPartText.install, { command }),
      cause,
    })
  }
}

/** Whether it is here and loads: its files may have been copied from another system. */
export async function hasPart(part: OptionalPart): Promise<boolean> {
  const { name } = parts[part]
  return import(name).then(
    () => true,
    () => false,
  )
}

/** Its name, what it is for, and what to type to have it. */
export function partWords(lang: Lang, part: OptionalPart): { name: string; use: string; command: string } {
  const { name } = parts[part]
  return { name, use: say(lang, optionalPartText[`use_${part}`]), command: `npm install -g "${name}@${rangeOf(name)}"` }
}

/** The versions that smm is tried with, from its package.json, which stands one folder up from `src/` and from `dist/`. */
function rangeOf(name: string): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { optionalDependencies } = JSON.parse(text) as { optionalDependencies: Readonly<Record<string, string>> }
  return optionalDependencies[name] ?? 'latest'
}
