import { Option, type Command } from 'commander'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const pool = noun(cli, program, 'pool', seriesText.pool_about)
  const named = ['<name>', seriesText.pool_name] as const
  verb(cli, pool, { name: 'list', about: seriesText.pool_list, examples: ['pool list'] }, async (context) =>
    (await import('./list.ts')).run(context),
  )
  verb(
    cli,
    pool,
    { name: 'show', arguments: [named], about: seriesText.pool_show, examples: ['pool show recipes'] },
    async (context, [name = '']) => (await import('./show.ts')).run(context, name),
  )
  verb(
    cli,
    pool,
    {
      name: 'edit',
      arguments: [named],
      about: seriesText.pool_edit,
      options: [new Option('--cool-down <days>', say(cli.lang, seriesText.cool_down)).makeOptionMandatory()],
      examples: ['pool edit recipes --cool-down 90'],
    },
    async (context, [name = ''], options) => (await import('./edit.ts')).run(context, name, options),
  )
  verb(
    cli,
    pool,
    {
      name: 'remove',
      arguments: [named, ['[entry]', seriesText.pool_entry]],
      about: seriesText.pool_remove,
      examples: ['pool remove recipes 1', 'pool remove recipes'],
    },
    async (context, [name = '', entry]) => (await import('./remove.ts')).run(context, name, entry),
  )
}
