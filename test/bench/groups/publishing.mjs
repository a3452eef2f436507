import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { envOf, runSmm, smm } from '../homes.mjs'
import { cleanEnv, sideBySide, wallOf } from '../measure.mjs'
import { certificate, startNetworks } from '../network-servers.mjs'

/** @typedef {import('../results.mjs').Row} Row */
/** @typedef {import('../network-servers.mjs').Networks} Networks */

/** Peers are kept between runs. */
const peers = join(tmpdir(), 'smm-bench-peers')
const crosspost = '@humanwhocodes/crosspost@1.0.4'

/** Whole processes against servers that are far away: what is due leaves, and what happened is on the disk. */
export default {
  title: 'Publishing',
  /** @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
  async run({ quick, rounds, folder }) {
    return [...(await coldPass({ quick, rounds, folder })), ...(await batch({ quick, rounds, folder }))]
  },
}

/** One pass as cron starts it: one post on each of six networks. @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
async function coldPass({ quick, rounds, folder }) {
  const latency = quick ? 50 : 300
  const networks = await startNetworks({ folder, latency, strict: true })
  try {
    const home = prepare(folder, 'six', networks, 1)
    await networks.seen()
    /** @type {number[]} */
    const chains = []
    const what = 'smm publish, a post due on each of 6 networks'
    const seen = await sideBySide(
      [
        {
          name: what,
          before: home.renew,
          run: async () => {
            const wall = await wallOf([smm, 'publish'], { env: home.env })
            const saw = await networks.seen()
            for (const [name, { posts }] of Object.entries(saw))
              if (posts !== 1) throw new Error(`${name}: ${posts} posts instead of one`)
            home.check(6)
            chains.push(Math.max(...Object.values(saw).map(({ trips }) => trips)))
            return wall
          },
        },
      ],
      rounds,
    )
    const wall = /** @type {import('../measure.mjs').Figures} */ (seen.get(what))
    const chain = Math.max(...chains)
    const over = wall.median - chain * latency
    return [
      {
        what,
        against: `the slowest of them: ${chain} answers of ${latency} ms, one after the other`,
        figure: over,
        shown: `+ ${over.toFixed(0)} ms`,
        goal: 200,
        goalShown: '+ 200 ms',
        note: 'by a trace of the processor’s time on top of the servers: 38 ms until Node runs the program (it reads a certificate of the test), 90 ms until the first request of the two networks that ask most is on its way (a third of it compiles files, a tenth opens the database), 1 to 5 ms between each of the nine answers of Threads and the next request, 10 to 20 ms after the last answer. Everything else is read and done while answers are waited for, and no account waits for another. Files without white space are compiled no sooner (76 ms against 77 ms for a short command, medians of 21 rounds). What is left moves with the machine: this group alone, an hour later on the same one, gave + 235 ms, and + 249 ms for the version before.',
        ours: wall,
      },
    ]
  } finally {
    networks.close()
  }
}

/** 200 posts of eight accounts; each account's leave one after the other. @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
async function batch({ quick, rounds, folder }) {
  const latency = 50
  const each = quick ? 2 : 25
  const posts = 8 * each
  const networks = await startNetworks({ folder, latency, plain: 4 })
  try {
    const home = prepare(folder, 'batch', networks, each)
    await networks.seen()
    const peer = installed(folder)
    const ours = `smm publish, ${posts} posts due on 8 accounts`
    const theirs = `${crosspost}, 8 posts at a time`
    /** @type {Record<string, import('../network-servers.mjs').Seen>[]} */
    const sights = []
    const counted = async () => {
      const saw = await networks.seen()
      const arrived = Object.values(saw).reduce((sum, one) => sum + one.posts, 0)
      if (arrived !== posts) throw new Error(`${arrived} posts arrived instead of ${posts}`)
      return saw
    }
    const seen = await sideBySide(
      [
        {
          name: ours,
          before: home.renew,
          run: async () => {
            const wall = await wallOf([smm, 'publish'], { env: home.env })
            sights.push(await counted())
            home.check(posts)
            return wall
          },
        },
        ...(peer === null
          ? []
          : [
              {
                name: theirs,
                run: async () => {
                  const wall = await wallOf([peer, JSON.stringify({ places: networks.places, each })], {
                    env: { ...cleanEnv, NODE_EXTRA_CA_CERTS: certificate },
                  })
                  await counted()
                  return wall
                },
              },
            ]),
      ],
      rounds,
    )
    const wall = /** @type {import('../measure.mjs').Figures} */ (seen.get(ours))
    const other = seen.get(theirs)
    const ideal = (posts / 8) * latency
    home.renew()
    const commits = await home.commitsOf(() => wallOf([smm, 'publish'], { env: home.env }))
    await counted()
    const all = sights.flatMap((sight) => Object.values(sight))
    const most = Math.max(...all.map(({ connections }) => connections))
    return [
      {
        what: ours,
        against: `${posts / 8} answers of ${latency} ms, 8 at a time`,
        figure: wall.median / ideal,
        goal: quick ? null : 1.25,
        note: 'each account sends its next post once the last one is written down: that the last one is out and the next one is about to leave is one sync of the disk, of which 200 posts took 148 (224 when they were apart). With one question before the first post the answers alone make 1.04; with a home in memory, where no sync is waited for, the pass takes 1.23: the start and the end of the program about 0.1 of it, half a millisecond of the processor for each request, and as much for what is written, the rest.',
        ours: wall,
      },
      {
        what: ours,
        against: peer === null ? `${crosspost} (could not be installed)` : theirs,
        figure: other === undefined ? Number.NaN : wall.median / other.median,
        ...(other === undefined && { shown: '–' }),
        goal: other === undefined || quick ? null : 1,
        ours: wall,
        ...(other && { theirs: other }),
      },
      {
        what: 'durable commits per delivery',
        against: 'the pass with all it writes, counted in the log of the database',
        figure: commits / posts,
        goal: quick ? null : 4,
      },
      { what: 'connections per account', against: 'counted by the servers', figure: most, shown: String(most), goal: null },
    ]
  } finally {
    networks.close()
  }
}

