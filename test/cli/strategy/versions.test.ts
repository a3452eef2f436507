import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { showWhatIf } from '../../../src/cli/calc/what-if.ts'
import { init } from '../../../src/cli/init/init.ts'
import { runApprove } from '../../../src/cli/strategy/approve.ts'
import { diffStrategies } from '../../../src/cli/strategy/diff.ts'
import { editStrategy } from '../../../src/cli/strategy/edit.ts'
import { Failure } from '../../../src/failure.ts'
import type { Strategy } from '../../../src/store/strategies.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const now = new Date('2026-11-23T10:00:00Z')
const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))

/** The sample client in a home of its own; `sets` make its second version. */
async function bakery(sets: readonly string[] = []): Promise<string> {
  const context = testContext({ now })
  await init(context, {
    quick: false,
    complete: false,
    form: null,
    answers: sample,
    resume: null,
    export_answers: null,
    allow_unknown_keys: false,
  })
  if (sets.length > 0) await editStrategy(testContext({ now, folder: context.folder }), sets)
  return context.folder
}

function at(folder: string, given: TestContextOptions = {}): TestContext {
  return testContext({ now, folder, ...given })
}

async function failure(action: Promise<unknown>): Promise<Failure> {
  return action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )
}

async function stored(folder: string, version?: number): Promise<Strategy | null> {
  return (await at(folder).store()).strategies.get('boulangerie-de-l-ill', version)
}

const approve = (context: TestContext, flags: { version?: string; by?: string; reason?: string } = {}): Promise<void> =>
  runApprove(context, { version: flags.version, by: flags.by, reason: flags.reason })

describe('smm strategy approve', () => {
  it('keeps who, when and which version, and the version never changes again [004-17] [002-09]', async () => {
    const folder = await bakery()
    const context = at(folder, { lang: 'fr' })
    await approve(context, { by: 'la gérante' })
    expect(context.stdout()).toContain('Stratégie version 1 validée par la gérante.')
    expect(await stored(folder)).toMatchObject({
      status: 'approved',
      approved_by: 'la gérante',
      approved_at: now.toISOString(),
      approval_reason: null,
    })
    const before = await stored(folder, 1)
    await editStrategy(at(folder), ['hours_per_month=30'])
    expect(await stored(folder, 1)).toEqual(before)
    expect(await stored(folder)).toMatchObject({ version: 2, status: 'draft', approved_at: null })
    const audit = await (await at(folder).store()).audit.list({ client: 'boulangerie-de-l-ill' })
    expect(audit.map((entry) => entry.action)).toContain('strategy.approve')
  })

  it('a second time changes nothing and says who did it', async () => {
    const folder = await bakery()
    await approve(at(folder), { by: 'one' })
    const context = at(folder)
    await approve(context, { by: 'other' })
    expect(context.stdout()).toContain('already approved, by one')
    expect(await stored(folder)).toMatchObject({ approved_by: 'one' })
  })

  it.each([
    ['strategist=null', 'no_strategist', '[000-01]'],
    [
      'people=[{alias: i, department: d, minutes_per_week: 300, days: [mon], trained: true, motivated: true, intern: true}]',
      'interns_only',
      '',
    ],
  ])('is refused while a red flag stands: %s → %s %s [002-27] [002-21]', async (change, code) => {
    const folder = await bakery([change])
    const found = await failure(approve(at(folder), { by: 'the owner' }))
    expect([found.kind, found.code]).toEqual(['usage', code])
    expect(found.details.length).toBeGreaterThan(0)
    expect(found.hint).toContain('--reason')
    expect(await stored(folder)).toMatchObject({ status: 'draft' })
  })

  it('takes the reason of the management for a red flag, and keeps it [002-27]', async () => {
    const folder = await bakery(['strategist=null'])
    expect((await failure(approve(at(folder), { by: 'the owner', reason: 'short' }))).code).toBe('bad_reason')
    const context = at(folder)
    await approve(context, { by: 'the owner', reason: 'The owner leads it alone until spring.' })
    expect(context.stdout()).toContain('In spite of: nobody leads')
    expect(await stored(folder)).toMatchObject({ approval_reason: 'The owner leads it alone until spring.' })
  })

  it.each([
    ['people=[]', 'no_contributor', '[000-01]'],
    ['escalation_contacts=[]', 'no_escalation_contact', ''],
    ['customer_benefit=?', 'no_customer_benefit', '[002-05]'],
  ])('is refused while an answer is missing, whatever the reason: %s → %s %s', async (change, code) => {
    const folder = await bakery([change])
    const found = await failure(approve(at(folder), { by: 'the owner', reason: 'We want to begin all the same.' }))
    expect([found.kind, found.code]).toEqual(['usage', code])
    expect(await stored(folder)).toMatchObject({ status: 'draft' })
  })

  it('lists what is only good to have, such as whom to watch [002-04]', async () => {
    const folder = await bakery(['ecosystem=[]', 'rights_and_dpa=[]'])
    const context = at(folder)
    await approve(context, { by: 'the owner' })
    expect(context.stdout()).toContain('competitors, partners and review sites')
    expect(context.stdout()).toContain('GDPR processing contract')
  })

  it('asks who approves on a terminal, and needs the name elsewhere', async () => {
    const folder = await bakery(['headcount=12', 'sponsor=?'])
    expect((await failure(approve(at(folder)))).code).toBe('by_needed')
    const ask = scriptedAsk([{ at: 'Who approves it', type: 'the director' }])
    await approve(at(folder, { ask }), { reason: 'The director backs it in person.' })
    expect(await stored(folder)).toMatchObject({ approved_by: 'the director' })
  })

  it('a dry run writes nothing', async () => {
    const folder = await bakery()
    const context = at(folder, { options: { dry_run: true } })
    await approve(context, { by: 'the owner' })
    expect(context.stdout()).toContain('would be approved by the owner')
    expect(await stored(folder)).toMatchObject({ status: 'draft' })
  })
})

