import { describe, expect, it } from 'vitest'
import { emptyProfile } from '../../src/clients/add-client.ts'
import type { NewAmbassador } from '../../src/store/ambassadors.ts'
import type { Offer } from '../../src/store/quotes.ts'
import type { Store } from '../../src/store/store.ts'
import type { NewTeamMember } from '../../src/store/team.ts'
import { testContext } from '../support/context.ts'

/** What a second process does that read the store before the first one wrote. */
const at = '2026-11-23T10:00:00.000Z'
const later = { kind: 'busy', code: 'changed_meanwhile' }

async function mill(): Promise<Store> {
  const store = await testContext().store()
  const place = { name: 'Mill', lang: 'en', country: 'IE', time_zone: 'Europe/Dublin', currency: 'EUR' } as const
  await store.clients.add({ ...emptyProfile, ...place, slug: 'mill' }, at)
  return store
}

const member = { alias: 'Ann', roles: ['contributor'], minutes_per_week: 60, days: ['mon'], intern: false } as const
const unsaid = { job: null, department: 'shop', trained: null, knows_rules: null, motivated: null, at_ease: null } as const
const ann: NewTeamMember = { ...member, ...unsaid, years_in_company: null }
const fan: NewAmbassador = {
  alias: 'Ann',
  profile: 'fan',
  topic: 'bread',
  consent_at: null,
  consent_via: null,
  benefit: null,
  disclosure: null,
  code: null,
}

describe('two at once', () => {
  it.each([
    ['a member', (store: Store, alias: string) => store.team.add('mill', { ...ann, alias }, at)],
    ['an ambassador', (store: Store, alias: string) => store.ambassadors.add('mill', { ...fan, alias }, at)],
    ['a quote', (store: Store, alias: string) => store.quotes.add('mill', alias, { chosen_on: null } as Offer, at)],
  ])('keep %s once, and the second is told to run again', async (_, add) => {
    const store = await mill()
    const { id } = await add(store, 'Ann')
    await expect(add(store, 'ANN')).rejects.toMatchObject(later)
    expect(id).toBe(1)
  })

  it.each([
    ['a member', (store: Store) => store.team.remove(1, at)],
    ['an ambassador', (store: Store) => store.ambassadors.erase(1, at)],
    ['a quote', (store: Store) => store.quotes.remove(1, at)],
  ])('take %s away once', async (_, remove) => {
    const store = await mill()
    await store.team.add('mill', ann, at)
    await store.ambassadors.add('mill', fan, at)
    await store.quotes.add('mill', 'Ann', { chosen_on: null } as Offer, at)
    await remove(store)
    await expect(remove(store)).rejects.toMatchObject(later)
  })

  it('begin one plan, whose marks are all kept', async () => {
    const { plans } = await mill()
    const mark = { nth: 1, done_on: '2026-12-07', done_by: null, minutes: null, note: null }
    for (const task of ['T01', 'T02']) {
      const { id } = await plans.begin('mill', null, '2026-12-07', at)
      await plans.mark(id, [{ ...mark, task }], at)
    }
    const plan = await plans.get('mill')
    expect(plan).toMatchObject({ number: 1 })
    expect((await plans.marks(plan?.id ?? 0)).map(({ task }) => task)).toEqual(['T01', 'T02'])
    expect(await plans.begin('mill', plan?.id ?? 0, '2027-03-15', at)).toMatchObject({ number: 2 })
    expect(await plans.begin('mill', plan?.id ?? 0, '2027-03-15', at)).toMatchObject({ number: 2 })
  })
})
