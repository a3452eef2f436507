import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fetch, FetchAnswer } from '../../src/context.ts'
import { cleanFailures } from '../../src/networks/clean-failures.ts'
import type { Connection } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { createHttp } from '../../src/networks/http.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import { send } from '../../src/networks/send.ts'
import { access, content, deliver, identity } from '../networks/support.ts'
import { startBlueskyFront } from '../servers/bluesky-appview.ts'
import { startBlueskyPds } from '../servers/bluesky-pds.ts'
import { startGbp } from '../servers/gbp.ts'
import { startX } from '../servers/x.ts'
import { accountsOf, type AccountCase } from '../support/account-cases.ts'
import { corpus } from './corpus.ts'

// Threat: hostile answers of a network's API

type Change = (answer: FetchAnswer, text: string, nth: number) => FetchAnswer | string

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const texts = corpus.filter(({ kind }) => kind !== 'huge').map(({ text }) => text)

/** Each value of a JSON answer as `leaf` has it; what is no JSON stays. */
const leaves =
  (leaf: (value: unknown, nth: number) => unknown): Change =>
  (_, text, at) => {
    let nth = at
    try {
      return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === '' ? value : leaf(value, nth++))))
    } catch {
      return text
    }
  }
const instead =
  (body: string, status?: number, headers: Readonly<Record<string, string>> = {}): Change =>
  (answer) => ({
    status: status ?? answer.status,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    body: (async function* () {
      yield Buffer.from(body)
    })(),
  })
const told =
  (value: string): Change =>
  (answer) => ({
    ...answer,
    headers: {
      get: (name) => (/retry|date|location|link|range|limit|reset|length/i.test(name) ? value : answer.headers.get(name)),
    },
  })

const changes: readonly (readonly [string, Change])[] = [
  ['words of strangers', leaves((value, nth) => (typeof value === 'string' ? texts[nth % texts.length] : value))],
  ['nothing', leaves((value) => (typeof value === 'object' ? value : null))],
  ['nothing at all', leaves(() => null)],
  ['lists for words', leaves((value) => (typeof value === 'object' ? value : [value]))],
  ['objects for words', leaves((value) => (typeof value === 'object' ? value : { value }))],
  ['lists for objects', leaves((value) => (value !== null && typeof value === 'object' ? Object.values(value) : value))],
  ['objects for lists', leaves((value) => (Array.isArray(value) ? { ...value } : value))],
  ['lists of nothing', leaves((value) => (Array.isArray(value) ? [null, 1, 'a', [], {}] : value))],
  ['minus one', leaves((value) => (typeof value === 'object' ? value : -1))],
  ['more than there is', leaves((value) => (typeof value === 'object' ? value : 1.7e308))],
  ['numbers as words', leaves((value) => (typeof value === 'object' ? value : '99999999999999999999999'))],
  ['truth for all', leaves((value) => (typeof value === 'object' ? value : true))],
  [
    'dates that are none',
    leaves((value) => (typeof value === 'string' && /^\d{4}-/.test(value) ? '9999999-99-99T99:99' : value)),
  ],
  ['null', instead('null')],
  ['a list', instead('[]')],
  ['a number', instead('1e999')],
  ['a word', instead('"x"')],
  ['an empty object', instead('{}')],
  ['nothing, with 200', instead('', 200)],
  ['a page, with 200', instead('<!doctype html><title>Log in</title>', 200)],
  ['an error, with 200', instead('{"error":{"message":{"a":[1]},"code":"x","type":null},"errors":[null],"ok":false}', 200)],
  ['an error of another form', instead('{"error":[],"errors":{"a":1},"message":7,"detail":{"a":1},"meta":null}', 400)],
  ['no such status', instead('{}', 799)],
  ['100,000 deep', instead(nested(100_000), 200)],
  ['10 MB', instead(JSON.stringify({ a: 'x'.repeat(10_000_000) }), 200)],
  ['headers: minus one', told('-1')],
  ['headers: for ever', told('1e308')],
  ['headers: no date', told('Thu, 99 Foo 99999 99:99:99 GMT')],
  ['headers: inside', told('http://127.0.0.1:1/')],
  ['headers: an escape', told('\u001B]52;c;AAAA\u0007')],
  ['rate limited for 30,000 years', instead('{}', 429, { 'retry-after': '999999999999' })],
]

