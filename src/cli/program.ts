import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { configuredLang } from '../config/configured-lang.ts'
import type { Context, GlobalOptions } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { detectLang } from '../i18n/detect.ts'
import { globalText } from '../i18n/global.ts'
import { say, type Lang } from '../i18n/text.ts'
import { createIo, type Io } from '../io/io.ts'
import type { Cli } from './command.ts'
import { configureHelp, rootHelp } from './help.ts'
import { addCommand, addEveryCommand, commandNames } from './nouns.ts'
import { forClient } from './for-client.ts'
import { explain, usageFailure } from './usage.ts'

/** Parses, runs one command and tells what went wrong. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const env = process.env
  const lang = earlyLang(argv, env)
  const io = await createIo({
    quiet: argv.includes('--quiet') || argv.includes('-q'),
    verbose: argv.includes('--verbose') || argv.includes('-v'),
    colour: argv.includes('--no-color') ? false : undefined,
    env,
  })
  const asJson = argv.includes('--json') || argv.includes('--jsonl')
  let exitCode: number = exitCodes.done
  let context: Context | undefined
  let client: string | null = null
  const cli: Cli = {
    lang,
    words: wordsOf(argv),
    run: async (command, action) => {
      const { createContext } = await import('./create-context.ts')
      const options = globalOptions(command.optsWithGlobals(), io)
      client = options.client
      context = createContext({ io: client === null ? io : noting(io, client), lang, env, options })
      exitCode = (await action(context)) ?? exitCodes.done
    },
  }
  const program = rootCommand(cli, io)
  try {
    const [word] = cli.words
    if (word !== undefined && commandNames.includes(word)) await addCommand(word, cli, program)
    else if (word !== undefined) await addEveryCommand(cli, program)
    // bare `smm` and `smm --help` are the same page; unknown flags are still refused
    else program.action(() => rootHelp(cli, io))
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
    const told = error instanceof CommanderError ? usageFailure(error, program, cli.words, lang) : error
    return explain(told, { io, lang, asJson, client })
  } finally {
    await context?.close()
  }
}

/** What is said beside the data names the client where its commands need one. */
function noting(io: Io, client: string): Io {
  return { ...io, note: (text) => io.note(forClient(text, client)) }
}

function rootCommand(cli: Cli, io: Io): Command {
  const { lang } = cli
  const program = new Command('smm')
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.raw(text),
      // the help of a noun without a verb; errors are told once, in the reader's language, by `explain`
      writeErr: (text) => io.complain(text.trimEnd()),
      outputError: () => {},
    })
    .description(say(lang, globalText.about))
    .option('-c, --client <slug>', say(lang, globalText.option_client))
    .option('--home <dir>', say(lang, globalText.option_home))
    .option('--json', say(lang, globalText.option_json))
    .option('--jsonl', say(lang, globalText.option_jsonl))
    .option('--lang <code>', say(lang, globalText.option_lang), parseLang)
    .option('--no-input', say(lang, globalText.option_no_input))
    .option('-y, --yes', say(lang, globalText.option_yes))
    .option('-q, --quiet', say(lang, globalText.option_quiet))
    .option('-v, --verbose', say(lang, globalText.option_verbose))
    .option('--no-color', say(lang, globalText.option_no_color))
    .option('--dry-run', say(lang, globalText.option_dry_run))
    .helpOption('-h, --help', say(lang, globalText.option_help))
    .helpCommand(false)
  configureHelp(cli, program)
  return program
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
const valued = new Set(['-c', '--client', '--home', '--lang'])

function wordsOf(argv: readonly string[]): string[] {
  return argv.filter((arg, i) => !arg.startsWith('-') && !valued.has(argv[i - 1] ?? ''))
}

/** The language is needed before anything is parsed: `--lang`, `SMM_LANG`, the settings, then the locale, then the zone. */
function earlyLang(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const at = argv.indexOf('--lang')
  const flag = at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
  for (const value of [flag, env['SMM_LANG']]) if (value === 'fr' || value === 'en') return value
  const configured = configuredLang(process.cwd(), env)
  if (configured !== null) return configured
  return detectLang(env, () => Intl.DateTimeFormat().resolvedOptions().timeZone)
}
