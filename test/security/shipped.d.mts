/** An entry of package-lock.json: what of it matters here. */
export interface Locked {
  readonly version: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

/** What npm installs beside smm, by its place in the lockfile: from package.json down, on every platform. */
export function installedTree(root: URL): Map<string, Locked>
/** The names of all that a user gets: installed beside smm, or inside its files. */
export function shippedPackages(root: URL): Set<string>
export function nameOf(place: string): string
