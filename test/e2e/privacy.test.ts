import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDriver } from '../../src/store/sqlite/driver.ts'
import { typographyFaults } from '../support/french.ts'
import { home, smm, type Home } from '../support/program.ts'
import { unzip } from '../support/zip.ts'

type Db = ReturnType<typeof openDriver>

function opened(at: Home): Db {
  const db = openDriver(join(at.env['SMM_HOME'] ?? '', 'smm.db'), { fileMustExist: true })
  onTestFinished(() => void db.close())
  return db
}

/** Messages of many people, of whom one is looked for. */
function write(db: Db, client: string, count: number): void {
  const insert = db.prepare(
    `INSERT INTO inbox_messages (client, network, source, kind, remote_id, thread, author_id, author_name, author_url, author, text, at, received_at,
       can_reply, brand, needs_answer, status, level, forget_at)
     VALUES (@client, 'mastodon', 'listen', 'mention', @id, 'mastodon:' || @id, @author, @author, 'https://social.example/@' || @author,
       'mastodon:' || @author, @text, '2026-11-02T09:00:00.000Z', '2026-11-02T09:00:00.000Z', 0, 1, 0, 'new', 'green', '2099-11-02')`,
  )
  db.transaction(() => {
    for (let nth = 0; nth < count; nth++) {
      const author = nth % 3 === 0 ? 'lea.martin' : `person_${nth % 50}`
      insert.run({ client, id: `${client}-${nth}`, author, text: `bonjour de @${author} à @lea.martin, ${'mot '.repeat(40)}` })
    }
  })()
}

describe.each(['fr', 'en'] as const)('smm privacy and what is held on a client (%s)', (lang) => {
  it('run every example of their help, as printed', async () => {
    const at = home(lang)
    for (const name of ["Boulangerie de l'Ill", 'Maison Duval'])
      expect((await at.run(['client', 'add', name, '--country', 'FR'])).code).toBe(0)
    write(opened(at), 'maison-duval', 9)
    for (const words of [
      ['privacy', 'find'],
      ['privacy', 'purge'],
      ['client', 'export'],
      ['client', 'erase'],
    ]) {
      const { stdout: help } = await at.run([...words, '--help'])
      const examples = [...help.matchAll(/^ {2}smm (.*)$/gm)].map(([, line = '']) =>
        [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
      )
      expect(examples.length).toBeGreaterThan(1)
      for (const example of examples) {
        const { code, stdout, stderr } = await at.run(example)
        expect({ example, code, stderr: code === 0 ? '' : stderr }).toEqual({ example, code: 0, stderr: '' })
        if (lang === 'fr') expect(typographyFaults(stdout, ['Maison Duval', at.folder])).toEqual([])
      }
    }
    const archive = readdirSync(at.folder).find((name) => name.endsWith('.zip')) ?? ''
    expect(archive).toMatch(/^maison-duval-\d{4}-\d\d-\d\d\.zip$/)
    const entries = unzip(readFileSync(join(at.folder, archive)))
    expect(JSON.parse(String(entries.get('data/inbox_messages.json')))).toHaveLength(9)
    expect(existsSync(join(at.folder, 'maison-duval-export', 'data', 'clients.json'))).toBe(true)
  })
})

describe('kill -9', () => {
  it('in the middle of an erasure: all of it or nothing, whenever it comes', { timeout: 120_000 }, async () => {
    const at = home('en')
    expect((await at.run(['client', 'add', 'Maison Duval', '--country', 'FR'])).code).toBe(0)
    const db = opened(at)
    write(db, 'maison-duval', 6000)
    const named = (): number =>
      db
        .prepare(`SELECT count(*) FROM inbox_messages WHERE text LIKE '%lea.martin%' OR author_name = 'lea.martin'`)
        .pluck()
        .get() as number
    const kept = (): number => db.prepare(`SELECT count(*) FROM clients`).pluck().get() as number
    const killedAfter = async (ms: number, ...words: string[]): Promise<void> => {
      const child = spawn(process.execPath, [smm, ...words], { env: at.env, cwd: at.folder, stdio: 'ignore' })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await Promise.race([pause(ms), ended])
      child.kill('SIGKILL')
      await ended
    }
    const seen = new Set<number>()
    for (let ms = 300; ms < 3000 && named() > 0; ms += 180) {
      await killedAfter(ms, 'privacy', 'purge', '--author', 'lea.martin', '--yes')
      seen.add(named())
      expect(db.prepare('SELECT at_work FROM erasing').pluck().get()).toBe(0)
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    }
    expect([...seen].every((count) => count === 6000 || count === 0)).toBe(true)
    expect(seen).toContain(6000)
    for (let ms = 300; ms < 3000 && kept() > 0; ms += 180) {
      await killedAfter(ms, 'client', 'erase', 'maison-duval', '--yes', '--confirm', 'maison-duval')
      const rows = db.prepare('SELECT count(*) FROM inbox_messages').pluck().get()
      expect([kept(), rows]).toEqual(kept() === 1 ? [1, 6000] : [0, 0])
    }
    expect((await at.run(['privacy', 'purge', '--author', 'lea.martin', '--yes'])).code).toBe(0)
    expect(named()).toBe(0)
  })
})
