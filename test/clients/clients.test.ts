import { describe, expect, test } from 'vitest'
import { addClient } from '../../src/clients/add-client.ts'
import { archiveClient } from '../../src/clients/archive-client.ts'
import { chooseClient } from '../../src/clients/choose-client.ts'
import { editClient } from '../../src/clients/edit-client.ts'
import { useClient } from '../../src/clients/use-client.ts'
import { Failure } from '../../src/failure.ts'
import { testContext, type TestContext } from '../support/context.ts'

const failure = async (run: Promise<unknown>): Promise<Failure> => {
  const error = await run.then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Failure) return error
  throw error
}

describe('adding a client', () => {
  test('fills in what the country says', async () => {
    const context = testContext({ lang: 'fr', now: new Date('2026-11-23T08:00:00Z') })
    const client = await addClient(context, { name: "Boulangerie de l'Ill", city: 'Colmar' })
    expect(client).toMatchObject({
      slug: 'boulangerie-de-l-ill',
      lang: 'fr',
      country: 'FR',
      time_zone: 'Europe/Paris',
      currency: 'EUR',
      approval: 'none',
      created_at: '2026-11-23T08:00:00.000Z',
    })
    expect(await (await context.store()).clients.get('boulangerie-de-l-ill')).toEqual(client)
    expect(
      await addClient(context, { name: 'Maison Duval', country: 'ch', approval: 'client_each', lang: 'en' }),
    ).toMatchObject({
      country: 'CH',
      time_zone: 'Europe/Zurich',
      currency: 'CHF',
      approval: 'client_each',
      lang: 'en',
    })
  })

  test('numbers a second one of the same name, and refuses a slug that was asked for and is taken', async () => {
    const context = testContext()
    await addClient(context, { name: 'Duval' })
    expect((await addClient(context, { name: 'Duval' })).slug).toBe('duval-2')
    expect((await failure(addClient(context, { name: 'Other', slug: 'duval' }))).code).toBe('client_exists')
    expect((await failure(addClient(context, { name: 'Other', slug: 'Duval!' }))).code).toBe('bad_slug')
  })

  test('asks for the zone where a country has several', async () => {
    const refused = await failure(addClient(testContext(), { name: 'Érable', country: 'CA' }))
    expect(refused).toMatchObject({ kind: 'usage', code: 'time_zone_needed' })
    expect(refused.hint).toContain('--time-zone')
    const asked = testContext({ ask: { text: async () => 'america/toronto' } })
    expect(await addClient(asked, { name: 'Érable', country: 'CA' })).toMatchObject({
      time_zone: 'America/Toronto',
      currency: 'CAD',
    })
  })

  test('tells every complaint at once', async () => {
    const refused = await failure(
      addClient(testContext(), {
        name: ' ',
        country: 'XX',
        currency: 'EURO',
        siren: '123456789',
        margin: '200',
        track: ['utm=2026-13'],
      }),
    )
    expect(refused.kind).toBe('usage')
    expect(refused.details.map((detail) => detail.split(':')[0])).toEqual([
      '--currency',
      '--track',
      '--name',
      '--country',
      '--siren',
      '--margin',
    ])
  })

  test('stores nothing with --dry-run', async () => {
    const context = testContext({ options: { dry_run: true } })
    expect((await addClient(context, { name: 'Duval' })).slug).toBe('duval')
    expect(await (await context.store()).clients.list()).toEqual([])
  })
})

