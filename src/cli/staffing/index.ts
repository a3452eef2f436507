import type { Command } from 'commander'
import { staffingText } from '../../i18n/staffing.ts'
import { say } from '../../i18n/text.ts'
import { gridItems } from '../../people/grid.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const staffing = noun(cli, program, 'staffing', staffingText.about)
  verb(
    cli,
    staffing,
    {
      name: 'assess',
      arguments: [['<person>', staffingText.argument_person]],
      about: staffingText.about_assess,
      options: [
        repeatable('--set <item=answer>', say(cli.lang, staffingText.option_set, { items: gridItems.join(', ') })),
        ['--file <file>', staffingText.option_file],
      ],
      examples: [
        'staffing assess Sam --set interested=yes --set time=no',
        'staffing assess Sam --set passionate=yes:https://blog.example/sam',
      ],
    },
    async (context, [person = ''], options) => (await import('./assess.ts')).run(context, person, options),
  )
  verb(
    cli,
    staffing,
    {
      name: 'show',
      arguments: [['[person]', staffingText.argument_person]],
      about: staffingText.about_show,
      examples: ['staffing show', 'staffing show Sam --json'],
    },
    async (context, [person]) => (await import('./show.ts')).run(context, person),
  )
  verb(
    cli,
    staffing,
    {
      name: 'compare',
      about: staffingText.about_compare,
      options: [
        ['--changes <number>', staffingText.option_changes],
        ['--training-hours <hours>', staffingText.option_training],
        ['--external <amount>', staffingText.option_external],
      ],
      examples: ['staffing compare', 'staffing compare --changes 2 --training-hours 21 --external "450 €"'],
    },
    async (context, _args, options) => (await import('./compare.ts')).run(context, options),
  )
}
