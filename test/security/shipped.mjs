import { readFileSync } from 'node:fs'

/**
 * What npm installs beside smm, by its place in the lockfile: from package.json down, on every platform.
 */
export function installedTree(root) {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))
  const found = new Map()
  const follow = (from) => {
    const { dependencies, optionalDependencies } = packages[from]
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = placeOf(packages, from, name)
      if (place === undefined || found.has(place)) continue
      found.set(place, packages[place])
      follow(place)
    }
  }
  follow('')
  return found
}

/** As Node looks: in the package's own folder first, then further up. */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('node_modules/') - 1, 0))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[place] !== undefined) return place
    if (folder === '') return undefined
  }
}

/**
 * The names of all that a user gets: installed beside smm, or inside its files.
 */
export function shippedPackages(root) {
  const { bundled } = JSON.parse(readFileSync(new URL('test/security/dependencies.json', root), 'utf8'))
  return new Set([...[...installedTree(root).keys()].map(nameOf), ...Object.keys(bundled)])
}

export function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
