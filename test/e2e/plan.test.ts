import ICAL from 'ical.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/days.ts'
import { home } from '../support/program.ts'

const answers = fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url))
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

interface Plan {
  start: string
  minutes_total: number
  tasks: { id: string; state: string; times: { done_by: string | null }[] }[]
}

describe('the plan, by the program', () => {
  it('is shown, begun, marked, reopened, exported and recalibrated', async () => {
    const at = home('fr')
    const run = async (...words: string[]): Promise<string> => {
      const { code, stdout, stderr } = await at.run(words)
      expect([words.join(' '), stderr, code]).toEqual([words.join(' '), stderr, 0])
      return stdout
    }
    const json = async (...words: string[]): Promise<Plan> => JSON.parse(await run(...words, '--json')) as Plan
    await run('init', '--answers', answers)

    // the Monday after, whenever that is
    const proposed = (await json('plan', 'show')).start
    const start = addDays(proposed, 28)
    const begun = await at.run(['plan', 'show', '--start', start])
    expect(begun.code).toBe(0)
    expect(begun.stderr).toContain("Boulangerie de l'Ill")
    expect(plain(begun.stdout)).toMatch(/^Le plan commence le .*\d{4}\.$/m)
    expect(plain(begun.stdout)).toContain('Semaine 1, du ')
    expect((await json('plan', 'show')).start).toBe(start)

    expect(plain(await run('plan', 'done', 'T01', '3', '--by', 'gérante', '--minutes', '1h10'))).toContain('T01 faite le')
    const marked = await json('plan', 'show')
    const task = (id: string): Plan['tasks'][number] | undefined => marked.tasks.find((one) => one.id === id)
    expect([task('T01')?.state, task('T03')?.times[0]?.done_by, task('T05')?.state]).toEqual(['done', 'gérante', 'coming'])
    expect(plain(await run('plan', 'done', 'T03', '--undo'))).toContain('T03 rouverte')
    const unknown = await at.run(['plan', 'done', 'T01', 'T99'])
    expect(unknown.code).toBe(5)

    const file = join(at.folder, 'plan.ics')
    await run('plan', 'export', '--ics', '-o', file)
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')) as unknown[])
    expect(calendar.getAllSubcomponents('vevent').length).toBeGreaterThan(40)
    const table = await run('plan', 'export', '--csv')
    expect(table.split('\r\n')[0]).toMatch(/^\uFEFFtask;title;/)
    expect((await at.run(['plan', 'export', '--csv', '--ics'])).code).toBe(2)

    const early = await at.run(['plan', 'recalibrate'])
    expect(early.code).toBe(2)
    expect(plain(early.stderr)).toContain('Pas encore : aucun temps de production noté')
  })

  it('tells a name of a region that is none, with those that are', async () => {
    const at = home('fr')
    await at.run(['client', 'add', 'Boulangerie', '--region', 'moselle'])
    const shown = await at.run(['client', 'show', '--json'])
    expect(JSON.parse(shown.stdout)).toMatchObject({ country: 'FR', region: '57' })
    const wrong = await at.run(['client', 'edit', '--region', 'Bretagne'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('Alsace (67)')
  })
})
