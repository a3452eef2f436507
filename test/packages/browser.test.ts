import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { home } from '../support/program.ts'
import { chromium, needs } from './chromium.ts'

beforeAll(() => needs('chromium', '--version', 'chromium'))

describe.each(['fr', 'en'] as const)('the report in a browser (%s)', (lang) => {
  it('is drawn, printed, and asks nothing of any network', async () => {
    const at = home(lang)
    const run = async (...words: string[]): Promise<void> => {
      const { code, stderr } = await at.run(words)
      expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ')
    }
    const hostile = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`
    await run('client', 'add', `Essai ${hostile}`, '--slug', 'essai', '--lang', lang)
    await run('client', 'edit', 'essai', '--hourly-rate', '24', '--margin', '60')
    await run('time', 'add', '1h30', '--role', 'owner')
    await run('cost', 'add', '30', '--kind', 'ads')
    await run('sale', 'add', '184.50', '--evidence', 'promo_code')
    const file = join(at.folder, 'report.html')
    await run('report', '--month', 'current', '--draft', '--format', 'html', '-o', file)

    // served, so that a request to anywhere would be seen
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(file))
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`
    const dump = await chromium('--dump-dom', url)
    server.close()
    expect(dump).toContain('<svg')
    // the one script is ours: the page's own policy names its hash, and another does not run
    expect(dump.match(/<script/gi)).toHaveLength(1)
    const [, own = ''] = /<script[^>]*>([^]*?)<\/script>/.exec(readFileSync(file, 'utf8')) ?? []
    expect(dump).toContain(`script-src 'sha256-${createHash('sha256').update(own).digest('base64')}'`)
    expect(dump).not.toMatch(/<img[^>]+onerror/i)
    expect(/<title>([^<]*)/.exec(dump)?.[1]).not.toBe('taken')
    expect(asked.filter((path) => path !== '/report.html' && path !== '/favicon.ico')).toEqual([])

    const pdf = join(at.folder, 'report.pdf')
    const png = join(at.folder, 'report.png')
    await chromium('--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${file}`)
    await chromium('--window-size=1000,1600', `--screenshot=${png}`, `file://${file}`)
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    // an empty page of this size weighs less than 10 kB
    expect(statSync(png).size).toBeGreaterThan(30_000)
  })
})
