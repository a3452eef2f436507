import type { Context } from '../../context.ts'
import { resolveUnknown, type Resolution } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { say } from '../../i18n/text.ts'
import { findPost } from '../../posts/find-posts.ts'
import { viewPost } from '../../posts/view-post.ts'
import { text, type Flags } from './flag-values.ts'

export async function run(context: Context, word: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const post = await findPost(context, word)
  const answer = await answerOf(context, flags)
  const account = text(flags, 'account')
  const delivery = await resolveUnknown(context, { post_id: post.id, account, answer })
  if (options.json) return io.json(viewPost((await (await context.store()).posts.get(post.id)) ?? post, lang))
  const done =
    answer === 'drop'
      ? deliveryText.resolved_dropped
      : answer === 'not_published'
        ? deliveryText.retried
        : deliveryText.resolved_published
  io.print(say(lang, done, { id: post.id, account: delivery.account }))
  if (options.dry_run) io.note(say(lang, deliveryText.dry_run))
}

async function answerOf(context: Context, flags: Flags): Promise<Resolution> {
  const { lang } = context
  const url = text(flags, 'published')
  const answers: Resolution[] = [
    ...(url === null ? [] : [{ published: url }]),
    ...(flags['notPublished'] === true ? ['not_published' as const] : []),
    ...(flags['drop'] === true ? ['drop' as const] : []),
  ]
  const [answer, second] = answers
  if (second !== undefined) throw new Failure('usage', 'one_answer', say(lang, deliveryText.one_answer))
  if (answer !== undefined) return answer
  if (!context.options.input) throw new Failure('usage', 'answer_needed', say(lang, deliveryText.answer_needed))
  const ask = await context.ask()
  const chosen = await ask.select(say(lang, deliveryText.ask_answer), [
    { value: 'published', name: say(lang, deliveryText.ask_published) },
    { value: 'not_published', name: say(lang, deliveryText.ask_not_published) },
    { value: 'drop', name: say(lang, deliveryText.ask_drop) },
  ])
  if (chosen === 'published') return { published: await ask.text(say(lang, deliveryText.ask_url)) }
  return chosen === 'drop' ? 'drop' : 'not_published'
}
