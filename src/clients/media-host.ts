import type { Context } from '../context.ts'
import { say } from '../i18n/text.ts'
import { mediaHostText } from '../i18n/media-host.ts'
import type { Access, Connection, Content, Issue, Media, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { networkIds } from '../networks/ids.ts'
import { isVideo } from '../networks/media.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { PublicFolder } from './public-folder.ts'

/** Where the public can fetch a client's files: a site of the client, or a folder that something else puts online. */
export type MediaPlace = { readonly account: Account; readonly network: Network } | PublicFolder

type Owner = Pick<Account, 'network' | 'settings'>

/** Whether the network of this account has to fetch such a file from a public address. */
function mustFetch(network: Network, account: Owner, media: Pick<Media, 'mime'>): boolean {
  const { fetches_media } = capabilities(network, account)
  return fetches_media === 'all' || (fetches_media === 'images' && !isVideo(media))
}

function capabilities(network: Network, { settings }: Owner): Network['capabilities'] {
  return network.capabilitiesOf?.(settings) ?? network.capabilities
}

/**
 * The first of: the client's account that is ready and keeps files (WordPress before Ghost), the folder of the settings `media_folder`
 * and `media_base_url`. Null: there is none.
 */
export async function mediaPlace(context: Context, client: string): Promise<MediaPlace | null> {
  const accounts = (await (await context.store()).accounts.list(client)).filter(({ status }) => status === 'ready')
  const rank = ({ network }: Account): number => networkIds.indexOf(network)
  for (const account of accounts.toSorted((a, b) => rank(a) - rank(b))) {
    const network = await networkOf(account.network)
    if (capabilities(network, account).hosts_media) return { account, network }
  }
  const config = await context.config()
  const [folder, base_url] = [config.get('media_folder'), config.get('media_base_url')]
  return folder === null || base_url === null ? null : { folder, base_url }
}

/** What is wrong with a content for an account whose network fetches its files, where the client has no place for them. */
export async function hostIssues(
  context: Context,
  account: Account,
  network: Network,
  { media }: Pick<Content, 'media'>,
): Promise<Issue[]> {
  if (!media.some((one) => mustFetch(network, account, one))) return []
  if ((await mediaPlace(context, account.client)) !== null) return []
  return [{ level: 'error', code: 'no_media_host', message: mediaHostText.no_media_host, values: { network: network.name } }]
}

/**
 * `Access.host` of an account: absent where its network takes files from disk, or where the client has no place for them. The site is
 * connected when the first file is put there.
 */
export async function mediaHost(
  context: Context,
  account: Account,
  network: Network,
  connect: (network: Network, account: Account) => Promise<Connection>,
): Promise<Access['host']> {
  if (capabilities(network, account).fetches_media === 'none') return undefined
  const place = await mediaPlace(context, account.client)
  if (place === null) return undefined
  if ('folder' in place) {
    const { putInFolder } = await import('./public-folder.ts')
    return (media) => putInFolder(context, place, media)
  }
  let connection: Promise<Connection> | undefined
  return async (media) => {
    connection ??= connect(place.network, place.account)
    try {
      const address = await (await connection).host?.(media)
      if (address === undefined) throw new Error(`${place.network.id} keeps no files`)
      return address
    } catch (error) {
      throw ofHost(context, place.account, error)
    }
  }
}

/** What the site says of its own login or its limits is nothing against the account that is published on. */
function ofHost({ lang }: Context, { name }: Account, error: unknown): unknown {
  if (!(error instanceof NetworkFailure)) return error
  const { verdict, retry_at, status } = error
  const more = { cause: error, ...(retry_at && { retry_at }), ...(status !== undefined && { status }) }
  if (verdict === 'refused' || verdict === 'duplicate') return new NetworkFailure('refused', error.code, error.message, more)
  if (verdict !== 'unauthorized') return new NetworkFailure('not_sent', error.code, error.message, more)
  const message = say(lang, mediaHostText.refused, { account: name, reason: error.message })
  return new NetworkFailure('not_sent', 'media_host_refused', message, more)
}
