import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { assistantsClient } from '../assistant.ts'
import { configuredLang, configuredPlain } from '../config/early-setting.ts'
import type { Context, GlobalOptions } from '../context.ts'
import { refuseOthersHome } from '../disk-failure.ts'
import { exitCodes } from '../failure.ts'
import { detectLang } from '../i18n/detect.ts'
import { globalText } from '../i18n/global.ts'
import { profileText } from '../i18n/profiles.ts'
import { say, type Lang } from '../i18n/text.ts'
import { createIo, type Io } from '../io/io.ts'
import type { Cli } from './command.ts'
import { configureHelp, rootHelp, startPage } from './help.ts'
import { addCommand, addEveryCommand, commandNames } from './nouns.ts'
import { forClient, forProfile } from './for-client.ts'
import { explain, seeHelp, usageFailure } from './usage.ts'

/** Parses, runs one command and tells what went wrong. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const env = process.env
  // what stands behind `--` is never a flag
  const end = argv.indexOf('--')
  const flags = end < 0 ? argv : argv.slice(0, end)
  const lang = earlyLang(flags, env)
  const io = await createIo({
    quiet: flags.includes('--quiet') || flags.includes('-q'),
    verbose: flags.includes('--verbose') || flags.includes('-v'),
    colour: flags.includes('--no-color') ? false : undefined,
    plain: earlyPlain(flags, env),
    lang,
    env,
  })
  const asJson = flags.includes('--json') || flags.includes('--jsonl')
  let exitCode: number = exitCodes.done
  let context: Context | undefined
  let client: string | null = null
  const profile = flagIn(flags, '--profile')
  /** What is said beside the data names the client and the profile where its commands need them. */
  const forThis = (text: string): string => {
    const named = client === null ? text : forClient(text, client)
    // without a context the profile itself may be what is wrong
    return profile === null || context === undefined ? named : forProfile(named, profile, commandNames)
  }
  const cli: Cli = {
    lang,
    words: wordsOf(argv),
    run: async (command, action) => {
      const { createContext } = await import('./create-context.ts')
      const options = globalOptions(command.optsWithGlobals(), io)
      client = options.client
      if (assistantsClient(env) !== null) (await import('./mcp/refuse.ts')).refuseForAssistants(command, env, lang)
      context = createContext({ io: { ...io, note: (text) => io.note(forThis(text)) }, lang, env, options })
      // whoever asks what is wrong is told so, and all the rest
      if (command.name() !== 'doctor') refuseOthersHome(context.places, lang)
      exitCode = (await action(context)) ?? exitCodes.done
    },
  }
  const program = rootCommand(cli, io)
  if (argv[0] === '__complete') {
    return (await import('./completion/answer.ts')).answer(argv.slice(2), { lang, env, program }, io)
  }
  if (argv[0] === '__man') {
    return (await import('./man/write.ts')).writeManual(program, lang, argv[1] ?? '', env)
  }
  try {
    const [word] = cli.words
    if (word !== undefined && commandNames.includes(word)) await addCommand(word, cli, program)
    else if (word !== undefined) await addEveryCommand(cli, program)
    // unknown flags are still refused
    else if (argv.includes('--help') || argv.includes('-h')) program.action(() => rootHelp(cli, io))
    else program.action(async () => startPage(cli, io, await databaseOf(program, env, lang)))
    await program.parseAsync(word === undefined ? argv.filter((arg) => arg !== '--help' && arg !== '-h') : [...argv], {
      from: 'user',
    })
    return exitCode
  } catch (error) {
    if (
      error instanceof CommanderError &&
      (error.code === 'commander.helpDisplayed' || error.code === 'commander.version' || error.code === 'commander.help')
    ) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    }
    const told =
      error instanceof CommanderError ? usageFailure(error, program, cli.words, lang) : await ofDatabase(error, context, lang)
    return explain(told, { io, lang, asJson, forThis, see_help: seeHelp(program, cli.words, lang) })
  } finally {
    await context?.close()
  }
}

