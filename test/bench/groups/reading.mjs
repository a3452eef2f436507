import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { articlesOfFeed, feedOf } from '../feeds.mjs'
import { envOf, runSmm, smm } from '../homes.mjs'
import { peakMemoryOf, sideBySide, wallOf } from '../measure.mjs'

/** What others write: feeds, a listening run, an inbox of years. */
export default {
  title: 'Reading what others write',
  /** @param {import('../run.mjs').Setting} setting */
  async run(setting) {
    // the feeds come last: a process that begins counts the memory of the one that started it, and these are read in this one
    const rows = [...(await listening(setting)), ...(await inbox(setting))]
    return [...(await feeds(setting)), ...rows]
  },
}

/** @typedef {import('../results.mjs').Row} Row @typedef {import('../measure.mjs').Figures} Figures */

/** In one process, once everything is loaded. @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
async function feeds({ quick, rounds, folder }) {
  const [{ XMLParser }, { build }] = await Promise.all([import('fast-xml-parser'), import('rolldown')])
  const out = join(folder, 'feed')
  await build({
    input: fileURLToPath(new URL('../../../src/community/feed.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
    output: { dir: out, format: 'esm' },
  })
  const { parseFeed } = await import(join(out, 'feed.js'))
  const count = quick ? 1 : 10
  const wanted = count * articlesOfFeed
  const documents = Array.from({ length: count }, (_, nth) => Buffer.from(feedOf(nth)))
  /** @param {(document: Buffer) => Promise<number>} read */
  const timed = (read) => async () => {
    const start = performance.now()
    let items = 0
    for (const document of documents) items += await read(document)
    if (items !== wanted) throw new Error(`${items} articles were read, not ${wanted}`)
    return performance.now() - start
  }
  const facts = { content_type: 'application/rss+xml', url: 'https://journal.example/feed' }
  const [first] = (await parseFeed(documents[0], facts)).items
  if (!first.text.includes('reçu 0 visiteurs')) throw new Error(`not cleaned: ${first.text}`)
  const ours = 'smm'
  const theirs = 'fast-xml-parser'
  const seen = await sideBySide(
    [
      { name: ours, run: timed(async (document) => (await parseFeed(document, facts)).items.length) },
      {
        name: theirs,
        run: timed(async (one) => new XMLParser({ ignoreAttributes: false }).parse(one.toString()).rss.channel.item.length),
      },
    ],
    rounds,
  )
  const megabytes = documents.reduce((sum, { length }) => sum + length, 0) / 1e6
  return [
    ratio(
      {
        what: `feeds of 5,000 articles in all, ${megabytes.toFixed(1)} MB, read and cleaned`,
        against: 'fast-xml-parser on the same',
        goal: 1.2,
        note: `a feed is read up to 2 MiB and its newest ${articlesOfFeed} articles, so these are ten. The library under it takes about 0.75 of what fast-xml-parser takes; looking through the markup before anything is built of it (depth, size, document types) about 0.13, addresses and dates 0.1, and the words without tags, scripts and names of letters the rest. A quarter of all is the collector of memory; to read the bytes is a twentieth, with whatever decoder. In a run of both, which of them is compiled first moves the ratio by a fifth.`,
      },
      seen.get(ours),
      seen.get(theirs),
    ),
  ]
}

