import type { Command } from 'commander'
import { doctorText } from '../../i18n/doctor.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(cli, program, { name: 'doctor', about: doctorText.about, examples: ['doctor', 'doctor --json'] }, async (context) =>
    (await import('./doctor.ts')).doctor(context),
  )
}
