import { describe, expect, it } from 'vitest'
import { home } from '../support/program.ts'
import { runInTerminal } from '../support/run-in-terminal.ts'
import { Terminal } from '../support/terminal.ts'

/* oxlint-disable no-control-regex -- terminal codes */
const colour = /\u001B\[\d+m/
const anyCode = /\u001B/
/* oxlint-enable no-control-regex */

describe('colour, as everybody understands its variables', () => {
  it('in a pipe', { timeout: 60_000 }, async () => {
    const at = home()
    const coloured = async (env: Record<string, string>): Promise<boolean> =>
      colour.test((await at.run(['config', 'list'], { env: { NO_COLOR: '', ...env } })).stdout)
    const found: [Record<string, string>, boolean][] = [
      [{}, false],
      [{ FORCE_COLOR: '1' }, true],
      [{ CLICOLOR_FORCE: '1' }, true],
      [{ CLICOLOR_FORCE: '0' }, false],
      [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, false],
      [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ]
    for (const [env, wanted] of found) expect([env, await coloured(env)]).toEqual([env, wanted])
  })

  it('in a terminal', { timeout: 60_000 }, async () => {
    const at = home()
    const coloured = async (more: string, env: Record<string, string> = {}): Promise<boolean> => {
      const line = `TERM=${env['TERM'] ?? 'xterm-256color'} ${process.execPath} ${process.cwd()}/bin/smm.js config list ${more}`
      return colour.test((await runInTerminal(line, { cwd: at.folder, env: { ...at.env, NO_COLOR: '', ...env } })).bytes)
    }
    expect(await coloured('')).toBe(true)
    expect(await coloured('--no-color')).toBe(false)
    expect(await coloured('--plain')).toBe(false)
    for (const env of [{ NO_COLOR: '1' }, { CLICOLOR: '0' }, { TERM: 'dumb' }, { SMM_PLAIN: '1' }])
      expect([env, await coloured('', env)]).toEqual([env, false])
  })
})

it('with --plain a terminal asks in plain lines: no code comes, and Ctrl-C stops', { timeout: 60_000 }, async () => {
  const at = home()
  const terminal = new Terminal(at, ['config', 'consultant', '--plain'])
  await terminal.answer('Answer', 'Claire\u007F\u007F\u007F\u007F\u007F\u007FMarie\r')
  await terminal.sees('Answer')
  terminal.press('\u0003')
  expect(await terminal.ended()).toBe(130)
  expect(terminal.bytes).not.toMatch(anyCode)
  expect((await at.run(['config', 'get', 'consultant.name'])).stdout).toBe('Marie\n')
})

it('a setting makes it so for good', { timeout: 60_000 }, async () => {
  const at = home()
  await at.run(['config', 'set', 'plain', 'on'])
  const { stdout } = await at.run(['config', 'list'])
  expect(stdout).toContain('SETTING: plain; VALUE: on; SOURCE: your settings\n')
  expect((await at.run(['config', 'list'], { env: { SMM_PLAIN: '0' } })).stdout).toMatch(/^SETTING +VALUE +SOURCE\n/)
})

it('a full disk on stdout is an error, with what to do', { timeout: 60_000 }, async () => {
  const at = home()
  for (const words of ['config list', 'config list --json', '--version', '--help']) {
    const line = `${process.execPath} ${process.cwd()}/bin/smm.js ${words} > /dev/full`
    const shown = await runInTerminal(line, { cwd: at.folder, env: at.env })
    expect([words, shown.code]).toEqual([words, 1])
    expect(shown.screen).toContain('ENOSPC')
    expect(shown.screen).not.toMatch(/ {4}at /)
  }
})

it('a text that begins with a hyphen: the hint says how', { timeout: 60_000 }, async () => {
  const at = home('fr')
  const { code, stderr } = await at.run(['queue', 'add', '-20 % sur le pain'])
  expect(code).toBe(2)
  expect(stderr).toContain('smm queue add … -- "-20 % sur le pain"')
})
