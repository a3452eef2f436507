import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { AccountOption, Limits, Network } from '../networks/contract.ts'

const yes = new Set(['yes', 'oui', 'true', 'on'])
const no = new Set(['no', 'non', 'false', 'off'])

/** What a person chose for an account, as its settings. Throws `Failure` usage `bad_option`. */
export function chooseOptions({ lang }: Context, network: Network, typed: readonly string[]): Limits {
  const chosen: Record<string, string | boolean> = {}
  for (const word of typed) {
    const at = word.indexOf('=')
    const name = word.slice(0, Math.max(at, 0)).trim()
    const option = network.options?.find((one) => one.name === name)
    if (!option) {
      const names = list(
        lang,
        (network.options ?? []).map((one) => one.name),
      )
      const values = { option: shown(name), network: network.name, names }
      throw new Failure(
        'usage',
        'bad_option',
        say(lang, names === '' ? accountText.no_options : accountText.bad_option, values),
      )
    }
    const value = read(option, word.slice(at + 1).trim())
    if (value === null) {
      throw new Failure(
        'usage',
        'bad_option',
        say(lang, accountText.bad_option_value, { option: `${name}=…`, takes: takes(option, lang) }),
      )
    }
    chosen[name] = value
  }
  return chosen
}

/** Never what was given with it, nor what has no name: a credential that was put here by mistake would be repeated. */
function shown(name: string): string {
  return /^[a-z_]{1,30}$/.test(name) ? `${name}=…` : '…'
}

function read({ takes: words }: AccountOption, typed: string): string | boolean | null {
  const plain = typed.toLowerCase()
  if (words === 'yes_no') return yes.has(plain) ? true : no.has(plain) ? false : null
  if (words === 'version') return /^(v\d+\.\d+|\d{6})$/.test(plain) ? plain : null
  return words.find((word) => word.toLowerCase() === plain) ?? null
}

/** What an option takes, in words. */
export function takes({ takes: words }: AccountOption, lang: Context['lang']): string {
  if (words === 'yes_no') return say(lang, accountText.takes_yes_no)
  return words === 'version' ? say(lang, accountText.takes_version) : list(lang, words)
}
