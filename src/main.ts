/** argv → exit code. The only place where errors are caught and told. What needs none of this was answered by `at-once.ts`. */
export async function main(argv: readonly string[]): Promise<number> {
  process.umask(0o077)
  const { runProgram } = await import('./cli/program.ts')
  return runProgram(argv)
}
