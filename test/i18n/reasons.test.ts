import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { reasonLabel, sayBlocked, sayReason, sayRefusal } from '../../src/i18n/reasons.ts'

/** What a network says of a content or of itself: shown in its own words. */
const itsOwnWords = [
  'refused',
  'server_error',
  'server_unavailable',
  'file_system',
  'media_changed',
  'video_refused',
  'board_needed',
  'several_locations',
]

const networks = fileURLToPath(new URL('../../src/networks', import.meta.url))

/** Every code that an adapter, or the way to the servers, can give a failure. */
function codes(): string[] {
  const found = new Set<string>()
  for (const file of readdirSync(networks, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /rules|checks|measure/.test(file)) continue
    const source = readFileSync(join(networks, file), 'utf8')
    const calls = source.matchAll(/new NetworkFailure\(\s*[^,]+,\s*'(\w+)'/g)
    // those in capitals are the system's own
    const given = source.matchAll(/\bcode: '([a-z]\w*)'/g)
    const tables = [...source.matchAll(/(?:beforeSending|meanings|codes|const code)\b[^=\n]*= \{([\s\S]*?)\n\s*\}/g)].flatMap(
      ([, body = '']) => [...body.matchAll(/'([a-z]\w+)'\]?,?$/gm)],
    )
    for (const [, code = ''] of [...calls, ...given, ...tables]) found.add(code)
  }
  return [...found].toSorted()
}

describe('why something did not work', () => {
  test('every code of the networks has words in both languages, or is on the list of those that keep the network’s own', () => {
    const all = codes()
    for (const known of ['certificate', 'answer_too_large', 'redirected', 'disk_full', 'no_id', 'rate_limited', 'file_exists'])
      expect(all).toContain(known)
    expect(all.filter((code) => reasonLabel[code] === undefined && !itsOwnWords.includes(code))).toEqual([])
    for (const code of ['timed_out', 'connection_lost']) expect(reasonLabel[code]).toBeDefined()
  })

  test.each([
    ['fr', 'name_not_found', 'mastodon.example: the name of the server was not found (ENOTFOUND)', /introuvable/],
    ['en', 'name_not_found', 'mastodon.example: the name of the server was not found (ENOTFOUND)', /was not found/],
    ['fr', 'refused', 'Text is too short', /^Text is too short$/],
    ['fr', 'refused', null, /^refused$/],
    ['fr', null, null, /^$/],
    ['fr', 'constructor', 'words', /^words$/],
  ] as const)('%s %s %s', (lang, code, words, expected) => {
    expect(sayReason(lang, code, words)).toMatch(expected)
  })

  test('an account that is blocked, and credentials that are refused, are told once', () => {
    expect(sayBlocked('fr', 'credential_refused: The access token is invalid')).toBe('identifiants refusés')
    expect(sayBlocked('fr', 'wrong_account: ces identifiants: ceux de b')).toBe('ces identifiants: ceux de b')
    expect(sayRefusal('fr', 'credential_refused', 'The access token is invalid')).toBe('The access token is invalid')
    expect(sayRefusal('en', 'credits_exhausted', 'x')).toMatch(/credits/)
  })
})
