import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as add } from '../../src/cli/queue/add.ts'
import { run as approve } from '../../src/cli/queue/approve.ts'
import { run as edit } from '../../src/cli/queue/edit.ts'
import { run as hold } from '../../src/cli/queue/hold.ts'
import { run as listQueue } from '../../src/cli/queue/list.ts'
import { run as move } from '../../src/cli/queue/move.ts'
import { run as resume } from '../../src/cli/queue/resume.ts'
import { run as retry } from '../../src/cli/queue/retry.ts'
import { run as addIdea } from '../../src/cli/idea/add.ts'
import { audit } from '../../src/cli/audit/audit.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import type { Approval } from '../../src/store/clients.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { klein } from '../support/delivery-world.ts'

const now = new Date('2026-12-01T08:00:00Z')

/** A bakery and a florist, each with a blog that is a folder. */
async function shops(
  approval: Approval = 'none',
): Promise<{ person: TestContext; assistant: (client: string) => TestContext }> {
  const person = testContext({ now, options: { client: 'klein' } })
  const { folder } = person
  const { clients, accounts } = await person.store()
  await clients.add({ ...klein, approval }, now.toISOString())
  await clients.add({ ...klein, slug: 'fleurs', name: 'Fleurs' }, now.toISOString())
  for (const client of ['klein', 'fleurs']) {
    const path = join(folder, client)
    mkdirSync(path)
    await accounts.add({ client, network: 'folder', name: 'blog', endpoint: null, path, for_network: null }, now.toISOString())
  }
  return { person, assistant: (client) => testContext({ now, folder, options: { client }, env: { SMM_ASSISTANT: client } }) }
}

const tomorrow = '2026-12-02 09:00'

describe('what an assistant queues', () => {
  it.each(['none', 'consultant', 'client_sensitive', 'client_each'] as const)(
    'waits whatever the policy: %s',
    async (approval) => {
      const { person, assistant } = await shops(approval)
      const context = assistant('klein')
      await add(context, 'Fig bread', { at: tomorrow, title: 'Figs' })
      expect(context.stdout()).toContain('awaiting approval')
      const { posts } = await person.store()
      expect(await posts.get(1)).toMatchObject({ status: 'awaiting_approval', approved_hash: null })
    },
  )

  it('says so before it is done', async () => {
    const { assistant } = await shops()
    const context = testContext({
      now,
      folder: assistant('klein').folder,
      options: { client: 'klein', dry_run: true, json: true },
      env: { SMM_ASSISTANT: 'klein' },
    })
    await add(context, 'Fig bread', { at: tomorrow, title: 'Figs' })
    expect(JSON.parse(context.stdout())).toMatchObject({ status: 'awaiting_approval' })
  })

  it('does not go out with --now, or as the word of a spokesperson', async () => {
    const { person, assistant } = await shops()
    await add(assistant('klein'), 'Fig bread', { now: true, title: 'Figs' })
    expect((await (await person.store()).posts.get(1))?.status).toBe('awaiting_approval')
    const statement = add(assistant('klein'), 'We are sorry', { now: true, title: 'Sorry', statement: true, by: 'consultant' })
    await expect(statement).rejects.toMatchObject({ kind: 'usage' })
    expect((await (await person.store()).posts.list({ all: true })).map((post) => post.status)).toEqual(['awaiting_approval'])
  })

  it('waits again once it changes what a person agreed to', async () => {
    const { person, assistant } = await shops()
    const { posts } = await person.store()
    await add(person, 'Fig bread', { at: tomorrow, title: 'Figs' })
    expect((await posts.get(1))?.status).toBe('scheduled')
    await edit(assistant('klein'), '1', 'Fig bread, at last', {})
    expect((await posts.get(1))?.status).toBe('awaiting_approval')
    await approve(person, ['1'], {})
    expect((await posts.get(1))?.status).toBe('scheduled')
    await move(assistant('klein'), ['1'], { at: '2026-12-03 09:00' })
    expect(await posts.get(1)).toMatchObject({ status: 'awaiting_approval', scheduled_local: '2026-12-03T09:00' })
    // the same words at the new time are no agreement to the time
    await edit(assistant('klein'), '1', undefined, { pillar: '' })
    expect((await posts.get(1))?.status).toBe('awaiting_approval')
  })

  it('goes on waiting while a person corrects it, until they approve it', async () => {
    const { person, assistant } = await shops()
    const { posts } = await person.store()
    await add(assistant('klein'), 'Fig bred', { at: tomorrow, title: 'Figs' })
    await edit(person, '1', 'Fig bread', {})
    await move(person, ['1'], { at: '2026-12-03 09:00' })
    expect((await posts.get(1))?.status).toBe('awaiting_approval')
    await approve(person, ['1'], {})
    await edit(person, '1', 'Fig bread!', {})
    expect((await posts.get(1))?.status).toBe('scheduled')
  })

  it('is held back, and never let go', async () => {
    const { person, assistant } = await shops()
    const { posts } = await person.store()
    await add(person, 'Fig bread', { at: tomorrow, title: 'Figs' })
    await hold(assistant('klein'), ['1'], {})
    expect((await posts.get(1))?.status).toBe('held')
    for (const verb of [resume, retry, approve]) {
      await expect(verb(assistant('klein'), ['1'], {})).rejects.toMatchObject({ kind: 'usage' })
    }
    await hold(assistant('klein'), [], { all: true })
    await expect(resume(assistant('klein'), [], { all: true })).rejects.toMatchObject({ code: 'needs_person' })
    expect((await posts.get(1))?.status).toBe('held')
  })

  it('does not come back by itself, and no policy is changed for it', async () => {
    const { person, assistant } = await shops('client_each')
    const series = add(assistant('klein'), 'Fig bread', { at: tomorrow, title: 'Figs', repeat: 'weekly' })
    await expect(series).rejects.toMatchObject({ code: 'needs_person' })
    const { posts, clients } = await person.store()
    expect(await posts.list({ all: true })).toEqual([])
    const edit = (await assistant('klein').store()).clients.update('klein', { approval: 'none' }, now.toISOString())
    await expect(edit).rejects.toThrow(/person/)
    expect((await clients.get('klein'))?.approval).toBe('client_each')
  })

  it('waits for a person at its new time, though it was held back', async () => {
    const { person, assistant } = await shops()
    const { posts } = await person.store()
    await add(person, 'Fig bread', { at: tomorrow, title: 'Figs' })
    await hold(assistant('klein'), ['1'], {})
    await move(assistant('klein'), ['1'], { at: '2026-12-24 23:30' })
    // letting go what is held back is no agreement to a time that nobody saw
    await expect(resume(person, ['1'], {})).rejects.toMatchObject({ kind: 'usage' })
    expect(await posts.get(1)).toMatchObject({ status: 'awaiting_approval' })
    await hold(person, [], { all: true })
    await approve(person, ['1'], {})
    expect((await posts.get(1))?.status).toBe('held')
  })

  it('is not published by a pass of the assistant either', async () => {
    const { person } = await shops()
    await add(person, 'Fig bread', { at: '2026-12-01 09:05', title: 'Figs' })
    const later = testContext({
      now: new Date('2026-12-01T08:06:00Z'),
      folder: person.folder,
      env: { SMM_ASSISTANT: 'klein' },
    })
    await publishDue(later).catch(() => {})
    expect((await (await person.store()).posts.get(1))?.status).toBe('scheduled')
  })
})

