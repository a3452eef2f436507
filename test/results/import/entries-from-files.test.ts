import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as importCosts } from '../../../src/cli/cost/import.ts'
import { run as importLeads } from '../../../src/cli/lead/import.ts'
import { run as leadWon } from '../../../src/cli/lead/won.ts'
import { run as addSale } from '../../../src/cli/sale/add.ts'
import { run as importSales } from '../../../src/cli/sale/import.ts'
import { run as importTime } from '../../../src/cli/time/import.ts'
import { run as removeTime } from '../../../src/cli/time/remove.ts'
import { addBakery, bakery } from '../../report/sample.ts'
import { typographyFaults } from '../../support/french.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

async function shop(more: TestContextOptions = {}): Promise<TestContext & { file: (text: string | Buffer) => string }> {
  const context = testContext({ now, lang: 'fr', ...more })
  await addBakery(context)
  return Object.assign(context, {
    file: (text: string | Buffer) => {
      writeFileSync(join(context.folder, 'file.csv'), text)
      return 'file.csv'
    },
  })
}

const money = async (context: TestContext) => (await context.store()).money
const slug = bakery.slug

/** A row of an export with its columns in another order, as people leave them. */
function shuffled(csv: string): string {
  return csv
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [first = '', ...rest] = line.split(',')
      return [...rest.toReversed(), first].join(',')
    })
    .join('\n')
}

const toggl = `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)
Anne,a@example.com,Boulangerie de l'Ill,Facebook,,Photos du four,Yes,2026-11-03,08:30:00,2026-11-03,10:00:00,01:30:00,production,
Anne,a@example.com,Boulangerie de l'Ill,,,Réponses aux commentaires,Yes,2026-11-04,08:30:00,2026-11-04,08:45:20,00:15:20,insta,
Anne,a@example.com,Garage,,,Devis,Yes,2026-11-04,09:00:00,2026-11-04,10:00:00,01:00:00,,
Anne,a@example.com,Boulangerie de l'Ill,,,Cassé,Yes,2026-13-04,08:30:00,2026-11-04,08:45:20,00:15:20,,
Anne,a@example.com,Boulangerie de l'Ill,,,Rapport,Yes,2026-11-05,08:30:00,2026-11-05,08:30:20,00:00:20,,
`
const understood = [
  ['2026-11-03', 90, 'facebook', 'production'],
  ['2026-11-04', 15, 'instagram', 'community'],
  ['2026-11-05', 1, null, 'reporting'],
]
const clockify = `Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (EUR),Billable Amount (EUR)
Facebook,Boulangerie de l'Ill,Photos du four,,Anne,,a@example.com,production,Yes,11/03/2026,08:30:00 AM,11/03/2026,10:00:00 AM,01:30:00,1.50,0.00,0.00
,Boulangerie de l'Ill,Réponses aux commentaires,,Anne,,a@example.com,insta,Yes,11/04/2026,08:30:00 AM,11/04/2026,08:45:20 AM,00:15:20,0.26,0.00,0.00
,Boulangerie de l'Ill,Rapport,,Anne,,a@example.com,,Yes,11/05/2026,08:30:00 AM,11/05/2026,08:30:20 AM,00:00:20,0.01,0.00,0.00
Site,Garage,Rien,,Anne,,a@example.com,,Yes,10/13/2026,08:30:00 AM,10/13/2026,08:30:20 AM,00:00:20,0.01,0.00,0.00
`
const clockifyFr = `Projet;Client;Description;Tâche;Utilisateur;Groupe;E-mail;Étiquettes;Facturable;Date de début;Heure de début;Date de fin;Heure de fin;Durée (h);Durée (décimale)
Facebook;Boulangerie de l'Ill;Photos du four;;Anne;;a@example.com;production;Oui;03/11/2026;08:30:00;03/11/2026;10:00:00;01:30:00;1,50
;Boulangerie de l'Ill;Réponses aux commentaires;;Anne;;a@example.com;insta;Oui;04/11/2026;08:30:00;04/11/2026;08:45:20;00:15:20;0,26
;Boulangerie de l'Ill;Rapport;;Anne;;a@example.com;;Oui;05/11/2026;08:30:00;05/11/2026;08:30:20;00:00:20;0,01
`

