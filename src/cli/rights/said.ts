import type { SaidRight, SaidValue } from '../../posts/rights/read-said.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'

export function saidRight(flags: Flags): SaidRight {
  return {
    purpose: text(flags, 'purpose'),
    networks: text(flags, 'networks'),
    from: text(flags, 'from'),
    until: text(flags, 'until'),
    minor: flags['minor'] === true,
    guardian: text(flags, 'guardian'),
    document: text(flags, 'document'),
    media: texts(flags, 'media'),
    contract: text(flags, 'contract'),
    note: text(flags, 'note'),
  }
}

export function saidValue(flags: Flags): SaidValue {
  return {
    fee: text(flags, 'fee'),
    gift: text(flags, 'gift'),
    date: text(flags, 'date'),
    currency: text(flags, 'currency'),
    note: text(flags, 'note'),
  }
}
