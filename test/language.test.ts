import { expect, it, test } from 'vitest'
import { isPlainlyFrench, languageOf } from '../src/language.ts'
import { labelled } from './support/tone-measure.ts'

test.each([
  ["C'est combien la tarte ?", 'fr'],
  ['jspr que c ouvert dimanche', 'fr'],
  ['Great place to eat', 'en'],
  ['Haben Sie am Sonntag geöffnet?', 'de'],
  ['Sehr lecker!', 'de'],
  ['¿Abren el domingo?', 'es'],
  ['مرحبا بكم في المطعم', 'ar'],
  ['ok', null],
  ['Merci', null],
  ['merci bcp', null],
  ['Service nul', null],
  ['12,50 €', null],
  ['👍👍👍', null],
  ['', null],
])('%j: %s', async (text, expected) => {
  expect(await languageOf(text)).toBe(expected)
})

it('links, handles, addresses and hashtags are no words of a language', async () => {
  const noise =
    'https://example.org/the-great-bread www.the-best-bread.org @the_baker_of_the_town the.baker@example.org #thebestbread #bread'
  expect(await languageOf(noise)).toBeNull()
  expect(await languageOf(`Très bon accueil et pain excellent ${noise}`)).toBe('fr')
})

test.each(['fr', 'en'] as const)('of the labelled messages in %s none is taken for another language', async (lang) => {
  const said = await Promise.all(labelled(lang).map(({ text }) => languageOf(text)))
  expect(said.filter((one) => one !== null && one !== lang)).toEqual([])
  expect(said.filter((one) => one === lang).length / said.length).toBeGreaterThan(0.9)
})

it('what is told French by its small words is nothing else for the detector, and other languages never are', async () => {
  const french = labelled('fr').filter(({ text }) => isPlainlyFrench(text))
  expect(french.length).toBeGreaterThan(20)
  const said = await Promise.all(french.map(({ text }) => languageOf(text)))
  expect(said.filter((one) => one !== null && one !== 'fr')).toEqual([])
  const others = [
    ...labelled('en').map(({ text }) => text),
    'Nous sommes ravis de vous accueillir dans notre boutique. / We are happy to welcome you in our shop.',
    'Els nostres amics han preparat una festa amb vosaltres a la plaça',
    'Wir haben für euch neue Brote gebacken, mit dem Mehl aus der Region',
    'Bonjour à vous, مرحبا بكم في المطعم',
    'Nos vemos para una fiesta con todos nosotros en la plaza',
  ]
  expect(others.filter(isPlainlyFrench)).toEqual([])
})

it('a megabyte of anything is soon done with', async () => {
  await languageOf('warm up the detector')
  const before = process.cpuUsage()
  for (const one of ['\u0301', 'a', '@', 'a ', 'www.', '\uD83D']) await languageOf(one.repeat(1_000_000 / one.length))
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
})
