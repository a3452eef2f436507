import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FakeMastodon } from '../servers/mastodon.ts'
import type { Ran } from './program.ts'

/** When the examples run: a Friday, 9:30 in Paris. They name months and days of that autumn. */
export const today = '2026-11-27T08:30:00Z'

/** The bakery. */
export const client = 'boulangerie-de-l-ill'

/** The Mastodon server that its account lives on; the tests send its requests to a server of their own. */
export const mastodonHost = 'mastodon.example'

/** What the servers take. */
export const tokens = {
  mastodon: 'made-up-mastodon',
  matomo: 'made-up-matomo',
  plausible: 'made-up-plausible',
  umami: 'made-up-umami',
}

/** What is published there, oldest first. */
export const writtenOnMastodon = ['The new oven is in.']

const consultant = [
  ['name', 'Consultant'],
  ['status', 'EI'],
  ['siret', '40483304800022'],
  ['address', '1 rue du Marché, 67000 Strasbourg'],
  ['vat', 'exempt'],
  ['email', 'consultant@example.org'],
  ['hourly_rate', '60 €'],
] as const

/** A post as Takeout wrote them. */
const takeout = {
  url: 'https://plus.google.com/+Fournil/posts/abc',
  creationTime: '2014-03-05 09:15:00+0000',
  updateTime: '2014-03-05 09:15:00+0000',
  author: { displayName: 'Fournil' },
  content: 'The bread of the day',
  resourceName: 'users/1/posts/abc',
}

interface Pack {
  readonly code: string
  readonly posts: readonly { readonly id: number; readonly content_hash: string }[]
}

interface Making {
  /** Where commands are typed, and where the files that they read lie. */
  readonly folder: string
  readonly mastodon: FakeMastodon
  /** Runs `smm` at that instant. */
  smm(now: string, words: readonly string[], input?: string): Promise<Ran>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A consultant's autumn: two months of work for a bakery, and what an example of the help needs to find. */
export async function buildHome({ folder, mastodon, smm }: Making): Promise<void> {
  let now = ''
  const at = (instant: string): void => {
    now = instant
  }
  const run = async (words: readonly string[], input?: string, exit = 0): Promise<string> => {
    const { code, stdout, stderr } = await smm(now, words, input)
    if (code !== exit) throw new Error(`smm ${words.join(' ')} ended with ${code}:\n${stdout}${stderr}`)
    return stdout
  }
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content)
  writeFiles(folder)

  at('2026-09-28T07:00:00Z')
  await run(['init', '--answers', here('../../templates/demo/answers.fr.yaml')])
  await run(
    ['init', '--answers', '-'],
    'mode: quick\nanswers: {client_name: Bakery, objectives: [sales], hours_per_month: 12}\n',
  )
  await run(['client', 'add', 'Maison Duval', '--country', 'BE'])
  await run(['strategy', 'approve', '--by', 'the owner'])
  await run(['strategy', 'edit', '--set', 'hours_per_month=16'])
  await run(['client', 'edit', client, '--siren', '404833048', '--address', '3 quai de la Lauch'])
  await run(['client', 'edit', client, '--hourly-rate', '24 €', '--margin', '60', '--track', 'declared=2026-09'])
  for (const [key, value] of consultant) await run(['config', 'set', `consultant.${key}`, value])
  await run(['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'])
  await run(['account', 'add', 'folder', '--name', 'blog', '--path', 'blog'])
  await run(
    ['account', 'add', 'mastodon', '--endpoint', `https://${mastodonHost}`, '--secrets', '-'],
    secrets({ access_token: tokens.mastodon }),
  )
  await run(['team', 'edit', 'gérante', '--role', 'referent,contributor'])
  const owner = ['--department', 'management', '--email', 'owner@example.org']
  await run(['team', 'add', 'owner', '--role', 'sponsor,contributor', ...owner])
  await run(['team', 'add', 'seller', '--department', 'sales', '--minutes', '60', '--days', 'wed-sat', '--trained', 'no'])
  await run(['ambassador', 'add', 'Camille', '--topic', 'sourdough bread'])
  await run(['ambassador', 'add', 'Camille', '--consent', '2026-09-28', '--via', 'mail'])

