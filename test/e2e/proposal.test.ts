import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findPlaces } from '../../src/places.ts'
import { sealOf } from '../../src/canonical.ts'
import type { Proposal } from '../../src/store/proposals.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import type { Store } from '../../src/store/store.ts'
import { typographyFaults } from '../support/french.ts'
import { home, smm, type Home } from '../support/program.ts'

const answers = fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url))
const client = 'boulangerie-de-l-ill'
const consultant = {
  SMM_CONSULTANT_NAME: 'Camille',
  SMM_CONSULTANT_STATUS: 'EI',
  SMM_CONSULTANT_SIRET: '40483304800022',
  SMM_CONSULTANT_ADDRESS: '1 rue du Marché, 67000 Strasbourg',
  SMM_CONSULTANT_VAT: 'exempt',
}

async function ready(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  Object.assign(at.env, consultant)
  expect(await at.run(['init', '--answers', answers])).toMatchObject({ code: 0 })
  expect(await at.run(['client', 'edit', client, '--siren', '404833048', '--address', '3 quai'])).toMatchObject({ code: 0 })
  return at
}

/** What the help of a verb gives as examples, without `smm`. */
function examplesIn(help: string): string[] {
  const [, block = ''] = /^Ex[ae]mples?\s?:\n((?: {2}smm .*\n)+)/m.exec(help) ?? []
  return block.split('\n').flatMap((line) => (line.startsWith('  smm ') ? [line.slice('  smm '.length)] : []))
}

/** As a shell takes them apart. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

test.each(['fr', 'en'] as const)(
  'every example of the help runs as printed, from the draft to the invoice (%s)',
  async (lang) => {
    const at = await ready(lang)
    const ran: string[] = []
    for (const verb of ['add', 'list', 'show', 'send', 'accept', 'export', 'refuse', 'cancel']) {
      if (verb === 'refuse') {
        expect(await at.run(['proposal', 'add', '--rate', '60'])).toMatchObject({ code: 0 })
        expect(await at.run(['proposal', 'send', '3', '--mark-sent'])).toMatchObject({ code: 0 })
      }
      const { stdout: help } = await at.run(['proposal', verb, '--help'])
      for (const example of examplesIn(help)) {
        const { code, stdout, stderr } = await at.run(words(example))
        expect([example, code, code === 0 ? '' : stderr]).toEqual([example, 0, ''])
        if (lang === 'fr' && !example.includes('--json') && !example.includes('csv')) {
          expect(typographyFaults(stdout, ["Boulangerie de l'Ill"])).toEqual([])
        }
        ran.push(example)
      }
    }
    expect(ran.length).toBeGreaterThan(11)
    const listed = await at.run(['proposal', 'list', '--json'])
    const states = (JSON.parse(listed.stdout) as { state: string }[]).map(({ state }) => state)
    expect(states).toEqual(['accepted', 'cancelled', 'refused'])
    expect((await at.run(['proposal', 'show', '77'])).code).toBe(5)
    expect((await at.run(['proposal', 'refuse', '1'])).code).toBe(2)
  },
)

function openAt({ env }: Home): Store {
  const places = findPlaces(env, {}, 'linux')
  return openStore(places.database, { backups: places.backups, lang: 'en', now: () => new Date() })
}

/** So many drafts, ready to be sent. */
async function drafts(at: Home, count: number): Promise<Proposal[]> {
  expect(await at.run(['proposal', 'add', '--rate', '60'])).toMatchObject({ code: 0 })
  const store = openAt(at)
  const [first] = await store.proposals.list(client)
  if (first === undefined) throw new Error('no draft')
  for (let i = 1; i < count; i += 1) await store.proposals.add(client, first.content, first.created_at)
  const all = await store.proposals.list(client)
  await store.close()
  return all
}

/** Numbers from 1 on, each once, none left out; each offer is what its hash was made of. */
async function whole(at: Home): Promise<Proposal[]> {
  const store = openAt(at)
  const all = await store.proposals.list(client)
  await store.close()
  const numbered = all.flatMap(({ number, ...rest }) => (number === null ? [] : [{ ...rest, number }]))
  // each year has its own, should one end meanwhile
  const next = new Map<string, number>()
  const following = (number: string): string => {
    const year = number.slice(2, 6)
    next.set(year, (next.get(year) ?? 0) + 1)
    return `D-${year}-${String(next.get(year)).padStart(4, '0')}`
  }
  const numbers = numbered.map(({ number }) => number).toSorted((a, b) => a.localeCompare(b))
  expect(numbers).toEqual(numbers.map(following))
  for (const { number, content, sha256 } of numbered) expect(sealOf({ number, content })).toBe(sha256)
  return all
}

test('eighty offers sent by eight processes at once have eighty numbers without a gap', async () => {
  const at = await ready('en')
  const all = await drafts(at, 80)
  const ids = all.map(({ id }) => String(id))
  const worker = async (nth: number): Promise<void> => {
    for (const id of ids.slice(nth * 10, nth * 10 + 10)) {
      expect(await at.run(['proposal', 'send', id, '--mark-sent', '-q'])).toMatchObject({ code: 0, stderr: '' })
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, nth) => worker(nth)))
  const sent = await whole(at)
  expect(sent.filter(({ status }) => status === 'sent')).toHaveLength(80)
})

test('a death at any moment leaves no gap and no number twice', async () => {
  const at = await ready('en')
  const ids = (await drafts(at, 24)).map(({ id }) => String(id))
  const killed = (id: string, after: number): Promise<void> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [smm, 'proposal', 'send', id, '--mark-sent'], { env: at.env, stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), after)
      child.once('exit', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  // three at once, each killed a little later than the one before
  for (let i = 0; i < ids.length; i += 3) {
    await Promise.all(ids.slice(i, i + 3).map((id, j) => killed(id, 120 + 15 * (i + j))))
    await whole(at)
  }
  for (const id of ids) expect([0, 2]).toContain((await at.run(['proposal', 'send', id, '--mark-sent'])).code)
  const all = await whole(at)
  expect(all.filter(({ status }) => status === 'sent')).toHaveLength(ids.length)
})
