import { writeSync } from 'node:fs'
import { isatty } from 'node:tty'
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
  if (argv[0] === 'publish' && !isatty(1)) {
    const { nothingToPublish } = await import('./delivery/nothing-to-publish.ts')
    if (nothingToPublish(argv.slice(1), process.env, new Date())) return exitCodes.done
  }
  const { runProgram } = await import('./cli/program.ts')
  return runProgram(argv)
}

