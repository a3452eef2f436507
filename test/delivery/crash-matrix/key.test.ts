import { crashMatrix } from './run.ts'

crashMatrix('key')
crashMatrix('key_untrusted')
