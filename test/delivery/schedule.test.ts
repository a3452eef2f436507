import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { installSchedule, removeSchedule, scheduleStatus } from '../../src/delivery/install-schedule.ts'
import { blockIn, cronBlock, withBlock, withoutBlock } from '../../src/delivery/scheduler/cron.ts'
import { launchdFile } from '../../src/delivery/scheduler/launchd.ts'
import { systemdFiles } from '../../src/delivery/scheduler/systemd.ts'
import { testContext, type TestContext } from '../support/context.ts'

const command = { node: '/opt/no de/node', program: '/home/a b/100%/smm.js', environment: { SMM_HOME: "/home/l'été" } }

describe('the crontab', () => {
  const block = cronBlock(command, null)
  it('has one line with whole paths, quoted for the shell, % escaped', () => {
    expect(block.split('\n')).toEqual([
      '# BEGIN smm',
      String.raw`* * * * * SMM_HOME='/home/l'\''été' '/opt/no de/node' '/home/a b/100\%/smm.js' publish --quiet`,
      '# END smm',
    ])
  })

  it.each(['', '0 4 * * * backup\n', '0 4 * * * backup', '# comment\n\n5 * * * * other\n'])('keeps %j as it was', (before) => {
    const once = withBlock(before, block, null)
    expect(withBlock(once, block, null)).toBe(once)
    expect(withoutBlock(once, null)).toBe(before === '' || before.endsWith('\n') ? before : `${before}\n`)
    expect(blockIn(once, null)).toBe(block)
    expect(once).toContain(before)
  })

  it('replaces an earlier block at its place', () => {
    const before = `first\n# BEGIN smm\nold\n# END smm\nlast\n`
    expect(withBlock(before, block, null)).toBe(`first\n${block}\nlast\n`)
  })
})

it('quotes paths for systemd and launchd', () => {
  expect(systemdFiles(command, null)[0]?.text).toContain(`ExecStart="/opt/no de/node" "/home/a b/100%%/smm.js" publish --quiet`)
  expect(launchdFile({ ...command, program: '/a&b' }, null)).toContain('<string>/a&amp;b</string>')
})

/** A `crontab` and a `systemctl` of our own, first on the path. */
function withTools(lang: 'fr' | 'en' = 'en'): TestContext & { tab: string; bin: string } {
  const context = testContext({ lang, env: { PATH: '' } })
  const bin = join(context.folder, 'bin')
  mkdirSync(bin)
  const tab = join(context.folder, 'tab')
  put(
    join(bin, 'crontab'),
    `#!/bin/sh\nif [ "$1" = -l ]; then [ -f '${tab}' ] || { echo 'no crontab for me' >&2; exit 1; }; /bin/cat '${tab}'; else /bin/cat > '${tab}'; fi\n`,
  )
  put(join(bin, 'systemctl'), `#!/bin/sh\necho "$@" >> '${join(context.folder, 'systemctl')}'\n`)
  context.env['PATH'] = bin
  return Object.assign(context, { tab, bin })
}

