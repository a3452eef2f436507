import type * as Module from 'node:module'
import { expect, it, vi } from 'vitest'
import { toPdf } from '../../src/documents/index.ts'
import { Failure } from '../../src/failure.ts'
import { formToPdf } from '../../src/strategy/form/to-pdf.ts'
import { sampleDocument } from './sample.ts'

// as after `npm install --omit=optional`
vi.mock('node:module', async (original) => {
  const actual = await original<typeof Module>()
  const missing = (name: string): never => {
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
  }
  return { ...actual, createRequire: () => Object.assign(missing, { resolve: missing }) }
})

const look = { color: null, logo: null }

it.each([
  [
    'fr',
    /^Pour écrire un PDF, il faut @myriaddreamin\//,
    /npm install -g "@myriaddreamin\/\S+" "@expo-google-fonts\/inter@\S+".*HTML/,
  ],
  [
    'en',
    /^To write a PDF, smm needs @myriaddreamin\//,
    /npm install -g "@myriaddreamin\/\S+" "@expo-google-fonts\/inter@\S+".*HTML/,
  ],
] as const)('says what is missing, why, and what to type, in the language of the reader [%s]', async (lang, what, next) => {
  const failure: unknown = await toPdf([sampleDocument('fr')], look, lang).catch((error: unknown) => error)
  if (!(failure instanceof Failure)) throw failure
  expect([failure.kind, failure.code]).toEqual(['failed', 'pdf_writer_missing'])
  expect(failure.message).toMatch(what)
  expect(failure.hint).toMatch(next)
  const form = { mode: 'quick', lang: 'fr', answers: {}, currency: 'EUR', now: new Date(0) } as const
  await expect(formToPdf(form, lang)).rejects.toThrow(what)
})
