import { expect, it } from 'vitest'
import { run as preview } from '../../../src/cli/queue/preview.ts'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { run as addRight } from '../../../src/cli/rights/add.ts'
import { run as removeRight } from '../../../src/cli/rights/remove.ts'
import { edit as editClient } from '../../../src/cli/client/edit.ts'
import type { Context } from '../../../src/context.ts'
import { bakery, file, png } from '../support.ts'

const previewOne = (context: Context, id: string): Promise<void> => preview(context, [id])

it.each([
  ['fr', /l.accord 1 \(Camille\) a été retiré/, /le prix le plus bas des 30 jours/],
  ['en', /release 1 \(Camille\) was withdrawn/, /the lowest price of the 30 days/],
] as const)('what stands against a stored post is looked at again when it is shown (%s)', async (lang, withdrawn, price) => {
  const shop = await bakery({ lang })
  const { context } = shop
  const photo = file(context, 'oven.png', png(600, 400))
  await addRight(context, 'release', 'Camille', {})
  const said = { media: [photo], alt: ['four'], people: ['1'], at: '2026-12-01 09:00', to: ['mastodon'] }
  await add(context, 'Notre pain, -20 % mardi', said)
  const told = async (verb: (context: Context, id: string) => Promise<void>) => {
    const before = context.stdout().length
    await verb(context, '1')
    return context.stdout().slice(before).replace(/\s+/g, ' ')
  }
  for (const verb of [previewOne, show]) {
    expect(await told(verb)).toMatch(price)
    expect(await told(verb)).not.toMatch(withdrawn)
  }
  await removeRight({ ...context, options: { ...context.options, yes: true } }, '1')
  await editClient(context, 'ill', { legal: ['price_reduction=off'] })
  for (const verb of [previewOne, show]) {
    expect(await told(verb)).not.toMatch(price)
    expect(await told(verb)).toMatch(withdrawn)
  }
  const [stored] = (await (await context.store()).posts.get(1))?.deliveries ?? []
  expect(stored?.issues.map(({ code }) => code)).toContain('price_reduction')
})
