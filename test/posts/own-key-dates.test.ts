import { describe, expect, it } from 'vitest'
import { ownKeyDates } from '../../src/posts/own-key-dates.ts'

const december = { from: '2026-12-01', to: '2026-12-31' }

describe('the client’s own key dates', () => {
  const cases: [lang: 'fr' | 'en', text: string, day: string, to: string][] = [
    ['fr', 'marché de Noël du 25 novembre au 24 décembre', '2026-11-25', '2026-12-24'],
    ['fr', 'Fermé du 24 décembre au 3 janvier', '2026-12-24', '2027-01-03'],
    ['fr', 'Saint-Nicolas, 6 décembre', '2026-12-06', '2026-12-06'],
    ['fr', 'Portes ouvertes le 12/12', '2026-12-12', '2026-12-12'],
    ['fr', 'Inauguration le 15 décembre 2026', '2026-12-15', '2026-12-15'],
    ['fr', '1er décembre : les bredele', '2026-12-01', '2026-12-01'],
    ['en', 'Christmas party, 18 December', '2026-12-18', '2026-12-18'],
    ['en', 'closed 24 December to 2 January', '2026-12-24', '2027-01-02'],
    // whatever the language of the reader
    ['en', 'marché de Noël le 20 décembre', '2026-12-20', '2026-12-20'],
    ['fr', 'open day on 5 December', '2026-12-05', '2026-12-05'],
  ]
  it.each(cases)('%s: %s', async (lang, name, day, to) => {
    expect(await ownKeyDates([name], december, lang)).toEqual({ dated: [{ name, day, to }], undated: [] })
  })

  it.each(['vendanges', 'en mai', 'tous les mardis', '', '31 février', '🎄', 'fermé le week-end', 'a'.repeat(500)])(
    '%s has no day',
    async (name) => {
      expect(await ownKeyDates([name], december, 'fr')).toEqual({ dated: [], undated: [name] })
    },
  )

  it('without a year come every year, with one once', async () => {
    const lines = ['fête du pain, 15 mai', 'dix ans le 20 mai 2026']
    const found = async (year: number) =>
      (await ownKeyDates(lines, { from: `${year}-05-01`, to: `${year}-05-31` }, 'fr')).dated.map((one) => one.day)
    expect(await found(2026)).toEqual(['2026-05-15', '2026-05-20'])
    expect(await found(2027)).toEqual(['2027-05-15'])
  })

  it('that began in the year before still run', async () => {
    const { dated } = await ownKeyDates(['congés du 26 décembre au 4 janvier'], { from: '2027-01-01', to: '2027-01-31' }, 'fr')
    expect(dated).toEqual([{ name: 'congés du 26 décembre au 4 janvier', day: '2026-12-26', to: '2027-01-04' }])
  })

  it('elsewhere in the year are neither shown nor lost among those without a day', async () => {
    expect(await ownKeyDates(['15 août : fermé'], december, 'fr')).toEqual({ dated: [], undated: [] })
  })
})
