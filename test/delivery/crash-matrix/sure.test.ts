import { crashMatrix } from './run.ts'

crashMatrix('record')
crashMatrix('handle')