describe('smm time import', () => {
  it.each([
    ['Toggl Track', toggl, 1],
    ['Toggl Track, columns in another order', shuffled(toggl), 1],
    ['Toggl Track, a mark at its beginning and Windows line ends', `\uFEFF${toggl.replaceAll('\n', '\r\n')}`, 1],
    ['Clockify in English', clockify, 0],
    ['Clockify in French with semicolons', clockifyFr, 0],
    ['Clockify in French as an old spreadsheet saves it', Buffer.from(clockifyFr, 'latin1'), 0],
  ])('%s: minutes, network and activity from what people write there', async (_, csv, code) => {
    const context = await shop()
    expect(await importTime(context, context.file(csv), { role: 'consultant' })).toBe(code)
    const time = await (await money(context)).listTime(slug)
    expect(time.map(({ date, minutes, network, activity }) => [date, minutes, network, activity])).toEqual(understood)
    expect(time.every(({ role, rate_per_hour }) => role === 'consultant' && rate_per_hour === null)).toBe(true)
  })

  it('shows what it understood, names the row that is wrong and leaves out what is another client’s', async () => {
    const context = await shop()
    await importTime(context, context.file(toggl), { role: 'consultant' })
    expect(plain(context.stdout())).toContain(
      'file.csv (Toggl Track) : 3 lignes comprises · 1 h 46 · du 3 novembre 2026 au 5 novembre 2026',
    )
    expect(plain(context.stderr())).toContain("1 ligne d'un autre client laissée")
    expect(plain(context.stderr())).toContain("ligne 5 : « 2026-13-04 » n'est pas une date.")
    expect(typographyFaults(context.stdout() + context.stderr(), ["Boulangerie de l'Ill", '2026-13-04'])).toEqual([])
  })

  it('reads a file twice, in another order too, without counting anything twice; equal rows are as many as there are', async () => {
    const context = await shop()
    const twins = `date,minutes,role\n2026-11-02,30,vendeuse\n2026-11-02,30,vendeuse\n`
    await importTime(context, context.file(twins), {})
    await importTime(context, context.file(twins), {})
    await importTime(context, context.file(toggl), { role: 'consultant' })
    await importTime(context, context.file(shuffled(toggl)), { role: 'consultant' })
    const time = await (await money(context)).listTime(slug)
    expect(time.map(({ minutes }) => minutes)).toEqual([30, 30, 90, 15, 1])
    // taken out by hand, it can be read in again
    await removeTime(context, [String(time[0]?.id)])
    await importTime(context, context.file(twins), {})
    expect(await (await money(context)).listTime(slug)).toHaveLength(5)
  })

  it('knows an entry again whose words, tags or project were changed there since', async () => {
    const context = await shop()
    await importTime(context, context.file(toggl), { role: 'consultant' })
    const mended = toggl
      .replace('Photos du four', 'Photos du four à pain')
      .replace(',insta,', ',,')
      .replace(',Facebook,', ',Photos,')
    await importTime(context, context.file(mended), { role: 'consultant' })
    expect(await (await money(context)).listTime(slug)).toHaveLength(3)
  })

  it('keeps nothing with --dry-run, and nothing on a terminal that says no', async () => {
    const dry = await shop({ options: { dry_run: true } })
    await importTime(dry, dry.file(toggl), { role: 'consultant' })
    expect(plain(dry.stdout())).toContain('file.csv : 3 seraient ajoutées, 0 déjà connues, 1 refusées')
    expect(await (await money(dry)).listTime(slug)).toEqual([])
    const asked = await shop({ ask: { confirm: async () => false } })
    expect(await importTime(asked, asked.file(toggl), { role: 'consultant' })).toBe(0)
    expect(await (await money(asked)).listTime(slug)).toEqual([])
  })

  it('asks for the order of days and months where nothing tells it', async () => {
    const context = await shop({ lang: 'en' })
    const unclear = clockify.split('\n').slice(0, 2).join('\n')
    const file = context.file(unclear)
    await expect(importTime(context, file, { role: 'consultant' })).rejects.toMatchObject({ code: 'dates_unclear' })
    await importTime(context, file, { role: 'consultant', dates: 'month-first' })
    expect((await (await money(context)).listTime(slug)).map(({ date }) => date)).toEqual(['2026-11-03'])
  })

  it('names the clients of a file in which none bears this one’s name, and takes those that are said', async () => {
    const context = await shop({ lang: 'en' })
    const file = context.file(toggl.replaceAll("Boulangerie de l'Ill", 'Ill'))
    await expect(importTime(context, file, { role: 'consultant' })).rejects.toMatchObject({ code: 'rows_of_nobody' })
    await importTime(context, file, { role: 'consultant', project: ['ill'] })
    expect(await (await money(context)).listTime(slug)).toHaveLength(3)
  })

  it('takes rates as they are typed, the client’s own otherwise, and none for the consultant', async () => {
    const context = await shop()
    const csv =
      'date;minutes;role;network;activity;rate_per_hour\n02/11/2026;1h30;gérante;facebook;production;"1 234,50 €"\n' +
      '2026-11-02;20;vendeuse;;;\n2026-11-02;20;consultant;;;90\n2026-11-02;20;vendeuse;;chasse;\n2026-12-02;20;vendeuse;;;\n'
    expect(await importTime(context, context.file(csv), {})).toBe(1)
    const time = await (await money(context)).listTime(slug)
    expect(time.map(({ minutes, rate_per_hour }) => [minutes, rate_per_hour])).toEqual([
      [90, 123_450],
      [20, 2380],
      [20, null],
    ])
    expect(plain(context.stderr())).toContain('ligne 5 : activity : « chasse » refusé')
    expect(plain(context.stderr())).toContain('ligne 6 : Le 2 décembre 2026 est à venir')
  })
})

