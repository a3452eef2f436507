import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as add } from '../../src/cli/ambassador/add.ts'
import { run as list } from '../../src/cli/ambassador/list.ts'
import { run as remove } from '../../src/cli/ambassador/remove.ts'
import { audit } from '../../src/cli/audit/audit.ts'
import { run as listTeam } from '../../src/cli/team/list.ts'
import { Failure } from '../../src/failure.ts'
import { displayWidth } from '../../src/io/table.ts'
import { addBakery, addStrategy, bakery } from '../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

const now = new Date('2026-11-23T10:00:00Z')
const { slug } = bakery
const json = { options: { json: true } } as const

async function world(
  website: string | null = 'https://boulangerie.example/',
): Promise<(more?: TestContextOptions) => TestContext> {
  const first = testContext({ now })
  await addBakery(first, { website })
  return (more = {}) => testContext({ now, folder: first.folder, ...more })
}
const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )
const parsed = (context: TestContext): Record<string, unknown> => JSON.parse(context.stdout()) as Record<string, unknown>
const kept = async (come: () => TestContext): Promise<readonly object[]> => (await come().store()).ambassadors.list(slug)

describe('smm ambassador add', () => {
  it('keeps whoever has not agreed as invited, and prints the invitation in the client’s language [002-23] [002-24]', async () => {
    const come = await world()
    const context = come({ lang: 'en' })
    await add(context, 'Camille', { topic: 'pain au levain', as: 'expert' })
    expect(context.stdout()).toContain('Camille is in the list, without consent yet.')
    expect(context.stdout()).toContain('Bonjour Camille,')
    expect(context.stdout()).toContain('bien des professionnels\u00A0: pain au levain')
    expect(context.stderr()).toContain(`smm ambassador add Camille -c ${slug} --consent 2026-11-23 --via mail`)
    const scripts = come(json)
    await list(scripts, {})
    expect(parsed(scripts)).toMatchObject([{ alias: 'Camille', status: 'invited', consent_at: null, kit: null }])
  })

  it('notes the consent with its day and its way, and keeps the rest', async () => {
    const come = await world()
    await add(come(), 'Camille', { topic: 'pain au levain', as: 'expert' })
    const context = come(json)
    await add(context, 'CAMILLE', { consent: 'hier', via: 'phone' })
    expect(parsed(context)).toMatchObject({
      alias: 'Camille',
      profile: 'expert',
      topic: 'pain au levain',
      consent_at: '2026-11-22',
      consent_via: 'phone',
      status: 'consenting',
      code: 'PAIN1',
      invitation: null,
      link_reason: null,
      link: 'https://boulangerie.example/?utm_source=ambassador&utm_medium=referral&utm_campaign=pain-au-levain&utm_content=pain1',
    })
    expect(await kept(come)).toHaveLength(1)
  })

  it.each([
    ['a benefit', { benefit: 'un bon de 20 €' }, 'Collaboration commerciale'],
    ['a benefit, in words of their own', { benefit: 'un bon', disclosure: 'Publicité' }, 'Publicité'],
    ['a partner', { as: 'partner' }, 'Partenaire'],
    ['a partner with a benefit', { as: 'partner', benefit: 'une remise' }, 'Collaboration commerciale'],
    ['neither', {}, null],
  ])('has words that say so: %s', async (_, flags, disclosure) => {
    const come = await world()
    const context = come(json)
    await add(context, 'Camille', { topic: 'brioche', ...flags })
    expect(parsed(context)['disclosure']).toBe(disclosure)
  })

  it('lets words and benefit go together', async () => {
    const come = await world()
    await add(come(), 'Camille', { topic: 'brioche', benefit: 'un bon' })
    expect((await failure(add(come(), 'Camille', { disclosure: '' }))).code).toBe('disclosure_needed')
    await add(come(), 'Camille', { benefit: '' })
    expect(await kept(come)).toMatchObject([{ benefit: null, disclosure: null }])
  })

  it.each([
    ['topic_needed', 'Dom', {}],
    ['consent_incomplete', 'Dom', { topic: 'brioche', consent: '2026-11-02' }],
    ['consent_incomplete', 'Dom', { topic: 'brioche', via: 'mail' }],
    ['date_in_future', 'Dom', { topic: 'brioche', consent: '2026-12-24', via: 'mail' }],
    ['bad_date', 'Dom', { topic: 'brioche', consent: 'bientôt', via: 'mail' }],
    ['bad_ambassador', 'Dom', { topic: 'b' }],
    ['bad_ambassador', '', { topic: 'brioche' }],
    ['bad_ambassador', 'Dom', { topic: 'brioche', code: 'é' }],
    ['bad_ambassador', 'Dom', { topic: 'brioche', benefit: 'x'.repeat(201) }],
    ['code_taken', 'Dom', { topic: 'brioche', code: 'levain' }],
    ['nothing_to_change', 'Camille', {}],
  ])('refuses: %s', async (code, alias, flags) => {
    const come = await world()
    await add(come(), 'Camille', { topic: 'pain au levain', code: 'LEVAIN' })
    const refused = await failure(add(come({ lang: 'fr' }), alias, flags))
    expect([refused.kind, refused.code]).toEqual(['usage', code])
    expect(
      typographyFaults(`${refused.message}\n${refused.hint ?? ''}`, ['"Collaboration commerciale"', "aujourd'hui"]),
    ).toEqual([])
    expect(await kept(come)).toHaveLength(1)
  })

  it('says how to have a tracked link, where there is no website', async () => {
    const come = await world(null)
    const context = come({ lang: 'fr' })
    await add(context, 'Camille', { topic: 'brioche' })
    expect(context.stderr()).toContain(`smm client edit ${slug} --website`)
    const scripts = come(json)
    await list(scripts, {})
    expect(parsed(scripts)).toMatchObject([{ link: null, link_reason: 'no_website' }])
  })

  it('keeps nothing in a dry run', async () => {
    const come = await world()
    const context = come({ lang: 'fr', options: { dry_run: true } })
    await add(context, 'Camille', { topic: 'brioche' })
    expect(context.stdout()).toContain('entrerait dans la liste')
    expect(await kept(come)).toEqual([])
  })
})

