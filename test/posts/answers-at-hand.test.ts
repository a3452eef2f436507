import { describe, expect, it } from 'vitest'
import { alertText } from '../../src/i18n/alerts.ts'
import { variableExample, variableName } from '../../src/i18n/template-variables.ts'
import { graphemes } from '../../src/networks/measure.ts'
import { answersAtHand } from '../../src/posts/find-templates.ts'
import { missingVariables } from '../../src/posts/missing-variables.ts'
import { render } from '../../src/posts/template.ts'
import { typographyFaults } from '../support/french.ts'

const langs = ['fr', 'en'] as const
/** The shortest limit of the networks that take an answer, in graphemes (Bluesky). */
const shortest = 300

describe.each(langs)('answers at hand (%s)', (lang) => {
  it('are there for every case of the response chart, reviews, and when something goes wrong', async () => {
    expect((await answersAtHand(lang)).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
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
    const values = Object.fromEntries(Object.entries(variableExample).map(([id, example]) => [id, example[lang]]))
    for (const answer of await answersAtHand(lang)) {
      for (const to of ['vous', 'tu'] as const) {
        const { text, missing } = render(answer, values, to)
        expect([answer.name, missing]).toEqual([answer.name, []])
        expect(text).not.toMatch(/[{}[\]|]/)
        expect([answer.name, graphemes(text) <= shortest]).toEqual([answer.name, true])
        if (answer.kind === 'reply') expect(text).toMatch(/Camille, Boulangerie de l.Ill$/)
        if (lang === 'fr') expect(typographyFaults(text.replaceAll("'", '’').replaceAll(' ?', '\u202F?'))).toEqual([])
      }
      if (answer.name === 'crisis-internal' || answer.name === 'crisis-press')
        expect(render(answer, values, 'tu').text).toBe(render(answer, values, 'vous').text)
    }
  })

  it('of a red alert, are word for word what people are sent', async () => {
    const names = { client: 'client', topic: 'topic', time: 'time', speaker: 'name', next: 'next_update' } as const
    const sent = alertText.red[lang].replace(/\{(\w+)\}/g, (_, id: keyof typeof names) => `{${variableName[names[id]][lang]}}`)
    const internal = (await answersAtHand(lang)).find(({ name }) => name === 'crisis-internal')
    expect(internal?.text.trim()).toBe(sent)
  })

  it('name what is missing, with the flag to give it', async () => {
    const answer = (await answersAtHand(lang)).find(({ name }) => name === 'crisis-holding')
    if (answer === undefined) throw new Error('there is no crisis-holding')
    const failure = missingVariables(lang, answer, render(answer, { company: 'Ill', topic: 'Tarte' }, 'vous').missing)
    expect(failure).toMatchObject({ kind: 'usage', code: 'template_variables_missing' })
    expect(failure.hint).toContain(
      lang === 'fr' ? '--set heure="18h30" --set prénom=' : '--set time="6:30pm" --set first_name=',
    )
  })
})

it('keeps the consultant’s wording of what is said in public when it burns', async () => {
  const texts = new Map((await answersAtHand('fr')).map(({ name, text }) => [name, text]))
  expect(texts.get('crisis-apology')).toBe(
    'Nous avons commis une erreur : {fait}. Nous {vous|te} présentons nos excuses. Ce que nous faisons : {mesures}. Prochaine information : {date}.',
  )
  expect(texts.get('crisis-press')).toBe(
    'Bonjour et merci de votre message. {nom} ({téléphone}) vous rappellera avant {heure}.',
  )
})
