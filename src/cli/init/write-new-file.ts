import { lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { answersFileText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'
import { replaceFile } from '../hand-over.ts'

/**
 * Writes a file that only its owner reads, over an existing one only when that was agreed to; with `dry_run` writes nothing. Returns
 * its path. Throws `Failure` usage `file_exists`, failed `cannot_write`.
 */
export async function writeNewFile(context: Context, file: string, content: string | Uint8Array): Promise<string> {
  const { lang, options } = context
  const path = resolve(context.cwd, file)
  // a link that leads nowhere yet is there too
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined && !options.yes) {
    const replace = options.input && (await (await context.ask()).confirm(say(lang, answersFileText.replace, { file }), false))
    if (!replace) {
      throw new Failure('usage', 'file_exists', say(lang, answersFileText.file_exists, { file }), {
        hint: say(lang, answersFileText.file_exists_hint),
      })
    }
  }
  if (!options.dry_run) await replaceFile(context, path, content, 0o600)
  return path
}
