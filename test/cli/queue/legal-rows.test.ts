import { expect, it } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { run as addRight } from '../../../src/cli/rights/add.ts'
import { bakery, file, png } from '../../posts/support.ts'
import { typographyFaults } from '../../support/french.ts'

it.each([
  [
    'fr',
    /Déclaré +collaboration commerciale · partenaire.: Blog · ambassadeur.: Kim ·\s+retouché avec l.IA/,
    /four\.png · accords à l.image.: 2/,
  ],
  ['en', /Declared +paid partnership · partner: Blog · ambassador: Kim ·\s+edited with AI/, /four\.png · releases: 2/],
] as const)('queue show tells what a post declares and whose its pictures are (%s) [004-06]', async (lang, declared, known) => {
  const { context } = await bakery({ lang })
  const photo = file(context, 'four.png', png(600, 400))
  await addRight(context, 'partner', 'Blog', { contract: '2026-11-01' })
  const agreed = { consent_at: '2026-11-02', consent_via: 'mail', benefit: null, disclosure: null } as const
  const kim = { alias: 'Kim', profile: 'fan', topic: 'Pain', code: null, ...agreed } as const
  await (await context.store()).ambassadors.add('ill', kim, context.now().toISOString())
  await addRight(context, 'release', 'Camille', { until: '2027-12-10' })
  const words = lang === 'fr' ? 'Collaboration commerciale : notre four' : 'Paid partnership: our oven'
  await add(context, words, {
    media: [photo],
    alt: ['four'],
    people: ['2'],
    partner: '1',
    ambassador: 'Kim',
    disclosure: 'commercial_collaboration',
    ai: 'assisted',
    at: '2026-12-01 09:00',
    to: ['mastodon'],
  })
  const before = context.stdout().length
  await show(context, '1')
  const out = context.stdout().slice(before)
  expect(out).toMatch(declared)
  expect(out).toMatch(known)
  if (lang === 'fr')
    expect(
      typographyFaults(
        out
          .split('\n')
          .filter((line) => /^(Déclaré|Droits)/.test(line))
          .join('\n'),
      ),
    ).toEqual([])
})
