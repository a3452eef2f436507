import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CrisisInput, CrisisResult } from '../../src/community/crisis-index.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { startFeeds, type Entry, type FeedServer } from '../servers/feeds.ts'
import { home, type Home } from '../support/program.ts'

let feeds: FeedServer
beforeAll(async () => {
  feeds = await startFeeds()
})
afterAll(() => feeds.close())

const hour = 3_600_000
const ago = (hours: number): Date => new Date(Date.now() - hours * hour)

async function listener(lang: 'fr' | 'en' = 'en'): Promise<Home & { must(...words: string[]): Promise<string> }> {
  const base = home(lang)
  const must = async (...words: string[]): Promise<string> => {
    const ran = await base.run(words)
    if (ran.code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${ran.code}: ${ran.stderr}`)
    return ran.stdout
  }
  await must('client', 'add', 'Boulangerie du Pont')
  await must('config', 'set', 'listen.allow_hosts', feeds.host)
  return { ...base, must }
}

interface Golden {
  readonly id: string
  readonly input: CrisisInput
  readonly expected: CrisisResult
}

/** What the input counts, as articles: `usual` a day for 28 days, then those of today. */
function articles(id: string, { baseline_daily_median: usual, mentions_24h, negative_24h, amplifier }: CrisisInput) {
  const past = Array.from({ length: 28 }, (_, day) =>
    Array.from({ length: usual ?? 0 }, (_unused, nth): Entry => ({
      id: `${id}-${day}-${nth}`,
      title: `La boulangerie du pont, jour ${day}, billet ${nth}`,
      at: ago(36 + 24 * day),
    })),
  ).flat()
  const today = Array.from({ length: mentions_24h }, (_, nth): Entry => ({
    id: `${id}-${nth}`,
    title: `La boulangerie du pont, mot ${nth}`,
    text: nth < negative_24h ? 'Horrible et décevant.' : 'Excellent, merci.',
    at: ago(1 + (nth % 20)),
  }))
  return amplifier === 'media_or_official'
    ? { blog: [...today.slice(1), ...past], press: today.slice(0, 1) }
    : { blog: [...today, ...past], press: [] }
}

describe('the alert levels, from feeds to the level in force [000-16]', () => {
  it.each(readGoldens<Golden>('escalation'))('$id', async ({ id, input, expected }) => {
    const { must, run } = await listener()
    const { blog, press } = articles(id, input)
    await must('listen', 'add', 'Us', '--any', 'boulangerie du pont', '--feed', feeds.put(`/${id}-blog.xml`, blog))
    if (press.length > 0) await must('listen', 'add', 'Us', '--place', 'press', '--feed', feeds.put(`/${id}-press.xml`, press))

    const listened = await run(['listen', 'run', '--json'])
    const { evaluation } = JSON.parse(listened.stdout) as {
      evaluation: { input: CrisisInput; result: CrisisResult; level: string }
    }
    const said = { severity: input.severity, press_inquiry: input.press_inquiry }
    expect(evaluation.input).toEqual({ ...input, severity: 'none', press_inquiry: false })
    const nothingSaid = said.severity === 'none' && !said.press_inquiry
    if (nothingSaid) {
      expect(evaluation.result).toEqual(expected)
      expect(evaluation.level).toBe(expected.applied_level)
      return
    }
    // what only a person can say is said once it has been heard
    const words = [
      ...(said.severity === 'none' ? [] : ['--severity', said.severity]),
      ...(said.press_inquiry ? ['--press'] : []),
    ]
    const reported = JSON.parse(
      (await run(['crisis', 'report', 'What is said', ...words, '--json'])).stdout,
    ) as typeof evaluation
    expect(reported.input).toEqual({ ...input, previous_level: evaluation.level })
    expect(reported.result).toEqual(expected)
    expect(reported.level).toBe(expected.applied_level)
  })
})

describe('smm listen', () => {
  it.each(['fr', 'en'] as const)('runs every example of its help, as printed (%s)', async (lang) => {
    const { run } = await listener(lang)
    for (const verb of ['add', 'list', 'run', 'show', 'remove']) {
      const { stdout: help } = await run(['listen', verb, '--help'])
      const examples = [...help.matchAll(/^ {2}smm (.*)$/gm)].map(([, line = '']) =>
        [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
      )
      expect(examples.length).toBeGreaterThan(1)
      for (const example of examples) {
        const { code, stderr } = await run(example)
        expect({ example, code, stderr: code === 0 ? '' : stderr }).toEqual({ example, code: 0, stderr: '' })
      }
    }
  })

  it('holds the queue on red, and ends with those to be called when nobody can be told', async () => {
    const { must, run } = await listener()
    await must('account', 'add', 'manual', '--name', 'fb', '--for', 'facebook')
    await must('queue', 'add', 'Demain, des brioches', '--to', 'fb', '--at', 'tomorrow 9am')
    const golden = readGoldens<Golden>('escalation', 'c07')[0]
    if (golden === undefined) throw new Error('no golden')
    const { blog, press } = articles('red', golden.input)
    await must('listen', 'add', 'Us', '--any', 'boulangerie du pont', '--feed', feeds.put('/red-blog.xml', blog))
    await must('listen', 'add', 'Us', '--place', 'press', '--feed', feeds.put('/red-press.xml', press))
    const { code, stdout, stderr } = await run(['listen', 'run'])
    expect(code).toBe(1)
    expect(stdout).toContain('Mentions in 24 hours: 64 (negative: 41)')
    expect(stderr).toContain('NOBODY COULD BE TOLD')
    const [post] = JSON.parse(await must('queue', 'list', '--json')) as { status: string }[]
    expect(post?.status).toBe('held')
  })

  it('reads feeds for all clients, shows what was found and neutralises it', async () => {
    const { must, run } = await listener('fr')
    const url = feeds.put('/hostile.xml', [
      {
        id: '1',
        title: 'La boulangerie du pont \u202E\u001B[31m rouge',
        text: '<script>alert(1)</script> décevant',
        at: ago(2),
      },
    ])
    const added = await run(['listen', 'add', 'Nous', '--any', 'boulangerie du pont', '--feed', url])
    expect(added.stdout).toMatch(/^Veille «\sNous\s»/)
    expect(added.stderr).toMatch(/Le Journal.*1 article, 1 avec ces mots/)
    const all = await run(['listen', 'run', '--all-clients'])
    expect(all.code).toBe(0)
    expect(all.stdout).toContain('Boulangerie du Pont')
    const shown = await must('listen', 'show')
    for (const text of [all.stdout, shown]) {
      expect(text).toContain('rouge')
      expect(text).not.toContain('\u001B')
      expect(text).not.toContain('\u202E')
    }
    const bad = await run(['listen', 'add', 'Page', '--any', 'x', '--feed', `${feeds.url}/nowhere`])
    expect(bad.code).toBe(1)
    expect(await must('listen', 'list')).not.toContain('Page')
  })
})
