import { describe, expect, it } from 'vitest'
import { changeLinkRule } from '../../src/clients/change-link-rule.ts'
import { usualRule } from '../../src/clients/link-rule.ts'
import { run as build } from '../../src/cli/link/build.ts'
import { run as connect } from '../../src/cli/link/connect.ts'
import { run as list } from '../../src/cli/link/list.ts'
import { run as remove } from '../../src/cli/link/remove.ts'
import { run as rule } from '../../src/cli/link/rule.ts'
import { ambassadorLink } from '../../src/people/ambassador-link.ts'
import { keepAmbassador } from '../../src/people/keep-ambassador.ts'
import { buildLink, type LinkInput } from '../../src/results/build-link.ts'
import { readLinks } from '../../src/results/read-links.ts'
import type { Client } from '../../src/store/clients.ts'
import type { NewVisits } from '../../src/store/visits.ts'
import { bakery, queued, type Bakery } from '../posts/support.ts'
import { typographyFaults } from '../support/french.ts'

const site = 'https://boulangerie.example'

async function shop(given: Parameters<typeof bakery>[0] = {}): Promise<Bakery> {
  const made = await bakery(given)
  const store = await made.context.store()
  const client = await store.clients.update('ill', { website: `${site}/` }, made.context.now().toISOString())
  return { ...made, client }
}

const said = (change: Partial<LinkInput>): LinkInput => ({
  url: null,
  network: null,
  campaign: null,
  content: null,
  medium: null,
  code: null,
  ambassador: null,
  ...change,
})

const built = async ({ context, client }: Bakery, change: Partial<LinkInput>): Promise<string> =>
  (await buildLink(context, client, said(change))).link.tagged_url

async function ambassador({ context, client }: Bakery) {
  return (await keepAmbassador(context, client, 'Camille', { topic: 'Pain au levain', code: 'LEVAIN3' })).ambassador
}

