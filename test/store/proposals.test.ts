import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sealOf } from '../../src/canonical.ts'
import type { Numbering, Proposal, ProposalContent } from '../../src/store/proposals.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { testContext, type TestContext } from '../support/context.ts'

const at = '2026-11-27T08:00:00Z'
const content: ProposalContent = {
  lang: 'fr',
  currency: 'EUR',
  dated: '2026-11-27',
  valid_days: 30,
  start: null,
  months: 3,
  lines: [{ label: { fr: 'a', en: 'a' }, details: [], each: 'month', minutes: 60, count: null, unit_price: 6000 }],
  discount_bp: 0,
  deposit_bp: 0,
  payment_days: 30,
  vat_said: null,
  vat_bp: null,
  author: {
    name: 'Camille',
    company: null,
    status: 'EI',
    capital: null,
    rcs: null,
    siret: null,
    vat: 'exempt',
    address: null,
    email: null,
    phone: null,
    insurance: null,
    country: 'FR',
  },
  customer: { name: 'Boulangerie', siren: null, address: null, country: 'FR' },
  mentions: [],
}

const on = (dated: string, after: number | null = null): Numbering => {
  const said = { ...content, dated }
  return { content: said, after, seal: (number) => sealOf({ number, content: said }) }
}

async function made(): Promise<{ context: TestContext; add: () => Promise<Proposal>; db: Database.Database }> {
  const context = testContext({ now: new Date(at) })
  await addBakery(context)
  const { proposals } = await context.store()
  const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Database
  return { context, add: () => proposals.add(bakery.slug, content, at), db: new Driver(context.places.database) }
}

describe('numbers of offers', () => {
  it('follow each other within a year, and begin anew with the next', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    const numbers: (string | null)[] = []
    for (const day of ['2026-11-27', '2026-11-27', '2026-12-31', '2027-01-01', '2027-01-02']) {
      numbers.push((await proposals.giveNumber((await add()).id, on(day), at)).number)
    }
    expect(numbers).toEqual(['D-2026-0001', 'D-2026-0002', 'D-2026-0003', 'D-2027-0001', 'D-2027-0002'])
    expect(await proposals.lastNumber(2026)).toEqual({ sequence: 3, dated: '2026-12-31' })
    expect(await proposals.lastNumber(2028)).toBeNull()
  })

  it('go with the days: an earlier day gets none after a later one', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    await proposals.giveNumber((await add()).id, on('2026-11-28'), at)
    const second = await add()
    await expect(proposals.giveNumber(second.id, on('2026-11-27'), at)).rejects.toMatchObject({
      kind: 'busy',
      code: 'changed_meanwhile',
    })
    expect(await proposals.get(second.id)).toMatchObject({ number: null, status: 'draft' })
  })

  it('go on after one that was given elsewhere', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    expect((await proposals.giveNumber((await add()).id, on('2026-11-27', 12), at)).number).toBe('D-2026-0013')
    expect((await proposals.giveNumber((await add()).id, on('2026-11-27'), at)).number).toBe('D-2026-0014')
  })

  it('are given once, with the hash of what is frozen', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    const { id } = await add()
    const numbered = await proposals.giveNumber(id, on('2026-11-27'), at)
    expect(numbered.sha256).toBe(sealOf({ number: numbered.number, content: numbered.content }))
    await expect(proposals.giveNumber(id, on('2026-11-27'), at)).rejects.toMatchObject({ kind: 'busy' })
  })

  it('stay taken when an offer is cancelled', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    const { id } = await add()
    await proposals.giveNumber(id, on('2026-11-27'), at)
    expect(await proposals.cancel(id, 'erreur', at)).toMatchObject({ status: 'cancelled', number: 'D-2026-0001' })
    expect((await proposals.giveNumber((await add()).id, on('2026-11-27'), at)).number).toBe('D-2026-0002')
  })
})

describe('an offer with a number', () => {
  it.each([
    ['content', "content = '{}'"],
    ['number', "number = 'D-2026-0009'"],
    ['no number', 'number = NULL, sha256 = NULL'],
    ['year', 'year = 2025'],
    ['sequence', 'sequence = 9'],
    ['sha256', "sha256 = 'x'"],
    ['client', "client = 'other'"],
  ])('is never changed: %s', async (_, change) => {
    const { context, add, db } = await made()
    const { proposals } = await context.store()
    const { id } = await add()
    await proposals.giveNumber(id, on('2026-11-27'), at)
    expect(() => db.prepare(`UPDATE proposals SET ${change} WHERE id = ?`).run(id)).toThrow(/immutable/)
    expect(() => db.prepare('DELETE FROM proposals WHERE id = ?').run(id)).toThrow(/is kept/)
  })

  it('was sent once, at one instant', async () => {
    const { context, add, db } = await made()
    const { proposals } = await context.store()
    const { id } = await add()
    await proposals.giveNumber(id, on('2026-11-27'), at)
    expect(await proposals.markSent(id, 'a@example.org', at)).toMatchObject({
      status: 'sent',
      sent_at: at,
      sent_to: 'a@example.org',
    })
    await expect(proposals.markSent(id, null, at)).rejects.toMatchObject({ kind: 'busy' })
    expect(() => db.prepare("UPDATE proposals SET sent_at = 'x' WHERE id = ?").run(id)).toThrow(/immutable/)
  })

  it('goes from one status to the next and never back', async () => {
    const { context, add } = await made()
    const { proposals } = await context.store()
    const { id } = await add()
    const yes = { status: 'accepted', day: '2026-11-28', by: 'gérante', via: 'signature', reason: null } as const
    await expect(proposals.decide(id, yes, at)).rejects.toMatchObject({ kind: 'busy' })
    await expect(proposals.markSent(id, null, at)).rejects.toMatchObject({ kind: 'busy' })
    await proposals.giveNumber(id, on('2026-11-27'), at)
    await proposals.markSent(id, null, at)
    expect(await proposals.decide(id, yes, at)).toMatchObject({
      status: 'accepted',
      decided_at: '2026-11-28',
      decided_by: 'gérante',
      decided_via: 'signature',
    })
    await expect(proposals.decide(id, { ...yes, status: 'refused' }, at)).rejects.toMatchObject({ kind: 'busy' })
    await proposals.cancel(id, null, at)
    await expect(proposals.cancel(id, null, at)).rejects.toMatchObject({ kind: 'busy' })
    const actions = (await (await context.store()).audit.list({ client: bakery.slug })).map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('proposal'))).toEqual([
      'proposal.cancel',
      'proposal.accept',
      'proposal.send',
      'proposal.number',
      'proposal.add',
    ])
  })
})