describe('smm cost, lead and sale import', () => {
  it('reads amounts as people type them, and refuses a row that has two readings', async () => {
    const context = await shop()
    const csv =
      'date,kind,amount_ht,vat_bp,currency,months\n2026-10-01,ads,"1 234,50 €",2000,,\n2026-10-02,outils,119,20 %,EUR,12\n' +
      '2026-10-03,ads,"1,234",,,\n2026-10-04,ads,-5,,,\n2026-10-05,tools,9.99,,USD,\n'
    expect(await importCosts(context, context.file(csv))).toBe(1)
    const costs = await (await money(context)).listCosts(slug)
    expect(costs.map((one) => [one.kind, one.amount_ht, one.vat_bp, one.currency, one.months])).toEqual([
      ['ads', 123_450, 2000, 'EUR', 1],
      ['tools', 11_900, 2000, 'EUR', 12],
      ['tools', 999, 0, 'USD', 1],
    ])
    expect(plain(context.stderr())).toMatch(/ligne 4 : « 1,234 » peut se lire/)
    expect(await importCosts(context, context.file(csv))).toBe(1)
    expect(await (await money(context)).listCosts(slug)).toHaveLength(3)
  })

  it('moves leads on, those without a number too, and counts none twice', async () => {
    const context = await shop()
    const csv = 'date,id,status,close_rate_bp,avg_margin\n2026-10-01,D-1,open,3000,200\n2026-10-02,,,,\n2026-10-02,,,,\n'
    await importLeads(context, context.file(csv))
    await importLeads(context, context.file(csv.replace('open', 'gagnée')))
    const leads = await (await money(context)).listLeads(slug)
    expect(leads.map(({ status, close_rate_bp, avg_margin }) => [status, close_rate_bp, avg_margin])).toEqual([
      ['won', 3000, 20_000],
      ['open', null, null],
      ['open', null, null],
    ])
  })

  it('reads sales with their evidence, refunds by what they give back', async () => {
    const context = await shop()
    const csv =
      'date,id,evidence,revenue,margin_bp,currency,refund_of\n2026-10-01,a,promo_code,184.50,60 %,,\n2026-10-05,a-back,,20,,,a\n' +
      '2026-10-06,b,,10,,,\n2026-10-07,c-back,,5,,,nothing\n'
    expect(await importSales(context, context.file(csv), {})).toBe(1)
    const sales = await (await money(context)).listSales(slug)
    expect(sales.map(({ sale_id, evidence, revenue, refund_of }) => [sale_id, evidence, revenue, refund_of])).toEqual([
      ['a', 'promo_code', 18_450, null],
      ['a-back', 'promo_code', -2000, 'a'],
    ])
    expect(plain(context.stderr())).toContain('ligne 4 : la preuve manque')
    expect(plain(context.stderr())).toContain('ligne 5 : la vente remboursée « nothing »')
  })

  it('reads a column that is called VAT or margin in percent, as people fill it in', async () => {
    const context = await shop()
    expect(
      await importCosts(context, context.file('date;type;montant HT;TVA\n2026-10-01;ads;100;20\n2026-10-02;ads;100;5,5\n')),
    ).toBe(0)
    expect((await (await money(context)).listCosts(slug)).map(({ vat_bp }) => vat_bp)).toEqual([2000, 550])
    expect(await importSales(context, context.file('date;preuve;montant HT;marge\n2026-10-01;declared;100;60\n'), {})).toBe(0)
    expect((await (await money(context)).listSales(slug)).map(({ margin_bp }) => margin_bp)).toEqual([6000])
  })

  it('takes for a refund what is known of the sale that it gives back, and counts it once though more is known since', async () => {
    const context = await shop()
    await addSale(context, ['80'], { id: 'F-1', evidence: 'declared', margin: '35', currency: 'USD', network: 'facebook' })
    const csv = 'date,id,evidence,revenue,refund_of\n2026-10-05,,,20,F-1\n'
    expect(await importSales(context, context.file(csv), {})).toBe(0)
    const [, back] = (await (await money(context)).listSales(slug)).toSorted((a, b) => b.revenue - a.revenue)
    expect(back).toMatchObject({ evidence: 'declared', revenue: -2000, margin_bp: 3500, currency: 'USD', network: 'facebook' })
    await addSale(context, ['80'], { id: 'F-1', evidence: 'utm', margin: '35', currency: 'USD' })
    expect(await importSales(context, context.file(csv), {})).toBe(0)
    expect((await (await money(context)).listSales(slug)).filter(({ revenue }) => revenue < 0)).toHaveLength(1)
  })

  it('refuses a refund under the number of a sale: it would be left out as its twin', async () => {
    const context = await shop()
    const csv =
      'date,id,evidence,revenue,refund_of\n2026-10-01,a,promo_code,100,\n2026-10-05,a,promo_code,-100,\n2026-10-06,a,,20,a\n' +
      '2026-10-07,,code promo,-5,\n'
    expect(await importSales(context, context.file(csv), {})).toBe(1)
    expect((await (await money(context)).listSales(slug)).map(({ revenue }) => revenue)).toEqual([10_000, -500])
    expect(plain(context.stderr())).toMatch(/ligne 3 : Le numéro « a » est déjà pris/)
    expect(plain(context.stderr())).toMatch(/ligne 4 : Le numéro « a » est déjà pris/)
  })

  it('does not open a lead again that was closed since the file was written', async () => {
    const context = await shop()
    const csv = 'date,id,status,close_rate_bp,avg_margin\n2026-10-01,D-1,open,3000,200\n'
    await importLeads(context, context.file(csv))
    await leadWon(context, 'D-1', { amount: '850' })
    await importLeads(context, context.file(csv))
    expect((await (await money(context)).listLeads(slug)).map(({ status }) => status)).toEqual(['won'])
    expect(plain(context.stdout())).toMatch(/0 ajout|1 déjà/)
  })

  it('says which columns are missing', async () => {
    const context = await shop({ lang: 'en' })
    await expect(importCosts(context, context.file('date,amount\n2026-10-01,5\n'))).rejects.toMatchObject({
      code: 'columns_missing',
    })
    await expect(importSales(context, context.file('a,b\n1,2\n'), {})).rejects.toMatchObject({ code: 'unknown_sale_file' })
    await expect(importSales(context, 'none.csv', {})).rejects.toMatchObject({ kind: 'not_found' })
  })
})

