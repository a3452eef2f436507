import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { edit as editClient } from '../../../src/cli/client/edit.ts'
import { show as showClient } from '../../../src/cli/client/show.ts'
import { run as log } from '../../../src/cli/inbox/log.ts'
import { run as queueAdd } from '../../../src/cli/queue/add.ts'
import { run as queueEdit } from '../../../src/cli/queue/edit.ts'
import { run as add } from '../../../src/cli/rights/add.ts'
import { run as list } from '../../../src/cli/rights/list.ts'
import { run as remove } from '../../../src/cli/rights/remove.ts'
import { run as rules } from '../../../src/cli/rights/rules.ts'
import { run as show } from '../../../src/cli/rights/show.ts'
import { run as useTemplate } from '../../../src/cli/template/use.ts'
import { examine } from '../../../src/overview/examine.ts'
import { readStatus } from '../../../src/overview/read-status.ts'
import { bakery, file, png } from '../../posts/support.ts'
import { typographyFaults } from '../../support/french.ts'
import { newMessage } from '../../support/message.ts'

const langs = ['fr', 'en'] as const
const hostile = 'Camille \u001B[31m\u202Eevil =1+1'

describe.each(langs)('the register on screen (%s)', (lang) => {
  it('shows what ends first, what is missing, and what needs it [004-06]', async () => {
    const shop = await bakery({ lang })
    const { context } = shop
    const photo = file(context, 'oven.png', png(600, 400))
    await add(context, 'partner', 'Blog', { fee: '1200' })
    await add(context, 'release', hostile, { until: '2026-12-10', media: [photo], purpose: 'Noël' })
    await add(context, 'licence', 'Studio', { until: '2028-01-01' })
    const media = { media: [photo], alt: ['four'], at: '2026-12-01 09:00', to: ['mastodon'] }
    await queueAdd(context, 'Notre four à pain, tout neuf', media)
    await list(context, {})
    await show(context, '2')
    await list({ ...context, options: { ...context.options, json: true } }, {})
    const out = context.stdout()
    expect(['\u001B', '\u202E'].filter((mark) => out.includes(mark))).toEqual([])
    const soon = lang === 'fr' ? 'Prend fin sous 30 jours' : 'Ends within 30 days'
    expect(out.lastIndexOf(soon)).toBeLessThan(out.indexOf('Studio', out.lastIndexOf(soon)))
    expect(out).toMatch(/1[,\u202F\u00A0 ]?200/)
    const json = JSON.parse(out.slice(out.indexOf('[\n'))) as Record<string, unknown>[]
    expect(json.map(({ id, ends_soon, posts }) => [id, ends_soon, posts])).toEqual([
      [2, true, [1]],
      [3, false, []],
      [1, false, []],
    ])
    expect(json[2]).toMatchObject({ year: 2026, year_amount: 120_000, currency: 'EUR', contract: 'needed' })
    expect(context.stderr()).toContain('2025-1137')
    const lines = out.slice(0, out.indexOf('[\n')).split('\n')
    expect(lines.filter((line) => [...line].length > 80)).toEqual([])
    if (lang === 'fr') expect(typographyFaults(out.slice(0, out.indexOf('[\n')))).toEqual([])

    const [status] = (await readStatus(context, [shop.client])).clients
    expect(status?.ending_rights).toMatchObject([{ id: 2, until_day: '2026-12-10', ended: false, posts: [1] }])
    const codes = (await examine(context)).findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['legal_rules', 'right_ending', 'contract_missing']))

    await remove({ ...context, options: { ...context.options, yes: true } }, '2')
    expect((await examine(context)).findings.map(({ code }) => code)).toContain('right_ended')
  })

  it('lists the rules with their sources, and those that a client changed [004-63]', async () => {
    const shop = await bakery({ lang })
    const { context } = shop
    await editClient(context, 'ill', { legal: ['accessibility=strict', 'french=off'] })
    await showClient(context, 'ill')
    await rules(context)
    const out = context.stdout()
    expect(out).toContain('2024/1689')
    // of the bar only what it was before is known
    const bar = out.slice(out.indexOf('legal_profession · ')).replace(/\s+/g, ' ')
    expect(bar).toContain(lang === 'fr' ? 'article 10 (source non relue)' : 'article 10 (source not read)')
    expect(bar).toContain(lang === 'fr' ? "n'a pas été relue".replace("'", '’') : 'Its source was not read')
    expect(out).toMatch(lang === 'fr' ? /accessibles\s:\sstricte/ : /Accessible text and images: strict/)
    if (lang === 'fr') expect(typographyFaults(out.replaceAll(shop.client.name, '').replace(/https:\S+/g, ''))).toEqual([])
    await rules({ ...context, options: { ...context.options, json: true } })
    const json = JSON.parse(context.stdout().slice(out.length)) as Record<string, unknown>[]
    expect(json.find(({ id }) => id === 'french')).toMatchObject({ state: 'off', scope: 'FR' })
    expect(json.find(({ id }) => id === 'alcohol')).toMatchObject({ state: 'other_trade', believed: false })
    expect(json.find(({ id }) => id === 'legal_profession')).toMatchObject({
      reviewed_on: null,
      believed: true,
      sources: [{ url: null, believed: true }],
    })
    const [line] = await (await context.store()).audit.list({ client: 'ill', limit: 1 })
    expect(line).toMatchObject({ action: 'client.edit', to: { legal_rules: { accessibility: 'strict', french: 'off' } } })
  })

  it('a contest is read from a file, and its holes are named', async () => {
    const { context } = await bakery({ lang })
    writeFileSync(join(context.folder, 'game.yaml'), 'rules_url: https://example.com/rules\nends: 2026-12-24\n')
    const flags = { contest: 'game.yaml', to: ['mastodon'], draft: true }
    await expect(queueAdd(context, 'Jeu-concours https://example.com/rules', flags)).rejects.toMatchObject({
      code: 'post_refused',
      details: [expect.stringContaining('data_notice')],
    })
    writeFileSync(join(context.folder, 'game.yaml'), 'prizes: [')
    await expect(queueAdd(context, 'Jeu', flags)).rejects.toMatchObject({ code: 'bad_contest' })
    await queueAdd(context, 'Pain de seigle', { to: ['mastodon'], draft: true, disclosure: 'employee' })
    await queueEdit(context, '1', undefined, { disclosure: 'none' })
    expect((await (await context.store()).posts.get(1))?.legal).toEqual({ disclosure: 'none' })
  })
})

