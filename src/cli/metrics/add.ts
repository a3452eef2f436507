import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { figureLabel, figuresText } from '../../i18n/figures.ts'
import { list, month as monthInWords } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { networkName } from '../../report/words.ts'
import {
  addFigures,
  falls,
  formAccounts,
  monthQuestions,
  withKnown,
  type MonthQuestion,
  type TypedFigure,
} from '../../results/add-figures.ts'
import { dayOf } from '../../results/day.ts'
import { firmMetrics, isMetricName, metricNames, type MetricName } from '../../results/metric.ts'
import { listingMetrics, type Asked, type FormAccount } from '../../results/month-form.ts'
import { addMonths, monthOf, parseMonth } from '../../results/month.ts'
import { readFigure, sayFigure } from '../../results/read-figure.ts'
import { readersNetwork, type ReadersNetwork } from '../../networks/readers-network.ts'
import type { Account } from '../../store/accounts.ts'
import type { Client } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'
import { inTurn, type Turn } from '../in-turn.ts'
import { nearest } from '../../nearest.ts'
import { networkFlag } from './import.ts'

interface Wanted {
  readonly client: Client
  readonly month: string
  readonly network: ReadersNetwork | null
  readonly account: Account | null
}

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const named = textFlag(flags, 'account')
  const account = named === undefined ? null : await findAccount(context, client, named)
  const network = account === null ? networkFlag(context, flags) : readersNetwork(account.network, account.for_network)
  const wanted: Wanted = { client, month: monthFlag(context, client, flags), network, account }
  const by = byFlag(context, flags)
  const typed = Array.isArray(flags['set']) ? flags['set'].map(String) : []
  const answered = typed.length > 0 ? await given(context, wanted, typed) : await asked(context, wanted)
  const figures = answered.map(({ question, value }): TypedFigure => ({ ...question, value }))
  const snapshots = await addFigures(context, { client, month: wanted.month, by, figures })
  if (options.json) return io.json(snapshots)
  if (figures.length === 0) return io.note(say(lang, figuresText.nothing_typed))

  const head = [
    { title: say(lang, figuresText.column_where) },
    { title: say(lang, figuresText.column_figure), flexible: true },
    { title: say(lang, figuresText.column_value), align: 'right' as const },
    { title: say(lang, figuresText.column_before), align: 'right' as const },
  ]
  const rows = answered.map(({ question, value }) => [
    whereOf(context, question),
    say(lang, figureLabel[question.metric]),
    sayFigure(lang, question.metric, value),
    question.before === null ? '' : sayFigure(lang, question.metric, question.before),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  const text = options.dry_run ? figuresText.would_record : figuresText.recorded
  io.print(say(lang, text, { count: figures.length, month: monthInWords(lang, wanted.month) }))
}

/** `--month`, else the last complete one. */
function monthFlag(context: Context, client: Client, flags: Flags): string {
  const today = dayOf(context.now(), client.time_zone)
  const said = textFlag(flags, 'month')
  return said === undefined ? addMonths(monthOf(today), -1) : parseMonth(said, today, context.lang)
}

function byFlag({ lang }: Context, flags: Flags): string {
  const said = textFlag(flags, 'by')?.trim()
  if (said === undefined) return say(lang, figuresText.typed)
  if (/^[^\n\r]{1,60}$/.test(said)) return said
  throw new Failure('usage', 'bad_by', say(lang, figuresText.bad_by))
}

interface Answered {
  readonly question: MonthQuestion
  readonly value: number
}

// Given with `--set`

async function given(context: Context, wanted: Wanted, typed: readonly string[]): Promise<Answered[]> {
  const { lang } = context
  const accounts = await formAccounts(context, wanted.client, wanted.month)
  const read = typed.map((text) => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/su.exec(text) ?? []
    if (name === '') {
      throw new Failure('usage', 'bad_set', say(lang, figuresText.bad_set, { text }), {
        hint: say(lang, figuresText.bad_set_hint),
      })
    }
    const metric = metricCalled(context, name)
    return { asked: placeOf(context, wanted, accounts, metric), value: readFigure(metric, value, lang) }
  })
  for (const [at, { asked: one }] of read.entries()) {
    if (read.findIndex(({ asked: other }) => other.metric === one.metric) < at) {
      throw new Failure('usage', 'figure_twice', say(lang, figuresText.twice, { name: one.metric }))
    }
  }
  const questions = await withKnown(
    context,
    wanted.client,
    wanted.month,
    read.map(({ asked: one }) => one),
  )
  const answered: Answered[] = []
  for (const [at, question] of questions.entries()) {
    const value = read[at]?.value
    if (value === undefined) continue
    if (falls(question, value)) await checkFall(context, question, value)
    answered.push({ question, value })
  }
  return answered
}

/** `repeat_rate` is `repeat_rate_bp`: a share is typed in percent. */
function metricCalled({ lang }: Context, name: string): MetricName {
  const typed = name.toLowerCase().replaceAll('-', '_')
  for (const metric of [typed, `${typed}_bp`]) if (isMetricName(metric)) return metric
  const names = list(
    lang,
    metricNames.map((one) => one.replace(/_bp$/, '')),
  )
  const near = nearest(typed, metricNames)
  throw new Failure('usage', 'unknown_figure', say(lang, figuresText.unknown_figure, { name }), {
    hint:
      near === null
        ? say(lang, figuresText.unknown_figure_hint, { names })
        : say(lang, figuresText.unknown_figure_near, { near: near.replace(/_bp$/, ''), names }),
  })
}

