import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasMarks,
  isOwn,
  marksFor,
  marksOf,
  ownHost,
  tagLink,
  tagText,
  unknownVariables,
  usualRule,
  withMarks,
  withoutMarks,
} from '../../src/clients/link-rule.ts'
import type { LinkRule } from '../../src/store/clients.ts'

const client = { website: 'https://www.boulangerie.example/', link_rule: null }
const facts = { network: 'facebook', month: '2026-10', campaign: null, pillar: null }
const marks = 'utm_source=facebook&utm_medium=social&utm_campaign=2026-10'

describe('a link to the own site', () => {
  it.each([
    ['https://boulangerie.example', `https://boulangerie.example?${marks}`],
    ['http://www.boulangerie.example/pains', `http://www.boulangerie.example/pains?${marks}`],
    ['https://boutique.boulangerie.example/?p=12', `https://boutique.boulangerie.example/?p=12&${marks}`],
    ['https://boulangerie.example/pains?tri=prix#levain', `https://boulangerie.example/pains?tri=prix&${marks}#levain`],
    ['https://boulangerie.example:8443/?', `https://boulangerie.example:8443/?${marks}`],
    ['https://boulangerie.example/?a=1&', `https://boulangerie.example/?a=1&${marks}`],
    ['https://BOULANGERIE.example./Pains%20frais', `https://BOULANGERIE.example./Pains%20frais?${marks}`],
    ['https://boulangerie.example/p/;a=é?q=ü', `https://boulangerie.example/p/;a=é?q=ü&${marks}`],
  ])('is tagged, the rest as it was typed: %s', (url, tagged) => {
    expect(tagLink(url, client, facts)).toBe(tagged)
    expect(marksOf(tagged)).toEqual({
      utm_source: 'facebook',
      utm_medium: 'social',
      utm_campaign: '2026-10',
      utm_content: null,
    })
  })

  it.each([
    'https://autre.example/pains',
    'https://notboulangerie.example/',
    'https://boulangerie.example.evil.example/',
    'https://evil.example/?to=https://boulangerie.example/',
    'https://evil.example/#https://boulangerie.example/',
    'https://boulangerie.example@evil.example/',
    'https://name:word@boulangerie.example/',
    'mailto:bonjour@boulangerie.example',
    'tel:+33388000000',
    '#levain',
    '/pains',
    'javascript:alert(1)//boulangerie.example',
    'boulangerie',
    '',
  ])('is none: %j', (url) => {
    expect(isOwn(url, client)).toBe(false)
    expect(tagLink(url, client, facts)).toBe(url)
  })

  it.each([
    'https://boulangerie.example/?utm_source=newsletter',
    'https://boulangerie.example/?a=1&UTM_Campaign=noel#x',
    'https://boulangerie.example/#utm_source=qr',
  ])('keeps the marks that somebody typed: %s', (url) => {
    expect(tagLink(url, client, facts)).toBe(url)
  })

  it('has a name in its own script, or in the letters of the wire', () => {
    const own = { website: 'https://boulangère.example', link_rule: null }
    for (const url of [
      'https://boulangère.example/a',
      'https://xn--boulangre-63a.example/a',
      'https://www.BOULANGÈRE.example/a',
    ])
      expect(tagLink(url, own, facts)).toBe(`${url}?${marks}`)
  })

  it.each([
    [null, null],
    ['boulangerie', null],
    ['ftp://boulangerie.example', null],
    ['https://www.facebook.com/boulangerie', null],
    ['https://linktr.ee/boulangerie', null],
    ['https://sites.google.com/view/boulangerie', null],
    ['https://boulangerie.wixsite.com/pain', 'boulangerie.wixsite.com'],
    ['https://xexample.com', 'xexample.com'],
    ['http://www.boulangerie.example:8080/accueil', 'boulangerie.example'],
  ])('the site %s is %s', (website, host) => {
    expect(ownHost({ website })).toBe(host)
  })

  it('stays as it is where the rule is off', () => {
    const off = { ...client, link_rule: { ...usualRule, on: false } }
    expect(tagLink('https://boulangerie.example/', off, facts)).toBe('https://boulangerie.example/')
  })
})

