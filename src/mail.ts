import type { Context } from './context.ts'
import { Failure } from './failure.ts'
import { mailText } from './i18n/mail.ts'
import { say } from './i18n/text.ts'
import { visible } from './io/sanitise.ts'
import { rememberSecret } from './secrets/live.ts'

export interface Mail {
  /** Addresses. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Where `consultant.email` is not set; without it that is refused. */
  readonly from?: string
}

export interface Attachment {
  readonly file_name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface MailSent {
  readonly accepted: readonly string[]
  /** Those that the server does not take, with its answer. */
  readonly refused: readonly { readonly address: string; readonly reason: string }[]
}

/** What a person set up in order to send mail. Throws `Failure` usage `no_mail_server`, `no_sender`. */
export async function mailSettings(context: Context, from?: string): Promise<{ smtp: string; from: string }> {
  const { lang } = context
  const config = await context.config()
  const smtp = config.get('notify.smtp')
  if (smtp === null) {
    throw new Failure('usage', 'no_mail_server', say(lang, mailText.no_server), { hint: say(lang, mailText.no_server_hint) })
  }
  const sender = config.get('consultant.email') ?? from
  if (sender === undefined) {
    throw new Failure('usage', 'no_sender', say(lang, mailText.no_sender), { hint: say(lang, mailText.no_sender_hint) })
  }
  return { smtp, from: sender }
}

/**
 * One message through `notify.smtp`, from `consultant.email`. It is sent when the server took it for one recipient at least. Throws
 * `Failure`: `mail_later` busy, `mail_refused` and `mail_not_encrypted` failed, `mail_login_refused` credential, and `mail_unknown` unknown_outcome when the
 * whole message was handed over and no answer came: then it may have left, and must not be sent again without a person.
 */
export async function sendMail(context: Context, mail: Mail): Promise<MailSent> {
  const { smtp, from } = await mailSettings(context, mail.from)
  const name = (await context.config()).get('consultant.name')
  const { createTransport } = await import('nodemailer')
  // its log alone tells that the last byte of the message has left
  let handed_over = false
  const silent = (): void => undefined
  const watch = (entry: object): void => {
    if ('tnx' in entry && entry.tnx === 'message') handed_over = true
  }
  const logger = { level: silent, trace: silent, debug: silent, info: watch, warn: silent, error: silent, fatal: silent }
  // a cron line must not hang on a server that does not answer
  const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000 }
  const server = new URL(smtp)
  for (const form of [server.password, decoded(server.password)]) rememberSecret(form)
  // a password goes over the net encrypted or not at all; to this machine itself it may go as it is
  const requireTLS = server.password !== '' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(server.hostname)
  // the address of the server itself may say so, a variable of the environment (`NODE_TLS_REJECT_UNAUTHORIZED`) may not
  const tls = { rejectUnauthorized: server.searchParams.get('tls.rejectUnauthorized') !== 'false' }
  const transport = createTransport({ url: smtp, requireTLS, tls, ...patience, logger })
  try {
    const info = await transport.sendMail({
      from: name === null ? from : { name, address: from },
      // an address that is an object is one, whatever stands in it
      to: mail.to.map((address) => ({ name: '', address })),
      // some are read on a terminal
      subject: visible(mail.subject).replace(/\s*[\r\n]+\s*/g, ' '),
      text: visible(mail.text),
      attachments: mail.attachments.map(({ file_name, mime, bytes }) => ({
        filename: visible(file_name),
        contentType: mime,
        content: Buffer.from(bytes),
      })),
    })
    const reasons = new Map((info.rejectedErrors ?? []).map((error) => [error.recipient, error.response ?? error.message]))
    return {
      accepted: info.accepted.map(addressOf),
      refused: info.rejected.map(addressOf).map((address) => ({ address, reason: reasons.get(address) ?? '' })),
    }
  } catch (error) {
    throw failureOf(context, error, handed_over)
  } finally {
    transport.close()
  }
}

/** Typed with a `%` of its own it is what it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function addressOf(one: string | { readonly address: string }): string {
  return typeof one === 'string' ? one : one.address
}

/** What nodemailer says of an error: a code of its own, and the server's answer where there was one. */
interface Trouble {
  readonly message?: string
  readonly code?: string
  readonly response?: string
  readonly responseCode?: number
}

const login = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2'])
const network = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EPROXY'])

function failureOf({ lang }: Context, thrown: unknown, handed_over: boolean): Failure {
  const { message, code = '', response, responseCode } = thrown as Trouble
  const reason = response ?? message ?? String(thrown)
  const cause = thrown
  const answered = responseCode !== undefined
  if (handed_over && !answered) {
    return new Failure('unknown_outcome', 'mail_unknown', say(lang, mailText.unknown, { reason }), { cause })
  }
  const hint = say(lang, mailText.try_later)
  if (answered && responseCode >= 400 && responseCode < 500) {
    return new Failure('busy', 'mail_later', say(lang, mailText.later, { reason }), { hint, cause })
  }
  if (code === 'ETLS') {
    const more = { hint: say(lang, mailText.not_encrypted_hint), cause }
    return new Failure('failed', 'mail_not_encrypted', say(lang, mailText.not_encrypted, { reason }), more)
  }
  // 530: it wants one to sign in first (RFC 4954)
  if (login.has(code) || responseCode === 530) {
    const more = { hint: say(lang, mailText.login_hint), cause }
    return new Failure('credential', 'mail_login_refused', say(lang, mailText.login_refused, { reason }), more)
  }
  if (!answered && network.has(code)) {
    return new Failure('busy', 'mail_later', say(lang, mailText.unreachable, { reason }), { hint, cause })
  }
  return new Failure('failed', 'mail_refused', say(lang, mailText.refused, { reason }), { cause })
}
