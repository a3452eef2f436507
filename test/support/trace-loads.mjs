// For the start-up tests: writes what is loaded, by either of Node's loaders, to the file in SMM_TRACE_LOADS, one line each: the
// name of a package, and of the packages that a file of ours was bundled from.
import { appendFileSync, readFileSync } from 'node:fs'
import Module, { register } from 'node:module'

const file = process.env.SMM_TRACE_LOADS
if (file) {
  appendFileSync(file, '')
  const packageOf = /node_modules\/((?:@[^/]+\/)?[^/]+)/
  // rolldown heads each module in a bundle with the path it comes from
  const bundled = /^\/\/ node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm
  const load = Module._load
  const seen = new Set()
  Module._load = function (request, parent, isMain) {
    const resolved = Module.isBuiltin(request) ? '' : Module._resolveFilename(request, parent, isMain)
    const name = packageOf.exec(resolved)?.[1]
    if (name) appendFileSync(file, `${name}\n`)
    else if (/\/dist\/[^/]+\.cjs$/.test(resolved) && !seen.has(resolved)) {
      seen.add(resolved)
      for (const [, from] of readFileSync(resolved, 'utf8').matchAll(bundled)) appendFileSync(file, `${from}\n`)
    }
    return load.call(this, request, parent, isMain)
  }
  register(
    `data:text/javascript,${encodeURIComponent(`
      import { appendFileSync } from 'node:fs'
      export async function load(url, context, next) {
        const name = ${packageOf}.exec(url)?.[1]
        if (name) appendFileSync(${JSON.stringify(file)}, name + '\\n')
        return next(url, context)
      }
    `)}`,
  )
}
