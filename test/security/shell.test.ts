import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { installSchedule } from '../../src/delivery/install-schedule.ts'
import { cronBlock } from '../../src/delivery/scheduler/cron.ts'
import { launchdFile } from '../../src/delivery/scheduler/launchd.ts'
import type { ScheduledCommand } from '../../src/delivery/scheduler/line.ts'
import { systemdFiles } from '../../src/delivery/scheduler/systemd.ts'
import { say, type Lang, type Text } from '../../src/i18n/text.ts'
import { editText } from '../../src/io/edit-text.ts'
import { shellWord } from '../../src/i18n/shell-word.ts'
import { openBrowser } from '../../src/sign-in/open-browser.ts'
import { testContext } from '../support/context.ts'
import { home } from '../support/program.ts'
import { corpus } from './corpus.ts'

// Shell via $EDITOR, hooks: smm starts programs without a shell, and what it prints to be copied into one runs nothing of a stranger's.

const root = fileURLToPath(new URL('../../', import.meta.url))
const hostile = corpus.filter(({ kind, text }) => kind === 'shell' || /[`$;&|'"\\!]/.test(text)).map(({ text }) => text)
/** What can be a word of a command, or part of an environment. */
const words = hostile.filter((text) => !text.includes('\0') && text.length < 10_000)

function folderFor(name = 'smm-shell-'): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, code: readFileSync(join(root, 'src', name), 'utf8') }))

describe('what starts programs', () => {
  test('are these files alone, each without a shell', () => {
    const starting = sources.filter(({ code }) => /child_process/.test(code))
    const named = starting.map(
      ({ name, code }) => `${name}: ${/import \{([^}]*)\} from 'node:child_process'/.exec(code)?.[1]?.trim()}`,
    )
    expect(named.toSorted()).toEqual([
      'cli/demo/run.ts: spawnSync',
      'cli/mcp/run-command.ts: spawn',
      'cli/schedule/stay.ts: spawn, type ChildProcess',
      'delivery/scheduler/cron.ts: execFile',
      'delivery/scheduler/schedulers.ts: execFile',
      'io/edit-text.ts: spawn',
      'sign-in/open-browser.ts: spawn',
    ])
    for (const { name, code } of starting) {
      expect([name, code.match(/\bshell\s*:\s*(?!false)\S+/)]).toEqual([name, null])
      expect([name, code.match(/(?:^|[^.\w])exec(?:Sync)?\(/m)]).toEqual([name, null])
    }
  })

  test('nothing makes a program of a text', () => {
    const found = sources.filter(({ code }) =>
      /\beval\(|new Function\(|from 'node:(?:vm|worker_threads|cluster|repl)'|process\.binding/.test(
        code.replace(/^\s*(?:\/\/|\*).*$/gm, ''),
      ),
    )
    expect(found.map(({ name }) => name)).toEqual([])
  })
})

describe('the editor', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is started as words: what a shell would do with them is not done', async () => {
    const folder = folderFor()
    const here = process.cwd()
    const ends = (editor: string): Promise<string> =>
      editText(testContext({ env: { PATH: process.env['PATH'] ?? '', EDITOR: editor, HOME: folder } }), 'Merci', []).then(
        () => 'edited',
        ({ code }: { code?: string }) => code ?? 'no failure',
      )
    const outcomes = new Set<string>()
    try {
      process.chdir(folder)
      for (const text of words.slice(0, 60)) {
        // `true` takes what follows as words and touches nothing
        outcomes.add(await ends(`/bin/true ${text}`))
        outcomes.add(await ends(`/nowhere/editor${text}`))
        outcomes.add(await ends(`/nowhere/editor ${text.replaceAll('touch pwned', '/usr/bin/touch pwned')}`))
      }
    } finally {
      process.chdir(here)
    }
    expect([...outcomes].toSorted()).toEqual(['edited', 'editor_missing'])
    expect(readdirSync(folder)).toEqual([])
  })

  test('with a path that a shell would part, on a file in a folder that a shell would run', async () => {
    const folder = folderFor('smm-$(touch pwned);\'x\' "y" ')
    const editor = join(folder, 'my `touch pwned` editor')
    const seen = join(folder, 'seen')
    writeFileSync(editor, `#!/bin/sh\nfor one in "$@"; do printf '%s\\n' "$one" >> seen.txt; done\nprintf 'Changed' > "$3"\n`)
    chmodSync(editor, 0o755)
    mkdirSync(seen)
    const here = process.cwd()
    vi.stubEnv('TMPDIR', seen)
    try {
      process.chdir(folder)
      const env = { PATH: process.env['PATH'] ?? '', VISUAL: `'./my \`touch pwned\` editor' --wait '; touch pwned'` }
      expect(await editText(testContext({ env }), 'Merci', [])).toBe('Changed')
    } finally {
      process.chdir(here)
    }
    const [first, second, file] = readFileSync(join(folder, 'seen.txt'), 'utf8').split('\n')
    expect([first, second]).toEqual(['--wait', '; touch pwned'])
    expect(file?.startsWith(join(seen, 'smm-'))).toBe(true)
    expect(existsSync(join(folder, 'pwned'))).toBe(false)
  })
})

