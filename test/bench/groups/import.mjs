import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { envOf, runSmm, smm } from '../homes.mjs'
import { figures, peakMemoryOf, sideBySide, wallOf } from '../measure.mjs'

/** @typedef {import('../results.mjs').Row} Row */
/** @typedef {import('../measure.mjs').Figures} Figures */

const starts =
  'Ce matin;Cette semaine;Dès samedi;Bonne nouvelle;À la boutique;Au marché de la place;Petit rappel;Pour la rentrée'.split(';')
const whos =
  'notre équipe prépare;Léa et Karim vous présentent;nos artisans terminent;nous avons choisi;la maison vous réserve;on vous raconte'.split(
    ';',
  )
const things =
  'une nouvelle fournée de pains au levain;des bouquets de saison cueillis à deux pas;la restauration d’un fauteuil ancien;un atelier ouvert à toutes et à tous;les premières poires du verger;une sélection de livres pour l’hiver;des savons fabriqués à froid'.split(
    ';',
  )
const whys =
  'parce que la qualité demande du temps;avec des produits de la région;comme chaque année depuis 1987;pour celles et ceux qui aiment le bel ouvrage;dans une ambiance chaleureuse et simple'.split(
    ';',
  )
const ends =
  'Passez nous voir\u00A0!;On vous attend avec le sourire.;Les portes ouvrent à 9\u00A0h 30.;À très vite dans nos murs 🙂'.split(
    ';',
  )

