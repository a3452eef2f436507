import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { isAsked } from '../../src/strategy/conditions.ts'
import { codeName } from '../../src/strategy/answer-words.ts'
import { formSections } from '../../src/strategy/form/form.ts'
import { questions } from '../../src/strategy/questionnaire.ts'
import { questionText } from '../../src/i18n/questionnaire.ts'
import { home, type Home } from '../support/program.ts'
import { needs } from './chromium.ts'
import { openPage, type Page } from './page.ts'

const require = createRequire(import.meta.url)
const template = (lang: string): string => new URL(`../../templates/demo/answers.${lang}.yaml`, import.meta.url).pathname

beforeAll(() => {
  needs('chromium', '--version', 'chromium')
  needs('pdftotext', '-v', 'poppler-utils')
})

async function formAt(at: Home, file: string, ...more: string[]): Promise<string> {
  const { code, stderr } = await at.run(['init', '--form', file, ...more])
  expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ')
  return join(at.folder, file)
}

/** Presses the button and waits for the file. */
async function save(page: Page): Promise<string> {
  await page.evaluate(`document.querySelector('button[type=submit]').click()`)
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(page.downloads).find((one) => one.endsWith('.json'))
    if (name !== undefined) return join(page.downloads, name)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no file came: ${String(await page.evaluate(`document.querySelector(':invalid')?.id ?? 'valid'`))}`)
}

/** Writes into the inputs of these names as a person would have; boxes and buttons by their values. */
async function fill(page: Page, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  await page.evaluate(`(() => {
    for (const [name, value] of Object.entries(${JSON.stringify(values)})) {
      const inputs = [...document.getElementsByName(name)]
      if (inputs.length === 0) throw new Error('no input ' + name)
      for (const input of inputs) {
        if (input.type === 'radio' || input.type === 'checkbox') input.checked = [value].flat().includes(input.value)
        else input.value = value
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
    }
  })()`)
}

/** What `smm init --answers` made of a file: the stored answers. */
async function readBack(file: string, lang: 'fr' | 'en', at: Home = home(lang)): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await at.run(['init', '--answers', file, '--json'])
  expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ')
  return (JSON.parse(stdout) as { answers: Record<string, unknown> }).answers
}

/** Ids of the questions that show. */
function shown(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('[data-q]')].filter((one) => !one.hidden).map((one) => one.dataset.q)`)
}

