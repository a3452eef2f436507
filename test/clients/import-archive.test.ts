import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contactsOf } from '../../src/clients/archive/contacts.ts'
import { takeoutPost } from '../../src/clients/archive/takeout.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { importArchive } from '../../src/clients/import-archive.ts'
import { show } from '../../src/cli/client/show.ts'
import { run } from '../../src/cli/client/import-archive.ts'
import { testContext } from '../support/context.ts'

/** A post as Takeout wrote it in 2018: https://social.antefriguserat.de/index.php/Google_Takeout_Data_Structure, read 2026-11. */
const post = (given: Record<string, unknown> = {}) => ({
  url: 'https://plus.google.com/+Fournil/posts/abc',
  creationTime: '2014-03-05 09:15:22+0100',
  updateTime: '2014-03-05 09:15:22+0100',
  author: { displayName: 'Le Fournil', profilePageUrl: 'https://plus.google.com/+Fournil', resourceName: 'users/1' },
  content: 'Le pain de seigle <b>est</b> prêt.<br>À ce matin &amp; bonne journée !',
  link: { title: 'Le site', url: 'https://exemple.fr/', imageUrl: '' },
  resourceName: 'users/1/posts/abc',
  plusOnes: [{ plusOner: { displayName: 'x' } }],
  postAcl: { visibleToStandardAcl: {} },
  ...given,
})

describe('a post of a Google+ stream', () => {
  test('plain text, its link, its instant; nothing of other people', () => {
    expect(takeoutPost(post())).toEqual({
      network: 'google_plus',
      kind: 'post',
      external_id: 'users/1/posts/abc',
      at: '2014-03-05T08:15:22.000Z',
      text: 'Le pain de seigle est prêt.\nÀ ce matin & bonne journée !\n\nhttps://exemple.fr/',
      url: 'https://plus.google.com/+Fournil/posts/abc',
    })
  })

  test.each([
    ['2014-03-05 09:15:22:+0100', '2014-03-05T08:15:22.000Z'],
    ['2014-03-05 09:15:22+01:00', '2014-03-05T08:15:22.000Z'],
    ['2014-03-05 09:15:22', '2014-03-05T09:15:22.000Z'],
  ])('%s', (creationTime, at) => {
    expect(takeoutPost(post({ creationTime }))?.at).toBe(at)
  })

  test('what it shared stands in quotes; an address that is none is left out', () => {
    const shared = takeoutPost(post({ content: '', link: undefined, resharedPost: { content: 'Venez <i>tous</i>' } }))
    expect(shared?.text).toBe('« Venez tous »')
    expect(takeoutPost(post({ url: 'javascript:alert(1)' }))?.url).toBeNull()
  })

  test.each([[null], [[]], [{ url: 'x' }], [post({ creationTime: 'hier' })], [{ ...post(), author: undefined, url: '' }]])(
    'no post: %j',
    (json) => {
      const whole = json === null || Array.isArray(json) || !('author' in json) || json.creationTime === 'hier'
      if (whole) expect(takeoutPost(json)).toBeNull()
      else expect(takeoutPost(json)?.external_id).toBe('users/1/posts/abc')
    },
  )
})

describe('a list of contacts', () => {
  const entries = (csv: string) => contactsOf(csv, 'viadeo')?.entries.map(({ text, at }) => [text, at])

  test('French with semicolons, a byte order mark and Windows line ends', () => {
    expect(
      entries('\uFEFFPrénom;Nom;Société;Fonction;E-mail;Connecté le\r\nAnne;Klein;Fournil;Gérante;a@exemple.fr;05/03/2014\r\n'),
    ).toEqual([['Anne Klein · Gérante, Fournil · a@exemple.fr', '2014-03-05T00:00:00.000Z']])
  })

  test('English with notes above the header, columns in another order, quotes', () => {
    const csv = 'Notes:\n"Some words, and more"\n\nLast Name,First Name,Connected On\n"Martin, dit le Grand",Paul,05 Mar 2014\n'
    expect(entries(csv)).toEqual([['Paul Martin, dit le Grand', '2014-03-05T00:00:00.000Z']])
  })

  test('lines that name nobody are told by their numbers', () => {
    const read = contactsOf('Nom;E-mail\nKlein;k@exemple.fr\n;x@exemple.fr\n\nMartin;\n', 'viadeo')
    expect(read?.entries).toHaveLength(2)
    expect(read?.unusable).toEqual([3])
  })

  test.each([['a,b\n1,2\n'], [''], ['{"a":1}']])('no list: %j', (csv) => {
    expect(contactsOf(csv, 'viadeo')).toBeNull()
  })
})

