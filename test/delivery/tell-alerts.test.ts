import { describe, expect, it } from 'vitest'
import { evaluateCrisis } from '../../src/community/evaluate-crisis.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { exitCodeOf } from '../../src/delivery/report.ts'
import { stateOfAlerts, tellAlerts } from '../../src/delivery/tell-alerts.ts'
import { crisisWorld, type CrisisWorld } from '../support/crisis.ts'

const safety = { facts: { topic: 'trois malades après le goûter', severity: 'safety' as const } }

async function red(
  given: Parameters<typeof crisisWorld>[0] = {},
): Promise<CrisisWorld & { told: Awaited<ReturnType<typeof evaluateCrisis>>['told'] }> {
  const home = await crisisWorld(given)
  const { told } = await evaluateCrisis(home.context, home.client, 'report', safety)
  return { ...home, told }
}

const to = ({ mail }: CrisisWorld): string[] => mail.mails.map((one) => one.to.join(', ')).toSorted()
const mailFor = ({ mail }: CrisisWorld, address: string): string =>
  mail.mails.find((one) => one.to.includes(address))?.mail.text?.replaceAll(/\s+/g, ' ') ?? ''

describe('who is told', () => {
  it('on red everybody at once by a real mail server, management first, and the lawyer by nobody', async () => {
    const home = await red()
    expect(home.told).toMatchObject({ reached: true, to_call: [] })
    expect(home.told?.told.map(({ who, name }) => [who, name])).toEqual([
      ['sponsor', 'gérante'],
      ['strategist', 'responsable'],
      ['contact', 'adjoint'],
      ['consultant', 'consultant'],
      ['contributor', 'vendeuse'],
    ])
    expect(to(home)).toEqual([
      'adjoint@example.org',
      'conseil@example.org',
      'gerante@example.org',
      'lead@example.org',
      'shop@example.org',
    ])
    const [first] = home.mail.mails
    expect(first?.mail.subject).toBe('ALERTE ROUGE – Boulangerie')
    expect(mailFor(home, 'gerante@example.org')).toMatch(
      /ALERTE ROUGE – Boulangerie : trois malades après le goûter\. Publications suspendues à ven\. 27\/11 10:00\. Ne répondez pas en public\. Porte-parole : gérante\. Prochain point : ven\. 27\/11 11:00\./,
    )
    expect(mailFor(home, 'shop@example.org')).toMatch(/ne supprimez rien/)
    expect(mailFor(home, 'conseil@example.org')).toMatch(/smm crisis ack -c boulangerie .*smm crisis status -c boulangerie/)
  })

  it('on amber whoever leads and the consultant, and nobody of the team', async () => {
    const home = await crisisWorld()
    const press = { facts: { topic: 'une question', press_inquiry: true } }
    const { told } = await evaluateCrisis(home.context, home.client, 'report', press)
    expect(told?.told.map(({ name }) => name)).toEqual(['responsable', 'consultant'])
    expect(home.mail.mails[0]?.mail.subject).toMatch(/orange|Amber/)
  })

  it('names no one else to the server than the person it is for, and carries no secret', async () => {
    const home = await crisisWorld()
    const context = home.again({ fetch: async () => new Response('{}') })
    await (await context.config()).set('notify.webhook', 'https://hooks.example.org/T0P-S3CRET')
    await evaluateCrisis(context, home.client, 'report', safety)
    expect(home.mail.mails).toHaveLength(5)
    for (const { to: one, mail } of home.mail.mails) {
      expect(one).toHaveLength(1)
      expect(JSON.stringify(mail)).not.toMatch(/S3CRET|smtp:\/\//)
    }
  })
})

describe('the stand-in', () => {
  it('is told by the next pass after a quarter of an hour without an answer, not before', async () => {
    const home = await red()
    home.mail.mails.length = 0
    home.advance(14)
    await publishDue(home.again())
    expect(to(home)).toEqual([])
    home.advance(1)
    const report = await publishDue(home.again())
    expect(to(home)).toEqual(['adjoint@example.org'])
    expect(mailFor(home, 'adjoint@example.org')).toMatch(/gérante ne répond pas : vous prenez le relais/)
    expect(report.alerts.map(({ told }) => told.map(({ who, name }) => [who, name]))).toEqual([[['stand_in', 'adjoint']]])
    home.advance(60)
    await publishDue(home.again())
    expect(home.mail.mails).toHaveLength(1)
  })

  it('is left in peace once the first says that they know', async () => {
    const home = await red()
    home.mail.mails.length = 0
    const { crisis } = await home.context.store()
    const open = await crisis.open(home.client.slug)
    await crisis.acknowledge(open?.id ?? 0, 'Gérante', home.context.now().toISOString())
    home.advance(20)
    await publishDue(home.again())
    expect(to(home)).toEqual([])
    const [first] = await crisis.alerts(open?.id ?? 0)
    expect(first).toMatchObject({ name: 'gérante', acknowledged_by: 'Gérante', tell_at: null })
  })

  it('who answers in their place answers for both', async () => {
    const home = await red()
    const { crisis } = await home.context.store()
    const id = (await crisis.open(home.client.slug))?.id ?? 0
    const known = await crisis.acknowledge(id, 'adjoint', home.context.now().toISOString())
    expect(known.map(({ who, name, acknowledged_by }) => [who, name, acknowledged_by])).toEqual([
      ['sponsor', 'gérante', 'adjoint'],
      ['stand_in', 'adjoint', 'adjoint'],
      ['contact', 'adjoint', 'adjoint'],
    ])
  })
})

describe('when telling fails', () => {
  it('with no way at all nobody is reached: those to call, in order, with their numbers', async () => {
    const { told } = await red({ mail: false })
    expect(told?.reached).toBe(false)
    expect(told?.to_call.map(({ name, phone }) => [name, phone])).toEqual([
      ['gérante', '+33 3 00 00 00 01'],
      ['responsable', null],
      ['adjoint', '+33 3 00 00 00 02'],
      ['consultant', null],
    ])
  })

  it('is tried again every ten minutes until the server takes it, and each is told once', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('@', { code: 451, message: 'later' })
    const { told } = await evaluateCrisis(home.context, home.client, 'report', safety)
    expect(told).toMatchObject({ reached: false, told: [] })
    home.advance(5)
    expect((await publishDue(home.again())).alerts).toEqual([])
    home.advance(5)
    const again = await publishDue(home.again())
    expect([exitCodeOf(again, false), again.alerts[0]?.to_call.length]).toEqual([1, 4])
    home.mail.refuse.clear()
    home.advance(10)
    const report = await publishDue(home.again())
    expect([exitCodeOf(report, false), report.alerts[0]?.reached]).toEqual([0, true])
    expect(to(home).filter((one) => one === 'gerante@example.org')).toHaveLength(1)
    home.advance(30)
    await publishDue(home.again())
    expect(to(home).filter((one) => one === 'gerante@example.org')).toHaveLength(1)
  })

  it('one address that is refused does not keep the others from knowing, and is called', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('gerante', { code: 550, message: 'no such mailbox' })
    const { told } = await evaluateCrisis(home.context, home.client, 'report', safety)
    expect(told).toMatchObject({ reached: true, to_call: [{ name: 'gérante', phone: '+33 3 00 00 00 01' }] })
  })

  it('a process that dies after taking the duty and before telling tells ten minutes later, once', async () => {
    const home = await crisisWorld({ mail: false })
    await evaluateCrisis(home.context, home.client, 'report', safety)
    const { crisis } = await home.context.store()
    home.advance(10)
    const now = home.context.now().toISOString()
    const later = new Date(home.context.now().getTime() + 600_000).toISOString()
    // the dead one took all of it, and told nobody
    for (const { id } of await crisis.alertsDue(now)) expect(await crisis.takeAlert(id, now, later)).toBe(true)
    const config = await home.context.config()
    await config.set('notify.smtp', home.mail.url)
    await config.set('consultant.email', 'conseil@example.org')
    expect(await tellAlerts(home.again())).toEqual([])
    home.advance(10)
    await Promise.all([tellAlerts(home.again()), tellAlerts(home.again())])
    expect(to(home).filter((one) => one !== 'adjoint@example.org')).toEqual([
      'conseil@example.org',
      'gerante@example.org',
      'lead@example.org',
      'shop@example.org',
    ])
  })

  it('what could not be told of a level that is over is told to nobody any more, and alarms nobody', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('gerante', { code: 451, message: 'later' })
    home.mail.refuse.set('shop', { code: 451, message: 'later' })
    await evaluateCrisis(home.context, home.client, 'report', safety)
    home.mail.mails.length = 0
    home.mail.refuse.clear()
    await evaluateCrisis(home.context, home.client, 'lower', { lower: true, note: 'fausse alerte', by: 'consultant' })
    home.advance(20)
    const report = await publishDue(home.again())
    expect([report.alerts, exitCodeOf(report, false), to(home)]).toEqual([[], 0, []])
  })

  it.each([
    ['a second rise', true],
    ['something graver', false],
  ])('%s counts by itself: who knew of the first is not thereby reached, and is called once', async (_, falls) => {
    const home = await red()
    if (falls) {
      home.advance(5)
      await evaluateCrisis(home.again(), home.client, 'lower', { lower: true, note: 'fausse alerte', by: 'consultant' })
    }
    home.advance(5)
    home.mail.refuse.set('@', { code: 451, message: 'later' })
    const breach = { facts: { topic: 'des adresses publiées', data_breach: true } }
    const { told } = await evaluateCrisis(home.again(), home.client, 'report', breach)
    expect(told?.reached).toBe(false)
    expect(told?.to_call.map(({ name }) => name)).toEqual(['gérante', 'responsable', 'adjoint', 'consultant'])
    home.mail.mails.length = 0
    home.mail.refuse.clear()
    home.advance(10)
    await publishDue(home.again())
    expect(to(home).filter((one) => one === 'gerante@example.org')).toHaveLength(1)
  })

  it('what could not be told before something graver came is not told beside it', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('@', { code: 451, message: 'later' })
    await evaluateCrisis(home.context, home.client, 'report', safety)
    home.advance(5)
    const breach = { facts: { topic: 'des adresses publiées', data_breach: true } }
    await evaluateCrisis(home.again(), home.client, 'report', breach)
    home.mail.refuse.clear()
    home.advance(10)
    await publishDue(home.again())
    expect(to(home).filter((one) => one === 'gerante@example.org')).toHaveLength(1)
    // the quarter of an hour of the stand-in runs since the first
    expect(to(home).filter((one) => one === 'adjoint@example.org')).toHaveLength(2)
  })

  it('the webhook hears of it once, however long a mailbox refuses', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('gerante', { code: 550, message: 'no such mailbox' })
    let posted = 0
    const fetch = async (): Promise<Response> => {
      posted += 1
      return new Response('{}')
    }
    await (await home.context.config()).set('notify.webhook', 'https://hooks.example.org/x')
    await evaluateCrisis(home.again({ fetch }), home.client, 'report', safety)
    for (let pass = 0; pass < 3; pass++) {
      home.advance(10)
      await publishDue(home.again({ fetch }))
    }
    // the alert, and the stand-in's turn
    expect(posted).toBe(2)
  })

  it('a server that takes the mail and never says so twice is not asked a third time, and the person is called', async () => {
    const home = await crisisWorld()
    home.mail.after = 'keep_and_hang_up'
    await evaluateCrisis(home.context, home.client, 'report', safety)
    for (let pass = 0; pass < 4; pass++) {
      home.advance(10)
      await publishDue(home.again())
    }
    const { crisis } = await home.context.store()
    const open = await crisis.open(home.client.slug)
    if (open === null) throw new Error('no incident')
    expect((await crisis.alerts(open.id))[0]).toMatchObject({ told_at: null, tell_at: null, problem: 'mail_unanswered' })
    expect((await stateOfAlerts(home.again(), open)).to_call[0]?.name).toBe('gérante')
    expect(to(home).filter((one) => one === 'gerante@example.org')).toHaveLength(2)
  })

  it('taken by a clock that was a day ahead, it is told all the same, and the stand-in after a quarter of an hour', async () => {
    const home = await crisisWorld()
    home.mail.refuse.set('@', { code: 451, message: 'later' })
    await publishDue(home.again())
    home.advance(24 * 60)
    await evaluateCrisis(home.again(), home.client, 'report', safety)
    await publishDue(home.again())
    home.mail.refuse.clear()
    home.advance(-24 * 60)
    await publishDue(home.again())
    expect(to(home)).toContain('gerante@example.org')
    home.advance(15)
    await publishDue(home.again())
    expect(to(home).filter((one) => one === 'adjoint@example.org')).toHaveLength(2)
  })

  it('the webhook alone reaches the consultant, with what happens and the commands', async () => {
    const home = await crisisWorld({ mail: false })
    const posted: { url: string; body: string }[] = []
    const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      posted.push({ url: String(url instanceof Request ? url.url : url), body: String(init?.body) })
      return new Response('{}')
    }
    const context = home.again({ fetch })
    await (await context.config()).set('notify.webhook', 'https://hooks.example.org/x')
    const { told } = await evaluateCrisis(context, home.client, 'report', safety)
    expect(told?.told.map(({ name, told_by }) => [name, told_by])).toEqual([['consultant', 'webhook']])
    expect(told?.to_call.map(({ name }) => name)).toEqual(['gérante', 'responsable', 'adjoint'])
    expect(posted).toHaveLength(1)
    expect(JSON.parse(posted[0]?.body ?? '{}')).toMatchObject({
      kind: 'alert',
      client: 'boulangerie',
      level: 'red',
      drill: false,
      commands: ['smm crisis ack -c boulangerie', 'smm crisis status -c boulangerie'],
    })
  })
})
