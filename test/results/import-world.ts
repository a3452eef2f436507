import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planImports, storeImport, type ImportPlan, type ImportRequest } from '../../src/results/import-metrics.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Client } from '../../src/store/clients.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { NewSnapshot } from '../../src/store/metrics.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'

export const now = new Date('2026-11-23T09:00:00Z')
const exportsFolder = fileURLToPath(new URL('../fixtures/exports/', import.meta.url))
export const fixture = (name: string): string => join(exportsFolder, name)

export interface ImportWorld {
  readonly context: TestContext
  readonly client: Client
  account(network: NetworkId, name: string, for_network?: string): Promise<Account>
  /** A post that is out since an instant. */
  sent(account: Account, post: { remote_id: string; url: string | null; at: string }): Promise<Delivery>
  /** Writes a file beside the data. */
  file(name: string, content: string | Uint8Array): string
  plan(file: string, more?: Partial<ImportRequest>): Promise<ImportPlan>
  /** Reads a file and keeps what is new. */
  read(file: string, more?: Partial<ImportRequest>): Promise<ImportPlan>
}

export async function importWorld(given: TestContextOptions = {}): Promise<ImportWorld> {
  const context = testContext({ now, lang: 'fr', ...given })
  const store = await context.store()
  const client = (await store.clients.get(klein.slug)) ?? (await store.clients.add(klein, '2026-01-01T08:00:00Z'))
  const plan = async (file: string, more: Partial<ImportRequest> = {}): Promise<ImportPlan> => {
    const usual = { client, network: null, account: null, format: null, month: null, dates: null, goals: [] }
    const [found] = await planImports(context, { ...usual, files: [file], ...more })
    if (found === undefined) throw new Error('no plan')
    return found
  }
  return {
    context,
    client,
    plan,
    account: async (network, name, for_network) =>
      store.accounts.add(
        { client: client.slug, network, name, endpoint: null, path: null, for_network: for_network ?? null },
        '2026-01-01T08:00:00Z',
      ),
    sent: async (account, { remote_id, url, at }) => {
      const post = await store.posts.add(newPost(account, `Texte ${remote_id}`, at), at)
      const out = await store.deliveries.transition(
        {
          delivery_id: post.deliveries[0]?.id ?? 0,
          transition: 'T4',
          from: ['scheduled'],
          to: 'sent',
          change: { proof: 'response', remote_id, url, published_at: at },
          run_id: null,
        },
        at,
      )
      if (out === null) throw new Error('not sent')
      return out
    },
    file: (name, content) => {
      const path = join(context.folder, name)
      writeFileSync(path, content)
      return path
    },
    read: async (file, more) => {
      const found = await plan(file, more)
      await storeImport(context, found)
      return found
    },
  }
}

/** What a figure is of and says, on one line. */
export function said(one: NewSnapshot): string {
  const subject = one.delivery_id === null ? (one.remote_post ?? '') : `#${one.delivery_id}`
  const days = one.from_day === one.to_day ? (one.from_day ?? '') : `${one.from_day ?? ''}..${one.to_day ?? ''}`
  return [one.network, subject, days, `${one.metric}=${one.value ?? 'null'}`].filter((part) => part !== '').join(' ')
}
