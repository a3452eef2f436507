import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Capabilities, Content } from '../networks/contract.ts'
import type { NewPost } from '../store/posts.ts'
import { standsFor, type Target } from './freeze.ts'

interface Parted {
  readonly target: Target
  /** As `partsOf` gives them. */
  readonly parts: readonly Content[]
}

/**
 * Refuses what an account's network has no place for. Throws `Failure` usage: `thread_one_part`, `thread_not_taken`,
 * `thread_too_many`, `comment_not_taken`; the accounts are named.
 */
export function refuseParts(
  context: Context,
  { thread, first_comment }: Pick<NewPost, 'thread' | 'first_comment'>,
  contents: readonly Parted[],
): void {
  const { lang } = context
  const names = (some: readonly Parted[]): string =>
    list(
      lang,
      some.map(({ target }) => named(target)),
    )
  const threads = contents.filter((one) => length(one) > 1)
  if (thread && threads.length === 0) {
    throw new Failure('usage', 'thread_one_part', say(lang, postText.thread_one_part), {
      hint: say(lang, postText.thread_one_part_hint),
    })
  }
  const none = threads.filter(({ target }) => can(target).thread === 0)
  if (none[0]) {
    const network = standsFor(none[0].target.account)
    throw new Failure('usage', 'thread_not_taken', say(lang, postText.thread_not_taken, { names: names(none) }), {
      hint: say(lang, postText.thread_not_taken_hint, { network }),
    })
  }
  const longest = threads.find((one) => length(one) > can(one.target).thread)
  if (longest) {
    const max = can(longest.target).thread
    const facts = { used: length(longest), max, names: named(longest.target) }
    throw new Failure('usage', 'thread_too_many', say(lang, postText.thread_too_many, facts), {
      hint: say(lang, postText.refused_hint),
    })
  }
  const mute = contents.filter(({ target }) => first_comment !== null && !can(target).first_comment)
  if (mute.length > 0) {
    throw new Failure('usage', 'comment_not_taken', say(lang, postText.comment_not_taken, { names: names(mute) }), {
      hint: say(lang, postText.comment_not_taken_hint),
    })
  }
}

const can = ({ network, account }: Target): Capabilities => capabilitiesOf(network, account.settings)

function length({ parts }: Parted): number {
  return parts.filter((one) => one.kind !== 'comment').length
}

function named({ account, name }: Target): string {
  return account.name === account.network ? name : `${account.name} (${name})`
}
