import { Failure } from '../../failure.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { legalRule } from './rules.ts'

/**
 * The client's rules after `image_release=strict`, `french=off`, `alcohol=on`; undefined where nothing was typed. Throws `Failure` usage
 * `bad_legal`.
 */
export function readRuleStates(
  lang: Lang,
  typed: readonly string[] | null,
  before: Client['legal_rules'],
): Client['legal_rules'] | undefined {
  if (typed === null) return undefined
  const states = new Map(Object.entries(before))
  for (const entry of typed) {
    const [id = '', state = '', ...more] = entry.split('=').map((word) => word.trim().toLowerCase())
    const rule = legalRule(id.replaceAll('-', '_'))
    if (rule === null || more.length > 0 || (state !== 'on' && state !== 'off' && state !== 'strict'))
      throw new Failure('usage', 'bad_legal', say(lang, rightsText.bad_legal, { entry }), {
        hint: say(lang, rightsText.bad_legal_hint),
      })
    if (state === 'on') states.delete(rule.id)
    else states.set(rule.id, state)
  }
  return Object.fromEntries([...states].toSorted(([one], [other]) => one.localeCompare(other)))
}
