import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { TFontDictionary } from 'pdfmake/interfaces.js'

/** pdfmake with the Roboto that comes with it; it may read nothing else, neither an address nor a file. Loaded on demand: heavy. */
export async function loadPdfmake() {
  const { default: pdfmake } = await import('pdfmake')
  const require = createRequire(import.meta.url)
  pdfmake.setFonts(require('pdfmake/fonts/Roboto.js') as TFontDictionary)
  const folder = dirname(require.resolve('pdfmake/fonts/Roboto.js'))
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder))
  return pdfmake
}