function changed(change: Change): Fetch {
  let nth = 0
  return async (url, init) => {
    const answer = await send(url, init)
    const chunks: Uint8Array[] = []
    for await (const chunk of answer.body ?? []) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const given = change({ ...answer, body: once(text) }, text, nth)
    nth += 7
    return typeof given === 'string' ? { ...answer, body: once(given) } : given
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Those whose account is not swapped in the same way as that of all others. */
const accounts: Readonly<Partial<Record<NetworkId, () => Promise<AccountCase>>>> = {
  ...accountsOf,
  x: async () => {
    const server = await startX({ now: () => new Date() })
    return { server, secrets: { ...server.secrets } }
  },
  gbp: async () => {
    const server = await startGbp()
    return { server, secrets: { ...server.secrets } }
  },
  bluesky: async () => {
    const pds = await startBlueskyPds()
    const front = await startBlueskyFront(pds, (method, path) =>
      path.includes('com.atproto.server.') ? 'session' : method === 'POST' ? 'publish' : 'read',
    )
    const { handle, app_password } = await pds.account('boulangerie')
    const close = async (): Promise<void> => {
      await front.close()
      await pds.close()
    }
    return { server: { ...front, close }, secrets: { identifier: handle, app_password } }
  },
}

describe.each(Object.entries(accounts))('hostile answers: %s', (id, prepare) => {
  it('each is read or refused in words, and no visible call is made twice', async () => {
    const { server, secrets, settings = {}, needs } = await prepare()
    onTestFinished(() => server.close())
    const network = await networkOf(id as NetworkId)
    const client = await network.client?.()
    if (client === undefined) throw new Error('no client')
    const bench = access({ endpoint: server.url, secrets, settings, now: () => new Date() })
    const good = await client.connect(bench).identify()
    const open = (fetch: Fetch): Connection =>
      cleanFailures(
        client.connect({
          ...bench,
          settings: { ...settings, ...good.settings },
          http: createHttp({ fetch, base: server.url, secrets: () => Object.values(secrets), timeout_ms: 5_000 }),
        }),
        (text) => text,
      )
    // where there is a draft first, a call that is refused as too old is made again: nothing is visible by it
    const drafts = open(send).steps(content({ title: 'Un titre' })).length > 0
    const publishes = (): number => (drafts ? 0 : server.requests().filter(({ subject }) => subject === 'publish').length)
    const since = new Date(Date.now() - 3_600_000)
    const wrong: string[] = []
    for (const [name, change] of changes) {
      const connection = open(changed(change))
      const asked: Record<string, () => Promise<unknown>> = {
        identify: () => connection.identify(),
        lookup: () => connection.lookup(content(), identity(), {}, since),
        ownPosts: async () => connection.ownPosts?.(since),
        accountFigures: async () => connection.accountFigures?.(since),
        postFigures: async () => connection.postFigures?.(['1']),
        inbox: async () => connection.inbox?.(null),
        search: async () => connection.search?.({ any_words: ['pain'], all_words: [], none_words: [], lang: null }, null),
        remove: async () => connection.remove?.('1'),
        ...(needs === undefined && { publish: () => deliver(connection, content({ title: 'Un titre' }), identity()) }),
      }
      for (const [what, ask] of Object.entries(asked)) {
        const before = publishes()
        await ask().then(
          () => null,
          (error: unknown) => {
            if (!(error instanceof NetworkFailure))
              return wrong.push(`${name}: ${what}: ${String(error)} ${(error as Error).stack?.split('\n')[1] ?? ''}`)
            const { retry_at, verdict } = error
            if (retry_at !== undefined && Number.isNaN(retry_at.getTime())) wrong.push(`${name}: ${what}: no date`)
            if (what === 'publish' && publishes() > before && verdict === 'not_sent')
              wrong.push(`${name}: sent, and said not to be`)
          },
        )
        if (publishes() > before + 1) wrong.push(`${name}: ${what}: ${publishes() - before} times`)
      }
    }
    expect(wrong).toEqual([])
  })
})