/** Texts that are all different, of 200 characters, some of several lines; a link in a third of the rows, tags in half of them. */
function table(/** @type {number} */ rows, last = '') {
  const cell = (/** @type {string} */ text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const of = (/** @type {string[]} */ list, /** @type {number} */ n) => list[n % list.length] ?? ''
  const lines = ['scheduled_local,text,link,campaign,tags']
  for (let n = 0; n < rows; n++) {
    const at = new Date(Date.UTC(2030, 0, 1 + Math.floor(n / 80), 6, (n % 80) * 12)).toISOString()
    const text = `${of(starts, n)}, ${of(whos, n >> 2)} ${of(things, n * 5)}, ${of(whys, n * 3)}.${n % 4 === 0 ? '\n\n' : ' '}Commande n° ${n + 1}, à retirer au ${1 + (n % 240)} rue des Tilleuls. ${of(ends, n)}`
    const when = n === rows - 1 && last !== '' ? last : `${at.slice(0, 10)} ${at.slice(11, 16)}`
    lines.push(
      [
        when,
        text,
        n % 3 === 0 ? `https://exemple.fr/nouvelles/${n}` : '',
        n % 6 === 0 ? 'printemps' : '',
        n % 2 === 0 ? 'artisanat, local' : '',
      ]
        .map(cell)
        .join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

/**
 * The same rows into the same tables, by the shell: under the same indexes, triggers and keys, as durable, and with as many sums (its own,
 * since it has no SHA-256). It checks nothing, and its time zone is an hour before UTC all year.
 */
function script(/** @type {string} */ file) {
  const sum = (/** @type {string} */ of) => `lower(hex(sha3(${of}, 256)))`
  const now = new Date().toISOString()
  return `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
CREATE TEMP TABLE rows (scheduled_local TEXT, text TEXT, link TEXT, campaign TEXT, tags TEXT);
.mode csv
.import --skip 1 ${file} rows
BEGIN IMMEDIATE;
INSERT INTO posts (id, client, text, text_for, link, media, tags, campaign, scheduled_at, scheduled_local, time_zone, typed_at, content_hash, created_at, updated_at, external_id, external_hash)
  SELECT rowid, 'banc', text, '{}', nullif(link, ''), '[]', iif(tags = '', '[]', '["' || replace(tags, ', ', '","') || '"]'), nullif(campaign, ''),
    strftime('%Y-%m-%dT%H:%M:00.000Z', scheduled_local, '-1 hour'), replace(scheduled_local, ' ', 'T'), 'Europe/Paris', scheduled_local,
    ${sum('text || link || tags')}, '${now}', '${now}', 'row-' || substr(${sum('text || scheduled_local')}, 1, 16), ${sum('text || scheduled_local || link')}
  FROM rows;
INSERT INTO deliveries (post_id, client, account_id, network, account, state, due_at, content, content_hash, idempotency_key, record_key, record_created_at, issues, text_key)
  SELECT id, client, 1, 'manual', 'facebook', 'scheduled', scheduled_at,
    json_object('title', NULL, 'text', text, 'link', link, 'media', json('[]'), 'tags', json(tags), 'lang', 'fr'), ${sum('text || id')},
    lower(hex(randomblob(18))), lower(hex(randomblob(6))), scheduled_at, '[]', substr(${sum('text')}, 1, 32)
  FROM posts;
INSERT INTO audit (at, client, action, target, detail)
  SELECT p.created_at, p.client, 'post.add', 'post ' || p.id, json_object('accounts', json_array(d.account), 'scheduled_at', scheduled_at, 'state', d.state,
    'content_hash', p.content_hash, 'approval', NULL, 'actor', 'person', 'from', NULL, 'to', json_object('title', title, 'text', text,
    'text_for', json(text_for), 'thread', json('false'), 'first_comment', first_comment, 'link', link, 'tag_links', json('true'), 'media', json(media),
    'tags', json(tags), 'pillar', pillar, 'campaign', campaign, 'scheduled_at', scheduled_at, 'scheduled_local', scheduled_local, 'time_zone', time_zone,
    'typed_at', typed_at, 'content_hash', p.content_hash, 'approved_at', approved_at, 'approved_by', approved_by, 'approved_via', approved_via,
    'approved_hash', approved_hash, 'rejected_reason', rejected_reason, 'series_id', series_id, 'occurrence', occurrence, 'pool_entry_id', pool_entry_id,
    'pool_variant', pool_variant, 'external_id', external_id, 'from_post', from_post, 'answers_message', answers_message, 'legal', json(legal),
    'statement', json('false'), 'said_by', said_by, 'author', author, 'deliveries', json_object(d.account, d.state)))
  FROM posts p JOIN deliveries d ON d.post_id = p.id;
INSERT INTO queue_changes (at, action) VALUES ('${now}', 'queue.import');
INSERT INTO queue_change_posts (change_id, post_id, after_hash) SELECT 1, id, ${sum('text || id')} FROM posts;
COMMIT;
`
}

export default {
  title: 'Reading a queue in, and writing it out',
  /** @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
  async run({ quick, rounds, folder }) {
    const many = quick ? 300 : 100_000
    const some = quick ? 3 : 7
    const [right, wrong, sql] = ['right.csv', 'wrong.csv', 'import.sql'].map((name) => join(folder, name))
    writeFileSync(right, table(many))
    writeFileSync(wrong, table(many, 'n’importe quand'))
    writeFileSync(sql, script(right))
    const made = envOf(folder, 'made')
    runSmm(made, 'client', 'add', 'Banc', '--quiet')
    runSmm(made, 'account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook', '--quiet')
    /** A home as it was made. */
    const fresh = (/** @type {string} */ home) => {
      rmSync(join(folder, home), { recursive: true, force: true })
      cpSync(join(folder, 'made'), join(folder, home), { recursive: true })
    }
    const holds = (/** @type {string} */ home, /** @type {number} */ wanted) => {
      const db = new Database(join(folder, home, 'smm.db'), { readonly: true })
      for (const name of ['posts', 'deliveries', 'queue_change_posts', `audit WHERE action = 'post.add'`]) {
        const count = db.prepare(`SELECT count(*) FROM ${name}`).pluck().get()
        if (count !== wanted) throw new Error(`${home}: ${name} has ${String(count)} rows, not ${wanted}`)
      }
      db.close()
    }
    const env = envOf(folder, 'ours')
    const importing = [smm, 'queue', 'import', right, '--quiet']
    const refused = [smm, 'queue', 'import', wrong, '--quiet']
    const shell = join(folder, 'theirs', 'smm.db')
    const name = { ours: 'smm', theirs: 'sqlite3' }
    const turns = Math.min(rounds, quick ? 1 : 3)
    const seen = await sideBySide(
      [
        {
          name: name.ours,
          before: () => fresh('ours'),
          run: async () => {
            const wall = await wallOf(importing, { env })
            holds('ours', many)
            return wall
          },
        },
        {
          name: name.theirs,
          before: () => fresh('theirs'),
          run: async () => {
            const start = process.hrtime.bigint()
            execFileSync('sqlite3', ['-bail', shell], { input: readFileSync(sql), stdio: ['pipe', 'ignore', 'inherit'] })
            const wall = Number(process.hrtime.bigint() - start) / 1e6
            holds('theirs', many)
            return wall
          },
        },
      ],
      turns,
    )
    const of = (/** @type {string} */ whose) => /** @type {Figures} */ (seen.get(whose))
    const [ours, theirs] = [of(name.ours), of(name.theirs)]
    const much = many.toLocaleString('en')
    const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`
    const peak = async (
      /** @type {string} */ what,
      /** @type {string[]} */ argv,
      /** @type {number | null} */ goal,
      code = 0,
    ) => {
      const bytes = await peakMemoryOf(argv, { env, code })
      return {
        what,
        against: 'most memory',
        figure: bytes,
        goal,
        shown: megabytes(bytes),
        ...(goal !== null && { goalShown: megabytes(goal) }),
      }
    }

    /** @type {Row[]} */
    const rows = [
      {
        what: `smm queue import, ${much} rows CSV, checked (${turns} rounds)`,
        against: '`sqlite3 .import` and `INSERT … SELECT` of the same file into the same tables',
        figure: ours.median / theirs.median,
        goal: 2,
        ours,
        theirs,
        note: 'the database takes a row in as fast as the shell does (the same statements over all rows at once): the rest is each row read, understood and checked in one thread. By a profile of 20,000 rows: rows written to wait on disk until all are checked, with their sums, 17 %; into the tables and onto the disk 12 %; the law against the words 11 %; garbage 9 %; times and zones 6 %; texts that are the same 6 %; contents as they will be sent 5 %; fields of a row 3 %; the rest is many small things. No part is large: the shell is as fast only because it checks nothing. What was large were names added to an object that `...` had copied: V8 takes ten times as long for each and leaves a hidden class behind. The best prototype, which checked little and filled one table with one index, was at 1.28.',
      },
    ]
    fresh('ours')
    rows.push({
      ...(await peak('most memory of that import', importing, 250e6)),
      note: 'of 100,000 rows about 106 MB are held when the last is read, reckoned from a heap snapshot of 20,000: the file as one text (47 MB, since it has signs beyond Latin-1), 500 bytes a row of what is told of it and which texts there are, the program. With garbage bounded to a tenth of that the process is at 267 MB then, 49 MB of it the pages of Node.js itself; SQLite adds 35 MB (its cache, the journal of a statement with triggers) while all rows come in. What is left to try is a file that is decoded piece by piece.',
    })
    holds('ours', many)
    const exported = { csv: 'queue.csv', json: 'queue.json', ics: 'queue.ics' }
    for (const [format, file] of Object.entries(exported)) {
      const path = join(folder, file)
      const argv = [smm, 'queue', 'export', '--output', path, '--quiet']
      const walls = []
      for (let round = 0; round < (quick ? 1 : 3); round++) walls.push(await wallOf(argv, { env }))
      const found = figures(walls)
      rows.push({
        what: `smm queue export of ${much}, ${format.toUpperCase()} (${walls.length} rounds)`,
        against: 'time',
        figure: found.median,
        goal: null,
        shown: `${(found.median / 1000).toFixed(2)} s`,
        ours: found,
      })
      rows.push({
        ...(await peak(`most memory of that export, ${format.toUpperCase()}`, argv, 150e6)),
        ...(format === 'csv' && {
          note: 'fifty posts are held at a time; the rest is garbage that Node.js lets lie until its heap has grown, the program, and the keys of all posts. Since this page was measured, reading a post takes less: an export in CSV a quarter (four rounds of 10,000 posts, side by side).',
        }),
      })
      const text = readFileSync(path, 'utf8')
      const sign = format === 'csv' ? /smm-|row-/g : format === 'json' ? /"external_id"/g : /^BEGIN:VEVENT/gm
      const count = text.match(sign)?.length ?? 0
      if (count !== many || statSync(path).size < many * 200) throw new Error(`${file}: ${count} posts, not ${many}`)
    }
    fresh('ours')
    const told = spawnSync(process.execPath, refused, { env, encoding: 'utf8' })
    if (told.status !== 2 || !told.stderr.includes(`scheduled_local`)) throw new Error(`the last row was taken: ${told.stderr}`)
    const late = []
    for (let round = 0; round < Math.min(turns, some); round++) late.push(await wallOf(refused, { env, code: 2 }))
    holds('ours', 0)
    const found = figures(late)
    rows.push({
      what: `smm queue import with a fault in the last row: refused, nothing stored (${late.length} rounds)`,
      against: 'time',
      figure: found.median,
      goal: null,
      shown: `${(found.median / 1000).toFixed(2)} s`,
      ours: found,
    })
    rows.push({
      ...(await peak('most memory of an import that is refused for its last row', refused, 250e6, 2)),
      note: 'as above, without what SQLite adds: the rows are held until the last one is read, and that is where the fault is.',
    })
    return rows
  },
}
