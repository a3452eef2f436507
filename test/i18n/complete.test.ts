import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * TypeScript refuses a sentence without one of its languages; this test refuses what types cannot see: empty sentences, French
 * typed with special spaces or curly apostrophes by hand, an untranslated copy.
 */
const folder = new URL('../../src/i18n/', import.meta.url)
const areas = readdirSync(folder).filter((file) => file.endsWith('.ts'))

interface Found {
  readonly path: string
  readonly fr: readonly string[]
  readonly en: readonly string[]
}

const forms = (sentence: unknown): string[] =>
  typeof sentence === 'string' ? [sentence] : Object.values(sentence as Record<string, string>)

function sentences(value: unknown, path: string, found: Found[]): Found[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return found
  if ('fr' in value && 'en' in value) found.push({ path, fr: forms(value.fr), en: forms(value.en) })
  else for (const [key, inner] of Object.entries(value)) sentences(inner, `${path}.${key}`, found)
  return found
}

const all: Found[] = []
for (const file of areas) {
  const module = (await import(new URL(file, folder).href)) as Record<string, unknown>
  for (const [name, value] of Object.entries(module)) sentences(value, `${file}:${name}`, all)
}

describe('every sentence', () => {
  it('is found', () => {
    expect(all.length).toBeGreaterThan(300)
  })

  it('stands in both languages and is not empty', () => {
    const empty = all.filter(({ fr, en }) => [...fr, ...en].some((form) => form.trim() === ''))
    expect(empty.map(({ path }) => path)).toEqual([])
  })

  it('is typed with plain spaces and apostrophes in French: one function sets the right ones', () => {
    const special = all.filter(({ fr }) => fr.some((form) => /[\u00A0\u202F]/.test(form)))
    expect(special.map(({ path }) => path)).toEqual([])
  })

  it('has a space before French double punctuation, so that the right one can be set', () => {
    const tight = all.filter(({ fr }) =>
      fr.some((form) =>
        /[^\s\d:;!?(«/<>.{}[\]`"'&=-][;!?%€»](?=\s|$)|\p{L}:(?=\s|$)/u.test(form.replace(/`[^`]*`|https?:\S+/g, '')),
      ),
    )
    expect(tight.map(({ path, fr }) => `${path}: ${fr.join(' | ')}`)).toEqual([])
  })

  it('has the same placeholders in both languages', () => {
    const names = (list: readonly string[]): string[] =>
      [...new Set(list.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')))].toSorted()
    const uneven = all.filter(({ fr, en }) => JSON.stringify(names(fr)) !== JSON.stringify(names(en)))
    expect(uneven.map(({ path, fr, en }) => `${path}: ${names(fr).join()} / ${names(en).join()}`)).toEqual([])
  })
})
