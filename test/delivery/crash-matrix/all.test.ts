import { crashClasses } from '../../support/crash-case.ts'
import { crashMatrix } from './run.ts'

for (const kind of crashClasses) crashMatrix(kind)
