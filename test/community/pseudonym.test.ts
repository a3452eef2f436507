import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanVerbatim, pseudonyms } from '../../src/community/pseudonym.ts'
import { processorTime } from '../support/processor-time.ts'

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
    ['mon 06_12_34_56_78 ou 06·12·34·56·78', 'mon [numéro] ou [numéro]'],
    ['appelez le ０６１２３４５６７８', 'appelez le [numéro]'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189 merci', 'IBAN [numéro] merci'],
    ['iban fr7630006000011234567890189.', 'iban [numéro].'],
    ['ma voiture AB-123-CD devant chez vous', 'ma voiture [numéro] devant chez vous'],
    ['la Clio AB 123 CD ou ab123cd', 'la Clio [numéro] ou [numéro]'],
    ['à moins de 200 km, 3 cours de cuisine, 2 places', 'à moins de 200 km, 3 cours de cuisine, 2 places'],
    ["j'habite 12 bis, rue des Lilas à Strasbourg", "j'habite [adresse] à Strasbourg"],
    ["au 3 avenue de l'Europe, 67000 Strasbourg", 'au [adresse]'],
    ['livré au 12 Baker Street hier', 'livré au [adresse] hier'],
    ['lea.martin (at) mail point fr, ou lea [arobase] mail.fr', '[adresse], ou [adresse]'],
    ['@léa.martin et ＠lea', '[nom] et [nom]'],
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
    ['Bien à vous, J. Dupont', ['Jean Dupont'], '', 'Bien à vous, [name]'],
    ['Bien à vous, Jean D.', ['Jean Dupont'], '', 'Bien à vous, [name]'],
    ['signé J.D.', ['Jean Dupont'], '', 'signé [name]'],
    ['signé JEAN-PAUL', ['Jean-Paul Dupont'], '', 'signé [name]'],
    ['signe jean dupont', ['Jean Dupont'], '', 'signe [name]'],
    ['signé Je\u0301ro\u0302me', ['Jérôme Petit'], '', 'signé [name]'],
    ['signé Jé\u200Brôme', ['Jérôme Petit'], '', 'signé [name]'],
    ['un pain à la J.-B. Dupont', ['Jean Dupont'], '', 'un pain à la [name]'],
  ])('%s without %j', (text, names, _, cleaned) => {
    expect(cleanVerbatim(text, 'en', names)).toBe(cleaned)
  })

  it.each([
    'a'.repeat(10_000),
    'a-'.repeat(5_000),
    '1 '.repeat(5_000),
    'a.'.repeat(5_000),
    '@'.repeat(10_000),
    'J. '.repeat(3_000),
  ])('takes no time for %.10s…', (text) => {
    const started = processorTime()
    cleanVerbatim(text, 'fr', ['Jean Dupont'])
    expect(processorTime() - started).toBeLessThan(300)
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