/** What SQLite says while rows are read one by one comes past the store. */
async function ofDatabase(error: unknown, context: Context | undefined, lang: Lang): Promise<unknown> {
  const { code } = error as { code?: unknown }
  if (context === undefined || typeof code !== 'string' || !code.startsWith('SQLITE_')) return error
  return (await import('../store/sqlite/open.ts')).openFailure(error, context.places.database, lang)
}

async function databaseOf(program: Command, env: NodeJS.ProcessEnv, lang: Lang): Promise<string> {
  const { findProfile } = await import('../config/profiles.ts')
  const { home = null, profile = null } = program.opts<{ home?: string; profile?: string }>()
  return findProfile(env, { home, profile }, lang).database
}

function rootCommand(cli: Cli, io: Io): Command {
  const { lang } = cli
  const program = globalFlags(new Command('smm'), lang)
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.raw(text),
      // the help of a noun without a verb; errors are told once, in the reader's language, by `explain`
      writeErr: (text) => io.complain(text.trimEnd()),
      outputError: () => {},
    })
    .description(say(lang, globalText.about))
    .helpCommand(false)
  configureHelp(cli, program)
  return program
}

/** What every command takes. */
export function globalFlags(program: Command, lang: Lang): Command {
  return program
    .option('-c, --client <slug>', say(lang, globalText.option_client))
    .option('--home <dir>', say(lang, globalText.option_home))
    .option('--profile <name>', say(lang, profileText.option))
    .option('--json', say(lang, globalText.option_json))
    .option('--jsonl', say(lang, globalText.option_jsonl))
    .option('--lang <code>', say(lang, globalText.option_lang), parseLang)
    .option('--no-input', say(lang, globalText.option_no_input))
    .option('-y, --yes', say(lang, globalText.option_yes))
    .option('-q, --quiet', say(lang, globalText.option_quiet))
    .option('-v, --verbose', say(lang, globalText.option_verbose))
    .option('--no-color', say(lang, globalText.option_no_color))
    .option('--plain', say(lang, globalText.option_plain))
    .option('--dry-run', say(lang, globalText.option_dry_run))
    .helpOption('-h, --help', say(lang, globalText.option_help))
}

function parseLang(value: string): string {
  if (value === 'fr' || value === 'en' || value === 'both') return value
  throw new InvalidArgumentError('fr, en, both')
}

function globalOptions(flags: Record<string, unknown>, io: Io): GlobalOptions {
  const text = (name: string): string | null => (typeof flags[name] === 'string' ? flags[name] : null)
  return {
    client: text('client'),
    home: text('home'),
    profile: text('profile'),
    json: flags['json'] === true || flags['jsonl'] === true,
    jsonl: flags['jsonl'] === true,
    lang: text('lang') as Lang | 'both' | null,
    input: flags['input'] !== false && io.stdinIsTerminal,
    yes: flags['yes'] === true,
    quiet: flags['quiet'] === true,
    verbose: flags['verbose'] === true,
    dry_run: flags['dryRun'] === true,
  }
}

/** Flags that take a value, so that words are told from values without parsing. */
const valued = new Set(['-c', '--client', '--home', '--lang', '--profile'])

function wordsOf(argv: readonly string[]): string[] {
  return argv.filter((arg, i) => !arg.startsWith('-') && !valued.has(argv[i - 1] ?? ''))
}

/** The language is needed before anything is parsed: `--lang`, `SMM_LANG`, the settings, then the locale, then the zone. */
function earlyLang(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  for (const value of [flagIn(argv, '--lang'), env['SMM_LANG']]) if (value === 'fr' || value === 'en') return value
  const configured = configuredLang(process.cwd(), env, flagIn(argv, '--profile'))
  if (configured !== null) return configured
  return detectLang(env, () => Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** `--plain`, `SMM_PLAIN`, then the user's own settings. */
function earlyPlain(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const variable = env['SMM_PLAIN'] ?? ''
  if (argv.includes('--plain')) return true
  return variable === '' ? configuredPlain(env, flagIn(argv, '--profile')) : /^(on|true|yes|1)$/.test(variable)
}

/** The value of a flag, read before the words are parsed. */
function flagIn(argv: readonly string[], name: string): string | null {
  const at = argv.indexOf(name)
  return (at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1)) ?? null
}