/**
 * A home with an account on each of the servers and `each` posts on each account, as it was before a pass, as often as it is asked for.
 * @param {string} folder @param {string} name @param {Networks} networks @param {number} each
 */
function prepare(folder, name, { places }, each) {
  const own = join(folder, name)
  mkdirSync(own)
  const env = { ...envOf(own, 'home'), NODE_EXTRA_CA_CERTS: certificate }
  runSmm(env, 'client', 'add', 'Banc', '--quiet')
  const accounts = Object.entries(places)
  for (const [account, { url, secrets }] of accounts) {
    const network = account.replace(/-\d+$/, '')
    execFileSync(
      process.execPath,
      [smm, 'account', 'add', network, '--name', account, '--endpoint', url, '--secrets', '-', '--quiet'],
      { env, input: JSON.stringify(secrets), stdio: ['pipe', 'ignore', 'inherit'] },
    )
  }
  for (let post = 1; post <= each; post++)
    runSmm(
      env,
      'queue',
      'add',
      `Fournée ${post} : le pain est prêt.`,
      '--to',
      accounts.map(([one]) => one).join(','),
      '--at',
      'now',
      '--quiet',
    )
  const database = join(own, 'home', 'smm.db')
  const kept = join(folder, `${name}-kept`)
  runSmm(env, 'backup', '--quiet')
  cpSync(own, kept, { recursive: true })
  return {
    env,
    renew() {
      rmSync(own, { recursive: true })
      cpSync(kept, own, { recursive: true })
      const db = new Database(database)
      const now = new Date().toISOString()
      db.prepare(`UPDATE deliveries SET due_at = ?`).run(now)
      db.close()
    },
    check(/** @type {number} */ count) {
      const db = new Database(database, { readonly: true })
      const sent = db.prepare(`SELECT count(*) FROM deliveries WHERE state = 'sent'`).pluck().get()
      db.close()
      if (sent !== count) throw new Error(`${String(sent)} of ${count} deliveries were written down as published`)
    },
    /** How many commits `pass` makes. Somebody who reads meanwhile keeps the log from being emptied. @param {() => Promise<unknown>} pass */
    async commitsOf(pass) {
      const reader = new Database(database)
      reader.exec('BEGIN; SELECT count(*) FROM deliveries')
      const before = commitsIn(`${database}-wal`)
      await pass()
      const made = commitsIn(`${database}-wal`) - before
      reader.exec('ROLLBACK')
      reader.close()
      return made
    },
  }
}

/** Commits in a log of SQLite: a frame that ends one says how large the database is then. @param {string} file */
function commitsIn(file) {
  const log = readFileSync(file, { flag: 'a+' })
  if (log.length < 32) return 0
  const frame = log.readUInt32BE(8) + 24
  let commits = 0
  for (let at = 32; at + frame <= log.length && log.compare(log, 16, 24, at + 8, at + 16) === 0; at += frame)
    if (log.readUInt32BE(at + 4) > 0) commits += 1
  return commits
}

/**
 * Publishes with the other's library, in the same shares: eight accounts at once, each account's posts one after the other. Null: it
 * cannot be installed here.
 * @param {string} folder
 */
function installed(folder) {
  const there = createRequire(join(peers, 'package.json'))
  try {
    there.resolve('@humanwhocodes/crosspost')
  } catch {
    try {
      mkdirSync(peers, { recursive: true })
      const words = ['install', '--prefix', peers, '--no-audit', '--no-fund', '--ignore-scripts', crosspost]
      execFileSync('npm', words, { stdio: 'ignore', timeout: 60_000 })
    } catch {
      return null
    }
  }
  const file = join(folder, 'crosspost.mjs')
  const entry = join(peers, 'node_modules', '@humanwhocodes', 'crosspost', 'dist', 'index.js')
  writeFileSync(
    file,
    `import { BlueskyStrategy, Client, MastodonStrategy } from ${JSON.stringify(pathToFileURL(entry).href)}
const { places, each } = JSON.parse(process.argv[2])
await Promise.all(Object.entries(places).map(async ([name, { url, secrets }]) => {
  const { host } = new URL(url)
  const strategy = name.startsWith('mastodon')
    ? new MastodonStrategy({ host, accessToken: secrets.access_token })
    : new BlueskyStrategy({ host, identifier: secrets.identifier, password: secrets.app_password })
  const client = new Client({ strategies: [strategy] })
  for (let post = 1; post <= each; post++) {
    const [{ ok, reason }] = await client.post('Fournée ' + post + ' : le pain est prêt.')
    if (!ok) throw reason
  }
}))
`,
  )
  return file
}
