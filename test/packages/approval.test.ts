import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { home, type Home } from '../support/program.ts'
import { needs } from './chromium.ts'
import { openPage, type Page } from './page.ts'

const require = createRequire(import.meta.url)
const axe = `${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};0`
const hostile = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script> </textarea>`

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdftotext', '-v', 'poppler-utils')
})

interface Shop extends Home {
  must(...words: string[]): Promise<string>
}

/** A bakery whose owner approves every post, with a blog in a folder. */
async function shop(lang: 'fr' | 'en'): Promise<Shop> {
  const at = home(lang)
  const must = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await at.run(words)
    if (code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${code}: ${stderr}`)
    return stdout
  }
  mkdirSync(join(at.folder, 'blog'))
  await must('client', 'add', "Boulangerie de l'Ill", '--lang', lang, '--country', 'FR', '--approval', 'client_each')
  await must('account', 'add', 'folder', '--name', 'blog', '--path', 'blog')
  await must('account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook')
  await must('config', 'set', 'consultant.email', 'consultant@example.org')
  await must('config', 'set', 'consultant.name', hostile)
  return { ...at, must }
}

async function withPosts(at: Shop, ...texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const to = index % 2 === 0 ? 'blog,facebook' : 'facebook'
    await at.must('queue', 'add', text, '--to', to, '--title', `Titre ${index}`, '--at', `2031-01-0${index + 1} 09:00`)
  }
}

async function statuses(at: Shop): Promise<Record<string, string>> {
  const posts = JSON.parse(await at.must('queue', 'list', '--json')) as { id: number; status: string }[]
  return Object.fromEntries(posts.map(({ id, status }) => [id, status]))
}

async function open(at: Shop, more: { script?: boolean; width?: number } = {}): Promise<Page> {
  await at.must('approval', 'pack', '-o', 'pack.html')
  return openPage(`file://${join(at.folder, 'pack.html')}`, more)
}

