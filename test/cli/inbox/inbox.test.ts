import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run as add } from '../../../src/cli/inbox/add.ts'
import { run as assign } from '../../../src/cli/inbox/assign.ts'
import { run as close } from '../../../src/cli/inbox/close.ts'
import { run as escalate } from '../../../src/cli/inbox/escalate.ts'
import { run as list } from '../../../src/cli/inbox/list.ts'
import { readMoment } from '../../../src/cli/inbox/moment.ts'
import { run as pull } from '../../../src/cli/inbox/pull.ts'
import { run as reopen } from '../../../src/cli/inbox/reopen.ts'
import { run as show } from '../../../src/cli/inbox/show.ts'
import { run as tag } from '../../../src/cli/inbox/tag.ts'
import { status } from '../../../src/cli/status/status.ts'
import { receiveMessages, type Arrived } from '../../../src/community/receive-messages.ts'
import { Failure } from '../../../src/failure.ts'
import { readMember } from '../../../src/people/read-member.ts'
import type { InboxMessage } from '../../../src/store/inbox.ts'
import { bakery, monday, type Bakery } from '../../posts/support.ts'
import { startMastodon } from '../../servers/mastodon.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'

const langs = ['fr', 'en'] as const
const hour = 3_600_000

interface Desk extends Bakery {
  /** The same home, for the next command. */
  readonly command: (options?: TestContextOptions) => TestContext
  readonly message: (id: number) => Promise<InboxMessage>
  readonly comes: (text: string, more?: Partial<Arrived>) => Promise<number>
}

