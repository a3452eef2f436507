import { readFileSync } from 'node:fs'
import { template } from '../templates.ts'

/** How the consultant's documents look: an accent colour (`#0b6b66`) and a picture as a data address; null: the usual ones. */
export interface Look {
  readonly color: string | null
  readonly logo: string | null
}

/** Colours of the documents, `#rrggbb`. */
export interface Palette {
  readonly ink: string
  readonly soft: string
  readonly rule: string
  readonly wash: string
  readonly accent: string
  readonly cost: string
}

/** The style sheet of the HTML page; the other forms take their colours, and their drawings the whole look, from it. */
export function styleSheet(): string {
  return readFileSync(template('documents/document.css'), 'utf8')
}

/** The colours of the style sheet, with the consultant's own where it can be read on white paper. */
export function paletteOf(css: string, look: Look): Palette {
  const found = coloursIn(/:root \{([^}]*)\}/.exec(css)?.[1] ?? '')
  const { ink = '#000000', soft = ink, rule = ink, wash = '#ffffff', accent = ink, cost = ink } = found
  return { ink, soft, rule, wash, accent: ownAccent(look) ?? accent, cost }
}

/** The rules of the style sheet for drawings, with every colour in place: for readers that know no variables. */
export function drawingRules(css: string, palette: Palette, neutral: boolean): string {
  const colours = neutral ? { ...palette, ...coloursIn(/svg\.neutral \{([^}]*)\}/.exec(css)?.[1] ?? '') } : palette
  const rules = [...css.matchAll(/^svg ([\w.]+) \{([^}]*)\}/gm)].map(([, selector = '', body = '']) => `${selector}{${body}}`)
  const found: Readonly<Record<string, string>> = { ...colours }
  return rules.join('').replace(/var\(--(\w+)\)/g, (_, name: string) => found[name] ?? palette.ink)
}

function coloursIn(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...rule.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

export function ownAccent({ color }: Look): string | null {
  return color !== null && isReadable(color) ? color.toLowerCase() : null
}

/** A six-digit colour with a contrast of at least 4.5 to 1 against white (WCAG 2.2, 1.4.3). */
export function isReadable(color: string): boolean {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(color) ?? []
  if (hex === undefined) return false
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
}
