import { describe, expect, it } from 'vitest'
import { showReport } from '../../../src/cli/publish/render.ts'
import { world } from '../../support/delivery-world.ts'

describe('the output of a pass from cron', () => {
  it.each([
    ['fr', 'échec', 'Pour réessayer : smm queue retry'],
    ['en', 'failed', 'To try again: smm queue retry'],
  ] as const)('%s: one line for a failure, with the next command, and with --quiet nothing else', async (lang, word, next) => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('refused')
    const bad = await home.post(account, 'bad')
    await home.post(account, 'good')
    const report = await home.pass()

    const quiet = home.process({ lang, options: { quiet: true } })
    showReport(quiet, report)
    expect(quiet.stdout()).toBe('')
    const lines = quiet.stderr().trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${bad.post_id}  klein  .*${word}.*`))
    expect(lines[0]?.replaceAll(/[\u00A0\u202F]/g, ' ')).toContain(`${next} ${bad.post_id}`)

    // without it the whole pass, a line each, in one place
    const plain = home.process({ lang })
    showReport(plain, report)
    expect(plain.stderr()).toBe('')
    expect(plain.stdout().trimEnd().split('\n')).toHaveLength(2)
  })

  it('with --quiet nothing at all when all is well', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'good')
    const quiet = home.process({ options: { quiet: true } })
    showReport(quiet, await home.pass())
    expect(quiet.stdout() + quiet.stderr()).toBe('')
  })

  it('what nobody was told of in another way is said even with --quiet', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'blind' })
    fake.faults.push('timeout_after')
    await home.post(account, 'in doubt')
    const report = await home.pass()
    expect(report.notices.map((one) => one.kind)).toEqual(['question'])
    const quiet = home.process({ options: { quiet: true } })
    showReport(quiet, report)
    expect(quiet.stderr()).toContain('smm queue resolve')

    const told = home.process({ options: { quiet: true } })
    showReport(told, { ...report, notices: report.notices.map((one) => ({ ...one, sent_by: ['mail' as const] })) })
    expect(told.stderr()).toBe('')
  })
})