describe('smm strategy edit', () => {
  it('makes the next version from what is named, amounts as one says them', async () => {
    const folder = await bakery()
    const context = at(folder)
    await editStrategy(context, [
      'hours_per_month=40',
      'external_budget=300',
      'voice.tone=sober',
      'objectives=[sales, loyalty]',
    ])
    const { version, answers } = (await stored(folder)) ?? {}
    expect(version).toBe(2)
    expect(answers?.['external_budget']?.value).toBe(30_000)
    expect(answers?.['hours_per_month']?.value).toBe(40)
    expect(answers?.['objectives']?.value).toEqual(['sales', 'loyalty'])
    expect(answers?.['voice']?.value).toMatchObject({ tone: 'sober', address: 'vous' })
    expect(context.stdout()).toContain('From version 1 to version 2')
    expect(context.stdout()).toContain('12 → 40')
  })

  it.each([
    ['voice.tone=loud', 'answers_invalid'],
    ['nonsense=1', 'answers_invalid'],
    ['__proto__.x=1', 'answers_invalid'],
    ['hours_per_month', 'bad_set'],
    ['objectives=[sales', 'bad_set'],
    ['hours_per_month=?', 'answers_invalid'],
  ])('refuses %s (%s) and stores nothing', async (change, code) => {
    const folder = await bakery()
    const found = await failure(editStrategy(at(folder), [change]))
    expect([found.kind, found.code]).toEqual(['usage', code])
    expect(await stored(folder)).toMatchObject({ version: 1 })
  })

  it('the same answers again make no version', async () => {
    const folder = await bakery()
    const context = at(folder)
    await editStrategy(context, ['hours_per_month=12'])
    expect(context.stdout()).toContain('no new version')
    expect(await stored(folder)).toMatchObject({ version: 1 })
  })

  it('opens the answers in the editor on a terminal, and again after a slip', async () => {
    const folder = await bakery()
    const texts: string[] = []
    const asked: string[] = []
    const context = at(folder, {
      ask: {
        editor: async (_question, initial = '') => {
          texts.push(initial)
          return texts.length === 1
            ? initial.replace('hours_per_month: 12', 'hours_per_month: many')
            : initial.replace('hours_per_month: many', 'hours_per_month: 16')
        },
        confirm: async (question) => {
          asked.push(question)
          return true
        },
      },
    })
    await editStrategy(context, [])
    expect(asked).toEqual(['Correct it?'])
    // the slip is still there to be mended
    expect(texts[1]).toContain('hours_per_month: many')
    expect((await stored(folder))?.answers['hours_per_month']?.value).toBe(16)
  })

  it('without a terminal names the flag', async () => {
    const found = await failure(editStrategy(at(await bakery()), []))
    expect([found.kind, found.code]).toEqual(['usage', 'set_needed'])
    expect(found.hint).toContain('--set')
  })
})

describe('smm strategy diff', () => {
  it('says what was answered otherwise and what follows, in the language of the client', async () => {
    const folder = await bakery(['hours_per_month=40'])
    const context = at(folder)
    await diffStrategies(context, [])
    expect(context.stdout()).toContain('De la version 1 à la version 2')
    expect(context.stdout()).toContain('12 → 40')
    expect(context.stdout()).toContain('présence minimale → présence complète')
  })

  it('as data, either way round', async () => {
    const folder = await bakery(['hours_per_month=40'])
    const context = at(folder, { options: { json: true } })
    await diffStrategies(context, ['2', '1'])
    expect(JSON.parse(context.stdout())).toMatchObject({
      from: 2,
      to: 1,
      answers: [{ question: 'hours_per_month', from: 40, to: 12 }],
      feasibility: { from: 'green', to: 'amber' },
    })
  })

  it('needs two versions that exist', async () => {
    const folder = await bakery()
    expect((await failure(diffStrategies(at(folder), []))).code).toBe('one_version')
    expect((await failure(diffStrategies(at(folder), ['1', '7']))).code).toBe('no_such_version')
    expect((await failure(diffStrategies(at(folder), ['x']))).code).toBe('bad_version')
  })
})

describe('smm calc strategy --what-if on a stored client', () => {
  it('shows what an answer would change, and stores nothing', async () => {
    const folder = await bakery()
    const context = at(folder)
    await showWhatIf(context, ['hours_per_month=40', 'excluded_networks=[facebook]'])
    expect(context.stdout()).toContain('12 → 40')
    expect(context.stdout()).toMatch(/First network: Facebook, .* → Instagram/)
    expect(await stored(folder)).toMatchObject({ version: 1 })
  })

  it('takes the keys of the engine too, and gives its result as data', async () => {
    const folder = await bakery()
    const context = at(folder, { options: { json: true } })
    await showWhatIf(context, ['minutes_per_month=6000', 'internal_candidate.trained=true'])
    expect(JSON.parse(context.stdout())).toMatchObject({
      feasibility: { minutes_per_month: 6000 },
      staffing: { mode: 'internal' },
    })
  })

  it('says so when nothing would change', async () => {
    const context = at(await bakery())
    await showWhatIf(context, ['website=https://example.org/'])
    expect(context.stdout()).toContain('The advice stays the same.')
  })
})
