import { Option, type Command } from 'commander'
import { privacyText } from '../../i18n/privacy.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const privacy = noun(cli, program, 'privacy', privacyText.about)
  verb(
    cli,
    privacy,
    {
      name: 'find',
      arguments: [['<person...>', privacyText.person]],
      about: privacyText.find,
      examples: ['privacy find @lea.martin', 'privacy find "Léa Martin" --json'],
    },
    async (context, words) => (await import('./find.ts')).run(context, words),
  )
  verb(
    cli,
    privacy,
    {
      name: 'purge',
      about: privacyText.purge,
      options: [
        // not variadic: what follows the value is no name
        new Option('--author <person>', say(cli.lang, privacyText.author)).argParser(
          (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
        ),
      ],
      examples: [
        'privacy purge --dry-run',
        'privacy purge --author @lea.martin --dry-run',
        'privacy purge --author @lea.martin --yes',
      ],
    },
    async (context, _args, options) => (await import('./purge.ts')).run(context, options),
  )
}
