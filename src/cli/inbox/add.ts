import { chooseClient } from '../../clients/choose-client.ts'
import { addMessage } from '../../community/add-message.ts'
import { evaluateCrisis } from '../../community/evaluate-crisis.ts'
import { viewMessage } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { inboxText, messageKindLabel } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import type { MessageKind } from '../../store/inbox.ts'
import { showEvaluation } from '../crisis/show-evaluation.ts'
import { readStdin } from '../queue/flags.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { readMoment } from './moment.ts'
import { readTags } from './read-tags.ts'
import { messageFacts } from './facts.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const date = text(flags, 'date')
  const rating = text(flags, 'rating')
  const kind = (text(flags, 'kind') ?? (rating === null ? 'message' : 'review')) as MessageKind
  const typed = {
    text: words.join(' ') === '-' ? await readStdin(context) : words.join(' '),
    network: text(flags, 'network') ?? '',
    author: text(flags, 'author'),
    url: text(flags, 'url'),
    at: date === null ? null : readMoment(context, date, client.time_zone),
    kind,
    rating,
    tags: readTags(context, text(flags, 'tag') ?? ''),
  }
  const added = await addMessage(context, client, typed)
  const label = say(lang, messageKindLabel[kind])
  const name = `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`
  if (added === null) {
    if (options.json) io.json({ id: null, dry_run: true, ...typed })
    else {
      io.print(say(lang, inboxText.would_add, { kind: name }))
      io.note(say(lang, inboxText.dry_run))
    }
    return exitCodes.done
  }
  if (options.json) io.json(viewMessage(added, context.now()))
  else {
    io.print(say(lang, inboxText.added, { kind: name, id: added.id }))
    for (const line of messageFacts(context, client, added)) io.print(line)
  }
  return showEvaluation(context, client, await evaluateCrisis(context, client, 'inbox'))
}
