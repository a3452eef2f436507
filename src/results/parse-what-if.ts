import { Failure } from '../failure.ts'
import { say, type Lang } from '../i18n/text.ts'
import { whatIfText } from '../i18n/what-if.ts'
import { parseAmount, parsePercent } from '../money.ts'
import { whatIfKeys, type WhatIf, type WhatIfKey } from './what-if.ts'

/**
 * `margin=65%`, `margin=+5`, `ads=+100`, `hours=20`, `rate=-10%`, `sales=+10%`, `assisted=30%`, `months=+6`. Throws `Failure` usage:
 * `bad_what_if`, which names the keys.
 */
export function parseWhatIf(text: string, currency: string, lang: Lang): WhatIf {
  const at = text.indexOf('=')
  const key = whatIfKeys.find((one) => one === text.slice(0, at).trim().toLowerCase())
  const typed = text.slice(at + 1).trim()
  if (at < 1 || key === undefined) {
    throw new Failure('usage', 'bad_what_if', say(lang, whatIfText.unknown, { text, keys: whatIfKeys.join(', ') }), {
      hint: say(lang, whatIfText.examples),
    })
  }
  try {
    return { key, ...read(key, typed, currency, lang) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const expected = say(lang, whatIfText[`expects_${key}`])
    throw new Failure('usage', 'bad_what_if', say(lang, whatIfText.bad, { text, expected }), {
      hint: say(lang, whatIfText.examples),
    })
  }
}

function read(key: WhatIfKey, typed: string, currency: string, lang: Lang): Omit<WhatIf, 'key'> {
  const sign = typed.startsWith('+') ? 1 : /^[-−]/.test(typed) ? -1 : 0
  const plain = sign === 0 ? typed : typed.slice(1).trim()
  const bad = (): Failure => new Failure('usage', 'bad_what_if', typed)
  const move = (value: number): Omit<WhatIf, 'key'> => ({
    by: sign === 0 ? 'set' : 'add',
    value: sign === 0 ? value : sign * value,
  })
  const share = (): Omit<WhatIf, 'key'> => {
    const [, whole, decimals = ''] = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%$/.exec(plain) ?? []
    if (whole === undefined || sign === 0) throw bad()
    return { by: 'scale', value: Math.max(0, 10_000 + sign * (Number(whole) * 100 + Number(decimals.padEnd(2, '0')))) }
  }
  switch (key) {
    case 'margin':
      return move(parsePercent(plain, lang))
    case 'assisted':
      if (sign !== 0) throw bad()
      return { by: 'set', value: parsePercent(plain, lang) }
    case 'sales':
      return share()
    case 'months': {
      const count = /^\d{1,2}$/.test(plain) && sign >= 0 ? Number(plain) : 0
      if (count < 1 || count > 60) throw bad()
      return { by: 'add', value: count }
    }
    case 'hours': {
      if (plain.endsWith('%')) return share()
      const [, hours] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*h?$/.exec(plain) ?? []
      if (hours === undefined) throw bad()
      return move(Math.round(Number(hours.replace(',', '.')) * 60))
    }
    case 'rate':
    case 'ads':
    case 'tools':
    case 'external': {
      if (plain.endsWith('%')) return share()
      const amount = parseAmount(plain, currency, lang)
      if (amount < 0) throw bad()
      return move(amount)
    }
  }
}
