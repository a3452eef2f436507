/** What is shown of the networks, one row of the list each: `test/traceability`. */
import { describe, expect, it } from 'vitest'
import { listNetworks } from '../../src/cli/network/list.ts'
import { show } from '../../src/cli/network/show.ts'
import { network } from '../../src/networks/registry.ts'
import { testContext } from '../support/context.ts'

interface Shown {
  readonly id: string
  readonly kind: string
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly rules: readonly { readonly checked_on: string; readonly url: string }[]
}

async function shown(id: string): Promise<Shown> {
  const context = testContext({ options: { json: true } })
  await show(context, id)
  return JSON.parse(context.stdout()) as Shown
}

describe('networks', () => {
  it('the list has those of today and those that closed, with their successor [001-05] [004-14]', async () => {
    const context = testContext({ lang: 'en' })
    await listNetworks(context)
    for (const id of ['facebook', 'linkedin', 'mastodon'])
      expect(context.stdout()).toMatch(new RegExp(`^${id} +smm posts`, 'm'))
    for (const closed of [/viadeo +→ linkedin/, /google_plus +→ gbp/, /foursquare +→ gbp/]) {
      expect(context.stdout()).toMatch(closed)
    }
  })

  it('each shows what it takes, each rule with its source and the day it was checked [004-01] [004-26] [004-41]', async () => {
    const { capabilities, rules } = await shown('facebook')
    expect(capabilities).toMatchObject({ text: true, images: 10, videos: 1, inbox: ['comment', 'mention', 'review'] })
    for (const { checked_on, url } of rules) {
      expect(checked_on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(url).toMatch(/^https:/)
    }
  })

  it('networks, owned media and listings are told apart [004-07]', async () => {
    expect([await shown('mastodon'), await shown('wordpress'), await shown('gbp')].map((one) => one.kind)).toEqual([
      'network',
      'owned_media',
      'listing',
    ])
  })

  it('text, pictures and video are taken where the network does [004-62]', async () => {
    const takes = async (id: string): Promise<unknown[]> => {
      const { text, images, videos } = (await shown(id)).capabilities
      return [text, images, videos]
    }
    expect(await takes('mastodon')).toEqual([true, 4, 1])
    expect(await takes('youtube')).toEqual([false, 0, 1])
    expect(await takes('folder')).toEqual([true, 50, 0])
  })

  it('length is counted as the network counts: 280 on X, where an address is 23 and a wide character two [004-24]', async () => {
    const rules = await (await network('x')).rules()
    const used = (text: string): number => rules.length(text, {}).used
    expect(used('é'.repeat(280))).toBe(280)
    expect(used('日')).toBe(2)
    expect(used(`https://example.org/${'a'.repeat(100)}`)).toBe(23)
    expect(rules.length('é'.repeat(281), {})).toMatchObject({ used: 281, max: 280 })
  })
})
