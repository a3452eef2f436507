import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { envOf, smm } from '../homes.mjs'
import { cleanEnv, figures, peakMemoryOf, sideBySide, wallOf } from '../measure.mjs'

/** What a tagged PDF says of itself, in its own words (ISO 32000-1, 14.7 and 14.8; PDF/UA-1). */
const signs = ['/StructTreeRoot', '/S /H1', '/S /Table', '/S /TH', '/S /Figure', '/Alt', '/Lang (fr-FR)', '<pdfuaid:part>1<']

/** The monthly report on paper, whole processes. */
export default {
  title: 'PDF',
  /** @param {import('../run.mjs').Setting} setting */
  async run({ rounds, folder }) {
    const { home, month } = demo(folder)
    const file = join(folder, 'rapport.pdf')
    const argv = [smm, 'report', '--month', month, '--format', 'pdf', '-o', file]
    const [bare, ours] = ['node -e 0', 'smm report --format pdf']
    const seen = await sideBySide(
      [
        { name: bare, run: () => wallOf(['-e', '0']) },
        { name: ours, run: () => wallOf(argv, { env: home }) },
      ],
      rounds,
    )
    const pdf = readFileSync(file).toString('latin1')
    const lacking = signs.filter((sign) => !pdf.includes(sign))
    if (!pdf.startsWith('%PDF-1.7') || lacking.length > 0) throw new Error(`the report is not tagged: no ${lacking.join(', ')}`)
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    if (pages < 3) throw new Error(`the report has ${pages} pages`)
    const memory = { bare: [], ours: [] }
    for (let round = 0; round < Math.min(rounds, 7); round++) {
      memory.bare.push(await peakMemoryOf(['-e', '0'], { env: cleanEnv }))
      memory.ours.push(await peakMemoryOf(argv, { env: home }))
    }
    const of = (/** @type {string} */ name) => /** @type {import('../measure.mjs').Figures} */ (seen.get(name))
    const [held, least] = [figures(memory.ours), figures(memory.bare)]
    const size = Math.round(statSync(file).size / 1024)
    return [
      {
        what: `smm report --format pdf, ${pages} pages, tagged (PDF/UA-1), ${size} kB`,
        against: 'bare `node -e 0`',
        figure: of(ours).median / of(bare).median,
        goal: 6,
        note: 'loading Typst, its fonts and setting the pages adds 3.3 to 3.6 bare starts to the same report in HTML (measured on the processor, side by side, before this run); the rest is what any report takes, see there. No other form is made or loaded for it. On Node 24 it takes 8.7 of its own bare starts, so that the goal is not met there either.',
        ours: of(ours),
        theirs: of(bare),
      },
      {
        what: 'most memory of smm report --format pdf',
        against: 'bare `node -e 0`',
        figure: held.median / least.median,
        goal: null,
        ours: held,
        theirs: least,
      },
    ]
  },
}

/** The client of `smm demo`, with a month to report. @param {string} folder */
function demo(folder) {
  const env = { ...envOf(folder, 'demo'), TMPDIR: folder }
  const told = spawnSync(process.execPath, [smm, 'demo', '--lang', 'fr', '--json'], { env, encoding: 'utf8' })
  if (told.status !== 0) throw new Error(`smm demo: ${told.stderr}`)
  const made = JSON.parse(told.stdout)
  const home = { ...env, SMM_HOME: made.home }
  return { home, month: 'current' }
}
