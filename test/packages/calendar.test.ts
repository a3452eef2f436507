import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calendarHtml } from '../../src/posts/calendar-html.ts'
import { readCalendar } from '../../src/posts/read-calendar.ts'
import { daysOfMonth } from '../../src/weeks.ts'
import { withSlots, withStrategy } from '../posts/strategy-world.ts'
import { bakery, queued } from '../posts/support.ts'
import { needs, runChromium } from './chromium.ts'
import { openPage } from './page.ts'

const require = createRequire(import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'smm-calendar-'))

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdfinfo', '-v', 'poppler-utils')
})

/** December with posts, free places, holidays, key dates and a hostile title. */
async function december(lang: 'fr' | 'en'): Promise<string> {
  const shop = await withSlots(await bakery({ lang }), 'conseils=mardi 9h; jeudi 18h30')
  await withStrategy(shop)
  const hostile = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`
  await queued(shop, { text: hostile, to: ['blog'], pillar: 'offer' }, { at: '2026-12-03 18:30' })
  await queued(shop, { text: 'Le levain', to: ['facebook', 'mastodon'] }, { at: '2026-12-04 09:00' })
  const period = { month: '2026-12', week: null, ...daysOfMonth('2026-12') }
  const calendar = await readCalendar(shop.context, shop.client, period, lang)
  const path = join(folder, `calendar-${lang}.html`)
  writeFileSync(path, calendarHtml([{ calendar, lang }], '#8a3b12', ['Le cabinet']))
  return path
}

describe.each(['fr', 'en'] as const)('the calendar in a browser (%s)', (lang) => {
  it('asks nothing, complains of nothing, and has nothing that axe finds fault with', async () => {
    const page = await openPage(`file://${await december(lang)}`)
    expect(await page.evaluate<string>('document.title')).toContain('2026')
    // the page's policy holds for the page; what is evaluated stands outside it
    await page.evaluate(`${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};0`)
    const found = await page.evaluate<{ violations: string[]; passes: number }>(
      `axe.run(document).then(({ violations, passes }) => ({
        violations: violations.map((rule) => rule.id + ' ' + rule.nodes.map((node) => node.html.slice(0, 120)).join(' ')),
        passes: passes.length,
      }))`,
    )
    expect(found.violations).toEqual([])
    expect(found.passes).toBeGreaterThan(10)
    expect(page.complaints).toEqual([])
    expect(page.requests.filter((url) => !url.startsWith('file://'))).toEqual([])
    expect(await page.evaluate<number>(`document.querySelectorAll('td time').length`)).toBe(31)
  })

  it('is printed across, a month on one sheet of A4', async () => {
    const pdf = join(folder, `calendar-${lang}.pdf`)
    await runChromium('--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${await december(lang)}`)
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(/^Pages: +1$/m)
    const [, width, height] = /^Page size: +(\d+)\S* x (\d+)/m.exec(info) ?? []
    expect([Number(width), Number(height)]).toEqual([expect.closeTo(842, -1), expect.closeTo(595, -1)])
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })).toContain(lang === 'fr' ? 'créneau libre' : 'free slot')
  })
})