describe('an assistant', () => {
  it('changes one client, and nothing of another', async () => {
    const { person, assistant } = await shops()
    const store = await person.store()
    await expect(
      add(
        testContext({ now, folder: person.folder, options: { client: 'fleurs' }, env: { SMM_ASSISTANT: 'klein' } }),
        'Roses',
        {
          at: tomorrow,
          title: 'Roses',
        },
      ),
    ).rejects.toMatchObject({ code: 'not_its_client' })
    await expect(
      addIdea(
        testContext({ now, folder: person.folder, options: { client: 'fleurs' }, env: { SMM_ASSISTANT: 'klein' } }),
        ['x'],
        {},
      ),
    ).rejects.toMatchObject({ code: 'not_its_client' })
    expect(await store.posts.list({ all: true })).toEqual([])
    expect(await store.ideas.list('fleurs')).toEqual([])
    await addIdea(assistant('klein'), ['Film the oven'], {})
  })

  it('that only reads changes nothing', async () => {
    const { person } = await shops()
    const reader = testContext({ now, folder: person.folder, options: { client: 'klein' }, env: { SMM_ASSISTANT: '' } })
    await expect(addIdea(reader, ['x'], {})).rejects.toMatchObject({ code: 'assistant_reads' })
    await expect((await reader.store()).settings.set('chosen_client', 'klein', now.toISOString())).rejects.toMatchObject({
      code: 'assistant_reads',
    })
  })

  it('that looks at the queue makes nothing of a series whose time has come', async () => {
    const { person } = await shops()
    await add(person, 'Market day', { at: '2026-12-05 08:00', title: 'Market', repeat: 'weekly' })
    const store = await person.store()
    const [before] = await store.series.list({ client: 'klein' })
    const later = new Date('2026-12-20T08:00:00Z')
    expect(await store.series.due(later.toISOString())).toHaveLength(1)
    const count = (await store.posts.list({ all: true })).length
    for (const client of ['', 'klein']) {
      const reader = testContext({
        now: later,
        folder: person.folder,
        options: { client: 'klein', json: true },
        env: { SMM_ASSISTANT: client },
      })
      await listQueue(reader, { all: true })
      expect(JSON.parse(reader.stdout())).toHaveLength(count)
      await reader.close()
    }
    expect(await store.series.list({ client: 'klein' })).toEqual([before])
  })

  it.each([
    ['fr', 'un assistant'],
    ['en', 'an assistant'],
  ] as const)('is named in the journal, in %s', async (lang, name) => {
    const { person, assistant } = await shops()
    await add(person, 'Fig bread', { at: tomorrow, title: 'Figs' })
    await hold(assistant('klein'), ['1'], {})
    await addIdea(assistant('klein'), ['Film the oven'], {})
    const entries = await (await person.store()).audit.list({ client: 'klein' })
    expect(entries.map(({ action, actor }) => [action, actor]).slice(0, 3)).toEqual([
      ['idea.add', 'assistant'],
      ['delivery.held', 'assistant'],
      ['post.add', 'person'],
    ])
    const shown = testContext({ now, lang, folder: person.folder, options: { client: 'klein' } })
    await audit(shown, {})
    expect(shown.stdout()).toContain(name)
    const story = testContext({ now, lang, folder: person.folder, options: { client: 'klein' } })
    await audit(story, { post: '1' })
    expect(story.stdout().match(new RegExp(name, 'g'))).toHaveLength(1)
  })
})
