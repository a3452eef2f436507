import { takes } from './choose-options.ts'
import { numbered } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import { closedNetworks, type ClosedNetwork } from '../networks/closed.ts'
import type { Capabilities, Content, Idempotency, Network, Price, RuleName, SignIn } from '../networks/contract.ts'
import { allNetworks } from '../networks/registry.ts'

/** What one network takes and asks for, in the reader's language; what a script needs to fill `--secrets`. */
export interface NetworkSheet {
  readonly id: string
  readonly name: string
  readonly kind: Network['kind']
  readonly about: string
  /** `itself`: smm posts. `by_hand`: smm prepares, a person posts. */
  readonly today: 'itself' | 'by_hand'
  /** Greatest length of a text in `unit`; null: no limit. */
  readonly text: { readonly max: number | null; readonly unit: string }
  readonly capabilities: Capabilities
  /** Every limit, with where it comes from and when that was last looked up; `believed`: no page of the network says so. */
  readonly rules: readonly {
    readonly rule: RuleName
    readonly says: string
    readonly url: string | null
    readonly checked_on: string | null
    readonly believed: boolean
  }[]
  readonly idempotency: Idempotency
  readonly endpoint: Network['endpoint']
  readonly credentials: readonly {
    readonly name: string
    readonly label: string
    readonly optional: boolean
    readonly secret: boolean
  }[]
  /** What may be chosen with `account add|edit --set`. */
  readonly options: readonly { readonly name: string; readonly about: string; readonly takes: string }[]
  readonly gate: string | null
  /** How `account add` signs in; null: by the credentials alone. */
  readonly sign_in: SignIn['kind'] | null
  /** Of a post without and with a link; null: free. */
  readonly price: { readonly plain: Price | null; readonly with_link: Price | null } | null
  readonly source: Network['source']
}

export interface ClosedSheet extends Omit<ClosedNetwork, 'note' | 'imports'> {
  readonly today: 'closed'
  readonly note: string
  readonly imports: string | null
}

export async function describeNetwork(network: Network, lang: Lang): Promise<NetworkSheet> {
  const rules = await network.rules()
  const { max, unit } = rules.length('', {})
  const priceOf = (link: string | null): Price | null =>
    network.price?.({ title: null, text: 'text', link, media: [], tags: [], lang } satisfies Content) ?? null
  return {
    id: network.id,
    name: network.name,
    kind: network.kind,
    about: say(lang, network.about),
    today: network.client ? 'itself' : 'by_hand',
    text: { max, unit: say(lang, unit) },
    capabilities: network.capabilities,
    rules: rules.facts({}).map(({ rule, says, values, source }) => ({
      rule,
      says: say(lang, says, numbered(lang, values)),
      url: source?.url ?? network.source?.url ?? null,
      checked_on: source?.checked_on ?? network.source?.checked_on ?? null,
      believed: source?.believed === true,
    })),
    idempotency: network.idempotency,
    endpoint: network.endpoint,
    credentials: network.credentials.map((field) => ({
      name: field.name,
      label: say(lang, field.label),
      optional: field.optional === true,
      secret: field.visible !== true,
    })),
    options: (network.options ?? []).map((one) => ({ name: one.name, about: say(lang, one.about), takes: takes(one, lang) })),
    gate: network.gate === null ? null : say(lang, network.gate),
    sign_in: network.sign_in ? (await network.sign_in()).kind : null,
    price: network.price ? { plain: priceOf(null), with_link: priceOf('https://example.org/') } : null,
    source: network.source,
  }
}

export async function describeNetworks(lang: Lang): Promise<{ open: NetworkSheet[]; closed: ClosedSheet[] }> {
  const open = await Promise.all((await allNetworks()).map((network) => describeNetwork(network, lang)))
  return { open, closed: closedNetworks.map((one) => describeClosed(one, lang)) }
}

export function describeClosed(network: ClosedNetwork, lang: Lang): ClosedSheet {
  const imports = network.imports === null ? null : say(lang, network.imports)
  return { ...network, today: 'closed', note: say(lang, network.note), imports }
}
