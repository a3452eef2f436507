import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startFeeds } from '../servers/feeds.ts'
import { escapeHtml } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { dangerous, harmlessStrings, hostileStrings } from '../support/hostile-strings.ts'
import { publishing, type Publishing } from '../support/publishing.ts'
import { Terminal } from '../support/terminal.ts'

/** What smm itself sends: its seven styles, and what its spinner needs to draw itself anew. */
/* oxlint-disable no-control-regex -- terminal codes */
const styles = /\u001B\[(?:1|2|4|22|24|31|32|33|36|39)m/g
const spinner = /\u001B\[(?:\?25[lh]|\?2026[lh]|1?G|[012]?K|1A)/g
/* oxlint-enable no-control-regex */

/** Everything at once, for what is typed one by one. NUL cannot stand in what is typed. */
const worst = '\u001B[2J\u001B]0;titre\u0007\u009B5m\u202Egnp.exe\u200B\u2028\r<b>$(touch pwned)</b>'

interface Row {
  readonly id: number
  readonly text: string
}

const client = ['-c', 'klein', '--no-input']
/** Each in a pseudo-terminal, in this order. */
const printing: readonly (readonly string[])[] = [
  ['inbox', 'add', `Encore ${worst}`, '--network', 'other', '--author', worst, '--url', `https://avis.example/${worst}`],
  ['inbox', 'pull'],
  ['inbox', 'list'],
  ['inbox', 'list', '--all', '--limit', '1000'],
  ['inbox', 'list', '--overdue'],
  ['inbox', 'list', '--all', '--limit', '1000', '--json'],
  ['inbox', 'show', '1', '--json'],
  ['inbox', 'tag', '1', 'question', 'need'],
  ['inbox', 'tag', '1', '--tone', 'negative', '--word', worst],
  ['inbox', 'assign', '1', '--to', worst],
  ['inbox', 'escalate', '1', '--level', 'amber', '--reason', worst],
  ['inbox', 'reply', '1', `Bonjour ${worst}`, '--dry-run'],
  ['inbox', 'log', '1', '--action', 'kept', '--reason', 'criticism', '--by', worst, '--note', worst],
  ['inbox', 'log'],
  ['inbox', 'log', '--json'],
  ['inbox', 'close', '2', '--reason', 'no_answer_needed'],
  ['inbox', 'reopen', '2'],
  ['inbox', 'show', worst],
  ['listen', 'add', `Nom ${worst}`, '--any', worst, '--page', 'https://forum.example/x'],
  ['listen', 'add', 'Autre', '--any', 'boulangerie', '--competitor', `Voisin ${worst}`, '--page', 'https://forum.example/y'],
  ['listen', 'list'],
  ['listen', 'list', '--json'],
  ['listen', 'run', '--dry-run'],
  ['listen', 'run'],
  ['listen', 'run', '--json'],
  ['listen', 'show'],
  ['listen', 'show', '--limit', '1000'],
  ['listen', 'show', '--limit', '1000', '--json'],
  ['listen', 'show', worst],
  ['crisis', 'status'],
  ['crisis', 'report', `Trois malades ${worst}`, '--severity', 'service', '--by', worst, '--message', '1'],
  ['crisis', 'report', `Trois malades ${worst}`, '--severity', 'service', '--message', '1'],
  ['crisis', 'status'],
  ['crisis', 'status', '--json'],
  ['crisis', 'raise', '--level', 'red', '--reason', worst],
  ['crisis', 'log', `Fait ${worst}`, '--action', 'decision'],
  ['crisis', 'log'],
  ['crisis', 'log', '--json'],
  ['crisis', 'ack'],
  ['crisis', 'lower', '--reason', worst],
  ['crisis', 'lower', '--reason', worst],
  ['crisis', 'close', '--outcome', worst, '--lesson', worst],
  ['crisis', 'drill', worst, '--to', 'moi@exemple.fr'],
  ['crisis', 'drill', '--close'],
  ['report', '--month', 'current'],
  ['report', '--month', 'current', '--json'],
  ['report', 'list'],
  ['status'],
  ['status', '--json'],
  ['privacy', 'find', worst],
  ['privacy', 'find', 'ailleurs.example'],
  ['privacy', 'find', `Une ${worst}`, '--json'],
  ['privacy', 'purge', '--dry-run'],
  ['privacy', 'purge', '--author', `Une ${worst}`, '--dry-run'],
  ['privacy', 'purge', '--author', `Une ${worst}`, '--yes'],
].map((words) => [...words, ...client])

/** A client with an inbox and a feed that hold every string in every place. */
async function fill(): Promise<Publishing> {
  const server = await startMastodon({ other_name: `Une ${worst}` })
  const feeds = await startFeeds()
  onTestFinished(async () => {
    await server.close()
    await feeds.close()
  })
  const home = await publishing({ 'listen.allow_hosts': feeds.host })
  const access = JSON.stringify({ access_token: server.token })
  const added = await home.run(['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', '-'], { input: access })
  expect(added.code).toBe(0)
  await home.must(
    'inbox',
    'add',
    `Le pain ${worst}`,
    '--network',
    'other',
    '--author',
    worst,
    '--rating',
    '1',
    '--kind',
    'review',
  )
  await home.must('inbox', 'pull')
  for (const text of [...hostileStrings, ...harmlessStrings]) server.mention(`@boulangerie ${text} ?`)
  await home.must('inbox', 'pull')
  const entries = hostileStrings.map((text, nth) => {
    const shown = escapeHtml(escapeHtml(text))
    const at = new Date(Date.now() - 60_000 * (nth + 1)).toISOString()
    return `<entry><id>n${nth}</id><title type="html">Boulangerie ${nth} ${shown}</title><updated>${at}</updated>
      <link href="https://journal.example/${nth}/${escapeHtml(text).replaceAll('"', '&quot;')}"/><author><name>${escapeHtml(text)}</name></author>
      <content type="html">C'est horrible ${nth} ${shown}</content></entry>`
  })
  const title = escapeHtml(worst)
  const body = `<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${entries.join('')}</feed>`
  const feed = feeds.answer('/atom.xml', { status: 200, headers: { 'content-type': 'application/atom+xml' }, body })
  await home.must('listen', 'add', 'Nous', '--any', 'boulangerie', '--feed', feed)
  await home.run(['listen', 'run'])
  return home
}

describe('what strangers write is shown, never obeyed', () => {
  it('byte by byte in a pseudo-terminal, by every command that prints it', { timeout: 600_000 }, async () => {
    const home = await fill()
    const rows = JSON.parse(await home.must('inbox', 'list', '--all', '--limit', '1000', '--json')) as Row[]
    const found = JSON.parse(await home.must('listen', 'show', '--limit', '1000', '--json')) as Row[]
    expect(rows.length).toBeGreaterThan(hostileStrings.length)
    expect(found.length).toBeGreaterThan(hostileStrings.length - 20)

    const outputs = new Map<string, string>()
    const shows = async (...words: string[]): Promise<void> => {
      const terminal = new Terminal(home, words)
      await terminal.ended()
      outputs.set(words.join(' '), terminal.bytes)
    }
    const ids = [...rows, ...found].filter((_, nth) => nth % 60 === 0).map(({ id }) => String(id))
    for (const id of ids) await shows('inbox', 'show', id)
    for (const words of printing) await shows(...words)

    const all = [...outputs.values()].join('\n')
    expect(all).toMatch(/\\u\{1b\}\[2J/)
    for (const one of harmlessStrings.slice(0, 1)) expect(all).toContain(one)
    const faults = [...outputs].flatMap(([command, bytes]) => {
      const left = bytes.replace(styles, '').replace(spinner, '')
      const at = left.search(dangerous)
      return at === -1 ? [] : [`smm ${command}: ${JSON.stringify(left.slice(Math.max(0, at - 60), at + 60))}`]
    })
    expect(faults).toEqual([])
    // a colour that smm has itself, but from a stranger
    expect(all.includes('\u001B[31mfaux rouge')).toBe(false)
    expect(existsSync(join(home.folder, 'pwned'))).toBe(false)
  })
})
