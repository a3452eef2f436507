/**
 * Every secret value that this process has seen, wherever it came from: what `--verbose` and error messages must not show. It is
 * state of the whole process on purpose: the one who tells an error does not know who had read a secret.
 */
const seen = new Set<string>()

export function rememberSecret(value: string): void {
  if (value !== '') seen.add(value)
}

export function liveSecrets(): readonly string[] {
  return [...seen]
}
