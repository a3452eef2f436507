import { writeSync } from 'node:fs'
import { exitCodes } from './failure.ts'

/**
 * argv → exit code. The only place where errors are caught and told. `--version` and a `publish` with nothing to do are
 * answered before anything dear is loaded: cron asks every minute.
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    const { version } = await import('./version.ts')
    writeSync(1, `${version}\n`)
    return exitCodes.done
  }
  process.umask(0o077)
  const { runProgram } = await import('./cli/program.ts')
  return runProgram(argv)
}