  // the posts, by what has become of them today; those of examples first
  at('2026-10-01T07:00:00Z')
  await run(['queue', 'add', 'The season of figs begins', '--to', 'facebook,mastodon', '--at', '2026-11-28 09:00'])
  await run([
    'queue',
    'add',
    'The new oven is in.',
    '--title',
    'The new oven',
    '--to',
    'blog,mastodon',
    '--at',
    '2026-10-14 09:00',
  ])
  await run(['queue', 'add', 'Market day: come and taste the rye', '--to', 'facebook', '--at', '2026-11-25 09:00'])
  await run(['queue', 'add', 'The rye comes from the next valley', '--to', 'mastodon', '--at', '2026-11-26 18:00'])
  await run(['queue', 'add', 'Our millers at work', '--to', 'mastodon', '--at', '2026-11-26 18:05'])
  await run(['queue', 'add', 'Closed on the first of December', '--to', 'facebook', '--at', '2026-11-30 09:00'])
  await run(['queue', 'add', '--from-file', 'thread.md', '--thread', '--to', 'mastodon', '--draft'])
  await run(['queue', 'add', 'Saint Nicholas comes by at four', '--to', 'facebook', '--at', '2026-12-06 09:00'])
  await run(['queue', 'add', 'The Christmas logs are on the list', '--to', 'facebook', '--at', '2026-12-12 09:00'])
  await run(['queue', 'approve', '2-6', '8', '--by', 'the owner', '--via', 'phone'])
  const pass = async (instant: string, exit = 0): Promise<void> => {
    // after a leap of the clock what is late waits for ten minutes
    at(new Date(Date.parse(instant) - 20 * 60_000).toISOString())
    await run(['publish'])
    at(instant)
    await run(['publish'], undefined, exit)
  }
  await pass('2026-10-14T07:00:30Z')
  await pass('2026-11-25T08:00:30Z')
  await pass('2026-11-26T16:59:30Z')
  // number 4 was refused
  mastodon.faults.next('publish', { kind: 'answer', status: 422, body: { error: 'Validation failed' } })
  at('2026-11-26T17:00:30Z')
  await run(['publish'], undefined, 3)
  // and nobody knows what became of number 5
  mastodon.faults.next('publish', { kind: 'reset_before' })
  at('2026-11-26T17:05:30Z')
  await run(['publish'])
  at('2026-11-26T17:10:00Z')
  await run(['queue', 'hold', '6'])
  await run(['queue', 'add', 'Rye keeps a week', '--variant', 'A rye loaf stays fresh for a week', '--evergreen', 'recipes'])
  await run(['queue', 'draft', '--month', '2026-12', '-o', 'december'])

  // people, money, what came back: two months
  at('2026-10-31T17:00:00Z')
  await run(['inbox', 'add', 'Lovely bread, but no parking', '--network', 'other', '--kind', 'review', '--rating', '3'])
  await run(['inbox', 'add', 'Do you still have the fig bread?', '--network', 'facebook', '--author', '@lea.martin'])
  await run(['inbox', 'add', 'Thank you for the tarts!', '--network', 'facebook', '--author', 'Léa Martin', '--tag', 'praise'])
  await run(['metrics', 'add', '--month', '2026-10', '--network', 'facebook', '--set', 'followers=640', '--set', 'reach=5200'])
  for (const date of ['2026-09-20', '2026-10-30'])
    await run(['time', 'add', '45', '--role', 'gérante', '--activity', 'production', '--network', 'facebook', '--date', date])
  await run(['cost', 'add', '200', '--kind', 'external'])
  await run(['lead', 'add', '--id', 'D-31', '--close-rate', '30', '--average-margin', '200'])
  await run(['sale', 'add', '120', '--evidence', 'declared', '--id', 'F-2026-118', '--margin', '60'])
  await run(['hire', 'add', '--cost', '3200'])
  await run(['idea', 'add', 'Film the first batch at five', '--pillar', 'behind'])
  await run(['link', 'build', 'https://boulangerie.example/figs', '--network', 'facebook'])
  at('2026-11-05T09:00:00Z')
  await run(['report', 'send', '--mark-sent'])
  await run([
    'rights',
    'add',
    'release',
    'Camille',
    '--purpose',
    'networks and site',
    '--until',
    '2027-10-31',
    '--media',
    'oven.jpg',
  ])
  await run(['rights', 'add', 'licence', 'Photographer', '--purpose', 'Christmas window', '--until', '2027-01-31'])
  await run(['rights', 'add', 'partner', 'Food blog', '--fee', '400', '--gift', '120', '--date', '2026-11-02'])
  await run(['quote', 'add', 'Studio A', '--line', 'fee:Community:450', '--hours', '10', '--posts', '12', '--backup', 'Sam'])
  await run(['staffing', 'assess', 'Sam', '--set', 'interested=yes', '--set', 'time=no'])
  for (const month of [6, 4, 3]) await run(['proposal', 'add', '--rate', '60', '--months', String(month)])
  await run(['proposal', 'send', '3', '--mark-sent'])
  const feed = 'https://forum.example/colmar'
  await run(['listen', 'add', 'Us', '--any', 'Pont bakery', '--feed', feed, '--place', 'forum', '--no-check'])
  await run(
    ['link', 'connect', 'matomo', '--endpoint', 'https://statistics.example', '--site', '1', '--secrets', '-'],
    secrets({ token: tokens.matomo }),
  )

