import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { loggedSince, measurePieces, type LoggedTime, type MadePiece } from '../../src/strategy/calibrate.ts'
import { currentAnswers } from '../../src/strategy/current-answers.ts'
import { mapToInput } from '../../src/strategy/map-answers.ts'
import { pieceOf } from '../../src/strategy/piece-of.ts'
import { recalibrate } from '../../src/strategy/recalibrate.ts'
import { parseStrategyInput } from '../../src/strategy/strategy-input.ts'
import { runStrategy, weightsFor } from '../../src/strategy/strategy.ts'
import { defaultWeights, pieceIds, type Piece } from '../../src/strategy/weights.ts'
import { logged, mondays, planWorld, published } from './plan-world.ts'

const minutesOf = defaultWeights.hours.minutes_per_piece
const time = (date: string, minutes: number, network: string | null = 'facebook'): LoggedTime => ({ date, minutes, network })
const made = (made_on: string, piece: Piece, network = 'facebook'): MadePiece => ({ made_on, piece, network })

describe('minutes per piece', () => {
  it('are the median over weeks with one piece each', () => {
    const times = mondays.map((day, i) => time(day, [30, 50, 40, 90, 40, 35][i] ?? 0))
    const pieces = mondays.map((day) => made(day, 'image_post'))
    expect(measurePieces(times, pieces, minutesOf)).toEqual([{ piece: 'image_post', pieces: 6, minutes: 40 }])
  })

  it('share a week in proportion to what the tables count', () => {
    // a photo counts 40, a link 15: 110 minutes are 80 and 30
    const times = mondays.slice(0, 5).map((day) => time(day, 110))
    const pieces = mondays.slice(0, 5).flatMap((day) => [made(day, 'image_post'), made(day, 'link_share')])
    expect(measurePieces(times, pieces, minutesOf)).toEqual([
      { piece: 'image_post', pieces: 5, minutes: 80 },
      { piece: 'link_share', pieces: 5, minutes: 30 },
    ])
  })

  it('go by the day it was written: a month written in one sitting is shared among its pieces', () => {
    const pieces = Array.from({ length: 8 }, () => made('2026-09-09', 'image_post'))
    expect(measurePieces([time('2026-09-10', 240)], pieces, minutesOf)).toEqual([
      { piece: 'image_post', pieces: 8, minutes: 30 },
    ])
  })

  it('of a week without a piece count for the next one; a piece of a week without time counts for nothing', () => {
    const times = [time('2026-09-07', 100), time('2026-09-14', 20), time('2026-09-28', 30)]
    const pieces = [
      made('2026-09-15', 'image_post'),
      made('2026-09-21', 'image_post'),
      ...Array.from({ length: 4 }, () => made('2026-09-28', 'image_post')),
    ]
    // 120 for the second week, none in the third, 30 shared by four in the fourth
    expect(measurePieces(times, pieces, minutesOf)).toEqual([{ piece: 'image_post', pieces: 5, minutes: 8 }])
  })

  it('of one network are not those of another; time without a network is for all of them', () => {
    const pieces = mondays.slice(0, 5).flatMap((day) => [made(day, 'image_post'), made(day, 'text_pro', 'linkedin')])
    const own = mondays.slice(0, 5).map((day) => time(day, 60, 'linkedin'))
    expect(measurePieces(own, pieces, minutesOf)).toEqual([
      { piece: 'image_post', pieces: 0, minutes: null },
      { piece: 'text_pro', pieces: 5, minutes: 60 },
    ])
    const shared = mondays.slice(0, 5).map((day) => time(day, 85, null))
    expect(measurePieces([...own, ...shared], pieces, minutesOf)).toEqual([
      { piece: 'image_post', pieces: 5, minutes: 40 },
      { piece: 'text_pro', pieces: 5, minutes: 105 },
    ])
  })

  it('are not given for fewer than five pieces', () => {
    const [four, five] = [mondays.slice(0, 4), mondays.slice(0, 5)]
    const measure = (days: readonly string[]): number | null | undefined =>
      measurePieces(
        days.map((day) => time(day, 50)),
        days.map((day) => made(day, 'article', 'facebook')),
        minutesOf,
      )[0]?.minutes
    expect([measure(four), measure(five)]).toEqual([null, 50])
  })

  it('never make time or lose it while every week has a piece', () => {
    const day = fc.constantFrom(...mondays)
    const piece = fc.record({ made_on: day, piece: fc.constantFrom(...pieceIds), network: fc.constant('facebook') })
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 600 }))), fc.array(piece, { minLength: 1 }), (log, more) => {
        const pieces = [...mondays.map((one) => made(one, 'story')), ...more]
        const times = log.map(([date, minutes]) => time(date, minutes))
        const measured = measurePieces(times, pieces, minutesOf)
        const logged = new Set(log.map(([date]) => date))
        expect(measured.reduce((sum, one) => sum + one.pieces, 0)).toBe(pieces.filter((one) => logged.has(one.made_on)).length)
        for (const { pieces: count, minutes } of measured) {
          expect(minutes === null).toBe(count < 5)
          if (minutes !== null) {
            expect(minutes).toBeGreaterThan(0)
            expect(minutes).toBeLessThanOrEqual(Math.max(1, ...log.map(([, spent]) => spent)) * log.length)
          }
        }
      }),
    )
  })

  it('want sixty days of log', () => {
    expect(loggedSince([], '2026-11-23')).toBeNull()
    expect(loggedSince([time('2026-10-01', 5), time('2026-09-24', 5)], '2026-11-23')).toBe(60)
  })
})

