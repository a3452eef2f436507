import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { add as addClient } from '../../../src/cli/client/add.ts'
import { init } from '../../../src/cli/init/init.ts'
import { runApprove } from '../../../src/cli/strategy/approve.ts'
import { showSteps } from '../../../src/cli/strategy/steps.ts'
import { testContext, type TestContext } from '../../support/context.ts'

const now = new Date('2026-11-23T10:00:00Z')
const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))

async function bakery(): Promise<string> {
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
  return context.folder
}

interface Shown {
  readonly step: number
  readonly id: string
  readonly done: boolean
  readonly gaps: readonly { readonly code: string; readonly command: string }[]
}

async function steps(context: TestContext): Promise<Shown[]> {
  await showSteps(context)
  return JSON.parse(context.stdout()) as Shown[]
}

describe('smm strategy steps', () => {
  it('follow from what is kept: an approval makes the third one done', async () => {
    const folder = await bakery()
    const json = { now, folder, options: { json: true } }
    const before = await steps(testContext(json))
    expect(before.map((one) => one.step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(before[2]).toMatchObject({ id: 'networks', done: false, gaps: [{ code: 'not_approved' }] })
    await runApprove(testContext({ now, folder }), { version: undefined, by: 'the owner', reason: undefined })
    expect((await steps(testContext(json)))[2]).toMatchObject({ id: 'networks', done: true, gaps: [] })
  })

  it('in words, in the language of the client, with the next command', async () => {
    const folder = await bakery()
    const context = testContext({ now, folder })
    await showSteps(context)
    expect(context.stdout()).toMatch(/3\. Choisir les réseaux qui conviennent\u00A0: à faire/)
    expect(context.stdout()).toContain('smm strategy approve -c boulangerie-de-l-ill')
    expect(context.stdout()).not.toMatch(/\{\w+\}|undefined/)
  })

  it('a client without a strategy is sent to the questionnaire', async () => {
    const context = testContext({ now, options: { json: true } })
    await addClient(testContext({ now, folder: context.folder }), 'Mill', {})
    const all = await steps(context)
    expect(all.every((one) => !one.done && one.gaps[0]?.command === 'smm init -c mill')).toBe(true)
  })
})
