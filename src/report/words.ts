import { money, number, percent, roundMoney } from '../i18n/format.ts'
import { strategyNetworkLabel } from '../i18n/labels.ts'
import { reportText } from '../i18n/report.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { ReportNetwork } from './report.ts'

/** Networks that no strategy recommends, as they write their own names. */
const otherNetworks: Readonly<Record<string, string>> = {
  discord: 'Discord',
  folder: 'Blog',
  wordpress: 'Blog',
  ghost: 'Blog',
}

export function networkName(lang: Lang, network: ReportNetwork): string {
  const labels: Readonly<Record<string, Text>> = strategyNetworkLabel
  const label = Object.hasOwn(labels, network) ? labels[network] : undefined
  if (label) return say(lang, label)
  return otherNetworks[network] ?? say(lang, reportText.other_network)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Money with a real minus sign, as a document sets it. */
export function signedMoney(lang: Lang, amount: number, currency: string): string {
  return minus(money(lang, amount, currency))
}

/** Round amounts on an axis: no decimals. */
export function tickMoney(lang: Lang, amount: number, currency: string): string {
  return minus(roundMoney(lang, amount, currency))
}

/** A return with its sign: `+10,6 %`, `−12,1 %`. */
export function signedPercent(lang: Lang, basisPoints: number): string {
  return minus(percent(lang, basisPoints, true))
}

/** A count that may go either way: `+12`, `−3`, `0`. */
export function signedNumber(lang: Lang, value: number): string {
  return `${value > 0 ? '+' : ''}${minus(number(lang, value))}`
}

function minus(text: string): string {
  return text.replace('-', '\u2212')
}
