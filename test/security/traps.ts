import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Traps {
  /** Every file that was put there, from the folder. */
  readonly names: readonly string[]
  /** What was run, a line each; empty: nothing. */
  sprung(): string
  /** Files that were opened since they were set, but for those that a project's settings may stand in. */
  read(): readonly string[]
}

/** What smm looks for in a folder, and says in `config path`. */
const settings: ReadonlySet<string> = new Set(['package.json'])

/** Long enough ago for the time of a reading to be noted, however rarely the file system notes it. */
const longAgo = new Date('2020-01-01T00:00:00Z')

/**
 * A folder that somebody else has prepared. Each trap that is run writes its name into a file beside the folder, and each that is only read
 * tells it by the time of its last reading, whoever read it: Node, a library in C, another program.
 */
export function setTraps(folder: string): Traps {
  const canary = `${folder.replace(/\/$/, '')}.SPRUNG`
  const names: string[] = []
  for (const [name, content] of trapsOf(canary)) {
    const path = join(folder, name)
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: 0o755 })
    utimesSync(path, longAgo, longAgo)
    names.push(name)
  }
  return {
    names,
    sprung: () => (existsSync(canary) ? readFileSync(canary, 'utf8') : ''),
    read: () => names.filter((name) => !settings.has(name) && wasRead(join(folder, name))),
  }
}

/** A trap that is gone was moved or removed, which a command may do to the folder that it is told to: not read. */
function wasRead(path: string): boolean {
  const now = statSync(path, { throwIfNoEntry: false })
  return now !== undefined && now.atimeMs !== longAgo.getTime()
}

