import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list as inWords } from '../../i18n/format.ts'
import { schemaText } from '../../i18n/schema.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { nearest } from '../../nearest.ts'
import { commandsOf, commandTree } from '../command-tree.ts'
import { allSchemas, idOf, readPublished, schemaOf, type Published } from './published.ts'

/** A schema is JSON in any case: `--json` is only needed for the list. */
export async function run(context: Context, typed: readonly string[], all: boolean): Promise<void> {
  const { io, lang } = context
  const words = typed.flatMap((word) => word.split(/\s+/)).filter((word) => word !== '' && word !== 'smm')
  const published = readPublished()
  if (all && words.length > 0) throw new Failure('usage', 'schema_or_all', say(lang, schemaText.either))
  if (all) return io.json(allSchemas(published))
  if (words.length === 0) return list(context, published)
  const schema = schemaOf(published, words.join(' '))
  if (schema === null) throw unknown(lang, published, words.join(' '))
  io.json(schema)
}

async function list({ io, lang, options }: Context, published: Published): Promise<void> {
  const about = await aboutCommands(lang)
  const commands = Object.keys(published.commands).map((command) => ({
    command,
    id: idOf(command),
    about: about.get(command) ?? '',
  }))
  const rows = [...commands, { command: 'error', id: idOf('error'), about: say(lang, schemaText.error) }]
  if (options.json) return io.json(rows)
  const head = [{ title: say(lang, schemaText.col_command) }, { title: say(lang, schemaText.col_about), flexible: true }]
  for (const line of table(
    head,
    rows.map((row) => [row.command, row.about]),
    io.columns,
  ))
    io.print(line)
  io.note(say(lang, schemaText.next))
}

/** What each command says of itself, by its words. */
async function aboutCommands(lang: Lang): Promise<ReadonlyMap<string, string>> {
  return new Map(commandsOf(await commandTree(lang)).map(({ command, path }) => [path, command.description()]))
}

function unknown(lang: Lang, { commands }: Published, words: string): Failure {
  const names = Object.keys(commands)
  const verbs = names.filter((name) => name.startsWith(`${words} `))
  const near = nearest(words, names)
  const hint =
    verbs.length > 0
      ? say(lang, schemaText.verbs_hint, {
          commands: inWords(
            lang,
            verbs.map((name) => `\`${name}\``),
          ),
        })
      : near === null
        ? say(lang, schemaText.list_hint)
        : say(lang, schemaText.near_hint, { words: near })
  return new Failure('not_found', 'unknown_schema', say(lang, schemaText.unknown, { words }), { hint })
}
