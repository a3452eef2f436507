import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { png } from '../posts/support.ts'
import { home, type Home } from '../support/program.ts'

/** A client with a blog in a folder and Facebook by hand. */
async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  const blog = join(at.folder, 'blog')
  mkdirSync(blog)
  expect(await at.run(['client', 'add', "Boulangerie de l'Ill", '--slug', 'ill', '--time-zone', 'Europe/Paris'])).toMatchObject(
    { code: 0 },
  )
  expect(await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', blog])).toMatchObject({ code: 0 })
  expect(await at.run(['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'])).toMatchObject({ code: 0 })
  return at
}

async function ids(at: Home): Promise<number[]> {
  const { stdout } = await at.run(['queue', 'list', '--all', '--json'])
  return (JSON.parse(stdout) as { id: number }[]).map((post) => post.id)
}

describe('the queue, from the built program', () => {
  test('a post from stdin, from a file and from the line; shown, changed, published', async () => {
    const at = await bakery('fr')
    writeFileSync(join(at.folder, 'pain.png'), png(640, 480))
    writeFileSync(
      join(at.folder, 'post.md'),
      '---\ntitle: Le pain\nto: blog\nmedia: pain.png\nalt: Un pain doré\n---\n\nIl est de retour.\n',
    )
    const piped = await at.run(['queue', 'add', '-', '--to', 'facebook', '--at', 'in 2 hours', '--json'], {
      input: 'Figues\r\nfraîches\n',
    })
    expect(piped).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(piped.stdout)).toMatchObject({ id: 1, text: 'Figues\nfraîches', status: 'scheduled' })
    const filed = await at.run(['queue', 'add', '--from-file', 'post.md', '--now'])
    expect(filed).toMatchObject({ code: 0 })
    const article = readdirSync(join(at.folder, 'blog')).find((name) => name.endsWith('.md')) ?? ''
    expect(readFileSync(join(at.folder, 'blog', article), 'utf8')).toContain('Il est de retour.')
    expect(
      (
        await at.run([
          'queue',
          'add',
          'Trois',
          '--to',
          'all',
          '--alt',
          'Un pain',
          '--media',
          'pain.png',
          '--no-alt',
          '--media',
          'pain.png',
          '--draft',
        ])
      ).code,
    ).toBe(0)
    const shown = JSON.parse((await at.run(['queue', 'show', '3', '--json'])).stdout) as { media: unknown }
    expect(shown.media).toMatchObject([
      { alt: 'Un pain', no_alt: false },
      { alt: null, no_alt: true },
    ])
    expect((await at.run(['queue', 'move', '3', '--at', 'tomorrow 9am'])).stdout).toContain('09:00')
    expect((await at.run(['queue', 'edit', '3', 'Trois fois', '--no-media'])).code).toBe(0)
    const preview = await at.run(['queue', 'preview', '3'])
    expect(preview.stdout).toContain('Trois fois')
    expect(preview.stdout).not.toContain('pain.png')
    const listed = await at.run(['queue', 'list'])
    expect(listed.stdout.split('\n').filter((line) => /^ *\d/.test(line))).toHaveLength(2)
    expect((await at.run(['queue', 'cancel', '1', '3'])).code).toBe(0)
    expect((await at.run(['queue', 'list'])).stderr).toContain('smm queue add')
  })

  test('by hand: due, told, done', async () => {
    const at = await bakery('en')
    const due = await at.run(['queue', 'add', 'Figs', '--to', 'facebook', '--now', '--json'])
    expect(JSON.parse(due.stdout)).toMatchObject({ status: 'to_post' })
    expect(await at.run(['queue', 'done', '1', '--url', 'not an address'])).toMatchObject({ code: 2 })
    expect(await at.run(['queue', 'done', '1', '--url', 'https://www.facebook.com/ill/posts/1'])).toMatchObject({ code: 0 })
    const shown = JSON.parse((await at.run(['queue', 'show', '1', '--json'])).stdout) as {
      status: string
      deliveries: unknown[]
    }
    expect(shown).toMatchObject({ status: 'published', deliveries: [{ url: 'https://www.facebook.com/ill/posts/1' }] })
  })

  test.each(['fr', 'en'] as const)('what is refused: its code, its reason, no stack, nothing stored (%s)', async (lang) => {
    const at = await bakery(lang)
    writeFileSync(join(at.folder, 'text.png'), 'du texte')
    const refused: readonly (readonly [number, readonly string[]])[] = [
      [2, ['add', 'a']],
      [2, ['add']],
      [2, ['add', 'a', '--to', 'blog', '--at', '2020-01-01 09:00']],
      [2, ['add', 'a', '--to', 'blog', '--at', '2027-03-28 02:30']],
      [2, ['add', 'a', '--to', 'blog', '--at', 'whenever']],
      [2, ['add', 'a', '--to', 'blog', '--media', 'text.png']],
      [2, ['add', 'a', '--to', 'blog', '--media', 'none.png']],
      [2, ['add', 'x'.repeat(63_207), '--to', 'facebook']],
      [2, ['add', 'a', '--to', 'vine']],
      [5, ['add', 'a', '--to', 'nonsense']],
      [5, ['show', '12']],
      [5, ['show', 'abc']],
      [5, ['approve', '1', '2-3']],
      [2, ['move', '1']],
      [2, ['approve', '1', '--via', 'pigeon']],
      [2, ['list', '--status', 'nope']],
      [2, ['add', 'a', 'b', '--to', 'blog']],
    ]
    for (const [code, words] of refused) {
      const ran = await at.run(['queue', ...words])
      expect([words.join(' ').slice(0, 60), ran.code]).toEqual([words.join(' ').slice(0, 60), code])
      expect(ran.stdout).toBe('')
      expect(ran.stderr).toContain('✗')
      expect(ran.stderr).not.toMatch(/\n\s+at |node:internal|\{\w+\}/)
      const asJson = await at.run(['queue', ...words, '--json'])
      expect(asJson.code).toBe(code)
      expect(JSON.parse(asJson.stderr)).toMatchObject({
        error: { code: expect.any(String) as string, message: expect.any(String) as string },
      })
    }
    expect(await ids(at)).toEqual([])
  })
})
