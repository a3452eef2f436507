/** The certified OpenID provider, as far as the tests ask it; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener, Server } from 'node:http'
  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): RequestListener
    listen(port: number, host: string, done: () => void): Server
    on(event: string, listener: (...args: unknown[]) => void): this
  }
}
