import { describe, expect, it } from 'vitest'
import { variableExample } from '../../../src/i18n/template-variables.ts'
import { say } from '../../../src/i18n/text.ts'
import { occasions, starters } from '../../../src/posts/find-templates.ts'
import { legalIssues, type LegalFacts, type LegalText } from '../../../src/posts/legal/check.ts'
import { packs } from '../../../src/posts/legal/packs.ts'
import { render } from '../../../src/posts/template.ts'
import type { LegalPack } from '../../../src/strategy/legal-points.ts'
import { usualRules } from '../../../src/strategy/defaults.ts'
import { sectorIds, type Sector } from '../../../src/strategy/weights.ts'

const facts = (packed: readonly LegalPack[], more: Partial<LegalFacts> = {}): LegalFacts => ({
  client: { country: 'FR', legal_rules: {}, currency: 'EUR', exchange_rates: {} },
  packs: packed,
  legal: {},
  partner: null,
  ambassador: null,
  media: [],
  rights: new Map(),
  day: '2026-12-01',
  ...more,
})

const on = (network: string, text: string): LegalText => ({
  network,
  network_name: network,
  title: null,
  text,
  first_comment: null,
  link: null,
  tags: [],
  lang: null,
  labels_ai: false,
})

/** The trades of our users, and what their law may ask of them beside what is usual. */
const tradePacks: Readonly<Partial<Record<Sector, readonly LegalPack[]>>> = {
  food_producer: ['alcohol'],
  restaurant_hotel: ['alcohol'],
  health: ['health_claims'],
  beauty_wellness: ['health_claims'],
  b2b_services: ['finance_crypto', 'legal_profession'],
  retail_shop: ['products_for_children', 'alcohol'],
  education_training: ['products_for_children'],
  nonprofit_culture: ['political_social'],
}

const networks = ['facebook', 'instagram', 'x', 'tumblr', 'linkedin', 'folder']

describe.each(['fr', 'en'] as const)('our own texts (%s)', (lang) => {
  const examples = Object.fromEntries(Object.entries(variableExample).map(([id, example]) => [id, example[lang]]))
  const said = (texts: readonly { name: string; text: string }[], packed: readonly LegalPack[]) =>
    texts.flatMap(({ name, text }) =>
      networks.flatMap((network) =>
        legalIssues(facts(packed), on(network, text), lang).map(
          ({ level, code, message, values }) => `${network} ${name} ${level} ${code}: ${say(lang, message, values)}`,
        ),
      ),
    )

  it('are fit for their trade, filled in and empty', async () => {
    for (const sector of sectorIds) {
      const all = await starters(lang, sector)
      const packed = [...new Set([...usualRules(sector), ...(tradePacks[sector] ?? [])])].filter((one) => one !== 'none')
      const filled = all.flatMap((one) =>
        (['vous', 'tu'] as const).map((to) => ({ name: one.name, text: render(one, examples, to).text })),
      )
      expect(said(filled, packed), `for ${sector}`).toEqual([])
      expect(
        said(
          all.map(({ name, text }) => ({ name, text })),
          packed,
        ),
        `for ${sector}`,
      ).toEqual([])
    }
  })

  it('of a grower carry the health warning wherever they name the wine', async () => {
    const wine: Record<string, string> = { ...examples, product: lang === 'fr' ? 'le crémant' : 'our sparkling wine' }
    const { legal_notice: _notice, ...without } = wine
    const all = await starters(lang, 'food_producer')
    expect(
      said(
        all.map((one) => ({ name: one.name, text: render(one, wine).text })),
        ['alcohol'],
      ),
    ).toEqual([])
    const bare = said(
      all.map((one) => ({ name: one.name, text: render(one, without).text })),
      ['alcohol'],
    )
    expect(bare.length).toBe(networks.length * all.filter((one) => /\{(?:produit|product)\}/.test(one.text)).length)
    expect(bare.every((line) => line.includes(' error alcohol: '))).toBe(true)
  })

  it('are fit for any trade, but for what is declared', async () => {
    const every = Object.keys(packs) as LegalPack[]
    const whole = (await occasions(lang)).filter((one) => one.kind === 'campaign' && one.name !== 'contest')
    expect(
      said(
        whole.map((one) => ({ name: one.name, text: render(one, examples).text })),
        every,
      ),
    ).toEqual([])
  })
})
