import type { Command } from 'commander'
import { teamText } from '../../i18n/team.ts'
import { noun, verb, type Cli } from '../command.ts'

const said = [
  ['--role <roles>', teamText.role],
  ['--job <text>', teamText.job],
  ['--department <name>', teamText.department],
  ['--minutes <time>', teamText.minutes],
  ['--days <days>', teamText.days],
  ['--trained <answer>', teamText.trained],
  ['--knows-rules <answer>', teamText.knows_rules],
  ['--motivated <answer>', teamText.motivated],
  ['--at-ease <answer>', teamText.at_ease],
  ['--intern <answer>', teamText.intern],
  ['--years <number>', teamText.years],
  ['--email <address>', teamText.email],
  ['--topics <tags>', teamText.topics],
] as const

export function register(cli: Cli, program: Command): void {
  const team = noun(cli, program, 'team', teamText.about)
  const named = ['<alias>', teamText.alias_arg] as const
  verb(
    cli,
    team,
    {
      name: 'add',
      arguments: [named],
      about: teamText.add,
      options: said,
      examples: [
        'team add owner --role sponsor,contributor --department management --minutes 1h30 --days mon-fri',
        'team add seller --department sales --minutes 60 --days "wed-sat" --trained no',
      ],
    },
    async (context, [alias = ''], options) => (await import('./add.ts')).run(context, alias, options),
  )
  verb(cli, team, { name: 'list', about: teamText.list, examples: ['team list'] }, async (context) =>
    (await import('./list.ts')).run(context),
  )
  verb(
    cli,
    team,
    {
      name: 'edit',
      arguments: [named],
      about: teamText.edit,
      options: [['--alias <name>', teamText.alias], ...said],
      examples: ['team edit seller --minutes 45 --days wed,sat', 'team edit seller --trained yes --role community_manager'],
    },
    async (context, [alias = ''], options) => (await import('./edit.ts')).run(context, alias, options),
  )
  verb(
    cli,
    team,
    { name: 'remove', arguments: [named], about: teamText.remove, examples: ['team remove seller --yes'] },
    async (context, [alias = '']) => (await import('./remove.ts')).run(context, alias),
  )
  verb(
    cli,
    team,
    {
      name: 'coverage',
      about: teamText.coverage,
      options: [['--week <week>', teamText.week]],
      examples: ['team coverage', 'team coverage --week 2026-W49'],
    },
    async (context, _args, options) => (await import('./coverage.ts')).run(context, options),
  )
}
