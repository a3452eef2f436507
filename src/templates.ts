import { fileURLToPath } from 'node:url'

/** A file under `templates/`, found from the sources and from the built program alike: both live one folder below the top. */
export function template(path: string): string {
  return fileURLToPath(new URL(`../templates/${path}`, import.meta.url))
}
