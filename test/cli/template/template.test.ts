import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as list } from '../../../src/cli/template/list.ts'
import { run as show } from '../../../src/cli/template/show.ts'
import { run as use } from '../../../src/cli/template/use.ts'
import { Failure } from '../../../src/failure.ts'
import { bakery, storedPosts, type Bakery } from '../../posts/support.ts'
import { withSlots, withStrategy } from '../../posts/strategy-world.ts'
import { typographyFaults } from '../../support/french.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const langs = ['fr', 'en'] as const
const name = "Boulangerie de l'Ill"
const offer = ['job=Boulanger F/H', 'place=Colmar', 'contract=CDI', 'apply_url=https://example.com/jobs']

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

async function atTrade(given: Parameters<typeof bakery>[0] = {}, answers: Record<string, unknown> = {}): Promise<Bakery> {
  const shop = await bakery(given)
  const said = { sector: 'restaurant_hotel', voice: { tone: 'warm', address: 'tu' }, ...answers }
  await withStrategy(shop, {
    answers: Object.fromEntries(Object.entries(said).map(([id, value]) => [id, { state: 'answered', value } as never])),
  })
  return shop
}

describe.each(langs)('the list (%s)', (lang) => {
  test('occasions, alerts and documents; the starters of the trade when a pillar is named [001-19] [004-21]', async () => {
    const { context } = await atTrade({ lang })
    await list(context, {})
    for (const one of ['launch', 'event', 'job-offer', 'contest', 'corporate', 'crisis-holding', 'moderation-charter'])
      expect(context.stdout()).toContain(one)
    expect(context.stdout()).not.toContain('restaurant-hotel')
    await list(context, { pillar: lang === 'fr' ? 'coulisses' : 'behind the scenes' })
    expect(context.stdout()).toContain('restaurant-hotel-behind-1')
    expect(context.stdout()).not.toContain('restaurant-hotel-offer-1')
    await list(context, { sector: 'food-producer' })
    expect(context.stdout()).toContain('food-producer-offer-2')
    expect((await failureOf(list(context, { sector: 'moon' }))).code).toBe('unknown_sector')
    if (lang === 'en') expect(context.stdout()).toMatch(/Starters · Restaurant, bakery, hotel/)
    expect(
      Math.max(
        ...context
          .stdout()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80)
  })

  test("one's own texts stand first, and a file that cannot be read is told", async () => {
    const { context } = await bakery({ lang })
    const folder = join(context.places.home, 'templates')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'friday.md'), '---\npillar: behind\n---\nLe four de {entreprise}')
    writeFileSync(join(folder, 'bad.md'), '---\npillar: nothing\n---\nx')
    await list(context, {})
    expect(context.stdout()).toMatch(lang === 'fr' ? /^À vous\n/ : /^Your own\n/)
    expect(context.stdout()).toContain(`Le four de ${name}`)
    expect(context.stderr()).toContain('bad.md')
  })
})