function put(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

describe('schedule install', () => {
  it('puts one line into the crontab beside the others, as often as one likes, and takes it out again', async () => {
    const context = withTools()
    writeFileSync(context.tab, '0 4 * * * backup\n')
    await installSchedule(context, { systemd: false, dry_run: true, platform: 'linux' })
    expect(readFileSync(context.tab, 'utf8')).toBe('0 4 * * * backup\n')
    for (let i = 0; i < 2; i++) await installSchedule(context, { systemd: false, dry_run: false, platform: 'linux' })
    const text = readFileSync(context.tab, 'utf8')
    expect(text.match(/# BEGIN smm/g)).toHaveLength(1)
    expect(text).toContain('0 4 * * * backup\n')
    expect(text).toContain(
      `SMM_HOME=${context.places.home} SMM_LANG=en XDG_CONFIG_HOME=${context.folder}/config ${process.execPath} `,
    )
    expect((await scheduleStatus(context)).installed).toMatchObject([{ kind: 'cron' }])
    expect(await removeSchedule(context, { dry_run: false })).toEqual(['cron'])
    expect(readFileSync(context.tab, 'utf8')).toBe('0 4 * * * backup\n')
    expect(await removeSchedule(context, { dry_run: false })).toEqual([])
  })

  it('tells the passes where the key is, by its whole path, and never the key', async () => {
    const context = withTools()
    context.env['SMM_KEY_FILE'] = 'keys/smm key'
    for (const systemd of [false, true]) {
      await installSchedule(context, { systemd, dry_run: false, platform: 'linux' })
      expect((await scheduleStatus(context)).installed).toMatchObject([{ has_key_file: true }])
      if (!systemd) expect(readFileSync(context.tab, 'utf8')).toContain(`SMM_KEY_FILE='${context.cwd}/keys/smm key' `)
    }
    context.env['SMM_KEY'] = 'a'.repeat(64)
    await installSchedule(context, { systemd: false, dry_run: false, platform: 'linux' })
    expect(readFileSync(context.tab, 'utf8')).not.toContain('SMM_KEY')
    expect((await scheduleStatus(context)).installed).toMatchObject([{ has_key_file: false }])
  })

  it('writes a systemd user timer instead, and is never in two places at once', async () => {
    const context = withTools()
    await installSchedule(context, { systemd: false, dry_run: false, platform: 'linux' })
    await installSchedule(context, { systemd: true, dry_run: false, platform: 'linux' })
    const folder = join(context.folder, 'config', 'systemd', 'user')
    expect(readFileSync(join(folder, 'smm-publish.timer'), 'utf8')).toContain('OnCalendar=')
    expect(readFileSync(join(folder, 'smm-publish.service'), 'utf8')).toContain(`Environment="SMM_HOME=${context.places.home}"`)
    expect(readFileSync(join(context.folder, 'systemctl'), 'utf8')).toContain('--user enable --now smm-publish.timer')
    expect((await scheduleStatus(context)).installed.map((one) => one.kind)).toEqual(['systemd'])
    expect(await removeSchedule(context, { dry_run: false })).toEqual(['systemd'])
    expect(existsSync(join(folder, 'smm-publish.service'))).toBe(false)
  })

  it('leaves nothing behind when systemd refuses, or is not there', async () => {
    const context = withTools()
    const timer = join(context.folder, 'config', 'systemd', 'user', 'smm-publish.timer')
    put(join(context.bin, 'systemctl'), '#!/bin/sh\necho "Failed to connect to bus" >&2\nexit 1\n')
    await expect(installSchedule(context, { systemd: true, dry_run: false, platform: 'linux' })).rejects.toMatchObject({
      code: 'scheduler_refused',
      message: expect.stringContaining('Failed to connect to bus') as string,
    })
    expect(existsSync(timer)).toBe(false)
    rmSync(join(context.bin, 'systemctl'))
    await expect(installSchedule(context, { systemd: true, dry_run: false, platform: 'linux' })).rejects.toMatchObject({
      code: 'scheduler_missing',
    })
    expect((await scheduleStatus(context)).installed).toEqual([])
  })

  it.each([
    ['fr', /n’est pas installé/],
    ['en', /is not installed/],
  ] as const)('says (%s) when there is no cron, and what to do instead', async (lang, words) => {
    const context = testContext({ lang, env: { PATH: '/nowhere' } })
    await expect(installSchedule(context, { systemd: false, dry_run: false, platform: 'linux' })).rejects.toMatchObject({
      code: 'scheduler_missing',
      message: expect.stringMatching(words) as string,
      hint: expect.stringContaining('smm schedule install --systemd') as string,
    })
  })

  it('tells what cron refuses in its own words', async () => {
    const context = withTools()
    put(join(context.bin, 'crontab'), '#!/bin/sh\necho "you are not allowed to use this program" >&2\nexit 1\n')
    await expect(installSchedule(context, { systemd: false, dry_run: false, platform: 'linux' })).rejects.toMatchObject({
      code: 'scheduler_refused',
      message: expect.stringContaining('not allowed') as string,
    })
  })
})
