import { extname, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { moderationText } from '../../i18n/moderation.ts'
import { queueText } from '../../i18n/queue.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { textDocument } from '../../posts/text-document.ts'
import type { Client } from '../../store/clients.ts'
import { checkFolder, inFormat, replaceFile, type DocumentFormat } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'

const formats: readonly DocumentFormat[] = ['md', 'html', 'pdf', 'docx']

/** A filled text as a file, or on stdout where it is text. Without `--format` the file's name says it. */
export async function handOverText(
  context: Context,
  client: Client,
  lang: Lang,
  filled: string,
  flags: Flags,
): Promise<number> {
  const { io, options } = context
  const output = text(flags, 'output')
  const named = output === null ? '' : extname(output).slice(1).toLowerCase()
  const format = formats.find((one) => one === (text(flags, 'format') ?? named)) ?? 'md'
  const path = output === null || output === '-' ? null : resolve(context.cwd, output)
  if (options.json) throw new Failure('usage', 'two_formats', say(context.lang, moderationText.json_or_document))
  if (path !== null) await checkFolder(context, path)
  const document = textDocument(lang, filled, { company: client.name, made_at: context.now().toISOString() })
  const content = await inFormat(context, [document], format)
  if (path === null) io.raw(content)
  else if (options.dry_run) {
    io.note(say(context.lang, moderationText.document_would, { path }))
    io.note(say(context.lang, queueText.dry_run))
  } else {
    await replaceFile(context, path, content)
    io.note(say(context.lang, moderationText.document_written, { path }))
  }
  return 0
}
