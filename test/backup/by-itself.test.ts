import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { backUpWhenDue } from '../../src/backup/back-up-when-due.ts'
import { automaticName, outdated, suffix } from '../../src/backup/backup-folder.ts'
import { verifyAgain } from '../../src/backup/verify-again.ts'
import { checkBackups } from '../../src/overview/check-backups.ts'
import Database from 'better-sqlite3'
import { newPost, world, type World } from '../support/delivery-world.ts'

const aDay = 24 * 60

async function due(
  home: World,
  given: Parameters<World['process']>[0] = {},
): Promise<readonly { code: string; message: string }[]> {
  const context = home.process(given)
  const told = await backUpWhenDue(context)
  await context.close()
  return told
}

const made = (home: World): string[] => {
  try {
    return readdirSync(home.process().places.backups).filter((name) => name.endsWith(suffix))
  } catch {
    return []
  }
}

async function hasWork(home: World): Promise<boolean> {
  const context = home.process()
  const has = await (await context.store()).deliveries.hasWork(home.now().toISOString())
  await context.close()
  return has
}

describe('the backup that passes make by themselves', () => {
  it('comes once a day, wakes an idle pass for it and nothing else', async () => {
    const home = await world()
    expect(await hasWork(home)).toBe(false)
    for (let day = 1; day <= 3; day++) {
      expect(await due(home)).toEqual([])
      expect(made(home)).toHaveLength(day)
      home.advance(aDay - 1)
      expect(await hasWork(home)).toBe(false)
      await due(home)
      expect(made(home)).toHaveLength(day)
      home.advance(1)
      expect(await hasWork(home)).toBe(true)
    }
    // that it was made is no change that somebody made
    const context = home.process()
    const lines = await (await context.store()).audit.list({})
    expect(lines.filter(({ target }) => /backup_/.test(target))).toEqual([])
  })

  it.each([
    ['0', 0, 0],
    ['7', 6, 1],
    ['7', 8, 2],
  ])('with backup.every_days = %s, %i days later', async (days, later, count) => {
    const home = await world({ 'backup.every_days': days })
    await due(home)
    home.advance(later * aDay)
    await due(home)
    expect(made(home)).toHaveLength(count)
    expect(await hasWork(home)).toBe(false)
  })

  it('counts from one that was made by hand', async () => {
    const home = await world()
    const context = home.process()
    await backUp(context, { out: null, keep: 10 })
    await context.close()
    home.advance(aDay - 1)
    await due(home)
    expect(made(home)).toHaveLength(1)
  })

  it.each(['fr', 'en'] as const)(
    'tells once that it failed, then tries every hour, and says nothing more once it works (%s)',
    async (lang) => {
      const home = await world()
      const sent: string[] = []
      const fetch = (async (_url: unknown, { body }: { body: string }) => {
        sent.push(body)
        return new Response('{}')
      }) as unknown as typeof globalThis.fetch
      const config = home.process()
      await (await config.config()).set('notify.webhook', 'https://hook.example/x')
      await config.close()
      const { backups } = home.process().places
      // a file stands where the folder would be
      writeFileSync(backups, '')
      const [told] = await due(home, { lang, fetch })
      expect(told).toMatchObject({
        code: 'backup_failed',
        message: expect.stringMatching(
          lang === 'fr' ? /sauvegarde.*part quand même/s : /backup.*goes out all the same/s,
        ) as string,
      })
      expect(sent.map((body) => (JSON.parse(body) as { kind: string }).kind)).toEqual(['backup'])
      const codes = async (): Promise<string[]> => {
        const context = home.process()
        const found = (await checkBackups(context)).map(({ code }) => code)
        await context.close()
        return found
      }
      expect(await codes()).toContain('backup_failed')
      expect(await hasWork(home)).toBe(false)
      home.advance(61)
      expect(await hasWork(home)).toBe(true)
      expect(await due(home, { lang, fetch })).toEqual([])
      expect(sent).toHaveLength(1)
      rmSync(backups)
      home.advance(61)
      expect(await due(home, { lang, fetch })).toEqual([])
      expect(made(home)).toHaveLength(1)
      expect(await codes()).toEqual(['backup'])
    },
  )

  it('is made once by two passes at once, and not begun again at once by the one after a kill', async () => {
    const home = await world()
    await Promise.all([due(home), due(home)])
    expect(made(home)).toHaveLength(1)
    home.advance(aDay)
    const context = home.process()
    const { settings } = await context.store()
    // as it is while one makes it: what a kill leaves
    const at = home.now().toISOString()
    const before = (await settings.get('backup_due'))?.value ?? null
    const again = new Date(home.now().getTime() + 3600_000).toISOString()
    expect(await settings.swap('backup_due', 'of another', again, at)).toBe(false)
    expect(await settings.swap('backup_due', before, again, at)).toBe(true)
    await context.close()
    await due(home)
    expect(made(home)).toHaveLength(1)
    home.advance(60)
    await due(home)
    expect(made(home)).toHaveLength(2)
  })

  it('never ends a pass, not even where nothing can be written down', async () => {
    const home = await world()
    const context = home.process()
    const { settings, ...store } = await context.store()
    const full = (): Promise<never> => Promise.reject(new Error('database or disk is full'))
    const broken = { ...store, settings: { ...settings, swap: full, set: full } }
    const told = await backUpWhenDue({ ...context, store: () => Promise.resolve(broken) })
    expect(told).toMatchObject([{ code: 'backup_failed', message: expect.stringContaining('disk is full') as string }])
    await context.close()
  })

  it('waits while something leaves within ten minutes, and not for ever', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const context = home.process()
    const { posts } = await context.store()
    const inMinutes = (minutes: number): string => new Date(home.now().getTime() + minutes * 60_000).toISOString()
    const { id } = await posts.add(newPost(account, 'Figs', inMinutes(5)), inMinutes(0))
    await due(home)
    expect(made(home)).toEqual([])
    expect(await hasWork(home)).toBe(true)
    const when = { scheduled_local: '2026-12-24T09:00', time_zone: 'UTC', typed_at: null }
    for (let hour = 0; hour < 6; hour++) {
      home.advance(60)
      await posts.move(id, { ...when, scheduled_at: inMinutes(5) }, 'scheduled', inMinutes(0))
      expect(made(home)).toEqual([])
      await due(home)
    }
    expect(made(home)).toHaveLength(1)
    await context.close()
  })

  it('removes what passes made and nothing that a person made', async () => {
    const home = await world()
    const context = home.process()
    const { path } = await backUp(context, { out: null, keep: 100 })
    await context.close()
    for (let day = 0; day < 18; day++) {
      home.advance(aDay)
      await due(home)
    }
    expect(made(home).length).toBeLessThan(15)
    expect(made(home)).toContain(basename(path))
  })

  it('takes away what a killed one left, and nothing that another is writing', async () => {
    const home = await world()
    const { backups } = home.process().places
    const [old, fresh] = ['.00112233445a.part', '.00112233445b.part'].map((name) => join(backups, name))
    for (const path of [old, fresh]) mkdirSync(path ?? '', { recursive: true })
    utimesSync(old ?? '', 0, 0)
    utimesSync(fresh ?? '', home.now(), home.now())
    await due(home)
    expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual(['.00112233445b.part'])
  })
})