describe.each(['fr', 'en'] as const)('the form in a browser (%s)', (lang) => {
  it('of the essentials is filled by keyboard alone and read back', async () => {
    const at = home(lang)
    const page = await openPage(`file://${await formAt(at, 'form.html', '--quick')}`)
    const press = async (...keys: Parameters<Page['press']>[0][]): Promise<void> => {
      for (const key of keys) await page.press(key)
    }
    await press('Tab')
    await page.type('Atelier du Test')
    await press('Tab')
    await page.type('3')
    await press('Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown') // tourism
    await press('Tab', 'Space') // in my town
    await press('Tab', 'Space') // customers come
    await press('Tab', 'ArrowDown', 'ArrowDown') // sell more
    await press('Tab', 'Tab', 'Tab')
    await page.type('40')
    await press('Tab', 'Tab', 'Space') // 25 to 34
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Space') // short texts
    await press(...Array<'Tab'>(8).fill('Tab'), 'Space') // Facebook
    await press(...Array<'Tab'>(18).fill('Tab'), 'Space') // a post in the last 30 days
    await press('Tab')
    await page.type(lang === 'fr' ? '12,5' : '12.5')
    await press('Tab', 'Space', 'Tab', 'Space') // someone would like to; time can be freed
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    await page.type('200')
    await press('Tab', 'Enter')
    expect(await readBack(await save(page), lang)).toMatchObject({
      client_name: 'Atelier du Test',
      headcount: 3,
      sector: 'tourism',
      geo_scope: 'local',
      has_premises: true,
      objectives: ['sales'],
      b2b_share: 40,
      age_bands: ['25-34'],
      abilities: ['writing_short'],
      accounts: [{ network: 'facebook', status: 'active' }],
      hours_per_month: 12.5,
      internal_candidate: ['interested', 'time'],
      external_budget: 20_000,
    })
    expect(page.complaints).toEqual([])
    expect(page.requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([])
  })

  it('saves nothing while a required answer is missing or a figure is none', async () => {
    const page = await openPage(`file://${await formAt(home(lang), 'form.html', '--quick')}`)
    const invalid = (): Promise<string[]> =>
      page.evaluate(`[...document.querySelectorAll('input:invalid, select:invalid')].map((one) => one.name)`)
    expect(await invalid()).toEqual(['client_name', 'objectives-1', 'hours_per_month'])
    await fill(page, { client_name: 'A', 'objectives-1': 'sales', hours_per_month: 'beaucoup', external_budget: 'some' })
    expect(await invalid()).toEqual(['hours_per_month', 'external_budget'])
    await fill(page, { hours_per_month: '10', external_budget: '0', 'objectives-2': 'sales', abilities: ['photo', '-'] })
    expect(await invalid()).toEqual(['objectives-1', 'abilities'])
    await page.evaluate(`document.querySelector('button[type=submit]').click()`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(readdirSync(page.downloads)).toEqual([])
    await fill(page, { 'objectives-2': 'leads', abilities: ['photo'], 'accounts.networks': [], internal_candidate: ['?'] })
    expect(await readBack(await save(page), lang)).toMatchObject({
      objectives: ['sales', 'leads'],
      abilities: ['photo'],
      internal_candidate: { unknown: true },
    })
  })

  it('shows and hides questions as the interview asks them', async () => {
    const page = await openPage(`file://${await formAt(home(lang), 'form.html')}`)
    const cases: readonly (readonly [Record<string, string | string[]>, Answers])[] = [
      [{}, {}],
      [
        { headcount: '12', external_budget: '200 €' },
        { headcount: answered(12), external_budget: answered(20_000) },
      ],
      [
        { headcount: '9', external_budget: '0' },
        { headcount: answered(9), external_budget: answered(0) },
      ],
      [{ abilities: ['photo'] }, { abilities: answered(['photo']) }],
      [{ abilities: ['-'] }, { abilities: answered([]) }],
      [{ abilities: ['photo', 'design', 'writing_short'] }, { abilities: answered(['photo', 'design', 'writing_short']) }],
      [{ 'objectives-1': 'awareness' }, { objectives: answered(['awareness']) }],
      [{ 'objectives-2': 'loyalty' }, { objectives: answered(['awareness', 'loyalty']) }],
      [{ regulated: ['alcohol'] }, { regulated: answered(['alcohol']) }],
      [{ regulated: ['none'] }, { regulated: answered(['none']) }],
    ]
    let answers: Answers = {}
    for (const [typed, said] of cases) {
      await fill(page, typed)
      answers = { ...answers, ...said }
      const asked = questions.map(({ id }) => id).filter((id) => isAsked(id, answers, 'full'))
      expect([typed, (await shown(page)).toSorted()]).toEqual([typed, asked.toSorted()])
    }
    // parts of questions: those of the objectives chosen, of the country, of who is not trained
    const parts = (selector: string): Promise<string[]> =>
      page.evaluate(
        `[...document.querySelectorAll('${selector}')].filter((one) => one.closest('[hidden]') === null).map((one) => one.dataset.key ?? one.dataset.of)`,
      )
    expect(await parts('[data-q=deal_economics] [data-key]')).toEqual(['order_value', 'orders_per_year', 'years'])
    expect(await parts('[data-q=objective_targets] > [data-of]')).toEqual(['awareness', 'loyalty'])
    await fill(page, { 'location.country': 'CH' })
    expect(await parts('[data-q=location] [data-country]')).toEqual(['region'])
    await fill(page, { 'location.country': 'US' })
    expect(await parts('[data-q=location] [data-country]')).toEqual(['timezone'])
    await fill(page, { 'location.country': 'IE' })
    expect(await parts('[data-q=location] [data-country]')).toEqual([])
    const budget = `document.querySelector('[value=training_budget]').closest('[hidden]') === null`
    expect(await page.evaluate(budget)).toBe(true)
    await fill(page, { internal_candidate: ['trained'] })
    expect(await page.evaluate(budget)).toBe(false)
  })

  it('has rows to add and to remove, names in them to choose from, and gives all of it back', async () => {
    const page = await openPage(`file://${await formAt(home(lang), 'form.html')}`)
    await fill(page, {
      client_name: 'A',
      'objectives-1': 'sales',
      hours_per_month: '10',
      headcount: '12',
      external_budget: '50',
    })
    const click = (selector: string): Promise<unknown> => page.evaluate(`document.querySelector('${selector}').click()`)
    const rows = `[...document.querySelectorAll('[data-q=people] .row')]`
    await click('[data-q=people] [data-do=add]')
    await click('[data-q=people] [data-do=add]')
    await page.evaluate(`(() => {
      const put = (row, key, value) => {
        const field = row.querySelector('[data-key=' + key + ']')
        const input = field.querySelector('[value="' + value + '"]') ?? field.querySelector('input')
        if (input.type === 'text') input.value = value
        else input.checked = true
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
      for (const [index, alias] of [[0, 'Zoé'], [2, "L'apprenti"]]) {
        const row = ${rows}[index]
        put(row, 'alias', alias)
        put(row, 'department', 'x')
        put(row, 'minutes_per_week', '1h30')
        put(row, 'trained', 'yes')
        put(row, 'motivated', 'no')
      }
    })()`)
    const numbers = (): Promise<string[]> =>
      page.evaluate(`${rows}.map((row) => row.querySelector('legend').textContent.replace(/\\D/g, ''))`)
    expect(await numbers()).toEqual(['1', '2', '3'])
    await page.evaluate(`${rows}[1].querySelector('[data-do=remove]').click()`)
    expect(await numbers()).toEqual(['1', '2'])
    await fill(page, {
      strategist: "L'apprenti",
      internal_referent: 'nobody',
      sponsor: 'Quelqu’un',
      brand_story: 'Une ligne.\n\nUne autre.',
      personas: 'Un\n\n Deux ',
    })
    expect(await readBack(await save(page), lang)).toMatchObject({
      people: [
        { alias: 'Zoé', minutes_per_week: 90, days: [], trained: true, motivated: false },
        { alias: "L'apprenti", minutes_per_week: 90 },
      ],
      strategist: "L'apprenti",
      sponsor: 'Quelqu’un',
      brand_story: 'Une ligne.\n\nUne autre.',
      personas: ['Un', 'Deux'],
    })
    expect(page.complaints).toEqual([])
  })

  it('of a client holds what was answered, harms nothing, and gives it back as it was', async () => {
    const at = home(lang)
    const hostile = `<img src=x onerror="document.title='taken'"></script><script>document.title='taken'</script>`
    const file = join(at.folder, 'answers.yaml')
    const demo = readFileSync(template(lang), 'utf8')
    writeFileSync(
      file,
      demo
        .replace(/^ {2}client_name: .*$/m, `  client_name: ${JSON.stringify(hostile)}`)
        .replace(/^ {2}customer_benefit: .*$/m, `  customer_benefit: ${JSON.stringify(hostile)}`),
    )
    const first = JSON.parse((await at.run(['init', '--answers', file, '--json'])).stdout) as {
      client: string
      answers: Record<string, unknown>
    }
    const path = await formAt(at, 'form.html', '-c', first.client)
    const page = await openPage(`file://${path}`)
    expect(await page.evaluate('document.title')).not.toBe('taken')
    expect(await page.evaluate(`document.querySelectorAll('img').length`)).toBe(0)
    // boxes have an order of their own
    const sorted = (answers: Record<string, unknown>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(answers).map(([id, value]) => [
          id,
          ['abilities', 'concerns'].includes(id) ? (value as string[]).toSorted() : value,
        ]),
      )
    expect(sorted(await readBack(await save(page), lang, at))).toEqual(sorted(first.answers))
    expect(page.complaints).toEqual([])
  })

  it.each(['--quick', '--lang'])('has nothing that axe finds fault with (%s)', async (flag) => {
    const page = await openPage(`file://${await formAt(home(lang), 'form.html', flag, ...(flag === '--lang' ? [lang] : []))}`)
    await page.evaluate(`${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')}; 0`)
    // what is hidden is looked at too
    for (const unhidden of [false, true]) {
      if (unhidden) await page.evaluate(`for (const one of document.querySelectorAll('form [hidden]')) one.hidden = false`)
      const found = await page.evaluate<{
        violations: string[]
        passes: number
      }>(`axe.run(document).then(({ violations, passes }) => ({
        violations: violations.map((rule) => rule.id + ' ' + rule.nodes.map((node) => node.html.slice(0, 120)).join(' ')),
        passes: passes.length,
      }))`)
      expect(found.violations).toEqual([])
      expect(found.passes).toBeGreaterThan(20)
    }
  })
})

describe.each(['fr', 'en'] as const)('the form on paper (%s)', (lang) => {
  const plain = (text: string): string => text.replace(/[\s\u00A0\u202F]+/g, '').replace(/[’']/g, '')
  it.each([
    ['--quick', 2],
    ['--no-color', 8],
  ] as const)('asks all of it on few pages (%s)', async (flag, most) => {
    const path = await formAt(home(lang), 'form.pdf', flag)
    const pages = Number(/^Pages: +(\d+)/m.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1])
    expect(pages).toBeLessThanOrEqual(most)
    const tags = execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    for (const tag of ['H1', 'H2', 'H3', 'P']) expect(tags).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
    const text = plain(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }))
    const quick = flag === '--quick'
    const missing = formSections(quick ? 'quick' : 'full').flatMap((section) =>
      section.questions.flatMap(({ question: { id, shape } }) => {
        const words: string[] = [questionText[id].ask[lang]]
        if (shape.kind === 'choice' || shape.kind === 'choices') {
          const of = id === 'excluded_networks' ? shape.of.slice(0, 14) : shape.of
          words.push(...of.map((code) => codeName(lang, id, code)))
        }
        return words.filter((one) => !text.includes(plain(one)))
      }),
    )
    expect(missing).toEqual([])
    expect(text).not.toContain('\uFFFD')
  })
})
