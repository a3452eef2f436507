import type { Store } from '../store.ts'
import { withAccountLock } from './account-lock.ts'
import { accountStore } from './accounts.ts'
import { ambassadorStore } from './ambassadors.ts'
import { approvalStore } from './approvals.ts'
import { archiveStore } from './archive.ts'
import { assessmentStore } from './assessments.ts'
import { auditStore } from './audit.ts'
import { changeStore } from './changes.ts'
import { clientStore } from './clients.ts'
import { crisisStore } from './crisis.ts'
import { damagedRows } from './damaged-rows.ts'
import { deliveryStore } from './deliveries.ts'
import { feeStore } from './fees.ts'
import { readHealth } from './health.ts'
import { holdStore } from './holds.ts'
import { ideaStore } from './ideas.ts'
import { identityStore } from './identity.ts'
import { inboxStore } from './inbox.ts'
import { interviewStore } from './interviews.ts'
import { linkStore } from './links.ts'
import { listenStore } from './listen.ts'
import { metricStore } from './metrics.ts'
import { moderationStore } from './moderation.ts'
import { moneyStore } from './money.ts'
import { openDatabase, openFailure, type OpenOptions } from './open.ts'
import { planStore } from './plans.ts'
import { poolStore } from './pools.ts'
import { postStore } from './posts.ts'
import { privacyStore } from './privacy.ts'
import { proposalStore } from './proposals.ts'
import { quoteStore } from './quotes.ts'
import { reportStore } from './reports.ts'
import { rightsStore } from './rights.ts'
import { secretStore } from './secrets.ts'
import { seriesStore } from './series.ts'
import { settingStore } from './settings.ts'
import { statisticsStore } from './statistics.ts'
import { strategyStore } from './strategies.ts'
import { teamStore } from './team.ts'
import { visitStore } from './visits.ts'

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
  const clients = clientStore(db, options.lang)
  const posts = postStore(db, options.lang)
  const team = teamStore(db)
  return {
    accounts: guarded(accountStore(db, options.lang, options.now)),
    ambassadors: guarded(ambassadorStore(db)),
    approvals: guarded(approvalStore(db)),
    archive: guarded(archiveStore(db)),
    assessments: guarded(assessmentStore(db)),
    audit: guarded(auditStore(db)),
    changes: guarded(changeStore(db, posts.writer)),
    clients: guarded(clients.store),
    crisis: guarded(crisisStore(db)),
    deliveries: guarded(deliveries),
    fees: guarded(feeStore(db)),
    ideas: guarded(ideaStore(db)),
    identity: guarded(identityStore(db)),
    holds: guarded(holdStore(db)),
    inbox: guarded(inboxStore(db)),
    interviews: guarded(interviewStore(db)),
    links: guarded(linkStore(db, options.lang)),
    listen: guarded(listenStore(db)),
    metrics: guarded(metricStore(db)),
    moderation: guarded(moderationStore(db)),
    money: guarded(moneyStore(db)),
    plans: guarded(planStore(db)),
    pools: guarded(poolStore(db, options.lang)),
    posts: guarded(posts.store),
    privacy: guarded(privacyStore(db)),
    proposals: guarded(proposalStore(db)),
    quotes: guarded(quoteStore(db)),
    reports: guarded(reportStore(db)),
    rights: guarded(rightsStore(db)),
    secrets: guarded(secretStore(db, options.now)),
    series: guarded(seriesStore(db, posts.writer)),
    settings: guarded(settingStore(db, options.now)),
    statistics: guarded(statisticsStore(db)),
    strategies: guarded(strategyStore(db, clients.writer, team.writer)),
    team: guarded(team.store),
    visits: guarded(visitStore(db)),
    exclusively: async (account_id, work) => {
      try {
        return await withAccountLock(path, account_id, work)
      } catch (error) {
        throw openFailure(error, path, options.lang)
      }
    },
    health: async () => readHealth(db),
    damaged: async (hash) => {
      try {
        return damagedRows(db, hash)
      } catch (error) {
        throw openFailure(error, path, options.lang)
      }
    },
    close: async () => {
      deliveries.close()
      db.close()
    },
  }
}
