import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import type { ArchiveEntry } from '../../store/archive.ts'

/** What a column may be called, in French and in English, without accents and capitals. */
const names = {
  first_name: ['prenom', 'first name', 'given name', 'firstname'],
  last_name: ['nom', 'nom de famille', 'last name', 'family name', 'lastname', 'surname'],
  full_name: ['nom complet', 'name', 'full name', 'contact'],
  company: ['societe', 'entreprise', 'company', 'organization', 'organisation', 'organization 1 - name'],
  position: ['fonction', 'poste', 'titre', 'position', 'job title', 'title'],
  email: ['e-mail', 'email', 'adresse e-mail', 'adresse mail', 'mail', 'email address', 'e-mail 1 - value'],
  connected_on: ['connecte le', 'date de mise en relation', 'date', 'connected on'],
  url: ['url', 'profil', 'lien', 'profile', 'profile url'],
} as const
type Column = keyof typeof names

export interface ContactsFile {
  readonly entries: readonly Omit<ArchiveEntry, 'client'>[]
  /** Numbers of the lines that name nobody, the header being line 1. */
  readonly unusable: readonly number[]
}

/**
 * The contacts in a CSV export (commas, semicolons or tabs; a byte order mark; columns in any order). Null: no column has a name in it,
 * so this is no list of contacts.
 */
export function contactsOf(csv: string, network: string): ContactsFile | null {
  const { data, start } = bestRead(csv.replace(/^\uFEFF/, ''))
  if (start < 0) return null
  const columns = columnsOf(data[start] ?? [])
  const entries: Omit<ArchiveEntry, 'client'>[] = []
  const unusable: number[] = []
  data.slice(start + 1).forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return
    const cell = (column: Column): string => row[columns.indexOf(column)]?.trim() ?? ''
    const name = cell('full_name') || [cell('first_name'), cell('last_name')].filter((part) => part !== '').join(' ')
    if (name === '') unusable.push(start + index + 2)
    else entries.push(entryOf(name, cell, network))
  })
  return { entries, unusable }
}

/** Read with the sign between columns that makes most sense of the header; `start`: the line of the header, −1 without one. */
function bestRead(csv: string): { data: string[][]; start: number } {
  let best = { data: [] as string[][], start: -1 }
  let most = 0
  for (const delimiter of [';', ',', '\t']) {
    const { data } = Papa.parse<string[]>(csv, { delimiter })
    const start = data.findIndex((row) => columnsOf(row).some((column) => column?.endsWith('name') === true))
    const known = columnsOf(data[start] ?? []).filter((column) => column !== null).length
    if (known <= most) continue
    most = known
    best = { data, start }
  }
  return best
}

function entryOf(name: string, cell: (column: Column) => string, network: string): Omit<ArchiveEntry, 'client'> {
  const email = cell('email')
  const text = [name, [cell('position'), cell('company')].filter((part) => part !== '').join(', '), email]
    .filter((part) => part !== '')
    .join(' · ')
  const identity = email === '' ? `${name} ${cell('company')}` : email
  const url = cell('url')
  return {
    network,
    kind: 'contact',
    external_id: createHash('sha256').update(identity.normalize('NFC').toLowerCase()).digest('hex').slice(0, 32),
    at: dayOf(cell('connected_on')),
    text,
    url: /^https?:\/\//.test(url) ? url : null,
  }
}

function columnsOf(row: readonly string[]): (Column | null)[] {
  return row.map((cell) => {
    const plain = cell.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
    const found = (Object.entries(names) as [Column, readonly string[]][]).find(([, known]) => known.includes(plain))
    return found?.[0] ?? null
  })
}

/** `2014-03-05`, `05/03/2014` (day first), `05 Mar 2014`; null for anything else. */
function dayOf(written: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written) ?? []
  const plain = year === undefined ? written : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const iso = /^\d{4}-\d\d-\d\d$/.test(plain) ? `${plain}T00:00:00Z` : `${plain} UTC`
  const at = /\d{4}/.test(plain) ? Date.parse(iso) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
