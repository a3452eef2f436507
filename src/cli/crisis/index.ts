import { Option, type Command } from 'commander'
import { amplifiers, severities } from '../../community/crisis-index.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { say, type Text } from '../../i18n/text.ts'
import { responsibilities } from '../../store/crisis.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const crisis = noun(cli, program, 'crisis', crisisText.about)
  const of = (flags: string, about: Text, choices: readonly string[]): Option =>
    new Option(flags, say(cli.lang, about)).choices(choices)
  verb(
    cli,
    crisis,
    {
      name: 'report',
      arguments: [['<topic...>', crisisText.topic]],
      about: crisisText.report_about,
      options: [
        of('--severity <severity>', crisisText.option_severity, severities),
        of('--amplifier <who>', crisisText.option_amplifier, amplifiers),
        ['--data-breach', crisisText.option_data_breach],
        ['--account-compromised', crisisText.option_account_compromised],
        ['--legal-threat', crisisText.option_legal_threat],
        ['--press', crisisText.option_press],
        of('--responsibility <whose>', crisisText.option_responsibility, responsibilities),
        ['--spokesperson <name>', crisisText.option_spokesperson],
        repeatable('--message <id>', say(cli.lang, crisisText.option_message)),
        ['--by <name>', crisisText.option_by],
      ],
      examples: [
        'crisis report "Three complaints on late orders" --severity service',
        'crisis report "A reporter has called" --press --by owner',
      ],
    },
    async (context, words, flags) => (await import('./report.ts')).run(context, words, flags),
  )
  verb(
    cli,
    crisis,
    { name: 'status', about: crisisText.status_about, examples: ['crisis status', 'crisis status --json'] },
    async (context) => (await import('./status.ts')).run(context),
  )
  verb(
    cli,
    crisis,
    {
      name: 'raise',
      about: crisisText.raise_about,
      options: [
        of('--level <level>', crisisText.option_level, ['amber', 'red']),
        ['--reason <text>', crisisText.option_reason],
        ['--by <name>', crisisText.option_by],
      ],
      examples: ['crisis raise --level red --reason "It grows in the village group"'],
    },
    async (context, _args, flags) => (await import('./raise.ts')).run(context, flags),
  )
  verb(
    cli,
    crisis,
    {
      name: 'lower',
      about: crisisText.lower_about,
      options: [
        ['--reason <text>', crisisText.option_reason],
        ['--by <name>', crisisText.option_by],
      ],
      examples: ['crisis lower --reason "No new case for two days"'],
    },
    async (context, _args, flags) => (await import('./lower.ts')).run(context, flags),
  )
  verb(
    cli,
    crisis,
    {
      name: 'ack',
      about: crisisText.ack_about,
      options: [['--by <name>', crisisText.option_ack_by]],
      examples: ['crisis ack', 'crisis ack --by owner'],
    },
    async (context, _args, flags) => (await import('./ack.ts')).run(context, flags),
  )
  verb(
    cli,
    crisis,
    {
      name: 'log',
      arguments: [['[note...]', crisisText.note]],
      about: crisisText.log_about,
      options: [
        ['--action <what>', crisisText.option_action],
        ['--by <name>', crisisText.option_by],
        ['--target <whom>', crisisText.option_target],
        ['--attach <file>', crisisText.option_attach],
        ['--incident <id>', crisisText.option_incident],
        of('--format <format>', crisisText.option_format, ['md', 'html', 'pdf', 'docx', 'json']),
        ['-o, --output <file>', crisisText.option_output],
      ],
      examples: [
        'crisis log "The batch is off the shelves" --action decision --by owner',
        'crisis log',
        'crisis log --format html -o account.html',
      ],
    },
    async (context, words, flags) => (await import('./log.ts')).run(context, words, flags),
  )
  verb(
    cli,
    crisis,
    {
      name: 'close',
      about: crisisText.close_about,
      options: [
        ['--outcome <text>', crisisText.option_outcome],
        ['--lesson <text>', crisisText.option_lesson],
        ['--by <name>', crisisText.option_by],
      ],
      examples: ['crisis close --outcome "No other case" --lesson "Check the cold chain every morning"'],
    },
    async (context, _args, flags) => (await import('./close.ts')).run(context, flags),
  )
  verb(
    cli,
    crisis,
    {
      name: 'drill',
      arguments: [['[topic...]', crisisText.drill_topic]],
      about: crisisText.drill_about,
      options: [
        ['--to <address>', crisisText.option_to],
        ['--by <name>', crisisText.option_by],
        ['--close', crisisText.option_drill_close],
        ['--lesson <text>', crisisText.option_drill_lesson],
      ],
      examples: ['crisis drill "A customer fell ill" --to me@example.org', 'crisis drill --close'],
    },
    async (context, words, flags) => (await import('./drill.ts')).run(context, words, flags),
  )
}