const long = 'x'.repeat(201)
const note = 'é'.repeat(501)

it.each<[string, (context: TestContext, file: string) => Promise<number>, string]>([
  ['role', (context, file) => importTime(context, file, {}), `date,minutes,role\n2026-11-02,30,${long}\n2026-11-02,30,ok\n`],
  [
    'id',
    (context, file) => importSales(context, file, {}),
    `date,id,evidence,revenue\n2026-10-01,${long},utm,5\n2026-10-01,ok,utm,5\n`,
  ],
  ['id', importLeads, `date,id\n2026-10-01,${long}\n2026-10-01,ok\n`],
])('refuses the row whose %s is longer than 200 characters, and keeps the others', async (column, read, csv) => {
  for (const lang of ['fr', 'en'] as const) {
    const context = await shop({ lang })
    expect(await read(context, context.file(csv))).toBe(1)
    const said =
      lang === 'fr' ? `ligne 2 : ${column} : 201 caractères, 200 au plus` : `line 2: ${column}: 201 characters, 200 at most`
    expect(plain(context.stderr())).toContain(said)
    expect(plain(context.stdout())).toContain(lang === 'fr' ? '1 ajoutées' : '1 added')
  }
})

it.each<[string, (context: TestContext, file: string) => Promise<number>, string]>([
  ['time', (context, file) => importTime(context, file, {}), `date,minutes,role,note\n2026-11-02,30,ok,${note}\n`],
  ['costs', importCosts, `date,kind,amount_ht,note\n2026-10-01,ads,5,${note}\n`],
  [
    'sales',
    (context, file) => importSales(context, file, {}),
    `date,id,evidence,revenue,note\n2026-10-01,ok,utm,5,${note}\n2026-10-02,ok2,utm,5,${note.slice(1)}\n`,
  ],
  ['leads', importLeads, `date,id,note\n2026-10-01,ok,${note}\n`],
])('cuts a note of %s at 500 characters, and says so', async (kind, read, csv) => {
  const context = await shop()
  expect(await read(context, context.file(csv))).toBe(0)
  expect(plain(context.stderr())).toContain('1 note de plus de 500 caractères, raccourcie')
  const store = await money(context)
  const kept = { time: store.listTime, costs: store.listCosts, sales: store.listSales, leads: store.listLeads }[kind]
  const notes = ((await kept?.(slug)) ?? []).map((one) => one.note)
  expect(notes[0]).toBe(`${'é'.repeat(499)}…`)
  expect(notes[1] ?? note.slice(1)).toBe(note.slice(1))
  await read(context, context.file(csv))
  expect(await kept?.(slug)).toHaveLength(notes.length)
})

