import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { NamedFile, NewRight, Right, RightKind } from '../../store/rights.ts'
import { keepPaper } from '../keep-paper.ts'
import { findMedia } from '../media.ts'
import { findRight } from './find-right.ts'
import { oneLine, readSaid, readValues, type SaidRight, type SaidValue } from './read-said.ts'

const nothing = {
  purpose: null,
  networks: [],
  minor: false,
  guardian: null,
  from_day: null,
  until_day: null,
  document: null,
  document_sha256: null,
  contract_on: null,
  note: null,
} as const

/** Notes a release, a licence or a partner; with `dry_run` its number is 0. Throws `Failure` usage: `no_name`, and as `readSaid`, `readValues`, `keepPaper`, `findMedia`. */
export async function addRight(
  context: Context,
  client: Client,
  given: { readonly kind: RightKind; readonly name: string; readonly said: SaidRight; readonly value: SaidValue },
): Promise<Right> {
  const { lang, options } = context
  const { kind, said, value } = given
  const name = oneLine(given.name).slice(0, 200)
  if (name === '') throw new Failure('usage', 'no_name', say(lang, rightsText.no_name))
  refuseValues(context, kind, value)
  const now = context.now()
  const change = readSaid(context, said, { kind, ...nothing })
  const values = readValues(context, client, { ...value, note: null }, dayOf(now, client.time_zone))
  const files = await filesOf(context, said)
  const right: NewRight = { ...nothing, kind, name, ...change, ...(await paperOf(context, said)) }
  const at = now.toISOString()
  if (!options.dry_run) return (await context.store()).rights.add(client.slug, right, values, files, at)
  const shown = values.map((one) => ({ ...one, id: 0 }))
  return { ...right, id: 0, client: client.slug, added_at: at, removed_at: null, values: shown }
}

/** Throws `Failure`: not_found `right_not_found`; usage `nothing_to_change`, and as `addRight`. */
export async function editRight(context: Context, client: Client, typed: string, said: SaidRight): Promise<Right> {
  const { lang, options } = context
  const before = await findRight(context, client, typed)
  const files = await filesOf(context, said)
  const change = { ...readSaid(context, said, before), ...(await paperOf(context, said)) }
  if (Object.keys(change).length === 0 && files.length === 0)
    throw new Failure('usage', 'nothing_to_change', say(lang, rightsText.nothing_to_change), {
      hint: say(lang, rightsText.nothing_to_change_hint),
    })
  if (options.dry_run) return { ...before, ...change }
  return (await context.store()).rights.change(before.id, change, files, context.now().toISOString())
}

/** What a partner was given since. Throws `Failure`: not_found `right_not_found`; usage `other_kind`, `value_needed`, and as `readValues`. */
export async function addValues(context: Context, client: Client, typed: string, said: SaidValue): Promise<Right> {
  const { lang, options } = context
  const before = await findRight(context, client, typed, 'partner')
  const values = readValues(context, client, said, dayOf(context.now(), client.time_zone))
  if (values.length === 0) throw new Failure('usage', 'value_needed', say(lang, rightsText.value_needed))
  if (options.dry_run) return { ...before, values: [...before.values, ...values.map((one) => ({ ...one, id: 0 }))] }
  return (await context.store()).rights.addValues(before.id, values, context.now().toISOString())
}

function refuseValues({ lang }: Context, kind: RightKind, value: SaidValue): void {
  if (kind === 'partner') return
  const flag = (['fee', 'gift', 'date', 'currency'] as const).find((one) => value[one] !== null)
  if (flag === undefined) return
  const kinds = say(lang, { fr: 'partenaire', en: 'partner' })
  throw new Failure('usage', 'not_for_kind', say(lang, rightsText.only_for, { flag: `--${flag}`, kinds }))
}

async function filesOf(context: Context, { media }: SaidRight): Promise<NamedFile[]> {
  const named = (media ?? []).map((file) => ({ file, folder: context.cwd, alt: null, no_alt: false }))
  return (await findMedia(context, named)).map(({ media: { sha256, file_name } }) => ({ sha256, file_name }))
}

async function paperOf(
  context: Context,
  { document }: SaidRight,
): Promise<Partial<Pick<NewRight, 'document' | 'document_sha256'>>> {
  if (document === null) return {}
  const { path, sha256 } = await keepPaper(context, document)
  return { document: path, document_sha256: sha256 }
}
