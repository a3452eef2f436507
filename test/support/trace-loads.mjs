// For the start-up tests: writes the name of each package that is loaded, by either of Node's loaders, to the file in
// SMM_TRACE_LOADS.
import { appendFileSync } from 'node:fs'
import Module, { register } from 'node:module'

const file = process.env.SMM_TRACE_LOADS
if (file) {
  appendFileSync(file, '')
  const packageOf = /node_modules\/((?:@[^/]+\/)?[^/]+)/
  const load = Module._load
  Module._load = function (request, parent, isMain) {
    const resolved = Module.isBuiltin(request) ? '' : Module._resolveFilename(request, parent, isMain)
    const name = packageOf.exec(resolved)?.[1]
    if (name) appendFileSync(file, `${name}\n`)
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
