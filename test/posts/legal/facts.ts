import type { LegalFacts, LegalText } from '../../../src/posts/legal/check.ts'
import type { KnownMedia } from '../../../src/posts/legal/media-rights.ts'
import type { Contest } from '../../../src/store/post-legal.ts'
import type { MediaFacts, Right } from '../../../src/store/rights.ts'

/** A client in France on 1 December 2026 that declares nothing and is of no regulated trade. */
export function facts(more: Partial<LegalFacts> = {}, rules: LegalFacts['client']['legal_rules'] = {}): LegalFacts {
  return {
    client: { country: 'FR', legal_rules: rules, currency: 'EUR', exchange_rates: {} },
    packs: [],
    legal: {},
    partner: null,
    ambassador: null,
    media: [],
    rights: new Map(),
    day: '2026-12-01',
    ...more,
  }
}

export function text(words: string, more: Partial<LegalText> = {}): LegalText {
  const { network = 'facebook' } = more
  const plain = { title: null, first_comment: null, link: null, tags: [], lang: null, labels_ai: false }
  return { network, network_name: network, text: words, ...plain, ...more }
}

export function right(more: Partial<Right> = {}): Right {
  return {
    id: 1,
    client: 'ill',
    kind: 'release',
    name: 'Camille',
    purpose: null,
    networks: [],
    minor: false,
    guardian: null,
    from_day: null,
    until_day: null,
    document: null,
    document_sha256: null,
    contract_on: null,
    note: null,
    added_at: '2026-11-01T09:00:00Z',
    removed_at: null,
    values: [],
    ...more,
  }
}

export function picture(known: Partial<MediaFacts> | null, media: Partial<KnownMedia['media']> = {}): KnownMedia {
  const unknown = { people_visible: null, releases: [], licence_id: null, origin: null, ai: null }
  return {
    media: { file_name: 'oven.jpg', mime: 'image/jpeg', alt: 'The oven', no_alt: false, ...media },
    facts: known && { sha256: 'a'.repeat(64), file_name: 'oven.jpg', ...unknown, ...known },
  }
}

export const wholeContest: Contest = {
  rules_url: 'https://example.com/rules',
  starts: '2026-12-01',
  ends: '2026-12-15',
  prizes: [{ what: 'a basket', value: '80 €' }],
  who: 'adults in France',
  draw: 'draw on 16 December',
  data_notice: 'erased on 31 December',
  release: true,
}
