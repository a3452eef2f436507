import { describe, expect, it } from 'vitest'
import { answered } from '../../src/strategy/answers.ts'
import { answerInWords } from '../../src/strategy/answer-words.ts'
import { checkAnswer } from '../../src/strategy/check-answer.ts'
import { currentAnswers } from '../../src/strategy/current-answers.ts'
import { mapToClient } from '../../src/strategy/map-answers.ts'
import { questionOf } from '../../src/strategy/questionnaire.ts'
import { saveStrategy } from '../../src/strategy/save-strategy.ts'
import { testContext } from '../support/context.ts'

const now = new Date('2026-11-23T10:00:00Z')
const check = (place: Record<string, unknown>) =>
  checkAnswer(questionOf('location'), place, { lang: 'fr', now, currency: 'EUR', people: null, typed: false })
const regionIn = (location: Record<string, unknown>): string | null =>
  mapToClient({ location: answered(check(location).value) }, { lang: 'fr', mode: 'full', client: null }, () => '2026-11')
    .region ?? null

describe('the part of the country with holidays of its own', () => {
  it.each([
    [{ country: 'FR', region: 'Moselle' }, '57'],
    [{ country: 'FR', region: 'alsace' }, '67'],
    [{ country: 'FR', region: 67 }, '67'],
    [{ country: 'France', region: '68' }, '68'],
    [{ country: 'CH', region: 'Genève' }, 'GE'],
    [{ country: 'CA', region: 'quebec', timezone: 'America/Toronto' }, 'QC'],
    [{ country: 'DE', region: 'BY' }, 'BY'],
    [{ country: 'FR', region: '' }, ''],
  ])('is read by name or code: %j', (place, region) => {
    const { value, issues } = check(place)
    expect(issues).toEqual([])
    expect(value).toMatchObject({ region })
  })

  it.each([
    [{ country: 'FR', region: 'Bretagne' }, 'Moselle'],
    [{ country: 'CH', region: 'Québec' }, 'GE (Genève)'],
    [{ country: 'IE', region: 'Connacht' }, 'Irlande'],
    [{ country: 'FR', region: ['67'] }, 'le nom ou le code'],
  ])('is refused where there is none such: %j', (place, part) => {
    const { issues } = check(place)
    expect(issues.map(({ path }) => path)).toEqual(['location.region'])
    expect(issues[0]?.rule).toContain(part)
  })

  it('is as said, else as the town tells', () => {
    expect(regionIn({ country: 'FR', city: 'Colmar' })).toBe('68')
    expect(regionIn({ country: 'FR', city: 'Colmar', region: '57' })).toBe('57')
    expect(regionIn({ country: 'FR', city: 'Colmar', region: '' })).toBeNull()
    expect(regionIn({ country: 'FR', city: 'Lyon' })).toBeNull()
  })

  it('goes to the profile, and what the profile says since comes back', async () => {
    const context = testContext({ now })
    const location = { country: 'FR', city: 'Colmar', timezone: 'Europe/Paris' }
    const answers = {
      client_name: answered('Chez Test'),
      objectives: answered(['sales']),
      hours_per_month: answered(3),
      location: answered(location),
    }
    const { client } = await saveStrategy(context, {
      answers,
      mode: 'full',
      lang: 'fr',
      client: null,
      before: {},
      interview: null,
      source: '-',
    })
    expect(client.region).toBe('68')
    expect((await currentAnswers(context, client)).answers['location']?.value).toEqual(location)
    const moved = await (await context.store()).clients.update(client.slug, { region: '57' }, now.toISOString())
    expect((await currentAnswers(context, moved)).answers['location']?.value).toMatchObject({ region: '57' })
    const none = await (await context.store()).clients.update(client.slug, { region: null }, now.toISOString())
    expect((await currentAnswers(context, none)).answers['location']?.value).toMatchObject({ region: '' })
  })

  it('is read by its name', () => {
    const words = (region: string): string =>
      answerInWords('location', answered({ country: 'CH', city: null, region, timezone: 'Europe/Zurich' }), {
        lang: 'fr',
        currency: 'CHF',
      })
    expect(words('GE')).toBe('Suisse · Genève · Europe/Zurich')
    expect(words('')).toBe('Suisse · Europe/Zurich')
  })
})