/** Any space is a space, and any apostrophe one. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

let serial = 0

/** Monday 23 November 2026, 10:00 in Paris, on business days. */
async function desk(given: TestContextOptions = {}): Promise<Desk> {
  const world = await bakery({ now: monday, accounts: [], ...given })
  const { context, client } = world
  const { inbox } = await context.store()
  return {
    ...world,
    command: (options = {}) => testContext({ now: monday, folder: context.folder, ...given, ...options }),
    message: async (id) => {
      const found = await inbox.get(id)
      if (found === null) throw new Error('no such message')
      return found
    },
    comes: async (text, more = {}) => {
      const arrived: Arrived = {
        network: 'facebook',
        kind: 'comment',
        remote_id: `c${++serial}`,
        post_id: null,
        answers: null,
        author: { id: 'julie', name: 'Julie Martin', url: null },
        text,
        url: null,
        at: new Date(monday.getTime() - hour).toISOString(),
        rating: null,
        can_reply: true,
        ...more,
      }
      const { added } = await receiveMessages(context, client, [arrived], { source: 'api' })
      return added[0]?.id ?? 0
    },
  }
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

describe('smm inbox add', () => {
  it('takes in what no interface gives, as any other message [000-17]', async () => {
    const { command, message } = await desk()
    const context = command({ lang: 'fr' })
    const flags = { network: 'tripadvisor', author: 'Marc', date: '20/11 14h30', rating: '2', url: 'https://avis.example/1' }
    expect(await add(context, ['Une', 'vraie', 'arnaque'], flags)).toBe(0)
    expect(await message(1)).toMatchObject({
      source: 'manual',
      network: 'tripadvisor',
      kind: 'review',
      rating: 2,
      author_name: 'Marc',
      text: 'Une vraie arnaque',
      at: '2026-11-20T13:30:00.000Z',
      level: 'amber',
      sensitive: ['arnaque'],
      due_at: '2026-11-20T17:30:00.000Z',
      tone: 'negative',
      can_reply: false,
      forget_at: '2027-11-23',
    })
    expect(context.stdout()).toContain('Avis n° 1 noté.')
    expect(context.stdout()).toContain('en retard de')
  })

  it('writes nothing with --dry-run', async () => {
    const { command, context } = await desk()
    await add(command({ options: { dry_run: true } }), ['Hello'], { network: 'other' })
    expect(await (await context.store()).inbox.count({ client: 'ill' })).toBe(0)
  })

  it.each([
    [['   '], { network: 'other' }, 'no_text'],
    [['x'.repeat(10_001)], { network: 'other' }, 'message_too_long'],
    [['Hello'], { network: 'myspace' }, 'unknown_network'],
    [['Hello'], { network: 'other', rating: '6' }, 'bad_rating'],
    [['Hello'], { network: 'other', kind: 'call', rating: '3' }, 'rating_of_review'],
    [['Hello'], { network: 'other', url: 'javascript:alert(1)' }, 'bad_url'],
    [['Hello'], { network: 'other', date: 'someday' }, 'bad_when'],
    [['Hello'], { network: 'other', date: '2027-01-01' }, 'bad_when'],
    [['Hello'], { network: 'other', date: 'today 23:00' }, 'when_in_future'],
    [['Hello'], { network: 'other', tag: 'religion' }, 'bad_tag'],
  ])('refuses %j %j: %s', async (words, flags, code) => {
    const { command } = await desk()
    expect(await failureOf(add(command(), words, flags))).toMatchObject({ kind: 'usage', code })
  })
})

describe('a moment that has passed', () => {
  const given = { lang: 'fr', now: () => monday } as const
  it.each([
    ['now', '2026-11-23T09:00:00.000Z'],
    ['maintenant', '2026-11-23T09:00:00.000Z'],
    // a day alone is its noon, or now where that is still to come
    ['hier', '2026-11-22T11:00:00.000Z'],
    ['today', '2026-11-23T09:00:00.000Z'],
    ['hier 14h', '2026-11-22T13:00:00.000Z'],
    ['yesterday 2:30pm', '2026-11-22T13:30:00.000Z'],
    ['22/11 à 8h05', '2026-11-22T07:05:00.000Z'],
    ['2026-11-20 14:00', '2026-11-20T13:00:00.000Z'],
    ['2026-11-20T14:00', '2026-11-20T13:00:00.000Z'],
    ['2026-11-20T14:00:00Z', '2026-11-20T14:00:00.000Z'],
    ['2026-11-20T14:00:00+02:00', '2026-11-20T12:00:00.000Z'],
    ['8:15', '2026-11-23T07:15:00.000Z'],
  ])('%s is %s', (typed, expected) => {
    expect(readMoment(given, typed, 'Europe/Paris')).toBe(expected)
  })

  it.each(['demain', 'tomorrow 9:00', '25:00', 'hier 14h99', '31/02', '', '13:00'])('%j is none', (typed) => {
    expect(() => readMoment(given, typed, 'Europe/Paris')).toThrow(Failure)
  })
})

describe.each(langs)('smm inbox list (%s)', (lang) => {
  it('shows the most overdue first, then by deadline, with how late they are [004-29]', async () => {
    const { command, comes } = await desk({ lang })
    const at = (hours: number): string => new Date(monday.getTime() - hours * hour).toISOString()
    await comes('Quelle belle tresse', { at: at(1) })
    await comes('Une arnaque', { at: at(5), kind: 'review', rating: 1 })
    await comes('❤️', { at: at(2) })
    await comes('Vieille question', { at: '2026-11-18T09:00:00.000Z' })
    const context = command()
    await list(context, {})
    const lines = plain(context.stdout()).trimEnd().split('\n')
    expect(lines.map((line) => /^\s*(\d+)/.exec(line)?.[1])).toEqual([undefined, '4', '2', '1'])
    expect(lines.every((line) => line.length <= 80)).toBe(true)
    expect(lines[1]).toContain(lang === 'fr' ? 'en retard de 4 jours' : '4 days overdue')
    expect(lines[2]).toContain(lang === 'fr' ? 'en retard de 1 h' : '1 h overdue')
    expect(lines[3]).toContain(lang === 'fr' ? 'sous 23 h' : 'within 23 h')
    expect(plain(context.stderr())).toContain(
      lang === 'fr' ? '3 messages attendent une réponse' : '3 messages wait for an answer',
    )
    if (lang === 'fr') expect(typographyFaults(context.stdout() + context.stderr())).toEqual([])
  })

  it('says that nothing waits', async () => {
    const { command } = await desk({ lang })
    const context = command()
    await list(context, {})
    expect(context.stdout()).toBe('')
    expect(context.stderr()).toContain('smm inbox pull')
  })
})

describe('smm inbox list', () => {
  it('gives JSON with what is overdue, and takes every filter', async () => {
    const { command, comes, context } = await desk()
    await comes('Une arnaque', { network: 'gbp', kind: 'review', rating: 1, at: '2026-11-20T09:00:00.000Z' })
    await comes('Super pain', { at: '2026-11-22T09:00:00.000Z', tags: ['praise'] })
    const third = await comes('Bonjour ?')
    await (
      await context.store()
    ).inbox.change([third], { status: 'closed', close_reason: 'done' }, 'inbox.close', monday.toISOString())
    const ids = async (flags: Record<string, unknown>): Promise<number[]> => {
      const asked = command({ options: { json: true } })
      await list(asked, flags)
      const views = JSON.parse(asked.stdout()) as { id: number; overdue: boolean; overdue_minutes: number | null }[]
      for (const { overdue, overdue_minutes } of views) expect(overdue).toBe(overdue_minutes !== null)
      return views.map(({ id }) => id)
    }
    expect(await ids({})).toEqual([1, 2])
    expect(await ids({ all: true })).toEqual([1, 2, 3])
    expect(await ids({ overdue: true })).toEqual([1])
    expect(await ids({ network: 'gbp' })).toEqual([1])
    expect(await ids({ kind: 'review' })).toEqual([1])
    expect(await ids({ level: 'green' })).toEqual([2])
    expect(await ids({ tag: 'compliment' })).toEqual([2])
    expect(await ids({ status: 'closed' })).toEqual([3])
    expect(await ids({ from: '2026-11-22', toDate: '2026-11-22' })).toEqual([2])
    expect(await ids({ tone: 'negative' })).toEqual([1])
    expect(await ids({ assignedTo: 'nobody' })).toEqual([])
    expect(await ids({ all: true, limit: '2' })).toEqual([1, 2])
    expect(await failureOf(list(command(), { limit: '0' }))).toMatchObject({ code: 'bad_limit' })
    expect(await failureOf(list(command(), { from: '31/02' }))).toMatchObject({ code: 'bad_when' })
  })

  it('exports what was tagged as a table without names [004-05]', async () => {
    const { command, comes, context } = await desk()
    const quiche = 'Et si vous faisiez une quiche sans gluten ? Julie Martin, 06 12 34 56 78'
    await comes(quiche, { tags: ['idea'], author: { id: 'j', name: 'Julie Martin', url: null } })
    await comes('=HYPERLINK("http://evil.example")', { tags: ['idea'], author: { id: 'k', name: 'Karim', url: null } })
    await comes('Autre chose', { tags: ['question'] })
    const first = command()
    await list(first, { tag: 'idea', format: 'csv', output: 'ideas.csv' })
    const csv = readFileSync(join(context.folder, 'ideas.csv'), 'utf8')
    expect(csv.split('\r\n')).toHaveLength(4)
    expect(csv).toContain('quiche sans gluten')
    for (const secret of ['Julie', 'Martin', 'Karim', '06 12', '\n=', ';=']) expect(csv).not.toContain(secret)
    expect(csv).toContain('client 1')
    expect(csv).toContain('client 2')
    const second = command()
    await list(second, { tag: 'idea', format: 'csv' })
    expect(second.stdout()).toBe(csv)
  })
})

describe.each(langs)('smm inbox show (%s)', (lang) => {
  it('shows all of it, its conversation and what the person wrote before [004-69]', async () => {
    const { command, comes } = await desk({ lang })
    await comes('Votre pain au levain est magnifique', { at: '2026-10-01T09:00:00.000Z' })
    const first = await comes('À quelle heure ouvrez-vous ?', { remote_id: 'first', at: '2026-11-20T09:00:00.000Z' })
    await comes('Je voudrais aussi savoir', { answers: 'first', author: { id: 'karim', name: 'Karim', url: null } })
    await comes('Quelqu’un d’autre', { author: { id: 'zoe', name: 'Zoé', url: null } })
    const context = command()
    await show(context, String(first))
    const out = context.stdout()
    expect(out).toContain('À quelle heure ouvrez-vous ?')
    expect(out).toContain('Julie Martin')
    expect(out).toContain('Karim')
    expect(out).toContain('Votre pain au levain')
    expect(out).not.toContain('Zoé')
    expect(out).toContain(lang === 'fr' ? 'Déjà écrit par cette personne' : 'Written before by this person')
    if (lang === 'fr') expect(typographyFaults(out, ['À quelle heure ouvrez-vous ?'])).toEqual([])
    const asked = command({ options: { json: true } })
    await show(asked, String(first))
    expect(JSON.parse(asked.stdout())).toMatchObject({
      id: first,
      conversation: [{ author_name: 'Karim' }],
      history: [{ text: 'Votre pain au levain est magnifique' }],
      history_count: 1,
      answers: [],
      post: null,
      account: null,
    })
  })

  it('shows hostile words visibly neutralised', async () => {
    const { command, comes } = await desk({ lang })
    const evil = '\u001B[31mRouge\u001B]0;titre\u0007\u202Egnp.exe\u2066 \u0000 fin'
    const id = await comes(evil, { author: { id: 'e', name: `Eve\u001B[2J\u202E`, url: 'https://evil.example/\u001B[0m' } })
    const context = command()
    await show(context, String(id))
    await list(context, {})
    // eslint-disable-next-line no-control-regex
    expect(context.stdout()).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
    expect(context.stdout()).toContain('Rouge')
  })
})

describe('messages that are not there', () => {
  it('are said so, and so are those of another client', async () => {
    const { command, comes } = await desk()
    await comes('Bonjour')
    expect(await failureOf(show(command(), '99'))).toMatchObject({ kind: 'not_found', code: 'message_not_found' })
    expect(await failureOf(show(command(), 'abc'))).toMatchObject({ kind: 'not_found' })
    expect(await failureOf(assign(command({ options: { client: 'other' } }), ['1'], { to: 'consultant' }))).toMatchObject({
      code: 'message_not_found',
    })
    expect(await failureOf(tag(command(), ['question'], {}))).toMatchObject({ code: 'no_messages' })
  })
})

describe('who knows', () => {
  it('gets what is tagged with their topic, unless somebody has it in hand [002-14]', async () => {
    const { context, client, command, comes, message } = await desk()
    const { team } = await context.store()
    const usual = { roles: ['contributor'], department: 'four', minutes_per_week: 60, days: ['mon'] } as const
    const unsaid = { trained: null, knows_rules: null, motivated: null, at_ease: null, intern: false, years_in_company: null }
    const given = readMember({ topics: 'technique, juridique', email: 'four@example.com' }, 'fr')
    await team.add('ill', { alias: 'Boulanger', job: 'expert', ...usual, ...unsaid, ...given }, monday.toISOString())
    expect((await team.list('ill'))[0]).toMatchObject({ topics: ['technical', 'legal'], email: 'four@example.com' })
    const asked = await comes('Quelle farine ?')
    const taken = await comes('Et le four ?')
    await assign(command(), [String(taken)], { to: 'consultant' })
    const told = command({ lang: 'fr' })
    await tag(told, [String(asked), String(taken), 'technique'], {})
    expect(await message(asked)).toMatchObject({ assigned_to: 'Boulanger', tags: ['technical'] })
    expect(await message(taken)).toMatchObject({ assigned_to: 'consultant', status: 'open' })
    expect(told.stdout()).toContain('Confié à Boulanger')
    // what comes with the tag goes there at once
    const { added } = await receiveMessages(
      context,
      client,
      [{ ...(await arrivedLike(message, asked)), remote_id: 'z', tags: ['legal'] }],
      { source: 'manual' },
    )
    expect(added[0]?.assigned_to).toBe('Boulanger')
    expect(await failureOf(assign(command(), [String(asked)], { to: 'Nobody' }))).toMatchObject({ code: 'member_not_found' })
    expect(() => readMember({ topics: 'santé' }, 'fr')).toThrow(Failure)
    expect(() => readMember({ email: 'no' }, 'fr')).toThrow(Failure)
  })

  it('takes up what listening found: an answer is owed from now on', async () => {
    const { context, client, command, message } = await desk()
    const found = { network: 'press', kind: 'mention', remote_id: 'a', post_id: null, answers: null, url: null } as const
    const more = {
      author: { id: null, name: null, url: null },
      text: 'Un article',
      at: '2026-11-01T09:00:00.000Z',
      rating: null,
    }
    await receiveMessages(context, client, [{ ...found, ...more, can_reply: false }], { source: 'listen' })
    expect(await message(1)).toMatchObject({ needs_answer: false, due_at: null })
    await assign(command(), ['1'], { to: 'consultant' })
    expect(await message(1)).toMatchObject({ needs_answer: true, due_at: '2026-11-24T09:00:00.000Z', status: 'open' })
  })
})

async function arrivedLike(message: Desk['message'], id: number): Promise<Arrived> {
  const { network, kind, text, at } = await message(id)
  return {
    network,
    kind,
    text,
    at,
    remote_id: null,
    post_id: null,
    answers: null,
    author: { id: null, name: null, url: null },
    url: null,
    rating: null,
    can_reply: false,
  }
}

describe('what messages are about [000-13]', () => {
  it('is said in either language, added and taken away', async () => {
    const { command, comes, message } = await desk()
    const [a, b] = [await comes('Un'), await comes('Deux')]
    await tag(command(), [`${a}-${b}`, 'besoin', 'question'], {})
    expect((await message(b)).tags.toSorted()).toEqual(['need', 'question'])
    await tag(command(), [String(a), 'praise'], { remove: 'need,question' })
    expect((await message(a)).tags).toEqual(['praise'])
    expect(await failureOf(tag(command(), [String(a), 'politique'], {}))).toMatchObject({ code: 'bad_tag' })
    expect(await failureOf(tag(command(), [String(a)], {}))).toMatchObject({ code: 'nothing_to_tag' })
  })

  it('remembers a corrected tone for the same words, and a word for all of the client', async () => {
    const { context, command, comes, message } = await desk()
    const id = await comes('Le parking est loin')
    expect(await failureOf(tag(command(), [String(id)], { word: 'parking' }))).toMatchObject({ code: 'word_needs_tone' })
    expect(await failureOf(tag(command(), [String(id)], { tone: 'negative', word: 'piscine' }))).toMatchObject({
      code: 'bad_word',
    })
    await tag(command(), [String(id)], { tone: 'negative', word: 'parking' })
    expect(await message(id)).toMatchObject({ tone: 'negative', tone_source: 'person' })
    expect(await message(await comes('Le parking est loin'))).toMatchObject({ tone: 'negative', tone_source: 'lexicon' })
    expect(await message(await comes('Encore ce parking'))).toMatchObject({ tone: 'negative' })
    const { inbox } = await context.store()
    expect((await inbox.corrections('ill')).map(({ kind, tone }) => [kind, tone])).toEqual([
      ['text', 'negative'],
      ['word', 'negative'],
    ])
  })
})

describe('how grave a message is', () => {
  it('is raised with its deadline, and only up', async () => {
    const { command, comes, message } = await desk()
    const id = await comes('Je veux parler au patron')
    await escalate(command(), [String(id)], { level: 'amber', reason: 'veut être remboursé' })
    expect(await message(id)).toMatchObject({
      level: 'amber',
      due_at: new Date(monday.getTime() + 4 * hour).toISOString(),
      note: 'veut être remboursé',
    })
    expect(await failureOf(escalate(command(), [String(id)], { level: 'amber' }))).toMatchObject({ code: 'not_higher' })
  })

  it('makes the client red where the message is, and holds its queue', async () => {
    const { context, command, comes, message } = await desk()
    const id = await comes('Dix personnes à l’hôpital')
    const asked = command({ lang: 'fr' })
    const code = await escalate(asked, [String(id)], { level: 'red', reason: 'intoxications' })
    expect([0, 1]).toContain(code)
    const { crisis, holds } = await context.store()
    expect(await crisis.state('ill')).toMatchObject({ level: 'red' })
    expect(await crisis.open('ill')).toMatchObject({ highest: 'red' })
    expect((await holds.list()).some(({ client }) => client === 'ill')).toBe(true)
    expect((await message(id)).incident_id).toBe((await crisis.open('ill'))?.id)
  })

  it('changes nothing with --dry-run', async () => {
    const { context, command, comes, message } = await desk()
    const id = await comes('Bonjour')
    await escalate(command({ options: { dry_run: true } }), [String(id)], { level: 'red' })
    expect(await message(id)).toMatchObject({ level: 'green' })
    expect(await (await context.store()).crisis.state('ill')).toBeNull()
  })
})

describe('what is done with', () => {
  it('is closed, or answered elsewhere by somebody: that counts as an answer', async () => {
    const { command, comes, message } = await desk()
    const [a, b] = [await comes('Un'), await comes('Deux')]
    await close(command(), [String(a)], { reason: 'spam' })
    expect(await message(a)).toMatchObject({ status: 'closed', close_reason: 'spam', closed_at: monday.toISOString() })
    await close(command(), [String(b)], { answeredAt: 'now', by: 'gérante' })
    expect(await message(b)).toMatchObject({ status: 'answered', answered_at: monday.toISOString(), answered_by: 'gérante' })
    await reopen(command(), [String(a)])
    expect(await message(a)).toMatchObject({ status: 'open', close_reason: null, due_at: '2026-11-24T09:00:00.000Z' })
    expect(await failureOf(reopen(command(), [String(a)]))).toMatchObject({ code: 'not_closed' })
  })

  it.each([
    [{ by: 'gérante' }, 'by_needs_answer'],
    [{ answeredAt: 'now', reason: 'done' }, 'reason_or_answer'],
    [{ answeredAt: '2026-11-20 09:00' }, 'answered_before_written'],
  ])('refuses %j: %s', async (flags, code) => {
    const { command, comes } = await desk()
    const id = await comes('Bonjour')
    expect(await failureOf(close(command(), [String(id)], flags))).toMatchObject({ kind: 'usage', code })
  })

  it('is not closed twice, and nothing of several when one cannot be', async () => {
    const { command, comes, message } = await desk()
    const [a, b] = [await comes('Un'), await comes('Deux')]
    await close(command(), [String(a)], {})
    expect(await failureOf(close(command(), [String(b), String(a)], {}))).toMatchObject({ code: 'closed_already' })
    expect(await message(b)).toMatchObject({ status: 'new' })
  })
})

describe.each(langs)('the day of a client (%s)', (lang) => {
  it('begins with those who have waited too long [004-29]', async () => {
    const { command, comes } = await desk({ lang })
    await comes('Une arnaque', { kind: 'review', rating: 1, at: '2026-11-20T09:00:00.000Z' })
    await comes('Bonjour ?')
    const context = command()
    await status(context)
    expect(plain(context.stdout())).toContain(
      lang === 'fr' ? 'Alerte : 1 message en retard de réponse' : 'Alert: 1 message overdue',
    )
    expect(context.stdout()).toContain('smm inbox list --overdue -c ill')
    expect(context.stdout()).not.toContain(lang === 'fr' ? 'Rien ne vous attend' : 'Nothing waits for you')
    const asked = command({ options: { json: true } })
    await status(asked)
    expect(JSON.parse(asked.stdout())).toMatchObject({
      clients: [{ messages: { waiting: 2, overdue: 1, next_due_at: '2026-11-24T08:00:00.000Z' } }],
    })
  })
})

describe.each(langs)('smm inbox pull (%s)', (lang) => {
  it('says what there is to do where there is no account, and where accounts give no messages', async () => {
    const { command, context } = await desk({ lang })
    const alone = command()
    expect(await pull(alone, [], {})).toBe(0)
    expect(alone.stderr()).toContain('smm account add')
    const one = {
      client: 'ill',
      network: 'manual',
      name: 'insta',
      endpoint: null,
      path: null,
      for_network: 'instagram',
    } as const
    await (await context.store()).accounts.add(one, monday.toISOString())
    const silent = command()
    expect(await pull(silent, [], {})).toBe(0)
    expect(silent.stderr()).toContain('insta')
    expect(silent.stderr()).toContain('smm inbox add')
    expect(await failureOf(pull(command(), ['nope'], {}))).toMatchObject({ kind: 'not_found', code: 'account_not_found' })
    const dry = command({ options: { dry_run: true, json: true } })
    await pull(dry, [], {})
    expect(JSON.parse(dry.stdout())).toMatchObject({ accounts: [{ account: 'insta', not_asked: 'no_inbox' }], budget: null })
    if (lang === 'fr') expect(typographyFaults(silent.stderr(), ["Boulangerie de l'Ill"])).toEqual([])
  })
})

describe.each(langs)('smm inbox pull from accounts (%s)', (lang) => {
  it('tells account by account what came, what refused, and what to type', async () => {
    const server = await startMastodon()
    onTestFinished(() => server.close())
    const { command, context } = await desk({ lang, now: () => new Date() })
    const store = await context.store()
    for (const [name, token] of [
      ['atelier', server.token],
      ['boutique', 'wrong'],
    ] as const) {
      const one = { client: 'ill', network: 'mastodon', name, endpoint: server.url, path: null, for_network: null } as const
      const account = await store.accounts.add(one, new Date().toISOString())
      await (await context.secrets()).putCredentials(account.id, { access_token: token })
    }
    server.mention('@boulangerie Bonjour ?')
    server.mention('@boulangerie Il y a longtemps', { at: new Date(Date.now() - 20 * 24 * hour) })
    const first = command()
    expect(await pull(first, [], { allClients: true })).toBe(4)
    const out = plain(first.stdout())
    expect(out).toContain(
      lang === 'fr' ? '✓ atelier : 2 nouveaux messages · 1 de plus de 7 jours' : '✓ atelier: 2 new messages · 1 older',
    )
    expect(out).toContain('✗ boutique')
    expect(first.stderr()).toContain('smm account check boutique -c ill')
    const again = command({ options: { json: true } })
    expect(await pull(again, ['atelier'], {})).toBe(0)
    expect(JSON.parse(again.stdout())).toMatchObject({
      accounts: [{ account: 'atelier', status: 'done', received: 0 }],
      budget: null,
    })
    const silent = command({ options: { quiet: true } })
    expect(await pull(silent, [], {})).toBe(4)
    // something grave that nobody could be told of is worse than an account that refuses
    const facts = { severity: 'safety', amplifier: 'none', data_breach: false, account_compromised: false } as const
    const more = { legal_threat: false, press_inquiry: false, responsibility: null, spokesperson: null, settled_at: null }
    const green = { level: 'green', consecutive_lower: 0 } as const
    const given = {
      cause: 'report',
      input: {},
      result: {},
      index: 0,
      log: [],
      alerts: [],
      messages: [],
      hold_reason: null,
    } as const
    await store.crisis.apply(
      'ill',
      {
        ...given,
        previous: green,
        open: null,
        next: { ...green, watch: false },
        incident: { topic: 'malades', raised_to: null, opened_by: null, ...facts, ...more },
      },
      new Date().toISOString(),
    )
    const grave = command()
    expect(await pull(grave, [], {})).toBe(1)
    expect(plain(grave.stderr())).toMatch(lang === 'fr' ? /personne/i : /nobody/i)
    expect(silent.stdout()).toBe('')
    expect(silent.stderr()).toContain('boutique')
    expect(silent.stderr()).not.toContain('atelier')
    if (lang === 'fr') expect(typographyFaults(first.stdout())).toEqual([])
  })
})
