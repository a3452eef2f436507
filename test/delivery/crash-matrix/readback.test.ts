import { crashMatrix } from './run.ts'

crashMatrix('readback')
crashMatrix('duplicate')
