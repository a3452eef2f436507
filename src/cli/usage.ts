import type { Command, CommanderError } from 'commander'
import { diskFailure } from '../disk-failure.ts'
import { exitCodes, Failure } from '../failure.ts'
import { globalText } from '../i18n/global.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Io } from '../io/io.ts'
import { sign } from '../io/signs.ts'
import { harmlessJson } from '../io/sanitise.ts'
import { nearest } from '../nearest.ts'
import { redact } from '../networks/redact.ts'
import { liveSecrets } from '../secrets/live.ts'
import { fullName } from './command.ts'
import { commandMeant, flagMeant, verbMeant } from './synonyms.ts'

/** What stands on stderr, and nothing else there, when a command with `--json` fails. */
export interface ErrorDocument {
  readonly error: {
    /** For scripts: the same in every language and version. */
    readonly code: string
    /** What happened and why, in the reader's language. */
    readonly message: string
    /** What to do next, often a command to type; null: nothing helps. */
    readonly hint: string | null
    /** Each part of what is wrong, where there are several: lines of a file, fields. */
    readonly details?: readonly string[]
  }
}

/**
 * Tells an error on stderr (as JSON with `--json`) and gives its exit code. A stack trace only with `--verbose`. No secret that
 * this process has seen gets out, whoever wrote the message. `forThis`: the hint with what its commands
 * need to mean the same client and profile; `see_help`: what is said where what was typed is wrong and nothing else helps.
 */
export function explain(
  error: unknown,
  {
    io,
    lang,
    asJson,
    forThis,
    see_help,
  }: { io: Io; lang: Lang; asJson: boolean; forThis: (hint: string) => string; see_help: string },
): number {
  const hide = (text: string): string => redact(text, liveSecrets())
  const complain = (text: string): void => io.complain(hide(text))
  const failure = error instanceof Failure ? error : (diskFailure(error, lang) ?? bug(error, lang))
  const typed = failure.kind === 'usage' || failure.kind === 'not_found'
  const next = failure.hint ?? (typed ? see_help : undefined)
  const hint = next === undefined ? undefined : forThis(next)
  if (asJson) {
    const { code, message, details } = failure
    const document: ErrorDocument = {
      error: { code, message, hint: hint ?? null, ...(details.length > 0 ? { details } : {}) },
    }
    complain(harmlessJson(JSON.stringify(document)))
  } else {
    complain(`${sign.bad} ${failure.message}`)
    for (const detail of failure.details) complain(`  - ${detail}`)
    if (hint !== undefined) complain(`${sign.next} ${hint}`)
  }
  const cause = error instanceof Failure ? error.cause : error
  if (cause instanceof Error) io.detail(hide(cause.stack ?? cause.message))
  return exitCodes[failure.kind]
}

function bug(error: unknown, lang: Lang): Failure {
  const message = error instanceof Error ? error.message : String(error)
  return new Failure('failed', 'bug', say(lang, globalText.bug, { message }), { hint: say(lang, globalText.bug_hint) })
}

/** Where the help of the command that the words reached is. */
export function seeHelp(program: Command, words: readonly string[], lang: Lang): string {
  return say(lang, globalText.see_help, { command: `${fullName(commandAt(program, words))} --help` })
}

/** commander's own complaints in the reader's language, with the nearest word. `words`: without flags and the values of global ones. */
export function usageFailure(error: CommanderError, program: Command, words: readonly string[], lang: Lang): Failure {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const command = commandAt(program, words)
  const help = seeHelp(program, words, lang)
  const near = (word: string, from: readonly string[]): string => {
    const found = nearest(word, from)
    return found === null ? help : say(lang, globalText.did_you_mean, { word: found })
  }
  const fail = (code: string, message: string, hint = help): Failure => new Failure('usage', code, message, { hint })
  const unknownCommand = (word: string): Failure => {
    const names = command.commands.map((child) => child.name())
    const found = (command === program ? commandMeant(word) : verbMeant(word, names)) ?? nearest(word, names)
    return fail(
      'unknown_command',
      say(lang, globalText.unknown_command, { word }),
      found === null ? help : say(lang, globalText.did_you_mean, { word: `${fullName(command)} ${found}` }),
    )
  }
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(quoted)
    case 'commander.unknownOption': {
      // « -20 % » at the head of a post is a text and no flag
      if (/^-(?:\d|\S*\s)/.test(quoted)) {
        const hint = say(lang, globalText.text_with_dash, { command: fullName(command), text: quoted })
        return fail('unknown_option', say(lang, globalText.unknown_option, { word: quoted }), hint)
      }
      const declared = [command, ...ancestors(command)].flatMap((c) =>
        c.options.map((option) => option.long ?? option.short ?? ''),
      )
      const known = [...declared, '--help', '--version']
      const short = [command, ...ancestors(command)].flatMap((c) => c.options.map((option) => option.short ?? ''))
      const meant = flagMeant(quoted, [...known, ...short])
      const hint = meant === null ? near(quoted, known) : say(lang, globalText.did_you_mean, { word: meant })
      return fail('unknown_option', say(lang, globalText.unknown_option, { word: quoted }), hint)
    }
    case 'commander.missingArgument':
      return fail('missing_argument', say(lang, globalText.missing_argument, { name: `<${quoted}>` }))
    case 'commander.optionMissingArgument':
      return fail('missing_value', say(lang, globalText.missing_value, { flags: quoted }))
    case 'commander.missingMandatoryOptionValue':
      return fail('missing_option', say(lang, globalText.missing_option, { flags: quoted }))
    case 'commander.conflictingOption':
      return fail('conflicting_options', say(lang, globalText.conflicting_options, { words: quoted }))
    case 'commander.excessArguments': {
      if (command.commands.length > 0) return unknownCommand(words.at(depth(command)) ?? '')
      // what commander took for words of the command itself, past those that it knows
      const excess = command.args.slice(command.registeredArguments.length)
      const extra = excess.length > 0 ? excess : words.slice(depth(command))
      return fail('too_many', say(lang, globalText.too_many, { words: extra.join(' ') }))
    }
    case 'commander.invalidArgument': {
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? ''
      const choices = /Allowed choices are ([^.]*)\./.exec(error.message)?.[1] ?? /is invalid\. (.+)$/s.exec(error.message)?.[1]
      if (choices === undefined) return fail('bad_value', say(lang, globalText.bad_value, { flags: quoted, value }))
      const message = say(lang, globalText.bad_choice, { flags: quoted, value, choices })
      return fail('bad_value', message, near(value, choices.split(', ')))
    }
    default:
      return fail('usage', error.message)
  }
}

function ancestors(command: Command): Command[] {
  return command.parent ? [command.parent, ...ancestors(command.parent)] : []
}

function depth(command: Command): number {
  return ancestors(command).length
}

/** The command that the words had reached when parsing stopped. */
function commandAt(program: Command, words: readonly string[]): Command {
  let command = program
  for (const word of words) {
    const next = command.commands.find((child) => child.name() === word || child.aliases().includes(word))
    if (!next) break
    command = next
  }
  return command
}
