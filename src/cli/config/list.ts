import { basename } from 'node:path'
import type { Context } from '../../context.ts'
import { configText } from '../../i18n/config.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { jsonOf, sourceWords, valueWords } from './words.ts'

export async function listSettings(context: Context): Promise<void> {
  const { io, lang } = context
  const config = await context.config()
  const settings = config.list()
  if (context.options.json) {
    const listed = settings.map(({ key, value, source }) => ({
      ...jsonOf(key, value, lang),
      source: source.from,
      where: source.where,
    }))
    return io.json(listed)
  }
  const rows = settings.map(({ key, value, source }) => {
    const row = [
      key,
      valueWords(lang, key, value),
      sourceWords(lang, source.from === 'project' ? { ...source, where: basename(source.where ?? '') } : source),
    ]
    return source.from === 'default' ? row.map((cell) => paint('dim', cell)) : row
  })
  const head = [
    { title: say(lang, configText.col_setting) },
    { title: say(lang, configText.col_value), flexible: true },
    { title: say(lang, configText.col_source) },
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  if (config.project_client !== null && config.project_file !== null) {
    io.note(say(lang, configText.project_client, { client: config.project_client, file: config.project_file }))
  }
}