/** What axe finds fault with. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.map((rule) => rule.id + ' ' + rule.nodes.map((node) => node.html.slice(0, 120)).join(' ')))`,
  )
}

async function downloaded(page: Page): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const name = readdirSync(page.downloads).find((one) => one.endsWith('.json'))
    if (name !== undefined) return join(page.downloads, name)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no file came')
}

const click = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}).click()`
const isWide = `document.documentElement.scrollWidth > document.documentElement.clientWidth`

describe.each(['fr', 'en'] as const)('a pack in a browser (%s)', (lang) => {
  it('is marked, saved and read back; asks nothing of any network and has no fault', async () => {
    const at = await shop(lang)
    await withPosts(at, 'Le pain aux figues', hostile, 'Fermé le 25')
    const page = await open(at)
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate('document.title')).toContain('Boulangerie')
    expect(await page.evaluate(`[...document.querySelectorAll('.links')].some((one) => one.checkVisibility())`)).toBe(false)
    await page.evaluate(click('[data-do=save]'))
    expect(readdirSync(page.downloads)).toEqual([])

    await page.evaluate(click('#p2 input[value=to_correct]'))
    await page.evaluate(`document.querySelector('#c2').focus()`)
    await page.type('Une autre photo\n| ok 3')
    await page.evaluate(click('#p3 input[value=refused]'))
    await page.evaluate(click('[data-do=all]'))
    expect(await page.evaluate(`document.querySelector('#p1 input:checked').value`)).toBe('approved')
    expect(await page.evaluate(`document.querySelector('#p2 input:checked').value`)).toBe('to_correct')
    expect(await page.evaluate(`document.querySelector('#left').textContent`)).toBe(
      lang === 'fr' ? 'Vous avez répondu à tout.' : 'You have answered everything.',
    )
    await page.evaluate(`document.querySelector('#name').focus()`)
    await page.type('Mme Klein')
    expect(await faults(page)).toEqual([])
    await page.evaluate(click('[data-do=copy]'))
    const text = await page.evaluate<string>(`document.querySelector('#text').value`)
    await page.evaluate(click('[data-do=save]'))
    const file = await downloaded(page)
    expect(page.complaints).toEqual([])
    expect(page.requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([])

    const understood = await at.run(['approval', 'import', '-', '--dry-run', '--json'], { input: text })
    expect((JSON.parse(understood.stdout) as { by: string; answers: unknown[] }).answers).toMatchObject([
      { post_id: 1, answer: 'approved', outcome: 'approve' },
      { post_id: 2, answer: 'to_correct', comment: 'Une autre photo\n| ok 3', outcome: 'reject' },
      { post_id: 3, answer: 'refused', outcome: 'reject' },
    ])
    await at.must('approval', 'import', file)
    expect(await statuses(at)).toEqual({ 1: 'scheduled', 2: 'draft', 3: 'draft' })
    expect(JSON.parse(await at.must('queue', 'show', '1', '--json'))).toMatchObject({
      approved_by: 'Mme Klein',
      approved_via: 'file',
    })
    await at.must('approval', 'import', file)
  })

  it('keeps what was marked when it is opened again, where the browser lets it', async () => {
    const at = await shop(lang)
    await withPosts(at, 'un', 'deux')
    const page = await open(at)
    await page.evaluate(click('#p1 input[value=refused]'))
    expect(await page.evaluate(`Object.keys(localStorage).length`)).toBe(1)
    await page.evaluate(`location.reload()`)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await page.evaluate(`document.querySelector('#p1 input:checked')?.value`)).toBe('refused')
  })

  it('without scripts and on a telephone has two mails a post, which are read back', async () => {
    const at = await shop(lang)
    await withPosts(at, 'Le pain aux figues', hostile)
    const page = await open(at, { script: false, width: 375 })
    expect(await page.evaluate(isWide)).toBe(false)
    // nothing is there that does nothing
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('button, input, textarea')].filter((one) => one.checkVisibility()).length`,
      ),
    ).toBe(0)
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.links a')].filter((one) => one.checkVisibility()).map((one) => one.href)`,
    )
    expect(links).toHaveLength(4)
    const mails = links.map((href) => {
      const url = new URL(href)
      expect(url.protocol + url.pathname).toBe('mailto:consultant@example.org')
      return { subject: url.searchParams.get('subject') ?? '', text: url.searchParams.get('body') ?? '' }
    })
    const answersTo = async (text: string): Promise<unknown> => {
      const { stdout } = await at.run(['approval', 'import', '-', '--dry-run', '--json'], { input: text })
      return (JSON.parse(stdout) as { answers: unknown }).answers
    }
    expect(await answersTo(mails[0]?.text ?? '')).toMatchObject([{ post_id: 1, answer: 'approved', outcome: 'approve' }])
    expect(await answersTo(`${mails[3]?.text}une autre photo\r\net le titre`)).toMatchObject([
      { post_id: 2, answer: 'to_correct', comment: 'une autre photo\net le titre', outcome: 'reject' },
    ])
    // a program of mail that lost the text still has the subject
    writeFileSync(join(at.folder, 'a.eml'), `From: klein@example.com\nSubject: ${mails[0]?.subject}\nMIME-Version: 1.0\n\n\n`)
    await at.must('approval', 'import', 'a.eml', '--yes', '--by', 'Mme Klein')
    expect(await statuses(at)).toEqual({ 1: 'scheduled', 2: 'awaiting_approval' })
  })

  it('on a telephone with scripts is no wider than it, and large enough to touch', async () => {
    const at = await shop(lang)
    await withPosts(at, 'Le pain aux figues', `${'x'.repeat(300)} https://example.org/${'y'.repeat(200)}`)
    const page = await open(at, { width: 375 })
    expect(await page.evaluate(isWide)).toBe(false)
    expect(await faults(page)).toEqual([])
    const small = await page.evaluate(
      `[...document.querySelectorAll('.choices label, button, .bar a')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40).length`,
    )
    expect(small).toBe(0)
  })

  it('as a PDF has its pictures, its texts and links that open a mail', async () => {
    const at = await shop(lang)
    await withPosts(at, 'Le pain aux figues\n\nDeuxième ligne', 'Fermé le 25')
    await at.must('approval', 'pack', '--format', 'pdf', '-o', 'pack.pdf')
    const text = execFileSync('pdftotext', ['-layout', join(at.folder, 'pack.pdf'), '-'], { encoding: 'utf8' })
    expect(text).toContain(lang === 'fr' ? 'Publication 1' : 'Post 1')
    expect(text).toMatch(/Le pain aux figues\n[\s\S]*Deuxième ligne/)
    const links = execFileSync('pdfinfo', ['-url', join(at.folder, 'pack.pdf')], { encoding: 'utf8' })
    expect(new Set(links.match(/mailto:consultant@example\.org\?subject=\S+/g)).size).toBe(4)
  })
})

describe('twenty large pictures', () => {
  it('are made as small as they must be for the page to stay below 5 MB', async () => {
    const at = await shop('fr')
    const rows = ['scheduled_local,to,text,media,alt']
    // noise: what a camera gives is never harder to make small
    for (let nth = 0; nth < 20; nth += 1) {
      const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 }
      const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } }).jpeg({
        quality: 90,
      })
      await picture.toFile(join(at.folder, `${nth}.jpg`))
      const day = String(nth + 1).padStart(2, '0')
      rows.push(`2031-01-${day}T09:00,facebook,photo ${nth},${nth}.jpg,noise ${nth}`)
    }
    writeFileSync(join(at.folder, 'posts.csv'), `${rows.join('\n')}\n`)
    await at.must('queue', 'import', 'posts.csv')
    await at.must('approval', 'pack', '-o', 'pack.html')
    const file = join(at.folder, 'pack.html')
    expect(statSync(file).size).toBeLessThanOrEqual(5_000_000)
    const page = await openPage(`file://${file}`)
    expect(await page.evaluate(`document.querySelectorAll('.pv-media img, .pv-media image').length`)).toBe(20)
  })
})
