import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { preparedHome } from '../support/prepared-home.ts'
import { tokens } from '../support/prepared-steps.ts'
import { home, type Home } from '../support/program.ts'
import { runMany } from '../support/run-many.ts'
import { unzip } from '../support/zip.ts'

// Secret leakage. Elsewhere: every field of every network, with servers that repeat what they were sent, and the command lines that other
// users see (test/e2e/secrets-networks.test.ts); what an assistant is told, Tab, and a key that no longer fits (test/e2e/secrets.test.ts);
// the token that a sign-in brings (test/sign-in). Here: what is handed over, packed or not, and secrets that were put in a wrong place.

/** Every form in which a token could be lying about. */
const formsOf = (token: string): string[] => [
  token,
  encodeURIComponent(token),
  Buffer.from(token).toString('base64').replace(/=+$/, ''),
  Buffer.from(token).toString('base64url'),
  Buffer.from(token).toString('hex'),
  [...token].toReversed().join(''),
  Buffer.from(token, 'utf16le').toString('latin1'),
]

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** A file, and what is packed inside it: the parts of an archive, of a Word document, of a PDF. */
function contentsOf(bytes: Buffer): string[] {
  const start = bytes.toString('latin1', 0, 4)
  if (start === 'PK\u0003\u0004') return [...unzip(bytes)].flatMap(([name, part]) => [name, ...contentsOf(part)])
  const text = bytes.toString('latin1')
  return start === '%PDF' ? [text, ...streamsOf(bytes, text)] : [text]
}

function streamsOf(bytes: Buffer, text: string): string[] {
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    try {
      return [inflateSync(bytes.subarray(index + head.length), { finishFlush: 2 }).toString('latin1')]
    } catch {
      return []
    }
  })
}

const holding = (texts: readonly string[], secrets: readonly string[]): string[] =>
  secrets.flatMap(formsOf).filter((form) => texts.some((text) => text.includes(form)))

test('what is handed over of two months of real work holds no credential, packed or not', async () => {
  const copy = (await preparedHome()).copy('en')
  const lines = [
    'strategy export --format docx -o strategy.docx',
    'strategy export --format pdf -o strategy.pdf',
    'report --month 2026-10 --format html -o report.html',
    'export -o everything',
    'backup -o copy',
    'approval pack -o pack.html',
    'audit --json',
    'account check --verbose',
  ]
  const said: string[] = []
  for (const line of lines) {
    const { code, stdout, stderr } = await copy.shell(`smm ${line}`)
    expect([line, code]).toEqual([line, 0])
    said.push(stdout, stderr)
  }
  const root = join(copy.folder, '..')
  const files = filesBelow(root).map((file) => ({ file, contents: contentsOf(readFileSync(file)) }))
  expect(files.some(({ file }) => file.endsWith('smm.db'))).toBe(true)
  // what is packed is seen: the name of the firm stands inside the Word document
  expect(files.find(({ file }) => file.endsWith('strategy.docx'))?.contents.some((text) => text.includes('Boulangerie'))).toBe(
    true,
  )
  expect(holding(said, Object.values(tokens))).toEqual([])
  const leaks = files.filter(({ contents }) => holding(contents, Object.values(tokens)).length > 0)
  // the two files that they were given in: the look finds what is there
  const given = ['mastodon.json', 'matomo.json'].map((name) => join(copy.folder, name))
  expect(leaks.map(({ file }) => file).toSorted()).toEqual(given)
})