describe('smm ambassador list --kit', () => {
  it('writes a kit for those who agreed, readable by their owner alone, and none for the others [002-23] [001-43]', async () => {
    const come = await world()
    await addStrategy(come())
    await add(come(), 'Camille', { topic: 'pain au levain', consent: '2026-11-02', via: 'mail', benefit: 'un bon' })
    await add(come(), 'Dom', { topic: 'brioche' })
    const folder = join(mkdtempSync(join(tmpdir(), 'smm-kit-')), 'kits')
    const context = come({ lang: 'fr' })
    await list(context, { kit: folder })
    expect(readdirSync(folder)).toEqual(['camille-pain1.md'])
    expect(context.stdout()).toContain(`1 kit écrit dans ${folder}`)
    expect(context.stderr()).toContain('Dom')
    expect(statSync(join(folder, 'camille-pain1.md')).mode & 0o077).toBe(0)
    const kit = readFileSync(join(folder, 'camille-pain1.md'), 'utf8')
    expect(kit).not.toContain('Dom')
    expect(kit.match(/^Collaboration commerciale$/gm)).toHaveLength(9)
    // the pillars that the strategy gives most room
    expect([...kit.matchAll(/^### (.*)$/gm)]).toHaveLength(3)
  })

  it('writes in the client’s language, or in both', async () => {
    const come = await world()
    await add(come(), 'Camille', { topic: 'pain au levain', consent: '2026-11-02', via: 'mail' })
    const folder = mkdtempSync(join(tmpdir(), 'smm-kit-'))
    const file = join(folder, 'camille-pain1.md')
    await list(come({ lang: 'en' }), { kit: folder })
    expect(readFileSync(file, 'utf8')).toContain('Les règles du jeu')
    await list(come({ options: { lang: 'both' } }), { kit: folder })
    expect(readFileSync(file, 'utf8')).toMatch(/Les règles du jeu[^]*The rules/)
  })

  it('fails while nobody agreed, and writes nothing in a dry run', async () => {
    const come = await world()
    const folder = join(mkdtempSync(join(tmpdir(), 'smm-kit-')), 'kits')
    expect((await failure(list(come(), { kit: folder }))).code).toBe('nobody_agreed')
    await add(come(), 'Dom', { topic: 'brioche' })
    expect((await failure(list(come(), { kit: folder }))).code).toBe('nobody_agreed')
    await add(come(), 'Dom', { consent: '2026-11-02', via: 'meeting' })
    const context = come({ lang: 'fr', options: { dry_run: true } })
    await list(context, { kit: folder })
    expect(context.stdout()).toContain('1 kit serait écrit')
    expect(existsSync(folder)).toBe(false)
    const blocked = await failure(list(come(), { kit: '/proc/smm-kits' }))
    expect([blocked.kind, blocked.code]).toEqual(['failed', 'cannot_write'])
  })
})

describe('smm ambassador remove', () => {
  it('erases for good, when that was meant', async () => {
    const come = await world()
    await add(come(), 'Camille', { topic: 'pain au levain' })
    await remove(come({ ask: { confirm: async () => false } }), 'camille')
    expect(await kept(come)).toHaveLength(1)
    await remove(come({ options: { dry_run: true } }), 'camille')
    expect(await kept(come)).toHaveLength(1)
    const context = come({ lang: 'fr' })
    await remove(context, 'camille')
    expect(context.stdout()).toContain('Camille\u00A0: tout est effacé.')
    expect(await kept(come)).toEqual([])
    const trail = come({ lang: 'fr' })
    await audit(trail, {})
    expect(trail.stdout()).toContain('ambassadeur effacé\u00A0: 1')
    expect(trail.stdout()).not.toMatch(/Camille|levain/)
    expect((await failure(remove(come(), 'camille'))).kind).toBe('not_found')
  })
})

describe('the list', () => {
  it.each(['fr', 'en'] as const)('fits eighty columns and keeps apart from the team [002-25] (%s)', async (lang) => {
    const come = await world()
    await add(come(), 'Camille de la Petite-Venise', {
      topic: 'tout ce qui lève longtemps, à froid',
      consent: '2026-11-02',
      via: 'mail',
    })
    const context = come({ lang })
    await list(context, {})
    for (const line of context.stdout().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    if (lang === 'fr') expect(typographyFaults(`${context.stdout()}${context.stderr()}`)).toEqual([])
    const { team } = await come().store()
    expect(await team.list(slug)).toEqual([])
    await team.add(
      slug,
      {
        alias: 'gérante',
        roles: ['contributor'],
        job: null,
        department: 'direction',
        minutes_per_week: 60,
        days: ['mon'],
        trained: null,
        knows_rules: null,
        motivated: null,
        at_ease: null,
        intern: false,
        years_in_company: null,
      },
      now.toISOString(),
    )
    const people = come({ lang })
    await listTeam(people)
    expect(people.stdout()).toContain(
      lang === 'fr' ? '1 personne participe, 1\u00A0h par semaine.' : '1 person takes part, 1\u00A0h a week.',
    )
    expect(people.stdout()).toContain(lang === 'fr' ? '1 client ambassadeur en plus' : '1 ambassador besides')
  })

  it('is empty at first', async () => {
    const come = await world()
    const context = come({ lang: 'fr' })
    await list(context, {})
    expect(context.stdout()).toBe('')
    expect(context.stderr()).toContain('smm ambassador add')
  })
})
