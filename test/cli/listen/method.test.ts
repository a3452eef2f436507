import { describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/listen/show.ts'
import { accuracyOf, measured, measuredElsewhere, sources } from '../../../src/community/tone/measured.ts'
import { percent } from '../../../src/i18n/format.ts'
import { typographyFaults } from '../../support/french.ts'
import { testContext } from '../../support/context.ts'

describe.each(['fr', 'en'] as const)('how the tone is found (%s)', (lang) => {
  test('its words, its figures and how it is corrected are told, without any client', async () => {
    const context = testContext({ lang })
    await run(context, null, { method: true })
    const screen = context.stdout()
    const flat = screen.replaceAll(/\s+/g, ' ')
    for (const of of ['fr', 'en'] as const) {
      expect(flat).toContain(sources[of].lexicon)
      expect(flat).toContain(sources[of].package)
      for (const bp of Object.values(accuracyOf(measured[of])))
        expect(flat).toContain(percent(lang, bp).replaceAll(/\s+/g, ' '))
    }
    expect(flat).toContain(measuredElsewhere.source)
    expect(flat).toContain('--tone negative --word')
    for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    if (lang === 'fr') expect(typographyFaults(screen)).toEqual([])
    await context.close()
  })
})

test('as data', async () => {
  const context = testContext({ options: { json: true } })
  await run(context, null, { method: true })
  expect(JSON.parse(context.stdout())).toEqual({
    languages: (['fr', 'en'] as const).map((lang) => ({
      lang,
      ...sources[lang],
      ...measured[lang],
      ...accuracyOf(measured[lang]),
    })),
    elsewhere: measuredElsewhere,
  })
  await context.close()
})
