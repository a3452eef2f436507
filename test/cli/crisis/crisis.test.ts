import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as ack } from '../../../src/cli/crisis/ack.ts'
import { run as close } from '../../../src/cli/crisis/close.ts'
import { run as drill } from '../../../src/cli/crisis/drill.ts'
import { run as log } from '../../../src/cli/crisis/log.ts'
import { run as lower } from '../../../src/cli/crisis/lower.ts'
import { run as raise } from '../../../src/cli/crisis/raise.ts'
import { run as report } from '../../../src/cli/crisis/report.ts'
import { run as status } from '../../../src/cli/crisis/status.ts'
import { run as publish } from '../../../src/cli/publish/publish.ts'
import { run as resumeRun } from '../../../src/cli/queue/resume.ts'
import { status as smmStatus } from '../../../src/cli/status/status.ts'
import type { TestContext } from '../../support/context.ts'
import { crisisWorld, mention, type CrisisWorld } from '../../support/crisis.ts'
import { newPost } from '../../support/delivery-world.ts'

const safety = { severity: 'safety', by: 'vendeuse' }

async function queued(context: TestContext, slug: string, text: string, more: object = {}): Promise<number> {
  const { accounts, posts } = await context.store()
  const at = context.now().toISOString()
  const account =
    (await accounts.list(slug))[0] ??
    (await accounts.add(
      { client: slug, network: 'manual', name: 'facebook', endpoint: null, path: null, for_network: 'facebook' },
      at,
    ))
  const post = await posts.add({ ...newPost(account, text, '2026-11-30T09:00:00.000Z'), ...more }, at)
  return post.id
}

