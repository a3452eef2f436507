import type { Store } from '../store.ts'
import { clientStore } from './clients.ts'
import { interviewStore } from './interviews.ts'
import { openDatabase, openFailure, type OpenOptions } from './open.ts'
import { postStore } from './posts.ts'
import { seriesStore } from './series.ts'
import { settingStore } from './settings.ts'
import { strategyStore } from './strategies.ts'
import { teamStore } from './team.ts'

/** The store in one SQLite file. Same file names as the interface; SQL lives nowhere else. */
export function openStore(path: string, options: OpenOptions): Store {
  const db = openDatabase(path, options)
  // what SQLite says while working (full, busy, read-only) reaches people as a `Failure` too
  const told = async (work: () => unknown): Promise<unknown> => {
    try {
      return await work()
    } catch (error) {
      throw openFailure(error, path, options.lang)
    }
  }
  const guarded = <T extends object>(group: T): T =>
    new Proxy(group, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver)
        if (typeof member !== 'function') return member
        return async (...args: unknown[]): Promise<unknown> => told(() => Reflect.apply(member, target, args))
      },
    })
  /** A group that is loaded when it is first asked something: all of them are a fifth of what a short command costs. */
  const later = <T extends object>(load: () => Promise<T>): T => {
    let group: Promise<T> | undefined
    const none: Partial<T> = {}
    return new Proxy(none as T, {
      get(_, name) {
        // it is no promise itself
        if (name === 'then') return undefined
        return async (...args: unknown[]): Promise<unknown> =>
          told(async () => {
            const target = await (group ??= load())
            return Reflect.apply(Reflect.get(target, name) as (...given: unknown[]) => unknown, target, args)
          })
      },
    })
  }
  let closeDeliveries = (): void => {}
  const clients = clientStore(db, options.lang)
  const posts = postStore(db, options.lang)
  const team = teamStore(db)
  return {
    accounts: later(async () => (await import('./accounts.ts')).accountStore(db, options.lang, options.now)),
    ambassadors: later(async () => (await import('./ambassadors.ts')).ambassadorStore(db)),
    approvals: later(async () => (await import('./approvals.ts')).approvalStore(db)),
    archive: later(async () => (await import('./archive.ts')).archiveStore(db)),
    assessments: later(async () => (await import('./assessments.ts')).assessmentStore(db)),
    audit: later(async () => (await import('./audit.ts')).auditStore(db)),
    changes: later(async () => (await import('./changes.ts')).changeStore(db, posts.writer)),
    clients: guarded(clients.store),
    crisis: later(async () => (await import('./crisis.ts')).crisisStore(db)),
    deliveries: later(async () => {
      const deliveries = (await import('./deliveries.ts')).deliveryStore(db)
      closeDeliveries = () => deliveries.close()
      return deliveries
    }),
    fees: later(async () => (await import('./fees.ts')).feeStore(db)),
    ideas: later(async () => (await import('./ideas.ts')).ideaStore(db)),
    identity: later(async () => (await import('./identity.ts')).identityStore(db)),
    holds: later(async () => (await import('./holds.ts')).holdStore(db)),
    inbox: later(async () => (await import('./inbox.ts')).inboxStore(db)),
    interviews: guarded(interviewStore(db)),
    links: later(async () => (await import('./links.ts')).linkStore(db, options.lang)),
    listen: later(async () => (await import('./listen.ts')).listenStore(db)),
    metrics: later(async () => (await import('./metrics.ts')).metricStore(db)),
    moderation: later(async () => (await import('./moderation.ts')).moderationStore(db)),
    money: later(async () => (await import('./money.ts')).moneyStore(db)),
    plans: later(async () => (await import('./plans.ts')).planStore(db)),
    pools: later(async () => (await import('./pools.ts')).poolStore(db, options.lang)),
    posts: guarded(posts.store),
    privacy: later(async () => (await import('./privacy.ts')).privacyStore(db)),
    proposals: later(async () => (await import('./proposals.ts')).proposalStore(db)),
    quotes: later(async () => (await import('./quotes.ts')).quoteStore(db)),
    reports: later(async () => (await import('./reports.ts')).reportStore(db)),
    rights: later(async () => (await import('./rights.ts')).rightsStore(db)),
    secrets: later(async () => (await import('./secrets.ts')).secretStore(db, options.now)),
    series: guarded(seriesStore(db, posts.writer)),
    settings: guarded(settingStore(db, options.now)),
    statistics: later(async () => (await import('./statistics.ts')).statisticsStore(db)),
    strategies: guarded(strategyStore(db, clients.writer, team.writer)),
    team: guarded(team.store),
    visits: later(async () => (await import('./visits.ts')).visitStore(db)),
    exclusively: async (account_id, work) => {
      const { withAccountLock } = await import('./account-lock.ts')
      try {
        return await withAccountLock(path, account_id, work)
      } catch (error) {
        throw openFailure(error, path, options.lang)
      }
    },
    health: async () => {
      const { readHealth } = await import('./health.ts')
      try {
        return readHealth(db)
      } catch (error) {
        throw openFailure(error, path, options.lang)
      }
    },
    damaged: async (hash) => {
      const { damagedRows } = await import('./damaged-rows.ts')
      try {
        return damagedRows(db, hash)
      } catch (error) {
        throw openFailure(error, path, options.lang)
      }
    },
    close: async () => {
      closeDeliveries()
      db.close()
    },
  }
}
