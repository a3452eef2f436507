import { execFile } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fixture } from '../results/import-world.ts'
import { home, smm, type Home } from '../support/program.ts'

/** What the help of a verb gives as examples, without `smm`. */
function examplesIn(help: string): string[][] {
  return [...help.matchAll(/^ {2}smm (metrics .+)$/gm)].map(([, line = '']) => line.split(' '))
}

async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  expect((await at.run(['client', 'add', 'Boulangerie', '--country', 'FR'])).code).toBe(0)
  expect((await at.run(['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'])).code).toBe(0)
  return at
}

describe('smm metrics add and import', () => {
  it.each(['fr', 'en'] as const)('run as their help prints them (%s)', async (lang) => {
    const at = await bakery(lang)
    copyFileSync(fixture('facebook-posts.en.csv'), join(at.folder, 'facebook.csv'))
    copyFileSync(fixture('ga4.en.csv'), join(at.folder, 'ga4.csv'))
    const general = { start_date: '01/Oct/2026', end_date: '31/Oct/2026' }
    const data = [{ hits: { count: 4 }, visitors: { count: 3 }, data: '/?utm_source=facebook' }]
    writeFileSync(join(at.folder, 'report.json'), JSON.stringify({ general, requests: { data } }))
    for (const verb of ['add', 'import']) {
      const examples = examplesIn((await at.run(['metrics', verb, '--help'])).stdout)
      expect(examples.length).toBeGreaterThan(1)
      for (const example of examples) {
        const { code, stderr, stdout } = await at.run(example)
        expect([example.join(' '), code, stderr.includes('Boulangerie')]).toEqual([example.join(' '), 0, true])
        expect(stdout).not.toBe('')
      }
    }
    const again = await at.run(['metrics', 'import', 'ga4.csv', '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject([{ file: 'ga4.csv', format: 'ga4', added: 0, known: 2 }])
    const refused = await at.run(['metrics', 'import', smm])
    expect(refused.code).toBe(2)
    expect((await at.run(['metrics', 'import', 'nowhere.csv'])).code).toBe(5)
    expect((await at.run(['metrics', 'add'])).code).toBe(2)
  })

  it('keep all of a file or nothing, whenever they are killed', { timeout: 120_000 }, async () => {
    const at = await bakery('fr')
    const rows = Array.from({ length: 6000 }, (_, n) => `207${String(n).padStart(6, '0')},2026-10-15,t,${n % 997}`)
    writeFileSync(join(at.folder, 'x.csv'), `Post id,Date,Post text,Impressions\n${rows.join('\n')}\n`)
    const known = async (): Promise<number> => {
      const { stdout } = await at.run(['metrics', 'import', 'x.csv', '--dry-run', '--json'])
      const [file] = JSON.parse(stdout) as { known: number }[]
      return file?.known ?? -1
    }
    const began = performance.now()
    expect((await at.run(['metrics', 'import', 'x.csv', '--dry-run'])).code).toBe(0)
    const whole = performance.now() - began
    const seen: number[] = []
    for (const share of [0.6, 0.9, 1.1, 1.4]) {
      const child = execFile(process.execPath, [smm, 'metrics', 'import', 'x.csv'], { env: at.env, cwd: at.folder })
      const over = new Promise((resolve) => child.on('exit', resolve))
      await wait(whole * share)
      child.kill('SIGKILL')
      await over
      seen.push(await known())
    }
    expect(seen.filter((count) => count !== 0 && count !== 6000)).toEqual([])
    expect((await at.run(['metrics', 'import', 'x.csv'])).code).toBe(0)
    expect(await known()).toBe(6000)
  })
})
