import { expect, test } from 'vitest'
import { packView } from '../../../src/posts/packs/pack-view.ts'
import { bakery, monday, queued } from '../support.ts'

test('an owner reads their own name and the network, not what the consultant calls the account', async () => {
  const shop = await bakery({
    approval: 'client_each',
    accounts: [
      ['folder', 'blog'],
      ['manual', 'facebook', 'facebook'],
      ['manual', 'facebook-salon', 'facebook'],
      ['manual', 'quartier', 'other'],
    ],
  })
  const post = await queued(shop, { text: 'Figues', to: ['all'] }, { at: '2026-12-01 09:00' })
  const author = { name: null, company: null, email: null, phone: null, logo: null }
  const pack = { code: 'BCDFGH', made_at: monday.toISOString(), answer_by: null }
  const view = await packView(shop.context, shop.client, pack, [post], author, 'fr')
  const seen = view.posts.flatMap(({ previews }) => previews.map(({ name, account, by_hand }) => ({ name, account, by_hand })))
  expect(seen).toEqual([
    { name: 'Blog', account: shop.client.name, by_hand: false },
    { name: 'Facebook', account: shop.client.name, by_hand: false },
    { name: 'Facebook', account: 'facebook-salon', by_hand: false },
    { name: 'quartier', account: shop.client.name, by_hand: false },
  ])
})
