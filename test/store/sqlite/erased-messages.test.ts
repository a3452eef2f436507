import { expect, it } from 'vitest'
import { purgePerson } from '../../../src/community/purge-person.ts'
import { toCsv } from '../../../src/documents/csv.ts'
import { given } from '../../../src/store/person.ts'
import { bakery } from '../../posts/support.ts'
import { newMessage } from '../../support/message.ts'

it('a message that is erased waits for no answer, and still counts as one that got none', async () => {
  const { context } = await bakery()
  const { inbox } = await context.store()
  const at = context.now().toISOString()
  const due_at = '2026-11-11T09:00:00.000Z'
  await inbox.receive(
    'ill',
    [newMessage({ author: 'facebook:name:zoe dupont', author_name: 'Zoé Dupont', due_at }), newMessage({ due_at })],
    {},
    at,
  )
  await purgePerson(context, [given('Zoé Dupont')], null)
  expect(await inbox.list({ client: 'ill', waiting: true })).toMatchObject([{ author_name: null, forgotten_at: null }])
  const [first] = await inbox.marks('ill', '2026-11-01', '2026-12-01')
  expect(first).toMatchObject({ needs_answer: true, answered_at: null, close_reason: 'done' })
})

it('a table without a row is one line', async () => {
  expect(await toCsv({ header: ['a', 'b'], rows: [] }, 'fr')).toBe('\uFEFFa;b\r\n')
  expect(await toCsv({ header: ['a', 'b'], rows: [['c', null]] }, 'fr')).toBe('\uFEFFa;b\r\nc;\r\n')
})
