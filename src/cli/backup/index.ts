import type { Command } from 'commander'
import { backupText } from '../../i18n/backup.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'backup',
      about: backupText.about,
      options: [
        ['-o, --output <path>', backupText.out],
        ['--keep <count>', backupText.keep],
        ['--verify [backup]', backupText.option_verify],
      ],
      examples: ['backup', 'backup -o ../copies/', 'backup --keep 30', 'backup --verify'],
    },
    async (context, _args, options) => (await import('./backup.ts')).backup(context, options),
  )
}