describe('what kind of piece a post is', () => {
  const media = (...mimes: string[]): never =>
    mimes.map((mime) => ({
      mime,
      duration_ms: mime === 'video/long' ? 600_000 : mime === 'video/short' ? 60_000 : null,
    })) as never
  const content = (given: object): never =>
    ({ content: { title: null, text: 'x', link: null, media: [], tags: [], lang: 'fr', ...given } }) as never

  it.each([
    ['blog', { media: media('image/png') }, 'article'],
    ['gbp', {}, 'listing_update'],
    ['pinterest', { media: media('image/png') }, 'pin'],
    ['facebook', { media: media('image/png') }, 'image_post'],
    ['instagram', { media: media('image/png', 'image/png') }, 'carousel'],
    ['facebook', { link: 'https://example.org' }, 'link_share'],
    ['facebook', {}, 'text_short'],
    ['x', { link: 'https://example.org' }, 'text_short'],
    ['linkedin', { link: 'https://example.org' }, 'text_pro'],
    ['tiktok', { media: media('video/mp4') }, 'short_video'],
    ['youtube', { media: media('video/long') }, 'long_video'],
    ['youtube', { media: media('video/short') }, 'short_video'],
    ['youtube', { media: media('video/mp4') }, 'long_video'],
  ] as const)('on %s', (network, given, piece) => {
    expect(pieceOf(network, content(given))).toBe(piece)
  })
})

const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )

