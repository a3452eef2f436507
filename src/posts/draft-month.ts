import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { holidaysBetween } from '../clients/holidays.ts'
import type { Context } from '../context.ts'
import { addDays } from '../days.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { draftText } from '../i18n/drafts.ts'
import { date, dateTime, list, number } from '../i18n/format.ts'
import { keyDateLabel } from '../i18n/key-dates.ts'
import { pillarLabel } from '../i18n/labels.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Idea } from '../store/ideas.ts'
import { known } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { pillarIds, type Pillar, type Sector } from '../strategy/weights.ts'
import { ownTemplates, starters } from './find-templates.ts'
import { freeSlots, type FreeSlot } from './free-slots.ts'
import { limitsOf } from './freeze.ts'
import { parsePost } from './front-matter.ts'
import { keyDates } from './key-dates.ts'
import { knownOfClient } from './known-values.ts'
import { ownKeyDates } from './own-key-dates.ts'
import { targetOf } from './prepare-post.ts'
import { render, type TextTemplate } from './template.ts'
import { instantsOf } from './wall-time.ts'
import { daysOfMonth, type Days } from '../weeks.ts'

/** Days ahead that a post may already be about. */
const nearDays = 7
/** Starters in each file. */
const offered = 2

/** A holiday or a key date, the client's own included. */
export interface NearDate {
  readonly day: string
  /** Last day; the same for one day. */
  readonly to: string
  readonly name: string
  /** In the client's words, which name the day. */
  readonly own: boolean
}

/** One file for one free slot. */
export interface Draft {
  /** `2026-12-01-0930-facebook.md`; without its ending it is the post's `external_id`. */
  readonly file: string
  readonly slot: FreeSlot
  /** What it is about: the slot's pillar, else one in turn. */
  readonly pillar: Pillar
  /** Holidays and key dates on that day and in the week after it. */
  readonly near: readonly NearDate[]
  readonly content: string
  /** `kept`: somebody has written in it, so it stays as it is. */
  readonly state: 'new' | 'kept'
}

export interface DraftGiven {
  /** `2026-12` */
  readonly month: string
  /** Absolute. */
  readonly folder: string
  /** Of the posts and of what stands around them. */
  readonly lang: Lang
}

/** The files of a month, by date; nothing is written. Throws `Failure` usage `no_place`. */
export async function planDrafts(context: Context, client: Client, { month, folder, lang }: DraftGiven): Promise<Draft[]> {
  const days = daysOfMonth(month)
  const slots = await freeSlots(context, client, days)
  if (slots.length === 0) return []
  const { values, address, sector } = await knownOfClient(context, client)
  const around = await datesAround(context, client, { ...days, to: addDays(days.to, nearDays) }, lang)
  const offer = await offers(context, client, sector, lang)
  const taken = new Set<string>()
  const drafts: Draft[] = []
  for (const [index, slot] of slots.entries()) {
    const pillar = slot.pillar ?? pillarIds[index % pillarIds.length] ?? 'expertise'
    const external_id = idOf(slot, taken)
    const day = slot.instant.scheduled_local.slice(0, 10)
    const near = around.filter((one) => one.to >= day && one.day <= addDays(day, nearDays))
    const { texts, idea } = offer(pillar)
    const content = await writeDraft(client, {
      external_id,
      slot,
      pillar,
      near,
      lang,
      texts: texts.map((one) => render(one, values, address).text),
      idea,
    })
    const file = `${external_id}.md`
    drafts.push({ file, slot, pillar, near, content, state: await stateOf(context, join(folder, file)) })
  }
  return drafts
}

/** Writes those that nobody has written in; each whole or not at all. Throws `Failure` usage `no_place`. */
export async function writeDrafts(context: Context, folder: string, drafts: readonly Draft[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const { file, content } of drafts.filter((one) => one.state === 'new')) {
      // a name that nobody can guess: in a folder of several people a link could stand there
      const part = join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
      try {
        await writeFile(part, content, { flag: 'wx' })
        await rename(part, join(folder, file))
      } finally {
        await rm(part, { force: true })
      }
    }
  } catch (error) {
    throw noPlace(context, folder, error)
  }
}

function noPlace({ lang }: Context, folder: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return new Failure('usage', 'no_place', say(lang, draftText.no_place, { folder, code }), {
    hint: diskHint(error, lang) ?? say(lang, draftText.no_place_hint),
    cause: error,
  })
}

/** A file that says more than the empty one it was is somebody's work; so is one that cannot be read. */
async function stateOf(context: Context, path: string): Promise<Draft['state']> {
  let document: string
  try {
    document = await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'new'
    throw noPlace(context, path, error)
  }
  const { input, problems } = await parsePost(document, { folder: '', lang: context.lang, comments: false })
  const { text, text_for, title, link, first_comment, campaign, media, tags } = input
  const said = [text, title, link, first_comment, campaign].some((one) => one !== null && one !== '')
  const filled = said || text_for !== null || [media, tags].some((one) => one !== null && one.length > 0)
  return problems.length > 0 || filled ? 'kept' : 'new'
}