/** Whose a figure is: what was named, else the only account it can be of, else the listing or the business. */
function placeOf({ lang }: Context, { network, account }: Wanted, accounts: readonly FormAccount[], metric: MetricName): Asked {
  const firm = (firmMetrics as readonly string[]).includes(metric)
  if (account !== null && network !== null) return { metric, network, account: { id: account.id, name: account.name } }
  const where = network ?? (listingMetrics.includes(metric) ? 'gbp' : firm ? 'other' : null)
  if (where === null) {
    const [only, ...others] = accounts.filter((one) => one.network !== 'blog')
    if (only !== undefined && others.length === 0) return { metric, network: only.network, account: only }
    const networks = list(lang, [...new Set(accounts.map((one) => one.network))])
    throw new Failure('usage', 'network_needed', say(lang, figuresText.network_needed, { name: metric }), {
      hint: say(lang, figuresText.network_needed_hint, { networks: networks === '' ? 'facebook' : networks }),
    })
  }
  if (where === 'other' && firm) return { metric, network: where, account: null }
  const [only, ...others] = accounts.filter((one) => one.network === where)
  if (others.length > 0) {
    throw new Failure('usage', 'account_needed', say(lang, figuresText.account_needed, { name: metric }), {
      hint: say(lang, figuresText.account_needed_hint, {
        names: list(
          lang,
          [only, ...others].flatMap((one) => one?.name ?? []),
        ),
      }),
    })
  }
  return { metric, network: where, account: only === undefined ? null : { id: only.id, name: only.name } }
}

/** A counter that falls: asked about, refused where nobody is there to answer. */
async function checkFall(context: Context, question: MonthQuestion, value: number): Promise<void> {
  const { lang, options } = context
  if (options.yes || (options.input && (await isRight(context, question, value)))) return
  throw new Failure('usage', 'counter_falls', say(lang, figuresText.refused_fall, fallWords(context, question, value)), {
    hint: say(lang, figuresText.refused_fall_hint),
  })
}

async function isRight(context: Context, question: MonthQuestion, value: number): Promise<boolean> {
  const text = say(context.lang, figuresText.falls, fallWords(context, question, value))
  return (await context.ask()).confirm(text, false)
}

function fallWords(context: Context, question: MonthQuestion, value: number): { label: string; value: string; before: string } {
  const { lang } = context
  return {
    label: labelOf(context, question),
    value: sayFigure(lang, question.metric, value),
    before: sayFigure(lang, question.metric, question.last ?? 0),
  }
}

// Asked on a terminal

async function asked(context: Context, wanted: Wanted): Promise<Answered[]> {
  const { io, lang, options } = context
  const questions = await monthQuestions(context, wanted.client, wanted.month, wanted)
  if (!options.input) {
    const flags = questions.map(({ metric }) => `--set ${metric.replace(/_bp$/, '')}=…`)
    throw new Failure('usage', 'figures_needed', say(lang, figuresText.needed), {
      hint:
        flags.length === 0
          ? say(lang, figuresText.needed_hint_none)
          : say(lang, figuresText.needed_hint, { flags: [...new Set(flags)].join(' ') }),
    })
  }
  if (questions.length === 0) {
    io.note(say(lang, figuresText.nothing_to_ask))
    return []
  }
  io.note(say(lang, figuresText.intro, { month: monthInWords(lang, wanted.month) }))
  const ask = await context.ask()
  const values = new Map<number, number>()
  const turns = questions.map((question, at): Turn => ({
    applies: () => true,
    put: async ({ back }) => {
      values.delete(at)
      for (;;) {
        const typed = await ask.text(labelOf(context, question), {
          why: hintOf(context, question),
          mark: `${at + 1}/${questions.length}`,
          back,
          ends_list: true,
          validate: (text) => complaintOf(context, question.metric, text),
        })
        if (isNothing(typed)) return
        const value = readFigure(question.metric, typed, lang)
        if (falls(question, value) && !options.yes && !(await isRight(context, question, value))) continue
        values.set(at, value)
        return
      }
    },
  }))
  await inTurn(turns)
  return questions.flatMap((question, at) => {
    const value = values.get(at)
    return value === undefined ? [] : [{ question, value }]
  })
}

/** Nothing typed is « I do not know ». */
function isNothing(text: string): boolean {
  return text.trim() === '' || text.trim() === '?'
}

function complaintOf({ lang }: Context, metric: MetricName, text: string): true | string {
  if (isNothing(text)) return true
  try {
    readFigure(metric, text, lang)
    return true
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
}

function hintOf({ lang }: Context, { metric, before, known }: MonthQuestion): string {
  const told = [
    before === null
      ? say(lang, figuresText.no_before)
      : say(lang, figuresText.before, { value: sayFigure(lang, metric, before) }),
    ...(known === null ? [] : [say(lang, figuresText.known, { value: sayFigure(lang, metric, known) })]),
  ]
  return told.join(' · ')
}

function labelOf(context: Context, question: Asked): string {
  const { lang } = context
  const label = say(lang, figureLabel[question.metric])
  const shown = `${label.charAt(0).toUpperCase()}${label.slice(1)}`
  return question.account === null && question.network === 'other' ? shown : `${whereOf(context, question)} · ${shown}`
}

function whereOf({ lang }: Context, { network, account }: Asked): string {
  if (account === null) return network === 'other' ? say(lang, figuresText.firm) : networkName(lang, network)
  const name = networkName(lang, network)
  return account.name.toLowerCase() === name.toLowerCase() || account.name === network ? name : `${name} (${account.name})`
}
