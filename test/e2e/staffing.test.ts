import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home } from '../support/program.ts'

const answers = fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url))

/** What the help of a verb gives as examples, without `smm`. */
function examplesIn(help: string): string[] {
  const [, block = ''] = /^Ex[ae]mples?\s?:\n((?: {2}smm .*\n)+)/m.exec(help) ?? []
  return block.split('\n').flatMap((line) => (line.startsWith('  smm ') ? [line.slice('  smm '.length)] : []))
}

/** As a shell takes them apart. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

test.each(['fr', 'en'] as const)(
  'from a grid to the quote that is chosen, and what it makes over a year (%s)',
  async (lang) => {
    const at = home(lang)
    const run = async (...line: string[]) => at.run(line)
    expect(await run('init', '--answers', answers)).toMatchObject({ code: 0 })

    // the examples of the help run as they are printed, in the order of the verbs
    const ran: string[] = []
    for (const verb of [
      'staffing assess',
      'staffing show',
      'quote add',
      'quote list',
      'quote compare',
      'staffing compare',
      'quote remove',
    ]) {
      const { stdout: help } = await run(...verb.split(' '), '--help')
      for (const example of examplesIn(help)) {
        const { code, stderr } = await at.run(words(example))
        expect([example, code, code === 0 ? '' : stderr]).toEqual([example, 0, ''])
        ran.push(example)
      }
    }
    expect(ran.length).toBeGreaterThan(11)

    const four = ['skills', 'support', 'wish', 'reasons'].flatMap((one) => ['--answer', `${one}=yes`])
    expect(
      await run('quote', 'add', 'Studio A', '--line', 'fee:Animation:450', '--hours', '10', '--backup', 'Sam'),
    ).toMatchObject({ code: 0 })
    const alone = await run('quote', 'compare', '--choose', '2', '--json')
    expect([alone.code, alone.stdout]).toEqual([1, ''])
    expect(JSON.parse(alone.stderr)).toMatchObject({ error: { code: 'need_second_quote' } })
    expect(await run('quote', 'add', 'Agence B', '--line', 'fee:Forfait:600', '--backup', 'none')).toMatchObject({ code: 0 })
    expect((await run('quote', 'compare', '--choose', '2')).code).toBe(1)
    expect((await run('quote', 'add', 'Studio A', ...four, '--second-price', '420 €', '--story-told', 'today')).code).toBe(0)
    expect(await run('quote', 'compare', '--choose', '2')).toMatchObject({ code: 0 })
    expect((await run('quote', 'compare', '--choose', '7')).code).toBe(5)
    expect((await run('staffing', 'show', 'nobody')).code).toBe(5)
    expect((await run('staffing', 'assess', 'Sam')).code).toBe(2)

    const compared = await run('staffing', 'compare', '--json')
    const { options, external_source } = JSON.parse(compared.stdout) as {
      external_source: string
      options: { option: string; fee_per_month: number | null; per_year: number | null }[]
    }
    expect(external_source).toBe('quote')
    expect(options.map(({ option, fee_per_month }) => [option, fee_per_month])).toEqual([
      ['inside', 0],
      ['pair', 42_000],
      ['outside', Math.round((42_000 * 659) / 600)],
    ])
    for (const line of [
      ['staffing', 'compare'],
      ['staffing', 'show', 'Sam'],
      ['quote', 'compare'],
      ['quote', 'list'],
    ]) {
      const { code, stdout } = await at.run(line)
      expect([line, code]).toEqual([line, 0])
      expect(stdout).not.toMatch(/\{\w+\}|undefined|NaN/)
      if (lang === 'fr') expect(typographyFaults(stdout, ["Boulangerie de l'Ill"])).toEqual([])
    }
  },
)
