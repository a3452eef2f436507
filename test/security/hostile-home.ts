import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { startFeeds } from '../servers/feeds.ts'
import { escapeHtml } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { client, mastodonHost, today, tokens, writtenOnMastodon } from '../support/prepared-steps.ts'
import type { Ran } from '../support/program.ts'
import { runInTurn } from '../support/run-many.ts'
import { corpus } from './corpus.ts'

/** What a field takes: not the very long texts, and no NUL, which stands in no word of a command line and in no table. */
export const texts: readonly string[] = corpus
  .filter(({ kind, text }) => kind !== 'huge' && !text.includes('\0'))
  .map(({ text }) => text)

/** The next texts, from the first again at the end. */
export function takeTexts(): (count: number) => string {
  let nth = 0
  return (count) => Array.from({ length: count }, () => texts[nth++ % texts.length] ?? '').join(' ')
}

/** A way by which text comes in: a command line, and the files that it reads. */
export interface Door {
  readonly words: readonly string[]
  readonly files?: Readonly<Record<string, string>>
  /** A picture of this name lies there. */
  readonly picture?: string
}

export interface HostileHome {
  readonly copy: PreparedCopy
  /** Of its own client, made from hostile answers. */
  readonly other: string
  /** What each door answered. */
  readonly entered: readonly { readonly door: Door; readonly ran: Ran }[]
}

/**
 * Two months of a consultant's work with all of the corpus in it, by every way that text comes in: words of command lines, tables, answers
 * of the questionnaire, feeds, mentions on a network, names of files, settings. What no way leads to is written into the
 * database itself, as a damaged one or one of somebody else would hold it.
 */
export async function hostileHome(lang: 'fr' | 'en'): Promise<HostileHome> {
  const copy = (await preparedHome()).copy(lang)
  Object.assign(copy.env, {
    SMM_TEST_ROUTES: JSON.stringify(await hostileServers(JSON.parse(copy.env['SMM_TEST_ROUTES'] ?? '{}') as Routes)),
  })
  const all = doors()
  mkdirSync(join(copy.folder, 'out'))
  for (const { files = {}, picture } of all) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(copy.folder, name), text)
    if (picture !== undefined) copyFileSync(join(copy.folder, 'figs.png'), join(copy.folder, picture))
  }
  const ran = await runInTurn(all.map(({ words }) => ({ words, env: copy.env, cwd: copy.folder })))
  const entered = all.map((door, nth) => ({ door, ran: ran[nth] ?? { code: -1, stdout: '', stderr: '' } }))
  const made = entered.find(({ door }) => door.words[0] === 'init')?.ran.stdout ?? '{}'
  poison(join(copy.env['SMM_HOME'] ?? '', 'smm.db'))
  return { copy, other: (JSON.parse(made) as { client?: string }).client ?? '', entered }
}

type Routes = Readonly<Record<string, string>>

/** A network where strangers write, and a feed. */
async function hostileServers(routes: Routes): Promise<Routes> {
  const take = takeTexts()
  const mastodon = await startMastodon({
    flavour: 'gotosocial',
    token: tokens.mastodon,
    now: () => new Date(today),
    other_name: take(3),
  })
  for (const text of writtenOnMastodon) mastodon.write(text)
  for (const text of texts) mastodon.mention(`${text} ?`, { html: `<p>${escapeHtml(text)} ?</p>` })
  const feeds = await startFeeds()
  onTestFinished(async () => {
    await mastodon.close()
    await feeds.close()
  })
  const entries = texts.slice(0, 400).map((text, nth) => {
    const at = new Date(Date.parse(today) - 60_000 * (nth + 1)).toISOString()
    const shown = escapeHtml(escapeHtml(text))
    return `<entry><id>n${nth}</id><title type="html">Pont bakery ${shown}</title><updated>${at}</updated>
      <link href="https://journal.example/${nth}"/><author><name>${escapeHtml(text)}</name></author>
      <content type="html">Pont bakery ${nth} ${shown}</content></entry>`
  })
  const body = `<feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeHtml(take(2))}</title>${entries.join('')}</feed>`
  feeds.answer('/colmar', { status: 200, headers: { 'content-type': 'application/atom+xml' }, body })
  return { ...routes, [mastodonHost]: mastodon.url, 'forum.example': feeds.url }
}

