import { expect, test } from 'vitest'
import { parentId, parentOf } from '../../src/networks/parent.ts'
import { content, identity } from './support.ts'

const root = { remote_id: '1', url: null }
const previous = { remote_id: '2', url: null }

test.each([
  [undefined, null],
  ['part', previous],
  ['comment', root],
] as const)('%s answers %o', (kind, wanted) => {
  const what = content(kind === undefined ? {} : { kind })
  expect(parentOf(what, identity(new Date(), kind === undefined ? null : { root, previous }))).toEqual(wanted)
})

test.each([
  ['115', '115'],
  ['https://mastodon.example/@bakery/115', '115'],
  ['https://mastodon.example/@bakery/115/', '115'],
  ['https://mastodon.example/users/bakery/statuses/115/activity', '115'],
  ['https://pleroma.example/notice/AbC9', 'AbC9'],
  ['https://x.com/bakery/status/19?s=20', '19'],
  ['https://x.com/bakery/status/19/photo/1', '19'],
])('%s is %s', (remote_id, id) => {
  expect(parentId({ remote_id, url: null })).toBe(id)
})

test.each(['https://exemple.fr/', 'https://exemple.fr', 'http://'])('%s names no post', (remote_id) => {
  expect(() => parentId({ remote_id, url: null })).toThrow(
    expect.objectContaining({ code: 'parent_unknown', verdict: 'refused' }),
  )
})
