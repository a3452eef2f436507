import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { preparedHome, type PreparedCopy, type PreparedHome } from '../support/prepared-home.ts'

let prepared: PreparedHome
beforeAll(async () => {
  prepared = await preparedHome()
}, 300_000)

/** Names that would do something if a shell read them: the first makes a file where it is run. */
const hostile = [
  '$(touch pwned)',
  '`touch pwned`',
  "it's; touch pwned",
  'say "hi" & touch pwned',
  '*',
  'a\ntouch pwned',
  '\u001B[2Jx',
]

const namesShown = hostile
  .filter((name) => !/\p{C}/u.test(name))
  .map((name) => `z${name}`)
  .toSorted()

/** A copy whose accounts go by such names too, and a post that says such a thing. */
function withHostileNames(): PreparedCopy {
  const copy = prepared.copy('en')
  const db = new Database(join(copy.env['SMM_HOME'] ?? '', 'smm.db'))
  const add = db.prepare(
    `INSERT INTO accounts (client, network, name, settings, status, created_at)
     VALUES ('boulangerie-de-l-ill', 'manual', ?, '{}', 'ready', '2026-11-27T08:00:00Z')`,
  )
  for (const name of hostile) add.run(`z${name}`)
  db.close()
  return copy
}

/** What each line is completed to, or some of the words that it offers. */
const completed: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ['smm cale', ['calendar']],
  ['smm queue appro', ['approve']],
  ['smm queue show ', ['1', '8']],
  ['smm report --form', ['--format']],
  ['smm report --format pd', ['pdf']],
  ['smm report --format=pd', ['--format=pdf']],
  ['smm -c ', ['bakery', 'boulangerie-de-l-ill', 'maison-duval']],
  ['smm --home nowhere -c ', []],
  ['smm queue add x --to face', ['facebook']],
  ['smm queue add x --to facebook,b', ['facebook,blog']],
  ['smm queue add x --media ov', ['oven.jpg']],
  ['smm config get delivery.gr', ['delivery.grace_minutes']],
  ['smm help exi', ['exit-codes']],
  ['smm template show job', ['job-offer']],
  ['smm inbox show ', ['1', '2', '3']],
  ['smm team edit s', ['seller']],
  ['smm zzz ', []],
]

/** As readline calls the function: the words cut where bash cuts them, then one line a reply. */
const inBash = (before: string): string => `
${before}
source <(smm completion bash)
shopt -u nullglob
while IFS= read -r typed; do
  COMP_LINE=$typed COMP_POINT=\${#typed} COMPREPLY=()
  if [[ $typed == *'format=pd' ]]; then COMP_WORDS=(smm report --format = pd)
  elif [[ $typed == *' ' ]]; then read -ra COMP_WORDS <<<"$typed"; COMP_WORDS+=('')
  else read -ra COMP_WORDS <<<"$typed"; fi
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  compopt() { [[ $2 == default ]] && COMPREPLY+=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")); }
  _smm smm "\${COMP_WORDS[COMP_CWORD]}" ''
  printf '%s\n' "\${COMPREPLY[@]}"
  echo end
done
`

async function repliesOfBash(copy: PreparedCopy, lines: readonly string[], before: string): Promise<string[][]> {
  const { stdout, stderr } = await copy.shell(inBash(before), { input: `${lines.join('\n')}\n` })
  expect(stderr).toBe('')
  return stdout.split('end\n').map((block) => block.split('\n').filter((word) => word !== ''))
}

describe.each([
  ['alone', ''],
  ['with bash-completion', 'source /usr/share/bash-completion/bash_completion'],
])('bash, %s', (_, before) => {
  it('completes commands, flags, values and what is stored', async () => {
    const copy = prepared.copy('en')
    const replies = await repliesOfBash(
      copy,
      completed.map(([typed]) => typed),
      before,
    )
    for (const [at, [typed, offered]] of completed.entries()) {
      // readline replaces what stands behind the last = alone
      const wanted = offered.map((word) => word.replace('--format=', ''))
      expect([typed, replies[at]]).toEqual([typed, offered.length === 0 ? [] : expect.arrayContaining(wanted)])
    }
  })
})

