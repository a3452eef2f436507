import type { Context } from '../../context.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { taggedLinks } from '../../posts/tag-content.ts'

/** The addresses that were tagged as facts: the words before the first, then one below the other. */
export function taggedLines({ lang }: Context, post: Parameters<typeof taggedLinks>[0]): [label: string, value: string][] {
  return taggedLinks(post).map(({ account, url }, i) => [i === 0 ? say(lang, queueText.tagged) : '', `${account} ${url}`])
}

export function tellTagged(context: Context, post: Parameters<typeof taggedLinks>[0]): void {
  const { io } = context
  for (const [label, value] of taggedLines(context, post)) {
    if (label !== '') io.print(label)
    io.print(`  ${value}`)
  }
}
