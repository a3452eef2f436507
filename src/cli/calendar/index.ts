import type { Command } from 'commander'
import { calendarText } from '../../i18n/calendar.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'calendar',
      about: calendarText.about,
      options: [
        ['--month <month>', calendarText.option_month],
        ['--week <week>', calendarText.option_week],
        ['--html', calendarText.option_html],
        ['--ics', calendarText.option_ics],
        ['-o, --output <file>', calendarText.option_output],
      ],
      examples: [
        'calendar',
        'calendar --week next',
        'calendar --month 2026-12 -o calendar.html',
        'calendar --ics -o posts.ics',
      ],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, options),
  )
}
