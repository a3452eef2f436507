import type { RESTPostAPIWebhookWithTokenJSONBody } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { messageOf } from '../../src/networks/discord/payload.ts'
import { content, medium } from './support.ts'

test('the message of a post is one of the API, by the names and types of its fields', () => {
  const media = [medium({ alt: ' La vitrine ' }), medium({ file_name: 'four.jpg', alt: null, no_alt: true })]
  const what = content({ text: 'Bonjour @everyone', link: 'https://exemple.fr/', media })
  const message = messageOf(what) satisfies RESTPostAPIWebhookWithTokenJSONBody
  expect(message).toEqual({
    content: 'Bonjour @everyone\n\nhttps://exemple.fr/',
    allowed_mentions: { parse: [] },
    attachments: [
      { id: 0, filename: 'vitrine.jpg', description: 'La vitrine' },
      { id: 1, filename: 'four.jpg' },
    ],
  })
  expect(messageOf(content({ text: ' ', media: [medium()] }))).not.toHaveProperty('content')
  expect(messageOf(content())).not.toHaveProperty('attachments')
})
