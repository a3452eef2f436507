import type { Store } from '../store.ts'
import { accountStore } from './accounts.ts'
import { auditStore } from './audit.ts'
import { clientStore } from './clients.ts'
import { deliveryStore } from './deliveries.ts'
import { readHealth } from './health.ts'
import { interviewStore } from './interviews.ts'
import { moneyStore } from './money.ts'
import { openDatabase, openFailure, type OpenOptions } from './open.ts'
import { postStore } from './posts.ts'
import { secretStore } from './secrets.ts'
import { settingStore } from './settings.ts'
import { strategyStore } from './strategies.ts'

/** The store in one SQLite file. Same file names as the interface; SQL lives nowhere else. */
export function openStore(path: string, options: OpenOptions): Store {
  const db = openDatabase(path, options)
  // what SQLite says while working (full, busy, read-only) reaches people as a `Failure` too
  const guarded = <T extends object>(group: T): T =>
    new Proxy(group, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver)
        if (typeof member !== 'function') return member
        return async (...args: unknown[]): Promise<unknown> => {
          try {
            return (await Reflect.apply(member, target, args)) as unknown
          } catch (error) {
            throw openFailure(error, path, options.lang)
          }
        }
      },
    })
  const deliveries = deliveryStore(db)
  return {
    accounts: guarded(accountStore(db, options.lang)),
    audit: guarded(auditStore(db)),
    clients: guarded(clientStore(db, options.lang)),
    deliveries: guarded(deliveries),
    interviews: guarded(interviewStore(db)),
    money: guarded(moneyStore(db)),
    posts: guarded(postStore(db, options.lang)),
    secrets: guarded(secretStore(db)),
    settings: guarded(settingStore(db)),
    strategies: guarded(strategyStore(db)),
    health: async () => readHealth(db),
    close: async () => {
      deliveries.close()
      db.close()
    },
  }
}
