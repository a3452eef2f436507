import { phoneText } from '../i18n/phone.ts'
import type { Content, Issue } from '../networks/contract.ts'
import { isVideo } from '../networks/media.ts'
import { codePoints } from '../networks/measure.ts'
import { limitsOf, type Target } from './freeze.ts'

/** A text of this many characters without a line of its own fills the screen of a telephone. */
const oneScreen = 500
/** Wider than this it lies; what is nearly square is not spoken of. */
const lying = 1.1

/**
 * Remarks on the form of a post, which is read on a telephone: notices, never more. Of what people read in a feed; an article on a blog
 * is read as one. Pure.
 */
export function formatIssues(target: Target, content: Content): Issue[] {
  if (target.owned || content.kind !== undefined) return []
  const { rules, account, name } = target
  const limits = limitsOf(account)
  const { fold, reads } = rules.feed(limits)
  const text = rules.compose(content, limits).trim()
  const issues: Issue[] = []
  const notice = (code: string, message: Issue['message'], values: Issue['values'] = {}): void =>
    void issues.push({ level: 'notice', code, message, values: { network: name, ...values } })
  const [line = ''] = text.split('\n')
  const first = codePoints(/^.*?[.!?…](?=\s|$)/u.exec(line)?.[0] ?? line)
  if (fold !== null && first > fold.characters)
    notice('first_sentence_folds', phoneText.first_sentence, { used: first, characters: fold.characters })
  const longest = Math.max(...text.split('\n').map(codePoints))
  if (longest > oneScreen) notice('one_block', phoneText.one_block, { used: longest })
  const lies = (list: Content['media']): boolean =>
    list.length > 0 && list.every(({ width, height }) => height > 0 && width > height * lying)
  const videos = content.media.filter(isVideo)
  if (reads === 'upright' && lies(content.media.filter((one) => !isVideo(one)))) notice('picture_lies', phoneText.picture_lies)
  if (reads !== 'wide' && lies(videos)) notice('video_lies', phoneText.video_lies)
  if (videos.length > 0) notice('video_subtitles', phoneText.subtitles)
  return issues
}
