import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { init } from '../../src/cli/init/init.ts'
import { showStrategy } from '../../src/cli/strategy/show.ts'
import { gatesOf } from '../../src/strategy/gates.ts'
import type { StrategyResult } from '../../src/strategy/strategy.ts'
import { testContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

const sample = fileURLToPath(new URL('../fixtures/boulangerie.answers.json', import.meta.url))
const options = {
  quick: false,
  answers: sample,
  resume: null,
  export_answers: null,
  allow_unknown_keys: false,
  complete: false,
  form: null,
}

const result = (given: { phase1: string | null; phase2?: string[]; foundation?: string[]; listen?: boolean }): StrategyResult =>
  ({
    phase1: given.phase1 === null ? null : { network: given.phase1 },
    phase2: { items: (given.phase2 ?? []).map((network) => ({ network })) },
    foundation: given.foundation ?? [],
    staffing: { mode: given.listen === true ? 'listen_only' : 'hybrid' },
  }) as unknown as StrategyResult

describe('what stands before the first post', () => {
  it.each([
    [{ phase1: 'facebook', phase2: ['instagram', 'blog'], foundation: ['gbp'] }, ['facebook', 'instagram', 'gbp']],
    [{ phase1: 'mastodon', phase2: ['mastodon', 'bluesky'] }, []],
    [{ phase1: 'youtube', phase2: ['youtube', 'tiktok'] }, ['youtube', 'tiktok']],
    [{ phase1: 'linkedin', listen: true, foundation: ['gbp'] }, []],
    [{ phase1: null, foundation: ['gbp'] }, ['gbp']],
  ])('%j: %j', async (given, expected) => {
    expect((await gatesOf(result(given), 'fr')).map((one) => one.network)).toEqual(expected)
  })

  it.each(['fr', 'en'] as const)(
    '%s: init from a file and the strategy tell what must be asked for, and how long it takes',
    async (lang) => {
      const context = testContext({ lang, options: { lang } })
      await init(context, options)
      const shown = context.stdout()
      const [title, network, time] =
        lang === 'fr' ? ['Avant de commencer', 'Google', 'plusieurs jours'] : ['Before you begin', 'Google', 'several days']
      const plain = (text: string): string => text.replace(/\s+/g, ' ')
      expect(plain(shown)).toContain(title)
      expect(plain(shown)).toContain(network)
      expect(plain(shown)).toContain(time)
      const later = testContext({ lang, options: { lang }, folder: context.folder })
      await showStrategy(later, undefined)
      expect(plain(later.stdout())).toContain(title)
      const told = await gatesOf(result({ phase1: 'x', phase2: ['linkedin', 'tiktok', 'pinterest', 'youtube'] }), lang)
      if (lang === 'fr') expect(typographyFaults(told.map((one) => one.text).join(' '))).toEqual([])
    },
  )
})