describe('editing a client', () => {
  const made = async (): Promise<TestContext> => {
    const context = testContext()
    await addClient(context, { name: 'Duval' })
    return context
  }
  const get = async (context: TestContext) => (await (await context.store()).clients.get('duval'))!

  test('reads amounts, rates, tracking and percentages as people type them', async () => {
    const context = await made()
    const { client } = await editClient(context, await get(context), {
      hourly_rate: '24,50 €',
      rate: ['gérante=24', 'vendeuse=18,00'],
      margin: '62,5 %',
      track: ['promo_code=2026-10', 'utm=2026-09'],
      website: 'duval.example.org',
      siren: '404 833 048',
      hours_per_network: '24',
      vat_recoverable: 'non',
    })
    expect(client).toMatchObject({
      hourly_rate: 2450,
      hourly_rate_estimated: false,
      rates: { gérante: 2400, vendeuse: 1800 },
      default_margin_bp: 6250,
      tracking: { utm: '2026-09', promo_code: '2026-10', declared: null, assisted: null },
      website: 'https://duval.example.org',
      siren: '404833048',
      hours_per_network: 24,
      vat_recoverable: false,
    })
    const after = await editClient(context, client, { rate: ['vendeuse='], track: ['utm=off'], website: '', hourly_rate: '' })
    expect(after.client).toMatchObject({ rates: { gérante: 2400 }, website: null, hourly_rate: null })
    expect(after.client.tracking.utm).toBeNull()
    expect(await get(context)).toEqual(after.client)
  })

  test.each([
    [{ rate: ['24'] }],
    [{ rate: ['=24'] }],
    [{ rate: ['x=-3'] }],
    [{ track: ['fax=2026-10'] }],
    [{ hourly_rate: '1,234' }],
    [{ hourly_rate: '200 $' }],
    [{ approval: 'everybody' }],
    [{ website: 'javascript:alert(1)' }],
    [{ website: 'https://me:secret@example.org' }],
    [{ time_zone: 'CET' }],
    [{ hours_per_network: '0' }],
    [{ lang: 'both' }],
  ])('refuses %j and changes nothing', async (typed) => {
    const context = await made()
    const before = await get(context)
    expect(await failure(editClient(context, before, typed))).toMatchObject({ kind: 'usage', code: 'bad_profile' })
    expect(await get(context)).toEqual(before)
  })

  test('keeps the currency once amounts are counted in it', async () => {
    const context = await made()
    await editClient(context, await get(context), { hourly_rate: '24' })
    expect((await failure(editClient(context, await get(context), { currency: 'CHF' }))).code).toBe('currency_in_use')
    const both = await editClient(context, await get(context), { currency: 'CHF', hourly_rate: '30' })
    expect(both.client).toMatchObject({ currency: 'CHF', hourly_rate: 3000 })
    const cost = {
      client: 'duval',
      date: '2026-11-01',
      kind: 'ads',
      amount_ht: 100,
      vat_bp: 0,
      currency: 'CHF',
      months: 1,
    } as const
    await (await context.store()).money.addCost(cost, '2026-11-23T08:00:00.000Z')
    expect((await failure(editClient(context, await get(context), { currency: 'EUR', hourly_rate: '30' }))).code).toBe(
      'currency_in_use',
    )
  })

  test('says so when there is nothing to change', async () => {
    const context = await made()
    expect((await failure(editClient(context, await get(context), {}))).code).toBe('nothing_to_change')
  })
})

describe('choosing a client', () => {
  const start = new Date('2026-11-23T08:00:00Z')

  test('goes by flag, variable, project, choice, the only one', async () => {
    let now = start
    const context = testContext({ now: () => now })
    expect(await failure(chooseClient(context, { writes: false }))).toMatchObject({ kind: 'not_found', code: 'no_client' })
    const a = await addClient(context, { name: 'A' })
    expect((await chooseClient(context, { writes: false })).slug).toBe('a')
    await addClient(context, { name: 'B' })
    expect((await failure(chooseClient(context, { writes: false }))).code).toBe('client_needed')
    await useClient(context, a)
    expect((await chooseClient(context, { writes: true })).slug).toBe('a')
    expect(context.stderr()).toContain('A')
    now = new Date(start.getTime() + 13 * 3_600_000)
    expect((await chooseClient(context, { writes: false })).slug).toBe('a')
    expect(await failure(chooseClient(context, { writes: true }))).toMatchObject({ kind: 'usage', code: 'stale_client_choice' })
    const named = testContext({ folder: context.folder, env: { SMM_CLIENT: 'b' } })
    expect((await chooseClient(named, { writes: true })).slug).toBe('b')
    const flagged = testContext({ folder: context.folder, env: { SMM_CLIENT: 'b' }, options: { client: 'a' } })
    expect((await chooseClient(flagged, { writes: true })).slug).toBe('a')
    const unknown = await failure(
      chooseClient(testContext({ folder: context.folder, options: { client: 'c' } }), { writes: true }),
    )
    expect(unknown).toMatchObject({ kind: 'not_found', code: 'client_not_found', hint: 'Known clients: a and b.' })
  })

  test('writes nothing for one that was put aside', async () => {
    const context = testContext()
    const client = await addClient(context, { name: 'A' })
    await useClient(context, client)
    const aside = await archiveClient(context, client, { undo: false })
    const named = testContext({ folder: context.folder, options: { client: 'a' } })
    expect((await chooseClient(named, { writes: false })).slug).toBe('a')
    expect((await failure(chooseClient(named, { writes: true }))).code).toBe('client_archived')
    expect((await failure(useClient(context, (await (await context.store()).clients.get('a'))!))).code).toBe('client_archived')
    const back = await archiveClient(context, aside, { undo: true })
    expect(back.archived_at).toBeNull()
    expect((await chooseClient(named, { writes: true })).slug).toBe('a')
  })
})
