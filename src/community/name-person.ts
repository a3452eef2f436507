import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { privacyText } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import { networkIds } from '../networks/ids.ts'
import { folded, given, type Given } from '../store/person.ts'

const shortest = 3
const longest = 300

/**
 * What was typed to name a person. Throws `Failure` usage `bad_person` for what would find half of the database: less than three signs,
 * or a word that smm writes itself; where it `erases`, `first_name_alone` for a word of letters, which names others and things too.
 */
export async function namePerson(
  context: Context,
  typed: readonly string[],
  use: { readonly erases: boolean } = { erases: false },
): Promise<Given[]> {
  const { lang } = context
  const codes = new Set<string>([...(await (await context.store()).privacy.codes()), ...networkIds, 'blog'])
  return typed.map((text) => {
    const person = given(text)
    const bare = folded(person.value).replace(/^@/, '')
    const why =
      bare.replace(/\s/g, '').length < shortest || person.value.length > longest
        ? privacyText.bad_length
        : codes.has(bare)
          ? privacyText.too_common
          : null
    if (why === null && use.erases && /^[\p{L}\p{M}'’-]+$/u.test(person.value)) {
      throw new Failure('usage', 'first_name_alone', say(lang, privacyText.first_name_alone, { value: person.value }), {
        hint: say(lang, privacyText.first_name_alone_hint, { value: person.value }),
      })
    }
    if (why === null) return person
    throw new Failure('usage', 'bad_person', say(lang, why, { value: text.trim() }), {
      hint: say(lang, privacyText.bad_person_hint),
    })
  })
}
