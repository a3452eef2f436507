// A release without a field that the one before it published is refused, unless its major version is another (`npm version` calls this
// when the new version is written).
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const file = 'templates/schema/output.json'

/** `queue list [].status`, and so on: what one published document has and the other has not. */
export function goneFields(before, after) {
  const now = fieldsOf(after)
  return [...fieldsOf(before)].filter((field) => !now.has(field))
}

function fieldsOf({ commands, $defs }) {
  const fields = new Set()
  for (const [words, { json }] of Object.entries(commands)) {
    fields.add(words)
    walk(json, '', [])
    function walk(schema, path, within) {
      const name = schema.$ref?.slice('#/$defs/'.length)
      // what holds itself has no other fields inside
      if (name !== undefined) return within.includes(name) ? undefined : walk($defs[name], path, [...within, name])
      for (const one of schema.anyOf ?? []) walk(one, path, within)
      if (typeof schema.items === 'object') walk(schema.items, `${path}[]`, within)
      if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, `${path}.*`, within)
      for (const [field, value] of Object.entries(schema.properties ?? {})) {
        fields.add(`${words} ${path}.${field}`)
        walk(value, `${path}.${field}`, within)
      }
    }
  }
  return fields
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const git = (...words) =>
    execFileSync('git', words, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const released = lastRelease(git)
  if (released !== null && released.version.split('.')[0] === version.split('.')[0]) {
    const gone = goneFields(JSON.parse(released.text), JSON.parse(readFileSync(file, 'utf8')))
    for (const field of gone) console.error(`${file}: ${field} was published with ${released.version}.`)
    if (gone.length > 0) process.exit(1)
  }
}

/** Null: nothing was released with schemas. */
function lastRelease(git) {
  try {
    const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v*').trim()
    return { version: tag.slice(1), text: git('show', `${tag}:${file}`) }
  } catch {
    return null
  }
}