describe('which backups stay', () => {
  const daily = (days: number): { name: string; path: string; made_at: string }[] =>
    Array.from({ length: days }, (_, index) => {
      const at = new Date(Date.UTC(2026, 10, 30 - index, 7))
      const name = `${automaticName(at)}${suffix}`
      return { name, path: `/b/${name}`, made_at: at.toISOString() }
    })
  const now = new Date('2026-11-30T08:00:00Z')

  it('are the newest ones, and the newest of each of the last four weeks', () => {
    const all = daily(60)
    const gone = new Set(outdated(all, 10, now).map(({ path }) => path))
    const days = all.filter(({ path }) => !gone.has(path)).map(({ made_at }) => made_at.slice(5, 10))
    expect(days.slice(0, 10)).toEqual(all.slice(0, 10).map(({ made_at }) => made_at.slice(5, 10)))
    // Sundays
    expect(days.slice(10)).toEqual(['11-15', '11-08'])
    expect(new Date('2026-11-15').getUTCDay()).toBe(0)
  })

  it('never loses one with a name of its own, whatever the count', () => {
    const own = { name: `before-the-fair${suffix}`, path: '/b/own', made_at: '2020-01-01T00:00:00Z' }
    expect(outdated([own, ...daily(30)], 1, now).map(({ path }) => path)).not.toContain('/b/own')
    expect(outdated([], 1, now)).toEqual([])
  })
})

describe('a backup read again', () => {
  it('is sound, or says which rows changed', async () => {
    const home = await world()
    const context = home.process()
    const { path } = await backUp(context, { out: null, keep: 10 })
    expect(await verifyAgain(context, null)).toMatchObject({
      path,
      sound: true,
      problems: [],
      rows: expect.any(Number) as number,
    })
    const db = new Database(join(path, 'smm.db'))
    db.prepare("UPDATE clients SET name = 'Boulangerie Kleim'").run()
    db.close()
    expect(await verifyAgain(context, path)).toMatchObject({ sound: false, problems: ['missing, or changed since: smm.db'] })
    await expect(verifyAgain(context, 'nowhere')).rejects.toMatchObject({ kind: 'not_found', code: 'backup_not_found' })
  })
})
