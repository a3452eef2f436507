import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  computeCrisis,
  crisisLevels,
  type CrisisInput,
  type CrisisLevel,
  type CrisisResult,
} from '../../src/community/crisis-index.ts'
import { rank, stepOf, type Said, type Signals } from '../../src/community/crisis-step.ts'
import { evaluateCrisis } from '../../src/community/evaluate-crisis.ts'
import type { Incident } from '../../src/store/crisis.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { crisisWorld, mention, today, usualDays } from '../support/crisis.ts'

const goldens = readGoldens<{ id: string; input: CrisisInput; expected: CrisisResult }>('escalation')

describe('what is written, and what is reported of it, through a real store', () => {
  it.each(goldens)('comes to the golden level and parts: $id [000-16]', async ({ input, expected }) => {
    const { context, client } = await crisisWorld()
    await usualDays(context, client.slug, input.baseline_daily_median ?? 0)
    const press = input.amplifier === 'media_or_official' ? { network: 'press' } : {}
    await today(context, client.slug, input.negative_24h, input.mentions_24h - input.negative_24h, press)
    const { severity, data_breach, account_compromised, legal_threat, press_inquiry } = input
    const evaluation = await evaluateCrisis(context, client, 'report', {
      facts: { topic: 'ce qui se dit', severity, data_breach, account_compromised, legal_threat, press_inquiry },
    })
    expect(evaluation.input).toEqual(input)
    expect(evaluation.result).toEqual(expected)
    const { crisis, holds } = await context.store()
    expect((await crisis.state(client.slug))?.level).toBe(expected.applied_level)
    const held = { green: [], amber: ['amber'], red: ['red'] }[expected.applied_level]
    expect((await holds.list()).map((one) => one.level)).toEqual(held)
    expect((await crisis.open(client.slug))?.topic).toBe('ce qui se dit')
  })

  it('knows no usual day before the eighth day of listening, and leaves copies, spam, praise and competitors out', async () => {
    const { context, client } = await crisisWorld()
    const { inbox } = await context.store()
    await usualDays(context, client.slug, 4, 5)
    await today(context, client.slug, 6, 2)
    expect((await evaluateCrisis(context, client, 'inbox')).input).toMatchObject({
      baseline_daily_median: null,
      mentions_24h: 8,
      negative_24h: 6,
    })
    const at = context.now().toISOString()
    const ago = (ms: number): string => new Date(context.now().getTime() - ms).toISOString()
    const moment = ago(5000)
    const [known] = await inbox.list({ client: client.slug, order: 'newest', limit: 1 })
    const { added } = await inbox.receive(
      client.slug,
      [
        mention(ago(20 * 86_400_000), { brand: false }),
        mention(moment, { brand: false, network: 'press' }),
        mention(moment, { copy_of: known?.id ?? 0 }),
        mention(moment, { tone: 'positive', author_followers: 50_000 }),
        mention(moment),
      ],
      {},
      at,
    )
    await inbox.change([added.at(-1)?.id ?? 0], { status: 'closed', close_reason: 'spam' }, 'inbox.close', at)
    const evaluation = await evaluateCrisis(context, client, 'inbox')
    expect(evaluation.input).toMatchObject({
      baseline_daily_median: null,
      mentions_24h: 9,
      negative_24h: 6,
      amplifier: 'none',
    })
  })

  it('takes the median of the days that were listened to', async () => {
    const { context, client } = await crisisWorld()
    await usualDays(context, client.slug, 3, 9)
    expect((await evaluateCrisis(context, client, 'listen')).input.baseline_daily_median).toBe(3)
  })

  it('opens an incident of its own where nobody has reported one, with no word of what others wrote', async () => {
    const { context, client } = await crisisWorld()
    await usualDays(context, client.slug, 5)
    await today(context, client.slug, 7, 2, { text: 'HONTE', title: 'HONTE', sensitive: ['honte'] })
    const evaluation = await evaluateCrisis(context, client, 'listen')
    expect(evaluation).toMatchObject({ before: 'green', level: 'amber', words: [{ word: 'honte', count: 1 }] })
    expect(evaluation.incident).toMatchObject({ topic: '7 messages négatifs sur 9 en 24 heures', severity: 'none' })
    const { audit } = await context.store()
    expect(JSON.stringify(await audit.list({ client: client.slug }))).not.toMatch(/honte|messages négatifs/i)
  })
})

describe('rising and falling', () => {
  it('falls one level after two calmer looks, never below what a person raised', async () => {
    const { context, client, advance } = await crisisWorld()
    const look = async (): Promise<CrisisLevel> => (await evaluateCrisis(context, client, 'inbox')).level
    await usualDays(context, client.slug, 2)
    await today(context, client.slug, 9, 0)
    const press = { facts: { topic: 'un article', press_inquiry: true, severity: 'integrity' as const } }
    expect((await evaluateCrisis(context, client, 'report', press)).level).toBe('red')
    expect((await evaluateCrisis(context, client, 'lower', { lower: true, note: 'faux', by: 'consultant' })).level).toBe(
      'amber',
    )
    advance(25 * 60)
    expect([await look(), await look(), await look()]).toEqual(['amber', 'green', 'green'])
    expect((await evaluateCrisis(context, client, 'raise', { raise: 'amber', note: 'on en parle' })).level).toBe('amber')
    expect([await look(), await look(), await look()]).toEqual(['amber', 'amber', 'amber'])
    await evaluateCrisis(context, client, 'lower', { lower: true, note: 'fini', by: 'consultant' })
    expect(await look()).toBe('green')
  })

  it('as a model: up at once, down one step at a time and only after two, whatever happens in between', () => {
    const signal = fc.record({
      baseline: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      mentions: fc.integer({ min: 0, max: 80 }),
      share: fc.integer({ min: 0, max: 100 }),
      amplifier: fc.constantFrom('none', 'large_account', 'media_or_official'),
    })
    const said: fc.Arbitrary<Said> = fc.oneof(
      { weight: 6, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constantFrom({ raise: 'amber' }, { raise: 'red' }, { lower: true }) },
      { weight: 1, arbitrary: fc.constantFrom('service', 'integrity', 'safety').map((severity) => ({ facts: { severity } })) },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(signal, said), { minLength: 1, maxLength: 30 }), (steps) => {
        let state: { level: CrisisLevel; consecutive_lower: number } = { level: 'green', consecutive_lower: 0 }
        let open: Incident | null = null
        let calm = 0
        for (const [{ mentions, share, ...rest }, what] of steps) {
          const signals: Signals = { ...rest, mentions, negative: Math.floor((mentions * share) / 100) }
          const step = stepOf(state, open, signals, what, '2026-12-01T08:00:00.000Z')
          const [was, is] = [rank(state.level), rank(step.next.level)]
          const floor = rank(step.facts?.raised_to ?? 'green')
          const computed = Math.max(rank(computeCrisis(step.input).computed_level), floor)
          if (what.lower === true) {
            expect(is).toBe(Math.max(0, was - 1))
            calm = 0
          } else if (computed >= was) {
            expect(is).toBe(computed)
            calm = 0
          } else {
            calm += 1
            expect(is).toBe(calm === 2 ? was - 1 : was)
            if (calm === 2) calm = 0
          }
          expect(crisisLevels[is]).toBe(step.next.level)
          state = step.next
          if (step.facts !== null || is > was) {
            const known = step.facts ?? { raised_to: null, settled_at: null }
            open = { ...step.facts, ...known, severity: step.facts?.severity ?? 'none', id: 1 } as Incident
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
