import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandTree } from '../../src/cli/command-tree.ts'
import { smm } from '../support/program.ts'

const made = mkdtempSync(join(tmpdir(), 'smm-man-'))
const folderOf = (lang: 'fr' | 'en', nth = 1): string => join(made, `${lang}-${nth}`)

beforeAll(() => {
  for (const lang of ['fr', 'en'] as const)
    for (const nth of [1, 2])
      execFileSync(process.execPath, [smm, '__man', folderOf(lang, nth), '--lang', lang], {
        env: { ...process.env, SOURCE_DATE_EPOCH: '1790000000' },
      })
  return () => rmSync(made, { recursive: true, force: true })
})

/** As a reader on a narrow terminal sees it. */
function read(path: string): string {
  const env = { ...process.env, MANWIDTH: '200', MAN_KEEP_FORMATTING: '', LC_ALL: 'C.UTF-8' }
  // oxlint-disable-next-line no-control-regex -- what is struck twice is bold
  return execFileSync('man', ['-l', '-P', 'cat', path], { env, encoding: 'utf8' }).replace(/.\u0008/g, '')
}

describe.each(['fr', 'en'] as const)('the manual (%s)', (lang) => {
  const pages = (): string[] => readdirSync(folderOf(lang)).toSorted()

  it('has a page for each command, and neither groff nor mandoc has anything to say of them', async () => {
    const program = await commandTree(lang)
    expect(pages()).toEqual(['smm.1', ...program.commands.map((noun) => `smm-${noun.name()}.1`)].toSorted())
    const said = pages().flatMap((page) => {
      const path = join(folderOf(lang), page)
      const groff = spawnSync('groff', ['-man', '-Tutf8', '-ww', path], { encoding: 'utf8' }).stderr
      const mandoc = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', path], { encoding: 'utf8' }).stdout
      return `${groff}${mandoc}` === '' ? [] : [groff + mandoc]
    })
    expect(said).toEqual([])
  })

  it('names every option and example as it is typed', async () => {
    const program = await commandTree(lang)
    for (const name of ['queue', 'report', 'status', 'account']) {
      const noun = program.commands.find((one) => one.name() === name)
      const text = read(join(folderOf(lang), `smm-${name}.1`)).replace(/\s+/g, ' ')
      for (const command of noun?.commands ?? [])
        for (const option of command.options) expect(text).toContain(option.flags.replace(/\s+/g, ' '))
      expect(text).toContain(`smm ${name}`)
    }
    expect(read(join(folderOf(lang), 'smm-queue.1'))).toContain('smm queue add "Fig bread is back" --at "tomorrow 9am"')
    const root = read(join(folderOf(lang), 'smm.1'))
    for (const word of ['--dry-run', 'SMM_CLIENT', 'NO_COLOR', '130', 'smm.db']) expect(root).toContain(word)
  })

  it('is the same, byte by byte, when it is made again', () => {
    for (const page of pages())
      expect(readFileSync(join(folderOf(lang, 2), page), 'utf8')).toBe(readFileSync(join(folderOf(lang), page), 'utf8'))
  })

  it('is ASCII, and no line of it is a request by accident', () => {
    for (const page of pages()) {
      const text = readFileSync(join(folderOf(lang), page), 'utf8')
      // oxlint-disable-next-line no-control-regex -- all of ASCII
      expect(text).toMatch(/^[\x0A\x20-\x7E]*$/)
      const requests = [...text.matchAll(/^[.'](.*)$/gm)].map(([, request = '']) => request.split(' ')[0])
      const known = ['\\"', 'TH', 'SH', 'SS', 'PP', 'TP', 'RS', 'RE', 'nf', 'fi', 'br', 'BR']
      expect(requests.filter((request) => !known.includes(request ?? ''))).toEqual([])
    }
  })
})

it('goes with the package, where npm looks for it', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { directories } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { directories: { man: string } }
  expect(readdirSync(join(root, directories.man))).toContain('smm-queue.1')
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
  ) as { files: { path: string }[] }[]
  const paths = packed?.files.map(({ path }) => path) ?? []
  expect(paths).toEqual(expect.arrayContaining(['dist/man/smm.1', 'dist/man/smm-queue.1', 'dist/man-fr/smm-queue.1']))
})