test('the browser gets an address as one word, and only one of the web', async () => {
  const folder = folderFor()
  const log = join(folder, 'log')
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s %s\\n' "$#" "$1" >> '${log}'\n`)
  chmodSync(join(folder, 'xdg-open'), 0o755)
  const env = { PATH: `${folder}:/usr/bin:/bin` }
  const some = words.slice(0, 40)
  const opened: boolean[] = []
  for (const text of some) opened.push(await openBrowser(`https://mal.example/${text}`, env, 'linux'))
  for (const text of some) expect(await openBrowser(text, env, 'linux')).toBe(false)
  for (const address of ['file:///bin/sh', 'javascript:alert(1)', 'data:text/html,x', 'smm:x', 'vbscript:x'])
    expect(await openBrowser(address, env, 'linux')).toBe(false)
  const due = opened.filter(Boolean).length
  expect(due).toBeGreaterThan(30)
  await vi.waitFor(() => expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(due), 30_000)
  for (const line of readFileSync(log, 'utf8').trim().split('\n')) expect(line).toMatch(/^1 https:\/\/mal\.example\//)
  expect(readdirSync(folder).toSorted()).toEqual(['log', 'xdg-open'])
})

describe('schedulers', () => {
  const odd = [
    "l'été $(touch pwned)",
    '`touch pwned`',
    '100% a"b',
    '; touch pwned #',
    '& touch pwned &',
    '$HOME !! *',
    '%',
    "'%'",
  ]

  /** As cron reads a line: up to the first % that has no backslash, without the backslash of the others. */
  function commandOfCron(block: string): string {
    const line = block.split('\n')[1] ?? ''
    const command = line.replace(/^(?:\S+ ){5}/, '')
    const end = /(?<!\\)%/.exec(command)
    return command.slice(0, end?.index ?? command.length).replaceAll(String.raw`\%`, '%')
  }

  test('cron runs the program with its words, whatever its folders are called', () => {
    for (const name of odd) {
      const folder = join(folderFor(), name)
      mkdirSync(folder)
      const node = join(folder, 'node')
      writeFileSync(node, `#!/bin/sh\nprintf '%s\\n' "$SMM_HOME" "$SMM_KEY_FILE" "$@"\n`)
      chmodSync(node, 0o755)
      const command = {
        node,
        program: join(folder, 'smm.js'),
        environment: { SMM_HOME: folder, SMM_KEY_FILE: `${folder}/key` },
      }
      const block = cronBlock(command, null)
      expect(block.split('\n')).toHaveLength(3)
      const said = execFileSync('/bin/sh', ['-c', commandOfCron(block)], { cwd: folder, env: {}, encoding: 'utf8' })
      expect(said.split('\n')).toEqual([folder, `${folder}/key`, command.program, 'publish', '--quiet', ''])
      expect(readdirSync(folder)).toEqual(['node'])
    }
  })

  test('units and agents hold each word in its place', () => {
    for (const name of odd) {
      const command: ScheduledCommand = {
        node: `/${name}/node`,
        program: `/${name}/smm.js`,
        environment: { SMM_HOME: `/${name}` },
      }
      const [service = { text: '' }] = systemdFiles(command, null)
      const values = [...service.text.matchAll(/^(?:Environment|ExecStart)=(.*)$/gm)].map(([, value = '']) => value)
      expect(values).toHaveLength(2)
      for (const value of values) expect(value).toMatch(/^"(?:[^"\\]|\\.)*"(?: "(?:[^"\\]|\\.)*" publish --quiet)?$/)
      for (const value of values) expect(value.replaceAll('%%', '')).not.toContain('%')
      expect(launchdFile(command, null).match(/<(?!\/?(?:\?xml|!DOCTYPE|plist|dict|key|string|array|integer|true))/)).toBeNull()
    }
  })

  test.each(['cron', 'systemd', 'launchd'] as const)(
    '%s: a path that would begin a line of its own is refused, nothing is written',
    async (kind) => {
      const canary = folderFor()
      const paths = ['/a\n* * * * * touch pwned', '/a\r\nExecStartPre=/bin/touch pwned', '/a\u0000b', '/a\u001Bb']
      for (const path of kind === 'cron' ? [...paths, String.raw`/a\%b`] : paths) {
        const base = testContext({ env: { PATH: canary, HOME: canary } })
        const context = { ...base, places: { ...base.places, home: path } }
        const asked = {
          systemd: kind === 'systemd',
          dry_run: false,
          platform: kind === 'launchd' ? 'darwin' : 'linux',
        } as const
        await expect(installSchedule(context, asked)).rejects.toMatchObject({ kind: 'usage', code: 'not_schedulable' })
      }
      expect(readdirSync(canary)).toEqual([])
    },
  )
})

