import { describe, expect, it } from 'vitest'
import { fillAnswer, savedAnswer, savedAnswers } from '../../src/community/saved-answers.ts'
import { Failure } from '../../src/failure.ts'
import { alertText } from '../../src/i18n/alerts.ts'
import { variableExample, variableName } from '../../src/i18n/template-variables.ts'
import { graphemes } from '../../src/networks/measure.ts'
import { testContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

const langs = ['fr', 'en'] as const
/** The shortest limit of the networks that take an answer, in graphemes (Bluesky). */
const shortest = 300

describe.each(langs)('answers at hand (%s)', (lang) => {
  it('are there for every case of the response chart, reviews, and when something goes wrong', async () => {
    expect((await savedAnswers(lang)).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'reply reply-thanks',
      'reply reply-agree',
      'reply reply-question',
      'reply reply-idea',
      'reply reply-customer',
      'reply reply-correction',
      'reply reply-rant',
      'reply reply-troll',
      'reply reply-private',
      'reply review-positive',
      'reply review-negative',
      'reply review-false',
      'crisis crisis-holding',
      'crisis crisis-correction',
      'crisis crisis-customer',
      'crisis crisis-apology',
      'crisis crisis-safety',
      'crisis crisis-internal',
      'crisis crisis-press',
      'crisis crisis-closing',
    ])
  })

  it('filled, fit the shortest network, say who speaks, and leave no blank', async () => {
    const context = testContext({ lang })
    const values = Object.fromEntries(Object.entries(variableExample).map(([id, example]) => [id, example[lang]]))
    for (const answer of await savedAnswers(lang)) {
      for (const to of ['vous', 'tu'] as const) {
        const text = fillAnswer(context, answer, values, to)
        expect(text).not.toMatch(/[{}[\]|]/)
        expect([answer.name, graphemes(text) <= shortest]).toEqual([answer.name, true])
        if (answer.kind === 'reply') expect(text).toMatch(/Camille, Boulangerie de l.Ill$/)
        if (lang === 'fr') expect(typographyFaults(text.replaceAll("'", '’').replaceAll(' ?', '\u202F?'))).toEqual([])
      }
      if (answer.name === 'crisis-internal' || answer.name === 'crisis-press')
        expect(fillAnswer(context, answer, values, 'tu')).toBe(fillAnswer(context, answer, values, 'vous'))
    }
  })

  it('of a red alert, are word for word what people are sent', async () => {
    const names = { client: 'client', topic: 'topic', time: 'time', speaker: 'name', next: 'next_update' } as const
    const sent = alertText.red[lang].replace(/\{(\w+)\}/g, (_, id: keyof typeof names) => `{${variableName[names[id]][lang]}}`)
    const internal = (await savedAnswers(lang)).find(({ name }) => name === 'crisis-internal')
    expect(internal?.text.trim()).toBe(sent)
  })

  it('name what is missing, with the flag to give it', async () => {
    const context = testContext({ lang })
    const answer = await savedAnswer(context, 'ill', 'crisis-holding', lang)
    const failure: unknown = await Promise.resolve()
      .then(() => fillAnswer(context, answer, { company: 'Ill', topic: 'Tarte' }, 'vous'))
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ kind: 'usage', code: 'template_variables_missing' })
    expect((failure as Failure).hint).toContain(
      lang === 'fr' ? '--set heure="18h30" --set prénom=' : '--set time="6:30pm" --set first_name=',
    )
  })
})

it('keeps the consultant’s wording of what is said in public when it burns', async () => {
  const texts = new Map((await savedAnswers('fr')).map(({ name, text }) => [name, text]))
  expect(texts.get('crisis-apology')).toBe(
    'Nous avons commis une erreur : {fait}. Nous {vous|te} présentons nos excuses. Ce que nous faisons : {mesures}. Prochaine information : {date}.',
  )
  expect(texts.get('crisis-press')).toBe(
    'Bonjour et merci de votre message. {nom} ({téléphone}) vous rappellera avant {heure}.',
  )
})
