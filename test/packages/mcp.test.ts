import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, onTestFinished, test } from 'vitest'
import { firstCalls } from '../../src/cli/help/agents-page.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { client as bakery, tokens } from '../support/prepared-steps.ts'
import { smm, type Home } from '../support/program.ts'
import { typographyFaults } from '../support/french.ts'

const prepared = await preparedHome()

interface Answer {
  readonly isError?: boolean
  readonly structuredContent?: Record<string, unknown>
  readonly content: readonly { readonly text?: string }[]
}

interface Assistant {
  readonly names: readonly string[]
  readonly client: Client
  readonly pid: number
  call(name: string, given?: Record<string, unknown>): Promise<Answer>
}

/** The official client, and `smm mcp` as a process of its own. */
async function assistant(home: Home, words: readonly string[] = []): Promise<Assistant> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [smm, 'mcp', ...words],
    env: home.env,
    cwd: home.folder,
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'legacy' } })
  await client.connect(transport)
  onTestFinished(() => client.close())
  const { tools } = await client.listTools()
  return {
    client,
    names: tools.map((tool) => tool.name),
    pid: transport.pid ?? 0,
    call: async (name, given = {}) => (await client.callTool({ name, arguments: given })) as Answer,
  }
}

const textOf = (answer: Answer): string => answer.content.map((one) => one.text ?? '').join('\n')

/** What each reading tool needs to be called with; the others need nothing. */
const needed: Readonly<Record<string, Record<string, unknown>>> = {
  calc_crisis: { input: {} },
  calc_kpi: { input: {} },
  calc_roi: { what_if: ['months=+6'] },
  calc_roo: { input: {} },
  calc_strategy: { what_if: ['hours_per_month=20'] },
  inbox_show: { id: 2 },
  network_show: { network: 'mastodon' },
  pool_show: { name: 'recipes' },
  proposal_show: { id: 3 },
  queue_preview: { ids: [1] },
  queue_show: { id: '1' },
  rights_show: { id: 1 },
  template_show: { name: 'launch' },
  help: { topic: ['agents'] },
}
/** Without an input that makes sense their answer is what is missing. */
const incomplete = ['calc_crisis', 'calc_kpi', 'calc_roo']

describe('an assistant that reads', () => {
  test('calls every tool, and sees no secret, no name and nothing that it could change', async () => {
    const home = prepared.copy('en')
    await home.run(['inbox', 'add', 'Lea here \u001B[2Jagain', '--network', 'facebook', '--author', 'Léa Martin', '-c', bakery])
    const { names, call, client } = await assistant(home)
    expect(client.getServerCapabilities()?.tools).toEqual({ listChanged: true })
    const secrets = [...Object.values(tokens), keyOf(home)]
    const failed: string[] = []
    const ofAll = ['client_list', 'doctor', 'help', 'network_list', 'network_show', 'schedule_status']
    const answers: (readonly [string, Answer])[] = []
    for (let at = 0; at < names.length; at += 4) {
      const some = names.slice(at, at + 4).map(async (name) => {
        const given = { ...needed[name], ...(ofAll.includes(name) ? {} : { client: bakery }) }
        return [name, await call(name, given)] as const
      })
      answers.push(...(await Promise.all(some)))
    }
    for (const [name, answer] of answers) {
      const text = textOf(answer)
      if (answer.isError === true && !incomplete.includes(name)) failed.push(`${name}: ${text}`)
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
      expect(text).not.toMatch(/Léa Martin|lea\.martin/)
      if (/^(?:inbox_.*|listen_show|report|crisis_status|audit)$/.test(name))
        expect(text).toMatch(/^Contains texts written by others/)
    }
    expect(failed).toEqual([])
    const { tools } = await client.listTools()
    expect(tools.filter((tool) => tool.annotations?.readOnlyHint !== true)).toEqual([])
    expect(names).not.toContain('queue_add')
    await expect(call('queue_add', { text: 'x' })).rejects.toThrow(/queue_add/)
    expect((await home.run(['queue', 'list', '--all', '--json'])).stdout).not.toContain('"text": "x"')
  })

  test('of one client finds nothing of another', async () => {
    const home = prepared.copy('en')
    const { names, call } = await assistant(home, ['-c', 'maison-duval'])
    expect(names).not.toContain('client_list')
    for (const [name, given] of [
      ['queue_show', { id: 1 }],
      ['queue_preview', { ids: [1] }],
      ['inbox_show', { id: 1 }],
      ['proposal_show', { id: 1 }],
      ['rights_show', { id: 1 }],
      ['pool_show', { name: 'recipes' }],
      ['metrics_show', { post: 1 }],
      ['audit', { post: '1' }],
      ['staffing_show', { person: 'Sam' }],
    ] as const) {
      const answer = await call(name, given)
      expect([name, answer.isError, textOf(answer)]).toEqual([name, true, expect.not.stringMatching(/fig|Studio|Lovely/i)])
    }
    for (const name of ['queue_list', 'inbox_list', 'time_list', 'sale_list', 'cost_list', 'audit'])
      expect(textOf(await call(name, {}))).not.toContain(bakery)
    expect(textOf(await call('status'))).not.toContain(bakery)
    const other = await call('queue_list', { client: bakery })
    expect(other.isError).toBe(true)
  })

  test('reads names where it was started so', async () => {
    const home = prepared.copy('en')
    const { call } = await assistant(home, ['--with-names'])
    expect(textOf(await call('inbox_list', { client: bakery, all: true }))).toContain('Léa Martin')
  })
})