describe('the marks', () => {
  const rule = (change: Partial<LinkRule>): LinkRule => ({ ...usualRule, ...change })
  it.each([
    [{}, {}, ['facebook', 'social', '2026-10', null]],
    [{}, { campaign: 'Fête des Mères' }, ['facebook', 'social', 'fete-des-meres', null]],
    [{ campaign: '{month}' }, { campaign: 'Noël' }, ['facebook', 'social', '2026-10', null]],
    [{ campaign: '{month}-{campaign}' }, {}, ['facebook', 'social', '2026-10', null]],
    [{ campaign: '{month} {campaign}' }, { campaign: 'Noël' }, ['facebook', 'social', '2026-10-noel', null]],
    [{ content: '{pillar}' }, { pillar: 'advice' }, ['facebook', 'social', '2026-10', 'advice']],
    [{ content: '{pillar}' }, {}, ['facebook', 'social', '2026-10', null]],
    [{ source: 'reseaux', content: '{network}' }, {}, ['reseaux', 'social', '2026-10', 'facebook']],
    [{ medium: 'Réseaux sociaux' }, {}, ['facebook', 'reseaux-sociaux', '2026-10', null]],
    [{ source: '!', medium: '', campaign: '日本' }, {}, ['facebook', 'social', '2026-10', null]],
    // a campaign named like a variable is no variable
    [{}, { campaign: '{pillar}', pillar: 'advice' }, ['facebook', 'social', 'pillar', null]],
  ] as const)('%j with %j', (change, more, [utm_source, utm_medium, utm_campaign, utm_content]) => {
    expect(marksFor(rule(change), { ...facts, ...more })).toEqual({ utm_source, utm_medium, utm_campaign, utm_content })
  })

  it('knows which names a pattern may hold', () => {
    expect(unknownVariables('{month}-{campaign}-{network}-{pillar}')).toEqual([])
    expect(unknownVariables('{mois}-{}-{constructor}')).toEqual(['mois', '', 'constructor'])
  })
})

describe('a text', () => {
  it('is tagged at each address of the site, and nowhere else', () => {
    const text =
      'Figues (https://boulangerie.example/figues), voir https://autre.example/ et https://boulangerie.example/pain.\n' +
      'Écrire à bonjour@boulangerie.example, boulangerie.example, [ici](https://boulangerie.example/a_(b)).'
    expect(tagText(text, client, facts)).toBe(
      `Figues (https://boulangerie.example/figues?${marks}), voir https://autre.example/ et https://boulangerie.example/pain?${marks}.\n` +
        `Écrire à bonjour@boulangerie.example, boulangerie.example, [ici](https://boulangerie.example/a_(b)?${marks}).`,
    )
  })
})

describe('whatever is typed', () => {
  const path = fc.stringMatching(/^[a-z0-9_.~/-]{0,12}$/)
  const query = fc.array(fc.stringMatching(/^[a-z]{1,4}=[a-z0-9%é]{0,4}$/), { maxLength: 3 })
  const own = fc
    .record({
      scheme: fc.constantFrom('http', 'https'),
      host: fc.constantFrom('boulangerie.example', 'www.boulangerie.example', 'boutique.boulangerie.example'),
      port: fc.constantFrom('', ':8080'),
      path,
      query,
      hash: fc.stringMatching(/^(#[a-z0-9]{0,6})?$/),
    })
    .map(({ scheme, host, port, path: p, query: q, hash }) => {
      return `${scheme}://${host}${port}/${p}${q.length > 0 ? `?${q.join('&')}` : ''}${hash}`
    })

  it('is tagged once, however often, and is the same without its marks', () => {
    fc.assert(
      fc.property(own, fc.string(), (url, campaign) => {
        const once = tagLink(url, client, { ...facts, campaign })
        expect(hasMarks(once)).toBe(true)
        expect(tagLink(once, client, { ...facts, campaign: 'another' })).toBe(once)
        expect(withoutMarks(once)).toBe(url)
        const [a, b] = [new URL(url), new URL(once)]
        expect([b.protocol, b.host, b.pathname, b.hash]).toEqual([a.protocol, a.host, a.pathname, a.hash])
        for (const [name, value] of a.searchParams) expect(b.searchParams.getAll(name)).toContain(value)
      }),
    )
  })

  it('is left alone on any other host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        fc.pre(!url.includes('boulangerie.example'))
        expect(tagLink(url, client, facts)).toBe(url)
      }),
    )
  })

  it('is left alone within any text without an address of the site', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tagText(text, client, facts)).toBe(text)
      }),
    )
  })

  it('carries what it was given, marks of before gone', () => {
    fc.assert(
      fc.property(
        own,
        fc.stringMatching(/^[a-z0-9-]{1,8}$/),
        fc.stringMatching(/^[a-z0-9-]{1,8}$/),
        (url, source, campaign) => {
          const given = { utm_source: source, utm_medium: 'social', utm_campaign: campaign, utm_content: null }
          expect(marksOf(withMarks(url, given))).toEqual(given)
          expect(marksOf(withMarks(withMarks(url, { ...given, utm_content: 'old' }), given))).toEqual(given)
        },
      ),
    )
  })
})
