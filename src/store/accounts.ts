import type { Rights } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'

/** After so many failures in a row an account rests for `delivery.breaker_seconds`. */
export const failuresBeforeRest = 5

/** One account of a client on one network. `name` is unique among the client's accounts that are not removed. */
export interface Account {
  readonly id: number
  readonly client: string
  readonly network: NetworkId
  readonly name: string
  readonly endpoint: string | null
  /** `folder`: absolute path of the blog. */
  readonly path: string | null
  /** `manual`: whose rules apply; `other` for what smm does not know. */
  readonly for_network: string | null
  /** Stable id on the network, once checked. A delivery goes to this id or not at all. */
  readonly remote_id: string | null
  readonly remote_name: string | null
  readonly url: string | null
  /** Limits and facts of this server, as `identify` reported them. */
  readonly settings: Readonly<Record<string, number | string | boolean>>
  readonly status: 'ready' | 'unchecked' | 'blocked'
  /** Why it is blocked (`unauthorized`, `wrong_account`, `payment`), with the network's words. */
  readonly status_reason: string | null
  readonly checked_at: string | null
  /** When its credentials end for good, where nothing renews them. */
  readonly credential_expires_at: string | null
  /** When a person is next told of that end; null: not any more. */
  readonly expiry_tell_at: string | null
  /** What its credentials open; null: not known. */
  readonly rights: Rights | null
  /** Consecutive failures, and until when the account rests (circuit breaker). */
  readonly failures: number
  readonly rests_until: string | null
  readonly created_at: string
  readonly removed_at: string | null
}

export type NewAccount = Pick<Account, 'client' | 'network' | 'name' | 'endpoint' | 'path' | 'for_network'>
export type AccountChange = Partial<
  Pick<
    Account,
    | 'name'
    | 'endpoint'
    | 'path'
    | 'remote_id'
    | 'remote_name'
    | 'url'
    | 'settings'
    | 'status'
    | 'status_reason'
    | 'checked_at'
    | 'credential_expires_at'
    | 'expiry_tell_at'
    | 'rights'
    | 'failures'
    | 'rests_until'
  >
>

export interface AccountStore {
  /** Throws `Failure` usage `account_exists` when the client has that name already. */
  add(account: NewAccount, at: string): Promise<Account>
  get(id: number): Promise<Account | null>
  find(client: string, name: string): Promise<Account | null>
  /** By network, then name; removed ones left out. Without `client`: of all clients. */
  list(client?: string): Promise<Account[]>
  /** The same of one client with the removed ones: what went out by them is still its history. */
  history(client: string): Promise<Account[]>
  /** Those of whose end a person is to be told by now, the soonest end first; archived clients left out. */
  toTell(now: string): Promise<Account[]>
  /**
   * Its deliveries go by its new name with it, and what has not begun goes where it goes (a blog that was moved). Throws `Failure`
   * usage `account_exists`, `account_in_question` (renamed while a question about it is open), `account_in_use` (moved while something of
   * it may be on its way).
   */
  update(id: number, change: AccountChange): Promise<Account>
  /** Throws what `remove` throws: `account_in_use`. */
  checkUnused(id: number): Promise<void>
  /** Deletes its secrets and marks it removed; its history stays. Refused (`account_in_use`) while deliveries wait on it. */
  remove(id: number, at: string): Promise<void>
}
