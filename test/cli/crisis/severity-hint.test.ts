import { expect, it } from 'vitest'
import { run as status } from '../../../src/cli/crisis/status.ts'
import { crisisWorld, mention } from '../../support/crisis.ts'

it.each([
  [
    'fr',
    ['remboursement', 'intoxication'],
    /intoxication \(1\), remboursement \(1\) : peut-être « sécurité .*--severity safety/,
  ],
  ['en', ['remboursement'], /remboursement \(1\): perhaps “service .*--severity service/],
  ['en', ['moule'], /moule \(1\): the severity is for you to say/],
] as const)('what the words of alert speak of is a hint, which a person says (%s, %j)', async (lang, words, expected) => {
  const home = await crisisWorld({ lang })
  const { inbox, crisis } = await home.context.store()
  const moment = new Date(home.context.now().getTime() - 5000).toISOString()
  await inbox.receive(home.client.slug, [mention(moment, { sensitive: words })], {}, home.context.now().toISOString())
  const context = home.again({ lang })
  await status(context)
  expect(context.stdout().replaceAll(/\s+/g, ' ')).toMatch(expected)
  expect(await crisis.incidents(home.client.slug)).toEqual([])
})
