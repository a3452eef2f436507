import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '../../failure.ts'
import type { Lang } from '../../i18n/text.ts'
import { template } from '../../templates.ts'
import { manPages } from './pages.ts'

/** The pages of one language, into a folder: what the build calls. */
export async function writeManual(root: Command, lang: Lang, folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  mkdirSync(folder, { recursive: true })
  for (const [name, page] of await manPages(root, { lang, day: releaseDay(env) })) writeFileSync(join(folder, name), page)
  return exitCodes.done
}

/** `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the day of the newest release; empty before the first one. */
function releaseDay(env: NodeJS.ProcessEnv): string {
  const epoch = env['SOURCE_DATE_EPOCH'] ?? ''
  if (/^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
  const changes = readFileSync(template('../CHANGELOG.md'), 'utf8')
  return /^## .*?(\d{4}-\d{2}-\d{2})/m.exec(changes)?.[1] ?? ''
}
