import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { png } from '../networks/support.ts'
import { startSmtpd, type Smtpd } from '../servers/real-smtpd.ts'
import { publishing, type Publishing } from '../support/publishing.ts'

let smtpd: Smtpd

beforeAll(async () => {
  smtpd = await startSmtpd()
})

afterAll(async () => {
  await smtpd?.close()
})

async function withMail(to: string): Promise<Publishing> {
  const it = await publishing({ 'notify.smtp': smtpd.url, 'notify.to': to, 'consultant.email': 'anna@example.com' })
  await it.must('account', 'add', 'manual', '--for', 'facebook')
  return it
}

test('what is to be posted by hand arrives with its text and its image, once', async () => {
  const it = await withMail('claire@example.com, paul@example.com')
  const bytes = png(640, 480)
  const image = join(it.folder, 'la vitrine de Noël.png')
  writeFileSync(image, bytes)
  const words = "C'est l'été : œufs & crème, 4 €\n.\n« Ligne qui suit un point »"
  await it.must('queue', 'add', words, '--media', image, '--alt', 'La vitrine, « décorée »', '--at', 'now', '--lang', 'fr')
  await it.run(['publish', '--lang', 'fr'])
  // one for each of the two
  const mails = await smtpd.mails(2)
  for (const mail of mails) {
    expect(mail.from?.value[0]?.address).toBe('anna@example.com')
    expect(mail.subject).toContain('facebook')
    // whole: a line of one point ends nothing
    expect(mail.text).toContain("C'est l'été : œufs & crème, 4 €\n.\n« Ligne qui suit un point »")
    expect(mail.text).toContain('La vitrine, « décorée »')
    expect(mail.text).toContain('smm queue done')
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['la vitrine de Noël.png', 'image/png'],
    ])
    expect(mail.attachments[0]?.content.equals(bytes)).toBe(true)
  }
  await it.run(['publish'])
  await pause(500)
  expect(await smtpd.mails(2)).toHaveLength(2)
})

test('an address that the server does not take: the pass says that nobody was told, and goes on', async () => {
  const it = await withMail('claire@ailleurs.example')
  await it.must('queue', 'add', 'Bonjour', '--at', 'now')
  const ran = await it.run(['publish'])
  expect(ran.stdout + ran.stderr).toMatch(/550/)
  expect((await it.deliveries()).map((one) => one.state)).toEqual(['to_post'])
})

test('a report leaves with its documents, for two people, and one of them refused is told apart', async () => {
  const it = await withMail('claire@example.com')
  const before = (await smtpd.mails(0)).length
  const to = ['--to', 'claire@example.com', '--to', 'paul@ailleurs.example']
  const ran = await it.run(['report', 'send', ...to, '--yes', '--json'])
  expect(ran.code).toBe(3)
  expect(JSON.parse(ran.stdout)).toMatchObject({ outcome: 'sent', version: 1, sent_to: ['claire@example.com'] })
  expect(ran.stderr).toMatch(/550/)
  const mails = await smtpd.mails(before + 1)
  const mail = mails.find(({ attachments }) => attachments.some(({ contentType }) => contentType === 'application/pdf'))
  expect(mail?.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf', 'text/html'])
  // nothing changed: nothing leaves a second time
  expect((await it.run(['report', 'send', ...to, '--yes'])).code).toBe(0)
  await pause(500)
  expect(await smtpd.mails(before + 1)).toHaveLength(before + 1)
})

test('a red alert reaches each person by a mail of their own, and who is refused is to be called', async () => {
  const it = await withMail('claire@example.com')
  await it.must('team', 'add', 'gérante', '--role', 'sponsor', '--department', 'direction', '--email', 'paul@example.com')
  await it.must('team', 'add', 'vendeuse', '--role', 'strategist', '--department', 'vente', '--email', 'x@ailleurs.example')
  const before = (await smtpd.mails(0)).length
  const ran = await it.run([
    'crisis',
    'report',
    'trois malades après le goûter',
    '--severity',
    'safety',
    '--json',
    '--lang',
    'fr',
  ])
  expect(ran.code).toBe(0)
  expect(JSON.parse(ran.stdout)).toMatchObject({
    level: 'red',
    reached: true,
    told: [{ name: 'gérante' }, { name: 'consultant' }],
    to_call: [{ name: 'vendeuse' }],
  })
  const mails = (await smtpd.mails(before + 2)).slice(before)
  expect(mails.map(({ subject }) => subject)).toEqual(['ALERTE ROUGE – Boulangerie Klein', 'ALERTE ROUGE – Boulangerie Klein'])
  for (const { text } of mails) expect(text).toContain('trois malades après le goûter')
})
