import type { Command } from 'commander'
import { backupText } from '../../i18n/backup.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'restore',
      arguments: [['[backup]', backupText.which]],
      about: backupText.restore_about,
      examples: ['restore', 'restore ../copies/smm-2026-11-23T07-12-00Z.smm-backup --dry-run'],
    },
    async (context, [named]) => (await import('./restore.ts')).restore(context, named),
  )
}