describe('a link made by hand', () => {
  it('is tagged by the rule of the client, and by what is said', async () => {
    const made = await shop()
    expect(await built(made, { network: 'facebook' })).toBe(
      `${site}/?utm_source=facebook&utm_medium=social&utm_campaign=2026-11`,
    )
    expect(
      await built(made, {
        url: 'boulangerie.example/figues#four',
        network: 'Affiche',
        campaign: 'Semaine des figues',
        content: 'Vitrine',
        medium: 'Papier',
      }),
    ).toBe(
      'https://boulangerie.example/figues?utm_source=affiche&utm_medium=papier&utm_campaign=semaine-des-figues&utm_content=vitrine#four',
    )
    expect(await built(made, { url: `${site}/?utm_source=old&a=1&utm_term=x`, network: 'x' })).toBe(
      `${site}/?a=1&utm_source=x&utm_medium=social&utm_campaign=2026-11`,
    )
  })

  it('of the only network needs no name, of several it does', async () => {
    const one = await shop({ accounts: [['manual', 'page', 'facebook']] })
    expect(await built(one, {})).toContain('utm_source=facebook')
    await expect(built(await shop(), {})).rejects.toMatchObject({ kind: 'usage', code: 'network_needed' })
  })

  it('of an ambassador is the one of their kit', async () => {
    const made = await shop()
    const camille = await ambassador(made)
    expect(await built(made, { ambassador: 'camille' })).toBe(ambassadorLink(made.client, camille))
    expect(await built(made, { ambassador: 'Camille', url: `${site}/pains`, campaign: 'Noël' })).toBe(
      `${site}/pains?utm_source=ambassador&utm_medium=referral&utm_campaign=noel&utm_content=levain3`,
    )
    await expect(built(made, { ambassador: 'Nobody' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('is kept once; a code is of one link or one ambassador, whatever its letters', async () => {
    const made = await shop()
    await ambassador(made)
    const store = await made.context.store()
    const first = await built(made, { network: 'poster', code: 'figues10' })
    expect(await built(made, { network: 'poster', code: 'FIGUES10' })).toBe(first)
    expect(await store.links.list('ill')).toMatchObject([{ id: 1, promo_code: 'FIGUES10', url: `${site}/` }])
    const taken = { kind: 'usage', code: 'code_taken' }
    await expect(built(made, { network: 'flyer', code: 'Figues10' })).rejects.toMatchObject(taken)
    await expect(built(made, { network: 'flyer', code: 'levain3' })).rejects.toMatchObject(taken)
    await expect(
      keepAmbassador(made.context, made.client, 'Alex', { topic: 'Brioche', code: 'FIGUES10' }),
    ).rejects.toMatchObject(taken)
    await expect(built(made, { ambassador: 'Camille', code: 'levain3' })).resolves.toContain('levain3')
    await store.links.remove(1, made.context.now().toISOString())
    await expect(built(made, { network: 'flyer', code: 'figues10' })).resolves.toContain('flyer')
    expect((await store.links.list('ill')).map((one) => one.id)).toEqual([2, 3])
  })

  it('of another client may have the same code', async () => {
    const made = await shop()
    const store = await made.context.store()
    await built(made, { network: 'poster', code: 'FIGUES10' })
    const { created_at: _, archived_at: __, ...profile } = made.client
    const other = await store.clients.add({ ...profile, slug: 'autre', name: 'Autre' }, made.context.now().toISOString())
    await expect(built({ ...made, client: other }, { network: 'poster', code: 'FIGUES10' })).resolves.toContain('poster')
  })

  it.each([
    [{ url: 'not an address', network: 'x' }, 'bad_link'],
    [{ url: 'mailto:a@b.example', network: 'x' }, 'bad_link'],
    [{ url: 'javascript:alert(1)', network: 'x' }, 'bad_link'],
    [{ url: 'https://:word@boulangerie.example', network: 'x' }, 'bad_link'],
    [{ url: 'https://boulangerie.example/\u001B[31m', network: 'x' }, 'bad_link'],
    [{ url: 'https://boulangerie.example/\u202Egpj', network: 'x' }, 'bad_link'],
    [{ url: 'https://boulangerie.example/a\nb', network: 'x' }, 'bad_link'],
    [{ url: 'https://user:word@boulangerie.example', network: 'x' }, 'bad_link'],
    [{ network: '!!!' }, 'bad_mark'],
    [{ network: 'x', campaign: '—' }, 'bad_mark'],
    [{ network: 'x', content: ' ' }, 'bad_mark'],
    [{ network: 'x', code: 'a' }, 'bad_code'],
    [{ network: 'x', code: 'ÉTÉ 10' }, 'bad_code'],
  ])('%j is refused: %s', async (input, code) => {
    await expect(built(await shop(), input)).rejects.toMatchObject({ kind: 'usage', code })
  })

  it('without a site needs an address', async () => {
    const made = await bakery()
    await expect(built(made, { network: 'x' })).rejects.toMatchObject({ kind: 'usage', code: 'url_needed' })
  })

  it('is not kept in a dry run', async () => {
    const made = await shop({ options: { dry_run: true } })
    await built(made, { network: 'x' })
    expect(await (await made.context.store()).links.list('ill')).toEqual([])
  })
})

describe('what came of the links', () => {
  const visit = (change: Partial<NewVisits>): NewVisits => ({
    client: 'ill',
    from_day: '2026-11-01',
    to_day: '2026-11-30',
    utm_source: 'facebook',
    utm_medium: 'social',
    utm_campaign: 'figues',
    utm_content: null,
    sessions: 0,
    conversions: null,
    tool: 'plausible',
    captured_at: '2026-11-23T08:00:00.000Z',
    source_name: 'Plausible, boulangerie.example',
    ...change,
  })

  async function world(visits: readonly NewVisits[]): Promise<Bakery> {
    const made = await shop()
    const { context } = made
    const at = context.now().toISOString()
    const store = await context.store()
    await queued(made, { text: 'Figues', link: `${site}/`, to: ['facebook', 'mastodon'], campaign: 'Figues' })
    await queued(
      made,
      { text: 'Encore', link: `${site}/deux`, to: ['facebook'], campaign: 'Figues' },
      { at: '2026-12-02 09:00' },
    )
    await built(made, { network: 'affiche', code: 'FIGUES10', content: 'vitrine' })
    await ambassador(made)
    if (visits.length > 0) await store.visits.add(visits, at)
    const sale = {
      client: 'ill',
      date: '2026-11-10',
      sale_id: null,
      margin_bp: null,
      currency: 'EUR',
      count: 1,
      refund_of: null,
    }
    await store.money.addSale(
      { ...sale, sale_id: 'a', evidence: 'promo_code', revenue: 4500, note: 'code Figues10, boutique' },
      at,
    )
    await store.money.addSale({ ...sale, evidence: 'promo_code', revenue: 1000, note: 'FIGUES100' }, at)
    await store.money.addSale({ ...sale, evidence: 'declared', revenue: 900, note: 'FIGUES10' }, at)
    await store.money.addSale({ ...sale, evidence: 'promo_code', revenue: -500, refund_of: 'a', note: 'FIGUES10' }, at)
    return made
  }

  it('stands beside each: visits, conversions, sales by its code', async () => {
    const { context, client } = await world([
      visit({ sessions: 12, conversions: 2 }),
      visit({ utm_source: 'affiche', utm_campaign: '2026-11', utm_content: 'vitrine', sessions: 3, conversions: 0 }),
      visit({ from_day: '2026-10-01', to_day: '2026-10-31', sessions: 5, conversions: 1 }),
      visit({ utm_source: 'unknown', sessions: 99 }),
    ])
    const lines = await readLinks(context, client, null)
    expect(lines.map((one) => [one.utm_source, one.visits, one.conversions, one.sales, one.revenue])).toEqual([
      ['affiche', 3, 0, 1, 4000],
      ['ambassador', 0, 0, 0, 0],
      ['facebook', 17, 3, null, null],
      ['mastodon', 0, 0, null, null],
    ])
    expect(lines[2]).toMatchObject({ post_ids: [1, 2], link_ids: [], promo_codes: [], sales_reason: 'no_code' })
    expect(lines[2]?.addresses).toEqual([
      `${site}/?utm_source=facebook&utm_medium=social&utm_campaign=figues`,
      `${site}/deux?utm_source=facebook&utm_medium=social&utm_campaign=figues`,
    ])
    expect(lines[1]).toMatchObject({ ambassador: 'Camille', promo_codes: ['LEVAIN3'], utm_medium: 'referral' })
    // of one month: what was made or leaves in it, and what came in it
    const december = await readLinks(context, client, '2026-12')
    expect(december.map((one) => [one.utm_source, one.post_ids, one.visits_reason])).toEqual([
      ['facebook', [2], 'not_measured'],
    ])
  })

  it('is not measured without a tool, and not told apart by one that knows no content or no campaign', async () => {
    const none = await world([])
    expect((await readLinks(none.context, none.client, null)).map((one) => one.visits_reason)).toEqual(
      Array.from({ length: 4 }, () => 'not_measured'),
    )
    const matomo = await world([
      visit({ tool: 'matomo', sessions: 12 }),
      visit({ tool: 'matomo', utm_campaign: null, sessions: null, conversions: 4 }),
    ])
    const lines = await readLinks(matomo.context, matomo.client, null)
    expect(lines.map((one) => [one.utm_source, one.visits, one.visits_reason, one.conversions_reason])).toEqual([
      ['affiche', null, 'not_told_apart', 'not_told_apart'],
      ['ambassador', null, 'not_told_apart', 'not_told_apart'],
      ['facebook', 12, null, 'not_told_apart'],
      ['mastodon', 0, null, 'not_told_apart'],
    ])
  })
})

describe('the rule', () => {
  const stays = { on: null, source: null, medium: null, campaign: null, content: null, usual: false }
  it('is changed piece by piece, switched off, and made the usual one again', async () => {
    const { context, client } = await shop()
    let now: Client = await changeLinkRule(context, client, { ...stays, campaign: '{month}-{campaign}', content: '{pillar}' })
    expect(now.link_rule).toEqual({ ...usualRule, campaign: '{month}-{campaign}', content: '{pillar}' })
    now = await changeLinkRule(context, now, { ...stays, on: false, content: '' })
    expect(now.link_rule).toEqual({ ...usualRule, on: false, campaign: '{month}-{campaign}' })
    expect((await changeLinkRule(context, now, { ...stays, usual: true })).link_rule).toBeNull()
    const trail = await (await context.store()).audit.list({ client: 'ill' })
    expect(trail.filter((line) => line.action === 'client.edit').length).toBeGreaterThanOrEqual(3)
  })

  it.each([
    [{ campaign: '{mois}' }, 'bad_pattern'],
    [{ source: '' }, 'bad_pattern'],
    [{ medium: '—' }, 'bad_pattern'],
    [{ usual: true, on: true }, 'usual_alone'],
  ])('%j is refused: %s', async (change, code) => {
    for (const lang of ['fr', 'en'] as const) {
      const { context, client } = await shop({ lang })
      await expect(changeLinkRule(context, client, { ...stays, ...change })).rejects.toMatchObject({ kind: 'usage', code })
    }
  })
})

describe('on the terminal', () => {
  it.each(['fr', 'en'] as const)('the address stands alone on the output, the rest beside it (%s)', async (lang) => {
    const { context } = await shop({ lang })
    await build(context, 'https://boulangerie.example/figues', { network: 'facebook', code: 'figues10' })
    expect(context.stdout()).toBe(
      'https://boulangerie.example/figues?utm_source=facebook&utm_medium=social&utm_campaign=2026-11\n',
    )
    expect(context.stderr()).toContain('FIGUES10')
    await build(context, 'https://autre.example', { network: 'facebook' })
    expect(context.stderr()).toMatch(lang === 'fr' ? /pas sur le site/ : /not on the client's site/)
  })

  it.each(['fr', 'en'] as const)('shows what there is, and what to type (%s)', async (lang) => {
    const { context, client } = await shop({ lang })
    await list(context, {})
    expect(context.stderr()).toContain('smm link build')
    await queued({ context, client }, { text: 'Figues', link: `${site}/`, to: ['facebook'] })
    await build(context, null, { network: 'affiche', code: 'figues10' })
    await list(context, {})
    await rule(context, {})
    await rule(context, { content: '{pillar}' })
    await rule(context, { off: true })
    await connect(context, null, {})
    await remove(context, '1')
    await expect(remove(context, '1')).rejects.toMatchObject({ kind: 'not_found', code: 'link_not_found' })
    await expect(rule(context, { on: true, off: true })).rejects.toMatchObject({ code: 'on_and_off' })
    await expect(connect(context, 'ga4', {})).rejects.toMatchObject({ kind: 'usage', code: 'unknown_tool' })
    const all = `${context.stdout()}${context.stderr()}`
    expect(all).toContain('facebook · social · 2026-11')
    expect(all).toContain('smm link connect')
    if (lang === 'fr') expect(typographyFaults(all, ["Boulangerie de l'Ill"])).toEqual([])
    else expect(all).not.toMatch(/liens|visites/)
    for (const line of context.stdout().split('\n')) if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('gives scripts the fields they rely on', async () => {
    const { context } = await shop({ options: { json: true } })
    await build(context, null, { network: 'facebook' })
    expect(JSON.parse(context.stdout())).toMatchObject({
      id: 1,
      client: 'ill',
      url: `${site}/`,
      utm_source: 'facebook',
      utm_content: null,
      promo_code: null,
      own_site: true,
      dry_run: false,
    })
  })
})
