import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanVerbatim, pseudonyms } from '../../src/community/pseudonym.ts'

const by = (network: string, author: string | null): { network: string; author: string | null } => ({ network, author })

describe('names that stand for people', () => {
  it('gives each person one number, by the order of the messages', () => {
    const messages = [by('facebook', 'b'), by('facebook', 'a'), by('facebook', 'b'), by('instagram', 'b'), by('blog', null)]
    const named = pseudonyms(messages, 'fr')
    expect(messages.map(named)).toEqual(['client 1', 'client 2', 'client 1', 'client 3', 'un client'])
    expect(pseudonyms(messages, 'en')(by('facebook', 'a'))).toBe('customer 2')
    expect(named(by('facebook', 'unknown'))).toBe('un client')
  })
})

describe('verbatims', () => {
  it.each([
    ['Merci @lea.martin, super !', 'Merci [nom], super !'],
    ['Vu chez @lea@social.example.', 'Vu chez [nom].'],
    ['écrivez à lea.martin+x@mail.example.org svp', 'écrivez à [adresse] svp'],
    ['voir https://exemple.fr/avis?id=3, merci', 'voir [lien] merci'],
    ['voir exemple.fr/avis/3', 'voir [lien]'],
    ['mon numéro : 06 12 34 56 78.', 'mon numéro : [numéro].'],
    ['+33 (0)6-12-34-56-78', '[numéro]'],
    ['je suis lea.bsky.social', 'je suis [nom]'],
    ['le 24/11/2026, 12,50 €, en 2026, 3 à 4 fois', 'le 24/11/2026, 12,50 €, en 2026, 3 à 4 fois'],
  ])('%s', (text, cleaned) => {
    expect(cleanVerbatim(text, 'fr')).toBe(cleaned)
  })

  it.each([
    ['Signé Léa Martin', ['Lea Martin'], '', 'Signé [name]'],
    ['Signé LÉA', ['Léa Martin'], '', 'Signé [name]'],
    ['une rose de Rose', ['Rose Dupuis'], '', 'une rose de [name]'],
    ['Leatherwork is fine', ['lea'], '', 'Leatherwork is fine'],
    ['bien', [null], '', 'bien'],
  ])('%s without %j', (text, names, _, cleaned) => {
    expect(cleanVerbatim(text, 'en', names)).toBe(cleaned)
  })

  it('leaves no handle, address or number of eight digits behind', () => {
    const handle = fc.stringMatching(/^[a-z][a-z0-9_]{3,12}$/)
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,8}$/), { maxLength: 6 }).map((all) => all.join(' '))
    fc.assert(
      fc.property(words, handle, fc.stringMatching(/^0[67]\d{8}$/), words, (a, name, phone, b) => {
        const cleaned = cleanVerbatim(`${a} @${name} ${phone} ${name}@mail.example ${b}`, 'fr')
        expect(cleaned).not.toContain(`@${name}`)
        expect(cleaned).not.toContain(phone)
        expect(cleaned).not.toContain('mail.example')
        expect(cleaned.startsWith(a)).toBe(true)
        expect(cleaned.endsWith(b)).toBe(true)
      }),
    )
  })
})
