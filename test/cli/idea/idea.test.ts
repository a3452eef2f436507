import { describe, expect, test } from 'vitest'
import { run as add } from '../../../src/cli/idea/add.ts'
import { run as list } from '../../../src/cli/idea/list.ts'
import { run as remove } from '../../../src/cli/idea/remove.ts'
import { bakery, monday } from '../../posts/support.ts'
import { typographyFaults } from '../../support/french.ts'
import { testContext, type TestContext } from '../../support/context.ts'

const langs = ['fr', 'en'] as const

async function again(context: TestContext, options: Parameters<typeof testContext>[0] = {}): Promise<TestContext> {
  await context.close()
  return testContext({ now: monday, folder: context.folder, ...options })
}

describe.each(langs)('what is noted (%s)', (lang) => {
  test('an idea, a lesson and a remark of the client are kept, newest first [001-12] [003-23]', async () => {
    const { context } = await bakery({ lang })
    await add(context, ['Filmer', 'la fournée'], { pillar: 'coulisses', network: 'instagram' })
    await add(context, ["Le prix sur l'image amène des questions"], { kind: 'lesson' })
    await add(context, ["Plus sur l'équipe"], { kind: 'feedback', by: 'la gérante' })
    const { ideas } = await context.store()
    expect(await ideas.list('ill')).toEqual([
      expect.objectContaining({ id: 3, kind: 'feedback', said_by: 'la gérante' }),
      expect.objectContaining({ id: 2, kind: 'lesson', pillar: null }),
      {
        id: 1,
        client: 'ill',
        kind: 'idea',
        text: 'Filmer la fournée',
        pillar: 'behind',
        network: 'instagram',
        said_by: null,
        added_at: monday.toISOString(),
      },
    ])
    expect((await ideas.list('ill', { kind: 'lesson' })).map((one) => one.id)).toEqual([2])
    expect((await ideas.list('ill', { pillar: 'behind' })).map((one) => one.id)).toEqual([1])
    expect(await ideas.list('lawyer')).toEqual([])
    await list(context, {})
    expect(context.stdout()).toContain('Filmer la fournée')
    expect(context.stdout()).toContain('la gérante')
    expect(context.stderr()).toContain("Boulangerie de l'Ill")
    if (lang === 'fr')
      expect(
        typographyFaults(context.stdout() + context.stderr(), [
          "Boulangerie de l'Ill",
          "Le prix sur l'image amène des questions",
          "Plus sur l'équipe",
        ]),
      ).toEqual([])
    const audit = await (await context.store()).audit.list({ client: 'ill' })
    expect(audit.slice(0, 3).map(({ action, target }) => [action, target])).toEqual([
      ['idea.add', 'idea 3'],
      ['idea.add', 'idea 2'],
      ['idea.add', 'idea 1'],
    ])
  })

  test('what is removed is gone from the list, all that was named or nothing', async () => {
    const { context } = await bakery({ lang })
    for (const text of ['a', 'b', 'c']) await add(context, [text], {})
    const { ideas, audit } = await context.store()
    await expect(remove(context, ['1', '7', 'x'])).rejects.toMatchObject({ kind: 'not_found', code: 'idea_not_found' })
    expect(await ideas.list('ill')).toHaveLength(3)
    await remove(context, ['1,3'])
    expect((await ideas.list('ill')).map((one) => one.text)).toEqual(['b'])
    await expect(remove(context, ['1'])).rejects.toMatchObject({ code: 'idea_not_found' })
    expect((await audit.list({ client: 'ill', limit: 1 }))[0]).toMatchObject({ action: 'idea.remove', target: 'idea 3' })
    expect(await ideas.remove('lawyer', 2, monday.toISOString())).toBeNull()
  })

  test.each([
    ['nothing', [' '], {}, 'no_text'],
    ['a whole article', ['x'.repeat(1001)], {}, 'idea_too_long'],
    ['a pillar that is none', ['a'], { pillar: 'rien' }, 'unknown_pillar'],
    ['a network that is none', ['a'], { network: 'viadeo' }, 'unknown_network'],
  ])('refused: %s', async (_, words, flags, code) => {
    const { context } = await bakery({ lang })
    await expect(add(context, words, flags)).rejects.toMatchObject({ kind: 'usage', code })
    expect(await (await context.store()).ideas.list('ill')).toEqual([])
  })

  test('a dry run and JSON', async () => {
    const { context } = await bakery({ lang })
    await add(context, ['Filmer'], {})
    const dry = await again(context, { lang, options: { dry_run: true } })
    await add(dry, ['Autre'], {})
    await remove(dry, ['1'])
    const json = await again(dry, { lang, options: { json: true } })
    await list(json, {})
    expect(JSON.parse(json.stdout())).toEqual([expect.objectContaining({ id: 1, text: 'Filmer', kind: 'idea' })])
    expect(json.stderr()).toBe('')
  })
})
