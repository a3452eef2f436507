import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { home } from '../support/program.ts'

/** The machine's own crontab, put back as it was. */
const read = (): string => {
  try {
    return execFileSync('crontab', ['-l'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
const write = (text: string): void => {
  execFileSync('crontab', text === '' ? ['-r'] : ['-'], { input: text, stdio: ['pipe', 'ignore', 'ignore'] })
}
let before = ''

beforeAll(() => {
  try {
    execFileSync('crontab', ['-V'], { stdio: 'ignore' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('these tests need cron: apt-get install cron', { cause: error })
  }
  before = read()
})
afterAll(() => {
  if (read() !== before) write(before)
})

describe("the schedule in Debian's cron", () => {
  it('is put in once beside what stands there, runs as written, and is taken out again', async () => {
    const at = home('en')
    write(`${before}# mine\n17 3 * * * true\n`)
    const mine = read()
    expect((await at.run(['client', 'add', 'Essai'])).code).toBe(0)
    expect((await at.run(['schedule', 'install'])).code).toBe(0)
    const installed = read()
    expect(installed).toContain('17 3 * * * true')
    expect((await at.run(['schedule', 'install'])).code).toBe(0)
    expect(read()).toBe(installed)

    const line = installed.split('\n').find((one) => one.includes(' publish')) ?? ''
    const command = line.replace(/^(\S+\s+){5}/, '').replace(/\\%/g, '%')
    // as cron runs it: /bin/sh, a bare environment, another folder
    execFileSync('/bin/sh', ['-c', command], { cwd: '/', env: { PATH: '/usr/bin:/bin', HOME: at.folder } })
    const status = await at.run(['schedule', 'status', '--json'])
    expect(status.code).toBe(0)

    expect((await at.run(['schedule', 'remove'])).code).toBe(0)
    expect(read()).toBe(mine)
  })
})
