import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
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
  it('holds only what runs', () => {
    const { files } = packed()
    const roots = new Set(files.map((path) => path.split('/')[0]))
    expect([...roots].toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'package.json',
      'templates',
    ])
    expect(files.filter((path) => path.startsWith('bin/'))).toEqual(['bin/package.json', 'bin/smm.js'])
    expect(files.filter((path) => /\.(ts|map|test)\b/.test(path))).toEqual([])
    expect(readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.ts'))).toEqual([])
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
})
