import type { Limits } from '../contract.ts'

/**
 * The version of the API that smm was written for, YYYYMM; an account's setting `api_version` wins. The newest that was seen in use on
 * 2026-09-25; each version works for twelve months (learn.microsoft.com/linkedin/marketing/versioning).
 */
export const apiVersion = '202609'

/** Versions of January to November 2026 all ended on the 15th or later (learn.microsoft.com/linkedin/marketing/integrations/migrations). */
const LAST_SURE_DAY = 15

/** When a version `YYYYMM` ceases to be answered (HTTP 426), a day early rather than late; null when it is none. */
export function apiVersionEnds(version: string): Date | null {
  const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(version) ?? []
  return year === undefined ? null : new Date(Date.UTC(Number(year) + 1, Number(month) - 1, LAST_SURE_DAY))
}

/** The version an account speaks. */
export function apiVersionOf(settings: Readonly<Record<string, unknown>>): string {
  const chosen = settings['api_version']
  const text = typeof chosen === 'number' ? String(chosen) : chosen
  return typeof text === 'string' && apiVersionEnds(text) !== null ? text : apiVersion
}

/** The same with the day it ends. */
export function linkedinVersion(settings: Limits): { readonly version: string; readonly ends_on: string | null } {
  const version = apiVersionOf(settings)
  return { version, ends_on: apiVersionEnds(version)?.toISOString().slice(0, 10) ?? null }
}
