import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { decode, largestPost } from '../../posts/front-matter.ts'
import { readAtMost } from '../../read-at-most.ts'

/** `--contest`: what a YAML file says, every word as it was typed. Throws `Failure` usage `bad_contest`. */
export async function contestFile({ lang, cwd }: Context, file: string): Promise<unknown> {
  const refused = (reason: string): Failure =>
    new Failure('usage', 'bad_contest', say(lang, rightsText.contest_file, { file, reason }), {
      hint: say(lang, rightsText.bad_contest_hint),
    })
  const bytes = await readAtMost(resolve(cwd, file), largestPost).catch((error: NodeJS.ErrnoException) => {
    throw refused(error.code ?? '')
  })
  const { parseDocument } = await import('yaml')
  const document = parseDocument(decode(bytes, file, lang), { schema: 'failsafe', prettyErrors: false, logLevel: 'error' })
  const [wrong] = document.errors
  if (wrong !== undefined) throw refused(wrong.message.split('\n')[0] ?? '')
  try {
    return document.toJS() ?? []
  } catch (error) {
    // anchors that repeat each other for ever
    throw refused(error instanceof Error ? error.message : '')
  }
}