describe('an assistant that writes', () => {
  const rights = ['--allow-write', bakery]

  test('for one client: what it queues is published once a person has approved it', async () => {
    const home = prepared.copy('en')
    await home.run(['client', 'edit', bakery, '--approval', 'none'])
    const { call } = await assistant(home, rights)
    const added = await call('queue_add', { text: 'Fig bread', title: 'Figs', to: ['blog'], at: '2026-11-27 09:45' })
    expect(added.structuredContent).toMatchObject({ status: 'awaiting_approval', client: bakery })
    const id = String(added.structuredContent?.['id'])
    const blog = (): string[] => readdirSync(join(home.folder, 'blog'), { recursive: true }).map(String)
    const before = blog()
    // after a leap of the clock, what is late would wait for ten minutes
    await home.run(['publish'])
    const at = (minutes: number) => ({
      env: { SMM_TEST_OFFSET: String(Number(home.env['SMM_TEST_OFFSET']) + minutes * 60_000) },
    })
    await home.run(['publish'], at(16))
    expect(blog()).toEqual(before)
    // its time went by without an agreement
    expect((await home.run(['queue', 'approve', id], at(16))).stdout).toContain('missed')
    expect((await home.run(['queue', 'retry', id], at(16))).code).toBe(0)
    await home.run(['publish'], at(17))
    expect(blog().length).toBeGreaterThan(before.length)
    const told = JSON.parse((await home.run(['audit', '--post', id, '--json'])).stdout) as { action: string; actor: string }[]
    expect(told.filter(({ action }) => action === 'post.add').map(({ actor }) => actor)).toEqual(['assistant'])
  })

  test('with every tool that it has', async () => {
    const home = prepared.copy('en')
    const { names, call } = await assistant(home, rights)
    const { names: readers } = await assistant(home)
    const calls: readonly (readonly [string, Record<string, unknown>])[] = [
      ['cost_add', { amount: '19,90', kind: 'tools' }],
      ['idea_add', { text: 'Film the oven', kind: 'idea' }],
      ['inbox_reply', { id: 2, text: 'Yes, until Saturday.' }],
      ['inbox_assign', { ids: [2], to: 'seller' }],
      ['inbox_tag', { ids_and_tags: [1, 'idea'] }],
      ['lead_add', { id: 'D-99', close_rate: '30', average_margin: '200' }],
      ['metrics_add', { month: '2026-11', network: 'facebook', set: ['comments=3'] }],
      ['queue_add', { text: 'Rye bread', to: ['facebook'], draft: true }],
      ['queue_edit', { id: 1, text: 'The season of figs has begun' }],
      ['queue_move', { ids: [1], at: '2026-11-29 09:00' }],
      ['queue_hold', { ids: [8] }],
      ['queue_import', { posts: [{ external_id: 'p-1', text: 'Rolls', to: 'facebook', scheduled_local: '2026-12-02 09:00' }] }],
      ['sale_add', { amount: 24.5, evidence: 'declared' }],
      ['time_add', { duration: '1h30', activity: 'community', role: 'consultant' }],
    ]
    expect(calls.map(([name]) => name).toSorted()).toEqual(names.filter((name) => !readers.includes(name)).toSorted())
    const failed: string[] = []
    const dry = await Promise.all(
      calls.map(async ([name, given]) => [name, await call(name, { ...given, dry_run: true })] as const),
    )
    for (const [name, answer] of dry) if (answer.isError === true) failed.push(`${name} --dry-run: ${textOf(answer)}`)
    const untouched = JSON.parse((await home.run(['audit', '--json', '--limit', '1'])).stdout) as { actor: string }[]
    expect(untouched.map(({ actor }) => actor)).not.toContain('assistant')
    for (const [name, given] of calls) {
      const answer = await call(name, given)
      if (answer.isError === true) failed.push(`${name}: ${textOf(answer)}`)
    }
    expect(failed).toEqual([])
    // the same post again is the same post
    const [, imported = {}] = calls.find(([name]) => name === 'queue_import') ?? []
    expect(textOf(await call('queue_import', imported))).toContain('"unchanged"')
    const { stdout } = await home.run(['audit', '--json', '--limit', '30'])
    const changed = (JSON.parse(stdout) as { actor: string; client: string }[]).filter(({ actor }) => actor === 'assistant')
    expect(changed.length).toBeGreaterThanOrEqual(calls.length - 1)
    expect(changed.filter(({ client }) => client !== bakery)).toEqual([])
  })

  test('cannot be led astray: another client, another home, a flag in a value', async () => {
    const home = prepared.copy('en')
    const { call } = await assistant(home, rights)
    const posts = async (slug: string): Promise<number> =>
      (JSON.parse((await home.run(['queue', 'list', '--all', '--json', '-c', slug])).stdout) as unknown[]).length
    const before = await posts('maison-duval')
    for (const given of [
      { text: 'x', client: 'maison-duval' },
      { text: 'x', client: `${bakery},maison-duval` },
      { text: 'x', client: '' },
      { text: 'x', now: true },
      { text: 'x', home: '/elsewhere' },
      { text: 'x', from_file: '/etc/hostname' },
      { text: ['x', '--now'] },
    ])
      expect([given, (await call('queue_add', given)).isError]).toEqual([given, true])
    for (const text of ['--client=maison-duval', '-cmaison-duval', '--home=/elsewhere', '--now', '-h', '--\n--now', '$(id)']) {
      const answer = await call('queue_add', { text, to: ['facebook'], draft: true })
      expect(answer.structuredContent).toMatchObject({ text, status: 'draft', client: bakery })
    }
    expect(await posts('maison-duval')).toBe(before)
    const helped = await call('help', { topic: ['publish', '--'] })
    expect(textOf(helped)).not.toContain('published')
    // a post of another client, by its number alone
    await home.run(['account', 'add', 'manual', '--name', 'hand', '--for', 'facebook', '-c', 'maison-duval'])
    const { stdout } = await home.run(['queue', 'add', 'Ours', '-c', 'maison-duval', '--at', 'tomorrow 9am', '--json'])
    const { id } = JSON.parse(stdout) as { id: number }
    for (const [name, given] of [
      ['queue_edit', { id, text: 'Theirs' }],
      ['queue_move', { ids: [id], at: 'tomorrow 10am' }],
      ['queue_hold', { ids: [String(id)] }],
    ] as const)
      expect((await call(name, given)).structuredContent).toMatchObject({ error: { code: 'post_not_found' } })
  })

  test('is refused at the start where the client is not there, or is another than the one it reads', async () => {
    const home = prepared.copy('fr')
    for (const [words, code] of [
      [['--allow-write', 'nobody'], 5],
      [['-c', 'nobody'], 5],
      [['-c', bakery, '--allow-write', 'maison-duval'], 2],
    ] as const) {
      const ran = await home.run(['mcp', ...words])
      expect([ran.code, ran.stdout]).toEqual([code, ''])
      expect(typographyFaults(ran.stderr)).toEqual([])
    }
  })
})

