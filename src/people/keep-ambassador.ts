import { Failure } from '../failure.ts'
import type { Context } from '../context.ts'
import { ambassadorText, benefitDisclosure, partnerDisclosure } from '../i18n/ambassadors.ts'
import { list } from '../i18n/format.ts'
import { linkText } from '../i18n/links.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { Ambassador, AmbassadorProfile, ConsentWay, NewAmbassador } from '../store/ambassadors.ts'
import { codeFrom } from '../store/ambassadors.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias } from '../store/team.ts'

/** What is said of somebody; what is absent stays as it is. */
export interface SaidOfAmbassador {
  readonly profile?: AmbassadorProfile
  readonly topic?: string
  /** The day they agreed, `2026-11-02`, and how: both or none. */
  readonly consent_at?: string
  readonly consent_via?: ConsentWay
  /** Empty: they get nothing any more. */
  readonly benefit?: string
  readonly disclosure?: string
  readonly code?: string
}

export interface KeptAmbassador {
  readonly ambassador: Ambassador
  /** In the list only now. */
  readonly is_new: boolean
}

/**
 * Puts somebody into the list, invited as long as no consent is noted; said again, completes what is known. Whoever gets something, or is
 * a partner, has words that say so. Throws `Failure` usage: `bad_ambassador`, `topic_needed`, `consent_incomplete`, `disclosure_needed`,
 * `code_taken`, `nothing_to_change`.
 */
export async function keepAmbassador(
  context: Context,
  client: Client,
  alias: string,
  said: SaidOfAmbassador,
): Promise<KeptAmbassador> {
  const { lang, options } = context
  const { ambassadors } = await context.store()
  const all = await ambassadors.list(client.slug)
  const before = all.find((one) => sameAlias(one.alias, alias.trim()))
  const given = readSaid(lang, alias, said)
  if (before !== undefined && Object.keys(said).length === 0) {
    throw new Failure('usage', 'nothing_to_change', say(lang, ambassadorText.nothing_to_change, { alias: before.alias }), {
      hint: say(lang, ambassadorText.bad_hint),
    })
  }
  const next = completed(lang, client, { ...(before ?? unsaid), ...given, alias: before?.alias ?? alias.trim() })
  const owner = all.find((one) => one !== before && one.code === next.code)
  if (owner !== undefined) {
    throw new Failure('usage', 'code_taken', say(lang, ambassadorText.code_taken, { code: owner.code, alias: owner.alias }))
  }
  await refuseCodeOfLink(context, client, next.code, before?.id ?? null)
  const at = context.now().toISOString()
  if (options.dry_run) {
    const code = next.code ?? codeFrom(next.topic, all.length + 1)
    return { ambassador: { id: 0, client: client.slug, added_at: at, ...next, code }, is_new: before === undefined }
  }
  if (before === undefined) return { ambassador: await ambassadors.add(client.slug, next, at), is_new: true }
  const { code, ...rest } = next
  const change = { ...rest, code: code ?? before.code }
  return { ambassador: await ambassadors.change(before.id, change, at), is_new: false }
}

/** A promo code of a link is nobody else's (`smm link build --code`). */
async function refuseCodeOfLink(context: Context, client: Client, code: string | null, own: number | null): Promise<void> {
  const links = await (await context.store()).links.list(client.slug)
  const taken = links.some((one) => one.promo_code === code && (own === null || one.ambassador_id !== own))
  if (code === null || !taken) return
  throw new Failure('usage', 'code_taken', say(context.lang, linkText.code_taken, { code }), {
    hint: say(context.lang, linkText.code_taken_hint),
  })
}

/** Throws `Failure` not_found `ambassador_not_found` with those there are. */
export async function findAmbassador(context: Context, client: Client, alias: string): Promise<Ambassador> {
  const { lang } = context
  const all = await (await context.store()).ambassadors.list(client.slug)
  const found = all.find((one) => sameAlias(one.alias, alias.trim()))
  if (found !== undefined) return found
  const aliases = all.map((one) => one.alias)
  throw new Failure('not_found', 'ambassador_not_found', say(lang, ambassadorText.not_found, { alias }), {
    hint:
      aliases.length > 0
        ? say(lang, ambassadorText.known, { aliases: list(lang, aliases) })
        : say(lang, ambassadorText.none_hint),
  })
}

const unsaid: NewAmbassador = {
  alias: '',
  profile: 'fan',
  topic: '',
  consent_at: null,
  consent_via: null,
  benefit: null,
  disclosure: null,
  code: null,
}

/** Everything that is wrong at once. */
function readSaid(lang: Lang, alias: string, said: SaidOfAmbassador): Partial<NewAmbassador> {
  const checks: readonly (readonly [flag: string, value: string | undefined, rule: RegExp, expected: Text])[] = [
    [say(lang, ambassadorText.alias_arg), alias.trim(), /^[^\n\r]{1,60}$/u, ambassadorText.expects_alias],
    ['--topic', said.topic?.trim(), /^[^\n\r]{2,80}$/u, ambassadorText.expects_topic],
    ['--benefit', said.benefit?.trim(), /^[^\n\r]{0,200}$/u, ambassadorText.expects_benefit],
    ['--disclosure', said.disclosure?.trim() || undefined, /^[^\n\r]{3,60}$/u, ambassadorText.expects_disclosure],
    ['--code', said.code?.trim(), /^[A-Za-z0-9-]{3,20}$/, ambassadorText.expects_code],
  ]
  const wrong = checks.flatMap(([flag, value, rule, expected]) =>
    value === undefined || rule.test(value)
      ? []
      : [say(lang, ambassadorText.bad_profile_field, { flag, value, expected: say(lang, expected) })],
  )
  if (wrong.length > 0) {
    throw new Failure('usage', 'bad_ambassador', wrong.join('\n'), { hint: say(lang, ambassadorText.bad_hint) })
  }
  const { profile, topic, consent_at, consent_via, benefit, disclosure, code } = said
  if ((consent_at === undefined) !== (consent_via === undefined)) {
    throw new Failure('usage', 'consent_incomplete', say(lang, ambassadorText.consent_incomplete), {
      hint: say(lang, ambassadorText.consent_incomplete_hint),
    })
  }
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(topic === undefined ? {} : { topic: topic.trim() }),
    ...(consent_at === undefined || consent_via === undefined ? {} : { consent_at, consent_via }),
    // the words for a benefit go with it
    ...(benefit === undefined ? {} : benefit.trim() === '' ? { benefit: null, disclosure: null } : { benefit: benefit.trim() }),
    ...(disclosure === undefined ? {} : { disclosure: disclosure.trim() }),
    ...(code === undefined ? {} : { code: code.trim().toUpperCase() }),
  }
}

function completed(lang: Lang, client: Client, next: NewAmbassador): NewAmbassador {
  if (next.topic === '') {
    throw new Failure('usage', 'topic_needed', say(lang, ambassadorText.topic_needed, { alias: next.alias }), {
      hint: say(lang, ambassadorText.topic_needed_hint),
    })
  }
  if (next.benefit === null && next.profile !== 'partner') return { ...next, disclosure: next.disclosure || null }
  if (next.disclosure === '') {
    throw new Failure('usage', 'disclosure_needed', say(lang, ambassadorText.disclosure_needed), {
      hint: say(lang, ambassadorText.disclosure_needed_hint),
    })
  }
  const usual = next.benefit === null ? partnerDisclosure : benefitDisclosure
  return { ...next, disclosure: next.disclosure ?? say(client.lang, usual) }
}
