import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { regionName, regionsOf } from '../../clients/regions.ts'
import { allCountries } from '../../clients/countries.ts'
import { escapeMarkup as t } from '../../documents/markup.ts'
import { formText } from '../../i18n/form.ts'
import { interviewText } from '../../i18n/interview.ts'
import { questionText, sectionText } from '../../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { template } from '../../templates.ts'
import { isUnknown, known, type AnsweredAccount, type ObjectiveTarget } from '../answers.ts'
import { amountAsSaid } from '../answers-file.ts'
import { codeName, fieldLabel } from '../answer-words.ts'
import { economicsOf } from '../conditions.ts'
import { kpisOf } from '../kpi-targets.ts'
import { countryName, zonesOf } from '../places.ts'
import type { Field, Question, Shape } from '../questionnaire.ts'
import { objectiveIds, strategyNetworks } from '../weights.ts'
import {
  elsewhereWord,
  formSchema,
  formSections,
  nobodyWord,
  unknownWord,
  valueInForm,
  type FormOptions,
  type FormQuestion,
} from './form.ts'

/**
 * One page that is filled without a network and hands an answers file back: its policy allows its own script and style and nothing
 * else. Questions show and hide as in the interview.
 */
export async function formToHtml(form: FormOptions): Promise<string> {
  const { mode, lang, answers } = form
  const [script, style] = await Promise.all(['form/form.js', 'form/form.css'].map((file) => readFile(template(file), 'utf8')))
  const sections = formSections(mode)
  const asked = sections.flatMap((section) => section.questions)
  const made = new Maker(form)
  const name = known(answers, 'client_name')
  const texts = Object.fromEntries(
    (['row', 'saved', 'too_many', 'excludes', 'file_name'] as const).map((id) => [id, raw(lang, formText[id])]),
  )
  const data = {
    head: { schema: formSchema, mode, language: lang },
    conditions: Object.fromEntries(asked.flatMap(({ question: { id }, condition }) => (condition ? [[id, condition]] : []))),
    texts,
  }
  const policy = `default-src 'none'; script-src '${hash(script ?? '')}'; style-src '${hash(style ?? '')}'; base-uri 'none'; form-action 'none'`
  const body: string[] = []
  let part = 'owner'
  for (const section of sections) {
    if (section.part !== part) {
      part = section.part
      body.push(`<h2 class="part">${t(say(lang, interviewText.desk_part))}</h2>`)
    }
    body.push(`<h2>${section.id} · ${t(say(lang, sectionText[section.id]))}</h2>`)
    for (const question of section.questions) body.push(made.question(question))
  }
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${t(name === undefined ? say(lang, formText.title) : `${say(lang, formText.title)} – ${name}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${t(say(lang, formText.title))}</h1>`,
    ...(name === undefined ? [] : [`<p>${t(say(lang, formText.for_client, { name }))}</p>`]),
    `<p>${t(say(lang, formText.intro, { count: asked.length }))}</p>`,
    ...(mode === 'full' ? [`<p>${t(say(lang, formText.aliases))}</p>`] : []),
    `<noscript><p class="error">${t(say(lang, formText.needs_script))}</p></noscript>`,
    '<form autocomplete="off">',
    ...body,
    `<div class="end"><button type="submit">${t(say(lang, formText.save))}</button>`,
    `<p>${t(say(lang, formText.save_hint))}</p><p id="status" role="status"></p></div>`,
    '</form>',
    '</main>',
    // `<` as an escape: no text can end the element
    `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** A plain value as it stands in an input; undefined for none. */
function wordOf(value: unknown): string | undefined {
  if (isUnknown(value)) return unknownWord
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** A sentence with its placeholders, for the script to fill. */
function raw(lang: Lang, text: Text): string {
  return say(lang, text)
}

/** A control and the kind under which the script reads it. `grouped`: of several inputs, which a legend names. */
interface Control {
  readonly kind: string
  readonly html: string
  readonly grouped: boolean
  readonly hint?: string
  readonly attributes?: string
}

interface At {
  readonly id: string
  readonly path: string
  readonly required: boolean
  /** `{ unknown: true }` can be answered. */
  readonly unknown: boolean
  readonly described: string
}

class Maker {
  readonly #form: FormOptions
  readonly #lang: Lang

  constructor(form: FormOptions) {
    this.#form = form
    this.#lang = form.lang
  }

  #say(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
    return t(say(this.#lang, text, values))
  }

  /** Without its number: those that are hidden would leave gaps. */
  question({ question }: FormQuestion): string {
    const { id, required } = question
    const value = valueInForm(this.#form.answers, question)
    const at: At = { id, path: id, required: required === true, unknown: !required, described: `${id}-why` }
    const control = this.#special(question, value, at) ?? this.#control(question.shape, value, at)
    const must = required ? ` <span class="must">(${this.#say(formText.required)})</span>` : ''
    const title = `${this.#say(questionText[id].ask)}${must}`
    const why = `<p class="why" id="${id}-why">${this.#say(questionText[id].why)}</p>`
    return holder(control, { id, title, attributes: `class="q${short(question.shape)}" data-q="${id}"`, why })
  }

  #special(question: Question, value: unknown, at: At): Control | null {
    const { id, shape } = question
    switch (id) {
      case 'objectives':
        return this.#ranked(shape as Shape & { kind: 'choices' }, isUnknown(value) ? [] : ((value as string[]) ?? []), at)
      case 'objective_targets':
        return this.#targets(shape as Shape & { kind: 'repeat' }, isUnknown(value) ? [] : ((value as ObjectiveTarget[]) ?? []))
      case 'accounts':
        return this.#accounts(
          shape as Shape & { kind: 'repeat' },
          isUnknown(value) ? [] : ((value as AnsweredAccount[]) ?? []),
          at,
        )
      case 'internal_candidate':
      case 'abilities':
        return this.#boxes(shape as Shape & { kind: 'choices' }, value, at, true)
      default:
        return null
    }
  }

  #control(shape: Shape, value: unknown, at: At): Control {
    switch (shape.kind) {
      case 'text':
        return shape.long ? this.#area(value, at, shape.max) : this.#input(value, at, { maxlength: String(shape.max) })
      case 'yes_no':
        return this.#radios(
          [
            ['yes', interviewText.yes],
            ['no', interviewText.no],
          ],
          value === undefined ? undefined : value === true ? 'yes' : 'no',
          value,
          at,
        )
      case 'choice':
        return this.#choice(shape, value, at)
      case 'choices':
        return this.#boxes(at.path === 'excluded_networks' ? { ...shape, of: strategyNetworks } : shape, value, at, false)
      case 'lines':
        return {
          ...this.#area((value as string[] | undefined)?.join('\n'), at),
          hint: this.#say(formText.one_a_line, { max: shape.max }),
        }
      case 'emails':
        return { ...this.#area((value as string[] | undefined)?.join('\n'), at), hint: this.#say(formText.emails_hint) }
      case 'person':
        return this.#person(shape, value, at)
      case 'country':
        return this.#select(
          this.#countries(),
          (value as string | undefined) ?? (at.unknown && this.#lang === 'fr' ? 'FR' : undefined),
          at,
        )
      case 'currency':
        return this.#input(value, at, { pattern: '\\s*[A-Za-z]{3}\\s*', title: 'EUR, CHF, CAD' })
      case 'date':
        return this.#input(value, at, { type: 'date' })
      case 'url':
        return this.#input(value, at, { inputmode: 'url' })
      case 'email':
        return this.#input(value, at, { type: 'email' })
      case 'group':
        return { kind: 'group', grouped: true, html: shape.fields.map((field) => this.#field(field, value, at)).join('\n') }
      case 'repeat':
        return this.#rows(shape, isUnknown(value) ? [] : ((value as unknown[]) ?? []), at)
      default:
        return this.#figure(shape, value, at)
    }
  }

  // Single inputs

  #input(value: unknown, at: At, attributes: Readonly<Record<string, string>>): Control {
    const more = Object.entries({ type: 'text', ...attributes }).map(([name, one]) => ` ${name}="${t(one)}"`)
    const shown = wordOf(value) ?? ''
    return {
      kind: 'text',
      grouped: false,
      html: `<input id="${at.id}" name="${at.id}" value="${t(shown)}"${more.join('')}${described(at)}${at.required ? ' required' : ''}>`,
    }
  }

  #area(value: unknown, at: At, max?: number): Control {
    const shown = isUnknown(value) ? unknownWord : ((value as string | undefined) ?? '')
    const most = max === undefined ? '' : ` maxlength="${max}"`
    return {
      kind: 'text',
      grouped: false,
      html: `<textarea id="${at.id}" name="${at.id}" rows="4"${most}${described(at)}>${t(shown)}</textarea>`,
    }
  }

  /** A number, an amount, a duration: typed as one says it. */
  #figure(shape: Shape, value: unknown, at: At): Control {
    const orUnknown = at.unknown ? '\\?|' : ''
    const patterns: Readonly<Record<string, string>> = {
      whole: `\\s*(?:${orUnknown}[0-9\\s]+)\\s*`,
      number: `\\s*(?:${orUnknown}-?[0-9\\s]+(?:[.,][0-9]+)?)\\s*h?\\s*`,
      percent: `\\s*(?:${orUnknown}[0-9]{1,3}(?:[.,][0-9]+)?)\\s*%?\\s*`,
      money: `\\s*(?:${orUnknown}[0-9\\s]+(?:[.,][0-9]+)?)\\s*\\S{0,3}\\s*`,
      minutes: '\\s*[0-9]+\\s*(?:h|min|:)?\\s*[0-9]*\\s*(?:min)?\\s*',
    }
    const hints: Readonly<Record<string, Text>> = formText
    const hint = hints[shape.kind]
    const pattern = patterns[shape.kind]
    const shown =
      typeof value !== 'number'
        ? value
        : shape.kind === 'money'
          ? amountAsSaid(this.#lang, value, this.#form.currency)
          : shape.kind === 'minutes'
            ? String(value)
            : this.#lang === 'fr'
              ? String(value).replace('.', ',')
              : String(value)
    const control = this.#input(shown, at, {
      inputmode: shape.kind === 'money' || shape.kind === 'minutes' ? 'text' : 'decimal',
      ...(pattern === undefined ? {} : { pattern }),
      ...(hint === undefined ? {} : { title: say(this.#lang, hint) }),
    })
    return hint === undefined ? control : { ...control, hint: this.#say(hint) }
  }

  #select(options: readonly (readonly [value: string, name: string])[], value: string | undefined, at: At): Control {
    const items = options.map(
      ([code, name]) => `<option value="${t(code)}"${code === value ? ' selected' : ''}>${t(name)}</option>`,
    )
    return {
      kind: 'select',
      grouped: false,
      html: `<select id="${at.id}" name="${at.id}"${described(at)}${at.required ? ' required' : ''}><option value="">${this.#say(formText.choose)}</option>${items.join('')}</select>`,
    }
  }

  #choice(shape: Shape & { kind: 'choice' }, value: unknown, at: At): Control {
    const names = shape.of.map((code) => [String(code), codeName(this.#lang, at.path, code)] as const)
    const chosen = wordOf(value)
    const extra =
      chosen !== undefined && chosen !== unknownWord && !shape.of.map(String).includes(chosen)
        ? [[chosen, chosen] as const]
        : []
    if (names.length > 7) return this.#select([...names, ...extra, ...this.#notKnown(at)], chosen, at)
    return this.#radioList([...names, ...extra, ...this.#notKnown(at)], chosen, at)
  }

  #notKnown(at: At): (readonly [string, string])[] {
    return at.unknown ? [[unknownWord, say(this.#lang, interviewText.do_not_know)]] : []
  }

  #radios(options: readonly (readonly [string, Text])[], chosen: string | undefined, value: unknown, at: At): Control {
    const names = options.map(([code, text]) => [code, say(this.#lang, text)] as const)
    return this.#radioList([...names, ...this.#notKnown(at)], isUnknown(value) ? unknownWord : chosen, at)
  }

  #radioList(options: readonly (readonly [string, string])[], chosen: string | undefined, at: At): Control {
    const items = options.map(
      ([code, name]) =>
        `<label class="choice"><input type="radio" name="${at.id}" value="${t(code)}"${code === chosen ? ' checked' : ''}${at.required ? ' required' : ''}><span>${t(name)}</span></label>`,
    )
    return { kind: 'radios', grouped: true, html: items.join('\n') }
  }

  /** `none`: an empty answer is one, and has a box of its own. */
  #boxes(shape: Shape & { kind: 'choices' }, value: unknown, at: At, none: boolean): Control {
    const ticked = isUnknown(value) ? [unknownWord] : ((value as string[] | undefined) ?? [])
    const empty = none && Array.isArray(value) && value.length === 0
    const options: (readonly [string, string])[] = [
      ...shape.of.map((code) => [code, codeName(this.#lang, at.path, code)] as const),
      ...(none ? [['-', say(this.#lang, interviewText.none_of_these)] as const] : []),
      ...this.#notKnown(at),
    ]
    const alone = ['-', unknownWord, ...(shape.alone === undefined ? [] : [shape.alone])]
    const items = options.map(([code, name]) => {
      const checked = ticked.includes(code) || (empty && code === '-') ? ' checked' : ''
      const unless = code === 'training_budget' ? ` data-unless="${at.id}" data-value="trained"` : ''
      return `<label class="choice"${unless}><input type="checkbox" name="${at.id}" value="${t(code)}"${checked}><span>${t(name)}</span></label>`
    })
    return { kind: 'boxes', grouped: true, html: items.join('\n'), attributes: ` data-alone="${alone.join(' ')}"` }
  }

  #ranked(shape: Shape & { kind: 'choices' }, chosen: readonly string[], at: At): Control {
    const names = shape.of.map((code) => [code, codeName(this.#lang, at.path, code)] as const)
    const html = Array.from({ length: shape.max }, (_, index) => {
      const own: At = { ...at, id: `${at.id}-${index + 1}`, required: at.required && index === 0, described: '' }
      const select = this.#select(names, chosen[index], own).html
      return `<div class="field"><label for="${own.id}">${this.#say(formText.rank, { rank: index + 1 })}</label>${select}</div>`
    })
    return { kind: 'rank', grouped: true, html: html.join('\n') }
  }

  #person(shape: Shape & { kind: 'person' }, value: unknown, at: At): Control {
    const consultant = shape.also.map((code) => [code, say(this.#lang, interviewText.consultant)] as const)
    const nobody = [nobodyWord, say(this.#lang, interviewText.nobody)] as const
    const shown = value === '' ? nobodyWord : (value as string | undefined)
    if (shape.others) {
      const list = `<datalist id="${at.id}-list" data-people></datalist>`
      const control = this.#input(shown === nobodyWord ? undefined : shown, at, { list: `${at.id}-list` })
      return { ...control, html: control.html + list }
    }
    const people = (known(this.#form.answers, 'people') ?? []).map(({ alias }) => [alias, alias] as const)
    const control = this.#select([...people, ...consultant, nobody, ...this.#notKnown(at)], shown, at)
    return {
      ...control,
      html: control.html
        .replace('<select ', '<select data-people ')
        .replace(/<option value="([^"]*)"/g, (all, code: string) =>
          people.some(([alias]) => t(alias) === code) ? `${all} data-name` : all,
        ),
    }
  }

  #countries(): (readonly [string, string])[] {
    const names = allCountries().map((code) => [code, countryName(this.#lang, code)] as const)
    return names.toSorted((a, b) => a[1].localeCompare(b[1], this.#lang))
  }

  // Several inputs

  #field(field: Field, item: unknown, { id, path }: Pick<At, 'id' | 'path'>): string {
    const at: At = {
      id: `${id}.${field.id}`,
      path: `${path}.${field.id}`,
      required: false,
      unknown: field.unknown === true || !field.required,
      described: '',
    }
    const value = isUnknown(item) ? undefined : (item as Record<string, unknown> | undefined)?.[field.id]
    if (at.path === 'location.region' || at.path === 'location.timezone') return this.#byCountry(field, value, at)
    const control = this.#control(field.shape, value, at)
    const about: string[] = [`class="field${short(field.shape)}" data-key="${field.id}"`]
    if (field.required) about.push('data-must')
    if (at.path === 'location.country') about.push('data-country-of')
    if (at.path === 'people.alias') about.push('data-alias')
    if (path === 'deal_economics') about.push(`data-objectives="${objectivesOf(field.id).join(' ')}"`)
    return holder(control, { id: at.id, title: t(fieldLabel(this.#lang, at.path)), attributes: about.join(' '), why: '' })
  }

  /** Regions and zones: a list for each country that has several. */
  #byCountry(field: Field, value: unknown, at: At): string {
    const region = field.id === 'region'
    const country = known(this.#form.answers, 'location')?.country
    const lists = allCountries().flatMap((code) => {
      const zones = region ? [] : zonesOf(code, this.#form.now)
      const names = region
        ? regionsOf(code).map((one) => [one, regionName({ country: code, region: one }, this.#lang) ?? one] as const)
        : zones.length > 1
          ? zones.map((zone) => [zone, zone] as const)
          : []
      return names.length === 0 ? [] : [{ code, names }]
    })
    return lists
      .map(({ code, names }) => {
        const own: At = { ...at, id: `${at.id}.${code}` }
        const all = region ? [[elsewhereWord, say(this.#lang, interviewText.elsewhere)] as const, ...names] : names
        const chosen = value === '' ? elsewhereWord : (value as string | undefined)
        const control = this.#select(all, code === country ? chosen : undefined, own)
        const attributes = `class="field short" data-key="${field.id}" data-country="${code}"`
        return holder(control, { id: own.id, title: t(fieldLabel(this.#lang, at.path)), attributes, why: '' })
      })
      .join('\n')
  }

  #rows(shape: Shape & { kind: 'repeat' }, items: readonly unknown[], at: At): Control {
    const row = (item: unknown, id: string, number: number): string =>
      `<fieldset class="row" data-kind="group"><legend>${this.#say(formText.row, { number })}</legend>` +
      shape.fields.map((field) => this.#field(field, item, { id, path: at.path })).join('\n') +
      `<button type="button" data-do="remove">${this.#say(formText.remove_row)}</button></fieldset>`
    const first = items.length === 0 ? [undefined] : items
    return {
      kind: 'rows',
      grouped: true,
      html:
        `<div class="rows">${first.map((item, index) => row(item, `${at.id}-${index + 1}`, index + 1)).join('\n')}</div>` +
        `<template>${row(undefined, '__row__', 0)}</template>` +
        `<button type="button" data-do="add">${this.#say(formText.add_row)}</button>`,
    }
  }

  /** A block for each objective, shown where it is one of those chosen. */
  #targets(shape: Shape & { kind: 'repeat' }, targets: readonly ObjectiveTarget[]): Control {
    const blocks = objectiveIds.map((objective) => {
      const before = targets.find((target) => target.objective === objective)
      const id = `objective_targets.${objective}`
      const kpis = [...new Set<string>([...kpisOf[objective], ...(before === undefined ? [] : [before.kpi])])]
      const fields = shape.fields
        .filter((field) => field.id !== 'objective')
        .map((field): string =>
          field.id === 'kpi'
            ? this.#field(
                { ...field, shape: { kind: 'choice', of: kpis } },
                { kpi: before?.kpi ?? kpis[0] },
                { id, path: 'objective_targets' },
              ).replace('data-key="kpi"', 'data-key="kpi" data-usual')
            : this.#field(field, before, { id, path: 'objective_targets' }),
        )
      const base = t(JSON.stringify({ objective }))
      return `<fieldset class="row" data-kind="group" data-of="${objective}" data-objectives="${objective}" data-base="${base}"><legend>${t(codeName(this.#lang, 'objectives', objective))}</legend>${fields.join('\n')}</fieldset>`
    })
    return { kind: 'each', grouped: true, html: blocks.join('\n') }
  }

  /** A box for each network and, where it is ticked, what is asked of its account. */
  #accounts(shape: Shape & { kind: 'repeat' }, accounts: readonly AnsweredAccount[], at: At): Control {
    const full = this.#form.mode === 'full'
    const declared = accounts.map((account) => account.network)
    const offered = [...new Set<string>([...strategyNetworks, 'twitter', 'viadeo', 'google_plus', 'foursquare', ...declared])]
    const boxes = offered.map((network) => {
      const checked = (declared as readonly string[]).includes(network) ? ' checked' : ''
      return `<label class="choice"><input type="checkbox" name="accounts.networks" value="${network}"${checked}><span>${t(codeName(this.#lang, 'accounts', network))}</span></label>`
    })
    const blocks = offered.map((network) => {
      const before = accounts.find((account) => account.network === network)
      const fields = shape.fields
        .filter((field) => field.id !== 'network' && (full || field.asked !== 'desk'))
        .map((field) => this.#field(field, before, { id: `accounts.${network}`, path: at.path }))
      const base = t(JSON.stringify({ network }))
      return `<fieldset class="row" data-kind="group" data-of="${network}" data-ticked="accounts.networks" data-base="${base}"><legend>${t(codeName(this.#lang, 'accounts', network))}</legend>${fields.join('\n')}</fieldset>`
    })
    return { kind: 'each', grouped: true, html: [...boxes, ...blocks].join('\n') }
  }
}

function holder(
  control: Control,
  { id, title, attributes, why }: { id: string; title: string; attributes: string; why: string },
): string {
  const { kind, html, grouped, hint } = control
  const hinted = hint === undefined ? '' : `<p class="hint">${hint}</p>`
  const about = `${attributes} data-kind="${kind}"${control.attributes ?? ''}`
  return grouped
    ? `<fieldset ${about}><legend>${title}</legend>${why}${hinted}\n${html}</fieldset>`
    : `<div ${about}><label for="${id}">${title}</label>${why}${hinted}${html}</div>`
}

function described({ described: by }: At): string {
  return by === '' ? '' : ` aria-describedby="${by}"`
}

function short({ kind }: Shape): string {
  return ['whole', 'number', 'percent', 'money', 'minutes', 'date', 'currency'].includes(kind) ? ' short' : ''
}

function objectivesOf(field: string): string[] {
  return Object.entries(economicsOf).flatMap(([objective, fields]) => (fields.includes(field) ? [objective] : []))
}
