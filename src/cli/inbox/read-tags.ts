import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { say } from '../../i18n/text.ts'
import { tagNamed } from '../../people/read-tags.ts'
import { messageTags, type MessageTag } from '../../store/inbox.ts'

/** `question,need`, « question, besoin ». Throws `Failure` usage `bad_tag`. */
export function readTags({ lang }: Context, typed: string): MessageTag[] {
  return typed
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const tag = tagNamed(word)
      if (tag !== null) return tag
      const names = messageTags.map((one) => say(lang, tagLabel[one])).join(', ')
      throw new Failure('usage', 'bad_tag', say(lang, inboxText.bad_tag, { value: word }), {
        hint: say(lang, inboxText.bad_tag_hint, { names }),
      })
    })
}
