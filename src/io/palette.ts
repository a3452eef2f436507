import { Chalk } from 'chalk'
import type { Palette } from './paint.ts'

// whether there is colour at all is decided by `io.ts`, from the flags, the environment and the stream
const chalk = new Chalk({ level: 1 })

export const palette: Palette = (style, text) => chalk[style](text)
