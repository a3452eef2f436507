import { spawn } from 'node:child_process'

/** The program that opens an address, with nothing between it and us: no shell reads what stands in the address. */
function opener(platform: NodeJS.Platform): { readonly command: string; readonly first: readonly string[] } {
  if (platform === 'darwin') return { command: 'open', first: [] }
  if (platform === 'win32') return { command: 'rundll32', first: ['url.dll,FileProtocolHandler'] }
  return { command: 'xdg-open', first: [] }
}

/** Opens `address` in the person's browser and waits for nothing. False: there is no program here that could. */
export function openBrowser(
  address: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return Promise.resolve(false)
  const { command, first } = opener(platform)
  return new Promise((resolve) => {
    const child = spawn(command, [...first, url.href], { detached: true, stdio: 'ignore', shell: false, env })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

/** No browser of this machine can come back to it: one works through ssh, or there is no screen. */
export function farFromBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return true
  if (platform === 'darwin' || platform === 'win32') return false
  return !env['DISPLAY'] && !env['WAYLAND_DISPLAY']
}
