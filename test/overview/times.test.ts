import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { run as move } from '../../src/cli/queue/move.ts'
import { examine } from '../../src/overview/examine.ts'
import type { DoctorFinding } from '../../src/overview/finding.ts'
import { bakery, queued } from '../posts/support.ts'

const env = { PATH: '/nonexistent' }

async function parted(context: Parameters<typeof examine>[0]): Promise<DoctorFinding | undefined> {
  return (await examine(context)).findings.find((one) => one.code === 'times_parted')
}

describe('the wall time of what is queued', () => {
  test.each(['fr', 'en'] as const)(
    '%s: doctor says when the rules of its zone have changed, and how to mend it',
    async (lang) => {
      const shop = await bakery({ lang, env })
      const { context } = shop
      await queued(shop, { text: 'Un', to: ['blog'] }, { at: '2026-12-01 09:00' })
      await queued(shop, { text: 'Deux', to: ['blog'] }, { at: '2027-06-01 09:00' })
      await queued(shop, { text: 'Trois', to: ['blog'] }, { at: null })
      expect(await parted(context)).toBe(undefined)
      // as if it had been queued when Paris was still to be at UTC+1 in summer
      const db = new Database(context.places.database)
      db.prepare("UPDATE posts SET scheduled_at = '2027-06-01T08:00:00.000Z' WHERE id = 2").run()
      db.prepare("UPDATE deliveries SET due_at = '2027-06-01T08:00:00.000Z' WHERE post_id = 2").run()
      db.close()
      const found = await parted(context)
      expect(found).toMatchObject({
        area: 'clock',
        level: 'warning',
        mend: '`smm queue move 2 --at 2027-06-01T09:00+02:00`'.replaceAll('`', ''),
      })
      expect(found?.message).toContain('2027-06-01 09:00')
      expect(found?.message).toContain('2027-06-01 10:00')
      expect(found?.message).not.toMatch(/\{\w+\}|undefined|null/)
      await move(context, ['2'], { at: '2027-06-01T09:00+02:00' })
      expect(await parted(context)).toBe(undefined)
      expect(await (await context.store()).posts.get(2)).toMatchObject({
        scheduled_at: '2027-06-01T07:00:00.000Z',
        scheduled_local: '2027-06-01T09:00',
        time_zone: 'Europe/Paris',
      })
    },
  )
})
