import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { init } from '../../../src/cli/init/init.ts'
import { exportStrategy, type ExportOptions } from '../../../src/cli/strategy/export.ts'
import { Failure } from '../../../src/failure.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { allElements, parseXml } from '../../support/xml.ts'

const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))
const now = new Date('2026-11-23T10:00:00Z')
const nothing: ExportOptions = { format: undefined, output: undefined, version: undefined, one_page: false }

async function bakery(): Promise<(more?: TestContextOptions) => TestContext> {
  const first = testContext({ now })
  const options = {
    quick: false,
    answers: sample,
    resume: null,
    export_answers: null,
    allow_unknown_keys: false,
    complete: false,
    form: null,
  }
  await init(first, options)
  return (more = {}) => testContext({ now, folder: first.folder, ...more })
}

const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )

const begins: Readonly<Record<string, string>> = {
  pdf: '%PDF-',
  docx: 'PK',
  html: '<!DOCTYPE html>',
  md: '# Boulangerie',
  json: '{',
}

describe('smm strategy export', () => {
  it.each(['pdf', 'docx', 'html', 'md', 'json'])('writes %s where the name says so, and says where', async (ending) => {
    const come = await bakery()
    const context = come()
    await exportStrategy(context, { ...nothing, output: `s.${ending}` })
    const file = join(context.folder, `s.${ending}`)
    expect(readFileSync(file, 'latin1').startsWith(begins[ending] ?? '')).toBe(true)
    expect(context.stdout()).toBe('')
    expect(context.stderr()).toContain(file)
    expect(context.stderr()).toContain('smm strategy approve -c boulangerie-de-l-ill')
    // nothing half-written is left
    expect(readdirSync(context.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it.each(['pdf', 'docx'])('writes %s into a file of its own where none is named', async (format) => {
    const come = await bakery()
    const context = come()
    await exportStrategy(context, { ...nothing, format })
    expect(existsSync(join(context.folder, `boulangerie-de-l-ill-strategie-v1.${format}`))).toBe(true)
    const page = come({ options: { lang: 'en' } })
    await exportStrategy(page, { ...nothing, format, one_page: true })
    expect(existsSync(join(page.folder, `boulangerie-de-l-ill-strategy-v1-one-page.${format}`))).toBe(true)
  })

  it('gives text to stdout, for whoever goes on with it', async () => {
    const come = await bakery()
    const context = come()
    await exportStrategy(context, { ...nothing, format: 'md' })
    expect(context.stdout()).toMatch(/^# Boulangerie de l'Ill\n/)
    expect(context.stdout()).toContain('### Trois décisions à prendre')
    expect(context.stderr()).toBe('')
    const page = come()
    await exportStrategy(page, { ...nothing, format: 'md', one_page: true })
    expect(page.stdout()).toContain('### Trois décisions à prendre')
    expect(page.stdout()).not.toContain('## 1.')
  })

  it('on a terminal writes text into a file too: nobody reads a page of code there', async () => {
    const come = await bakery()
    const context = come({ ask: {} })
    await exportStrategy(context, nothing)
    expect(context.stdout()).toBe('')
    expect(readFileSync(join(context.folder, 'boulangerie-de-l-ill-strategie-v1.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/)
    const asked = come({ ask: {} })
    await exportStrategy(asked, { ...nothing, format: 'md', output: '-' })
    expect(asked.stdout()).toMatch(/^# Boulangerie/)
  })

  it('is one page of HTML with its drawings, in each language asked for', async () => {
    const come = await bakery()
    const context = come({ options: { lang: 'both' } })
    await exportStrategy(context, { ...nothing, format: 'html' })
    const elements = allElements(parseXml(context.stdout()))
    expect(elements.filter(({ name }) => name === 'main')).toHaveLength(2)
    // scores, hours, pillars, plan
    expect(elements.filter(({ name }) => name === 'svg')).toHaveLength(8)
    expect(context.stdout()).toContain('Vos objectifs')
    expect(context.stdout()).toContain('Your objectives')
  })

  it('has the published JSON, whichever way it is asked for', async () => {
    const come = await bakery()
    const context = come({ options: { json: true } })
    await exportStrategy(context, nothing)
    const printed = JSON.parse(context.stdout()) as Record<string, unknown>
    expect(Object.keys(printed)).toEqual(['client', 'version', 'status', 'answers', 'result'])
    const named = come()
    await exportStrategy(named, { ...nothing, format: 'json' })
    expect(JSON.parse(named.stdout())).toEqual(printed)
  })

  it('takes an earlier version, whose steps are not today’s', async () => {
    const come = await bakery()
    const again = come()
    await init(again, {
      quick: false,
      answers: sample,
      resume: null,
      export_answers: null,
      allow_unknown_keys: false,
      complete: false,
      form: null,
    })
    const context = come()
    await exportStrategy(context, { ...nothing, format: 'md', version: '1' })
    expect(context.stdout()).toContain('Version 1')
    expect(context.stdout()).not.toContain('neuf étapes')
  })

  it('replaces an earlier file by a finished one, and changes nothing with --dry-run', async () => {
    const come = await bakery()
    const context = come({ options: { dry_run: true } })
    await exportStrategy(context, { ...nothing, output: 's.md' })
    expect(existsSync(join(context.folder, 's.md'))).toBe(false)
    expect(context.stderr()).toContain('s.md')
    for (const one_page of [false, true]) await exportStrategy(come(), { ...nothing, output: 's.md', one_page })
    expect(readFileSync(join(context.folder, 's.md'), 'utf8')).not.toContain('## 1.')
  })

  it.each([
    [{ output: join('nowhere', 's.md') }, 'usage', 'no_folder'],
    [{ output: '.' }, 'failed', 'cannot_write'],
    [{ version: '9' }, 'not_found', 'no_such_version'],
    [{ version: 'x' }, 'usage', 'bad_version'],
  ] as const)('refuses %o', async (wanted, kind, code) => {
    const come = await bakery()
    const found = await failure(exportStrategy(come(), { ...nothing, ...wanted }))
    expect([found.kind, found.code]).toEqual([kind, code])
    expect(found.hint ?? '').not.toBe('')
  })

  it('bears the consultant’s name, company and colour', async () => {
    const come = await bakery()
    const own = { SMM_CONSULTANT_NAME: 'Agathe', SMM_CONSULTANT_COMPANY: 'Conseil & Cie', SMM_CONSULTANT_COLOR: '#7a1f5c' }
    const context = come({ env: own })
    await exportStrategy(context, { ...nothing, format: 'html' })
    const html = context.stdout()
    expect(html).toContain('Agathe<br/>Conseil &amp; Cie')
    expect(html).toContain('--accent:#7a1f5c')
    const plain = come()
    await exportStrategy(plain, { ...nothing, format: 'html' })
    expect(plain.stdout()).not.toContain('Agathe')
  })
})
