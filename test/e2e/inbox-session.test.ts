import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home, type Home } from '../support/program.ts'
import { Terminal } from '../support/terminal.ts'

const enter = '\r'
const down = '\u001B[B'
/** Escapes, a bidirectional override, a bell, markup, a command, a link that hides another. */
const hostile = '\u001B[2J\u001B]0;owned\u0007 <b>Nul</b> \u202Egnp.exe $(touch pwned) `id` \u009B31m\u0000'

interface Message {
  readonly id: number
  readonly status: string
  readonly tags: readonly string[]
  readonly assigned_to: string | null
  readonly level: string
  readonly close_reason: string | null
}

/** A bakery with four messages; the first is the most overdue. */
async function desk(lang: 'fr' | 'en'): Promise<Home & { message(id: number): Promise<Message> }> {
  const at = home(lang)
  const must = async (...words: string[]): Promise<void> => {
    const { code, stderr } = await at.run(words)
    if (code !== 0) throw new Error(`smm ${words.join(' ')}: ${stderr}`)
  }
  await must('client', 'add', 'Boulangerie de l’Ill', '--slug', 'ill')
  const add = (text: string, days: number, ...more: string[]) =>
    must('inbox', 'add', text, '--network', 'other', '--date', new Date(Date.now() - days * 86_400_000).toISOString(), ...more)
  await add(`${hostile} et vous ?`.replaceAll('\u0000', ''), 9, '--author', 'Léa \u001B[5m\u202E')
  await add('Avez-vous du pain sans gluten ?', 8, '--url', 'https://avis.example/2')
  await add('Achetez mes abonnés', 7)
  await add('Une idée : un pain aux figues', 6)
  return {
    ...at,
    message: async (id) => JSON.parse((await at.run(['inbox', 'show', String(id), '--json'])).stdout) as Message,
  }
}

function expectHarmless(terminal: Terminal, at: Home): void {
  for (const wrong of ['\u001B[2J', '\u001B]0;', '\u0007', '\u202E', '\u009B', '\u001B[5m']) {
    expect(terminal.bytes).not.toContain(wrong)
  }
  expect(existsSync(join(at.folder, 'pwned'))).toBe(false)
  expect(terminal.tooWide).toEqual([])
}

describe('the session of the inbox in a pseudo-terminal', () => {
  it('goes through the messages with one key each, in French, the most overdue first', async () => {
    const at = await desk('fr')
    const t = new Terminal(at, ['inbox'])
    await t.sees("Boulangerie de l'Ill")
    await t.sees('Message 1 · 1 sur 4')
    await t.sees('<b>Nul</b>')
    // tagged, handed over and raised, it stays on the screen
    await t.answer('Que faire ?', 't')
    await t.answer("De quoi s'agit-il", down, ' ', enter)
    await t.sees('Étiquettes : réclamation')
    await t.answer('Que faire ?', 'c')
    await t.answer('À qui ?', enter)
    await t.sees('Confié à')
    await t.answer('Que faire ?', 'a')
    await t.answer('À quel niveau', enter)
    await t.sees('Niveau : orange.')
    await t.answer('Que faire ?', 's')
    await t.sees('Message 2 · 2 sur 4')
    await t.answer('Que faire ?', 'r')
    await t.answer('Votre réponse', 'Oui, le jeudi.', enter)
    await t.sees('Le texte à coller')
    await t.sees('Oui, le jeudi.')
    await t.answer('Est-ce répondu', 'o', enter)
    await t.sees('Message 2 : répondu.')
    await t.sees('Message 3 · 3 sur 4')
    await t.answer('Que faire ?', 'f')
    await t.answer('Pourquoi ?', down, down, enter)
    await t.sees('Classé.')
    await t.sees('Message 4 · 4 sur 4')
    await t.answer('Que faire ?', 'q')
    await t.sees('Il reste 2 messages en attente.')
    expect(await t.ended()).toBe(0)
    expectHarmless(t, at)
    // what others wrote stays as they wrote it
    expect(typographyFaults(t.screen.replaceAll(/^ {2}.*(?:31m|gluten|idée).*$/gm, ''))).toEqual([])
    expect(await at.message(1)).toMatchObject({
      tags: ['complaint'],
      assigned_to: 'consultant',
      level: 'amber',
      status: 'open',
    })
    expect(await at.message(2)).toMatchObject({ status: 'answered' })
    expect(await at.message(3)).toMatchObject({ status: 'closed', close_reason: 'spam' })
    expect(await at.message(4)).toMatchObject({ status: 'new' })
  })

  it('answers with a template and in the editor, with numbers to type, in English', async () => {
    const at = await desk('en')
    const editor = join(at.folder, 'my editor;$(touch pwned)')
    writeFileSync(editor, '#!/bin/sh\nprintf "Thank you.\\n" > "$1.new"; cat "$1" >> "$1.new"; mv "$1.new" "$1"\n')
    chmodSync(editor, 0o755)
    expect((await at.run(['config', 'set', 'prompts', 'numbers'])).code).toBe(0)
    const t = new Terminal(at, ['inbox'], { EDITOR: `'${editor}'` })
    await t.sees('Message 1 · 1 of 4')
    await t.answer('Number', 'd', enter)
    await t.sees('The text to paste')
    await t.sees('Thank you.')
    await t.answer('Answer', 'y', enter)
    await t.sees('Message 1: answered.')
    await t.sees('Message 2 · 2 of 4')
    await t.answer('Number', 'm', enter)
    await t.answer('Which template?')
    await t.answer('Number', '1', enter)
    // whoever wrote in French is answered in French
    await t.answer('prénom')
    await t.answer('Answer', 'Camille', enter)
    await t.sees('Camille, Boulangerie')
    await t.answer('Answer', 'n', enter)
    await t.sees('smm inbox reply 2 --sent')
    await t.sees('Message 3 · 3 of 4')
    await t.answer('Number', 'x', enter, 'n', enter)
    await t.sees('Message 4 · 4 of 4')
    await t.answer('Number', '8', enter)
    await t.sees('All of them were seen.')
    await t.sees('3 messages still wait.')
    expect(await t.ended()).toBe(0)
    expectHarmless(t, at)
    expect((await at.message(1)).status).toBe('answered')
    expect((await at.message(2)).status).toBe('new')
  })

  it('is the list where nobody can be asked, and ends with Ctrl-C without a trace', async () => {
    const at = await desk('en')
    const listed = await at.run(['inbox'])
    expect(listed.code).toBe(0)
    expect(listed.stdout).toBe((await at.run(['inbox', 'list'])).stdout)
    expect(JSON.parse((await at.run(['inbox', '--json'])).stdout)).toHaveLength(4)
    expect((await at.run(['inbox', 'lst'])).code).toBe(2)
    const t = new Terminal(at, ['inbox'])
    await t.answer('What to do?', '\u0003')
    expect(await t.ended()).toBe(130)
    expect(t.screen).not.toMatch(/\n\s+at /)
  })
})
