import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Places } from './context.ts'

/**
 * Where things live, by each platform's habit: XDG on Linux, `Library` on macOS, `AppData` on Windows. The key lies in the
 * configuration folder, apart from the data, so that a copy of the data alone opens nothing.
 */
export function findPlaces(env: NodeJS.ProcessEnv, home: string | null, platform: NodeJS.Platform = process.platform): Places {
  const data = home ?? filled(env['SMM_HOME']) ?? join(dataFolder(env, platform), 'smm')
  const root = resolve(data)
  return {
    home: root,
    config: join(configFolder(env, platform), 'smm'),
    database: join(root, 'smm.db'),
    media: join(root, 'media'),
    backups: join(root, 'backups'),
  }
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function userFolder(env: NodeJS.ProcessEnv): string {
  return filled(env['HOME']) ?? homedir()
}

function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return filled(env['LOCALAPPDATA']) ?? join(userFolder(env), 'AppData', 'Local')
  if (platform === 'darwin') return filled(env['XDG_DATA_HOME']) ?? join(userFolder(env), 'Library', 'Application Support')
  return filled(env['XDG_DATA_HOME']) ?? join(userFolder(env), '.local', 'share')
}

function configFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return filled(env['APPDATA']) ?? join(userFolder(env), 'AppData', 'Roaming')
  if (platform === 'darwin') return filled(env['XDG_CONFIG_HOME']) ?? join(userFolder(env), 'Library', 'Preferences')
  return filled(env['XDG_CONFIG_HOME']) ?? join(userFolder(env), '.config')
}
