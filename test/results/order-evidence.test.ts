import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf, isOurs, type Order, type OwnMarks } from '../../src/results/order-evidence.ts'

const own: OwnMarks = {
  media: new Set(['social']),
  sources: new Set(['facebook', 'ambassador', 'affiche']),
  campaigns: new Map([
    ['semaine-des-figues', new Set(['facebook'])],
    ['levain', new Set(['ambassador'])],
    ['2026-10', new Set(['affiche'])],
  ]),
  promo_codes: new Set(['FIGUES10', 'LEVAIN3']),
}
const order = (change: Partial<Order>): Order => ({
  coupon_codes: [],
  utm_source: null,
  utm_medium: null,
  utm_campaign: null,
  ...change,
})

describe('an order', () => {
  it.each([
    [{ coupon_codes: ['figues10'] }, 'promo_code', 'FIGUES10', null],
    [{ coupon_codes: ['BIENVENUE', ' Levain3 '] }, 'promo_code', 'LEVAIN3', null],
    [{ coupon_codes: ['BIENVENUE'] }, null, null, null],
    [{}, null, null, null],
    [{ utm_source: 'facebook', utm_medium: 'social' }, 'utm', null, 'facebook'],
    [{ utm_source: 'Facebook', utm_medium: 'Social', utm_campaign: 'Noël' }, 'utm', null, 'facebook'],
    [{ utm_source: 'facebook', utm_campaign: 'Semaine des figues' }, 'utm', null, 'facebook'],
    [{ utm_source: 'ambassador', utm_medium: 'referral', utm_campaign: 'levain' }, 'utm', null, null],
    // of the two the better one, and the code is known all the same
    [{ coupon_codes: ['FIGUES10'], utm_source: 'affiche', utm_medium: 'social' }, 'utm', 'FIGUES10', null],
    // what a shop notes of a visit without marks, of an advertisement, of the campaign of another source
    [{ utm_source: 'm.facebook.com', utm_medium: 'referral' }, null, null, null],
    [{ utm_source: 'facebook', utm_medium: 'cpc', utm_campaign: 'retargeting' }, null, null, null],
    [{ utm_source: 'google', utm_medium: 'organic', utm_campaign: 'semaine-des-figues' }, null, null, null],
    [{ utm_source: '(direct)', utm_medium: '(none)' }, null, null, null],
    [{ utm_source: '', utm_medium: 'social' }, null, null, null],
    [{ coupon_codes: ['figues10'], utm_source: '(direct)' }, 'promo_code', 'FIGUES10', null],
  ] as const)('%j is proved by %s, code %s, network %s', (given, evidence, promo_code, network) => {
    expect(evidenceOf(order(given), own)).toEqual({ evidence, promo_code, network })
  })

  it('without links and codes proves nothing but by the medium', () => {
    const none: OwnMarks = { media: new Set(['social']), sources: new Set(), campaigns: new Map(), promo_codes: new Set() }
    fc.assert(
      fc.property(fc.array(fc.string()), fc.option(fc.string()), fc.option(fc.string()), (codes, source, campaign) => {
        const given = order({ coupon_codes: codes, utm_source: source, utm_campaign: campaign, utm_medium: 'email' })
        expect(evidenceOf(given, none)).toEqual({ evidence: null, promo_code: null, network: null })
        expect(isOurs(given, none)).toBe(false)
      }),
    )
  })
})