describe.each(langs)('one text (%s)', (lang) => {
  test('shows what it asks for, what may be left out and what is known; the charter too', async () => {
    const { context } = await bakery({ lang, options: { lang } })
    await show(context, 'job_offer')
    const [required, optional] =
      lang === 'fr'
        ? [/à donner +poste, lieu, contrat, candidature/, /facultatif +date, salaire/]
        : [/to be given +job, place, contract, apply_url/, /optional +date, salary/]
    expect(context.stdout()).toMatch(required)
    expect(context.stdout()).toMatch(optional)
    expect(context.stdout()).toContain(name)
    await show(context, 'moderation-charter')
    expect(context.stdout()).toMatch(lang === 'fr' ? /Une critique\s+n’est jamais supprimée/ : /Criticism is\s+never deleted/)
    const commands = /smm .*/g
    if (lang === 'fr') expect(typographyFaults((context.stdout() + context.stderr()).replace(commands, ''), [name])).toEqual([])
  })

  test('a job offer without its place and its address is refused, both named [004-22]', async () => {
    const { context } = await bakery({ lang, options: { lang } })
    const failure = await failureOf(use(context, 'job-offer', { set: offer.slice(0, 1).concat(offer[2] ?? '') }))
    expect(failure).toMatchObject({ kind: 'usage', code: 'template_variables_missing' })
    expect(failure.message).toContain(lang === 'fr' ? 'lieu, candidature' : 'place, apply_url')
    expect(failure.hint).toContain(lang === 'fr' ? '--set lieu=' : '--set place=')
    await use(context, 'job-offer', { set: offer })
    expect(context.stdout()).toContain('https://example.com/jobs')
    expect(context.stdout()).not.toMatch(/\{|\[\[/)
  })

  test('a contest without the address of its rules is refused, and so is one that is none [004-27]', async () => {
    const { context } = await bakery({ lang, options: { lang } })
    const all = [
      'start=1',
      'end=2',
      'prizes=x',
      'value=9',
      'how_to_enter=y',
      'who_may_enter=z',
      'draw=d',
      'erased_on=e',
      'contact=c',
      'network=Facebook',
    ]
    const failure = await failureOf(use(context, 'contest', { set: all }))
    expect([failure.code, failure.message.includes(lang === 'fr' ? 'règlement' : 'rules_url')]).toEqual([
      'template_variables_missing',
      true,
    ])
    for (const wrong of ['on our site', 'ftp://example.com', 'https://', 'javascript:alert(1)'])
      expect((await failureOf(use(context, 'contest', { set: [...all, `rules_url=${wrong}`] }))).code).toBe('bad_url')
    await use(context, 'contest', { set: [...all, 'rules_url=https://example.com/rules'] })
    expect(context.stdout()).toContain('https://example.com/rules')
  })

  test('what is missing is asked for on a terminal, and a wrong answer again', async () => {
    const ask = scriptedAsk(
      lang === 'fr'
        ? [
            { at: 'poste', type: 'Vendeur' },
            { at: 'lieu', type: 'Colmar' },
            { at: 'contrat', type: 'CDD' },
            { at: 'candidature', refused: ['ici', 'adresse web'], type: 'https://exemple.fr' },
          ]
        : [
            { at: 'job', type: 'Vendeur' },
            { at: 'place', type: 'Colmar' },
            { at: 'contract', type: 'CDD' },
            { at: 'apply_url', refused: ['here', 'web address'], type: 'https://exemple.fr' },
          ],
    )
    const { context } = await bakery({ lang, options: { lang }, ask })
    await use(context, 'job-offer', {})
    expect(context.stdout()).toMatch(/Vendeur[\s\S]*Colmar[\s\S]*CDD[\s\S]*https:\/\/exemple\.fr/)
    expect(ask.left()).toEqual([])
  })

  test.each([
    ['no equals sign', ['ville'], 'bad_set'],
    ['a variable it does not have', ['parfum=rose'], 'unknown_variable'],
  ])('refused: %s', async (_, set, code) => {
    const { context } = await bakery({ lang })
    expect((await failureOf(use(context, 'thank-you', { set }))).code).toBe(code)
  })

  test('a name that is none', async () => {
    const { context } = await bakery({ lang })
    expect(await failureOf(show(context, 'lunch'))).toMatchObject({ kind: 'not_found', code: 'template_not_found' })
    expect((await failureOf(show(context, 'job'))).hint).toContain('job-offer')
  })
})

describe('how readers are addressed', () => {
  test('as the client does, or as it is said', async () => {
    const { context } = await atTrade({ lang: 'fr' })
    const set = ['fact=Nous fêtons nos dix ans', 'first_name=Alix']
    await use(context, 'thank-you', { set })
    expect(context.stdout()).toContain('grâce à toi')
    await use(context, 'thank-you', { set, address: 'vous' })
    expect(context.stdout()).toContain('grâce à vous')
  })
})

describe('a text becomes a post', () => {
  const set = ['fact=Nous fêtons nos dix ans', 'first_name=Alix']

  test('a draft, or at its time, with its pillar', async () => {
    const { context } = await bakery({ lang: 'fr' })
    await use(context, 'thank-you', { set, queue: true, to: ['blog'] })
    await use(context, 'thank-you', { set: ['fact=Autre', 'first_name=Alix'], queue: true, to: ['blog'], at: 'demain 9h' })
    const [timed, draft] = await storedPosts(context)
    expect(draft).toMatchObject({
      status: 'draft',
      pillar: 'community',
      text: `Merci. Nous fêtons nos dix ans, et c’est grâce à vous.\nAlix, ${name}`,
    })
    expect(timed).toMatchObject({ status: 'scheduled', scheduled_local: '2026-11-24T09:00' })
    expect((await failureOf(use(context, 'thank-you', { set, at: 'demain 9h' }))).code).toBe('only_queue')
  })

  test('queue add --template: the next slot, another pillar; a document never [001-19]', async () => {
    const shop = await withSlots(await bakery({ lang: 'fr' }), 'mardi 9h')
    const { context } = shop
    await add(context, undefined, { template: 'thank-you', set, to: ['blog'], slot: 'next', pillar: 'proof' })
    expect((await storedPosts(context))[0]).toMatchObject({ pillar: 'proof', scheduled_local: '2026-11-24T09:00' })
    const refused: readonly [string | undefined, Record<string, unknown>, string][] = [
      ['texte', { template: 'thank-you', set }, 'template_and_text'],
      [undefined, { template: 'thank-you', set, fromFile: 'x.md' }, 'template_and_text'],
      ['texte', { set }, 'set_alone'],
      [undefined, { template: 'moderation-charter', set: [] }, 'template_is_document'],
      [undefined, { template: 'nothing' }, 'template_not_found'],
    ]
    for (const [word, flags, code] of refused)
      expect((await failureOf(add(context, word, { to: ['blog'], ...flags }))).code).toBe(code)
    const unknown = await failureOf(add(context, undefined, { template: 'nothing' }))
    for (const one of ['launch', 'event', 'job-offer', 'contest']) expect(unknown.hint).toContain(one)
    expect(await storedPosts(context)).toHaveLength(1)
  })
})
