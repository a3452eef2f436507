import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home, type Home } from '../support/program.ts'

const langs = ['fr', 'en'] as const
const names = { fr: "Boulangerie de l'Ill", en: 'Ill Bakery' }

interface Seen {
  readonly external_id: string | null
  readonly text: string
  readonly pillar: string
  readonly scheduled_local: string
}

async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  const blog = join(at.folder, 'blog')
  mkdirSync(blog)
  const answers = fileURLToPath(new URL(`../../templates/demo/answers.${lang}.yaml`, import.meta.url))
  const slug = { fr: 'boulangerie-de-l-ill', en: 'ill-bakery' }[lang]
  const ready = [
    await at.run(['init', '--answers', answers]),
    await at.run(['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook']),
    await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', blog]),
    await at.run([
      'client',
      'edit',
      slug,
      '--slots',
      'monday 9am; tuesday 9am; wednesday 9am; thursday 9am; friday 9am; saturday 9am; sunday 9am',
    ]),
  ]
  expect(ready.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual(ready.map(() => [0, '']))
  return at
}

/** The first of the year after next: no clock of the machine takes its slots away. */
const month = `${new Date().getUTCFullYear() + 1}-01`

describe.each(langs)('a month written in one sitting (%s)', (lang) => {
  test('from the empty files to the queue, and nothing twice', async () => {
    const at = await bakery(lang)
    const drafted = await at.run(['queue', 'draft', '--month', month, '-o', 'january'])
    expect([drafted.code, drafted.stderr.includes('smm queue import january')]).toEqual([0, true])
    const files = readdirSync(join(at.folder, 'january')).toSorted()
    expect(files).toHaveLength(31)
    for (const [i, file] of files.entries()) appendFileSync(join(at.folder, 'january', file), `${i + 1}. ${'x'.repeat(i)}\n`)

    const begun = performance.now()
    const read = await at.run(['queue', 'import', 'january'])
    const took = performance.now() - begun
    expect(read.code).toBe(0)
    // about half a second on a small machine: a month is nothing to wait for
    expect(took).toBeLessThan(20_000)
    console.log(`31 files: ${Math.round(took)} ms`)
    const listed = JSON.parse((await at.run(['queue', 'list', '--json'])).stdout) as Seen[]
    expect(listed.map((one) => one.external_id)).toEqual(files.map((file) => file.slice(0, -3)))
    expect(listed[0]).toMatchObject({ text: '1.', scheduled_local: `${month}-01T09:00` })
    // every pillar of the strategy has its part of the month
    const planned = listed.map((one) => one.pillar)
    const written = files.map((file) => /^pillar: (\w+)/m.exec(readFileSync(join(at.folder, 'january', file), 'utf8'))?.[1])
    expect(planned).toEqual(written)
    expect(new Set(planned).size).toBeGreaterThan(3)

    const calendar = await at.run(['calendar', '--month', month, '--json'])
    const days = (JSON.parse(calendar.stdout) as { days: { posts: { pillar: string }[]; free: unknown[] }[] }).days
    expect(days.map((day) => [day.posts.map((one) => one.pillar), day.free.length])).toEqual(planned.map((one) => [[one], 0]))

    const again = await at.run(['queue', 'import', 'january', '--json'])
    expect(new Set((JSON.parse(again.stdout) as { outcome: string }[]).map((one) => one.outcome))).toEqual(
      new Set(['unchanged']),
    )
    const full = await at.run(['queue', 'draft', '--month', month, '-o', 'again'])
    expect([full.code, full.stdout]).toEqual([0, ''])
    if (lang === 'fr')
      expect(typographyFaults(drafted.stdout + drafted.stderr + read.stdout + read.stderr, [names.fr, '09:00'])).toEqual([])
  })

  test('an idea, a text of the house and a file with a mistake, from the line', async () => {
    const at = await bakery(lang)
    expect((await at.run(['idea', 'add', 'Filmer', 'la fournée', '--pillar', 'behind'])).code).toBe(0)
    expect(JSON.parse((await at.run(['idea', 'list', '--json'])).stdout)).toMatchObject([{ id: 1, pillar: 'behind' }])
    const missing = await at.run(['template', 'use', 'job-offer', '--json'])
    expect([missing.code, (JSON.parse(missing.stderr) as { error: { code: string } }).error.code]).toEqual([
      2,
      'template_variables_missing',
    ])
    const charter = await at.run(['template', 'show', 'moderation-charter'])
    expect([charter.code, charter.stdout.includes(names[lang])]).toEqual([0, true])
    mkdirSync(join(at.folder, 'bad'))
    appendFileSync(join(at.folder, 'bad', 'a.md'), '---\nto: blog\nfoo: 1\n---\nx\n')
    const refused = await at.run(['queue', 'import', 'bad'])
    expect([refused.code, refused.stdout, refused.stderr.includes('a.md:3')]).toEqual([2, '', true])
    expect((await at.run(['queue', 'import', 'nowhere'])).code).toBe(5)
  })
})