describe('the server', () => {
  test('ends when it is told to, and takes with it what is at work', async () => {
    const home = prepared.copy('en')
    const { client, pid } = await assistant(home)
    const calls = Array.from({ length: 8 }, () =>
      client.callTool({ name: 'report', arguments: { client: bakery } }).catch(() => null),
    )
    await expect.poll(() => childrenOf(pid).length, { timeout: 10_000 }).toBeGreaterThan(0)
    const children = childrenOf(pid)
    process.kill(pid, 'SIGTERM')
    await Promise.all(calls)
    await expect.poll(() => [pid, ...children].filter(lives), { timeout: 10_000 }).toEqual([])
  })
})

describe('the page for assistants', () => {
  test.each(['fr', 'en'] as const)('has calls that run as printed, in %s', async (lang) => {
    const home = prepared.copy(lang)
    const page = await home.run(['help', 'agents'])
    expect(page.code).toBe(0)
    if (lang === 'fr') expect(typographyFaults(page.stdout)).toEqual([])
    for (const [line] of firstCalls) {
      expect(page.stdout).toContain(`    smm ${line[lang]}\n`)
      const ran = await home.shell(`smm ${line[lang]}`, { env: { SMM_CLIENT: bakery, SMM_ASSISTANT: bakery } })
      expect([line[lang], ran.code, ran.stderr]).toEqual([line[lang], 0, ''])
    }
  })

  test('is what a shell is held to as well', async () => {
    const home = prepared.copy('en')
    const env = { SMM_ASSISTANT: bakery, SMM_CLIENT: bakery }
    for (const words of [
      ['publish'],
      ['queue', 'approve', '1'],
      ['inbox', 'pull'],
      ['account', 'list', '--all-clients'],
      ['mcp'],
      ['crisis', 'lower', '--reason', 'x'],
      ['config', 'list'],
    ]) {
      const ran = await home.run(words, { env })
      if (words[1] === 'list' && words[0] === 'account') expect(ran.code).toBe(0)
      else expect([words, ran.code, ran.stderr]).toEqual([words, 2, expect.stringContaining('is not for an assistant')])
    }
  })
})

function keyOf(home: PreparedCopy): string {
  return readFileSync(join(home.env['XDG_CONFIG_HOME'] ?? '', 'smm', 'key'), 'utf8').trim()
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