/** Twenty feeds on this computer, all of it new. @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
async function listening({ quick, rounds, folder }) {
  const sources = quick ? 1 : 20
  const wanted = sources * articlesOfFeed
  const server = spawn(process.execPath, [fileURLToPath(new URL('../feeds.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const port = await new Promise((resolve, reject) => {
      server.stdout.once('data', (said) => resolve(Number(said)))
      server.once('exit', () => reject(new Error('the feeds are not served')))
    })
    const host = `127.0.0.1:${port}`
    const fresh = envOf(folder, 'listening')
    runSmm(fresh, 'client', 'add', 'Dupont', '--quiet')
    runSmm(fresh, 'config', 'set', 'listen.allow_hosts', host)
    const addresses = Array.from({ length: sources }, (_, nth) => ['--feed', `http://${host}/${nth}.xml`]).flat()
    runSmm(fresh, 'listen', 'add', 'Nous', '--any', 'atelier Dupont', ...addresses, '--quiet')
    const env = envOf(folder, 'heard')
    const anew = () => {
      rmSync(join(folder, 'heard'), { recursive: true, force: true })
      cpSync(join(folder, 'listening'), join(folder, 'heard'), { recursive: true })
    }
    const heard = () => {
      const db = new Database(join(folder, 'heard', 'smm.db'), { readonly: true })
      const count = db.prepare('SELECT count(*) FROM inbox_messages').pluck().get()
      db.close()
      if (count !== wanted) throw new Error(`${String(count)} mentions were kept, not ${wanted}`)
    }
    // what they say in 24 hours is an alert that nobody can be told of: the exit code says so
    const given = { env, code: 1 }
    const run = async () => {
      const wall = await wallOf([smm, 'listen', 'run', '--quiet'], given)
      heard()
      return wall
    }
    const few = Math.min(rounds, 5)
    const name = `smm listen run, ${wanted.toLocaleString('en')} new mentions in ${sources} feeds (${few} rounds)`
    const seen = figureOf(await sideBySide([{ name, run, before: anew }], few), name)
    anew()
    const held = await peakMemoryOf([smm, 'listen', 'run', '--quiet'], given)
    heard()
    return [
      {
        what: name,
        against: 'ms a mention',
        figure: seen.median / wanted,
        goal: null,
        shown: `${(seen.median / wanted).toFixed(2)} ms`,
        ours: seen,
      },
      {
        what: 'most memory of that smm listen run',
        against: 'MB',
        figure: held / 1e6,
        goal: 300,
        shown: `${(held / 1e6).toFixed(0)} MB`,
        goalShown: '300 MB',
        note: 'at most 88 MB of it are in use (traces of the collector); the rest is garbage that Node.js lets lie until its heap has grown threefold: with the heap bounded to 120 MB the same run ends alike at 229 MB, and keeps the processor busy for half as long again. Hashes in the place of the words that copies are found by, and letting go of each article once it is stored, took what is in use to 66 MB and nothing for certain from the most (301 to 414 MB in seven runs, 388 to 460 MB without). By the profile of the processor a quarter is the tone, a fifth each to tell languages and to look for copies, a tenth each to read the feeds and to store, an eighth the collector.',
      },
    ]
  } finally {
    server.kill()
  }
}

/** The same commands with 200 messages of one client, and with 200,000. @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
async function inbox({ quick, rounds, folder }) {
  const few = homeWithMessages(folder, 'few', 200)
  const many = homeWithMessages(folder, 'many', quick ? 2_000 : 200_000)
  const everyday = [
    ['inbox', 'list'],
    ['inbox', 'list', '--all'],
    ['inbox', 'show', '100'],
    ['status'],
    ['crisis', 'status'],
    ['audit'],
  ]
  const named = everyday.map((words) => ({ words, name: `smm ${words.join(' ')}` }))
  for (const { words } of named) if (runSmm(many, ...words).length === 0) throw new Error(`smm ${words.join(' ')} said nothing`)
  const seen = await sideBySide(
    named.flatMap(({ words, name }) => [
      { name: `${name}, many`, run: () => wallOf([smm, ...words], { env: many }) },
      { name: `${name}, few`, run: () => wallOf([smm, ...words], { env: few }) },
    ]),
    rounds,
  )
  const rows = named.map(({ name }) =>
    ratio(
      { what: `${name}, one client with 200,000 messages`, against: 'itself with 200', goal: 1.2 },
      seen.get(`${name}, many`),
      seen.get(`${name}, few`),
    ),
  )
  const held = await peakMemoryOf([smm, 'inbox', 'list'], { env: many })
  return [
    ...rows,
    {
      what: 'most memory of smm inbox list',
      against: 'MB',
      figure: held / 1e6,
      goal: 100,
      shown: `${(held / 1e6).toFixed(0)} MB`,
      goalShown: '100 MB',
    },
  ]
}

/**
 * Messages of three years of one client: forty wait for an answer, the rest was dealt with.
 * @param {string} folder @param {string} home @param {number} count
 */
function homeWithMessages(folder, home, count) {
  const env = envOf(folder, home)
  runSmm(env, 'client', 'add', 'Banc', '--quiet')
  runSmm(env, 'inbox', 'add', 'Êtes-vous ouverts dimanche ?', '--network', 'facebook', '--author', 'Léa Martin', '--quiet')
  const db = new Database(join(folder, home, 'smm.db'))
  const own = "'id', 'thread', 'author', 'author_name', 'at', 'received_at', 'due_at', 'status', 'closed_at', 'close_reason'"
  const same = db
    .prepare(`SELECT name FROM pragma_table_info('inbox_messages') WHERE name NOT IN (${own})`)
    .pluck()
    .all()
    .join(', ')
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < @count),
       dated AS (SELECT *, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-' || (i * 1500000 / @count) || ' minutes') AS then_ FROM n, inbox_messages WHERE id = 1)
     INSERT INTO inbox_messages (id, thread, author, author_name, at, received_at, due_at, status, closed_at, close_reason, ${same})
     SELECT i, 'bench:' || (i / 3), 'facebook: personne ' || (i % 5000), 'Personne ' || (i % 5000), then_, then_,
       strftime('%Y-%m-%dT%H:%M:%fZ', due_at, '+' || i || ' minutes'), iif(i <= 40, 'new', 'closed'), iif(i <= 40, NULL, at), iif(i <= 40, NULL, 'done'), ${same}
     FROM dated`,
  ).run({ count })
  const kept = db.prepare('SELECT count(*) FROM inbox_messages').pluck().get()
  if (kept !== count) throw new Error(`${String(kept)} messages, not ${count}`)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return env
}

/** @param {Omit<Row, 'figure'>} row @param {Figures | undefined} ours @param {Figures | undefined} theirs @returns {Row} */
function ratio(row, ours, theirs) {
  if (ours === undefined || theirs === undefined) throw new Error(`${row.what}: not measured`)
  return { ...row, figure: ours.median / theirs.median, ours, theirs }
}

/** @param {Map<string, Figures>} seen @param {string} name */
function figureOf(seen, name) {
  const found = seen.get(name)
  if (found === undefined) throw new Error(`${name}: not measured`)
  return found
}