async function fournil() {
  const context = testContext()
  const client = await addClient(context, { name: 'Fournil' })
  const folder = join(context.folder, 'Takeout', 'Google+ Stream', 'Posts')
  mkdirSync(folder, { recursive: true })
  const put = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  put('20140305 - Le pain.json', post())
  put('20150101 - Post.json', post({ resourceName: 'users/1/posts/def', creationTime: '2015-01-01 10:00:00+0000' }))
  put('cake.jpg.metadata.csv', 'title,description\ncake.jpg,\n')
  put('cassé.json', '{"url":')
  return { context, client, folder }
}

describe('smm client import-archive', () => {
  test('a whole stream, once; what is no post is told', async () => {
    const { context, client } = await fournil()
    const first = await importArchive(context, client, { path: 'Takeout', network: null })
    expect(first).toEqual({
      network: 'google_plus',
      found: 2,
      added: 2,
      left_out: [join('Google+ Stream', 'Posts', 'cassé.json')],
    })
    expect((await importArchive(context, client, { path: 'Takeout', network: 'Google+' })).added).toBe(0)
    const kept = await (await context.store()).archive.list(client.slug)
    expect(kept.map(({ at }) => at)).toEqual(['2015-01-01T10:00:00.000Z', '2014-03-05T08:15:22.000Z'])
  })

  test('a dry run says what would be kept and keeps nothing', async () => {
    const { context, client } = await fournil()
    const dry = { ...context, options: { ...context.options, dry_run: true } }
    expect((await importArchive(dry, client, { path: 'Takeout', network: null })).added).toBe(2)
    expect(await (await context.store()).archive.list(client.slug)).toEqual([])
  })

  test('a link in the archive leads nowhere', async () => {
    const { context, client, folder } = await fournil()
    writeFileSync(join(context.folder, 'ailleurs.json'), JSON.stringify(post({ resourceName: 'ailleurs' })))
    symlinkSync(join(context.folder, 'ailleurs.json'), join(folder, 'lien.json'))
    expect((await importArchive(context, client, { path: 'Takeout', network: null })).found).toBe(2)
  })

  test.each([
    ['nulle-part', null, 'archive_not_found'],
    ['Takeout.zip', null, 'archive_zip'],
    ['notes.csv', null, 'archive_unreadable'],
    ['contacts.csv', 'mastodon', 'archive_open_network'],
    ['contacts.csv', 'myspace', 'network_not_found'],
  ])('%s %s: %s', async (path, network, code) => {
    const { context, client } = await fournil()
    writeFileSync(join(context.folder, 'Takeout.zip'), 'PK')
    writeFileSync(join(context.folder, 'notes.csv'), 'a,b\n')
    writeFileSync(join(context.folder, 'contacts.csv'), 'Nom\nKlein\n')
    await expect(importArchive(context, client, { path, network })).rejects.toMatchObject({ code })
  })

  test.each(['fr', 'en'] as const)('%s: it is shown with the client and in its list, escapes made visible', async (lang) => {
    const { context, client } = await fournil()
    writeFileSync(join(context.folder, 'contacts.csv'), 'Nom\n"Klein \u001b[31m"\n')
    const spoken = testContext({ lang, folder: context.folder })
    await importArchive(spoken, client, { path: 'Takeout', network: null })
    await run(spoken, 'contacts.csv', { network: 'viadeo' })
    await run(spoken, null, { list: true })
    await show(spoken, client.slug)
    const printed = spoken.stdout().replaceAll('\u00A0', ' ')
    expect(printed).toContain('Klein')
    expect(printed).not.toContain('\u001b[31m')
    expect(printed).toContain(lang === 'fr' ? 'Google+ : 2 publications' : 'Google+: 2 posts')
  })
})
