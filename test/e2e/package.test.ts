import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

function packed(): { folder: string; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'smm-pack-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  // --ignore-scripts: what is packed is what has just been built
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ files: { path: string }[] }]
  return { folder, files: files.map(({ path }) => path) }
}

describe('the package', () => {
  it('brings few packages beside better-sqlite3 and what that needs for itself', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<
        string,
        { dev?: boolean; optional?: boolean; devOptional?: boolean; dependencies?: Record<string, string> }
      >
    }
    const reached = (from: readonly string[]): Set<string> => {
      const found = new Set<string>()
      const follow = (name: string): void => {
        if (found.has(name)) return
        found.add(name)
        for (const one of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) follow(one)
      }
      from.forEach(follow)
      return found
    }
    const wanted = Object.keys(packages['']?.dependencies ?? {})
    expect(wanted).toContain('better-sqlite3')
    expect(reached(wanted.filter((name) => name !== 'better-sqlite3')).size).toBeLessThanOrEqual(60)
  })

  it('installs for everybody and runs', () => {
    const { folder } = packed()
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
    const prefix = join(folder, 'global')
    execFileSync('npm', ['install', '--global', '--prefix', prefix, '--silent', join(folder, tarball)], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    const env = { ...process.env, SMM_HOME: join(folder, 'home'), XDG_CONFIG_HOME: join(folder, 'config'), SMM_LANG: 'en' }
    const smm = (...words: string[]): string =>
      execFileSync(join(prefix, 'bin', 'smm'), words, { encoding: 'utf8', env, cwd: folder })
    expect(smm('--version')).toMatch(/^\d+\.\d+\.\d+/)
    smm('client', 'add', 'Essai', '--quiet')
    expect(JSON.parse(smm('client', 'list', '--json'))).toHaveLength(1)

    // with the libraries and typefaces that came along
    smm('init', '--answers', join(root, 'templates', 'demo', 'answers.en.yaml'), '--quiet')
    for (const [name, start] of [
      ['strategy.pdf', '%PDF-'],
      ['strategy.docx', 'PK'],
    ] as const) {
      smm('strategy', 'export', '-c', 'ill-bakery', '-o', name, '--quiet')
      expect(readFileSync(join(folder, name), 'latin1').startsWith(start)).toBe(true)
    }
  }, 600_000)

  it('says what to do where npm ran no install script, and where it is not built', () => {
    const { folder } = packed()
    const app = join(folder, 'app')
    mkdirSync(app)
    execFileSync('tar', ['-xzf', join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''), '-C', app])
    const start = join(app, 'package', 'bin', 'smm.js')
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') }
    const smm = (lang: string, ...words: string[]): { status: number | null; stderr: string } =>
      spawnSync(process.execPath, [start, ...words], { encoding: 'utf8', env: { ...env, SMM_LANG: lang } })

    // the libraries as npm leaves them without scripts: all there, but no binary of the driver
    const libraries = join(app, 'package', 'node_modules')
    mkdirSync(libraries)
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== 'better-sqlite3') symlinkSync(join(root, 'node_modules', name), join(libraries, name))
    cpSync(join(root, 'node_modules/better-sqlite3/lib'), join(libraries, 'better-sqlite3/lib'), { recursive: true })
    cpSync(join(root, 'node_modules/better-sqlite3/package.json'), join(libraries, 'better-sqlite3/package.json'))
    for (const [lang, words] of [
      ['en', 'The driver of the database (better-sqlite3) is not installed for this Node'],
      ['fr', 'Le pilote de la base de données (better-sqlite3) n’est pas installé pour ce Node'],
    ] as const) {
      for (const command of [['client', 'list'], ['publish'], ['status']]) {
        const { status, stderr } = smm(lang, ...command)
        expect([command, status, stderr]).toEqual([command, 1, expect.stringContaining(words)])
        expect(stderr).toContain('npm uninstall -g smm && npm install -g smm')
        expect(stderr).not.toMatch(/^\s+at /m)
      }
      expect(smm(lang, 'doctor').status).toBe(1)
      expect(smm(lang, '--version')).toMatchObject({ status: 0 })
    }

    rmSync(join(libraries, 'chalk'), { recursive: true })
    rmSync(join(app, 'package', 'dist'), { recursive: true })
    expect(smm('en', 'status')).toMatchObject({ status: 1, stderr: '✗ This clone of smm is not built yet.\n→ npm ci\n' })
    expect(smm('fr', 'status').stderr).toBe('✗ Ce clone de smm n’est pas encore construit.\n→ npm ci\n')
  })
})
