import { Option, type Command } from 'commander'
import { ambassadorText } from '../../i18n/ambassadors.ts'
import { say } from '../../i18n/text.ts'
import { ambassadorProfiles, consentWays } from '../../store/ambassadors.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const ambassador = noun(cli, program, 'ambassador', ambassadorText.about)
  const named = ['<alias>', ambassadorText.alias_arg] as const
  verb(
    cli,
    ambassador,
    {
      name: 'add',
      arguments: [named],
      about: ambassadorText.add,
      options: [
        new Option('--as <profile>', say(cli.lang, ambassadorText.profile)).choices(ambassadorProfiles),
        ['--topic <text>', ambassadorText.topic],
        ['--consent <day>', ambassadorText.consent],
        new Option('--via <way>', say(cli.lang, ambassadorText.via)).choices(consentWays),
        ['--benefit <text>', ambassadorText.benefit],
        ['--disclosure <words>', ambassadorText.disclosure],
        ['--code <code>', ambassadorText.code],
      ],
      examples: [
        'ambassador add Camille --as expert --topic "sourdough bread"',
        'ambassador add Camille --consent 2026-11-02 --via mail --benefit "a 20 € voucher"',
      ],
    },
    async (context, [alias = ''], options) => (await import('./add.ts')).run(context, alias, options),
  )
  verb(
    cli,
    ambassador,
    {
      name: 'list',
      about: ambassadorText.list,
      options: [['--kit <folder>', ambassadorText.kit]],
      examples: ['ambassador list', 'ambassador list --kit kits'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    ambassador,
    { name: 'remove', arguments: [named], about: ambassadorText.remove, examples: ['ambassador remove Camille --yes'] },
    async (context, [alias = '']) => (await import('./remove.ts')).run(context, alias),
  )
}