/** Plain spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')

const json = <T>(context: TestContext): T => JSON.parse(context.stdout()) as T

async function redHome(given: Parameters<typeof crisisWorld>[0] = {}): Promise<CrisisWorld> {
  const home = await crisisWorld(given)
  await report(home.again(), ['trois', 'malades'], safety)
  return home
}

describe('crisis report', () => {
  it('opens the incident, holds the queue and tells; a second report adds to the first', async () => {
    const home = await crisisWorld({ lang: 'fr' })
    await queued(home.context, home.client.slug, 'un')
    const context = home.again({ lang: 'fr' })
    expect(await report(context, ['trois', 'malades'], safety)).toBe(0)
    expect(plain(context.stdout())).toMatch(/Le niveau monte : vert → rouge\.\n1 envoi suspendu\.\ngérante : prévenu par mail/)
    await report(home.again(), ['la', 'presse', 'appelle'], { press: true, responsibility: 'accident' })
    const { crisis } = await home.context.store()
    expect(await crisis.incidents(home.client.slug)).toMatchObject([
      { topic: 'trois malades', severity: 'safety', press_inquiry: true, responsibility: 'accident', spokesperson: 'gérante' },
    ])
  })

  it('ends with 1, and with whom to call once, on stderr, where nobody can be told', async () => {
    const home = await crisisWorld({ mail: false })
    const context = home.again()
    expect(await report(context, ['trois', 'malades'], safety)).toBe(1)
    expect(context.stdout()).not.toMatch(/NOBODY|number unknown/)
    const { name } = home.client
    const calls =
      '  gérante · +33 3 00 00 00 01 · gerante@example.org\n  responsable · number unknown · lead@example.org\n  adjoint · +33 3 00 00 00 02'
    expect(context.stderr()).toContain(`NOBODY COULD BE TOLD (${name}: trois malades). Call, in this order:\n${calls}`)
    // something graver is told anew, and each person called once
    const graver = home.again()
    expect(await report(graver, ['le', 'fichier', 'est', 'en', 'ligne'], { dataBreach: true })).toBe(1)
    expect(graver.stderr().match(/gérante · /g)).toHaveLength(1)
    const shown = home.again({ lang: 'fr' })
    await status(shown)
    const screen = plain(shown.stdout())
    expect(screen.match(/gérante \(direction\)/g)).toHaveLength(1)
    expect(screen).toMatch(/\(relais\) : à prévenir le \S+ \d\d\/\d\d \d\d:\d\d, faute\s+de\s+réponse/)
    expect(screen).toMatch(/suffit à lui seul : données personnelles sorties/)
    expect(screen).not.toMatch(/peut-être/)
    const scripted = (await crisisWorld({ mail: false })).again({ options: { json: true } })
    expect(await report(scripted, ['trois', 'malades'], safety)).toBe(1)
    expect(json(scripted)).toMatchObject({
      level: 'red',
      reached: false,
      to_call: [{ name: 'gérante', phone: '+33 3 00 00 00 01' }, {}, {}, {}],
    })
    expect(scripted.stderr()).toMatch(/NOBODY COULD BE TOLD/)
  })

  it.each([
    [
      'fr',
      { accountCompromised: true },
      /Compte piraté, dans cet ordre :\n {2}1 Retirer l’accès de smm : smm account list -c boulangerie/,
    ],
    ['fr', { dataBreach: true }, /CNIL sous 72 heures, avant lun\. 30\/11 10:00/],
    ['en', { dataBreach: true }, /reports to the CNIL within 72 hours, before Mon/],
  ] as const)('lists what to do at once (%s, %o)', async (lang, flags, expected) => {
    const home = await crisisWorld()
    const context = home.again({ lang })
    await report(context, ['un', 'fait'], flags)
    expect(plain(context.stdout()).replaceAll(/\n {4}(?=\S)/g, ' ')).toMatch(expected)
  })

  it('takes messages of the client alone, all or none', async () => {
    const home = await crisisWorld()
    const { inbox, crisis } = await home.context.store()
    const { added } = await inbox.receive(
      home.client.slug,
      [mention('2026-11-27T08:00:00.000Z')],
      {},
      home.context.now().toISOString(),
    )
    const id = String(added[0]?.id)
    await expect(report(home.again(), ['x'], { message: [id, '999'] })).rejects.toMatchObject({ kind: 'not_found' })
    expect(await crisis.open(home.client.slug)).toBeNull()
    await report(home.again(), ['x'], { message: [id] })
    expect(await inbox.get(Number(id))).toMatchObject({ incident_id: (await crisis.open(home.client.slug))?.id })
  })

  it('tells people what made it rise, not what it began with', async () => {
    const home = await crisisWorld()
    await report(home.again(), ['des', 'retards'], { severity: 'service' })
    await report(home.again(), ['compte', 'piraté'], { accountCompromised: true })
    const { crisis } = await home.context.store()
    expect(await crisis.open(home.client.slug)).toMatchObject({ topic: 'compte piraté', severity: 'service', level: 'red' })
    expect(home.mail.mails[0]?.mail.text).toMatch(/compte piraté/)
    expect((await crisis.log(1)).map(({ action, note }) => [action, note]).slice(0, 2)).toEqual([
      ['opened', 'des retards'],
      ['reported', 'compte piraté'],
    ])
  })

  it('with --dry-run says the level and changes nothing', async () => {
    const home = await crisisWorld()
    const context = home.again({ options: { dry_run: true } })
    await report(context, ['trois', 'malades'], safety)
    expect(context.stdout()).toBe('The level would be: red.\n')
    const { crisis, holds } = await context.store()
    expect([await crisis.state(home.client.slug), await crisis.open(home.client.slug), await holds.list()]).toEqual([
      null,
      null,
      [],
    ])
    expect(home.mail.mails).toEqual([])
  })
})

describe('who decides', () => {
  it.each(['vendeuse', 'gérante', 'quelqu’un'])('%s does not lower an alert nor close it [002-13]', async (by) => {
    const home = await redHome()
    await expect(lower(home.again(), { reason: 'calme', by })).rejects.toMatchObject({
      kind: 'usage',
      code: 'not_theirs_to_decide',
    })
    await expect(close(home.again(), { outcome: 'x', lesson: 'y', by })).rejects.toMatchObject({ code: 'not_theirs_to_decide' })
    expect((await (await home.context.store()).crisis.state(home.client.slug))?.level).toBe('red')
  })

  it.each([['responsable'], ['consultant'], [undefined]])(
    '%s does, one level at a time, with the reason [002-13]',
    async (by) => {
      const home = await redHome()
      await expect(lower(home.again(), { by })).rejects.toMatchObject({ code: 'no_reason' })
      await lower(home.again(), { reason: 'lot retiré', by })
      const { crisis } = await home.context.store()
      expect((await crisis.state(home.client.slug))?.level).toBe('amber')
      const lines = await crisis.log((await crisis.open(home.client.slug))?.id ?? 0)
      expect(lines.find((one) => one.action === 'lowered')).toMatchObject({
        done_by: by ?? 'consultant',
        target: 'red amber',
        note: 'lot retiré',
      })
    },
  )

  it('anybody raises, upwards only', async () => {
    const home = await crisisWorld()
    await raise(home.again(), { level: 'amber', reason: 'on en parle', by: 'vendeuse' })
    await expect(raise(home.again(), { level: 'amber', reason: 'encore' })).rejects.toMatchObject({ code: 'not_above' })
    expect((await (await home.context.store()).crisis.open(home.client.slug))?.topic).toBe('on en parle')
  })
})

describe('the end of it', () => {
  it('closes a red incident only on green and with its lesson, which is kept for the posts to come [001-14]', async () => {
    const home = await redHome()
    const whole = { outcome: 'aucun autre cas', lesson: 'Vérifier la chaîne du froid' }
    await expect(close(home.again(), whole)).rejects.toMatchObject({ code: 'not_green' })
    await lower(home.again(), { reason: 'calme' })
    await lower(home.again(), { reason: 'calme' })
    await expect(close(home.again(), { outcome: whole.outcome })).rejects.toMatchObject({
      kind: 'usage',
      code: 'lesson_needed',
    })
    await close(home.again(), whole)
    const { crisis, ideas } = await home.context.store()
    expect(await crisis.open(home.client.slug)).toBeNull()
    expect(await ideas.list(home.client.slug, { kind: 'lesson' })).toMatchObject([{ text: whole.lesson }])
    expect(await crisis.alertsDue('2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('posts go on one by one: never all at once, neither during red nor afterwards', async () => {
    const home = await crisisWorld()
    const first = await queued(home.context, home.client.slug, 'un')
    const second = await queued(home.context, home.client.slug, 'deux')
    await report(home.again(), ['trois', 'malades'], safety)
    const client = home.client.slug
    const all = home.again({ options: { yes: true, client } })
    await expect(resumeRun(all, [], { all: true })).rejects.toMatchObject({ code: 'crisis_red' })
    await expect(resumeRun(home.again(), [String(first)], {})).rejects.toMatchObject({ code: 'on_hold' })
    await lower(home.again(), { reason: 'calme' })
    await expect(resumeRun(all, [], { all: true })).rejects.toMatchObject({ kind: 'usage', code: 'crisis_one_by_one' })
    await resumeRun(home.again(), [String(first)], {})
    const { posts } = await home.context.store()
    expect([(await posts.get(first))?.status, (await posts.get(second))?.status]).toEqual(['scheduled', 'held'])
  })

  it('writes the account in the language of the client, with who did what', async () => {
    const home = await redHome({ lang: 'en' })
    home.advance(10)
    await ack(home.again(), { by: 'gérante' })
    await log(home.again(), ['lot', 'retiré'], { action: 'décision', by: 'gérante', target: 'laboratoire' })
    await lower(home.again(), { reason: 'calme' })
    const context = home.again()
    await log(context, [], { format: 'md' })
    const words = context.stdout().replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(words).toMatch(/# trois malades\n/)
    expect(words).toMatch(/décision : laboratoire\s+\| gérante\s+\| lot retiré/)
    expect(words).toMatch(/Première réponse de l’équipe\*\* · 10 min après le début/)
    expect(words).toMatch(/niveau descendu par décision : rouge → orange/)
    for (const format of ['html', 'pdf', 'docx', 'json']) {
      await log(home.again(), [], { format, output: `bilan.${format}` })
      expect(statSync(join(home.context.folder, `bilan.${format}`)).size).toBeGreaterThan(1000)
    }
    await expect(log(home.again(), [], { format: 'pdf' })).rejects.toMatchObject({ code: 'output_needed' })
  })
})

describe('crisis log', () => {
  it('keeps a copy of a file that only its owner reads, with its hash', async () => {
    const home = await redHome()
    writeFileSync(join(home.context.folder, 'capture.png'), 'pixels')
    await log(home.again(), ['capture', 'du', 'message'], { attach: 'capture.png' })
    const { crisis } = await home.context.store()
    const line = (await crisis.log((await crisis.open(home.client.slug))?.id ?? 0)).at(-1)
    expect(line?.attachment_sha256).toBe(createHash('sha256').update('pixels').digest('hex'))
    const kept = join(home.context.places.home, line?.attachment ?? '')
    expect(readFileSync(kept, 'utf8')).toBe('pixels')
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    await expect(log(home.again(), ['x'], { attach: 'nulle-part.png' })).rejects.toMatchObject({ code: 'paper_unreadable' })
  })

  it('answers 5 without an incident, and for one of another client', async () => {
    const home = await crisisWorld()
    await expect(log(home.again(), [], {})).rejects.toMatchObject({ kind: 'not_found', code: 'no_incident' })
    await expect(log(home.again(), [], { incident: '4' })).rejects.toMatchObject({
      kind: 'not_found',
      code: 'incident_not_found',
    })
    await expect(ack(home.again(), {})).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('crisis status and smm status', () => {
  it('says who speaks, until when, who knows, what is held and what to type', async () => {
    const home = await crisisWorld({ lang: 'fr' })
    await queued(home.context, home.client.slug, 'un')
    await report(home.again(), ['trois', 'malades'], { ...safety, by: 'vendeuse' })
    home.advance(70)
    await ack(home.again(), { by: 'gérante' })
    const context = home.again({ lang: 'fr', columns: 80 })
    await status(context)
    const words = context
      .stdout()
      .replaceAll(/[\u00A0\u202F]/g, ' ')
      .replaceAll(/\n {10,}/g, ' ')
    expect(words).toMatch(/Niveau rouge depuis ven\. 27\/11 10:00/)
    expect(words).toMatch(/Qui parle +gérante, et personne d’autre/)
    expect(words).toMatch(/premier mot : délai passé depuis 10 min/)
    expect(words).toMatch(/position avant ven\. 27\/11 14:00 \(reste 2 h 50\)/)
    expect(words).toMatch(/gérante \(direction\) : au courant, ven\. 27\/11 11:10/)
    expect(words).toMatch(/avocate · Me Conseil · \+33 3 00 00 00 03/)
    expect(words).toMatch(/tout, sur tous les réseaux ; 1 envoi/)
    expect(words).toMatch(/smm template show crisis-safety -c boulangerie/)
    expect(
      context
        .stdout()
        .split('\n')
        .every((line) => line.length <= 80 || /smm /.test(line)),
    ).toBe(true)
  })

  it('is for scripts what it is for people, and one table for several clients, the gravest first', async () => {
    const home = await redHome()
    const { clients } = await home.context.store()
    await clients.add({ ...home.client, slug: 'autre', name: 'Autre' }, home.context.now().toISOString())
    const scripted = home.again({ options: { json: true, client: home.client.slug } })
    await status(scripted)
    expect(json(scripted)).toMatchObject({
      level: 'red',
      index: 40,
      baseline_reason: 'fewer_than_7_days',
      deadlines: [
        { what: 'first_word', minutes_left: 60, done_at: null },
        { what: 'statement', minutes_left: 240, done_at: null },
      ],
      texts: ['crisis-safety'],
      incident: { topic: 'trois malades', severity: 'safety' },
    })
    const several = home.again()
    await status(several)
    expect(several.stdout()).toMatch(/Boulangerie +red .*trois malades\nAutre +green/)
    const day = home.again({ lang: 'fr' })
    await smmStatus(day)
    expect(plain(day.stdout())).toMatch(/Boulangerie\n {2}ALERTE ROUGE : trois malades\n {7}smm crisis status -c boulangerie/)
  })
})

describe('what leaves and what does not', () => {
  it('the word of the firm goes out in spite of red, and is counted: first word, then statement', async () => {
    const home = await crisisWorld()
    const slug = home.client.slug
    await report(home.again(), ['trois', 'malades'], safety)
    const { posts, deliveries, crisis } = await home.context.store()
    const ids = [
      await queued(home.context, slug, 'nous vérifions', { statement: true }),
      await queued(home.context, slug, 'notre position', { statement: true }),
    ]
    const opened = (await crisis.open(slug))?.opened_at ?? ''
    for (const [index, id] of ids.entries()) {
      home.advance(20)
      const delivery = (await posts.get(id))?.deliveries[0]
      expect(delivery?.state).toBe('scheduled')
      await deliveries.transition(
        {
          delivery_id: delivery?.id ?? 0,
          transition: 'P1',
          from: ['scheduled'],
          to: 'sent',
          change: { proof: 'human', remote_id: `r${index}`, url: null, published_at: home.context.now().toISOString() },
          run_id: null,
        },
        home.context.now().toISOString(),
      )
      const context = home.again({ options: { json: true, client: slug } })
      await status(context)
      const shown = json<{ deadlines: { done_at: string | null }[]; texts: string[] }>(context)
      expect(shown.deadlines.map(({ done_at }) => done_at !== null)).toEqual([true, index === 1])
    }
    expect(await crisis.statements(slug, opened)).toHaveLength(2)
  })

  it('a pass says why nothing leaves', async () => {
    const home = await crisisWorld({ lang: 'fr' })
    await queued(home.context, home.client.slug, 'un')
    await report(home.again(), ['trois', 'malades'], safety)
    const context = home.again({ lang: 'fr', ask: {} })
    await publish(context)
    expect(plain(context.stderr())).toMatch(
      /boulangerie : alerte rouge, 1 envoi est suspendu\.\n {2}smm crisis status -c boulangerie/,
    )
  })
})

describe('crisis drill', () => {
  it('tells one address, and touches neither level nor queue nor anybody else', async () => {
    const home = await crisisWorld({ lang: 'fr' })
    const id = await queued(home.context, home.client.slug, 'un')
    const context = home.again({ lang: 'fr' })
    expect(await drill(context, ['un', 'client', 'malade'], { to: 'moi@example.org' })).toBe(0)
    expect(plain(context.stdout())).toMatch(
      /1 envoi serait suspendu .*\n {2}seraient prévenus, dans cet ordre :\n {4}gérante · \+33/,
    )
    expect(home.mail.mails.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [['moi@example.org'], 'EXERCICE – ALERTE ROUGE – Boulangerie'],
    ])
    const { crisis, holds, posts } = await home.context.store()
    expect([await crisis.state(home.client.slug), await crisis.open(home.client.slug), await holds.list()]).toEqual([
      null,
      null,
      [],
    ])
    expect((await posts.get(id))?.status).toBe('scheduled')
    await expect(drill(home.again(), ['x'], { to: 'moi@example.org' })).rejects.toMatchObject({ code: 'drill_open' })
    home.advance(25)
    const end = home.again({ lang: 'fr' })
    await drill(end, [], { close: true, lesson: 'numéro de la gérante à corriger' })
    expect(plain(end.stdout())).toMatch(/Exercice fini en 25 min/)
    expect(await crisis.open(home.client.slug, true)).toBeNull()
    await expect(drill(home.again(), [], { close: true })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('walks through on a terminal and ends by itself with what was done', async () => {
    const home = await crisisWorld()
    const answers = [true, true, false, true, true]
    const context = home.again({ ask: { confirm: async () => answers.shift() ?? false } })
    await drill(context, ['un', 'client', 'malade'], {})
    expect(context.stdout()).toMatch(/4 of 5 steps done/)
    const { crisis } = await context.store()
    const [held] = await crisis.incidents(home.client.slug)
    expect([held?.drill, plain(held?.outcome ?? '')]).toEqual([true, 'Drill over after 0 min. 4 of 5 steps done'])
  })

  it('is not begun without an address, nor while a real incident is open', async () => {
    const home = await crisisWorld({ mail: false })
    await expect(drill(home.again(), ['x'], {})).rejects.toMatchObject({ code: 'no_address' })
    await expect(drill(home.again(), ['x'], { to: 'nulle part' })).rejects.toMatchObject({ code: 'bad_address' })
    await report(home.again(), ['x'], {})
    await expect(drill(home.again(), ['x'], { to: 'moi@example.org' })).rejects.toMatchObject({ code: 'real_incident' })
  })
})