it('refuses a row of more hours than a day has', async () => {
  const context = await shop()
  expect(await importTime(context, context.file('date,minutes,role\n2026-11-02,1441,ok\n2026-11-02,1440,ok\n'), {})).toBe(1)
  expect(plain(context.stderr())).toContain("ligne 2 : 24 h 01 en un seul jour : une journée n'en a que 24.")
  expect((await (await money(context)).listTime(slug)).map(({ minutes }) => minutes)).toEqual([1440])
})

it.each<[string, (context: TestContext, file: string) => Promise<number>, string]>([
  ['time', (context, file) => importTime(context, file, {}), 'date,minutes,role\n2026-11-02,30,ok\n2026-11-03,30,ok\n'],
  ['costs', importCosts, 'date,kind,amount_ht\n2026-10-01,ads,5\n2026-10-02,ads,5\n'],
  [
    'sales',
    (context, file) => importSales(context, file, {}),
    'date,id,evidence,revenue\n2026-10-01,a,utm,5\n2026-10-02,b,utm,5\n',
  ],
  ['leads', importLeads, 'date,id\n2026-10-01,a\n2026-10-02,b\n'],
])('says which rows of %s had been taken out by hand and are there again', async (kind, read, csv) => {
  const context = await shop()
  const file = context.file(csv)
  await read(context, file)
  expect(plain(context.stdout())).toContain('file.csv : 2 ajoutées, 0 déjà connues')
  const store = await money(context)
  const at = now.toISOString()
  const remove = {
    time: () => store.removeTime(slug, 1, at),
    costs: () => store.removeCost(slug, 1, at),
    sales: () => store.removeSale(slug, 'a', at),
    leads: () => store.removeLead(slug, 'a', at),
  }[kind]
  await remove?.()
  const again = async (more: TestContextOptions = {}): Promise<string> => {
    const one = testContext({ now, lang: 'fr', folder: context.folder, ...more })
    await read(one, file)
    return plain(one.stdout())
  }
  const dry = { options: { dry_run: true } }
  expect(await again(dry)).toContain('1 seraient ajoutées (dont 1 retirée, de nouveau ajoutée), 1 déjà connues')
  expect(await again({ ...dry, lang: 'en' })).toContain('1 would be added (1 of them taken out before, added again), 1 known')
  const json = JSON.parse(await again({ options: { json: true } })) as unknown
  expect(json).toMatchObject({ added: 1, added_again: 1, known: 1 })
  await remove?.()
  if (kind === 'sales' || kind === 'leads') {
    expect(await again()).toContain('1 ajoutées (dont 1 retirée, de nouveau ajoutée), 1 déjà connues')
  }
  expect(JSON.parse(await again({ options: { json: true } }))).toMatchObject({ added: 0, added_again: 0, known: 2 })
})

it('tells no whole cell of millions of letters, and is done with it at once', async () => {
  const context = await shop()
  const spaces = ' '.repeat(200_000)
  const rows = [
    `2026-10-01,1${spaces}x,EUR,declared`,
    `2026-10-01,1${'.'.repeat(200_000)}x1,EUR,declared`,
    `2026-10-01,10,EUR,${'z'.repeat(2_000_000)}`,
    `1${spaces}x,5,EUR,declared`,
  ]
  await importSales(context, context.file(`date,revenue,currency,evidence\n${rows.join('\n')}\n`), {})
  const told = context.stdout() + context.stderr()
  expect(told).toContain('zzz')
  expect(told.length).toBeLessThan(3000)
})
