import { expect, it } from 'vitest'
import { run as log } from '../../../src/cli/inbox/log.ts'
import { bakery } from '../../posts/support.ts'
import { newMessage } from '../../support/message.ts'

it('shows the decisions of the days asked for, whole days where the client is', async () => {
  const { context, client } = await bakery({ lang: 'fr' })
  const store = await context.store()
  await store.inbox.receive(client.slug, [newMessage({ network: 'press' })], {}, context.now().toISOString())
  await log(context, '1', { action: 'kept', reason: 'criticism', by: 'Camille' })
  const today = context.now().toISOString().slice(0, 10)
  const shown = async (flags: Record<string, string>): Promise<string> => {
    const before = context.stdout().length
    await log(context, undefined, flags)
    return context.stdout().slice(before)
  }
  expect(await shown({ from: today, toDate: today })).toMatch(/Camille/)
  expect(await shown({ from: today, toDate: today })).toMatch(/ presse /)
  expect(await shown({ toDate: '2020-01-01' })).toBe('')
  await expect(shown({ from: 'bientôt' })).rejects.toMatchObject({ kind: 'usage', code: 'bad_when' })
})
