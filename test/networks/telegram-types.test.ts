import type { InputMediaPhoto, InputMediaVideo, Opts } from '@grammyjs/types'
import { expect, test } from 'vitest'
import {
  albumPhoto,
  albumVideo,
  callFor,
  messageFields,
  photoFields,
  videoFields,
  type Call,
} from '../../src/networks/telegram/payload.ts'
import { content, medium } from './support.ts'

/** The Bot API as `@grammyjs/types` describes it; a file is named by the address `attach://…` of its part. */
type Methods = Opts<string>

const to = { chat_id: '@boulangerie', answers: 12 }
const clip = medium({ mime: 'video/mp4', file_name: 'fournil.mp4', duration_ms: 12_400 })

test('the fields of each call are those of the Bot API, by their names and types', () => {
  const what = content({ text: 'Soldes', link: 'https://exemple.fr/' })
  const message = messageFields(what, 'Soldes', to) satisfies Methods['sendMessage']
  const photo = photoFields('Soldes', to) satisfies Methods['sendPhoto']
  const video = videoFields(clip, 'Soldes', to) satisfies Methods['sendVideo']
  const media = [
    albumPhoto(medium(), 0, 'Soldes') satisfies InputMediaPhoto<string>,
    albumVideo(clip, 1, 'Soldes') satisfies InputMediaVideo<string>,
  ]
  const album = { chat_id: to.chat_id, media } satisfies Methods['sendMediaGroup']
  expect({ message, photo, video, media: album.media }).toEqual({
    message: {
      chat_id: '@boulangerie',
      text: 'Soldes',
      link_preview_options: { url: 'https://exemple.fr/' },
      reply_parameters: { message_id: 12 },
    },
    photo: { chat_id: '@boulangerie', photo: 'attach://file0', caption: 'Soldes', reply_parameters: { message_id: 12 } },
    video: {
      chat_id: '@boulangerie',
      video: 'attach://file0',
      caption: 'Soldes',
      width: 1080,
      height: 1080,
      duration: 12,
      supports_streaming: true,
      reply_parameters: { message_id: 12 },
    },
    media: [
      { type: 'photo', media: 'attach://file0', caption: 'Soldes' },
      { type: 'video', media: 'attach://file1', width: 1080, height: 1080, duration: 12, supports_streaming: true },
    ],
  })
})

test('each method is one of the Bot API, and its files are those that its fields name', () => {
  const methods = [[], [medium()], [clip], [medium(), clip]].map((media) => callFor(content({ media }), to))
  const named: (keyof Methods)[] = methods.map(({ method }: Call) => method)
  expect(named).toEqual(['sendMessage', 'sendPhoto', 'sendVideo', 'sendMediaGroup'])
  for (const { fields, files } of methods) {
    const attached = [...JSON.stringify(fields).matchAll(/attach:\/\/(\w+)/g)].map(([, name]) => name)
    expect(files.map(({ name }) => name)).toEqual(attached)
  }
})
