import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Context } from '../../context.ts'
import { blockIn, cronBlock, readCrontab, withBlock, withoutBlock, writeCrontab } from './cron.ts'
import { launchdFile, launchdLabel } from './launchd.ts'
import type { ScheduledCommand } from './line.ts'
import { systemdFiles, systemdNames } from './systemd.ts'

export type SchedulerKind = 'cron' | 'systemd' | 'launchd'

/** One of the system's schedulers, seen from smm. */
export interface Scheduler {
  readonly kind: SchedulerKind
  /** What `install` writes, by where it goes. */
  plan(command: ScheduledCommand): Promise<readonly { readonly where: string; readonly text: string }[]>
  /** Installs, or brings an earlier installation up to date. Nothing else of the user's is touched. */
  install(command: ScheduledCommand): Promise<void>
  /** False when there was nothing to remove. */
  remove(): Promise<boolean>
  /** Where it is installed and what stands there, or null. */
  installed(): Promise<{ readonly where: string; readonly text: string } | null>
}

export function scheduler(kind: SchedulerKind, context: Context): Scheduler {
  return { cron, systemd, launchd }[kind](context)
}

function cron({ env, places: { profile } }: Context): Scheduler {
  return {
    kind: 'cron',
    plan: async (command) => [
      { where: 'crontab', text: withBlock(await readCrontab(env), cronBlock(command, profile), profile) },
    ],
    install: async (command) => {
      const before = await readCrontab(env)
      const after = withBlock(before, cronBlock(command, profile), profile)
      if (after !== before) await writeCrontab(after, env)
    },
    remove: async () => {
      const before = await readCrontab(env)
      const after = withoutBlock(before, profile)
      if (after !== before) await writeCrontab(after, env)
      return after !== before
    },
    installed: async () => {
      const text = blockIn(await readCrontab(env).catch(() => ''), profile)
      return text === null ? null : { where: text.split('\n')[1] ?? '', text }
    },
  }
}

function systemd({ env, places: { profile } }: Context): Scheduler {
  const folder = join(env['XDG_CONFIG_HOME'] || join(userFolder(env), '.config'), 'systemd', 'user')
  const names = systemdNames(profile)
  const timer = join(folder, names.timer)
  return {
    kind: 'systemd',
    plan: async (command) => systemdFiles(command, profile).map(({ name, text }) => ({ where: join(folder, name), text })),
    install: async (command) => {
      const known = existsSync(timer)
      for (const { name, text } of systemdFiles(command, profile)) await put(join(folder, name), text)
      try {
        await run('systemctl', ['--user', 'daemon-reload'], env)
        await run('systemctl', ['--user', 'enable', '--now', names.timer], env)
      } catch (error) {
        // files alone publish nothing, and must not look as if they did
        if (!known) for (const name of Object.values(names)) await rm(join(folder, name), { force: true })
        throw error
      }
    },
    remove: async () => {
      if (!existsSync(timer)) return false
      // a timer that was never started cannot be stopped: its files still go
      await run('systemctl', ['--user', 'disable', '--now', names.timer], env).catch(() => {})
      for (const name of Object.values(names)) await rm(join(folder, name), { force: true })
      await run('systemctl', ['--user', 'daemon-reload'], env).catch(() => {})
      return true
    },
    installed: async () =>
      existsSync(timer) ? { where: timer, text: await readFile(join(folder, names.service), 'utf8').catch(() => '') } : null,
  }
}

function launchd({ env, places: { profile } }: Context): Scheduler {
  const file = join(userFolder(env), 'Library', 'LaunchAgents', `${launchdLabel(profile)}.plist`)
  return {
    kind: 'launchd',
    plan: async (command) => [{ where: file, text: launchdFile(command, profile) }],
    install: async (command) => {
      const known = existsSync(file)
      await put(file, launchdFile(command, profile))
      // an agent that is loaded already is loaded anew
      await run('launchctl', ['unload', file], env).catch(() => {})
      await run('launchctl', ['load', '-w', file], env).catch(async (error: unknown) => {
        if (!known) await rm(file, { force: true })
        throw error
      })
    },
    remove: async () => {
      if (!existsSync(file)) return false
      await run('launchctl', ['unload', '-w', file], env).catch(() => {})
      await rm(file, { force: true })
      return true
    },
    installed: async () => (existsSync(file) ? { where: file, text: await readFile(file, 'utf8') } : null),
  }
}

function userFolder(env: NodeJS.ProcessEnv): string {
  return env['HOME'] || homedir()
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return
  await writeFile(file, text, { mode: 0o600 })
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, encoding: 'utf8' }, (error, _, stderr) => {
      if (error === null) resolve()
      // not there at all
      else if (typeof error.code === 'string') reject(error)
      else reject(new Error(stderr.trim() === '' ? error.message : stderr.trim()))
    })
  })
}
