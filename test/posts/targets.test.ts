import { describe, expect, test } from 'vitest'
import { chooseTargets } from '../../src/posts/targets.ts'
import type { Account } from '../../src/store/accounts.ts'

function account(id: number, network: Account['network'], name: string, for_network: string | null = null): Account {
  return {
    id,
    client: 'ill',
    network,
    name,
    endpoint: null,
    path: null,
    for_network,
    remote_id: null,
    remote_name: null,
    url: null,
    settings: {},
    status: 'ready',
    status_reason: null,
    checked_at: null,
    credential_expires_at: null,
    expiry_tell_at: null,
    rights: null,
    failures: 0,
    rests_until: null,
    created_at: '2026-11-01T00:00:00.000Z',
    removed_at: null,
  }
}

const blog = account(1, 'folder', 'blog')
const masto = account(2, 'mastodon', 'masto')
const page = account(3, 'manual', 'page', 'facebook')
const tricky = account(4, 'bluesky', 'mastodon')
const all = [blog, masto, page]

describe('where a post goes', () => {
  test.each<[string, readonly string[] | null, readonly Account[], string | null, string]>([
    ['the only account', null, [masto], null, 'masto'],
    ['the accounts of the first network of the strategy', null, all, 'mastodon', 'masto'],
    ['a blog, whatever makes it', null, all, 'blog', 'blog'],
    ['an account by hand that stands for the first network', null, all, 'facebook', 'page'],
    ['never all by default', null, all, null, 'which'],
    ['nor when the first network has no account', null, all, 'linkedin', 'which'],
    ['no account at all', null, [], 'facebook', 'none'],
    ['all, when it is said', ['all'], all, 'mastodon', 'blog masto page'],
    ['all of none', ['all'], [], null, 'none'],
    ['a name', ['masto'], all, null, 'masto'],
    ['a name in capitals', ['MASTO'], all, null, 'masto'],
    ['a network', ['folder'], all, null, 'blog'],
    ['blogs', ['blog'], [account(9, 'ghost', 'journal'), masto], null, 'journal'],
    ['a network that is served by hand', ['facebook'], all, null, 'page'],
    ['a name goes before a network', ['mastodon'], [masto, tricky], null, 'mastodon'],
    ['each account once', ['masto', 'mastodon', 'blog'], all, null, 'masto blog'],
    ['a closed network', ['viadeo'], all, null, 'closed viadeo'],
    ['a closed network in its own spelling', ['Google+'], all, null, 'closed google_plus'],
    ['a network without account', ['linkedin'], all, null, 'unknown linkedin network'],
    ['a word that is nothing', ['masto', 'nonsense'], all, null, 'unknown nonsense'],
  ])('%s', (_, to, accounts, first, expected) => {
    const chosen = chooseTargets(to, accounts, first)
    const told =
      chosen.is === 'accounts'
        ? chosen.accounts.map((one) => one.name).join(' ')
        : chosen.is === 'closed'
          ? `closed ${chosen.closed.id}`
          : chosen.is === 'unknown'
            ? `unknown ${chosen.word}${chosen.network ? ' network' : ''}`
            : chosen.is
    expect(told).toBe(expected)
  })
})
