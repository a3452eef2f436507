import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../support/program.ts'

test('the language of the settings holds for help and errors too; a flag and a variable win', async () => {
  const machine = home()
  const plain = { SMM_LANG: '', LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: '' }
  const first = async (words: readonly string[], env: Record<string, string> = plain): Promise<string> => {
    const { stdout, stderr } = await machine.run(words, { env })
    return stdout + stderr
  }
  expect(await first(['client', 'list'])).toContain('No client yet.')
  await machine.run(['config', 'set', 'lang', 'fr'])
  expect(await first(['client', 'list'])).toContain('Aucun client')
  expect(await first(['client', 'nonsense'])).toContain('Commande inconnue')
  expect(await first(['client', '--help'])).toContain('Commandes')
  expect(await first(['client', 'list', '--lang', 'en'])).toContain('No client yet.')
  expect(await first(['client', 'list'], { ...plain, SMM_LANG: 'en' })).toContain('No client yet.')
  writeFileSync(join(machine.folder, '.smmrc'), 'lang: en\n')
  expect(await first(['client', 'list'])).toContain('No client yet.')
})
