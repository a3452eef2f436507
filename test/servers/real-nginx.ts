import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Nginx {
  /** Without a slash at its end. */
  readonly url: string
  /** What is served. */
  readonly root: string
  close(): Promise<void>
}

/**
 * Debian's nginx over a folder of its own, on loopback, with the types and the tags of the usual configuration. Its worker is `nobody`
 * where the tests run as root, so that a file without rights for others is one that it may not read.
 */
export async function startNginx(): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'smm-nginx-'))
  const root = join(folder, 'www')
  await mkdir(root)
  await chmod(folder, 0o755)
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  await writeFile(file, config(folder, port))
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log'), '-g', 'daemon off;'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const gone = new Promise<Error | null>((resolve) => {
    child.once('error', resolve)
    child.once('exit', () => resolve(null))
  })
  const url = `http://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, root, close }
    const failed = child.pid === undefined || child.exitCode !== null
    if (failed) break
    await pause(25)
  }
  await close()
  throw new Error(`nginx does not start; it comes from: apt-get install -y --no-install-recommends nginx-light\n${said}`)
}

function config(folder: string, port: number): string {
  const user = process.getuid?.() === 0 ? 'user nobody nogroup;\n' : ''
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`)
  return `${user}worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
${places.join('\n')}
  server { listen 127.0.0.1:${port}; root ${folder}/www; etag on; }
}
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
