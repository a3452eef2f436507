import type { Command } from 'commander'
import { scheduleText } from '../../i18n/schedule.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const schedule = noun(cli, program, 'schedule', scheduleText.about)
  schedule.option('--once', say(cli.lang, scheduleText.option_once))
  // alone it is `run`
  schedule.action(async (options: Record<string, unknown>, self: Command) => {
    await cli.run(self, async (context) => (await import('./run.ts')).run(context, options))
  })
  verb(
    cli,
    schedule,
    {
      name: 'run',
      about: scheduleText.about_run,
      options: [['--once', scheduleText.option_once]],
      examples: ['schedule run --once'],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, { ...schedule.opts(), ...options }),
  )
  verb(
    cli,
    schedule,
    {
      name: 'install',
      about: scheduleText.about_install,
      options: [['--systemd', scheduleText.option_systemd]],
      examples: ['schedule install --dry-run'],
    },
    async (context, _args, options) => (await import('./install.ts')).run(context, options),
  )
  verb(
    cli,
    schedule,
    { name: 'remove', about: scheduleText.about_remove, examples: ['schedule remove --dry-run'] },
    async (context) => (await import('./remove.ts')).run(context),
  )
  verb(cli, schedule, { name: 'status', about: scheduleText.about_status, examples: ['schedule status'] }, async (context) =>
    (await import('./status.ts')).run(context),
  )
}
