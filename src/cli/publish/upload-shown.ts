import type { Context } from '../../context.ts'
import type { PublishOptions } from '../../delivery/publish-due.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { number } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { progressBar } from '../../io/plot.ts'

/** How far a large file is, in tenths of megabytes. */
export function uploadShown({ lang }: Context, show: (text: string) => void): NonNullable<PublishOptions['uploading']> {
  const megabytes = (bytes: number): string => number(lang, Math.round(bytes / 100_000) / 10)
  return ({ client, name }, file, done, total) => {
    const values = { client, account: name, file, done: megabytes(done), total: megabytes(total) }
    show(`${progressBar(done, total)} ${say(lang, deliveryText.uploading, values)}`)
  }
}
