import { readFileSync } from 'node:fs'
import type { Option } from 'commander'
import { completionText } from '../../i18n/completion.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { CandidateKind } from '../../store/sqlite/peek.ts'

/** What may stand in a place of the line. */
export interface Kind {
  readonly is: 'values' | 'files' | 'folders' | 'none'
  /** Out of the database. */
  readonly stored?: CandidateKind
  /** Known to the program. */
  readonly fixed?: readonly Fixed[]
  readonly choices?: readonly string[]
  /** Between commas. */
  readonly several?: boolean
}

type Fixed =
  | 'commands'
  | 'every_account'
  | 'langs'
  | 'months'
  | 'networks'
  | 'pillars'
  | 'profiles'
  | 'settings'
  | 'slots'
  | 'templates'

const files: Kind = { is: 'files' }
const folders: Kind = { is: 'folders' }
const none: Kind = { is: 'none' }
const stored = (kind: CandidateKind): Kind => ({ is: 'values', stored: kind })
const fixed = (...kinds: Fixed[]): Kind => ({ is: 'values', fixed: kinds })

/** By the name of a flag, where its placeholder does not say it. */
const byFlag: Readonly<Record<string, Kind>> = {
  account: stored('account'),
  ambassador: none,
  client: stored('client'),
  evergreen: stored('pool'),
  fromPool: stored('pool'),
  fromPost: stored('post'),
  home: folders,
  lang: fixed('langs'),
  media: files,
  month: fixed('months'),
  network: fixed('networks'),
  output: files,
  path: folders,
  pillar: fixed('pillars'),
  profile: fixed('profiles'),
  secrets: files,
  slot: fixed('slots'),
  template: fixed('templates'),
  to: { is: 'values', stored: 'recipient', fixed: ['every_account'], several: true },
}

const byPlaceholder: Readonly<Record<string, Kind>> = {
  dir: folders,
  file: files,
  'file|-': files,
  files: files,
  folder: folders,
  path: files,
  slug: stored('client'),
  account: stored('account'),
  network: fixed('networks'),
  month: fixed('months'),
}

export function optionKind(option: Option): Kind {
  if (option.argChoices !== undefined) return { is: 'values', choices: option.argChoices }
  const [, placeholder = ''] = /[<[]([^>\].]+)(?:\.\.\.)?[>\]]/.exec(option.flags) ?? []
  return byFlag[option.attributeName()] ?? byPlaceholder[placeholder] ?? none
}

/** By the noun and the name of the argument; `verb` where one verb differs. */
const byArgument: Readonly<Record<string, Kind>> = {
  'account add network': fixed('networks'),
  'account account': stored('account'),
  'approval ids': stored('post'),
  'calc file': files,
  'client slug': stored('client'),
  'config setting': fixed('settings'),
  'help topic': fixed('commands'),
  'inbox accounts': stored('account'),
  'inbox id': stored('message'),
  'inbox ids': stored('message'),
  'inbox ids-and-tags': stored('message'),
  'listen name': stored('query'),
  'network network': fixed('networks'),
  'pool name': stored('pool'),
  'queue id': stored('post'),
  'queue ids': stored('post'),
  'rights add kind': { is: 'values', choices: ['release', 'licence', 'partner'] },
  'staffing person': stored('member'),
  'team edit alias': stored('member'),
  'team remove alias': stored('member'),
  'template name': fixed('templates'),
  'restore backup': files,
}

export function argumentKind(of: { noun: string; verb: string; argument: string; typed: readonly string[] }): Kind {
  const { noun, verb, argument } = of
  return byArgument[`${noun} ${verb} ${argument}`] ?? byArgument[`${noun} ${argument}`] ?? byPlaceholder[argument] ?? none
}

interface Asked {
  readonly lang: Lang
  readonly env: NodeJS.ProcessEnv
  readonly positions: readonly string[]
}

export async function fixedValues(kind: Kind, asked: Asked): Promise<(readonly [string, string])[]> {
  const found: (readonly [string, string])[] = (kind.choices ?? []).map((choice) => [choice, ''])
  for (const one of kind.fixed ?? []) found.push(...(await readers[one](asked)))
  return found
}

const plain = (values: readonly string[]): (readonly [string, string])[] => values.map((value) => [value, ''])

const readers: Readonly<Record<Fixed, (asked: Asked) => Promise<(readonly [string, string])[]>>> = {
  commands: async ({ lang, positions }) => {
    const { addCommand, commandNames } = await import('../nouns.ts')
    const [, noun] = positions
    if (noun === undefined) {
      const { topics } = await import('../help/topics.ts')
      const listed = Object.entries(topics).map(([name, { about }]) => [name, say(lang, about)] as const)
      return [...listed, ...plain(commandNames)]
    }
    const { Command } = await import('commander')
    const program = new Command('smm')
    await addCommand(noun, { lang, words: [noun, ''], run: () => Promise.resolve() }, program)
    const verbs = positions.length === 2 ? (program.commands[0]?.commands ?? []) : []
    return verbs.map((verb) => [verb.name(), verb.description()] as const)
  },
  every_account: ({ lang }) => Promise.resolve([['all', say(lang, completionText.every_account)]]),
  langs: () => Promise.resolve(plain(['fr', 'en', 'both'])),
  months: ({ lang }) =>
    Promise.resolve([
      ['current', say(lang, completionText.this_month)],
      ['last', say(lang, completionText.last_month)],
    ]),
  networks: async () => plain((await import('../../networks/ids.ts')).networkIds),
  pillars: async ({ lang }) => {
    const { pillarIds } = await import('../../strategy/weights.ts')
    const { pillarName } = await import('../../i18n/pillars.ts')
    return pillarIds.map((id) => [id, pillarName(lang, id)] as const)
  },
  profiles: async ({ env }) => plain((await import('../../config/profiles.ts')).profileNames(env)),
  settings: async ({ lang }) => {
    const { settingKeys, settings } = await import('../../config/settings.ts')
    return settingKeys.map((key) => [key, say(lang, settings[key].about)] as const)
  },
  slots: ({ lang }) => Promise.resolve([['next', say(lang, completionText.next_slot)]]),
  templates: async ({ lang }) => {
    const { template } = await import('../../templates.ts')
    const names = [`posts/${lang}/campaigns.yaml`, `replies/${lang}.yaml`].flatMap((path) =>
      [...readFileSync(template(path), 'utf8').matchAll(/^([a-z][a-z0-9-]*):/gm)].map(([, name = '']) => name),
    )
    return plain(names)
  },
}
