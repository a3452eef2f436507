import { describe, expect, it, test } from 'vitest'
import { readMailFile } from '../../../src/posts/packs/mail-file.ts'
import { ownWordsOf } from '../../../src/posts/packs/own-words.ts'
import { planAnswers } from '../../../src/posts/packs/plan-answers.ts'
import { longestReplyLine } from '../../../src/posts/packs/read-reply.ts'
import { bakery } from '../support.ts'
import { processorTime } from '../../support/processor-time.ts'

const mail = (head: string, body: string): Buffer =>
  Buffer.from(`From: a@bakery.example\r\nTo: b@bakery.example\r\n${head}\r\n\r\n${body}`)
const html = (body: string): Buffer => mail('Content-Type: text/html', body)
const many = 300_000

/** Each took hours before: a pattern that begins anew at every sign. */
const endless: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['styles that never end', html('<style '.repeat(many))],
  ['tags that never end', html('<'.repeat(many))],
  ['quotes that never end', html('<div '.repeat(many))],
  ['line breaks that never end', html('<br '.repeat(many))],
  ['a sender of tags', mail(`From: ${'<'.repeat(many)}`, 'ok').subarray(24)],
  ['a sender of spaces', mail(`X-A: b\r\nReply-To: c\r\nSubject: a${' '.repeat(many)}b`, 'ok')],
  ['encoded words', mail(`Subject: ${'=?x?q?a?= '.repeat(many / 10)}`, 'ok')],
  ['spaces in quoted-printable', mail('Content-Transfer-Encoding: quoted-printable', `${' '.repeat(many)}x`)],
  ['a million parts', mail('Content-Type: multipart/mixed; boundary="-"', '---x'.repeat(1_000_000))],
  [
    'parts within parts',
    mail('Content-Type: multipart/mixed; boundary=""', '--Content-Type: multipart/mixed; boundary=""\n\n'.repeat(many / 10)),
  ],
]

describe('mails that were made to keep the reader busy', () => {
  test.each(endless)('%s', (_name, bytes) => {
    const began = processorTime()
    readMailFile(bytes)
    expect(processorTime() - began).toBeLessThan(2000)
  })

  it('neither do words without an end', () => {
    const began = processorTime()
    expect(ownWordsOf('a@'.repeat(100_000))).toEqual(['a@'.repeat(100_000)])
    expect(processorTime() - began).toBeLessThan(2000)
  })

  it('refuses a line that no person writes', async () => {
    const shop = await bakery({ approval: 'client_each', lang: 'en' })
    const asked = (text: string) => planAnswers(shop.context, shop.client, Buffer.from(text), null)
    await expect(asked('1. '.repeat(longestReplyLine))).rejects.toMatchObject({ code: 'answer_too_large' })
    await expect(asked('1. '.repeat(10))).rejects.toMatchObject({ code: 'no_pack' })
  })
})

it('a line that quoted-printable breaks keeps the space where it was broken', () => {
  const bytes = mail('Content-Transfer-Encoding: quoted-printable', 'OK 1 =\r\n2, non 3 : la=  \r\n photo\r\n')
  expect(readMailFile(bytes)?.text).toBe('OK 1 2, non 3 : la photo\r\n')
})

test.each([
  ['écrire à a@b.fr ou <c.d@e.co.uk>.', 'écrire à … ou …'],
  ['voir https://example.org/a et (www.example.org)', 'voir … et (…'],
  ['@nom ok, a@b non', '@nom ok, a@b non'],
  ['12:https://example.org', '12:…'],
])('addresses are no answer: %s', (line, own) => {
  expect(ownWordsOf(line)).toEqual([own])
})