/** Every sentence of every area. */
async function sentences(): Promise<Text[]> {
  const found: Text[] = []
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    if ('fr' in value && 'en' in value) found.push(value as Text)
    else for (const one of Object.values(value)) collect(one)
  }
  for (const name of readdirSync(join(root, 'src', 'i18n')).filter((file) => file.endsWith('.ts'))) {
    collect({ ...((await import(join(root, 'src', 'i18n', name))) as object) })
  }
  return found
}

/** Commands as bash takes them when each is pasted; the words that `smm` was given. */
function pasted(commands: readonly string[], folder: string): string[][] {
  const list = join(folder, 'commands')
  writeFileSync(list, commands.join('\0') + '\0')
  const script = `
    smm() { printf '%s\\0' "$@" END >> words; }
    while IFS= read -r -d '' one <&3; do eval "$one" </dev/null >/dev/null 2>&1; done 3< commands`
  spawnSync('bash', ['-c', script], { cwd: folder, env: { PATH: '/usr/bin:/bin' }, stdio: 'ignore' })
  rmSync(list)
  const written = existsSync(join(folder, 'words')) ? readFileSync(join(folder, 'words'), 'utf8') : ''
  rmSync(join(folder, 'words'), { force: true })
  return written
    .split('END\0')
    .slice(0, -1)
    .map((one) => one.split('\0').slice(0, -1))
}