describe('recalibrating', () => {
  it('puts the client’s own minutes into its profile and into the next strategy', async () => {
    const world = await planWorld({ change: { minutes_per_month: 900 } })
    await logged(world)
    const now = world.at('2026-11-23T09:00:00Z')
    const done = await recalibrate(now, world.client)
    expect(done.pieces).toEqual([{ piece: 'image_post', pieces: 6, minutes_before: 40, minutes_measured: 55 }])
    const store = await now.store()
    const client = await store.clients.get(world.client.slug)
    expect(client?.piece_minutes).toEqual({ image_post: 55 })
    // thirteen posts with a photo and thirteen links a quarter: 65 minutes a month more
    expect([done.before.phase1?.level, done.after.phase1?.level]).toEqual(['minimal', 'minimal'])
    expect((done.after.phase1?.effort.production ?? 0) - (done.before.phase1?.effort.production ?? 0)).toBe(65)
    if (!client) throw new Error('no client')
    const { answers } = await currentAnswers(now, client)
    const input = mapToInput(answers, { lang: 'fr', mode: 'full', client })
    expect(input.minutes_per_piece).toEqual({ image_post: 55 })
    expect(parseStrategyInput({ ...input, objectives: ['sales'] }).ok).toBe(true)
    expect(weightsFor(input).hours.minutes_per_piece).toEqual({ ...minutesOf, image_post: 55 })
  })

  it('may change the advice', async () => {
    const world = await planWorld()
    // with 12 hours a month, a quarter of an hour more a photo is too much for Facebook
    await logged(world)
    const { before, after } = await recalibrate(world.at('2026-11-23T09:00:00Z'), world.client)
    expect([before.phase1?.network, before.phase1_rejected]).toEqual(['facebook', []])
    expect(after.phase1_rejected).toMatchObject([{ network: 'facebook' }, { network: 'instagram' }])
  })

  it('only says so with --dry-run', async () => {
    const world = await planWorld()
    await logged(world)
    const dry = world.at('2026-11-23T09:00:00Z', { options: { dry_run: true } })
    expect((await recalibrate(dry, world.client)).client.piece_minutes).toEqual({ image_post: 55 })
    expect((await (await dry.store()).clients.get(world.client.slug))?.piece_minutes).toEqual({})
  })

  it('is refused before sixty days, without a log, and without five pieces', async () => {
    const world = await planWorld()
    const { client, context } = world
    expect(await failure(recalibrate(context, client))).toMatchObject({ kind: 'usage', code: 'log_too_short' })
    await logged(world)
    const early = await failure(recalibrate(world.at('2026-11-05T09:00:00Z'), client))
    expect(early).toMatchObject({ code: 'log_too_short' })
    // the sixtieth day after 7 September
    expect(early.message).toContain('6 November 2026')
    const few = await planWorld()
    const { money } = await few.context.store()
    for (const [i, day] of mondays.entries()) {
      if (i < 4) await published(few, { made_at: `${day}T08:00:00.000Z`, out_at: `${day}T10:00:00.000Z` })
      await money.addTime(
        {
          client: few.client.slug,
          date: day,
          minutes: 30,
          role: 'x',
          network: null,
          activity: 'production',
          rate_per_hour: null,
          estimated: false,
        },
        `${day}T12:00:00.000Z`,
      )
    }
    expect(await failure(recalibrate(few.context, few.client))).toMatchObject({ code: 'too_few_pieces' })
  })

  it('looks at production that was measured, and at nothing else', async () => {
    const world = await planWorld()
    const { money } = await world.context.store()
    for (const day of mondays) {
      const entry = { client: world.client.slug, date: day, minutes: 300, role: 'x', network: null, rate_per_hour: null }
      await money.addTime({ ...entry, activity: 'community', estimated: false }, `${day}T12:00:00.000Z`)
      await money.addTime({ ...entry, activity: 'production', estimated: true }, `${day}T12:00:00.000Z`)
    }
    expect(await failure(recalibrate(world.context, world.client))).toMatchObject({ code: 'log_too_short' })
  })
})

it('minutes of its own change a strategy, and only its effort', async () => {
  const { context, client } = await planWorld({ change: { minutes_per_month: 900 } })
  const stored = await (await context.store()).strategies.get(client.slug)
  const input = stored?.input as Parameters<typeof runStrategy>[0]
  const plain = runStrategy(input)
  expect(runStrategy({ ...input, minutes_per_piece: {} })).toEqual(plain)
  const slower = runStrategy({ ...input, minutes_per_piece: { link_share: 30 } })
  expect(slower.scores).toEqual(plain.scores)
  expect(slower.phase1?.effort.production).toBe((plain.phase1?.effort.production ?? 0) + 65)
})
