import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/days.ts'
import { addMonths } from '../../src/results/month.ts'
import { home, type Home } from '../support/program.ts'
import { allElements, parseXml } from '../support/xml.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

/** Runs a list of commands that must all succeed. */
async function all(smm: Home, lines: readonly (readonly string[])[]): Promise<void> {
  for (const words of lines) {
    const ran = await smm.run(words)
    expect(ran.code, `smm ${words.join(' ')}\n${ran.stderr}`).toBe(0)
  }
}

/** A day of the month before this one where the client is, so that the report alone has something to show. */
const lastMonth = (day: number): string =>
  `${addMonths(dayOf(new Date(), 'Europe/Paris').slice(0, 7), -1)}-${String(day).padStart(2, '0')}`

describe('a month of a client, through the built program', () => {
  it('goes from time, costs, leads and sales to the report in every form', async () => {
    const smm = home('fr')
    await all(smm, [
      ['client', 'add', "Boulangerie de l'Ill", '--slug', 'ill', '--margin', '60', '--hourly-rate', '24'],
      ['client', 'edit', 'ill', '--track', `promo_code=${lastMonth(1).slice(0, 7)}`],
      ['time', 'add', '7h50', '--role', 'gérante', '--activity', 'production', '--date', lastMonth(5)],
      ['time', 'add', '2', 'h', '--role', 'consultant', '--date', lastMonth(6)],
      ['cost', 'add', '30', '--kind', 'ads', '--vat', '20', '--date', lastMonth(7)],
      ['sale', 'add', '184,50', '--evidence', 'promo_code', '--count', '3', '--date', lastMonth(8)],
      ['sale', 'add', '279.95 €', '--evidence', 'promo_code', '--id', 'F-1', '--date', lastMonth(9)],
      ['lead', 'add', '--id', 'D-1', '--close-rate', '30', '--average-margin', '200', '--date', lastMonth(10)],
      ['time', 'list'],
      ['cost', 'list'],
      ['sale', 'list'],
      ['lead', 'list'],
    ])

    const terminal = await smm.run(['report'])
    expect(terminal.code).toBe(0)
    expect(plain(terminal.stdout.split('\n')[0] ?? '')).toMatch(/^Rapport : .+, dernier mois complet$/)
    expect(plain(terminal.stdout)).toContain('Il est trop tôt pour juger du retour (1 mois de recul). Coût à ce jour, temps')

    const json = await smm.run(['report', '--json'])
    const report = JSON.parse(json.stdout)
    expect(json.stderr).toBe('')
    expect(report.sections.return.series).toMatchObject([
      { cost: { time: 18_800, ads: 3000, total: 21_800 }, strict: 27_867, extended: 33_867 },
    ])
    expect(report.sections.time_and_budget.flags).toMatchObject([{ code: 'fee_missing', minutes: 120 }])

    await all(smm, [
      ['report', '--format', 'html', '-o', 'rapport.html'],
      ['report', '--format', 'html', '--lang', 'both', '-o', 'two.html'],
    ])
    const html = readFileSync(join(smm.folder, 'rapport.html'), 'utf8')
    expect(allElements(parseXml(html)).filter(({ name }) => name === 'svg').length).toBeGreaterThanOrEqual(2)
    expect(statSync(join(smm.folder, 'rapport.html')).size).toBeLessThanOrEqual(60 * 1024)
    expect(readFileSync(join(smm.folder, 'two.html'), 'utf8')).toContain('<main lang="en">')
  })

  it('shows what was published, with its link, and what waits', async () => {
    const smm = home('en')
    await all(smm, [
      ['client', 'add', 'Demo', '--lang', 'en'],
      ['account', 'add', 'folder', '--name', 'blog', '--path', join(smm.folder, 'blog')],
      ['queue', 'add', 'Fresh bread <b>every</b> day.', '--title', 'Bread & <i>butter</i>', '--to', 'blog', '--at', 'now'],
      ['publish'],
    ])
    const report = JSON.parse((await smm.run(['report', '--month', 'current', '--json'])).stdout)
    expect(report.draft).toBe(true)
    expect(report.sections.networks).toMatchObject([
      { network: 'blog', published: 1, planned: null, planned_reason: 'no_strategy' },
    ])
    expect(report.sections.posts.published).toMatchObject([
      { title: 'Bread & <i>butter</i>', deliveries: [{ network: 'blog', account: 'blog' }] },
    ])
    const html = await smm.run(['report', '--month', 'current', '--format', 'html'])
    expect(html.stdout).toContain('Bread &amp; &lt;i&gt;butter&lt;/i&gt;')
    parseXml(html.stdout)
  })

  it('refuses bad input with a clear error, the right code and no trace of the stack', async () => {
    const smm = home('en')
    await all(smm, [['client', 'add', 'Demo']])
    for (const [words, code] of [
      [['time', 'add', 'soon', '--role', 'consultant'], 2],
      [['time', 'add', '30'], 2],
      [['time', 'add', '30', '--role', 'cm', '--activity', 'cooking'], 2],
      [['cost', 'add', '20'], 2],
      [['sale', 'add', '20', '--evidence', 'magic'], 2],
      [['sale', 'add', '20', '--refund-of', 'nothing'], 5],
      [['report', '--month', '2199-01'], 2],
      [['report', '--format', 'docx'], 2],
      [['report', '-o', 'nowhere/report.html'], 2],
      [['report', '-c', 'nobody'], 5],
    ] as const) {
      const ran = await smm.run(words)
      expect([ran.code, ran.stdout], `smm ${words.join(' ')}`).toEqual([code, ''])
      expect(ran.stderr).toMatch(/✗ /)
      expect(ran.stderr).not.toMatch(/\n\s+at |node:internal/)
    }
  })
})
