// Module hook for the start-up tests: writes the name of each package that is loaded to the file in SMM_TRACE_LOADS.
import { appendFileSync } from 'node:fs'
import { register } from 'node:module'

const file = process.env.SMM_TRACE_LOADS
if (file) {
  register(
    `data:text/javascript,${encodeURIComponent(`
      import { appendFileSync } from 'node:fs'
      export async function load(url, context, next) {
        const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? (url.startsWith('node:') ? null : 'own')
        if (name) appendFileSync(${JSON.stringify(file)}, name + '\\n')
        return next(url, context)
      }
    `)}`,
  )
  appendFileSync(file, '')
}
