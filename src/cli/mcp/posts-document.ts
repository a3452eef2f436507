import { mcpText } from '../../i18n/mcp.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { networkIds } from '../../networks/ids.ts'

/** Enough for a month of several clients; more come in a second call. */
const most = 200

/**
 * The posts that `queue import` reads, without what names a file or an address to fetch, without what speaks for a person or a firm, and
 * with the number by which the same post is known when it comes again.
 */
export function postsDocument(lang: Lang) {
  const text = { type: 'string' }
  return {
    type: 'array',
    minItems: 1,
    maxItems: most,
    description: say(lang, mcpText.posts),
    items: {
      type: 'object',
      properties: {
        external_id: { type: 'string', minLength: 1, description: say(lang, mcpText.external_id) },
        text,
        to: { type: 'string', description: say(lang, mcpText.post_to) },
        scheduled_local: { type: 'string', description: say(lang, mcpText.post_time) },
        ...Object.fromEntries(
          ['title', 'link', 'first_comment', 'pillar', 'campaign', 'tags', ...networkIds.map((id) => `text_${id}`)].map(
            (name) => [name, text],
          ),
        ),
        status: { type: 'string', enum: ['draft'] },
      },
      required: ['external_id', 'text'],
      additionalProperties: false,
    },
  }
}
