/** Numbers that identify a firm, as their owners type them: spaces and dots are free. */

/** SIREN: nine figures with a Luhn key. */
export function readSiren(text: string): string | null {
  const figures = text.replace(/[\s\u00A0\u202F.]/g, '')
  return /^\d{9}$/.test(figures) && luhn(figures) ? figures : null
}

/** SIRET: a SIREN and five figures. La Poste's own establishments have no Luhn key: their figures add up to a multiple of 5. */
export function readSiret(text: string): string | null {
  const figures = text.replace(/[\s\u00A0\u202F.]/g, '')
  if (!/^\d{14}$/.test(figures)) return null
  if (luhn(figures)) return figures
  const total = [...figures].reduce((sum, figure) => sum + Number(figure), 0)
  return figures.startsWith('356000000') && total % 5 === 0 ? figures : null
}

/** `exempt`, or a VAT number of the European Union or Switzerland in its common form (`FR83404833048`, `CHE123456789TVA`). */
export function readVat(text: string): string | null {
  const compact = text.replace(/[\s\u00A0\u202F.-]/g, '').toUpperCase()
  if (['EXEMPT', 'FRANCHISE'].includes(compact)) return 'exempt'
  if (/^CHE\d{9}(TVA|MWST|IVA)?$/.test(compact)) return compact
  const french = /^FR(\d{2})(\d{9})$/.exec(compact)
  // the French key is computed from the SIREN; keys with letters are rare and have no published rule
  if (french) return (12 + 3 * (Number(french[2]) % 97)) % 97 === Number(french[1]) ? compact : null
  return /^[A-Z]{2}[0-9A-Z]{8,12}$/.test(compact) && /\d/.test(compact) ? compact : null
}

function luhn(figures: string): boolean {
  let total = 0
  for (const [i, figure] of [...figures].toReversed().entries()) {
    const value = Number(figure) * (i % 2 === 0 ? 1 : 2)
    total += value > 9 ? value - 9 : value
  }
  return total % 10 === 0
}
