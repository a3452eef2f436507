import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run as report } from '../../../src/cli/crisis/report.ts'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as approve } from '../../../src/cli/queue/approve.ts'
import { run as cancel } from '../../../src/cli/queue/cancel.ts'
import { run as deleteRemote } from '../../../src/cli/queue/delete-remote.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as list } from '../../../src/cli/queue/list.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { run as reply } from '../../../src/cli/inbox/reply.ts'
import { accountFor, prepareReply } from '../../../src/community/queue-reply.ts'
import { addPost } from '../../../src/posts/add-post.ts'
import { publishDue } from '../../../src/delivery/publish-due.ts'
import { Failure } from '../../../src/failure.ts'
import { pageOf, textOf, wordsOf } from '../../../src/io/edit-text.ts'
import { readStatus } from '../../../src/overview/read-status.ts'
import type { Approval } from '../../../src/store/clients.ts'
import type { InboxMessage, NewMessage } from '../../../src/store/inbox.ts'
import { bakery, type Bakery } from '../../posts/support.ts'
import { startMastodon, type FakeMastodon } from '../../servers/mastodon.ts'
import { testContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'
import { newMessage } from '../../support/message.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const langs = ['fr', 'en'] as const
const hostile = 'Bravo \u001B[31m<script>alert(1)</script>\u202E $(touch /tmp/smm-pwned) vim:set ff=dos:'

interface Desk extends Bakery {
  readonly server: FakeMastodon
  /** Somebody's word under a post of the account's. */
  comes(text: string, more?: Partial<NewMessage>): Promise<InboxMessage>
  message(id: number): Promise<InboxMessage>
  published(): string[]
}

async function desk(given: TestContextOptions & { approval?: Approval } = {}): Promise<Desk> {
  const server = await startMastodon()
  onTestFinished(() => server.close())
  let at = Date.now()
  const shop = await bakery({ now: () => new Date((at += 5)), accounts: [], ...given })
  const store = await shop.context.store()
  const one = {
    client: 'ill',
    network: 'mastodon' as const,
    name: 'mastodon',
    endpoint: server.url,
    path: null,
    for_network: null,
  }
  const account = await store.accounts.add(one, shop.context.now().toISOString())
  await (await shop.context.secrets()).putCredentials(account.id, { access_token: server.token })
  const post = server.write('Une question ?')
  return {
    ...shop,
    server,
    comes: async (text, more = {}) => {
      const remote_id = server.mention(`@boulangerie ${text}`, { in_reply_to_id: post.id })
      const own = { network: 'mastodon', account_id: account.id, source: 'api', can_reply: true } as const
      const who = { author: `a${remote_id}`, author_name: 'Léa', author_url: 'https://mastodon.example/@lea' }
      const message = newMessage({ ...own, remote_id, post_remote_id: post.id, thread: remote_id, text, ...who, ...more })
      const { added } = await store.inbox.receive('ill', [message], {}, shop.context.now().toISOString())
      const [first] = added
      if (first === undefined) throw new Error('not received')
      return first
    },
    message: async (id) => {
      const found = await store.inbox.get(id)
      if (found === null) throw new Error('no such message')
      return found
    },
    published: () =>
      server
        .posts()
        .filter((status) => status.in_reply_to_id !== null && status.in_reply_to_id !== post.id)
        .map((status) => status.text),
  }
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

describe.each(langs)('an answer from the line (%s)', (lang) => {
  it('leaves at once, and the message is answered by whoever wrote it [000-17]', async () => {
    const { context, comes, message, published } = await desk({ lang })
    const { id } = await comes('À quelle heure ?')
    expect(await reply(context, String(id), 'Dès 7 h.', {})).toBe(0)
    expect(published()).toEqual([expect.stringMatching(/^@\S+ Dès 7 h\.$/)])
    expect(await message(id)).toMatchObject({ status: 'answered', answered_by: 'consultant' })
    expect(context.stdout()).toMatch(
      lang === 'fr' ? /^Message \d+\s: réponse publiée\.\nhttp/ : /^Message \d+: the answer is out\.\nhttp/,
    )
    if (lang === 'fr') expect(typographyFaults(context.stdout())).toEqual([])
  })

  it('written while somebody else answered, or twice at the same moment, leaves once', async () => {
    const { context, comes, published } = await desk({ lang })
    const { id } = await comes('Bonjour')
    const both = await Promise.allSettled(['Bonjour !', 'Oui ?'].map((text) => reply(context, String(id), text, {})))
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({ kind: 'usage', code: 'answered_meanwhile' })
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(published()).toHaveLength(1)
  })

  it('is refused a second time, and while one waits; --again answers once more', async () => {
    const { context, comes, published } = await desk({ lang })
    const { id } = await comes('Bonjour')
    await reply(context, String(id), 'Bonjour !', {})
    const refused = await failureOf(reply(context, String(id), 'Encore', {}))
    expect(refused.code).toBe('already_answered')
    expect(refused.hint).toContain('--again')
    expect(await reply(context, String(id), 'Encore', { again: true })).toBe(0)
    expect(published()).toHaveLength(2)
  })

  it('waits for the client where they see each post, and leaves once they have agreed', async () => {
    const { context, comes, message, published } = await desk({ lang, approval: 'client_each' })
    const { id } = await comes('Bonjour', { due_at: '2099-01-01T00:00:00.000Z' })
    await reply(context, String(id), 'Bonjour !', {})
    expect(published()).toEqual([])
    expect(await message(id)).toMatchObject({ status: 'open', answered_at: null })
    expect(context.stderr()).toContain('smm queue approve 1')
    expect((await failureOf(reply(context, String(id), 'Encore', {}))).code).toBe('reply_waiting')
    const [waiting] = await (await context.store()).posts.list({ client: 'ill', replies: 'open' })
    expect(waiting).toMatchObject({ status: 'awaiting_approval', scheduled_at: '2099-01-01T00:00:00.000Z' })
    await approve(context, ['1'], { by: 'Mme Klein', via: 'phone' })
    expect(await publishDue(context)).toMatchObject({ published: 1 })
    expect(published()).toHaveLength(1)
    expect(await message(id)).toMatchObject({ status: 'answered' })
  })

  it('too long for its network is refused with the figures: the name that is put before it counts too', async () => {
    const { context, comes, published } = await desk({ lang })
    const { id } = await comes('Bonjour')
    const refused = await failureOf(reply(context, String(id), 'x'.repeat(497), {}))
    expect(refused.code).toBe('reply_refused')
    expect(refused.details.join()).toContain('502')
    expect(await reply(context, String(id), 'x'.repeat(450), {})).toBe(0)
    expect(published()).toHaveLength(1)
  })

  it('the same words to a sixth person within a day are a mass mailing, and refused', async () => {
    const { context, comes, published } = await desk({ lang })
    const words = 'Merci de votre message, nous vous répondrons au plus vite.'
    for (let n = 0; n < 5; n++) await reply(context, String((await comes(`Question ${n}`)).id), words, {})
    const { id } = await comes('Question 5')
    expect((await failureOf(reply(context, String(id), words.toUpperCase(), {}))).code).toBe('mass_reply')
    expect(published()).toHaveLength(5)
    // two words are the same for everybody, but not in private
    for (let n = 6; n < 13; n++) await reply(context, String((await comes(`Bravo ${n}`)).id), 'Merci !', {})
    expect(published()).toHaveLength(12)
    const alone = await comes('Bonjour', { kind: 'message' })
    expect((await failureOf(reply(context, String(alone.id), 'Merci !', {}))).code).toBe('mass_reply')
  })

  it('where smm cannot answer, the words and the address are printed, and --sent notes it', async () => {
    const { context, comes, message, published } = await desk({ lang })
    const { id } = await comes('Trois étoiles', { source: 'manual', can_reply: false, url: 'https://avis.example/12' })
    expect(await reply(context, String(id), 'Merci de le dire.', {})).toBe(0)
    expect(context.stdout()).toBe('Merci de le dire.\n')
    expect(context.stderr()).toContain('https://avis.example/12')
    expect(context.stderr()).toContain(`smm inbox reply ${id} --sent`)
    expect((await message(id)).status).toBe('new')
    await reply(context, String(id), undefined, { sent: true })
    expect(await message(id)).toMatchObject({ status: 'answered', answered_by: 'consultant' })
    expect((await failureOf(reply(context, '1', 'mots', { sent: true }))).code).toBe('sent_alone')
    expect(published()).toEqual([])
  })

  it('without words, with bad minutes, of nobody, or of an unknown writer is refused', async () => {
    const { context, comes } = await desk({ lang })
    const { id } = await comes('Bonjour')
    expect((await failureOf(reply(context, String(id), undefined, {}))).code).toBe('no_text')
    expect((await failureOf(reply(context, String(id), '   ', {}))).code).toBe('no_text')
    expect((await failureOf(reply(context, String(id), 'Oui', { minutes: '0' }))).code).toBe('bad_minutes')
    expect((await failureOf(reply(context, String(id), 'Oui', { by: 'Personne' }))).kind).toBe('not_found')
    expect((await failureOf(reply(context, '99', 'Oui', {}))).kind).toBe('not_found')
    expect((await failureOf(reply(context, String(id), 'Oui', { template: 'reply-thanks' }))).code).toBe('text_and_template')
  })

  it('out of a template asks for what is missing by --set', async () => {
    const { context, comes, published } = await desk({ lang })
    const { id } = await comes('Bravo', { lang })
    const unknown = await failureOf(reply(context, String(id), undefined, { template: 'nothing-like-it' }))
    expect([unknown.code, unknown.hint?.includes('reply-thanks'), unknown.hint?.includes('job-offer')]).toEqual([
      'template_not_found',
      true,
      false,
    ])
    const missing = await failureOf(reply(context, String(id), undefined, { template: 'reply-thanks' }))
    expect(missing.code).toBe('template_variables_missing')
    expect(missing.hint).toContain(lang === 'fr' ? '--set prénom=' : '--set first_name=')
    await reply(context, String(id), undefined, { template: 'reply-thanks', set: ['prénom=Camille'] })
    expect(published()[0]).toContain('Camille, Boulangerie de l')
  })

  it('with --dry-run shows what would stand there, and changes nothing', async () => {
    const { context, comes, message, published } = await desk({ lang, options: { dry_run: true } })
    const { id } = await comes('Bonjour')
    expect(await reply(context, String(id), 'Bonjour !', {})).toBe(0)
    expect(context.stdout()).toContain('Bonjour !')
    expect(published()).toEqual([])
    expect((await message(id)).status).toBe('new')
    expect(await (await context.store()).posts.replies(id)).toEqual([])
  })

  it('on a terminal is shown and agreed to first', async () => {
    const no = scriptedAsk([{ at: lang === 'fr' ? 'Envoyer' : 'Send', pick: 'no' }])
    const { context, comes, published } = await desk({ lang, ask: { ...no, confirm: async () => false } })
    const { id } = await comes('Bonjour')
    expect((await failureOf(reply(context, String(id), 'Bonjour !', {}))).code).toBe('not_confirmed')
    expect(published()).toEqual([])
    expect(context.stdout()).toContain('Bonjour !')
  })
})

describe('an answer that does not leave', () => {
  it('refused by its network leaves the message open; cancelled too; and the queue says what it answers', async () => {
    const { context, client, server, comes, message } = await desk({ lang: 'fr' })
    const { id } = await comes('Bonjour')
    server.faults.next('publish', { kind: 'answer', status: 422, body: { error: 'Validation failed' } })
    expect(await reply(context, String(id), 'Bonjour !', {})).toBe(3)
    expect(await message(id)).toMatchObject({ status: 'open', answered_at: null })
    await list(context, {})
    expect(context.stdout()).toContain(`réponse au message ${id} · Bonjour !`)
    await show(context, '1')
    expect(context.stdout()).toMatch(new RegExp(`Répond\\s+message ${id}`))
    const status = await readStatus(context, [client])
    expect(status.clients[0]?.failed.map(({ about }) => about)).toEqual([`réponse au message ${id} · Bonjour !`])
    expect((await failureOf(edit(context, '1', 'Bonsoir', {}))).code).toBe('is_reply')
    await cancel(context, ['1'])
    expect(await message(id)).toMatchObject({ status: 'open', answered_at: null })
    await reply(context, String(id), 'Bonsoir !', {})
    expect((await message(id)).status).toBe('answered')
  })

  it('is told of by what it answers, with no command that does not hold for an answer', async () => {
    const { context, client, server, comes } = await desk({ lang: 'fr' })
    const message = await comes('Bonjour')
    const account = await accountFor(context, message)
    if (account === null) throw new Error('no account')
    const said = { text: 'Bonjour !', by: 'consultant', statement: false }
    await addPost(context, await prepareReply(context, client, message, account, said))
    server.faults.next('publish', { kind: 'answer', status: 422, body: { error: 'Validation failed' } })
    const [notice] = (await publishDue(context)).notices
    expect(notice?.message).toMatch(new RegExp(`^La publication 1 \\(réponse au message ${message.id}\\) a échoué`))
    expect(notice?.commands).toEqual(['smm queue show 1', 'smm queue retry 1', 'smm queue cancel 1'])
  })

  it('taken away again, the message stays answered, and how it waits again is said', async () => {
    const { context, comes, message, published } = await desk({ lang: 'fr', options: { yes: true } })
    const { id } = await comes('Bonjour')
    await reply(context, String(id), 'Bonjour !', {})
    await deleteRemote(context, ['1'], {})
    expect(published()).toEqual([])
    expect((await message(id)).status).toBe('answered')
    expect(context.stderr()).toContain(`smm inbox reopen ${id}`)
  })

  it('is looked for where nobody knows what became of it, and never sent twice', async () => {
    const { context, server, comes, message, published } = await desk()
    const { id } = await comes('Bonjour')
    await (await context.config()).set('delivery.settle_seconds', '0')
    server.faults.next('publish', { kind: 'reset_after' })
    await reply(context, String(id), 'Bonjour !', {})
    expect((await failureOf(reply(context, String(id), 'Encore', {}))).code).toBe('reply_waiting')
    expect(published()).toHaveLength(1)
    const store = await context.store()
    for (let pass = 0; pass < 5 && (await message(id)).status !== 'answered'; pass++) {
      const [post] = await store.posts.replies(id)
      await store.deliveries.clampWaits(
        { retry: '2000', asked: '2000', rest: '2000', notice: '2000' },
        context.now().toISOString(),
      )
      expect(post?.status).not.toBe('failed')
      await publishDue(context)
    }
    expect((await message(id)).status).toBe('answered')
    expect(published()).toHaveLength(1)
  })

  it('to somebody who was erased meanwhile, it goes to nobody', async () => {
    const { context, comes, published } = await desk({ approval: 'client_each' })
    const { id } = await comes('Bonjour', { due_at: '2099-01-01T00:00:00.000Z' })
    await reply(context, String(id), 'Bonjour à vous !', {})
    const store = await context.store()
    new Database(context.places.database)
      .exec(`UPDATE inbox_messages SET remote_id = 'erased:0', forgotten_at = '2026-11-27T09:00:00.000Z' WHERE id = ${id}`)
      .close()
    await approve(context, ['1'], { by: 'Mme Klein', via: 'phone' })
    await publishDue(context)
    expect((await store.posts.get(1))?.deliveries[0]).toMatchObject({ state: 'rejected', reason_code: 'parent_unknown' })
    expect(published()).toEqual([])
  })

  it('sent before an older copy was put back, it is looked for there when it is agreed to again', async () => {
    const { context, comes, published } = await desk({ approval: 'client_each' })
    const { id } = await comes('Bonjour', { due_at: '2099-01-01T00:00:00.000Z' })
    await reply(context, String(id), 'Bonjour à vous !', {})
    const { database } = context.places
    const copy = join(context.folder, 'copy.db')
    new Database(database).exec(`VACUUM INTO '${copy}'`).close()
    await approve(context, ['1'], { by: 'Mme Klein', via: 'phone' })
    expect(await publishDue(context)).toMatchObject({ published: 1 })
    await context.close()
    for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
    copyFileSync(copy, database)

    const now = (): Date => new Date(Date.now() + 3_600_000)
    const later = testContext({ folder: context.folder, now, options: { client: 'ill' } })
    await approve(later, ['1'], { by: 'Mme Klein', via: 'phone' })
    await publishDue(later)
    const store = await later.store()
    // in doubt, looked for, found
    expect((await store.deliveries.journal(1)).map((line) => line.transition)).toEqual(['approve', 'T23', 'T9', 'T10'])
    expect(published()).toHaveLength(1)
  })

  it('is held with all the rest where a person holds the client', async () => {
    const { context, comes, message, published } = await desk({ lang: 'fr' })
    const { id } = await comes('Bonjour')
    const { holds } = await context.store()
    await holds.begin({ client: 'ill', account_id: null }, 'plainte', context.now().toISOString())
    await reply(context, String(id), 'Bonjour !', {})
    expect(published()).toEqual([])
    expect((await message(id)).status).toBe('open')
    expect(context.stdout()).toContain('suspendue')
  })
})

describe.each(langs)('during a red alert (%s)', (lang) => {
  it('an answer is held like all the rest and says who speaks; the word of that person leaves', async () => {
    const { context, comes, message, published, server } = await desk({ lang, approval: 'client_each' })
    const { id } = await comes('Je suis malade depuis votre tarte')
    await report(context, ['Tarte'], { severity: 'safety', spokesperson: 'Anna Klein' })
    await reply(context, String(id), 'Nous regardons.', {})
    expect(context.stderr()).toContain(lang === 'fr' ? 'Ne répondez pas en public' : 'Do not answer in public')
    expect(context.stderr()).toContain('Anna Klein')
    expect(published()).toEqual([])
    await cancel(context, ['1'])

    const statement = (by: string | undefined) =>
      reply(context, String(id), 'Nous avons connaissance de la situation.', { statement: true, ...(by && { by }) })
    expect((await failureOf(statement(undefined))).code).toBe('statement_by')
    expect((await failureOf(statement('Quelqu’un'))).code).toBe('other_spokesperson')
    expect(await statement('anna klein')).toBe(0)
    expect(published()).toEqual([expect.stringContaining('Nous avons connaissance de la situation.')])
    expect(await message(id)).toMatchObject({ status: 'answered', answered_by: 'Anna Klein' })

    // and as a post
    await add(context, 'Autre chose', { now: true })
    expect((await failureOf(add(context, 'Par précaution', { statement: true, now: true }))).code).toBe('statement_by')
    expect((await failureOf(add(context, 'Par précaution', { statement: true, by: 'Anna Klein' }))).code).toBe('statement_when')
    expect((await failureOf(add(context, 'Par précaution', { by: 'Anna Klein', now: true }))).code).toBe('by_alone')
    expect(await add(context, 'Par précaution', { statement: true, by: 'Anna Klein', now: true })).toBe(0)
    const texts = server.posts().map((one) => one.text)
    expect(texts).toContain('Par précaution')
    expect(texts).not.toContain('Autre chose')
    const store = await context.store()
    const stated = (await store.posts.list({ client: 'ill', all: true })).find((one) => one.statement)
    expect(stated).toMatchObject({ text: 'Par précaution', said_by: 'Anna Klein', approved_by: 'Anna Klein' })
  })

  it('what would be pasted by hand carries the warning, and is shown on a terminal only when it is agreed to', async () => {
    const { context, comes } = await desk({ lang })
    const { id } = await comes('Malade', { source: 'manual', can_reply: false, url: 'https://avis.example/12' })
    await report(context, ['Tarte'], { severity: 'safety', spokesperson: 'Anna Klein' })
    const words = lang === 'fr' ? 'Ne répondez pas en public' : 'Do not answer in public'
    const run = async (given: TestContextOptions, flags: Parameters<typeof reply>[3] = {}) => {
      const one = testContext({ lang, folder: context.folder, ...given, options: { client: 'ill', ...given.options } })
      const outcome: unknown = await reply(one, String(id), 'Nous regardons.', flags).catch((error: unknown) => error)
      return { outcome, out: one.stdout(), err: one.stderr() }
    }
    const plain = await run({})
    expect([plain.outcome, plain.out]).toEqual([0, 'Nous regardons.\n'])
    expect(plain.err).toMatch(new RegExp(`${words}[^]*Anna Klein`))
    const no = await run({ ask: scriptedAsk([{ at: lang === 'fr' ? 'malgré' : 'in spite', enter: true }]) })
    expect(no).toMatchObject({ outcome: { code: 'not_confirmed' }, out: '' })
    expect(JSON.parse((await run({ options: { json: true } })).out)).toMatchObject({ by_hand: true, warning: 'crisis_red' })
    const own = await run({}, { statement: true, by: 'Anna Klein' })
    expect(own.err).not.toContain(words)
  })

  it('what a person holds is held, whoever speaks', async () => {
    const { context, comes, published } = await desk({ lang })
    const { id } = await comes('Bonjour')
    const { holds } = await context.store()
    await holds.begin({ client: 'ill', account_id: null }, null, context.now().toISOString())
    await reply(context, String(id), 'Nous regardons.', { statement: true, by: 'Anna Klein' })
    expect(published()).toEqual([])
  })
})

describe('an answer in the editor', () => {
  /** An editor that writes `text` over the file, and keeps what it saw and how private it was. */
  function editorIn(folder: string, script: string): string {
    const path = join(folder, 'my editor;$(touch pwned).sh')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
    return path
  }

  it('is run without a shell, on a private file with the message below the scissors', async () => {
    const { context, comes, published, server } = await desk({ lang: 'fr' })
    const seen = join(context.folder, 'seen')
    const tmp = join(context.folder, 'a;$(touch pwned) `id`')
    mkdirSync(tmp)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = tmp
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    })
    const script = `cp "$2" '${seen}'\nstat -c %a "$2" > '${seen}.mode'\nprintf 'Bonjour.\\n\\nÀ demain.\\n%s' "$(cat "$2")" > "$2"`
    Object.assign(context.env, { EDITOR: `"${editorIn(context.folder, script)}" --wait` })
    const { id } = await comes(hostile)
    expect(await reply(context, String(id), undefined, { edit: true })).toBe(0)
    expect(server.posts().some((one) => one.text.endsWith('Bonjour.\n\nÀ demain.'))).toBe(true)
    expect(published().join()).not.toContain('>8')
    const page = readFileSync(seen, 'utf8')
    expect(readFileSync(`${seen}.mode`, 'utf8').trim()).toBe('600')
    expect(page).toContain('<script>')
    for (const wrong of ['\u001B', '\u202E', 'vim:']) expect(page).not.toContain(wrong)
    expect(page.split('\n').slice(-7).join('')).toBe('######')
    expect(existsSync(join(context.folder, 'pwned'))).toBe(false)
    expect(existsSync('/tmp/smm-pwned')).toBe(false)
    // nothing of it stays
    expect(statSync(tmp).nlink).toBe(2)
  })

  it('that leaves the file empty gives up; one that fails or is not there says so', async () => {
    const { context, comes, published } = await desk()
    const { id } = await comes('Bonjour')
    Object.assign(context.env, { VISUAL: editorIn(context.folder, ': > "$1"').replace(/.*/, (path) => `'${path}'`) })
    expect((await failureOf(reply(context, String(id), 'mots', { edit: true }))).code).toBe('no_text')
    Object.assign(context.env, { VISUAL: `'${editorIn(context.folder, 'exit 3')}'` })
    expect(await failureOf(reply(context, String(id), 'mots', { edit: true }))).toMatchObject({
      code: 'editor_failed',
      kind: 'failed',
    })
    Object.assign(context.env, { VISUAL: '/nowhere/editor; touch pwned' })
    expect((await failureOf(reply(context, String(id), 'mots', { edit: true }))).code).toBe('editor_missing')
    expect(published()).toEqual([])
  })

  it('reads back what was written above the scissors, whatever stands there', () => {
    expect(textOf(pageOf('Bonjour\n# dièse', ['mots']))).toBe('Bonjour\n# dièse')
    expect(textOf('Bonjour\r\n')).toBe('Bonjour')
    expect(wordsOf(`"/opt/my editor/run" -n 'a b' c`)).toEqual(['/opt/my editor/run', '-n', 'a b', 'c'])
  })
})