describe('a secret in a wrong place', () => {
  const canary = 'CANARY7f3e9d2c1bQz'
  const address = `https://me:${canary}@host.example`
  const mistakes: readonly (readonly string[])[] = [
    ['account', 'add', 'mastodon', '--endpoint', 'https://127.0.0.1:9', '--secrets', canary],
    ['account', 'add', 'mastodon', '--endpoint', 'https://127.0.0.1:9', '--secrets', `{"access_token":"${canary}"}`],
    ['account', 'add', 'mastodon', '--endpoint', 'https://127.0.0.1:9', '--access-token', canary],
    ['account', 'add', 'mastodon', '--endpoint', address, '--no-check'],
    ['account', 'add', 'mastodon', '--endpoint', `https://m.example/?access_token=${canary}`, '--no-check'],
    ['account', 'edit', 'kept', '--set', `access_token=${canary}`],
    ['account', 'edit', 'kept', '--set', canary],
    ['account', 'edit', 'kept', '--secrets', canary],
    ['config', 'set', 'access_token', canary],
    ['config', 'set', 'notify.to', `smtps://me:${canary}@mail.example`],
    ['listen', 'add', 'Duval', '--feed', `${address}/rss`],
    ['listen', 'add', 'Duval', '--page', `https://host.example/?token=${canary}`],
    ['link', 'connect', 'matomo', address, '--site', '1'],
    ['link', 'connect', 'matomo', 'https://stats.example', '--site', '1', '--token', canary],
    ['link', 'connect', 'matomo', `https://stats.example/?token_auth=${canary}`, '--site', '1'],
    ['queue', 'add', 'x', '--to', 'kept', '--media', `${address}/x.png`],
  ]
  /** What reads all the rest. */
  const telling = [
    'status',
    'doctor',
    'audit',
    'account list',
    'config list',
    'config path',
    'publish',
    'account check',
    'schedule status',
  ]

  async function prepared(): Promise<Home> {
    const machine = home()
    await machine.run(['client', 'add', 'Duval'])
    const env = { SMM_SECRET_ACCESS_TOKEN: canary }
    const add = ['account', 'add', 'mastodon', '--name', 'kept', '--endpoint', 'https://127.0.0.1:9', '--no-check']
    expect((await machine.run(add, { env })).code).toBe(0)
    return machine
  }
  const kept = (machine: Home, apart: readonly string[] = []): string[] =>
    filesBelow(machine.folder).filter(
      (file) => !apart.some((one) => file.endsWith(one)) && holding(contentsOf(readFileSync(file)), [canary]).length > 0,
    )

  test('typed: not repeated, not kept, not in the trail of what was done', async () => {
    const machine = await prepared()
    const lines = mistakes.flatMap((words) => [words, [...words, '--verbose'], [...words, '--json']])
    const after = telling.flatMap((line) => [
      [...line.split(' '), '--verbose'],
      [...line.split(' '), '--json'],
    ])
    const env = machine.env
    const runs = [
      ...(await runMany(lines.map((words) => ({ words, env, cwd: machine.folder })))),
      ...(await runMany(after.map((words) => ({ words, env, cwd: machine.folder })))),
    ]
    const leaks = [...lines, ...after].filter(
      (_, i) => holding([runs[i]?.stdout ?? '', runs[i]?.stderr ?? ''], [canary]).length > 0,
    )
    expect(leaks).toEqual([])
    for (const words of [
      ['export', '-o', 'all'],
      ['backup', '-o', 'copy'],
    ])
      expect((await machine.run(words)).code).toBe(0)
    expect(kept(machine)).toEqual([])
  })

  test('in the environment, in settings, in a broken file of settings: used or refused, never told', async () => {
    const machine = await prepared()
    const environments: readonly Readonly<Record<string, string>>[] = [
      { SMM_NOTIFY_SMTP: `smtps://me:${canary}@127.0.0.1:9`, SMM_NOTIFY_TO: 'a@b.example' },
      { SMM_NOTIFY_SMTP: `smtp${canary}` },
      { SMM_NOTIFY_WEBHOOK: `https://127.0.0.1:9/${canary}` },
      { SMM_KEY: canary },
      { SMM_KEY: Buffer.from(canary.padEnd(32, 'x')).toString('hex') },
      { HTTPS_PROXY: `http://me:${canary}@127.0.0.1:9` },
      { SMM_SECRET_ACCESS_TOKEN: canary },
    ]
    const jobs = environments.flatMap((more) =>
      telling.flatMap((line) =>
        ['--verbose', '--json'].map((flag) => ({
          words: [...line.split(' '), flag],
          env: { ...machine.env, ...more },
          cwd: machine.folder,
        })),
      ),
    )
    const files = [
      `notify:\n  smtp: smtps://me:${canary}@mail.example\n`,
      `notify:\n  smtp: [${canary}\n`,
      `access_token: ${canary}\n`,
    ]
    const broken = files.flatMap((text, i) => {
      const folder = join(machine.folder, `project${i}.d`)
      return ['config list', 'config get notify.smtp', 'doctor', 'status'].map((line) => ({
        text,
        folder,
        words: line.split(' '),
      }))
    })
    for (const { folder, text } of broken) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, '.smmrc'), text)
    }
    const all = [...jobs, ...broken.map(({ words, folder }) => ({ words, env: machine.env, cwd: folder }))]
    const runs = await runMany(all)
    const leaks = all.filter((_, i) => holding([runs[i]?.stdout ?? '', runs[i]?.stderr ?? ''], [canary]).length > 0)
    expect(leaks.map(({ words, cwd }) => [words, cwd])).toEqual([])
    expect(kept(machine, ['.smmrc'])).toEqual([])
  })
})
