import { execFileSync } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceFile } from '../../src/cli/hand-over.ts'
import { testContext } from '../support/context.ts'

describe('a file that is handed over', () => {
  it('replaces an earlier one and leaves nothing else', async () => {
    const context = testContext()
    const file = join(context.folder, 'a.md')
    writeFileSync(file, 'old')
    await replaceFile(context, file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(context.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  // a root user would have a device replaced by a document
  it('goes into a pipe and leaves it one', async () => {
    const context = testContext()
    const pipe = join(context.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [read] = await Promise.all([readFile(pipe, 'utf8'), replaceFile(context, pipe, 'new')])
    expect(read).toBe('new')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })

  it('writes through no link that was put where it is made', async () => {
    const context = testContext()
    const [file, precious] = [join(context.folder, 'a.md'), join(context.folder, 'precious')]
    writeFileSync(precious, 'mine')
    symlinkSync(precious, join(context.folder, `.a.md.${process.pid}.tmp`))
    await replaceFile(context, file, 'new')
    expect(readFileSync(precious, 'utf8')).toBe('mine')
    expect(lstatSync(file).isFile()).toBe(true)
  })

  it('takes a name as long as a disk takes', async () => {
    const context = testContext()
    const file = join(context.folder, `${'a'.repeat(250)}.md`)
    await replaceFile(context, file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
  })

  it('goes where a link leads', async () => {
    const context = testContext()
    const [file, link] = [join(context.folder, 'a.md'), join(context.folder, 'link.md')]
    writeFileSync(file, 'old')
    symlinkSync(file, link)
    await replaceFile(context, link, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
  })

  it('says so where it cannot', async () => {
    const context = testContext()
    await expect(replaceFile(context, context.folder, 'x')).rejects.toMatchObject({ kind: 'failed', code: 'cannot_write' })
  })
})
