/**
 * Credentials, encrypted in the database by a key that lies elsewhere (reliability.md 5). `null` means that nothing was stored;
 * a key that is missing or wrong throws `Failure` credential `key_missing` / `key_wrong` and is never taken for "no secret".
 */
export interface Secrets {
  putCredentials(account_id: number, fields: Readonly<Record<string, string>>): Promise<void>
  credentials(account_id: number): Promise<Record<string, string> | null>
  putSession(account_id: number, fields: Readonly<Record<string, string>>): Promise<void>
  session(account_id: number): Promise<Record<string, string> | null>
  /** Every secret value read or written by this process: what `--verbose` and errors must not show. */
  live(): readonly string[]
  /** Where the key comes from, for `doctor`. */
  readonly backend: { readonly kind: 'environment' | 'key_file' | 'systemd'; readonly where: string }
}
