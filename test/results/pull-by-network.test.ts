import { describe, expect, it } from 'vitest'
import { startBlueskyFront } from '../servers/bluesky-appview.ts'
import { startBlueskyPds } from '../servers/bluesky-pds.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startInstagram } from '../servers/instagram.ts'
import { closing, figuresWorld } from './figures-world.ts'

describe('metrics pull', () => {
  it('reads a Bluesky account and its posts, and hands its session on', { timeout: 300_000 }, async () => {
    const pds = await closing(startBlueskyPds())
    const front = await closing(startBlueskyFront(pds, () => 'read'))
    const own = await pds.account('boulangerie')
    const world = await figuresWorld({}, new Date())
    const account = await world.account('bluesky', front.url, { identifier: own.handle, app_password: own.app_password })
    const record = { $type: 'app.bsky.feed.post', text: 'Le pain', createdAt: new Date().toISOString() }
    const json = { repo: own.did, collection: 'app.bsky.feed.post', record }
    const made = await pds.xrpc('com.atproto.repo.createRecord', { token: own.token, json })
    const delivery = await world.published(account, String(made.json['uri']), 1)
    expect((await world.pull()).accounts[0]).toMatchObject({ status: 'done', posts_read: 1, not_given: [] })
    expect((await world.ofPost(delivery)).map(({ metric, value, age_hours }) => [metric, value, age_hours])).toEqual([
      ['reactions', 0, 24],
      ['comments', 0, 24],
      ['shares', 0, 24],
    ])
    expect((await world.ofAccount(account)).map(({ metric, value }) => [metric, value])).toEqual([
      ['followers', 128],
      ['posts', 12],
    ])
    const signedIn = front.requests().filter(({ path }) => path.includes('createSession')).length
    world.advance(1)
    await world.pull()
    expect(front.requests().filter(({ path }) => path.includes('createSession'))).toHaveLength(signedIn)
  })

  it.each([
    [
      'facebook',
      async () => {
        const server = await closing(startFacebook())
        return { url: server.url, secrets: { access_token: server.token } }
      },
    ],
    [
      'instagram',
      async () => {
        const server = await closing(startInstagram())
        return { url: server.url, secrets: { access_token: server.token, user_id: server.user_id } }
      },
    ],
  ] as const)('of %s keeps what it counts by days as days, and its counters as they stand [004-01]', async (network, start) => {
    const { url, secrets } = await start()
    const world = await figuresWorld({}, new Date())
    const account = await world.account(network, url, { ...secrets })
    expect((await world.pull()).accounts[0]).toMatchObject({ status: 'done', days_read: 27 })
    const own = await world.ofAccount(account)
    expect(own.filter(({ metric }) => metric === 'followers').every(({ from_day }) => from_day === null)).toBe(true)
    const days = own.filter(({ from_day }) => from_day !== null)
    expect(days.length).toBeGreaterThan(27)
    expect(days.every(({ from_day, to_day }) => from_day === to_day)).toBe(true)
    expect(new Set(days.map(({ from_day }) => from_day)).size).toBe(28)
  })
})
