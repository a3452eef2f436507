import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { toneLanguages } from '../../src/community/tone/lexicon.ts'
import { accuracyOf, measured, measuredElsewhere, sources } from '../../src/community/tone/measured.ts'
import { percent } from '../../src/i18n/format.ts'

const path = fileURLToPath(new URL('../../README.md', import.meta.url))
const place = /(<!-- tone:begin[^>]*-->\n)([\s\S]*?)(<!-- tone:end -->)/

/** One line for each label: what was said of the messages that have it. */
function table(): string {
  const names = { fr: 'French', en: 'English' } as const
  const head = [
    '',
    'lexicon',
    'labelled',
    'said: positive',
    'neutral',
    'negative',
    'nothing',
    'right',
    'negative: precision',
    'recall',
  ]
  const rows = toneLanguages.flatMap((lang) => {
    const { found } = measured[lang]
    const { right_bp, negative_precision_bp, negative_recall_bp } = accuracyOf(measured[lang])
    const source = sources[lang]
    const once = [percent('en', right_bp), percent('en', negative_precision_bp), percent('en', negative_recall_bp)]
    return (['positive', 'neutral', 'negative'] as const).map((label, index) => {
      const { positive, neutral, negative, none } = found[label]
      const first = index === 0
      return [
        first ? names[lang] : '',
        first ? `${source.lexicon}, ${source.licence}; \`${source.package}\`` : '',
        label,
        ...[positive, neutral, negative, none].map(String),
        ...(first ? once : ['', '', '']),
      ]
    })
  })
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return ['', line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line), '', ''].join('\n')
}

it('the README tells what the tone gets right as it was counted', () => {
  const wanted = table()
  if (process.env['UPDATE_README'] === '1') {
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(place, (_, begin: string, _old, end: string) => begin + wanted + end),
    )
  }
  expect(place.exec(readFileSync(path, 'utf8'))?.[2]).toBe(wanted)
})

it('and by how much less among strangers', () => {
  const text = readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ')
  const { messages, right_bp, negative_recall_bp, negative_precision_bp } = measuredElsewhere
  const whole = (bp: number): string => `${Math.round(bp / 100)} %`
  expect(text).toContain(`of ${messages} restaurant sentences by strangers`)
  expect(text).toContain(
    `${whole(right_bp)} came out right, ${whole(negative_recall_bp)} of the negative ones were found, and ${whole(negative_precision_bp)} of those called negative were`,
  )
})
