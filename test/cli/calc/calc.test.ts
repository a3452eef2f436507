import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCalc } from '../../../src/cli/calc/run.ts'
import { showWhatIf } from '../../../src/cli/calc/what-if.ts'
import { init } from '../../../src/cli/init/init.ts'
import { Failure } from '../../../src/failure.ts'
import { readGoldens } from '../../golden/read-goldens.ts'
import { testContext, type TestContext } from '../../support/context.ts'

const now = new Date('2026-11-23T10:00:00Z')
const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))
const [strategy] = readGoldens<{ answers: unknown; expected: unknown }>('strategy', 's01')
const [roi] = readGoldens<{ input: unknown; expected: unknown }>('roi', 'r01')

function fileWith(context: TestContext, text: string): string {
  const file = join(context.folder, 'input.json')
  writeFileSync(file, text)
  return file
}

async function failure(action: Promise<unknown>): Promise<Failure> {
  return action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )
}

describe('smm calc', () => {
  it.each([
    ['strategy', strategy?.answers, strategy?.expected],
    ['roi', roi?.input, roi?.expected],
  ] as const)('%s takes the value of a golden and gives what it expects', async (engine, input, expected) => {
    const context = testContext({ now })
    expect(await runCalc(context, engine, fileWith(context, JSON.stringify(input)), [])).toBe(0)
    expect(JSON.parse(context.stdout())).toEqual(expected)
  })

  it('goes on after a bad line, and ends with 2', async () => {
    const context = testContext({ now, options: { jsonl: true } })
    const good = JSON.stringify(roi?.input)
    expect(await runCalc(context, 'roi', fileWith(context, `${good}\n{bad\n\n{"x":1}\n${good}\n`), [])).toBe(2)
    const lines = context
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: { code: string } })
    expect(lines.map((line) => line.error?.code ?? 'good')).toEqual(['good', 'not_json', 'invalid_input', 'good'])
  })

  it('changes a file’s value with --what-if', async () => {
    const context = testContext({ now })
    await runCalc(context, 'strategy', fileWith(context, JSON.stringify(strategy?.answers)), ['minutes_per_month=6000'])
    expect(JSON.parse(context.stdout())).toMatchObject({ feasibility: { minutes_per_month: 6000 } })
  })

  it.each([
    ['__proto__.x=1', '__proto__: is not a field of this input'],
    ['constructor=1', 'constructor: is not a field of this input'],
    ['internal_candidate.__proto__={"trained":true}', 'internal_candidate.__proto__: is not a field of this input'],
    ['objectives.x=1', 'objectives: must be a list, not Object'],
    [`people=${'['.repeat(60)}${']'.repeat(60)}`, 'The input nests more than 50 lists or objects in each other.'],
  ])('refuses %s by its name', async (change, told) => {
    const context = testContext({ now })
    const refused = runCalc(context, 'strategy', fileWith(context, JSON.stringify(strategy?.answers)), [change])
    expect(await failure(refused)).toMatchObject({ code: 'invalid_input', details: [told] })
  })

  it('puts a value behind the last of a list at most: no list of four thousand million', async () => {
    const context = testContext({ now })
    const far = runCalc(context, 'strategy', fileWith(context, JSON.stringify(strategy?.answers)), ['people.4294967294=1'])
    expect(await failure(far)).toMatchObject({ code: 'invalid_input' })
  })

  it('takes a list for no input', async () => {
    const context = testContext({ now })
    expect(await failure(runCalc(context, 'roi', fileWith(context, '[[[]]]'), []))).toMatchObject({
      details: ['must be an object'],
    })
  })

  it('starts from the stored client without a file, and names its keys when one is wrong', async () => {
    const first = testContext({ now })
    await init(first, {
      quick: false,
      answers: sample,
      resume: null,
      export_answers: null,
      allow_unknown_keys: false,
      complete: false,
      form: null,
    })
    const context = testContext({ now, folder: first.folder, options: { json: true } })
    await showWhatIf(context, ['minutes_per_month=6000'])
    expect(JSON.parse(context.stdout())).toMatchObject({ feasibility: { minutes_per_month: 6000 } })
    const found = await failure(showWhatIf(context, ['minutes_a_month=100']))
    expect([found.kind, found.code]).toEqual(['usage', 'invalid_input'])
    expect(found.hint).toContain('minutes_per_month')
  })

  it('asks for an input where there is none', async () => {
    const context = testContext({ now, lang: 'en' })
    expect((await failure(runCalc(context, 'kpi', undefined, []))).code).toBe('input_needed')
    const missing = await failure(runCalc(context, 'kpi', join(context.folder, 'none.json'), []))
    expect([missing.kind, missing.code]).toEqual(['not_found', 'unreadable_file'])
    const wrong = await failure(runCalc(context, 'crisis', fileWith(context, '{}'), []))
    expect([wrong.kind, wrong.hint]).toEqual(['usage', 'Mend the input, then run the same command again.'])
  })
})
