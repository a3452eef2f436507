import { describe, expect, it } from 'vitest'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { nothingSaidOfLaw } from '../../src/posts/legal/said.ts'
import { bakery, file, png, queued } from '../posts/support.ts'

const silent = { purpose: null, networks: [], minor: false, guardian: null, from_day: null, until_day: null }
const release = {
  kind: 'release' as const,
  name: 'Camille',
  ...silent,
  document: null,
  document_sha256: null,
  contract_on: null,
  note: null,
}

describe('a picture whose person takes the agreement back', () => {
  it.each(['blog', 'facebook'])('does not leave for %s, and a person is told why', async (account) => {
    let now = new Date('2026-11-23T09:00:00Z')
    const of = await bakery({ now: () => now, lang: 'fr' })
    const store = await of.context.store()
    const { id } = await store.rights.add('ill', release, [], [], now.toISOString())
    const media = [{ file: file(of.context, 'oven.png', png(600, 400)), folder: '/', alt: 'Le four', no_alt: false }]
    const said = { to: [account], media, legal: { ...nothingSaidOfLaw, people: [String(id)] } }
    const kept = await queued(of, { text: 'Un mot sans image', to: [account] }, { at: '2026-11-24 10:50' })
    const post = await queued(of, { text: 'Notre four', title: 'Notre four', ...said }, { at: '2026-11-24 11:00' })
    await store.rights.remove(id, now.toISOString())
    now = new Date('2026-11-24T10:00:30Z')
    await publishDue(of.context)
    const [delivery] = (await store.posts.get(post.id))?.deliveries ?? []
    expect(delivery).toMatchObject({ state: 'rejected', status: 'failed', reason_code: 'image_release' })
    expect(delivery?.reason).toContain('Camille')
    // what shows nobody goes its way
    expect((await store.posts.get(kept.id))?.status).toBe(account === 'blog' ? 'published' : 'to_post')
    // and again: it is not tried anew by itself
    await publishDue(of.context)
    expect((await store.posts.get(post.id))?.status).toBe('failed')
  })
})