function trapsOf(canary: string): Map<string, string> {
  const file = JSON.stringify(canary)
  const cjs = `require('node:fs').appendFileSync(${file}, __filename + '\\n'); module.exports = {}\n`
  const esm = `import { appendFileSync } from 'node:fs'; appendFileSync(${file}, import.meta.url + '\\n'); export default {}\n`
  const shell = `#!/bin/sh\necho "$0" >> ${file}\n`
  const traps = new Map<string, string>()
  for (const base of configurations) {
    for (const ending of ['js', 'cjs', 'cts']) traps.set(`${base}.${ending}`, cjs)
    for (const ending of ['mjs', 'ts', 'mts']) traps.set(`${base}.${ending}`, esm)
  }
  for (const name of packages) {
    traps.set(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js', version: '99.0.0' }))
    traps.set(`node_modules/${name}/index.js`, cjs)
  }
  for (const name of programs) traps.set(name, shell)
  for (const name of programs) traps.set(`node_modules/.bin/${name}`, shell)
  for (const name of ['evil.cjs', 'index.js', 'main.cjs', 'at-once.cjs', 'register.js', '.pnp.cjs', '.yarn/releases/yarn.cjs'])
    traps.set(name, cjs)
  for (const name of ['index.mjs', '.pnp.loader.mjs', 'loader.mjs']) traps.set(name, esm)
  for (const [name, content] of Object.entries(dotFiles(canary))) traps.set(name, content)
  return traps
}

/** Where libraries that look for settings look. */
const configurations = [
  '.config/config',
  '.config/smmrc',
  '.config/smm.config',
  '.config/smm/config',
  'smm.config',
  '.smmrc',
  'cosmiconfig.config',
  '.cosmiconfigrc',
  'config/default',
]

/** What smm loads, or would if it were there; a bundle must never ask the folder for it. */
const packages = [
  'better-sqlite3',
  'bindings',
  'chalk',
  'commander',
  'cosmiconfig',
  'inquirer',
  '@inquirer/prompts',
  'ora',
  'yaml',
  'js-yaml',
  'typescript',
  'import-fresh',
  'sharp',
  '@img/sharp-linux-x64',
  '@myriaddreamin/typst-ts-node-compiler',
  '@modelcontextprotocol/server',
  '@expo-google-fonts/inter',
  '@napi-rs/keyring',
  'source-map-support',
  'dotenv',
]

const programs = [
  'node',
  'smm',
  'sh',
  'git',
  'vi',
  'vim',
  'nano',
  'less',
  'more',
  'man',
  'crontab',
  'systemctl',
  'launchctl',
  'sendmail',
  'xdg-open',
  'open',
  'secret-tool',
  'tput',
  'fc-list',
  'lessopen.sh',
]

/** Settings of others, each of which names a program, a script or another file. */
const dotFiles = (canary: string): Readonly<Record<string, string>> => ({
  '.config/config.json': JSON.stringify({ searchPlaces: ['evil.cjs'], cosmiconfig: { searchPlaces: ['evil.cjs'] } }),
  '.config/config.yaml': 'searchPlaces: [evil.cjs]\ncosmiconfig: { searchPlaces: [evil.cjs] }\n',
  'package.json': JSON.stringify({
    name: 'x',
    type: 'commonjs',
    main: 'evil.cjs',
    cosmiconfig: { searchPlaces: ['evil.cjs'], $import: './evil.cjs' },
    imports: { '#x': './evil.cjs' },
    scripts: { preinstall: './node', prepare: './node' },
  }),
  'package.yaml': 'cosmiconfig: { searchPlaces: [evil.cjs] }\n',
  'import.yaml': '$import: ./evil.cjs\n',
  '.env': 'NODE_OPTIONS=--require=./evil.cjs\nSMM_CLIENT=evil\nEDITOR=./vi\n',
  '.env.local': 'NODE_OPTIONS=--require=./evil.cjs\nSMM_CLIENT=evil\n',
  '.env.production': 'NODE_OPTIONS=--require=./evil.cjs\nSMM_CLIENT=evil\n',
  '.envrc': './node\n',
  '.npmrc': 'node-options=--require=./evil.cjs\nscript-shell=./sh\n',
  '.noderc': '--require ./evil.cjs\n',
  'node.config.json': JSON.stringify({ nodeOptions: { require: ['./evil.cjs'] } }),
  '.node-version': '0.8\n',
  '.nvmrc': '0.8\n',
  '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn.cjs\n',
  'tsconfig.json': JSON.stringify({ compilerOptions: { plugins: [{ name: './evil.cjs' }] } }),
  'build/Release/better_sqlite3.node': 'no library\n',
  'better_sqlite3.node': 'no library\n',
  'prebuilds/linux-x64/better-sqlite3.node': 'no library\n',
  'keyring.node': 'no library\n',
  '.editorconfig': 'root = true\n[*]\ncharset = utf-16\n',
  '.gitattributes': '* filter=evil\n',
  '.gitconfig': '[core]\n\tpager = ./less\n\teditor = ./vi\n\thooksPath = .\n',
  '.git/config': '[core]\n\tfsmonitor = ./git\n\tpager = ./less\n',
  '.git/hooks/pre-commit': `#!/bin/sh\necho hook >> '${canary}'\n`,
  '.exrc': '!./vi\n',
  '.vimrc': ':!./vi\n',
  '.lesskey': '#env\nLESSOPEN=|./lessopen.sh %s\n',
  '.lessfilter': `#!/bin/sh\necho less >> '${canary}'\n`,
  '.sqliterc': '.shell ./sh\n',
  '.bashrc': './sh\n',
  '.bash_profile': './sh\n',
  '.profile': './sh\n',
  '.inputrc': '"\\e[A": "./sh\\n"\n',
  '.mailrc': 'set sendmail=./sendmail\n',
  '.netrc': 'machine mastodon.social login x password y\n',
  'fonts.conf': '<?xml version="1.0"?><fontconfig><dir>.</dir></fontconfig>\n',
  'fonts/Inter.ttf': 'no typeface\n',
  'Inter.ttf': 'no typeface\n',
  'main.typ': '#read("/etc/passwd")\n',
  'typst.toml': '[package]\nname = "x"\nentrypoint = "main.typ"\n',
  'sharp.json': '{}\n',
  'templates/posts.yaml': '- evil\n',
  'templates/report/report.typ': '#read("/etc/passwd")\n',
  'templates/demo/answers.en.yaml': 'evil: true\n',
  'terminfo/x/xterm': 'no terminal\n',
  'locale/fr.json': '{}\n',
  'openssl.cnf': 'openssl_conf = evil\n',
  'resolv.conf': 'nameserver 203.0.113.1\n',
  hosts: '203.0.113.1 mastodon.social\n',
})
