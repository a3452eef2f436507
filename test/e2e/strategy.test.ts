import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/io/table.ts'
import { template } from '../../src/templates.ts'
import { typographyFaults } from '../support/french.ts'
import { home, type Home } from '../support/program.ts'

const hook = new URL('../support/trace-loads.mjs', import.meta.url).href

async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  expect((await at.run(['init', '--answers', template(`demo/answers.${lang}.yaml`)])).code).toBe(0)
  return at
}

describe.each(['fr', 'en'] as const)('the strategy as a document (%s)', (lang) => {
  it('runs every example of show and export, as printed', async () => {
    const at = await bakery(lang)
    for (const verb of ['show', 'export']) {
      const help = (await at.run(['strategy', verb, '--help'])).stdout.split('\n')
      const examples = help.slice(1, help.indexOf('')).map((line) => line.trim().split(' ').slice(1))
      expect(examples.length).toBeGreaterThan(1)
      for (const example of examples) {
        const { code, stderr } = await at.run(example, { cwd: at.folder })
        expect({ example, code, stderr: code === 0 ? '' : stderr }).toEqual({ example, code: 0, stderr: '' })
      }
    }
    const files = readdirSync(at.folder).filter((name) => /\.(pdf|docx|html)$/.test(name))
    expect(files).toHaveLength(3)
    for (const file of files) expect(readFileSync(join(at.folder, file)).length).toBeGreaterThan(5000)
  })

  it('fits the terminal, and loads no library for paper there', async () => {
    const at = await bakery(lang)
    const trace = join(at.folder, 'trace')
    const { stdout } = await at.run(['strategy', 'show'], { env: { SMM_TRACE_LOADS: trace, NODE_OPTIONS: `--import=${hook}` } })
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    if (lang === 'fr') expect(typographyFaults(stdout, ["Boulangerie de l'Ill"])).toEqual([])
    expect(stdout).not.toMatch(/undefined|NaN|\{\w\w+\}|`/)
    const loaded = readFileSync(trace, 'utf8')
    expect(loaded).toContain('better-sqlite3')
    for (const dear of ['typst', 'docx', 'sharp']) expect(loaded.split('\n')).not.toContain(dear)
  })
})

describe('the strategy of a first meeting', () => {
  it('is one page from the quick questionnaire on', async () => {
    const at = home('fr')
    const answers = {
      schema: 'smm.answers/1',
      mode: 'quick',
      language: 'fr',
      answers: {
        client_name: 'Chez Test',
        headcount: 3,
        sector: 'retail_shop',
        geo_scope: 'local',
        has_premises: true,
        objectives: ['awareness'],
        b2b_share: 0,
        hours_per_month: 12,
        internal_candidate: ['interested', 'time', 'trained'],
        external_budget: 0,
      },
    }
    const made = await at.run(['init', '--quick', '--answers', '-'], { input: JSON.stringify(answers) })
    expect(made.stderr + String(made.code)).toMatch(/0$/)
    const { code, stdout } = await at.run(['strategy', 'export', '--one-page', '--format', 'md'])
    expect(code).toBe(0)
    expect(stdout).toContain('Trois décisions à prendre')
    expect(stdout).toContain('questionnaire rapide')
    expect(stdout.match(/^\d\. /gm)).toHaveLength(3)
    expect(existsSync(join(at.folder, 'chez-test-strategie-v1.html'))).toBe(false)
  })
})
