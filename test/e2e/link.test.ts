import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dayOf } from '../../src/days.ts'
import { startPlausible } from '../servers/plausible.ts'
import { home, type Home } from '../support/program.ts'

const site = 'https://boulangerie.example'

async function machine(lang: 'fr' | 'en'): Promise<Home> {
  const made = home(lang)
  expect((await made.run(['client', 'add', 'Boulangerie', '--website', site, '--lang', lang])).code).toBe(0)
  expect((await made.run(['account', 'add', 'manual', '--name', 'page', '--for', 'facebook'])).code).toBe(0)
  return made
}

describe('links', () => {
  it.each(['fr', 'en'] as const)(
    'are tagged when a post is queued, seen everywhere, and left alone where one says so (%s) [004-12]',
    async (lang) => {
      const { run } = await machine(lang)
      const add = ['queue', 'add', `Figs ${site}/figs`, '--campaign', 'Fig week', '--at', '2099-10-05 09:00']
      const tagged = `${site}/figs?utm_source=facebook&utm_medium=social&utm_campaign=fig-week`
      // a preview breaks what is wider than 80 columns
      const shown = async (words: readonly string[]): Promise<string> => (await run(words)).stdout.replaceAll('\n│ ', '')
      expect(await shown([...add, '--dry-run'])).toContain(tagged)
      expect(await shown(add)).toContain(tagged)
      for (const verb of ['show', 'preview']) expect(await shown(['queue', verb, '1'])).toContain(tagged)
      const post = JSON.parse((await run(['queue', 'show', '1', '--json'])).stdout) as Record<string, unknown>
      expect(post).toMatchObject({ text: `Figs ${site}/figs`, tag_links: true, deliveries: [{ text: `Figs ${tagged}` }] })

      expect(await shown(['queue', 'edit', '1', '--campaign', 'Autumn'])).toContain('utm_campaign=autumn')
      await run(['queue', 'edit', '1', '--no-tag'])
      expect(await shown(['queue', 'preview', '1'])).not.toContain('utm_')
      expect(await shown(['queue', 'edit', '1', '--tag', '--campaign', ''])).toContain('utm_campaign=2099-10')
      expect((await run(['queue', 'move', '1', '--at', '2099-11-05 09:00'])).code).toBe(0)
      expect(await shown(['queue', 'preview', '1'])).toContain('utm_campaign=2099-11')

      await run(['link', 'rule', '--off'])
      const [untouched] = [await run(['queue', 'add', `Rye ${site}/rye`, '--no-tag', '--at', '2099-10-06 09:00', '--json'])]
      expect(JSON.parse(untouched.stdout)).toMatchObject({ tag_links: false, deliveries: [{ text: `Rye ${site}/rye` }] })
      expect(await shown(['queue', 'add', `Oven ${site}/oven`, '--at', '2099-10-07 09:00'])).not.toContain('utm_')
    },
  )

  it('are built alone on the output, and come back with what the statistics of the site tell', async () => {
    const month = dayOf(new Date(), 'Europe/Paris').slice(0, 7)
    const mark = { source: 'poster', medium: 'social', campaign: month }
    const server = await startPlausible({
      key: 'plausible-canary-key-e2e-41',
      visits: [
        { day: `${month}-01`, ...mark, visits: 12, goals: { Order: 2 } },
        { day: `${month}-01`, source: 'google', medium: 'cpc', visits: 900 },
      ],
    })
    onTestFinished(() => server.close())
    const { run, folder } = await machine('en')
    const built = await run(['link', 'build', '--network', 'poster', '--code', 'figs10'])
    expect(built.stdout).toBe(`${site}?utm_source=poster&utm_medium=social&utm_campaign=${month}\n`)
    expect((await run(['link', 'build', '--network', 'flyer', '--code', 'FIGS10'])).code).toBe(2)

    const connect = ['link', 'connect', 'plausible', '--endpoint', server.url, '--site', 'boulangerie.example', '--verbose']
    const told: string[] = []
    const wrong = await run([...connect, '--secrets', '-'], { input: '{"token":"canary-wrong-key-e2e-17"}' })
    expect(wrong.code).toBe(4)
    const none = await run(['link', 'connect', 'plausible', '--site', 'boulangerie.example'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('SMM_SECRET_')])
    const good = await run(connect, { env: { SMM_SECRET_TOKEN: server.key } })
    expect(good.code).toBe(0)
    const pulled = await run(['metrics', 'pull', '--verbose'])
    expect([pulled.code, pulled.stdout]).toEqual([0, expect.stringContaining('12 visits · 2 conversions')])
    const lines = JSON.parse((await run(['link', 'list', '--json'])).stdout) as unknown[]
    expect(lines).toMatchObject([{ utm_source: 'poster', visits: 12, conversions: 2, promo_codes: ['FIGS10'], sales: 0 }])
    expect((await run(['link', 'list'])).stdout).toContain('12 visits')

    server.faults.always('read', { kind: 'answer', status: 429, body: { error: 'slow down' } })
    const later = await run(['metrics', 'pull'])
    expect([later.code, later.stdout]).toEqual([3, expect.stringContaining('too many requests')])
    server.faults.always('read', { kind: 'answer', status: 401, body: { error: `no: ${server.key}` } })
    const refused = await run(['metrics', 'pull', '--verbose', '--json'])
    expect(refused.code).toBe(4)
    expect((await run(['link', 'disconnect', 'plausible'])).code).toBe(0)
    expect((await run(['link', 'disconnect', 'plausible'])).code).toBe(5)

    for (const { stdout, stderr } of [built, wrong, none, good, pulled, later, refused]) told.push(stdout, stderr)
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) told.push(readFileSync(join(file.parentPath, file.name), 'latin1'))
    for (const secret of [server.key, 'canary-wrong-key-e2e-17'])
      for (const form of [secret, Buffer.from(secret).toString('base64').slice(0, 20)])
        expect(told.filter((text) => text.includes(form))).toEqual([])
  })
})
