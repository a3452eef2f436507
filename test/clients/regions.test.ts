import { describe, expect, it, test } from 'vitest'
import { addClient } from '../../src/clients/add-client.ts'
import { editClient } from '../../src/clients/edit-client.ts'
import { readRegion, regionName, regionOfTown } from '../../src/clients/regions.ts'
import { show } from '../../src/cli/client/show.ts'
import { regionLabel } from '../../src/i18n/regions.ts'
import { testContext } from '../support/context.ts'

test.each([
  ['Alsace', 'FR', '67'],
  ['alsace-moselle', 'FR', '67'],
  ['67', 'FR', '67'],
  ['Haut-Rhin', 'FR', '68'],
  ['MOSELLE', 'FR', '57'],
  ['La Réunion', 'FR', 'RE'],
  ['réunion', 'FR', 'RE'],
  ['French Guiana', 'FR', 'GF'],
  ['Québec', 'CA', 'QC'],
  ['quebec', 'CA', 'QC'],
  ['ca-qc', 'CA', 'QC'],
  ['Nouvelle-Écosse', 'CA', 'NS'],
  ['Genève', 'CH', 'GE'],
  ['Canton de Genève', 'CH', 'GE'],
  ['canton du Valais', 'CH', 'VS'],
  ['geneva', 'CH', 'GE'],
  ['ticino', 'CH', 'TI'],
  ['Bâle', 'CH', 'BS'],
  ['Wallonie', 'BE', 'WAL'],
  ['Brussels', 'BE', 'BRU'],
  ['BY', 'DE', 'BY'],
  [' ', 'FR', null],
])('region %s of %s', async (typed, country, code) => {
  expect(await readRegion(typed, country, 'fr')).toBe(code)
})

test('an unknown one is refused with the list, in both languages', async () => {
  await expect(readRegion('Bretagne', 'FR', 'fr')).rejects.toMatchObject({
    kind: 'usage',
    code: 'unknown_region',
    message: expect.stringMatching(/--region.*Bretagne.*\(France\)/),
    hint: expect.stringContaining('Alsace (67)'),
  })
  await expect(readRegion('Quebec', 'CH', 'en')).rejects.toMatchObject({ hint: expect.stringContaining('Geneva (GE)') })
  await expect(readRegion('Luxembourg', 'LU', 'en')).rejects.toMatchObject({ code: 'unknown_region', hint: undefined })
})

test('every part that the library has for our countries has a name in both languages', async () => {
  const { default: Holidays } = await import('date-holidays')
  for (const country of ['FR', 'BE', 'CH', 'CA']) {
    const codes = Object.keys(new Holidays().getStates(country) ?? {}).toSorted()
    expect(Object.keys(regionLabel[country] ?? {}).toSorted()).toEqual(codes)
    for (const region of codes) {
      for (const lang of ['fr', 'en'] as const) {
        const name = regionName({ country, region }, lang)
        expect(await readRegion(name ?? '', country, lang)).toBe(region)
      }
    }
  }
})

test.each([
  ['FR', 'Colmar', '68'],
  ['FR', 'STRASBOURG', '67'],
  ['FR', 'Saint-Louis', '68'],
  ['FR', 'Metz', '57'],
  ['FR', 'Paris', null],
  ['CH', 'Genève', 'GE'],
  ['CA', 'Trois-Rivières', 'QC'],
  ['BE', 'Liège', null],
  ['FR', null, null],
])('in %s, %s lies in %s', (country, city, region) => {
  expect(regionOfTown(country, city)).toBe(region)
})

describe('the region of a client', () => {
  it('is said, shown, replaced by the town, and left with the country', async () => {
    const context = testContext({ lang: 'fr' })
    const added = await addClient(context, { name: 'Boulangerie', region: 'alsace' })
    expect(added.region).toBe('67')
    await show(context, added.slug)
    expect(context.stdout()).toMatch(/^Région +Alsace$/m)
    const moved = await editClient(context, added, { city: 'Metz' })
    expect(moved.client.region).toBe('57')
    const elsewhere = await editClient(context, moved.client, { city: 'Woippy' })
    expect(elsewhere.client.region).toBe('57')
    const swiss = await editClient(context, elsewhere.client, { country: 'CH', city: 'Lausanne' })
    expect(swiss.client.region).toBe('VD')
    const gone = await editClient(context, swiss.client, { region: '' })
    expect(gone.client.region).toBeNull()
    const belgian = await editClient(context, swiss.client, { country: 'BE' })
    expect(belgian.client.region).toBeNull()
    expect(await (await context.store()).clients.get(added.slug)).toEqual(belgian.client)
  })

  it('is none in most towns', async () => {
    expect((await addClient(testContext(), { name: 'Bakery', city: 'Lyon' })).region).toBeNull()
  })

  it('that does not exist changes nothing', async () => {
    const context = testContext()
    const client = await addClient(context, { name: 'Bakery' })
    await expect(editClient(context, client, { region: 'Bretagne', city: 'Metz' })).rejects.toMatchObject({ kind: 'usage' })
    expect(await (await context.store()).clients.get(client.slug)).toEqual(client)
  })
})
