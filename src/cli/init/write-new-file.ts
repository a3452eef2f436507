import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { answersFileText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'

/**
 * Writes a file that only its owner reads, over an existing one only when that was agreed to; with `dry_run` writes nothing. Returns
 * its path. Throws `Failure` usage `file_exists`, failed `cannot_write`.
 */
export async function writeNewFile(context: Context, file: string, content: string | Uint8Array): Promise<string> {
  const { lang, options } = context
  const path = resolve(context.cwd, file)
  if (existsSync(path) && !options.yes) {
    const replace = options.input && (await (await context.ask()).confirm(say(lang, answersFileText.replace, { file }), false))
    if (!replace) {
      throw new Failure('usage', 'file_exists', say(lang, answersFileText.file_exists, { file }), {
        hint: say(lang, answersFileText.file_exists_hint),
      })
    }
  }
  if (options.dry_run) return path
  try {
    await writeFile(path, content, { mode: 0o600 })
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('failed', 'cannot_write', say(lang, answersFileText.cannot_write, { file, why }), { cause: error })
  }
  return path
}