function doors(): Door[] {
  const take = takeTexts()
  const some = (count: number, door: (nth: number) => Door): Door[] => Array.from({ length: count }, (_, nth) => door(nth))
  const own = ['client', 'edit', client]
  return [
    ...['name', 'company', 'address'].map((key): Door => ({ words: ['config', 'set', `consultant.${key}`, '--', take(1)] })),
    { words: ['init', '--answers', 'hostile.yaml', '--json'], files: { 'hostile.yaml': answers(take) } },
    { words: [...own, '--name', `Fournil ${take(6).slice(0, 100)}`] },
    { words: [...own, `--address=${take(4)}`] },
    {
      words: ['queue', 'import', 'hostile.csv', '--partial', '--to', 'facebook'],
      files: table('hostile.csv', ['external_id', 'scheduled_local', 'title', 'text'], (text, nth) => [
        `h${nth}`,
        halfHour(nth),
        text,
        text,
      ]),
    },
    {
      words: ['time', 'import', 'hours.csv'],
      files: table('hours.csv', ['date', 'minutes', 'role', 'note'], (text) => ['2026-10-12', '5', 'consultant', text]),
    },
    {
      words: ['cost', 'import', 'spent.csv'],
      files: table('spent.csv', ['date', 'kind', 'amount_ht', 'currency', 'note'], (text) => [
        '2026-10-05',
        'tools',
        '1,00',
        'EUR',
        text,
      ]),
    },
    {
      words: ['lead', 'import', 'asked.csv'],
      files: table('asked.csv', ['date', 'id', 'status', 'note'], (text, nth) => ['2026-10-12', `${text}${nth}`, 'open', text]),
    },
    {
      words: ['sale', 'import', 'sold.csv'],
      files: table('sold.csv', ['date', 'id', 'evidence', 'revenue', 'currency', 'note'], (text, nth) => [
        '2026-10-12',
        `${text}${nth}`,
        'declared',
        '1,00',
        'EUR',
        text,
      ]),
    },
    { words: ['inbox', 'pull'] },
    { words: ['listen', 'run'] },
    ...some(20, () => ({
      words: ['inbox', 'add', '--network', 'other', `--author=${take(1)}`, '--kind', 'review', '--', take(8)],
    })),
    ...some(10, (nth) => ({
      words: [
        'inbox',
        'log',
        String(nth + 1),
        '--action',
        'kept',
        '--reason',
        'criticism',
        `--by=${take(1)}`,
        `--note=${take(6)}`,
      ],
    })),
    ...some(40, () => ({ words: ['idea', 'add', `--by=${take(2)}`, '--', take(4)] })),
    ...some(20, () => ({
      words: ['rights', 'add', 'licence', `--purpose=${take(8)}`, '--until', '2027-10-31', '--', take(3)],
    })),
    ...some(20, () => ({
      words: ['quote', 'add', '--line', 'fee:Community:450', '--hours', '10', `--backup=${take(1)}`, '--', take(2)],
    })),
    ...some(12, (nth) => ({
      words: ['plan', 'done', `T${String(nth + 1).padStart(2, '0')}`, `--by=${take(1)}`, `--note=${take(1)}`],
    })),
    ...some(20, (nth) => {
      const picture = `n${nth}-${fileName(take(1))}`
      return { words: ['queue', 'add', `--alt=${take(2)}`, '--media', picture, '--draft', '--', `${take(2)} ${nth}`], picture }
    }),
    { words: ['proposal', 'add', '--rate', '60', '--line', `${take(12).replaceAll('=', '')}=12h`] },
    { words: ['proposal', 'send', '4', '--mark-sent', '-o', 'out'] },
    { words: ['crisis', 'log', '--action', 'decision', `--by=${take(2)}`, '--', take(10)] },
  ]
}

/** A name that a disk takes. */
function fileName(text: string): string {
  return `${whole(text.replace(/[/\0]/g, '_').slice(0, 60))}.png`
}

/** No half of a character, which the system would replace. */
const whole = (text: string): string => Buffer.from(text).toString()

/** The trial's, with other words wherever a person writes some. */
function answers(take: (count: number) => string): string {
  const file = fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url))
  const read = parse(readFileSync(file, 'utf8')) as { answers: Record<string, unknown> }
  const line = (most: number): string => whole(take(2).replace(/\s+/g, ' ').trim().slice(0, most))
  return stringify({
    ...read,
    answers: {
      ...read.answers,
      client_name: `Chez ${line(60)}`,
      customer_benefit: `Mieux ${line(100)}`,
      strengths: [line(100), line(100), line(100)].map((one) => `Une force ${one}`),
      brand_story: take(20).slice(0, 1900),
      personas: [`Une voisine ${line(100)}`],
    },
  })
}

function table(
  name: string,
  header: readonly string[],
  row: (text: string, nth: number) => readonly string[],
): Record<string, string> {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
  return { [name]: [header, ...texts.map(row)].map((cells) => cells.map(quoted).join(',')).join('\r\n') }
}

function halfHour(nth: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `2026-12-${two(1 + Math.floor(nth / 48))} ${two(Math.floor((nth % 48) / 2))}:${nth % 2 === 0 ? '10' : '40'}`
}

const columns: Readonly<Record<string, readonly string[]>> = {
  accounts: ['status_reason', 'remote_name'],
  ambassadors: ['topic', 'benefit', 'disclosure'],
  campaign_links: ['utm_campaign', 'utm_content', 'promo_code'],
  deliveries: ['reason'],
  hires: ['note'],
  holds: ['reason'],
  inbox_messages: ['assigned_to', 'note', 'answered_by'],
  incident_alerts: ['name', 'phone', 'stand_in', 'problem'],
  incidents: ['topic', 'spokesperson', 'opened_by', 'outcome', 'lesson'],
  listen_queries: ['competitor'],
  listen_sources: ['place', 'problem'],
  media_facts: ['file_name'],
  metric_snapshots: ['reason', 'source_name'],
  partner_values: ['note'],
  posts: ['campaign', 'rejected_reason', 'approved_by', 'approved_via', 'said_by'],
  rights: ['guardian'],
  strategies: ['approved_by', 'approval_reason'],
  team_members: ['job', 'department'],
}

function poison(path: string): void {
  const take = takeTexts()
  const db = new Database(path)
  db.pragma('synchronous = OFF')
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  // called for each row
  db.function('other', () => take(3))
  for (const [name, those] of Object.entries(columns))
    for (const column of those) db.exec(`UPDATE OR IGNORE ${name} SET ${column} = other()`)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}
