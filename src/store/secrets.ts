/** Encrypted credentials, as bytes that only `secrets/` can read. `kind`: what was given, or the session kept by a network. */
export interface SealedSecret {
  readonly account_id: number
  readonly kind: 'credentials' | 'session'
  readonly sealed: Uint8Array
  readonly version: number
  readonly updated_at: string
}

export interface SecretStore {
  /** Replaces; the version goes up by one and is part of what is authenticated. */
  put(account_id: number, kind: SealedSecret['kind'], seal: (version: number) => Uint8Array, at: string): Promise<void>
  get(account_id: number, kind: SealedSecret['kind']): Promise<SealedSecret | null>
  /** All of an account, or the session alone. */
  delete(account_id: number, kind?: 'session'): Promise<void>
  /** How many are kept, of all accounts and of all statistics tools. */
  count(): Promise<number>
}