const spans = /`((?:smm|\{command\}) [^`]*)`/g
const several = new Set(['client', 'command', 'flags', 'ids', 'numbers', 'posts', 'sets', 'words'])

describe('commands that are printed to be copied', () => {
  test('the trap works: a text put in as it is runs', () => {
    const folder = folderFor()
    pasted(['smm client show $(touch pwned)'], folder)
    expect(readdirSync(folder)).toEqual(['pwned'])
  })

  test('each sentence with a command in it, in both languages: nothing of its values is run, and smm gets them as they are', async () => {
    const folder = folderFor()
    const values = words.filter((text) => !text.includes('END') && text.length < 200 && !text.includes('`{'))
    const commands: string[] = []
    const due: string[][] = []
    const worst = ['$(touch pwned)', '`touch pwned`', '; touch pwned;', `"; touch pwned; "`, `'; touch pwned; '`]
    let n = 0
    for (const text of await sentences()) {
      for (const lang of ['fr', 'en'] as const satisfies readonly Lang[]) {
        const forms = typeof text[lang] === 'string' ? [text[lang]] : Object.values(text[lang])
        for (const [, span = ''] of forms.flatMap((form) => [...form.matchAll(spans)])) {
          const names = [...new Set([...span.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].filter(
            (name) => !several.has(name),
          )
          if (names.length === 0) continue
          // the command alone, as `say` makes it within its sentence; `<file>` is for the person to fill in
          const alone = `\`${span.replace(/<[^>]*>/g, 'FILLED').replaceAll('…', 'x')}\``
          for (let i = 0; i < 8; i++) {
            const given = Object.fromEntries([
              ...[...several].map((name) => [
                name,
                name === 'command' ? 'smm queue add' : name === 'client' ? ' -c duval' : 'x',
              ]),
              ...names.map((name) => [name, worst[i] ?? values[n++ % values.length] ?? '']),
            ]) as Record<string, string>
            const sentence: Text = { fr: alone, en: alone }
            commands.push(say(lang, sentence, given))
            due.push(names.map((name) => given[name] ?? ''))
          }
        }
      }
    }
    expect(commands.length).toBeGreaterThan(1000)
    const got = pasted(commands, folder)
    expect(readdirSync(folder)).toEqual([])
    expect(got).toHaveLength(commands.length)
    const lost = due.flatMap((all, i) =>
      all.filter((value) => !(got[i] ?? []).some((word) => word.includes(value))).map((value) => [commands[i], value]),
    )
    expect(lost).toEqual([])
  })

  test('what is put together elsewhere: only numbers, names that smm chose or checked, and words that are quoted', () => {
    const found = new Set<string>()
    for (const { name, code } of sources.filter((one) => !one.name.startsWith('i18n/') && !one.name.startsWith('cli/man/'))) {
      for (const [whole] of code.matchAll(/`smm (?:[^`$]|\$(?!\{)|\$\{[^{}`]*\})*`/g))
        for (const [, one = ''] of whole.matchAll(/\$\{([^{}]*)\}/g)) if (!harmless.has(one)) found.add(`${name}: ${one}`)
    }
    expect([...found]).toEqual([])
  })

  test('a word that is quoted is that word again', () => {
    const folder = folderFor()
    const all = words.filter((text) => !text.includes('END'))
    expect(
      pasted(
        all.map((text) => `smm x ${shellWord(text)}`),
        folder,
      ),
    ).toEqual(all.map((text) => ['x', text]))
    expect(readdirSync(folder)).toEqual([])
  })
})

/** Expressions inside commands that are put together: nobody outside chooses what they hold, or their alphabet is checked at the door. */
const harmless: ReadonlySet<string> = new Set(
  [
    // slugs, and the names of accounts and profiles, are letters, figures and `._@-`
    ['slug', 'client', 'client.slug', 'client.client', 'account.client', 'red', 'of', 'flag', 'named'],
    ['account', 'account.name', 'name', 'profile'],
    // what the database counts
    [
      'post_id',
      'delivery.post_id',
      'first.post_id',
      'item.post_id',
      'shown',
      "waiting.join(' ')",
      'answerable',
      'id',
      'first.id',
    ],
    // what smm names itself: commands, networks, months, templates, states
    [
      'command',
      'command.name()',
      'path',
      'near',
      'verb',
      'title',
      'template',
      'month',
      'when',
      'minutes',
      'activity',
      'forNetwork',
    ],
    ['accountFor(result.phase1.network)', "accountFor(first_network ?? 'facebook')", "quick ? ' --quick' : ''"],
    ["lang === 'fr' ? 'montant' : 'amount'"],
    ['shellWord(delivery.account)', 'shellWord(lead.lead_id)'],
  ].flat(),
)

test('files, folders, clients and accounts that are named like commands: everything is done to them, and nothing by them', async () => {
  const machine = home()
  const name = ';$(touch pwned)`touch pwned`|touch pwned'
  const folder = join(machine.folder, name)
  mkdirSync(folder)
  const env = { EDITOR: '/bin/true', VISUAL: '', PAGER: 'touch pwned', BROWSER: 'touch pwned' }
  const codes: unknown[] = []
  for (const line of [
    ['client', 'add', name],
    ['account', 'add', 'folder', '--path', name],
    ['queue', 'add', name, '--title', name, '--to', 'folder', '--at', 'now'],
    ['publish'],
    ['queue', 'export', '--all', '-o', `${name}.csv`],
    ['export', '-o', `${name}.all`],
    ['backup', '-o', `${name}.backup`],
    ['backup', '--verify', `${name}.backup`],
    ['team', 'add', name, '--role', 'contributor'],
    ['listen', 'add', name, '--any', name],
    ['status'],
    ['doctor'],
    ['audit'],
  ])
    codes.push([line[0], (await machine.run(line, { cwd: folder, env })).code])
  expect(codes.filter((one) => Array.isArray(one) && Number(one[1]) < 0)).toEqual([])
  expect(codes.slice(0, 7).every((one) => Array.isArray(one) && one[1] === 0)).toBe(true)
  const everything = readdirSync(machine.folder, { recursive: true, encoding: 'utf8' })
  expect(everything.filter((one) => /(?:^|\/)pwned$/.test(one))).toEqual([])
  expect(everything.some((one) => one.startsWith(name) && one.endsWith('.csv'))).toBe(true)
})
