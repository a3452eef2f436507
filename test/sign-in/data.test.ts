import { describe, expect, it } from 'vitest'
import { say } from '../../src/i18n/text.ts'
import type { Network, SignIn } from '../../src/networks/contract.ts'
import { endpointProblem } from '../../src/networks/endpoint.ts'
import { allNetworks } from '../../src/networks/registry.ts'
import { typographyFaults } from '../support/french.ts'

const found: [string, Network, SignIn][] = []
for (const network of await allNetworks()) if (network.sign_in) found.push([network.id, network, await network.sign_in()])

const takes = (network: Network, name: string): boolean => network.credentials.some((field) => field.name === name)

describe.each(found)('how one signs in: %s', (_, network, how) => {
  it('ends with fields that the network takes, at addresses that may be called', () => {
    const addresses =
      how.kind === 'code'
        ? [how.authorize_url, how.token_url, ...(how.register ? [how.register.url] : [])]
        : how.kind === 'pin'
          ? [how.request_url, how.authorize_url, how.access_url]
          : how.kind === 'page'
            ? [how.url]
            : []
    for (const address of addresses) {
      // below the account's own server there must be one
      if (address.startsWith('/')) expect(network.endpoint?.required).toBe(true)
      else expect(endpointProblem(address)).toBeNull()
    }
    if (how.kind === 'code') {
      expect(takes(network, how.keeps)).toBe(true)
      if (how.keeps === 'refresh_token')
        for (const name of ['client_id', 'client_secret']) expect(takes(network, name)).toBe(true)
      expect(how.redirect.path.startsWith('/')).toBe(true)
      if (how.redirect.host === 'localhost') expect(how.redirect.port).not.toBeNull()
      expect(how.scopes.length).toBeGreaterThan(0)
    }
    if (how.kind === 'pin')
      for (const name of ['app_key', 'app_secret', 'access_token', 'access_secret']) expect(takes(network, name)).toBe(true)
    if (how.kind === 'application_password')
      for (const name of ['username', 'application_password']) expect(takes(network, name)).toBe(true)
    if (how.kind === 'page') {
      expect(typographyFaults(say('fr', how.steps))).toEqual([])
      expect(how.steps.en).not.toBe('')
    }
  })
})
