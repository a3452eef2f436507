import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, onTestFinished, test } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home, smm } from '../support/program.ts'

// What may differ from one Node to another; what an assistant can do stands in test/packages.

interface Answer {
  readonly id: number
  readonly jsonrpc: string
  readonly error?: unknown
  readonly result?: { readonly isError?: boolean }
}

describe('the server', () => {
  test.each([
    ['fr', 'qui manque ici'],
    ['en', 'that is missing here'],
  ] as const)('says what is missing without its optional package, in %s', async (lang, words) => {
    const at = home(lang)
    const hook = `export const resolve = (name, context, next) =>
      name.startsWith('@modelcontextprotocol/') ? Promise.reject(new Error('not there')) : next(name, context)`
    writeFileSync(join(at.folder, 'hook.mjs'), hook)
    const loader = `import { register } from 'node:module'\nregister('./hook.mjs', import.meta.url)\n`
    writeFileSync(join(at.folder, 'loader.mjs'), loader)
    const NODE_OPTIONS = `--import ${pathToFileURL(join(at.folder, 'loader.mjs')).href}`
    const ran = await at.run(['mcp'], { env: { NODE_OPTIONS } })
    expect([ran.code, ran.stdout]).toEqual([1, ''])
    expect(ran.stderr).toContain(words)
    expect(ran.stderr).toContain('npm install -g "@modelcontextprotocol/server@')
  })

  test('speaks the newer protocol as well, in the language of the person', async () => {
    const at = home('fr')
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [smm, 'mcp'],
      env: at.env,
      cwd: at.folder,
      stderr: 'pipe',
    })
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(transport)
    onTestFinished(() => client.close())
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28')
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('status')
    expect(typographyFaults(client.getInstructions() ?? '')).toEqual([])
    expect(client.getInstructions()).toContain('Commencez par')
  })

  test('gives stdout to the protocol alone, outlives lines that are no message, and ends with stdin', async () => {
    const at = home('en')
    expect((await at.run(['client', 'add', 'Bakery'])).code).toBe(0)
    const child = spawn(process.execPath, [smm, 'mcp'], { env: at.env, cwd: at.folder, stdio: ['pipe', 'pipe', 'pipe'] })
    const lines: string[] = []
    let rest = ''
    child.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
    const say = (message: unknown): void =>
      void child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } }
    say({ jsonrpc: '2.0', id: 1, method: 'initialize', params })
    say('not json')
    say('{"jsonrpc":"2.0","id":')
    say('[]')
    say({ jsonrpc: '2.0', method: 'notifications/initialized' })
    say({ jsonrpc: '2.0', id: 2, method: 'no/such' })
    say({ jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'status', arguments: { nonsense: 1 } } })
    say({ jsonrpc: '2.0', id: 4, method: 'tools/call', params: { name: 'queue_list', arguments: { client: 'bakery' } } })
    await expect.poll(() => lines.some((line) => line.includes('"id":4')), { timeout: 30_000 }).toBe(true)
    const answers = lines.map((line) => JSON.parse(line) as Answer)
    expect(answers.every((one) => one.jsonrpc === '2.0')).toBe(true)
    expect(answers.find((one) => one.id === 2)?.error).toMatchObject({ code: -32601 })
    expect(answers.find((one) => one.id === 3)?.result?.isError).toBe(true)
    expect(answers.find((one) => one.id === 4)?.result?.isError).toBeUndefined()
    child.stdin.end()
    expect((await once(child, 'exit')) as unknown[]).toEqual([0, null])
  })

  test('ends with 2, in words, where a message has no end', async () => {
    const at = home('en')
    const child = spawn(process.execPath, [smm, 'mcp'], { env: at.env, cwd: at.folder, stdio: ['pipe', 'pipe', 'pipe'] })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    // it is gone before all of it is read
    child.stdin.on('error', () => {})
    child.stdin.write(Buffer.alloc(11 * 1024 * 1024, 'a'))
    expect((await once(child, 'close')) as unknown[]).toEqual([2, null])
    expect(told).toContain('A message is longer than 10 MB')
  })
})
