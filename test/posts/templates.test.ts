import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variableExample, variableName, type VariableId } from '../../src/i18n/template-variables.ts'
import { findTemplate, occasions, ownTemplates, starters } from '../../src/posts/find-templates.ts'
import {
  isVariable,
  nameOfVariable,
  render,
  unfilled,
  variableId,
  variablesOf,
  type TextTemplate,
} from '../../src/posts/template.ts'
import { pillarIds, sectorIds } from '../../src/strategy/weights.ts'
import { testContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

const langs = ['fr', 'en'] as const
/** The shortest limit of the networks that count characters (X). */
const shortest = 280

async function everyStarter(lang: 'fr' | 'en'): Promise<TextTemplate[]> {
  return (await Promise.all(sectorIds.map((sector) => starters(lang, sector)))).flat()
}

function examples(lang: 'fr' | 'en'): Record<string, string> {
  return Object.fromEntries(Object.entries(variableExample).map(([id, example]) => [id, example[lang]]))
}

describe.each(langs)('the starters (%s)', (lang) => {
  it('are two at least for every trade and pillar', async () => {
    for (const sector of sectorIds) {
      const all = await starters(lang, sector)
      for (const pillar of pillarIds)
        expect(all.filter((one) => one.pillar === pillar).length, `${sector} ${pillar}`).toBeGreaterThanOrEqual(2)
      expect(all.every((one) => one.sector === sector && one.lang === lang && one.kind === 'starter')).toBe(true)
    }
  })

  it('fit every network, empty and filled, and none is another one', async () => {
    const all = await everyStarter(lang)
    const texts = all.flatMap((one) => (['vous', 'tu'] as const).map((to) => render(one, {}, to).text))
    const filled = all.map((one) => render(one, examples(lang)).text)
    expect([...texts, ...filled].filter((text) => [...text].length > shortest || [...text].length < 40)).toEqual([])
    expect(new Set(texts.map((text) => text.slice(0, 30))).size).toBeGreaterThan(all.length * 0.95)
    expect(new Set(all.map((one) => render(one, {}).text)).size).toBe(all.length)
    expect(new Set(all.map((one) => one.name)).size).toBe(all.length)
  })

  it('ask for variables that are known, by their names in that language', async () => {
    const names = new Set(Object.values(variableName).map((name) => name[lang]))
    const whole = await occasions(lang)
    const wrong = [...(await everyStarter(lang)), ...whole].flatMap(({ name, text }) =>
      [...text.matchAll(/\{([^{}|]+)\}/g)]
        .map(([, one]) => one ?? '')
        .filter((one) => !names.has(one as never))
        .map((one) => `${name}: ${one}`),
    )
    expect(wrong).toEqual([])
    // each is used, or it is none
    const used = new Set([...(await everyStarter(lang)), ...whole].flatMap(({ text }) => variablesOf(text).map(({ id }) => id)))
    expect(Object.keys(variableName).filter((id) => !used.has(id) && id !== 'address')).toEqual([])
  })

  it('are written as an owner writes: no shouting, no jargon, no tags', async () => {
    const wrong =
      /#|!!|\b(viral|booste|buzz|découvrez|n'hésitez|incontournable|exceptionnel|boost|amazing|discover our|don't miss)/i
    expect(
      (await everyStarter(lang)).filter(({ text }) => wrong.test(text) || /\p{Extended_Pictographic}/u.test(text)),
    ).toEqual([])
  })
})

describe('the starters of a practice', () => {
  // a French health professional quotes no patient (code de la santé publique, R. 4127-19-1)
  it.each(langs)('quote no patient (%s)', async (lang) => {
    const asked = (await starters(lang, 'health')).flatMap(({ text }) => variablesOf(text).map(({ id }) => id))
    expect(asked).not.toContain('review')
  })
})

describe('a text filled in', () => {
  it.each(langs)('ends each sentence once, and has a space between its words (%s)', async (lang) => {
    const all = [...(await everyStarter(lang)), ...(await occasions(lang))]
    const filled = all.flatMap((one) => (['vous', 'tu'] as const).map((to) => render(one, examples(lang), to).text))
    expect(filled.filter((text) => /[.!?…]\.|(?<!\p{L})vous(?=\p{L})/u.test(text))).toEqual([])
  })

  it('keeps what somebody wrote themselves as it stands', () => {
    expect(render({ text: '{réponse}.', lang: 'fr', kind: 'own' }, { answer: 'Oui.' }).text).toBe('Oui..')
  })
})

describe('the French of the texts', () => {
  it('has right spaces and apostrophes', async () => {
    const all = [...(await everyStarter('fr')), ...(await occasions('fr'))]
    const faults = all.flatMap((one) => typographyFaults(render(one, {}).text))
    expect(faults).toEqual([])
    expect((await occasions('fr')).flatMap(({ note }) => typographyFaults(note ?? ''))).toEqual([])
  })

  it('never says vous to somebody it says tu to, nor the other way round', async () => {
    const all = [...(await everyStarter('fr')), ...(await occasions('fr')).filter((one) => one.kind !== 'document')]
    const vous = all.filter((one) =>
      /(?<![\p{L}])(tu|ton|ta|tes|toi|te)(?![\p{L}])|(?<![\p{L}])t’/iu.test(render(one, {}, 'vous').text),
    )
    expect(vous.map((one) => one.name)).toEqual([])
    const always = ['crisis-internal', 'crisis-press'] // of a firm to a firm
    const tu = all.filter(
      (one) =>
        !always.includes(one.name) &&
        /(?<![\p{L}])(vous|votre|vos)(?![\p{L}])|\p{L}ez(?![\p{L}])/iu.test(
          render(one, {}, 'tu').text.replace(/\b(chez|nez|rendez-vous)\b/gi, ''),
        ),
    )
    expect(tu.map((one) => `${one.name}: ${render(one, {}, 'tu').text}`)).toEqual([])
  })

  it('puts no variable that may begin with a vowel after de, que, le or la', async () => {
    // figures and dates elide nothing
    const plain = [
      'date',
      'time',
      'duration',
      'count',
      'price',
      'value',
      'delay',
      'phone',
      'salary',
      'start',
      'end',
      'reopening',
      'erased_on',
      'reference',
    ]
    const all = [...(await everyStarter('fr')), ...(await occasions('fr'))]
    const wrong = all.flatMap(({ name, text }) =>
      [...text.matchAll(/(?<![\p{L}])(?:de|que|le|la|du|au|jusque|d'|l'|qu') ?\{(\p{L}+)\}/giu)]
        .filter(([, variable = '']) => !plain.includes(variableId(variable)))
        .map(([found]) => `${name}: ${found}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('whole texts', () => {
  it('have the same names and the same variables in both languages', async () => {
    const [fr, en] = await Promise.all(langs.map((lang) => occasions(lang)))
    const shape = (all: readonly TextTemplate[] | undefined) =>
      all?.map(({ name, kind, pillar, text }) => ({ name, kind, pillar, variables: variablesOf(text) }))
    expect(shape(en)).toEqual(shape(fr))
    expect(fr?.every((one) => one.kind !== 'campaign' || pillarIds.includes(one.pillar as never))).toBe(true)
  })

  it.each(langs)('are there for a launch, a hiring, an event, an alert and more (%s) [001-19] [004-21]', async (lang) => {
    const names = (await occasions(lang)).map((one) => one.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'launch',
        'event',
        'job-offer',
        'contest',
        'corporate',
        'thank-you',
        'seasonal-closing',
        'crisis-holding',
        'moderation-charter',
      ]),
    )
  })

  it.each(langs)(
    'a job offer needs title, place, contract and where to apply; the salary may be left out (%s) [004-22]',
    async (lang) => {
      const offer = (await occasions(lang)).find((one) => one.name === 'job-offer')
      const variables = variablesOf(offer?.text ?? '')
      expect(variables.filter((one) => one.required).map((one) => one.id)).toEqual([
        'company',
        'job',
        'place',
        'contract',
        'apply_url',
      ])
      expect(variables.filter((one) => !one.required).map((one) => one.id)).toEqual(['date', 'salary', 'benefit'])
      const values = { company: 'A', job: 'B', place: 'C', contract: 'D', apply_url: 'https://example.com/e' }
      expect(render(offer ?? never(), values)).toMatchObject({ missing: [] })
      expect(render(offer ?? never(), values).text).not.toMatch(/\[\[|\{|Sala/)
      expect(render(offer ?? never(), { ...values, salary: '2 000' }).text).toMatch(/Sala[^\n]*2 000/)
    },
  )

  it.each(langs)(
    'a contest names its rules, its dates, its prizes, who may enter, the data and the release (%s) [004-27]',
    async (lang) => {
      const contest = (await occasions(lang)).find((one) => one.name === 'contest') ?? never()
      const required = variablesOf(contest.text)
        .filter((one) => one.required)
        .map((one) => one.id)
      expect(required).toEqual(
        expect.arrayContaining([
          'rules_url',
          'start',
          'end',
          'prizes',
          'value',
          'who_may_enter',
          'how_to_enter',
          'draw',
          'erased_on',
          'contact',
          'network',
        ]),
      )
      expect(contest.text).toMatch(/données des participants servent à ce jeu seulement|data are used for this contest only/)
      expect(contest.text).toMatch(/décharge \{réseau\}|releases \{network\}/)
      expect(contest.note).not.toBeNull()
      expect(render(contest, { ...examples(lang), rules_url: '' }).missing).toEqual(['rules_url'])
    },
  )

  it.each(langs)('the invitation of a passionate customer has a name and a subject (%s) [002-24]', async (lang) => {
    const invitation = (await occasions(lang)).find((one) => one.name === 'ambassador-invitation') ?? never()
    const { text } = render(invitation, { ...examples(lang), first_name: 'Alix', topic: 'le levain' })
    expect(text).toContain('Alix')
    expect(text).toContain('le levain')
    expect(unfilled(text)).toEqual([])
  })
})

describe('filling in', () => {
  const own = (text: string): TextTemplate => ({
    name: 'x',
    kind: 'own',
    lang: 'fr',
    pillar: null,
    sector: null,
    network: null,
    text,
    note: null,
  })

  it('takes a name in either language, with or without its accents', () => {
    for (const name of ['prénom', 'prenom', 'PRÉNOM', 'first_name']) expect(variableId(name)).toBe('first_name')
    expect(variableId('parfum')).toBe('parfum')
    expect(isVariable('parfum')).toBe(false)
    for (const id of Object.keys(variableName) as VariableId[])
      for (const lang of langs) expect(variableId(nameOfVariable(id, lang))).toBe(id)
  })

  it.each([
    ['{Venez|Viens} à {ville}', { city: 'Colmar' }, 'vous', 'Venez à Colmar', []],
    ['{Venez|Viens} à {ville}', { city: 'Colmar' }, 'tu', 'Viens à Colmar', []],
    ['Prix[[ : {prix}]].', {}, 'vous', 'Prix.', []],
    ['Prix[[ : {prix}]].', { price: '4 €' }, 'vous', 'Prix : 4 €.', []],
    ['{ville}, {parfum}, {ville}', { parfum: '' }, 'vous', '{ville}, {parfum}, {ville}', ['city', 'parfum']],
    ['{événement} : demain. {produit}', { event: 'le bal', product: 'le pain' }, 'vous', 'Le bal : demain. Le pain', []],
    ['Ici. {lien}', { link: 'https://a.example/x' }, 'vous', 'Ici. https://a.example/x', []],
    ['{constructor} et {__proto__}', {}, 'vous', '{constructor} et {__proto__}', ['constructor']],
    ['{constructor}', { constructor: 'moi' }, 'vous', 'Moi', []],
    ['« {avis} » merci', { review: 'le meilleur' }, 'vous', '« Le meilleur » merci', []],
  ] as const)('%s', (text, values, to, expected, missing) => {
    expect(render(own(text), values, to)).toEqual({ text: expected, missing })
  })

  it('puts every value in as it is, but for a capital', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '')
        expect(render(own("Aujourd'hui : {produit}, demain aussi"), { product: value }).text).toBe(
          `Aujourd'hui : ${value.trim()}, demain aussi`,
        )
      }),
    )
  })

  it('sees what nobody has filled in, and nothing else in braces', () => {
    expect(unfilled('Le {produit} de {Ville}, un {objet} et {"json": 1}')).toEqual(['{produit}', '{Ville}'])
  })
})

describe("the consultant's own texts", () => {
  it('stand beside ours, for their client and language; what cannot be read is told', async () => {
    const context = testContext()
    const folder = join(context.places.home, 'templates')
    mkdirSync(folder, { recursive: true })
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
    write('vendredi.md', '---\npillar: coulisses\nnetwork: instagram\n---\n\nLe four de {entreprise}, le vendredi.\n')
    write('seulement-ill.md', '---\nclient: ill\nname: Pour Ill\n---\nBonjour {parfum}')
    write('english.md', '---\nlang: en\n---\nHello')
    write('empty.md', '---\nlang: fr\n---\n\n')
    write('bad.md', '---\npillar: rien\n---\nx')
    write('broken.md', '---\nname: "x\n---\nx')
    write('zwei.md', '---\nname: vendredi\n---\nx')
    write('notes.txt', 'no')
    const { templates, problems } = await ownTemplates(context, 'ill', 'fr')
    expect(templates).toEqual([
      expect.objectContaining({ name: 'pour-ill', pillar: null }),
      expect.objectContaining({ name: 'vendredi', kind: 'own', pillar: 'behind', network: 'instagram' }),
    ])
    expect(problems).toHaveLength(4)
    expect((await ownTemplates(context, 'lawyer', 'fr')).templates.map((one) => one.name)).toEqual(['vendredi'])
    expect((await findTemplate(context, 'ill', 'Pour ill', 'fr')).text).toBe('Bonjour {parfum}')
  })

  it('a name is found however it is typed, a starter of any trade too', async () => {
    const context = testContext()
    for (const name of ['job-offer', 'job_offer', 'Job offer'])
      expect((await findTemplate(context, 'ill', name, 'en')).name).toBe('job-offer')
    expect((await findTemplate(context, 'ill', 'food-producer-behind-1', 'fr')).sector).toBe('food_producer')
    await expect(findTemplate(context, 'ill', 'job-offre', 'fr')).rejects.toMatchObject({
      kind: 'not_found',
      code: 'template_not_found',
    })
  })
})

function never(): never {
  throw new Error('not there')
}
