import { Option, type Command } from 'commander'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { rightKinds } from '../../store/rights.ts'
import { noun, verb, type Cli, type VerbSpec } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const { lang } = cli
  const rights = noun(cli, program, 'rights', rightsText.about)
  const numbered = ['<id>', rightsText.id_arg] as const
  const what = [
    ['--purpose <text>', rightsText.opt_purpose],
    ['--networks <networks>', rightsText.opt_networks],
    ['--from <day>', rightsText.opt_from],
    ['--until <day>', rightsText.opt_until],
    ['--minor', rightsText.opt_minor],
    ['--guardian <name>', rightsText.opt_guardian],
    ['--document <file>', rightsText.opt_document],
    repeatable('--media <file>', say(lang, rightsText.opt_media)),
    ['--contract <day>', rightsText.opt_contract],
    ['--note <text>', rightsText.opt_note],
  ] as const satisfies NonNullable<VerbSpec['options']>
  const values = [
    ['--fee <amount>', rightsText.opt_fee],
    ['--gift <amount>', rightsText.opt_gift],
    ['--date <day>', rightsText.opt_date],
    ['--currency <code>', rightsText.opt_currency],
  ] as const satisfies NonNullable<VerbSpec['options']>
  verb(
    cli,
    rights,
    {
      name: 'add',
      arguments: [
        ['<kind>', rightsText.kind_arg],
        ['<name>', rightsText.name_arg],
      ],
      about: rightsText.add,
      options: [...what, ...values],
      examples: [
        'rights add release "Camille" --purpose "networks and site" --until 2027-10-31 --media oven.jpg',
        'rights add licence "Photographer" --purpose "Christmas window" --until 2027-01-31',
        'rights add partner "Food blog" --fee 400 --gift 120 --date 2026-11-02',
      ],
    },
    async (context, [kind = '', name = ''], options) => (await import('./add.ts')).run(context, kind, name, options),
  )
  verb(
    cli,
    rights,
    {
      name: 'list',
      about: rightsText.list,
      options: [new Option('--kind <kind>', say(lang, rightsText.opt_kind)).choices(rightKinds), ['--all', rightsText.opt_all]],
      examples: ['rights list', 'rights list --kind release --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    rights,
    { name: 'show', arguments: [numbered], about: rightsText.show, examples: ['rights show 1'] },
    async (context, [id = '']) => (await import('./show.ts')).run(context, id),
  )
  verb(
    cli,
    rights,
    {
      name: 'edit',
      arguments: [numbered],
      about: rightsText.edit,
      options: what,
      examples: ['rights edit 1 --until 2028-10-31', 'rights edit 3 --contract 2026-11-01'],
    },
    async (context, [id = ''], options) => (await import('./edit.ts')).run(context, id, options),
  )
  verb(
    cli,
    rights,
    {
      name: 'value',
      arguments: [numbered],
      about: rightsText.value,
      options: [...values, ['--note <text>', rightsText.opt_note]],
      examples: ['rights value 3 --fee "250 €"', 'rights value 3 --gift 80 --note "dinner for two"'],
    },
    async (context, [id = ''], options) => (await import('./value.ts')).run(context, id, options),
  )
  verb(
    cli,
    rights,
    { name: 'remove', arguments: [numbered], about: rightsText.remove, examples: ['rights remove 2 --yes'] },
    async (context, [id = '']) => (await import('./remove.ts')).run(context, id),
  )
  verb(
    cli,
    rights,
    { name: 'rules', about: rightsText.rules, examples: ['rights rules', 'rights rules --json'] },
    async (context) => (await import('./rules.ts')).run(context),
  )
}