describe.each(langs)('moderation (%s)', (lang) => {
  it('is noted with its proof, closes the message, and never takes criticism away', async () => {
    const shop = await bakery({ lang })
    const { context } = shop
    const store = await context.store()
    const { added } = await store.inbox.receive(
      'ill',
      [newMessage({ text: 'hateful', author_name: 'Zoé Quidam' })],
      {},
      context.now().toISOString(),
    )
    const id = String(added[0]?.id)
    const capture = file(context, 'capture.png', png(10, 10))
    const by = { by: 'Camille' }
    await expect(log(context, id, { action: 'deleted', reason: 'criticism', capture, ...by })).rejects.toMatchObject({
      code: 'criticism_stays',
    })
    await expect(log(context, id, { action: 'reported', reason: 'criticism', ...by })).rejects.toMatchObject({
      code: 'criticism_stays',
    })
    await expect(log(context, id, { action: 'hidden', reason: 'hate', ...by })).rejects.toMatchObject({
      code: 'capture_needed',
    })
    await expect(log(context, id, { action: 'hidden', reason: 'hate' })).rejects.toMatchObject({ code: 'decision_incomplete' })
    await expect(log(context, '999', { action: 'kept', reason: 'spam', ...by })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(log(context, undefined, { action: 'kept' })).rejects.toMatchObject({ code: 'bad_flag' })
    await log(context, id, { action: 'kept', reason: 'criticism', ...by })
    expect((await store.inbox.get(Number(id)))?.status).not.toBe('closed')
    await log(context, id, { action: 'hidden', reason: 'hate', note: '=HYPERLINK("x")', capture, ...by })
    expect(await store.inbox.get(Number(id))).toMatchObject({ status: 'closed', close_reason: 'moderated' })
    const entries = await store.moderation.list('ill')
    expect(entries.map(({ action, reason }) => [action, reason])).toEqual([
      ['hidden', 'hate'],
      ['kept', 'criticism'],
    ])
    expect(entries[0]?.capture_sha256).toHaveLength(64)
    await log(context, undefined, {})
    if (lang === 'fr') expect(typographyFaults(context.stdout().replace('=HYPERLINK("x")', ''))).toEqual([])
    await log(context, undefined, { format: 'csv', output: 'log.csv' })
    const csv = readFileSync(join(context.folder, 'log.csv'), 'utf8')
    expect(csv).toContain("'=HYPERLINK")
    expect(csv).not.toContain('Quidam')
    expect(csv.split('\r\n')).toHaveLength(4)
    const trail = JSON.stringify(await store.audit.list())
    expect(trail).toContain('moderation.add')
    expect(trail).not.toMatch(/Camille|Quidam|HYPERLINK/)
  })

  it.each(['md', 'html', 'docx'])('the charter is filled for the client, as %s', async (format) => {
    const { context } = await bakery({ lang, options: { lang } })
    await useTemplate(context, 'moderation-charter', {
      set: ['contact=bonjour@example.com'],
      format,
      output: `charter.${format}`,
    })
    const made = readFileSync(join(context.folder, `charter.${format}`))
    expect(made.length).toBeGreaterThan(500)
    if (format === 'docx') return expect(made.subarray(0, 2).toString()).toBe('PK')
    const words = made.toString().replaceAll('&#39;', "'")
    expect(words).toContain('bonjour@example.com')
    expect(words).toContain(lang === 'fr' ? 'un jour ouvré' : 'one working day')
    expect(words).toContain('2026')
    expect(words).not.toMatch(/\{\p{L}+\}/u)
    await expect(useTemplate(context, 'thank-you', { format })).rejects.toMatchObject({ code: 'no_document' })
  })
})
