// Known weaknesses of what is shipped: `node test/security/audit.mjs`. What is bundled counts like what is installed beside it, though npm
// calls it a devDependency. Ends with 1 on an advisory that dependencies.json does not explain.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { shippedPackages } from './shipped.mjs'

const root = new URL('../../', import.meta.url)
const { advisories } = JSON.parse(readFileSync(new URL('dependencies.json', import.meta.url), 'utf8'))
const shipped = shippedPackages(root)

const { stdout, error } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
const report = read(stdout ?? '')
if (error !== undefined || report?.vulnerabilities === undefined) {
  const why = error?.message ?? report?.message ?? report?.error?.summary ?? 'no report'
  console.log(`Advisories: the registry could not be asked (${why}). Nothing was checked.`)
} else {
  const found = new Map()
  for (const { via } of Object.values(report.vulnerabilities))
    for (const one of via) if (typeof one === 'object' && shipped.has(one.name)) found.set(idOf(one), one)
  const unexplained = [...found].filter(([id]) => !advisories[id])
  for (const [id, { name, severity, title }] of found)
    console.log(
      `${id} ${name} (${severity}): ${title}. ${advisories[id] ?? 'NOT EXPLAINED in test/security/dependencies.json'}`,
    )
  console.log(`Advisories on what is shipped: ${found.size}, not explained: ${unexplained.length}.`)
  process.exitCode = unexplained.length > 0 ? 1 : 0
}

function read(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** GHSA-…, else npm's number. */
function idOf({ url, source }) {
  return /GHSA(?:-\w{4}){3}/.exec(url ?? '')?.[0] ?? String(source)
}
