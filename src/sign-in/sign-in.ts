import type { SignIn } from '../networks/contract.ts'
import type { Desk } from './desk.ts'

export interface SignedIn {
  /** The network's own fields, as `--secrets` has them. */
  readonly fields: Readonly<Record<string, string>>
  /** What is kept beside them; null: nothing. */
  readonly session: Record<string, string> | null
}

/** The kinds that end with credentials by themselves; a `page` ends with questions. */
export type RunnableSignIn = Exclude<SignIn, { kind: 'page' }>

/**
 * Signs a person in as the network's data say. Nothing is stored and no secret is shown. Throws `Failure`: credential `sign_in_refused`,
 * `no_refresh_token`; busy `network_unreachable`, `port_taken`; failed `sign_in_timeout`; usage `terminal_needed`, `paste_unreadable`.
 */
export async function signIn(desk: Desk, how: RunnableSignIn): Promise<SignedIn> {
  switch (how.kind) {
    case 'code':
      return (await import('./code.ts')).signInByCode(desk, how)
    case 'pin':
      return (await import('./pin.ts')).signInByPin(desk, how)
    case 'application_password':
      return (await import('./application-password.ts')).signInByApplicationPassword(desk)
  }
}
