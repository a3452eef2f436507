import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addRight, addValues, editRight } from '../../src/posts/rights/keep-right.ts'
import type { SaidRight, SaidValue } from '../../src/posts/rights/read-said.ts'
import { readRuleStates } from '../../src/posts/legal/read-rule-states.ts'
import { bakery, file, type Bakery } from './support.ts'

const silent: SaidRight = {
  purpose: null,
  networks: null,
  from: null,
  until: null,
  minor: false,
  guardian: null,
  document: null,
  media: null,
  contract: null,
  note: null,
}
const noValue: SaidValue = { fee: null, gift: null, date: null, currency: null, note: null }

const add = (of: Bakery, kind: 'release' | 'licence' | 'partner', said: Partial<SaidRight>, value: Partial<SaidValue> = {}) =>
  addRight(of.context, of.client, { kind, name: 'Camille', said: { ...silent, ...said }, value: { ...noValue, ...value } })

describe('the register of rights', () => {
  it('keeps the paper apart, with its fingerprint, for its owner alone', async () => {
    const of = await bakery()
    const paper = file(of.context, 'Accord signé.PDF', '%PDF-1.4 signed')
    const kept = await add(of, 'release', { document: paper, networks: 'instagram; facebook', until: '31/10/2027' })
    expect(kept).toMatchObject({ networks: ['instagram', 'facebook'], until_day: '2027-10-31', minor: false })
    expect(kept.document).toMatch(/^media\/[0-9a-f]{64}\.pdf$/)
    expect(kept.document_sha256).toHaveLength(64)
    expect(statSync(join(of.context.places.home, kept.document ?? '')).mode & 0o777).toBe(0o600)
    // the trail of changes names nobody
    const trail = JSON.stringify(await (await of.context.store()).audit.list())
    expect(trail).toContain('right.add')
    expect(trail).not.toContain('Camille')
  })

  it.each<[string, 'release' | 'licence' | 'partner', Partial<SaidRight>, Partial<SaidValue>, string]>([
    ['a minor without a guardian', 'release', { minor: true }, {}, 'guardian_needed'],
    ['an end before the beginning', 'licence', { from: '2026-12-02', until: '2026-12-01' }, {}, 'bad_period'],
    ['31 February', 'release', { until: '2026-02-31' }, {}, 'bad_day'],
    ['a network nobody knows', 'release', { networks: 'myspace' }, {}, 'bad_network'],
    ['a contract of a person shown', 'release', { contract: '2026-01-01' }, {}, 'not_for_kind'],
    ['money for a licence', 'licence', {}, { fee: '10' }, 'not_for_kind'],
    ['nothing for a gift', 'partner', {}, { gift: '0' }, 'bad_amount'],
    ['a folder for a paper', 'release', { document: '.' }, {}, 'paper_unreadable'],
    ['a paper that is not there', 'release', { document: 'no.pdf' }, {}, 'paper_unreadable'],
    ['a picture that is none', 'release', { media: ['note.txt'] }, {}, 'media_refused'],
  ])('refuses %s', async (_, kind, said, value, code) => {
    const of = await bakery()
    writeFileSync(join(of.context.folder, 'note.txt'), 'hello')
    await expect(add(of, kind, said, value)).rejects.toMatchObject({ kind: 'usage', code })
    expect(await (await of.context.store()).rights.list('ill')).toEqual([])
  })

  it('adds up what a partner was given, and takes a contract later', async () => {
    const of = await bakery()
    const { id } = await add(of, 'partner', {}, { fee: '400', gift: '120,50 €', date: '2026-11-02' })
    const after = await addValues(of.context, of.client, String(id), { ...noValue, fee: '600', currency: 'USD', note: 'reel' })
    expect(after.values.map(({ kind, amount, currency, date }) => [kind, amount, currency, date])).toEqual([
      ['fee', 40_000, 'EUR', '2026-11-02'],
      ['gift', 12_050, 'EUR', '2026-11-02'],
      ['fee', 60_000, 'USD', '2026-11-23'],
    ])
    await editRight(of.context, of.client, String(id), { ...silent, contract: '2026-11-01' })
    expect((await (await of.context.store()).rights.get(id))?.contract_on).toBe('2026-11-01')
    await expect(editRight(of.context, of.client, String(id), silent)).rejects.toMatchObject({ code: 'nothing_to_change' })
    await expect(editRight(of.context, of.client, '99', silent)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('writes nothing with --dry-run', async () => {
    const of = await bakery({ options: { dry_run: true } })
    const paper = file(of.context, 'paper.pdf', 'signed')
    expect(await add(of, 'release', { document: paper })).toMatchObject({ id: 0 })
    expect(await (await of.context.store()).rights.list('ill')).toEqual([])
    expect(() => statSync(of.context.places.media)).toThrow(/ENOENT/)
  })
})

describe('rules of a client', () => {
  it('are switched by name', () => {
    expect(readRuleStates('en', null, {})).toBeUndefined()
    expect(readRuleStates('en', ['image-release=strict', 'french=off'], {})).toEqual({ french: 'off', image_release: 'strict' })
    expect(readRuleStates('en', ['french=on'], { french: 'off', alcohol: 'strict' })).toEqual({ alcohol: 'strict' })
    for (const wrong of ['french', 'french=maybe', 'nothing=off', '=off', '__proto__=off', 'french=off=on'])
      expect(() => readRuleStates('en', [wrong], {}), `said: ${wrong}`).toThrow(expect.objectContaining({ code: 'bad_legal' }))
  })
})
