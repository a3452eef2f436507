import { stat } from 'node:fs/promises'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { PostTemplate } from '../store/series.ts'

/** Is everything there that the post was made of? Throws `Failure` not_found `series_account_gone`, `series_media_gone`. */
export async function refuseUnlessWhole(context: Context, client: Client, template: PostTemplate): Promise<void> {
  const { lang } = context
  const store = await context.store()
  const known = new Set((await store.accounts.list(client.slug)).map((account) => account.id))
  if (template.account_ids.some((id) => !known.has(id)))
    throw new Failure('not_found', 'series_account_gone', say(lang, seriesText.account_gone))
  for (const { path, bytes, file_name } of template.media) {
    const found = await stat(path).catch(() => null)
    if (found?.size !== bytes)
      throw new Failure('not_found', 'series_media_gone', say(lang, seriesText.media_gone, { file: file_name }))
  }
}
