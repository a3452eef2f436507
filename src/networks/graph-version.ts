import type { Limits } from './contract.ts'

/** The version of the Graph API that smm was written for. */
export const GRAPH_VERSION = 'v26.0'

/**
 * Until when a version answers (ISO date). `announced` false: Meta has named no day yet; two years after its release is the least it
 * promises. https://developers.facebook.com/docs/graph-api/changelog, read 2026-11-22.
 */
export const graphVersions: Readonly<Record<string, { readonly ends_on: string; readonly announced: boolean }>> = {
  'v20.0': { ends_on: '2026-09-24', announced: true },
  'v21.0': { ends_on: '2027-01-21', announced: true },
  'v26.0': { ends_on: '2028-07-29', announced: false },
}

/** The version that an account asks for (setting `api_version`), else ours. */
export function graphVersion(settings: Limits): string {
  const wanted = settings['api_version']
  return typeof wanted === 'string' && /^v\d+\.\d+$/.test(wanted) ? wanted : GRAPH_VERSION
}

/** The version of an account and the day it ends; null for a version whose end nobody has told. */
export function graphApiVersion(settings: Limits): { readonly version: string; readonly ends_on: string | null } {
  const version = graphVersion(settings)
  return { version, ends_on: graphVersions[version]?.ends_on ?? null }
}
