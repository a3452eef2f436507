import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../src/posts/calendar.ts'
import { typographyFaults } from '../support/french.ts'
import { home } from '../support/program.ts'
import { parseXml } from '../support/xml.ts'

const answers = fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url))

describe.each(['fr', 'en'] as const)('the strategy drives the queue (%s)', (lang) => {
  it('from slots called after pillars to a month that is seen, printed and subscribed to', async () => {
    const at = home(lang)
    const run = async (...words: string[]) => {
      const { code, stdout, stderr } = await at.run(words)
      expect([words.join(' '), code, code === 0 ? '' : stderr]).toEqual([words.join(' '), 0, ''])
      return { stdout, stderr }
    }
    await run('init', '--answers', answers)
    await run('account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook')
    await run('client', 'edit', '--slots', 'conseils=mardi 9h; coulisses=jeudi 9h; vendredi 9h')

    const added = await run('queue', 'add', 'Le levain', '--slot', 'conseils')
    expect(added.stdout).toContain(lang === 'fr' ? 'Pilier\u00A0: conseils' : 'Pillar: expertise')
    expect(added.stderr).toContain('smm strategy approve')
    const typed = await run('queue', 'add', 'Notre four', '--slot', 'next', '--pillar', 'behind the scenes', '--json')
    expect(JSON.parse(typed.stdout)).toMatchObject({ pillar: 'behind' })
    const refused = await at.run(['queue', 'add', 'La météo', '--pillar', 'météo', '--json'])
    expect([refused.code, JSON.parse(refused.stderr).error.code]).toEqual([2, 'unknown_pillar'])

    // the examples of the help, as they are printed
    const { stdout: help } = await run('calendar', '--help')
    const examples = [...help.matchAll(/^ {2}smm (calendar.*)$/gm)].map(([, line = '']) => line.split(' '))
    expect(examples.length).toBeGreaterThan(3)
    for (const example of examples) await run(...example)
    parseXml(readFileSync(join(at.folder, 'calendar.html'), 'utf8'))
    const file = readFileSync(join(at.folder, 'posts.ics'), 'utf8')
    expect(new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent').length).toBeGreaterThan(5)

    const { stdout: screen } = await run('calendar', '--month', 'next')
    if (lang === 'fr') expect(typographyFaults(screen, ["Boulangerie de l'Ill"])).toEqual([])
    const { stdout: json } = await run('calendar', '--month', 'next', '--json')
    const calendar = JSON.parse(json) as Calendar
    const free = calendar.days.flatMap((day) => day.free)
    expect(free.length).toBeGreaterThan(8)
    const named = free.filter((place) => place.name === 'conseils').map((place) => place.pillar)
    expect(new Set(named)).toEqual(new Set(['expertise']))
    expect(free.some((place) => place.name === null && place.pillar !== null)).toBe(true)

    const { stdout: status } = await run('status', '--json')
    expect(JSON.parse(status).clients[0]).toMatchObject({
      cadence_kept_bp: null,
      cadence_kept_reason: 'too_early',
      pillar_drift: [],
      dormant_accounts: [],
    })
    await run('config', 'set', 'queue.needs_approved_strategy', 'block')
    const blocked = await at.run(['queue', 'add', 'Encore', '--json'])
    expect([blocked.code, JSON.parse(blocked.stderr).error.code]).toEqual([2, 'no_approved_strategy'])
  })
})