function idOf({ instant, accounts }: FreeSlot, taken: Set<string>): string {
  const [first, second, ...more] = accounts.map((one) => one.name)
  const names = more.length > 0 ? [first, `${accounts.length - 1}`] : [first, second]
  const parts = [instant.scheduled_local.replace('T', '-').replace(':', ''), ...names.filter((one) => one !== undefined)]
  const plain = parts.join('-').replace(/[^\p{L}\d._+-]+/gu, '-')
  let id = plain
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`
  taken.add(id)
  return id
}

async function datesAround(context: Context, client: Client, days: Days, lang: Lang): Promise<NearDate[]> {
  const { answers } = await currentAnswers(context, client)
  const own = await ownKeyDates(known(answers, 'topics')?.key_dates ?? [], days, client.lang)
  const holidays = await holidaysBetween(client, days.from, days.to, lang)
  const usual = keyDates(client, days, known(answers, 'sector') ?? null)
  const all: NearDate[] = [
    ...holidays.map(({ day, name }) => ({ day, to: day, name, own: false })),
    ...usual.map(({ id, day, to }) => ({ day, to, name: say(lang, keyDateLabel[id]), own: false })),
    ...own.dated.map((one) => ({ ...one, own: true })),
  ]
  return all
    .filter((one, i) => all.findIndex(({ name }) => name === one.name) === i)
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

function sayNear(lang: Lang, { day, to, name, own }: NearDate, slot_day: string): string {
  if (own) return name
  return day < slot_day
    ? say(lang, draftText.near_until, { name, day: date(lang, to) })
    : say(lang, draftText.near_one, { name, day: date(lang, day) })
}

/** What each file is offered: the next texts of its pillar in turn, and an idea that no other file has. */
async function offers(
  context: Context,
  client: Client,
  sector: Sector | null,
  lang: Lang,
): Promise<(pillar: Pillar) => { texts: readonly TextTemplate[]; idea: string | null }> {
  const own = (await ownTemplates(context, client.slug, lang)).templates
  const trade = await starters(lang, sector ?? 'other')
  const general = sector === null || sector === 'other' ? [] : await starters(lang, 'other')
  const all = [...own, ...trade, ...general]
  const used = new Map<Pillar, number>()
  const ideas: Idea[] = (await (await context.store()).ideas.list(client.slug, { kind: 'idea' })).toReversed()
  return (pillar) => {
    const those = all.filter((one) => one.pillar === pillar)
    const from = used.get(pillar) ?? 0
    used.set(pillar, from + offered)
    const texts = Array.from({ length: Math.min(offered, those.length) }, (_, i) => those[(from + i) % those.length])
    const at = ideas.findIndex((one) => one.pillar === pillar || one.pillar === null)
    const [idea] = at < 0 ? [] : ideas.splice(at, 1)
    return { texts: texts.filter((one) => one !== undefined), idea: idea?.text ?? null }
  }
}

interface Written extends Pick<Draft, 'slot' | 'pillar' | 'near'> {
  readonly external_id: string
  readonly lang: Lang
  readonly texts: readonly string[]
  readonly idea: string | null
}

async function writeDraft(client: Client, { external_id, slot, pillar, near, lang, texts, idea }: Written): Promise<string> {
  const { stringify } = await import('yaml')
  const { scheduled_at, scheduled_local, time_zone } = slot.instant
  const notes = [
    say(lang, draftText.head, { client: client.name, when: dateTime(lang, new Date(scheduled_at), time_zone) }),
    ...(near.length === 0
      ? []
      : [
          say(lang, draftText.near, {
            dates: near.map((one) => sayNear(lang, one, scheduled_local.slice(0, 10))).join(', '),
          }),
        ]),
    ...(await rooms(slot, lang)),
  ]
  const head = stringify(
    {
      external_id,
      client: client.slug,
      // an hour that the clocks repeat is told by its instant
      ...(isTwice(scheduled_local, time_zone) ? { scheduled_at } : { scheduled_local: scheduled_local.replace('T', ' ') }),
      to: slot.accounts.map((one) => one.name).join(', '),
      pillar,
      title: null,
      link: null,
      media: null,
      alt: null,
      tags: null,
    },
    { nullStr: '', lineWidth: 0 },
  )
  const note = [
    say(lang, draftText.write_here),
    '',
    say(lang, draftText.starters, { pillar: say(lang, pillarLabel[pillar]) }),
    ...texts.map((text) => `- ${text.replaceAll('\n', '\n  ')}`),
    ...(idea === null ? [] : ['', say(lang, draftText.idea, { text: idea })]),
  ]
  const comment = note.join('\n').replaceAll('-->', '→')
  return `---\n${notes.map((one) => `# ${oneLine(one)}\n`).join('')}${head}---\n\n<!--\n${comment}\n-->\n\n`
}

function isTwice(local: string, time_zone: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/\D/).map(Number)
  return instantsOf({ year, month, day, hour, minute }, time_zone).length > 1
}

/** How long the text may be on each account. */
async function rooms({ accounts }: FreeSlot, lang: Lang): Promise<string[]> {
  const each = await Promise.all(
    accounts.map(async (account) => {
      const { rules } = await targetOf(account)
      const { max, unit } = rules.length('', limitsOf(account))
      return max === null
        ? say(lang, draftText.room_free, { account: account.name })
        : say(lang, draftText.room_one, { account: account.name, max: number(lang, max), unit: say(lang, unit) })
    }),
  )
  return each.length === 0 ? [] : [say(lang, draftText.room, { rooms: list(lang, each) })]
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
