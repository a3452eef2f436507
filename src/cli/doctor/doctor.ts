import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { doctorText } from '../../i18n/doctor.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { examine } from '../../overview/examine.ts'
import { areas, type DoctorFinding } from '../../overview/finding.ts'

const marks = {
  ok: sign.good,
  warning: sign.warning,
  error: sign.bad,
} as const satisfies Record<DoctorFinding['level'], string>

export async function doctor(context: Context): Promise<number> {
  const { io, lang, options } = context
  const { status, version, findings } = await examine(context)
  const code = status === 'error' ? exitCodes.failed : exitCodes.done
  if (options.json) {
    io.json({ status, version, findings })
    return code
  }
  const titles = Object.fromEntries(areas.map((area) => [area, say(lang, doctorText[`area_${area}`])]))
  const width = Math.max(...Object.values(titles).map(displayWidth))
  const room = Math.max(30, io.columns - width - 5)
  for (const area of areas) {
    for (const [i, { level, message, mend }] of findings.filter((one) => one.area === area).entries()) {
      const title = pad(i === 0 ? (titles[area] ?? '') : '', width)
      wrapText(message, room).forEach((line, n) =>
        io.print(`${n === 0 ? `${marks[level]} ${title}` : ' '.repeat(width + 2)}  ${line}`),
      )
      for (const line of mend === null ? [] : wrapText(`${sign.next} ${mend}`, room))
        io.print(`${' '.repeat(width + 4)}${paint('cyan', line)}`)
    }
  }
  io.print()
  const count = (wanted: DoctorFinding['level']): number => findings.filter((one) => one.level === wanted).length
  io.print(
    status === 'ok'
      ? say(lang, doctorText.all_good)
      : say(lang, doctorText.summary, { errors: count('error'), warnings: count('warning') }),
  )
  return code
}
