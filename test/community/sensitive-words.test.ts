import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hintSeverity, keywordsIn, sensitiveWords } from '../../src/community/sensitive-words.ts'
import { usualKeywords } from '../../src/strategy/defaults.ts'

describe('words of the alert list', () => {
  test.each([
    ['Une arnaque, cette boutique', ['arnaque'], ['arnaque']],
    ['ARNAQUES !', ['arnaque'], ['arnaque']],
    ['une brulure', ['brûlure'], ['brûlure']],
    ['Des brûlures au visage', ['brûlure'], ['brûlure']],
    ["J'en parle à l'avocat", ['avocat'], ['avocat']],
    ['J’en parle à l’avocat', ['avocat'], ['avocat']],
    ["colis jamais reçu, d'où ma plainte", ['plainte', 'jamais reçu'], ['plainte', 'jamais reçu']],
    ['Jamais\nreçue', ['jamais reçu'], ['jamais reçu']],
    ['des effets secondaires', ['effet secondaire'], ['effet secondaire']],
    ["aux prud'hommes", ['prud’hommes'], ['prud’hommes']],
    ['un burn out', ['burn-out'], ['burn-out']],
    ['a food allergy and allergies', ['allergy'], ['allergy']],
    ['leaks everywhere', ['leak'], ['leak']],
    ['#boycott', ['boycott'], ['boycott']],
    ['#Boycott cette enseigne, boycott !', ['boycott'], ['boycott']],
    ['faussement', ['faux'], []],
    ['un avocatier', ['avocat'], []],
    ['arnaquer', ['arnaque'], []],
    ['reçu jamais', ['jamais reçu'], []],
    ['', ['arnaque'], []],
    ['arnaque', [], []],
    ['arnaque', ['', ' '], []],
  ])('%j with %j: %j', (text, keywords, expected) => {
    expect(sensitiveWords(text, keywords)).toEqual(expected)
  })

  it('come in the order and the spelling of the list', () => {
    expect(sensitiveWords('remboursement, honte, Arnaque', ['Arnaque', 'honte', 'REMBOURSEMENT'])).toEqual([
      'Arnaque',
      'honte',
      'REMBOURSEMENT',
    ])
  })

  it('are all found in a text made of them, in both languages and every sector', () => {
    for (const lang of ['fr', 'en'] as const) {
      for (const sector of ['restaurant_hotel', 'health', 'crafts_construction', 'ecommerce', undefined] as const) {
        const keywords = usualKeywords(sector, lang)
        expect(sensitiveWords(keywords.join('. ').toUpperCase(), keywords)).toEqual(keywords)
      }
    }
  })

  it('nothing but words of the list is ever found', () => {
    const list = usualKeywords('restaurant_hotel', 'fr')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(list).toEqual(expect.arrayContaining(sensitiveWords(text, list)))
      }),
    )
  })

  it('a megabyte of combining marks is soon done with', () => {
    const before = process.cpuUsage()
    for (const one of ['\u0301', 'jamais ', 'a', '\u202E']) sensitiveWords(one.repeat(1_000_000 / one.length), ['jamais reçu'])
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })
})

describe('the list to look through', () => {
  const client = { keywords: ['moule'], lang: 'fr', sector: 'restaurant_hotel' } as const

  it("is the client's own for its own language, and for one without a list", () => {
    for (const lang of ['fr', 'de', null]) expect(keywordsIn(lang, client)).toBe(client.keywords)
  })

  it('has the usual one too, of the trade, for a text in the other language', () => {
    const list = keywordsIn('en', client)
    expect(sensitiveWords('Food poisoning after the moules', list)).toEqual(['moule', 'food poisoning'])
    expect(keywordsIn('en', client)).toBe(list)
  })
})

describe('how grave it may be', () => {
  test.each([
    [['intoxication', 'remboursement'], 'b2b_services', 'safety'],
    [['malade'], 'restaurant_hotel', 'safety'],
    [['malade'], undefined, 'safety'],
    [['malade'], 'b2b_services', null],
    [['fuite'], 'crafts_construction', 'safety'],
    [['fuite'], 'tech_saas', null],
    [['side effect'], 'health', 'safety'],
    [['arnaque'], 'restaurant_hotel', 'integrity'],
    [['harcèlement', 'honte'], undefined, 'integrity'],
    [['racist'], 'ecommerce', 'integrity'],
    [['jamais reçu'], 'ecommerce', 'service'],
    [['refund'], 'ecommerce', 'service'],
    [['moule'], 'restaurant_hotel', null],
    [[], undefined, null],
  ] as const)('%j in %s: %s', (words, sector, expected) => {
    expect(hintSeverity(words, sector)).toBe(expected)
  })

  it('every usual word has one, in its trade', () => {
    for (const lang of ['fr', 'en'] as const) {
      for (const sector of ['restaurant_hotel', 'health', 'crafts_construction', 'ecommerce', 'b2b_services'] as const) {
        for (const word of usualKeywords(sector, lang)) expect(hintSeverity([word], sector), `${word} ${sector}`).not.toBeNull()
      }
    }
  })
})
