import { findClient } from './find-client.ts'
import type { Context } from '../../context.ts'
import { publishDue } from '../../delivery/publish-due.ts'
import { exitCodeOf } from '../../delivery/report.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { say } from '../../i18n/text.ts'
import { progressBar } from '../../io/plot.ts'
import { withSpinner } from '../../io/spinner.ts'
import { untilInterrupted } from '../interruption.ts'
import { uploadShown } from './upload-shown.ts'

const render = () => import('./render.ts')
const backUp = () => import('../../backup/back-up-when-due.ts')

export async function run(context: Context): Promise<number> {
  const { io, options } = context
  const client = await findClient(context)
  const filter = client === null ? {} : { client }
  if (options.dry_run) {
    const { previewPass } = await import('../../delivery/preview-pass.ts')
    const previews = await previewPass(context, filter)
    if (options.json) io.json(previews)
    else (await render()).showPreviewedPass(context, previews)
    return 0
  }
  const interruption = untilInterrupted()
  try {
    const passed = await withSpinner(context, say(context.lang, deliveryText.publishing), (show) =>
      publishDue(context, {
        ...filter,
        signal: interruption.signal,
        progress: (done, total, { client: slug, account }) => {
          if (total < 2) return
          const place = { done: done + 1, total, client: slug, account }
          show(`${progressBar(done, total)} ${say(context.lang, deliveryText.publishing_one, place)}`)
        },
        uploading: uploadShown(context, show),
        meanwhile: () => Promise.all([render(), backUp()]),
      }),
    )
    // once everything has left, and whatever comes of it
    const { backUpWhenDue } = await backUp()
    const { reportJson, showHeldByAlert, showReport } = await render()
    const report = { ...passed, warnings: [...passed.warnings, ...(await backUpWhenDue(context))] }
    if (options.json) io.json(reportJson(context, report))
    else showReport(context, report)
    await showHeldByAlert(context, report, client)
    return exitCodeOf(report, interruption.signal.aborted)
  } finally {
    interruption.done()
  }
}
