import { NetworkFailure } from '../failure.ts'

const HOME = 'https://discord.com'
const VERSION = 'v10'

export interface Webhook {
  readonly id: string
  /** Base address of the API, which has no slash at its end. */
  readonly api: string
  /** Address of this webhook, its key in it. */
  readonly url: string
}

/**
 * The parts of a webhook's address as Discord gives it to be copied. Its host must be Discord's, or lie under the address that `endpoint`
 * replaces it by. Throws `NetworkFailure` unauthorized `not_a_webhook`.
 */
export function webhookOf(address: string, endpoint: string | null): Webhook {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null
  const [, id, key] = /^\/api\/(?:v\d+\/)?webhooks\/(\d+)\/([\w-]+)\/?$/.exec(url?.pathname ?? '') ?? []
  const base = (endpoint ?? HOME).replace(/\/+$/, '')
  const discords = url?.protocol === 'https:' && /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/.test(url.hostname)
  if (url === null || id === undefined || key === undefined || (!discords && url.origin !== new URL(base).origin)) {
    throw new NetworkFailure('unauthorized', 'not_a_webhook', 'this is not the address of a Discord webhook')
  }
  const api = `${base}/api/${VERSION}`
  return { id, api, url: `${api}/webhooks/${id}/${key}` }
}
