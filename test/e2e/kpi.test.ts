import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dayOf } from '../../src/days.ts'
import { addMonths } from '../../src/results/month.ts'
import { home } from '../support/program.ts'

/** The month before this one where the client is, that `kpi show` and `report` show when none is named. */
const lastMonth = (): string => addMonths(dayOf(new Date(), 'Europe/Paris').slice(0, 7), -1)

describe('indicators, through the built program', () => {
  it('says the same of an objective in kpi show, in the report and in status, in the unit that the client aims at [000-15]', async () => {
    const smm = home('fr')
    // the sample client, with two objectives that are not counted in whole numbers
    const sample = readFileSync(new URL('../../templates/demo/answers.fr.yaml', import.meta.url), 'utf8')
    const answers = parse(sample) as { answers: Record<string, unknown> }
    answers.answers['objectives'] = ['reputation', 'traffic']
    answers.answers['objective_targets'] = [
      { objective: 'reputation', kpi: 'rating', baseline: 4.2, target: 4.7 },
      { objective: 'traffic', kpi: 'ctr', baseline: 1.5, target: 3 },
    ]
    writeFileSync(join(smm.folder, 'answers.json'), JSON.stringify(answers))
    const ran = async (...words: string[]) => {
      const result = await smm.run(words)
      expect(result.code, `smm ${words.join(' ')}\n${result.stdout}\n${result.stderr}`).toBe(0)
      return result.stdout
    }
    await ran('init', '--answers', 'answers.json')
    await ran('metrics', 'add', '--month', lastMonth(), '--set', 'rating=4.6', '--network', 'gbp')

    const shown = JSON.parse(await ran('kpi', 'show', '--json', '--kpi', 'rating', 'ctr')) as Record<string, unknown>[]
    expect(shown).toMatchObject([
      { kpi: 'ctr', month: lastMonth(), value: null, unit: 'bp', baseline: 150, target: 300, reason: 'no_posts' },
      { kpi: 'rating', month: lastMonth(), value: 4.6, unit: 'stars', baseline: 4.2, target: 4.7, source: 'manual' },
    ])
    const report = JSON.parse(await ran('report', '--format', 'json'))
    expect(report.sections.objectives.items).toMatchObject([
      { kpi: 'rating', unit: 'stars', actual: 4.6, attainment_bp: 8000 },
      { kpi: 'ctr', unit: 'bp', target: 300, actual: null, actual_reason: 'no_posts' },
    ])
    const status = JSON.parse(await ran('status', '--json'))
    expect(status.clients[0].objectives).toMatchObject([
      { kpi: 'rating', actual: 4.6 },
      { kpi: 'ctr', actual: null },
    ])

    const screen = (await ran('kpi', 'show')).replace(/[\u00A0\u202F]/g, ' ')
    expect(screen).toContain('4,6/5')
    expect(screen).toContain('4,7/5')
    expect(screen).toContain('Taux de clic (cible : 3 %)')
    expect((await smm.run(['kpi', 'show', '--kpi', 'likes'])).code).toBe(2)
    await ran('kpi', 'times')
  })
})
