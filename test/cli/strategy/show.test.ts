import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { init } from '../../../src/cli/init/init.ts'
import { explainStrategy } from '../../../src/cli/strategy/explain.ts'
import { showHistory } from '../../../src/cli/strategy/history.ts'
import { showStrategy } from '../../../src/cli/strategy/show.ts'
import { Failure } from '../../../src/failure.ts'
import { displayWidth } from '../../../src/io/table.ts'
import { strategyNetworks } from '../../../src/strategy/weights.ts'
import { readGoldens } from '../../golden/read-goldens.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'

const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))
const [golden] = readGoldens<{ expected: unknown }>('strategy', 's01')
const now = new Date('2026-11-23T10:00:00Z')

async function bakery(): Promise<(more?: TestContextOptions) => TestContext> {
  const first = testContext({ now })
  await init(first, {
    quick: false,
    answers: sample,
    resume: null,
    export_answers: null,
    allow_unknown_keys: false,
    complete: false,
    form: null,
  })
  return (more = {}) => testContext({ now, folder: first.folder, ...more })
}

const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )

describe('smm strategy show', () => {
  it('is in the client’s language whatever the terminal’s', async () => {
    const come = await bakery()
    const context = come({ lang: 'en' })
    await showStrategy(context, undefined)
    const page = context.stdout()
    expect(page).toContain('Vos objectifs')
    expect(page).toContain('Version 1 du 23 novembre 2026 · à valider')
    expect(page).toContain('Facebook gagne 8,7 points')
    expect(page).toContain('WhatsApp Business')
    expect(typographyFaults(page, ["Boulangerie de l'Ill"])).toEqual([])
    for (const line of page.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    expect(context.stderr()).toContain('smm strategy export -c boulangerie-de-l-ill --format pdf')
  })

  it('fits one screen with --one-page', async () => {
    const come = await bakery()
    const context = come()
    await showStrategy(context, undefined, true)
    const page = context.stdout()
    expect(page).toContain('Trois décisions à prendre')
    expect(page).not.toContain('Vos objectifs')
    expect(page.trimEnd().split('\n').length).toBeLessThan(40)
  })

  it('opens with the nine steps as they stand', async () => {
    const come = await bakery()
    const context = come()
    await showStrategy(context, undefined)
    expect(context.stdout()).toMatch(/1\. Les neuf étapes d’une présence réussie\n\n\d étapes? faites? sur 9\./)
  })

  it.each([
    ['en', ['Your objectives'], ['Vos objectifs']],
    ['both', ['Your objectives', 'Vos objectifs'], []],
  ] as const)('in %s when asked', async (lang, there, absent) => {
    const come = await bakery()
    const context = come({ options: { lang } })
    await showStrategy(context, undefined)
    for (const text of there) expect(context.stdout()).toContain(text)
    for (const text of absent) expect(context.stdout()).not.toContain(text)
  })

  it('has the published JSON', async () => {
    const come = await bakery()
    const context = come({ options: { json: true } })
    await showStrategy(context, '1')
    const printed = JSON.parse(context.stdout()) as Record<string, unknown>
    expect(Object.keys(printed)).toEqual(['client', 'version', 'status', 'answers', 'result'])
    expect(printed['result']).toEqual(golden?.expected)
  })

  it.each([
    ['2', 'not_found', 'no_such_version'],
    ['x', 'usage', 'bad_version'],
    ['0', 'usage', 'bad_version'],
  ])('refuses version %s', async (version, kind, code) => {
    const come = await bakery()
    const found = await failure(showStrategy(come(), version))
    expect([found.kind, found.code]).toEqual([kind, code])
  })

  it('says what to type when there is none', async () => {
    const found = await failure(showStrategy(testContext(), undefined))
    expect(found.kind).toBe('not_found')
  })
})

describe('smm strategy explain', () => {
  it('has the eight criteria, their answers, and every network', async () => {
    const come = await bakery()
    const context = come({ lang: 'fr' })
    await explainStrategy(context, undefined, undefined)
    const page = context.stdout()
    for (const text of [
      'vos objectifs',
      'ce que vous savez produire',
      'compte actif, 640 abonnés',
      '+8,7',
      'Instagram',
      'Tumblr',
    ]) {
      expect(page).toContain(text)
    }
    expect(typographyFaults(page, ["Boulangerie de l'Ill"])).toEqual([])
    for (const line of page.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })

  it.each(strategyNetworks)('of %s alone, in both languages', async (network) => {
    const come = await bakery()
    const context = come({ options: { lang: 'both' } })
    await explainStrategy(context, network, undefined)
    expect(context.stdout()).not.toMatch(/undefined|\{|NaN/)
    expect(
      context
        .stdout()
        .split('\n')
        .filter((line) => /[+−]\d|\s0$/.test(line)).length,
    ).toBeGreaterThan(10)
  })

  it('takes a blog’s own names and the names of old networks', async () => {
    const come = await bakery()
    for (const [typed, shown] of [
      ['ghost', 'Blog'],
      ['twitter', 'X'],
      ['Viadeo', 'LinkedIn'],
    ] as const) {
      const context = come()
      await explainStrategy(context, typed, undefined)
      expect(context.stdout()).toContain(`${shown}\u00A0: `)
    }
  })

  it('refuses another network with the list', async () => {
    const come = await bakery()
    const found = await failure(explainStrategy(come(), 'myspace', undefined))
    expect([found.kind, found.hint?.includes('facebook')]).toEqual(['not_found', true])
  })

  it('gives the same as data', async () => {
    const come = await bakery()
    const context = come({ options: { json: true } })
    await explainStrategy(context, undefined, undefined)
    const printed = JSON.parse(context.stdout()) as { networks: { criteria: unknown[] }[] }
    expect(printed.networks).toHaveLength(14)
    expect(printed.networks.every((network) => network.criteria.length === 8)).toBe(true)
  })
})

describe('smm strategy history', () => {
  it('lists the versions, the newest first', async () => {
    const come = await bakery()
    const again = come()
    await init(again, {
      quick: false,
      answers: sample,
      resume: null,
      export_answers: null,
      allow_unknown_keys: false,
      complete: false,
      form: null,
    })
    const context = come({ lang: 'fr' })
    await showHistory(context)
    const lines = context.stdout().trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('2  23 novembre 2026')
    const json = come({ options: { json: true } })
    await showHistory(json)
    expect((JSON.parse(json.stdout()) as { version: number }[]).map((one) => one.version)).toEqual([2, 1])
  })
})
