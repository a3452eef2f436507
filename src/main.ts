import { atOnce } from './at-once.ts'

/** argv → exit code. The only place where errors are caught and told. */
export async function main(argv: readonly string[]): Promise<number> {
  const code = atOnce(argv)
  if (code !== null) return code
  process.umask(0o077)
  const { runProgram } = await import('./cli/program.ts')
  return runProgram(argv)
}
