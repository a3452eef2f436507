import type { Palette } from './paint.ts'

/** chalk's colours. Whether there is colour at all is decided by `io.ts`, from the flags, the environment and the stream. */
export async function loadPalette(): Promise<Palette> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return (style, text) => chalk[style](text)
}
