import { expect, test } from 'vitest'
import { readSiren, readSiret, readVat } from '../../src/config/business-numbers.ts'

test.each([
  ['404 833 048', '404833048'],
  ['404833048', '404833048'],
  ['404833049', null],
  ['40483304', null],
  ['abc', null],
])('SIREN %s', (text, read) => {
  expect(readSiren(text)).toBe(read)
})

test.each([
  ['404 833 048 00022', '40483304800022'],
  ['40483304800023', null],
  ['356 000 000 00048', '35600000000048'],
  ['356 000 000 00009', null],
  ['404833048', null],
])('SIRET %s', (text, read) => {
  expect(readSiret(text)).toBe(read)
})

test.each([
  ['FR83 404 833 048', 'FR83404833048'],
  ['FR84404833048', null],
  ['BE0123456789', 'BE0123456789'],
  ['CHE-123.456.789 TVA', 'CHE123456789TVA'],
  ['exempt', 'exempt'],
  ['franchise', 'exempt'],
  ['oui', null],
  ['ABCDEFGHIJ', null],
])('VAT %s', (text, read) => {
  expect(readVat(text)).toBe(read)
})
