import { describe, expect, it } from 'vitest'
import { edit } from '../../src/cli/client/edit.ts'
import { show } from '../../src/cli/client/show.ts'
import { addBakery, addEntries } from '../report/sample.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext } from '../support/context.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

async function shop(lang: 'fr' | 'en' = 'fr') {
  const context = testContext({ now, lang })
  await addBakery(context)
  const rates = async () => (await (await context.store()).clients.get('boulangerie'))?.exchange_rates
  return { context, rates }
}

describe('smm client edit, of what is applied to entries when they are read', () => {
  it.each([{ margin: '40 %' }, { exchange: ['USD=0.9'] }, { vatRecoverable: 'no' }, { track: ['utm=2026-06'] }])(
    'says of %j that the return of past months is another one',
    async (options) => {
      for (const [lang, words] of [
        ['fr', 'Le retour des mois déjà saisis en est recalculé ; un rapport envoyé reste tel quel.'],
        ['en', 'a report that was sent stays as it is'],
      ] as const) {
        const { context } = await shop(lang)
        await edit(context, null, options)
        // nothing was entered yet
        expect(plain(context.stderr())).not.toContain(words)
        await addEntries(context)
        await edit(context, null, { city: 'Colmar' })
        await edit(context, null, options)
        // nothing changed
        expect(plain(context.stderr())).not.toContain(words)
        await edit(context, null, { margin: '41', exchange: ['USD=0.8'], vatRecoverable: 'yes', track: ['utm=off'] })
        expect(plain(context.stderr()).split(words)).toHaveLength(2)
        await edit(context, null, options)
        expect(plain(context.stderr()).split(words)).toHaveLength(3)
      }
    },
  )
})

describe('smm client edit --exchange', () => {
  it('keeps rates with their day and source, beside those that are there', async () => {
    const { context, rates } = await shop()
    await edit(context, null, { exchange: ['usd=0,92', 'CHF = 1.06'], exchangeDate: '2026-11-02', exchangeSource: 'BCE' })
    await edit(context, null, { exchange: ['CHF=1.07'] })
    expect(await rates()).toEqual({
      USD: { rate: '0.92', date: '2026-11-02', source: 'BCE' },
      CHF: { rate: '1.07', date: '2026-11-23', source: null },
    })
    await edit(context, null, { exchange: ['USD='] })
    expect(Object.keys((await rates()) ?? {})).toEqual(['CHF'])
    await show(context, null)
    expect(context.stdout()).toMatch(/Taux de change +1 CHF = 1,07 EUR \(23 novembre 2026\)/)
    expect(typographyFaults(context.stdout(), ["Boulangerie de l'Ill"])).toEqual([])
  })

  it.each([
    [{ exchange: ['EUR=1'] }, 'bad_exchange'],
    [{ exchange: ['USD=0'] }, 'bad_exchange'],
    [{ exchange: ['USD=-1'] }, 'bad_exchange'],
    [{ exchange: ['USD=1.2.3'] }, 'bad_exchange'],
    [{ exchange: ['XXY=2'] }, 'bad_exchange'],
    [{ exchange: ['=2'] }, 'bad_exchange'],
    [{ exchange: ['USD=1'], exchangeDate: '2026-11-24' }, 'bad_exchange_date'],
    [{ exchange: ['USD=1'], exchangeDate: '2026-02-31' }, 'bad_exchange_date'],
    [{ exchangeSource: 'BCE' }, 'exchange_without_rate'],
  ])('refuses %j', async (options, code) => {
    const { context, rates } = await shop('en')
    await expect(edit(context, null, options)).rejects.toMatchObject({ kind: 'usage', code })
    expect(await rates()).toEqual({})
  })

  it('forgets rates that were in another currency', async () => {
    const context = testContext({ now })
    await addBakery(context, {
      hourly_rate: null,
      rates: {},
      exchange_rates: { USD: { rate: '0.92', date: '2026-11-02', source: null } },
    })
    await edit(context, null, { currency: 'CHF' })
    expect((await (await context.store()).clients.get('boulangerie'))?.exchange_rates).toEqual({})
  })
})
