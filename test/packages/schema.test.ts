import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makePublished } from '../schema/make-schemas.ts'
import { checkOutput } from '../support/check-output.ts'
import { exampleList, type Example } from '../support/example-list.ts'
import { preparedHome } from '../support/prepared-home.ts'
import { runExamples } from '../support/run-examples.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = fileURLToPath(new URL('../../templates/schema/output.json', import.meta.url))

describe('the published schemas', () => {
  // UPDATE_SCHEMAS=1 npx vitest run --config test/packages/vitest.config.ts test/packages/schema.test.ts -t types
  it('are what the types of the sources say', { timeout: 300_000 }, () => {
    const { text, without, poor } = makePublished(root)
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(without).toEqual(['completion bash', 'completion fish', 'completion zsh', 'mcp'])
    expect(poor.filter((way) => !Object.keys(anything).some((one) => way.includes(one)))).toEqual([])
  })
})

/** What may be anything, and why: nothing else is published without saying what it is. */
const anything: Readonly<Record<string, string>> = {
  'AuditLine.': 'what changed, whatever it was',
  'JournalLine.detail': 'what changed, whatever it was',
  'answers.*': 'as in an answers file: the questionnaire says of what shape each is',
  'AnswerChange.': 'one of those answers',
  'CrisisEvaluation.': 'as the engine of its time gave it: kept as evidence, never read again',
  'queue export': 'a row as `queue import` reads it, with the columns that `smm help files` lists',
  'schema Schema.*': 'a schema',
}

/** A page or a script for a shell, whatever is asked: no data. */
const noData = /^(completion|mcp|help [a-z-]+ [a-z])/
const examples = await exampleList()

describe('what is printed with --json', () => {
  it('is what is published, or an error as published: every example of every command', { timeout: 900_000 }, async () => {
    const home = await preparedHome()
    const asked = examples.filter(({ words }) => !noData.test(words) && new RegExp(process.env['ONLY'] ?? '').test(words))
    const runs = await runExamples(home, asked, 'en', '--json')
    const faults = asked.flatMap((example, i) => {
      const { code, stdout, stderr } = runs[i]?.ran ?? { code: -1, stdout: '', stderr: '' }
      return faultsIn(example, code, stdout, stderr).map((fault) => `smm ${example.words}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

function faultsIn({ noun, verb }: Example, code: number, stdout: string, stderr: string): string[] {
  const alone = stdout.trim() === ''
  if (alone && code === 0) return [`nothing on stdout: ${stderr}`]
  const text = alone ? (stderr.trimEnd().split('\n').at(-1) ?? '') : stdout
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return [`no JSON (exit ${code}): ${text.slice(0, 300)}`]
  }
  return checkOutput(alone ? ['error'] : noun === verb ? [noun] : [noun, verb], value)
}