describe('a name that a shell could run', () => {
  it('stands on the line of bash as that name', async () => {
    const copy = withHostileNames()
    for (const quote of ['', '"', "'"]) {
      const typed = `smm account check ${quote}z`
      const script = `
source <(smm completion bash)
typed=$1 quote=$2
COMP_LINE=$typed COMP_POINT=\${#typed} COMP_WORDS=(smm account check "\${quote}z") COMP_CWORD=3
_smm smm
for reply in "\${COMPREPLY[@]}"; do eval "set -- $quote$reply$quote"; printf '%s\n' "$#:$1"; done
`
      writeFileSync(join(copy.folder, 'insert.sh'), script)
      const { stdout, stderr } = await copy.shell(`bash insert.sh ${bashWord(typed)} ${bashWord(quote)}`)
      expect(stderr).toBe('')
      expect(
        stdout
          .split('\n')
          .filter((line) => line !== '')
          .toSorted(),
      ).toEqual(namesShown.map((name) => `1:${name}`))
    }
    expect(existsSync(join(copy.folder, 'pwned'))).toBe(false)
  })
})

function bashWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

it('fish offers the same', async () => {
  const copy = prepared.copy('en')
  for (const [typed, offered] of completed) {
    const { stdout } = await copy.shell(
      `fish --no-config -c 'smm completion fish | source; complete -C "$argv"' -- ${bashWord(typed)}`,
    )
    const words = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']))
    expect([typed, words]).toEqual([typed, offered.length === 0 ? [] : expect.arrayContaining([...offered])])
  }
})

interface Shell {
  readonly name: string
  readonly command: readonly string[]
  /** What makes the shell know the completion. */
  readonly setUp: string
}

const shells: readonly Shell[] = [
  {
    name: 'bash',
    command: ['bash', '--norc', '--noprofile', '-i'],
    setUp: `bind 'set enable-bracketed-paste off'; source <(smm completion bash)`,
  },
  { name: 'zsh', command: ['zsh', '-f', '-i'], setUp: `autoload -Uz compinit; compinit -u -D; source <(smm completion zsh)` },
  { name: 'fish', command: ['fish', '--no-config', '-i'], setUp: `smm completion fish | source` },
]

/** A shell in a pseudo-terminal that has just learned the completion. */
async function begin(shell: Shell, copy: PreparedCopy) {
  const [program = '', ...words] = shell.command
  const pty = spawn(program, [...words], {
    cols: 200,
    rows: 60,
    cwd: copy.folder,
    env: { ...copy.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
  })
  let written = ''
  pty.onData((data) => {
    written += data
  })
  onTestFinished(() => pty.kill('SIGKILL'))
  /* oxlint-disable no-control-regex -- terminal codes */
  const screen = (): string =>
    written.replace(/\u001B(?:\[[0-9;?>=]*[A-Za-z]|\][^\u0007]*\u0007|[()][A-Z0-9]|[=>])/g, '').replace(/\r/g, '')
  /* oxlint-enable no-control-regex */
  const until = async (pattern: RegExp): Promise<void> => {
    const end = Date.now() + 60_000
    while (!pattern.test(screen())) {
      if (Date.now() > end) throw new Error(`${String(pattern)} never came:\n${screen().slice(-3000)}`)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  pty.write(`${shell.setUp}; echo up-and-(true)run | tr -d '()'\n`.replace('(true)', shell.name === 'fish' ? '' : '""'))
  await until(/up-and-run\n/)
  await new Promise((resolve) => setTimeout(resolve, 500))
  return { type: (keys: string) => pty.write(keys), until, screen }
}

describe.each(shells)('$name on a terminal', (shell) => {
  it('completes with Tab', async () => {
    const session = await begin(shell, prepared.copy('en'))
    session.type('smm queue resol\t')
    await session.until(/queue resolve/)
    expect(session.screen()).not.toContain('command not found')
  })

  it('writes a name that it could run as a name', async () => {
    const copy = withHostileNames()
    writeFileSync(join(copy.folder, 'words.sh'), '#!/bin/sh\nfor w in "$@"; do echo "word:$w"; done\n', { mode: 0o755 })
    const session = await begin(shell, copy)
    session.type('smm account check z\\$\t')
    await session.until(/pwned\\?\)/)
    // the completed line, given to a program that shows its words
    session.type('\u0001./words.sh \n')
    await session.until(/word:z\$\(touch pwned\)\n/)
    expect(existsSync(join(copy.folder, 'pwned'))).toBe(false)
  })
})