  at('2026-11-26T17:20:00Z')
  await run(['crisis', 'report', 'Two complaints on late orders', '--severity', 'service', '--press'])
  await run(['metrics', 'add', '--month', '2026-11', '--network', 'facebook', '--set', 'followers=655', '--set', 'reach=5400'])
  // what a client answers to a pack: the file of its page, a mail, a message
  const pack = JSON.parse(await run(['approval', 'pack', '-o', 'pack.html', '--json'])) as Pack
  const [post] = pack.posts
  const answers = [{ post: post?.id, hash: post?.content_hash, answer: 'approved', comment: null }]
  put('answer.json', JSON.stringify({ format: 'smm-approval-answer', version: 1, pack: pack.code, by: 'owner', answers }))
  put('answer.txt', 'OK 1\n')
  put('answer.eml', `From: owner <owner@example.org>\r\nTo: me@example.org\r\nSubject: Re: ${pack.code}\r\n\r\nOK 1\r\n`)

  await run(['backup'])
  await run(['backup', '-o', '../copies/'])
}

const secrets = (fields: Record<string, string>): string => JSON.stringify(fields)

/** Files that examples read, by the names that they are called there. */
function writeFiles(folder: string): void {
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content)
  for (const name of ['blog', 'Takeout', 'Takeout/Google+ Stream', 'Takeout/Google+ Stream/Posts'])
    mkdirSync(join(folder, name))
  put('Takeout/Google+ Stream/Posts/20140305 - Le pain.json', JSON.stringify(takeout))
  for (const name of ['oven.jpg', 'figs.png']) copyFileSync(here('../../templates/demo/four.png'), join(folder, name))
  put('answers.yaml', readFileSync(here('../../templates/demo/answers.en.yaml'), 'utf8'))
  put('post.md', '---\ntitle: Fig bread\nto: blog\n---\nFig bread is back, until Saturday.\n')
  put(
    'thread.md',
    'Three loaves, three stories.\n\n---\n\nThe rye comes from the valley.\n\n---\n\nThe figs come from the garden.\n',
  )
  put(
    'posts.csv',
    'external_id,scheduled_local,to,text\np1,2026-12-23 09:00,,The Christmas logs are ready\np2,24/12/2026 8:30,blog,Open until four today\n',
  )
  put('costs.csv', 'date,kind,amount_ht,vat_bp,currency,months\n2026-10-05,tools,"19,90",2000,EUR,1\n')
  put('leads.csv', 'date,id,status,close_rate_bp,avg_margin\n2026-10-12,D-40,open,3000,200\n')
  put('orders.csv', 'date,id,evidence,revenue,margin_bp,currency\n2026-10-12,F-9,promo_code,"184,50",6000,EUR\n')
  put('toggl.csv', 'date,minutes,role,network,activity,rate_per_hour\n2026-10-12,45,consultant,facebook,community,\n')
  put('contacts.csv', 'first name,last name,firm\nCamille,Durand,Mill\n')
  copyFileSync(here('../fixtures/exports/facebook-posts.en.csv'), join(folder, 'facebook.csv'))
  copyFileSync(here('../fixtures/exports/ga4.en.csv'), join(folder, 'ga4.csv'))
  const goaccess = [{ hits: { count: 4 }, visitors: { count: 3 }, data: '/?utm_source=facebook' }]
  const general = { start_date: '01/Oct/2026', end_date: '31/Oct/2026' }
  put('report.json', JSON.stringify({ general, requests: { data: goaccess } }))
  put('bluesky.json', secrets({ identifier: 'bakery.example', app_password: 'made-up' }))
  put('mastodon.json', secrets({ access_token: tokens.mastodon }))
  put('matomo.json', secrets({ token: tokens.matomo }))
}
