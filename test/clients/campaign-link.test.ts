import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaignLink, tagOf } from '../../src/clients/campaign-link.ts'

const tags = { source: 'ambassador', medium: 'referral', campaign: 'Pain au levain', content: 'PAIN1' }
const marks = 'utm_source=ambassador&utm_medium=referral&utm_campaign=pain-au-levain&utm_content=pain1'

describe('a campaign link', () => {
  it.each([
    ['https://boulangerie.example', `https://boulangerie.example/?${marks}`],
    ['https://boulangerie.example/pains?tri=prix', `https://boulangerie.example/pains?tri=prix&${marks}`],
    ['https://boulangerie.example/#levain', `https://boulangerie.example/?${marks}#levain`],
    [
      'http://boulangerie.example/?utm_source=Facebook&a=1',
      'http://boulangerie.example/?utm_source=ambassador&a=1&' + marks.slice(22),
    ],
  ])('keeps the address and says where a visit came from: %s', (url, link) => {
    expect(campaignLink(url, tags)).toBe(link)
  })

  it('has no empty mark, and none that was there for another one', () => {
    const { source, medium, campaign } = tags
    expect(campaignLink('https://a.example/?utm_content=old', { source, medium, campaign })).toBe(
      'https://a.example/?utm_source=ambassador&utm_medium=referral&utm_campaign=pain-au-levain',
    )
  })

  it.each([
    ['Pain au levain', 'pain-au-levain'],
    ['  ÉTÉ 2026 !', 'ete-2026'],
    ['l’Ill', 'l-ill'],
    ['日本', ''],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('writes %s as %s', (text, tag) => {
    expect(tagOf(text)).toBe(tag)
  })

  it('gives the same campaign one name, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (campaign) => {
        expect(tagOf(campaign)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(tagOf(tagOf(campaign))).toBe(tagOf(campaign))
        const link = new URL(campaignLink('https://a.example/?b=1', { ...tags, campaign }))
        expect(link.searchParams.get('utm_campaign') ?? '').toBe(tagOf(campaign))
        expect(link.searchParams.get('b')).toBe('1')
      }),
    )
  })

  it('takes no text for an address', () => {
    expect(() => campaignLink('boulangerie', tags)).toThrow(TypeError)
  })
})
