import { expect, test } from 'vitest'
import { currencyOf, readCountry, readCurrency, readTimeZone, zoneOf } from '../../src/clients/countries.ts'

test.each([
  ['fr', 'FR'],
  [' CH ', 'CH'],
  ['UK', null],
  ['XX', null],
  ['EU', null],
  ['France', null],
])('country %s', (text, code) => {
  expect(readCountry(text)).toBe(code)
})

test.each([
  ['Europe/Paris', 'Europe/Paris'],
  ['europe/paris', 'Europe/Paris'],
  ['America/Montreal', 'America/Montreal'],
  ['UTC', 'UTC'],
  ['CET', null],
  ['+01:00', null],
  ['Europe/Colmar', null],
  ['', null],
])('time zone %s', (text, zone) => {
  expect(readTimeZone(text)).toBe(zone)
})

test.each([
  ['eur', 'EUR'],
  ['XOF', 'XOF'],
  ['EURO', null],
  ['ZZZ', null],
])('currency %s', (text, code) => {
  expect(readCurrency(text)).toBe(code)
})

test('knows a zone and a currency that exist for every country it has any for', () => {
  for (const country of ['FR', 'BE', 'CH', 'LU', 'RE', 'NC', 'SN', 'TN', 'GB']) {
    expect(readTimeZone(zoneOf(country) ?? '')).toBe(zoneOf(country))
    expect(readCurrency(currencyOf(country) ?? '')).toBe(currencyOf(country))
  }
  expect(zoneOf('CA')).toBeNull()
  expect(currencyOf('CA')).toBe('CAD')
})
