import { describe, expect, test } from 'vitest'
import { commandRunner, type Limits } from '../../../src/cli/mcp/run-command.ts'

/** Node itself stands for the program: what it is given with `-e` is what a command does. */
const runner = (limits: Partial<Limits> = {}) => {
  const run = commandRunner({ program: ['-e'], env: process.env, limits: { milliseconds: 10_000, bytes: 1000, ...limits } })
  return (script: string, stdin = '', signal = new AbortController().signal) =>
    run({ words: [script], stdin }, { SMM_ASSISTANT: 'bakery' }, signal)
}

describe('a command in a process of its own', () => {
  test('gives what it said, and its code', async () => {
    const script = 'process.stdin.pipe(process.stdout); console.error(process.env.SMM_ASSISTANT); process.exitCode = 3'
    expect(await runner()(script, '{"a":1}')).toEqual({ stdout: '{"a":1}', stderr: 'bakery\n', code: 3, stopped: null })
  })

  test('is stopped when it takes too long, even one that does not want to', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)`
    const { stdout, stopped, code } = await runner({ milliseconds: 700 })(stubborn)
    expect([stopped, code]).toEqual(['too_long', null])
    expect(Number(stdout)).toBeGreaterThan(1)
    expect(() => process.kill(Number(stdout), 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }))
  })

  test('is stopped when it says too much', async () => {
    const { stopped, stdout } = await runner()(`setInterval(() => process.stdout.write('x'.repeat(400)), 5)`)
    expect(stopped).toBe('too_much')
    expect(stdout.length).toBeLessThanOrEqual(1000)
  })

  test('is stopped when nobody waits for it any more', async () => {
    const controller = new AbortController()
    const ended = runner()(`setInterval(() => {}, 1000)`, '', controller.signal)
    setTimeout(() => controller.abort(), 100)
    expect((await ended).stopped).toBe('cancelled')
  })

  test('waits for its turn when four are at work, and takes none when it is called off meanwhile', async () => {
    const run = runner()
    const started = Date.now()
    const controller = new AbortController()
    const script = `setTimeout(() => console.log(Date.now()), 300)`
    const first = Array.from({ length: 4 }, () => run(script))
    const fifth = run(script, '', controller.signal)
    controller.abort()
    expect((await fifth).stopped).toBe('cancelled')
    expect(Date.now() - started).toBeGreaterThan(290)
    expect((await Promise.all(first)).map((one) => one.code)).toEqual([0, 0, 0, 0])
  })

  test('that cannot be run at all is an error, and the next one runs', async () => {
    const run = runner()
    await expect(run('x'.repeat(3_000_000))).rejects.toThrow(/E2BIG|ENAMETOOLONG/)
    expect((await run('console.log(1)')).stdout).toBe('1\n')
  })
})
