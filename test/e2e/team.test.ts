import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/io/table.ts'
import { template } from '../../src/templates.ts'
import { typographyFaults } from '../support/french.ts'
import { home, type Home } from '../support/program.ts'

const firm = ["Boulangerie de l'Ill", 'a 20 € voucher']

/** The commands under a verb's examples, as its help prints them. */
async function examplesOf(at: Home, ...words: string[]): Promise<string[][]> {
  const { stdout } = await at.run([...words, '--help'])
  const lines = stdout.split('\n')
  const from = lines.findIndex((line) => /^(Exemples|Examples)/.test(line)) + 1
  const examples: string[][] = []
  for (const line of lines.slice(from)) {
    if (!line.startsWith('  smm ')) break
    examples.push([...line.slice(6).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''))
  }
  expect(examples.length).toBeGreaterThan(0)
  return examples
}

describe.each(['fr', 'en'] as const)('team and ambassadors (%s)', (lang) => {
  it('run every example of their help, as printed', async () => {
    const at = home(lang)
    const added = await at.run(['client', 'add', "Boulangerie de l'Ill", '--country', 'FR'])
    expect(added.code).toBe(0)
    for (const words of [
      ['team', 'add'],
      ['team', 'list'],
      ['team', 'edit'],
      ['team', 'coverage'],
      ['team', 'remove'],
      ['ambassador', 'add'],
      ['ambassador', 'list'],
      ['ambassador', 'remove'],
    ]) {
      for (const example of await examplesOf(at, ...words)) {
        const { code, stdout, stderr } = await at.run(example)
        expect({ example, code, stderr: code === 0 ? '' : stderr }).toEqual({ example, code: 0, stderr: '' })
        if (lang === 'fr') expect(typographyFaults(stdout, firm)).toEqual([])
      }
    }
    expect(readdirSync(join(at.folder, 'kits'))).toHaveLength(1)
  })
})

describe('team and ambassadors, from the interview on', () => {
  it('are written, changed, exported and renewed', async () => {
    const at = home('fr')
    const ran = async (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> => at.run(words)
    expect((await ran('init', '--answers', template('demo/answers.fr.yaml'))).code).toBe(0)
    const first = JSON.parse((await ran('team', 'list', '--json')).stdout) as { alias: string; roles: string[] }[]
    expect(first.map(({ alias, roles }) => [alias, roles.length])).toEqual([
      ['gérante', 3],
      ['vendeuse 1', 1],
    ])

    const week = await ran('team', 'coverage', '--week', '2026-W49')
    expect(week.stdout).toContain('Semaine 49, du 30 novembre 2026 au 6 décembre 2026')
    expect(typographyFaults(week.stdout, firm)).toEqual([])
    for (const line of week.stdout.split('\n')) if (!line.includes('smm ')) expect(displayWidth(line)).toBeLessThanOrEqual(80)

    const edited = await ran('team', 'edit', 'vendeuse 1', '--minutes', '2h')
    expect(edited.stderr).toContain('smm strategy edit -c boulangerie-de-l-ill')
    const refused = await ran('team', 'add', 'apprenti', '--department', 'vente', '--role', 'strategist', '--intern', 'oui')
    expect(refused.code).toBe(2)
    const json = await ran('team', 'edit', 'nobody', '--minutes', '1', '--json')
    expect(json.code).toBe(5)
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'member_not_found' } })

    const file = join(at.folder, 'answers.yaml')
    await ran('init', '--export-answers', file)
    expect(readFileSync(file, 'utf8')).toMatch(/alias: vendeuse 1[^]*minutes_per_week: 120/)
    expect((await ran('init', '--answers', file)).code).toBe(0)
    const renewed = await ran('team', 'edit', 'vendeuse 1', '--years', '3')
    expect(renewed.stderr).not.toContain('smm strategy edit')
    const { version } = JSON.parse((await ran('strategy', 'show', '--json')).stdout) as { version: number }
    expect(version).toBe(2)
  })
})
