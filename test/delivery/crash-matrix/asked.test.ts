import { crashMatrix } from './run.ts'

crashMatrix('blind')
crashMatrix('person')
