import { resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { staffingText } from '../../i18n/staffing.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { assessPerson, personOf } from '../../people/assess-person.ts'
import { gridItems, isAsked, type Grid, type GridItem } from '../../people/grid.ts'
import { readGridFile, readSettings } from '../../people/read-grid.ts'
import type { AssessedItem } from '../../store/assessments.ts'
import type { Client } from '../../store/clients.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'
import { gridJson, printGrid } from './grid-page.ts'
import { readAtMost } from '../../read-at-most.ts'

export async function run(context: Context, person: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const said = (await fromFlags(context, flags)) ?? (await fromPerson(context, client, person))
  const assessed = await assessPerson(context, { client, person, said })
  if (options.json) return io.json(gridJson(client, assessed))
  io.print(say(lang, options.dry_run ? staffingText.would_save : staffingText.saved, { person: assessed.person }))
  printGrid(context, assessed)
}

/** The file first, then what `--set` says beside it; null without either. */
async function fromFlags(context: Context, flags: Flags): Promise<Grid | null> {
  const { lang } = context
  const file = text(flags, 'file')
  const settings = texts(flags, 'set')
  if (file === null && settings === null) return null
  const read = file === null ? {} : await readGridFile(await sourceOf(context, file), file, lang)
  return { ...read, ...(settings === null ? {} : readSettings(settings, lang)) }
}

/** A page or two. */
const largest = 1_000_000

async function sourceOf({ cwd, lang }: Context, file: string): Promise<string> {
  try {
    return (await readAtMost(file === '-' ? process.stdin : resolve(cwd, file), largest)).toString()
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new Failure('usage', 'file_not_found', say(lang, staffingText.file_not_found, { file }), { cause })
    throw new Failure('usage', 'file_unreadable', say(lang, csvText.unreadable, { path: file, code }), { cause })
  }
}

async function fromPerson(context: Context, client: Client, typed: string): Promise<Grid> {
  const { io, lang, options } = context
  const { name: person, last } = await personOf(context, client, typed)
  if (!options.input) {
    throw new Failure('usage', 'answers_needed', say(lang, staffingText.answers_needed), {
      hint: say(lang, staffingText.answers_hint),
    })
  }
  const { askGrid } = await import('./ask-grid.ts')
  const before: Grid = last?.items ?? {}
  const said: Partial<Record<GridItem, AssessedItem>> = {}
  const count = gridItems.filter((item) => isAsked(before, item)).length
  io.note(paint('dim', say(lang, staffingText.intro, { person, count })))
  try {
    await askGrid(await context.ask(), lang, before, said)
    return said
  } catch (error) {
    const isKept = !options.dry_run && Object.keys(said).length > 0
    if (!(error instanceof Failure) || error.kind !== 'interrupted' || !isKept) throw error
    await assessPerson(context, { client, person, said })
    throw new Failure('interrupted', 'interrupted', `${error.message} ${say(lang, staffingText.kept_on_stop, { person })}`, {
      cause: error,
    })
  }
}
