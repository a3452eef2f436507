/** One question on the terminal: its form becomes prompts, what is typed becomes an answer. The rules are `strategy/`'s. */
import { regionName, regionOfTown, regionsOf } from '../../clients/regions.ts'
import { interviewText } from '../../i18n/interview.ts'
import { minorDigits } from '../../i18n/format.ts'
import { kpiUnitText } from '../../i18n/kpi.ts'
import { kpiLabel, objectiveLabel } from '../../i18n/labels.ts'
import { fieldText, questionText } from '../../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Ask, Asking, Choice } from '../../io/ask.ts'
import type { StoredAnswer } from '../../store/strategies.ts'
import {
  answered,
  isUnknown,
  known,
  unknownValue,
  type AnsweredAccount,
  type InternalCandidateTick,
  type ObjectiveTarget,
} from '../../strategy/answers.ts'
import { amountAsSaid } from '../../strategy/answers-file.ts'
import { codeName, fieldLabel, isNothing, valueInWords } from '../../strategy/answer-words.ts'
import { checkAnswer, checkShape, choiceName, readTyped, type CheckContext } from '../../strategy/check-answer.ts'
import { accountDetails } from '../../strategy/conditions.ts'
import { currencyOf, economicsAsked, hoursBought, hoursOfPeople, usualHourlyRate } from '../../strategy/defaults.ts'
import { kpisOf } from '../../strategy/kpi-targets.ts'
import type { Put } from '../../strategy/hold-interview.ts'
import { kpiOf, typedTimes } from '../../strategy/kpis.ts'
import { hoursText } from '../../strategy/notices.ts'
import { countryName, zonesOf } from '../../strategy/places.ts'
import { fieldsOf, type Field, type Shape } from '../../strategy/questionnaire.ts'
import { strategyNetworks, type Objective } from '../../strategy/weights.ts'
import { withWayBack } from './way-back.ts'

export interface Surroundings {
  readonly lang: Lang
  readonly now: Date
  /** What an hour of the consultant's costs, in minor units; null when it is not set. */
  readonly providerRate: number | null
  /** The question, where several prompts make its answer. */
  title(text: string): void
  note(text: string): void
}

export async function putQuestion(ask: Ask, put: Put, around: Surroundings): Promise<StoredAnswer> {
  return withWayBack(ask, (replaying, fresh) => {
    const once = {
      title: (text: string): void => void (fresh() && around.title(text)),
      note: (text: string): void => void (fresh() && around.note(text)),
    }
    return new Questioner(replaying, put, { ...around, ...once }).answer()
  })
}

/** A number times another, exact to a hundredth; anything else as it is. */
function scaled(value: unknown, times: number): unknown {
  return typeof value === 'number' && times !== 1 ? Math.round(value * times * 100) / 100 : value
}

/** Prompt values that no answer can be. */
const doNotKnow = '\u0000?'
const noneOfThese = '\u0000-'
const someoneElse = '\u0000+'

type Prompted = { readonly value: unknown } | 'unknown'

class Questioner {
  readonly #ask: Ask
  readonly #put: Put
  readonly #around: Surroundings
  readonly #lang: Lang
  readonly #check: CheckContext
  /** Only the first prompt of a question carries its number and its reason. */
  readonly #first: Asking

