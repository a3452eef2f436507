import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { allNetworks } from '../../src/networks/registry.ts'
import { commandNames } from '../../src/cli/nouns.ts'
import { table as rules } from '../../src/delivery/machine.ts'

const path = fileURLToPath(new URL('../../README.md', import.meta.url))
const table = /(<!-- networks:begin[^>]*-->\n)([\s\S]*?)(<!-- networks:end -->)/

/** What smm can do on each network today, from what the networks say of themselves. */
async function networkTable(): Promise<string> {
  const yes = (is: boolean): string => (is ? 'yes' : '–')
  const links = { card: 'card', text: 'in the text', field: 'own field', none: 'no' } as const
  const rows = (await allNetworks()).map(({ id, name, client, idempotency, capabilities: can }) => {
    const today = client ? 'publishes' : idempotency === 'person' ? 'reminds, a person posts' : 'by hand (`manual`)'
    const cells = [
      `\`${id}\` ${name}`,
      today,
      yes(can.text),
      links[can.link],
      `${can.images || '–'}${can.fetches_media === 'none' ? '' : ' ¹'}`,
      yes(can.alt_text),
      yes(can.videos > 0),
      yes(can.thread > 0),
      yes(can.first_comment),
      yes(can.delete),
      String(can.post_figures.length || '–'),
      String(can.account_figures.length || '–'),
      can.inbox.map((kind) => `${kind}s`).join(', ') || '–',
      yes(can.reply),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const heads = ['network', 'smm today', 'text', 'link', 'images', 'alt text', 'video', 'threads', 'first comment']
  const reads = ['taken away', 'figures of a post', 'figures of the account', 'what comes in', 'answers']
  const head = [...heads, ...reads]
  return [
    `| ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length)}`,
    ...rows,
    '',
    '¹ fetched from a public address: the client’s own WordPress or Ghost, or `media_base_url`.',
    '',
  ].join('\n')
}

const machine = /(<!-- machine:begin[^>]*-->\n)([\s\S]*?)(<!-- machine:end -->)/

/** The main way of a delivery as a picture, out of the table that the program runs on; what a person decides is in the help. */
function machineDiagram(): string {
  const lines = new Map<string, string[]>()
  for (const [name, { from, to, by }] of Object.entries(rules)) {
    if (by === 'person') continue
    for (const one of from) lines.set(`${one} --> ${to}`, [...(lines.get(`${one} --> ${to}`) ?? []), name])
  }
  const arrows = [...lines].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`)
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> scheduled', ...arrows, '  sent --> [*]', '```', ''].join('\n')
}

const results = readFileSync(fileURLToPath(new URL('../bench/RESULTS.md', import.meta.url)), 'utf8')
const measured = /(<!-- bench:begin[^>]*-->\n)([\s\S]*?)(<!-- bench:end -->)/

/** What the benchmark found where it has a goal, as its page of results has it: with what was missed. */
function measuredTable(): string {
  const rows = [...results.matchAll(/^\| (?!what|---)(.*) \|$/gm)].map(([, cells = '']) => cells.split(' | ').slice(0, 4))
  const withGoal = rows.filter(([, , , goal]) => goal !== '–')
  const [, machine = ''] = /\n\n([^\n]+?)\. Whole processes/.exec(results) ?? []
  const lines = withGoal.map((cells) => `| ${cells.join(' | ')} |`)
  return [`${machine}:`, '', '| what | against | result | goal |', '| --- | --- | ---: | --- |', ...lines, ''].join('\n')
}

describe('the README', () => {
  it('quotes what was measured, missed goals too', () => {
    const wanted = measuredTable()
    if (process.env['UPDATE_README'] === '1') {
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(measured, (_, begin: string, _old, end: string) => begin + wanted + end),
      )
    }
    expect(wanted.split('\n').length).toBeGreaterThan(20)
    expect(measured.exec(readFileSync(path, 'utf8'))?.[2]).toBe(wanted)
  })

  it('draws the machine that the program runs on', () => {
    const wanted = machineDiagram()
    if (process.env['UPDATE_README'] === '1') {
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(machine, (_, begin: string, _old, end: string) => begin + wanted + end),
      )
    }
    expect(machine.exec(readFileSync(path, 'utf8'))?.[2]).toBe(wanted)
  })

  it('shows what each network can do today', async () => {
    const wanted = await networkTable()
    if (process.env['UPDATE_README'] === '1') {
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(table, (_, begin: string, _old, end: string) => begin + wanted + end),
      )
    }
    expect(table.exec(readFileSync(path, 'utf8'))?.[2]).toBe(wanted)
  })

  it('names no command that does not exist', () => {
    const used = [...readFileSync(path, 'utf8').matchAll(/^smm ([a-z]+)/gm)].map((found) => found[1] ?? '')
    expect(used.length).toBeGreaterThan(10)
    expect(used.filter((word) => !commandNames.includes(word))).toEqual([])
  })
})
