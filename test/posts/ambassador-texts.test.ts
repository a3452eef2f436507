import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { ambassadorKit, camelTag, invitation, kitPillars } from '../../src/posts/ambassador-texts.ts'
import { ambassadorProfiles, type Ambassador } from '../../src/store/ambassadors.ts'
import { unsaid, type Client } from '../../src/store/clients.ts'
import { pillarIds } from '../../src/strategy/weights.ts'
import { template } from '../../src/templates.ts'
import { bakery } from '../report/sample.ts'
import { typographyFaults } from '../support/french.ts'

const client: Client = { ...unsaid, created_at: '', archived_at: null, ...bakery, website: 'https://boulangerie.example/' }
const camille: Ambassador = {
  id: 1,
  client: client.slug,
  alias: 'Camille',
  profile: 'expert',
  topic: 'pain au levain',
  added_at: '',
  consent_at: '2026-11-02',
  consent_via: 'mail',
  benefit: 'un bon de 20 €',
  disclosure: 'Collaboration commerciale',
  code: 'PAIN1',
}
const plain: Ambassador = { ...camille, benefit: null, disclosure: null }
const link =
  'https://boulangerie.example/?utm_source=ambassador&utm_medium=referral&utm_campaign=pain-au-levain&utm_content=pain1'
const langs = ['fr', 'en'] as const
const addresses = ['vous', 'tu'] as const
const all = langs.flatMap((lang) => addresses.map((address) => ({ lang, address })))
/** What is copied: each text between its fences. */
const readyTexts = (kit: string): string[] => [...kit.matchAll(/^```\n([\s\S]*?)\n```$/gm)].map(([, text]) => text ?? '')

describe.each(all)('the kit of an ambassador ($lang, $address)', ({ lang, address }) => {
  const words = { lang, address, client }

  it('has three texts for each pillar, each with its link, its code and its tags, the disclosure first [002-23] [001-43]', async () => {
    const texts = readyTexts(await ambassadorKit(words, camille, pillarIds))
    expect(texts).toHaveLength(3 * pillarIds.length)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) {
      const lines = text.split('\n')
      expect(lines[0]).toBe('Collaboration commerciale')
      expect(lines).toContain(link)
      expect(text).toContain('PAIN1')
      expect(text.toLowerCase()).toContain('pain au levain')
      expect(lines.at(-1)).toBe('#BoulangerieDeLIll #PainAuLevain')
    }
  })

  it('says nothing of a benefit where there is none, and gives no link where there is no website', async () => {
    const kit = await ambassadorKit({ ...words, client: { ...client, website: null } }, plain, ['proof'])
    expect(kit).not.toMatch(/https?:|2023|Collaboration|utm_/)
    expect(kit).toContain('PAIN1')
    for (const text of readyTexts(kit)) expect(text.split('\n')).toHaveLength(3)
  })

  it('leaves no blank unfilled, and spells French as it should be', async () => {
    for (const one of [camille, plain]) {
      const pages = [await ambassadorKit(words, one, pillarIds), await invitation(words, one)]
      for (const page of pages) {
        expect(page).not.toMatch(/[{}|]|\[\[|\]\]|undefined/)
        if (lang === 'fr') {
          const own = ["Boulangerie de l'Ill", 'un bon de 20 €', link]
          expect(typographyFaults(page.replaceAll('```', ''), own)).toEqual([])
        }
      }
    }
  })

  it.each(ambassadorProfiles)('invites a %s by name, with the topic and in fitting words [002-24]', async (profile) => {
    const text = await invitation(words, { ...camille, profile })
    expect(text).toContain('Camille')
    expect(text).toContain('pain au levain')
    expect(text).toContain('Boulangerie de l')
    expect(text).toContain('un bon de 20 €')
    const others = await Promise.all(
      ambassadorProfiles.filter((one) => one !== profile).map((one) => invitation(words, { ...camille, profile: one })),
    )
    expect(others).not.toContain(text)
  })
})

describe('words', () => {
  it('address an ambassador as the firm addresses its customers', async () => {
    const kit = (address: 'vous' | 'tu'): Promise<string> => ambassadorKit({ lang: 'fr', address, client }, camille, pillarIds)
    const invite = (address: 'vous' | 'tu'): Promise<string> => invitation({ lang: 'fr', address, client }, camille)
    for (const page of [await kit('vous'), await invite('vous')]) {
      expect(page).toMatch(/\b[Vv]ous\b/)
      expect(page).not.toMatch(/(?<!\p{L})([Tt]u|[Tt]on|[Tt]es|[Tt]oi|[Tt]e)(?!\p{L})/u)
    }
    for (const page of [await kit('tu'), await invite('tu')]) {
      expect(page).toMatch(/\b[Tt]u\b/)
      expect(page).not.toMatch(/\b([Vv]ous|[Vv]otre|[Vv]os|[Vv]ôtres?)\b/)
    }
  })

  it('never put the name of a firm or a topic after a word that would lose its vowel', () => {
    const texts = readFileSync(template('ambassador/fr.yaml'), 'utf8')
    expect(texts.match(/\b(de|que|le|la|du|au|je|ne|se)\s+\{(entreprise|sujet|prénom)\}/gi)).toBeNull()
  })

  it('are as many in both languages, three for each pillar', () => {
    const read = (lang: string): Record<string, Record<string, unknown>> =>
      parse(readFileSync(template(`ambassador/${lang}.yaml`), 'utf8')) as Record<string, Record<string, unknown>>
    const [fr, en] = [read('fr'), read('en')]
    for (const part of ['invitation', 'kit', 'texts']) expect(Object.keys(fr[part] ?? {})).toEqual(Object.keys(en[part] ?? {}))
    expect(Object.keys(fr['texts'] ?? {})).toEqual([...pillarIds])
    for (const texts of [fr, en]) for (const list of Object.values(texts['texts'] ?? {})) expect(list).toHaveLength(3)
  })
})

describe('pillars of a kit', () => {
  it.each([
    [null, ['proof', 'community', 'expertise']],
    [{}, ['proof', 'community', 'expertise']],
    [{ expertise: 10, proof: 30, offer: 40, jobs: 20 }, ['offer', 'proof', 'jobs']],
    [{ expertise: 50, proof: 50 }, ['expertise', 'proof']],
  ] as const)('%j → %j', (shares, pillars) => {
    expect(kitPillars(shares)).toEqual(pillars)
  })

  it.each([
    ["Boulangerie de l'Ill", '#BoulangerieDeLIll'],
    ['pain au levain', '#PainAuLevain'],
    ['été 2026 !', '#Été2026'],
  ])('tag %s as %s', (text, tag) => {
    expect(camelTag(text)).toBe(tag)
  })

  it('keep what somebody typed out of the markup', async () => {
    const kit = await ambassadorKit({ lang: 'en', address: 'vous', client }, { ...plain, topic: 'a ``` b' }, ['proof'])
    expect([...kit.matchAll(/^````$/gm)]).toHaveLength(6)
  })
})