  constructor(ask: Ask, put: Put, around: Surroundings) {
    this.#ask = ask
    this.#put = put
    this.#around = around
    this.#lang = around.lang
    const people = known(put.answers, 'people')
    this.#check = {
      lang: around.lang,
      now: around.now,
      currency: currencyOf(put.answers, put.context.client),
      people: people?.map((person) => person.alias) ?? null,
      typed: true,
    }
    this.#first = {
      mark: `${put.done + 1}/${put.total}`,
      why: say(around.lang, questionText[put.question.id].why),
      back: put.back,
    }
  }

  async answer(): Promise<StoredAnswer> {
    const { step, question, proposed, own } = this.#put
    if (own && step !== accountDetails && isComposite(question.shape) && !isNothing(proposed) && this.#fits(proposed)) {
      const now = valueInWords(question.shape, proposed, question.id, this.#check)
      if (await this.#keeps(this.#title(), now, this.#first)) return answered(proposed)
    }
    const result = await this.#special()
    if (result === 'unknown') return answered(null, 'unknown')
    const checked = checkAnswer(question, result.value, { ...this.#check, typed: true })
    const [issue] = checked.issues
    if (issue && result.value !== null) {
      // the parts were right, the whole is not
      this.#around.note(issue.rule)
      return this.answer()
    }
    return answered(result.value === null ? null : checked.value)
  }

  /** Whether what was said is about what is asked: other objectives call for other figures. */
  #fits(proposed: unknown): boolean {
    const { question, answers } = this.#put
    const same = (given: readonly string[], asked: readonly string[]): boolean =>
      given.toSorted().join() === asked.toSorted().join()
    if (question.id === 'objective_targets') {
      const targets = proposed as ObjectiveTarget[]
      return same(
        targets.map(({ objective }) => objective),
        known(answers, 'objectives') ?? [],
      )
    }
    if (question.id === 'deal_economics') return same(Object.keys(proposed as object), economicsAsked(answers))
    return true
  }

  /** Whether what was said holds. It stands above the choice, for it may be long. */
  async #keeps(title: string, now: string, asking: Asking): Promise<boolean> {
    const kept = await this.#ask.select(
      title,
      [
        { value: 'keep', name: this.#say(interviewText.keep) },
        { value: 'change', name: this.#say(interviewText.change) },
      ],
      'keep',
      { ...asking, why: [asking.why, this.#say(interviewText.said_before, { answer: now })].filter(Boolean).join('\n') },
    )
    return kept === 'keep'
  }

  async #special(): Promise<Prompted> {
    const { id, shape } = this.#put.question
    if (this.#put.step === accountDetails) return this.#accountDetails()
    switch (id) {
      case 'objectives':
        return this.#ranked()
      case 'internal_candidate':
        return this.#candidate()
      case 'abilities':
        return this.#ticked(shape as Shape & { kind: 'choices' }, { none: interviewText.none_of_these })
      case 'accounts':
        return this.#accounts()
      case 'excluded_networks': {
        // nobody need refuse a network that has closed
        const before = (this.#put.proposed as string[] | undefined) ?? []
        const of = [...new Set<string>([...strategyNetworks, ...before])]
        return this.#ticked({ ...(shape as Shape & { kind: 'choices' }), of }, {})
      }
      case 'objective_targets':
        return this.#targets()
      case 'deal_economics':
        return this.#fields(fieldsOf(shape).filter((field) => economicsAsked(this.#put.answers).includes(field.id)))
      case 'location':
        return this.#location()
      case 'reporting':
        return this.#reporting()
      case 'people':
        return this.#people()
      case 'hours_per_month':
        return this.#hours()
      case 'horizon_months':
        return this.#horizon()
      case 'hourly_rate': {
        const usual = usualHourlyRate(known(this.#put.answers, 'sector'), this.#check.currency)
        const estimated = !this.#put.own && this.#put.proposed === usual
        return this.#typed(shape, estimated ? this.#say(interviewText.rate_default) : null)
      }
      default:
        return this.#plain(shape)
    }
  }

  #plain(shape: Shape): Promise<Prompted> {
    switch (shape.kind) {
      case 'yes_no':
        return this.#yesNo(this.#title(), this.#first, this.#put.proposed as boolean | undefined, true)
      case 'choice':
        return this.#choice(shape)
      case 'choices':
        return this.#ticked(shape, {})
      case 'person':
        return this.#person(shape)
      case 'lines':
      case 'emails':
        return this.#lines(shape, this.#title(), this.#first, this.#put.proposed as string[] | undefined)
      case 'group':
        return this.#fields(shape.fields)
      case 'repeat':
        return this.#repeat(shape)
      case 'text':
        return shape.long ? this.#long() : this.#typed(shape, null)
      default:
        return this.#typed(shape, null)
    }
  }

  // One prompt

  #title(): string {
    const { step, question } = this.#put
    return this.#say(step === accountDetails ? interviewText.account_details : questionText[question.id].ask)
  }

  #say(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
    return say(this.#lang, text, values)
  }

  #unknown(): Choice<string> {
    return { value: doNotKnow, name: this.#say(interviewText.do_not_know), key: '?' }
  }

  /** A line to type. Enter takes the proposal; without one it means « I do not know » where that is an answer. */
  async #typed(shape: Shape, hint: string | null): Promise<Prompted> {
    const { question, proposed } = this.#put
    const { required, nullable } = question
    const fallback = proposed === undefined || proposed === null ? undefined : this.#shown(shape, proposed)
    const enter =
      required || fallback !== undefined
        ? null
        : this.#say(nullable ? interviewText.enter_is_none : interviewText.enter_is_unknown)
    const why = [this.#first.why, hint, enter].filter((part) => part !== null && part !== undefined).join('\n')
    const typed = await this.#ask.text(this.#title(), {
      ...this.#first,
      why,
      ...(fallback === undefined ? {} : { default: fallback }),
      validate: (value) => {
        if (!required && (value.trim() === '?' || value.trim() === '')) return true
        // the keys are no answers: no firm is called so
        if (value.trim() === '<') return this.#say(interviewText.nothing_before)
        if (value.trim() === '?') return this.#say(interviewText.must_answer)
        return this.#complaint(shape, readTyped(shape, value), question.id) ?? true
      },
    })
    if (!required && typed.trim() === '?') return 'unknown'
    if (!required && typed.trim() === '') return nullable ? { value: null } : 'unknown'
    return { value: readTyped(shape, typed) }
  }

  #complaint(shape: Shape, value: unknown, path: string): string | null {
    const rule = checkShape(shape, value, path, this.#check).issues[0]?.rule
    if (rule === undefined) return null
    // some rules are sentences already
    return /^(?:un|une|de|a|an|one|true) /.test(rule) ? this.#say(interviewText.must_be, { rule }) : rule
  }

  /** A value as it would be typed. */
  #shown(shape: Shape, value: unknown): string {
    if (isUnknown(value)) return '?'
    if (shape.kind === 'country') return countryName(this.#lang, asText(value))
    if (shape.kind === 'money') return amountAsSaid(this.#lang, value as number, this.#check.currency).replace(' ', '\u00A0')
    if (shape.kind === 'minutes') {
      const minutes = value as number
      return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`
    }
    if (typeof value === 'number') return this.#lang === 'fr' ? String(value).replace('.', ',') : String(value)
    return asText(value)
  }

  async #yesNo(title: string, asking: Asking, proposed: boolean | undefined, mayNotKnow: boolean): Promise<Prompted> {
    const choices: Choice<string>[] = [
      { value: 'yes', name: this.#say(interviewText.yes) },
      { value: 'no', name: this.#say(interviewText.no) },
    ]
    if (mayNotKnow) choices.push(this.#unknown())
    const fallback = proposed === undefined ? undefined : proposed ? 'yes' : 'no'
    const chosen = await this.#ask.select(title, choices, fallback, asking)
    return chosen === doNotKnow ? 'unknown' : { value: chosen === 'yes' }
  }

  async #choice(shape: Shape & { kind: 'choice' }): Promise<Prompted> {
    const { question, proposed } = this.#put
    const choices: Choice<string>[] = shape.of.map((code) => ({
      value: String(code),
      name: choiceName(this.#lang, question.id, code),
    }))
    choices.push(this.#unknown())
    const fallback = proposed === undefined || proposed === null ? undefined : asText(proposed)
    const chosen = await this.#ask.select(this.#title(), choices, fallback, this.#first)
    return chosen === doNotKnow ? 'unknown' : { value: shape.of.find((code) => String(code) === chosen) }
  }

  /** Boxes. `none`: the words of an explicit empty answer, where an empty one must not slip in. */
  async #ticked(shape: Shape & { kind: 'choices' }, { none }: { none?: Text }): Promise<Prompted> {
    const { question, proposed, own } = this.#put
    const { alone } = shape
    const proposes = (proposed as string[] | undefined)?.filter((code) => shape.of.includes(code))
    // a lone « none » is taken by Enter with nothing ticked, so that ticking something else need not untick it first
    const lone = proposes !== undefined && (proposes.length === 0 || (!own && proposes[0] === alone))
    const emptyMeans = none === undefined && lone ? proposes : undefined
    const choices = shape.of.map((code) => ({ value: code, name: codeName(this.#lang, question.id, code) }))
    if (none) choices.push({ value: noneOfThese, name: this.#say(none) })
    choices.push(this.#unknown())
    const hint = emptyMeans === undefined ? '' : `\n${this.#say(interviewText.tick_or_enter)}`
    const checked = emptyMeans === undefined ? (proposes?.length === 0 ? [noneOfThese] : (proposes ?? [])) : []
    const ticked = await this.#ask.checkbox(this.#title(), choices, checked, {
      ...this.#first,
      why: `${this.#first.why ?? ''}${hint}`,
      validate: (values) => {
        if (values.length === 0) return emptyMeans === undefined ? this.#say(interviewText.tick_one) : true
        for (const only of [doNotKnow, noneOfThese, alone ?? doNotKnow]) {
          if (values.includes(only) && values.length > 1) {
            const choice = choices.find((one) => one.value === only)?.name ?? ''
            return this.#complaintAlone(choice)
          }
        }
        return true
      },
    })
    if (ticked.includes(doNotKnow)) return 'unknown'
    if (ticked.length === 0) return { value: emptyMeans ?? [] }
    return { value: ticked.filter((code) => code !== noneOfThese) }
  }

  #complaintAlone(choice: string): string {
    return this.#say(interviewText.alone, { choice })
  }

  async #lines(shape: Shape, title: string, asking: Asking, proposed: readonly string[] | undefined): Promise<Prompted> {
    if (proposed !== undefined && proposed.length > 0 && (await this.#keeps(title, proposed.join(', '), asking)))
      return { value: proposed }
    const max = shape.kind === 'lines' || shape.kind === 'emails' ? shape.max : 1
    const lines: string[] = []
    while (lines.length < max) {
      const first = lines.length === 0
      const typed = await this.#ask.text(first ? title : `${title} (${lines.length + 1})`, {
        ...(first ? asking : { mark: '·' }),
        ends_list: true,
        ...(first ? { why: `${asking.why ?? ''} (${this.#say(interviewText.enter_ends)})`.trim() } : {}),
        validate: (value) => {
          if (value.trim() === '' || (first && value.trim() === '?')) return true
          return this.#complaint(shape, [value], this.#put.question.id) ?? true
        },
      })
      if (first && typed.trim() === '?') return 'unknown'
      if (typed.trim() === '') break
      lines.push(typed.trim())
    }
    return { value: lines }
  }

  async #long(): Promise<Prompted> {
    const { question } = this.#put
    const proposed = (this.#put.proposed as string | undefined) ?? ''
    if (proposed !== '' && (await this.#keeps(this.#title(), firstWords(proposed), this.#first))) return { value: proposed }
    const chosen = await this.#ask.select(
      this.#title(),
      [
        { value: 'here', name: this.#say(interviewText.write_here) },
        { value: 'editor', name: this.#say(interviewText.write_now) },
        { value: 'skip', name: this.#say(interviewText.later) },
      ],
      'here',
      proposed === '' ? this.#first : { mark: '·' },
    )
    if (chosen === 'skip') return 'unknown'
    if (chosen === 'editor') return { value: await this.#ask.editor(this.#title(), proposed, { mark: '·' }) }
    const typed = await this.#ask.text(this.#say(interviewText.your_text), {
      mark: '·',
      validate: (value) => this.#complaint(question.shape, value, question.id) ?? true,
    })
    return typed.trim() === '' ? 'unknown' : { value: typed }
  }

  async #person(shape: Shape & { kind: 'person' }): Promise<Prompted> {
    const { proposed } = this.#put
    const people = [...(this.#check.people ?? [])]
    const choices: Choice<string>[] = [
      ...people.map((alias) => ({ value: alias, name: alias })),
      ...shape.also.map((code) => ({ value: code, name: this.#say(interviewText.consultant) })),
    ]
    const known = typeof proposed === 'string' && proposed !== '' ? proposed : undefined
    const free = shape.others || people.length === 0
    if (known !== undefined && free && !choices.some((choice) => choice.value === known))
      choices.push({ value: known, name: known })
    if (free) choices.push({ value: someoneElse, name: this.#say(interviewText.someone_else) })
    choices.push({ value: '', name: this.#say(interviewText.nobody) })
    const chosen = await this.#ask.select(this.#title(), choices, known, this.#first)
    if (chosen !== someoneElse) return { value: chosen }
    const name = await this.#ask.text(this.#say(fieldText.people.alias), {
      mark: '·',
      validate: (value) => this.#complaint({ kind: 'text', min: 1, max: 60 }, value, this.#put.question.id) ?? true,
    })
    return { value: name }
  }

  // Several prompts

  /** The fields of a group, one after the other; `doing` is what the first prompt carries. */
  async #fields(fields: readonly Field[]): Promise<Prompted> {
    const proposed = (this.#put.proposed ?? {}) as Record<string, unknown>
    this.#around.title(this.#title())
    const value = await this.#eachField(fields, proposed, this.#put.question.id, this.#first)
    return Object.keys(value).length === 0 ? 'unknown' : { value }
  }

  async #eachField(
    fields: readonly Field[],
    proposed: Record<string, unknown>,
    path: string,
    first: Asking,
  ): Promise<Record<string, unknown>> {
    const value: Record<string, unknown> = {}
    for (const [index, field] of fields.entries()) {
      const given = await this.#field(field, proposed[field.id], path, index === 0 ? first : { mark: '·' })
      if (given !== undefined) value[field.id] = given
    }
    return value
  }

  /** One field; undefined when it is left out. */
  async #field(field: Field, proposed: unknown, path: string, asking: Asking): Promise<unknown> {
    const { id, shape, required } = field
    const at = `${path}.${id}`
    const title = this.#fieldTitle(at)
    switch (shape.kind) {
      case 'yes_no': {
        const said = await this.#yesNo(title, asking, proposed as boolean | undefined, !required)
        return said === 'unknown' ? undefined : said.value
      }
      case 'choice': {
        const choices: Choice<string>[] = shape.of.map((code) => ({
          value: String(code),
          name: choiceName(this.#lang, at, code),
        }))
        if (!required) choices.push(this.#unknown())
        const chosen = await this.#ask.select(title, choices, proposed === undefined ? undefined : asText(proposed), asking)
        return chosen === doNotKnow ? undefined : shape.of.find((code) => String(code) === chosen)
      }
      case 'choices': {
        const choices = shape.of.map((code) => ({ value: code, name: choiceName(this.#lang, at, code) }))
        const ticked = await this.#ask.checkbox(title, choices, (proposed as string[] | undefined) ?? [], {
          ...asking,
          validate: (values) => (values.length >= shape.min ? true : this.#say(interviewText.tick_one)),
        })
        return ticked.length === 0 && !required ? undefined : ticked
      }
      case 'lines':
      case 'emails': {
        const said = await this.#lines(shape, title, asking, proposed as string[] | undefined)
        return said === 'unknown' ? undefined : said.value
      }
      default: {
        const fallback = proposed === undefined || proposed === null ? undefined : this.#shown(shape, proposed)
        const mayNotKnow = field.unknown === true
        const typed = await this.#ask.text(title, {
          ...asking,
          ...(fallback === undefined ? {} : { default: fallback }),
          validate: (value) => {
            const text = value.trim()
            if (!required && (text === '' || text === '?')) return true
            return this.#complaint(shape, readTyped(shape, value), at) ?? true
          },
        })
        const text = typed.trim()
        if (!required && (text === '' || text === '?')) return mayNotKnow ? unknownValue : undefined
        return checkShape(shape, readTyped(shape, typed), at, this.#check).value
      }
    }
  }

  #fieldTitle(path: string): string {
    return fieldLabel(this.#lang, path)
  }

  async #repeat(shape: Shape & { kind: 'repeat' }): Promise<Prompted> {
    const { id } = this.#put.question
    const contacts = id === 'escalation_contacts'
    const items: unknown[] = []
    while (items.length < shape.max) {
      const first = items.length === 0
      const title = first ? this.#title() : this.#say(contacts ? interviewText.add_contact : interviewText.add_item)
      const more = await this.#ask.select(
        title,
        [
          { value: 'add', name: this.#say(contacts ? interviewText.a_contact : interviewText.an_item) },
          { value: 'stop', name: this.#say(first ? interviewText.none_for_now : interviewText.rank_enough) },
        ],
        'stop',
        first ? this.#first : { mark: '·' },
      )
      if (more === 'stop') break
      const item = await this.#eachField(shape.fields, {}, `${id}[${items.length}]`, { mark: '·' })
      const issue = checkAnswer(this.#put.question, [item], this.#check).issues[0]
      if (issue) this.#around.note(issue.rule)
      else items.push(item)
    }
    return { value: items }
  }

  // The questions with a form of their own

  async #ranked(): Promise<Prompted> {
    const shape = this.#put.question.shape as Shape & { kind: 'choices' }
    const before = (this.#put.proposed as Objective[] | undefined) ?? []
    const chosen: string[] = []
    while (chosen.length < shape.max) {
      const rank = chosen.length + 1
      const rest = shape.of.filter((code) => !chosen.includes(code))
      const choices: Choice<string>[] = rest.map((code) => ({ value: code, name: choiceName(this.#lang, 'objectives', code) }))
      if (rank > 1) choices.unshift({ value: noneOfThese, name: this.#say(interviewText.rank_enough) })
      const title = rank === 1 ? this.#title() : this.#say(interviewText.rank_next, { rank })
      const asking =
        rank === 1 ? { ...this.#first, why: `${this.#first.why ?? ''}\n${this.#say(interviewText.rank_first)}` } : { mark: '·' }
      const proposed = before.find((code) => !chosen.includes(code)) ?? (rank > 1 ? noneOfThese : undefined)
      const one = await this.#ask.select(title, choices, proposed, asking)
      if (one === noneOfThese) break
      chosen.push(one)
    }
    return { value: chosen }
  }

  /** Training is asked about only where nobody is trained yet. */
  async #candidate(): Promise<Prompted> {
    const shape = this.#put.question.shape as Shape & { kind: 'choices' }
    const asked = { ...shape, of: shape.of.filter((code) => code !== 'training_budget') }
    const before = this.#put.proposed as InternalCandidateTick[] | undefined
    const first = await this.#ticked(asked, { none: interviewText.none_of_these })
    if (first === 'unknown') return 'unknown'
    const ticks = first.value as InternalCandidateTick[]
    if (ticks.length === 0 || ticks.includes('trained')) return { value: ticks }
    const title = this.#say(interviewText.training_budget)
    const budget = await this.#yesNo(title, { mark: '·' }, before?.includes('training_budget'), false)
    return { value: budget !== 'unknown' && budget.value === true ? [...ticks, 'training_budget'] : ticks }
  }

  /** Where an account exists and, for each, whether it lives; the rest is for the desk. */
  async #accounts(): Promise<Prompted> {
    const before = (this.#put.proposed as AnsweredAccount[] | undefined) ?? []
    const declared: readonly string[] = before.map((account) => account.network)
    const offered = [...new Set([...strategyNetworks, 'twitter', 'viadeo', 'google_plus', 'foursquare', ...declared])]
    const choices = offered.map((code) => ({ value: code, name: codeName(this.#lang, 'accounts', code) }))
    choices.push(this.#unknown())
    const ticked = await this.#ask.checkbox(this.#title(), choices, declared, {
      ...this.#first,
      why: `${this.#first.why ?? ''}\n${this.#say(interviewText.tick_or_enter)}`,
      validate: (values) =>
        values.includes(doNotKnow) && values.length > 1 ? this.#complaintAlone(this.#say(interviewText.do_not_know)) : true,
    })
    if (ticked.includes(doNotKnow)) return 'unknown'
    const status = fieldsOf(this.#put.question.shape).find((field) => field.id === 'status') as Field
    const accounts: Record<string, unknown>[] = []
    for (const network of ticked) {
      const earlier = before.find((account) => account.network === network)
      const said = await this.#named(status, earlier?.status, 'accounts.status', codeName(this.#lang, 'accounts', network))
      // what the short form does not ask stays as it was
      accounts.push({ ...earlier, network, status: said })
    }
    return { value: accounts }
  }

  async #accountDetails(): Promise<Prompted> {
    const fields = fieldsOf(this.#put.question.shape).filter((field) => field.asked === 'desk')
    const accounts: Record<string, unknown>[] = []
    this.#around.title(this.#title())
    for (const [index, account] of (this.#put.proposed as AnsweredAccount[]).entries()) {
      const said: Record<string, unknown> = {}
      const name = codeName(this.#lang, 'accounts', account.network)
      for (const [nth, field] of fields.entries()) {
        const first = index === 0 && nth === 0 ? this.#first : undefined
        const before = (account as unknown as Record<string, unknown>)[field.id]
        const given = await this.#named(field, before, `accounts.${field.id}`, name, first)
        if (given !== undefined) said[field.id] = given
      }
      accounts.push({ network: account.network, status: account.status, ...said })
    }
    return { value: accounts }
  }

  /** A field of a form that stands for something: its label says of what. */
  async #named(
    field: Field,
    proposed: unknown,
    path: string,
    of: string,
    asking: Asking = { mark: '·' },
    unit = '',
  ): Promise<unknown> {
    const label = `${this.#fieldTitle(path)}${unit === '' ? '' : ` (${unit})`}`
    if (field.shape.kind === 'choice') {
      const choices = field.shape.of.map((code) => ({ value: String(code), name: capital(choiceName(this.#lang, path, code)) }))
      return this.#ask.select(`${of} · ${label}`, choices, proposed === undefined ? undefined : asText(proposed), asking)
    }
    const fallback = proposed === undefined || isUnknown(proposed) ? undefined : this.#shown(field.shape, proposed)
    const typed = await this.#ask.text(`${of} · ${label}`, {
      ...asking,
      ...(fallback === undefined ? {} : { default: fallback }),
      validate: (value) => {
        const text = value.trim()
        if (!field.required && (text === '' || text === '?')) return true
        return this.#complaint(field.shape, readTyped(field.shape, value), path) ?? true
      },
    })
    const text = typed.trim()
    if (!field.required && (text === '' || text === '?')) return field.unknown ? unknownValue : undefined
    return checkShape(field.shape, readTyped(field.shape, typed), path, this.#check).value
  }

  async #targets(): Promise<Prompted> {
    const before = (this.#put.proposed as ObjectiveTarget[] | undefined) ?? []
    const fields = fieldsOf(this.#put.question.shape)
    const targets: Record<string, unknown>[] = []
    const currency = this.#check.currency
    this.#around.title(this.#title())
    for (const [index, objective] of (known(this.#put.answers, 'objectives') ?? []).entries()) {
      const earlier = before.find((target) => target.objective === objective)
      const name = this.#say(objectiveLabel[objective])
      const target: Record<string, unknown> = { objective }
      const usual: readonly string[] = kpisOf[objective]
      const kpis = [...new Set([...(earlier === undefined ? [] : [earlier.kpi]), ...usual])]
      const labels = kpiLabel as Readonly<Record<string, Text>>
      target['kpi'] = await this.#ask.select(
        `${name} · ${this.#say(fieldText.objective_targets.kpi)}`,
        kpis.map((code) => ({ value: code, name: labels[code] === undefined ? code : this.#say(labels[code]) })),
        earlier?.kpi ?? usual[0],
        index === 0 ? this.#first : { mark: '·' },
      )
      for (const id of ['baseline', 'target', 'date'] as const) {
        const field = fields.find((one) => one.id === id)
        if (!field) continue
        const asked = String(target['kpi'])
        const times = id === 'date' ? 1 : typedTimes(asked, minorDigits(currency))
        const shown = earlier?.kpi === asked ? scaled(earlier[id], 1 / times) : undefined
        const counts = kpiOf(asked).unit
        const unit = id === 'date' || counts === 'count' ? '' : say(this.#lang, kpiUnitText[counts] as Text, { currency })
        const said = await this.#named(field, shown, `objective_targets.${id}`, name, { mark: '·' }, unit)
        const given = scaled(said, times)
        if (given !== undefined) target[id] = given
        // nothing to aim at: no date either
        if (id === 'target' && isUnknown(given)) break
      }
      targets.push(target)
    }
    return { value: targets }
  }

  async #location(): Promise<Prompted> {
    const fields = fieldsOf(this.#put.question.shape)
    const proposed = (this.#put.proposed ?? {}) as Record<string, unknown>
    const field = (id: string): Field => fields.find((one) => one.id === id) as Field
    this.#around.title(this.#title())
    const country = (await this.#field(field('country'), proposed['country'], 'location', this.#first)) ?? 'FR'
    const city = await this.#field(field('city'), proposed['city'], 'location', { mark: '·' })
    const region = await this.#region(asText(country), asText(city), proposed)
    const zones = zonesOf(asText(country), this.#around.now)
    const before = proposed['country'] === country ? proposed['timezone'] : undefined
    const timezone =
      zones.length === 1
        ? zones[0]
        : zones.length > 1
          ? await this.#ask.select(
              this.#say(fieldText.location.timezone),
              zones.map((zone) => ({ value: zone, name: zone })),
              before as string | undefined,
              { mark: '·' },
            )
          : await this.#field({ ...field('timezone'), required: true }, before, 'location', { mark: '·' })
    const languages = await this.#field(field('languages'), proposed['languages'], 'location', { mark: '·' })
    return {
      value: {
        country,
        ...(city === undefined ? {} : { city }),
        ...(region === undefined ? {} : { region }),
        timezone,
        ...(languages === undefined ? {} : { languages }),
      },
    }
  }

  /** Asked only where parts of the country have holidays of their own; the town may tell. */
  async #region(country: string, city: string, proposed: Record<string, unknown>): Promise<string | undefined> {
    const parts = regionsOf(country)
    if (parts.length === 0) return undefined
    const same = proposed['country'] === country && asText(proposed['city']) === city
    const usual = same ? proposed['region'] : undefined
    return this.#ask.select(
      this.#fieldTitle('location.region'),
      [
        { value: '', name: this.#say(interviewText.elsewhere) },
        ...parts.map((code) => ({ value: code, name: regionName({ country, region: code }, this.#lang) ?? code })),
      ],
      usual === undefined ? (regionOfTown(country, city === '' ? null : city) ?? '') : asText(usual),
      { mark: '·' },
    )
  }

  async #reporting(): Promise<Prompted> {
    const [day, languages, recipients, contact] = fieldsOf(this.#put.question.shape)
    const proposed = (this.#put.proposed ?? {}) as Record<string, unknown>
    this.#around.title(this.#title())
    const fields = [day, languages, recipients].filter((field) => field !== undefined)
    const value = await this.#eachField(fields, proposed, 'reporting', this.#first)
    this.#around.note(this.#say(fieldText.reporting.contact))
    const known = (proposed['contact'] ?? {}) as Record<string, unknown>
    const person = await this.#eachField(
      fieldsOf(contact?.shape ?? { kind: 'group', fields: [] }),
      known,
      'reporting.contact',
      { mark: '·' },
    )
    return { value: { ...value, ...(Object.keys(person).length === 0 ? {} : { contact: person }) } }
  }

  /** A firm of one is its owner: nobody to name, no department to tell apart. */
  async #people(): Promise<Prompted> {
    const shape = this.#put.question.shape as Shape & { kind: 'repeat' }
    const alone = known(this.#put.answers, 'headcount') === 1
    const management = this.#say(interviewText.management)
    const owner = {
      alias: this.#say(interviewText.owner),
      role: 'director',
      department: management,
      minutes_per_week: hourADay,
      days: weekdays,
    }
    const people: Record<string, unknown>[] = []
    this.#around.title(this.#title())
    while (people.length < shape.max) {
      const n = people.length
      const first = n === 0
      if (!first) {
        const more = await this.#yesNo(this.#say(interviewText.add_person), { mark: '·' }, false, false)
        if (more === 'unknown' || more.value === false) break
      }
      const usual: Record<string, unknown> = first ? owner : { role: 'contributor', minutes_per_week: hourADay, days: weekdays }
      const fields = shape.fields.filter(
        (field) => !alone || (field.id !== 'department' && field.id !== 'role' && field.id !== 'intern'),
      )
      const person = await this.#eachField(fields, usual, `people[${n}]`, first ? this.#first : { mark: '·' })
      people.push(alone ? { ...person, role: 'director', department: management } : person)
      if (alone) break
    }
    return { value: people }
  }

  async #hours(): Promise<Prompted> {
    const { answers, own, proposed, question } = this.#put
    const named = own ? null : hoursOfPeople(known(answers, 'people'))
    const bought = hoursBought(known(answers, 'external_budget'), this.#around.providerRate)
    const total = named === null ? null : named + bought
    const hint =
      total === null
        ? null
        : bought > 0
          ? this.#say(interviewText.hours_sum_bought, {
              hours: hoursText(this.#lang, total),
              bought: hoursText(this.#lang, bought),
            })
          : this.#say(interviewText.hours_sum, { hours: hoursText(this.#lang, total) })
    const fallback = total ?? (typeof proposed === 'number' ? proposed : undefined)
    const typed = await this.#ask.text(this.#title(), {
      ...this.#first,
      why: [this.#first.why, hint].filter((part) => part !== null && part !== undefined).join('\n'),
      ...(fallback === undefined ? {} : { default: this.#shown(question.shape, fallback) }),
      validate: (value) => this.#complaint(question.shape, readTyped(question.shape, value), question.id) ?? true,
    })
    return { value: readTyped(question.shape, typed) }
  }

  async #horizon(): Promise<Prompted> {
    for (;;) {
      const said = await this.#choice(this.#put.question.shape as Shape & { kind: 'choice' })
      if (said === 'unknown' || said.value !== 3) return said
      const sure = await this.#yesNo(this.#say(interviewText.horizon_confirm), { mark: '·' }, false, false)
      if (sure !== 'unknown' && sure.value === true) return said
    }
  }
}

/** What the questionnaire counts on: an hour a working day. */
const hourADay = 300
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']

function isComposite(shape: Shape): boolean {
  return shape.kind === 'group' || shape.kind === 'repeat'
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}

/** A code as it is compared on a prompt. */
function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : ''
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
