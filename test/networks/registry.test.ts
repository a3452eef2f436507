import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Text } from '../../src/i18n/text.ts'
import { closedNetwork, closedNetworks } from '../../src/networks/closed.ts'
import { isNetworkId, networkIds } from '../../src/networks/ids.ts'
import { allNetworks, network } from '../../src/networks/registry.ts'

const root = fileURLToPath(new URL('../../src/networks/', import.meta.url))
const folders = readdirSync(root, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => one.name)
const source = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the house of networks', () => {
  test('folders, ids and registry lines agree', () => {
    expect(folders.toSorted()).toEqual(networkIds.toSorted())
    const lines = [
      ...source('registry.ts').matchAll(/^ {2}(\w+): async \(\) => \(await import\('\.\/(\w+)\/index\.ts'\)\)\.(\w+)/gm),
    ]
    expect(lines.map(([, id]) => id)).toEqual([...networkIds])
    for (const [, id, folder, name] of lines) expect([folder, name]).toEqual([id, id])
  })

  test.each(folders)('%s has the files that the architecture names, and imports no other network nor the store', (folder) => {
    const files = readdirSync(join(root, folder))
    expect(files).toContain('index.ts')
    expect(files).toContain('rules.ts')
    if (files.includes('client.ts')) expect(files).toContain('errors.ts')
    for (const file of files) {
      for (const [, path] of source(`${folder}/${file}`).matchAll(
        /(?:^(?:import|export) .* from|^\} from|import\()\s*'([^']+)'/gm,
      )) {
        const known =
          /^(\.\/[\w-]+\.ts|\.\.\/[\w-]+\.ts|\.\.\/\.\.\/(i18n\/[\w-]+|failure)\.ts|node:[\w/]+|yaml|twitter-api-v2)$/
        expect(path, `${folder}/${file}`).toMatch(known)
      }
    }
  })

  test('what all of them share imports no network but the registry does', () => {
    for (const file of readdirSync(root).filter(
      (name) => name.endsWith('.ts') && name !== 'registry.ts' && name !== 'index.ts',
    )) {
      expect(`${file}\n${source(file)}`).not.toMatch(/from '\.\/\w+\/index\.ts'|\/store\//)
    }
  })

  test('a descriptor loads neither rules nor client', () => {
    for (const id of folders) expect(source(`${id}/index.ts`)).not.toMatch(/^import (?!type).*\.\/(client|rules|errors)\.ts/m)
    expect(source('x/client.ts') + source('x/library.ts')).not.toMatch(/^import (?!type).*twitter-api-v2/m)
  })
})

const whole = (text: Text): void => {
  for (const lang of ['fr', 'en'] as const) expect(String(text[lang]).length).toBeGreaterThan(3)
}

describe('descriptors', () => {
  test.each([...networkIds])('%s is complete', async (id) => {
    const one = await network(id)
    expect(one.id).toBe(id)
    whole(one.about)
    if (one.gate) whole(one.gate)
    for (const field of one.credentials) whole(field.label)
    const rules = await one.rules()
    expect(typeof rules.check).toBe('function')
    if (one.source) {
      expect(one.source.url).toMatch(/^https:\/\//)
      expect(one.source.checked_on).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    const files = readdirSync(join(root, id))
    expect(one.client !== undefined).toBe(files.includes('client.ts'))
    if (one.client) expect(typeof (await one.client()).connect).toBe('function')
  })

  // The shared suite leaves a case out by what the capabilities say, so they are held against the rules, written for themselves.
  test.each(networkIds.filter((id) => id !== 'manual'))('%s: its capabilities are those of its rules', async (id) => {
    const { capabilities, rules } = await network(id)
    const facts = (await rules()).facts({})
    const most = (rule: string) => Number(facts.find((one) => one.rule === rule)?.values['max'] ?? 0)
    expect({
      images: most('images'),
      videos: most('video'),
      alt_text: facts.some((one) => one.rule === 'alt'),
    }).toEqual({ images: capabilities.images, videos: capabilities.videos, alt_text: capabilities.alt_text })
    const link = 'https://exemple.fr/'
    const composed = (await rules()).compose({ title: null, text: 'Mot', link, media: [], tags: [], lang: 'fr' }, {})
    if (capabilities.link !== 'none') expect(composed.includes(link)).toBe(capabilities.link === 'text')
  })

  test('all of them, in the order of the ids', async () => {
    expect((await allNetworks()).map(({ id }) => id)).toEqual([...networkIds])
  })

  test('the fields of --secrets are those that are documented', async () => {
    const fields: Record<string, string[]> = {
      mastodon: ['access_token'],
      bluesky: ['identifier', 'app_password'],
      wordpress: ['username', 'application_password'],
      ghost: ['admin_key'],
      x: ['app_key', 'app_secret', 'access_token', 'access_secret', 'client_id', 'client_secret', 'refresh_token'],
      telegram: ['bot_token', 'chat_id'],
      discord: ['webhook_url', 'bot_token'],
      tumblr: ['app_key', 'app_secret', 'access_token', 'access_secret', 'blog'],
      folder: [],
      manual: [],
    }
    for (const [id, names] of Object.entries(fields)) {
      if (!isNetworkId(id)) throw new Error(id)
      expect((await network(id)).credentials.map(({ name }) => name)).toEqual(names)
    }
  })

  test('what everybody writes is searched on these, and by this', async () => {
    const searched = (await allNetworks()).flatMap(({ id, capabilities }) =>
      capabilities.search === undefined ? [] : [[id, capabilities.search]],
    )
    expect(Object.fromEntries(searched)).toEqual({ mastodon: ['tag'], bluesky: ['words'], x: ['words'] })
  })

  test('classes of idempotency', async () => {
    const classes = Object.fromEntries((await allNetworks()).map((one) => [one.id, one.idempotency]))
    expect(classes).toMatchObject({
      folder: 'record',
      bluesky: 'record',
      mastodon: 'key',
      x: 'readback',
      manual: 'person',
      telegram: 'blind',
    })
  })
})

describe('closed networks', () => {
  test.each(closedNetworks.map((one) => [one.id, one] as const))('%s', (id, one) => {
    whole(one.note)
    expect(one.since).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
    expect(one.successor.length).toBeGreaterThan(0)
    expect(one.successor.every(isNetworkId)).toBe(true)
    expect(isNetworkId(id)).toBe(false)
  })

  test.each([
    ['Viadeo', 'viadeo'],
    ['google+', 'google_plus'],
    ['Google Plus', 'google_plus'],
    ['TWITTER', 'twitter'],
    ['vine', 'vine'],
    ['mastodon', undefined],
    ['constructor', undefined],
  ])('%s -> %s', (name, id) => {
    expect(closedNetwork(name)?.id).toBe(id)
  })
})
