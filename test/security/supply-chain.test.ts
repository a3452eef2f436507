import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { installedTree, nameOf, shippedPackages, type Locked } from './shipped.mjs'

// Supply chain: what a user gets, from whom, under which licence, and that nothing else comes along.

const root = new URL('../../', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8')

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
interface Reasons {
  readonly installed: Readonly<Record<string, string>>
  readonly optional: Readonly<Record<string, string>>
  readonly bundled: Readonly<Record<string, string>>
  readonly licences: Readonly<Record<string, string>>
  readonly onlyInstalledBeside: readonly string[]
  readonly installScripts: Readonly<Record<string, string>>
  readonly advisories: Readonly<Record<string, string>>
}

const manifest = JSON.parse(read('package.json')) as Manifest
const reasons = JSON.parse(read('test/security/dependencies.json')) as Reasons
const lock = JSON.parse(read('package-lock.json')) as { lockfileVersion: number; packages: Record<string, Locked> }
const tree = installedTree(root)
/** Inside our own files, by what the build says of itself: name, version, licence. */
const inside = [...read('dist/THIRD-PARTY-NOTICES.txt').matchAll(/^(\S+) (\d\S*) \((.+)\)$/gm)].map(
  ([, name = '', version = '', licence = '']) => ({ name, version, licence }),
)
/** rolldown heads each module with the path that it comes from. What a package has taken in itself (`dist/node_modules/`) is a part of it. */
const packagesIn = /^\/\/ (node_modules\/(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*)\//gm
const keys = (record: object): string[] => Object.keys(record).toSorted()

describe('what is shipped', () => {
  test('each package has its reason, and there is no reason without a package', () => {
    expect(keys(reasons.installed)).toEqual(keys(manifest.dependencies))
    expect(keys(reasons.optional)).toEqual(keys(manifest.optionalDependencies))
    expect(keys(reasons.bundled)).toEqual([...new Set(inside.map(({ name }) => name))].toSorted())
    const all = [
      reasons.installed,
      reasons.optional,
      reasons.bundled,
      reasons.licences,
      reasons.installScripts,
      reasons.advisories,
    ]
    for (const [name, why] of all.flatMap((one) => Object.entries(one)))
      expect([name, why]).toEqual([name, expect.stringMatching(/\.$/)])
  })

  test('what is bundled is named by the notices, whole', () => {
    const found = new Set<string>()
    for (const file of readdirSync(new URL('dist/', root)).filter((name) => name.endsWith('.cjs')))
      for (const [, place = ''] of read(`dist/${file}`).matchAll(packagesIn)) found.add(nameOf(place))
    expect(found.size).toBeGreaterThan(30)
    expect([...found].filter((name) => !inside.some((one) => one.name === name))).toEqual([])
    // each at a version that the lockfile names
    for (const { name, version } of inside) {
      const locked = Object.entries(lock.packages).filter(([place]) => nameOf(place) === name)
      expect([name, locked.map(([, one]) => one.version)]).toEqual([name, expect.arrayContaining([version])])
    }
  })

  test('every licence goes with MIT; what may only stand beside is not inside', () => {
    const accepted = new Set(Object.keys(reasons.licences))
    /** What has to be kept of `(A OR B) AND C`; of several to choose from, what is known. */
    const due = (licence: string): string[] =>
      licence
        .replace(/[()]/g, '')
        .split(' AND ')
        .map((part) => part.split(' OR ').find((one) => accepted.has(one)) ?? part)
    const beside = [...tree].map(([place, { license = 'none' }]) => ({ name: nameOf(place), licence: license }))
    expect(beside.length).toBeGreaterThan(100)
    const unknown = [...beside, ...inside].filter(({ licence }) => due(licence).some((one) => !accepted.has(one)))
    expect(unknown).toEqual([])
    expect(inside.filter(({ licence }) => due(licence).some((one) => reasons.onlyInstalledBeside.includes(one)))).toEqual([])
    // a licence that nobody has any more is taken off the list
    const used = new Set([...beside, ...inside].flatMap(({ licence }) => due(licence)))
    expect([...accepted].filter((one) => !used.has(one))).toEqual([])
    // libvips and the typeface come with parts that one can do without, alone
    const strict = [...tree].filter(([, { license = '' }]) => /LGPL|OFL/.test(license)).map(([place]) => nameOf(place))
    expect(strict.every((name) => /^@img\/sharp-|^@expo-google-fonts\/inter$/.test(name))).toBe(true)
    expect(keys(manifest.optionalDependencies)).toEqual(expect.arrayContaining(['sharp', '@expo-google-fonts/inter']))
  })
})

describe('where it comes from', () => {
  test('each entry of the lockfile has its checksum and comes from the registry alone', () => {
    expect(lock.lockfileVersion).toBe(3)
    const odd = Object.entries(lock.packages).filter(
      ([place, { integrity = '', resolved = 'https://registry.npmjs.org/', link = false }]) =>
        place !== '' &&
        (!/^sha512-[\w+/]{86}==$/.test(integrity) || !resolved.startsWith('https://registry.npmjs.org/') || link),
    )
    expect(odd).toEqual([])
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
    expect(wanted.filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+(?: \|\| \^\d+\.\d+\.\d+)*$/.test(range))).toEqual([])
  })

  test('nothing runs when smm is installed, but what is told', () => {
    const scripts = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare']
    expect(scripts.filter((name) => name in manifest.scripts)).toEqual([])
    const installing = [...tree].filter(([, { hasInstallScript = false }]) => hasInstallScript).map(([place]) => nameOf(place))
    expect(installing.toSorted()).toEqual(keys(reasons.installScripts))
    expect(
      inside.filter(({ name }) => lock.packages[`node_modules/${name}`]?.hasInstallScript === true).map(({ name }) => name),
    ).toEqual(keys(reasons.installScripts))
  })

  test('advisories that are explained are of packages that are shipped still', () => {
    for (const id of keys(reasons.advisories)) expect(id).toMatch(/^(?:GHSA(?:-\w{4}){3}|\d+)$/)
    const shipped = shippedPackages(root)
    for (const name of ['better-sqlite3', 'sharp', 'yaml', 'nodemailer', 'semver']) expect(shipped.has(name)).toBe(true)
    for (const name of ['vitest', 'oxlint', 'typescript', 'rolldown']) expect(shipped.has(name)).toBe(false)
  })
})

describe('the look for advisories', () => {
  /** With an `npm` that answers this. */
  function look(answer: string): { code: number | null; said: string } {
    const folder = mkdtempSync(join(tmpdir(), 'smm-audit-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'answer'), answer)
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\n/bin/cat '${join(folder, 'answer')}'\nexit 1\n`)
    chmodSync(join(folder, 'npm'), 0o755)
    const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('audit.mjs', import.meta.url))], {
      env: { PATH: folder },
      encoding: 'utf8',
    })
    return { code: status, said: stdout }
  }
  const of = (name: string): string =>
    JSON.stringify({
      vulnerabilities: {
        [name]: {
          via: [
            { source: 1, name, title: 'Made up', severity: 'high', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' },
          ],
        },
        other: { via: [name] },
      },
    })

  test.each([
    ['nothing is known', '{"vulnerabilities":{}}', 0, 'not explained: 0'],
    ['of a package that is installed', of('semver'), 1, 'GHSA-aaaa-bbbb-cccc semver (high): Made up. NOT EXPLAINED'],
    ['of a package that is bundled', of('nodemailer'), 1, 'NOT EXPLAINED'],
    ['of a tool', of('vitest'), 0, 'Advisories on what is shipped: 0'],
    [
      'the registry refuses',
      '{"message":"405 Method Not Allowed"}',
      0,
      'could not be asked (405 Method Not Allowed). Nothing was checked',
    ],
    ['the registry is away', '', 0, 'could not be asked'],
  ])('%s', (_, answer, code, words) => {
    const { said, ...ended } = look(answer)
    expect([ended.code, said]).toEqual([code, expect.stringContaining(words)])
  })
})

test('the package holds what runs and what one reads, and nothing else', () => {
  const [{ files }] = JSON.parse(
    // --ignore-scripts: what is packed is what has just been built
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as [{ files: { path: string; mode: number }[] }]
  const rules = [
    /^(?:CHANGELOG\.md|LICENSE|README\.md|package\.json|bin\/package\.json|bin\/smm\.js)$/,
    /^dist\/(?:main|at-once)\.cjs$/,
    /^dist\/[\w.-]+-[\w-]{8}\.cjs$/,
    /^dist\/THIRD-PARTY-NOTICES\.txt$/,
    /^dist\/man(?:-fr)?\/smm(?:-[a-z]+)*\.[1-7]$/,
    /^templates\/(?:[\w.-]+\/)*[\w.-]+\.(?:yaml|yml|json|md|typ|css|html|png|svg|csv|js|txt|conf)$/,
  ]
  expect(files.map(({ path }) => path).filter((path) => !rules.some((rule) => rule.test(path)))).toEqual([])
  for (const needed of [
    'LICENSE',
    'bin/smm.js',
    'dist/main.cjs',
    'dist/at-once.cjs',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/man/smm.1',
  ])
    expect(files.map(({ path }) => path)).toContain(needed)
  expect(
    files.filter(({ path }) => /(?:^|\/)\.|\.(?:ts|map|test|pem|key|db|tgz|node)$|node_modules|package-lock/.test(path)),
  ).toEqual([])
  // nobody may write into it, and only the start is run
  expect(files.filter(({ mode }) => (mode & 0o022) !== 0).map(({ path }) => path)).toEqual([])
  expect(files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path)).toEqual(['bin/smm.js'])
})
