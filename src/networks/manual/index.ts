import { aboutTexts } from '../../i18n/networks.ts'
import type { Network } from '../contract.ts'
import type { NetworkId } from '../ids.ts'

/**
 * smm prepares, a person posts. The rules are those of the network the account stands for (`for_network` in its settings;
 * `other`: none), handed in so that this folder knows no other network.
 */
export function manual(networkOf: (id: NetworkId) => Promise<Network>): Network {
  return {
    id: 'manual',
    name: 'Manual',
    kind: 'assisted',
    about: aboutTexts.manual,
    capabilities: {
      text: true,
      title: true,
      link: 'text',
      images: 50,
      alt_text: true,
      videos: 1,
      fetches_media: 'none',
      hosts_media: false,
      delete: false,
      list_own: false,
      post_figures: [],
      account_figures: [],
      inbox: [],
      reply: false,
      thread: 25,
      first_comment: true,
    },
    idempotency: 'person',
    endpoint: null,
    credentials: [],
    gate: null,
    source: null,
    rules: async () => (await import('./rules.ts')).manualRules(networkOf),
  }
}
