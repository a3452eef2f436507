import { contestFieldLabel, disclosureWords, legalIssueText } from '../../i18n/legal-rules.ts'
import { date, list, money } from '../../i18n/format.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Issue } from '../../networks/contract.ts'
import type { Ambassador } from '../../store/ambassadors.ts'
import type { Client } from '../../store/clients.ts'
import type { PostLegal } from '../../store/post-legal.ts'
import type { Right } from '../../store/rights.ts'
import type { LegalPack } from '../../strategy/legal-points.ts'
import { lowersPrice, rewardsReviews } from './claims.ts'
import { asksRelease, forbiddenMechanic, isForAdults, isLikeContest, missingOf, releasesNetwork } from './contest.ts'
import { beginningOf, says, saysArtificial, saysRetouched } from './disclosure.ts'
import { mediaProblems, type KnownMedia } from './media-rights.ts'
import { creditWords, doubtfulIn, forbiddenIn, notices, sells, subjectOf } from './packs.ts'
import { contractNeed, partnerSum } from './partner-sum.ts'
import { readingProblems } from './readable-text.ts'
import { legalRules, stateOf, type LegalRuleId } from './rules.ts'
import { firstMatch, inTags } from './words.ts'

/** What is known of a post and of its client: the same for all the accounts that it goes to. */
export interface LegalFacts {
  readonly client: Pick<Client, 'country' | 'legal_rules' | 'currency' | 'exchange_rates'>
  /** Of the client's trade. */
  readonly packs: readonly LegalPack[]
  readonly legal: PostLegal
  readonly partner: Right | null
  readonly ambassador: Ambassador | null
  readonly media: readonly KnownMedia[]
  /** By number; withdrawn ones too. */
  readonly rights: ReadonlyMap<number, Right>
  /** Day on which it is due where the client is; today for a draft without a time. */
  readonly day: string
}

/** What one account gets. */
export interface LegalText {
  /** Whose readers see it: of the network that it stands for, for an account kept by hand. */
  readonly network: string
  readonly network_name: string
  readonly title: string | null
  /** Whole, the parts of a thread included. */
  readonly text: string
  /** What the account itself says below it. */
  readonly first_comment: string | null
  readonly link: string | null
  readonly tags: readonly string[]
  /** Language of the text, ISO 639-1; null: not to be told. */
  readonly lang: string | null
  /** The network itself tells its readers what a machine made. */
  readonly labels_ai: boolean
}

interface Found {
  readonly level: Issue['level']
  readonly message: Text
  readonly values?: Issue['values']
  /** Only where the rule is strict. */
  readonly strict?: true
  /** A question that nothing here answers: asked, however strict. */
  readonly asked?: true
}

type Check = (facts: LegalFacts, one: LegalText, lang: Lang) => readonly Found[]

/**
 * What the law, the terms of networks and readers' needs have against a post on one account, as the client's rules are set. `code` is the
 * rule. Where a rule is strict, what is remarked on is refused. Names and days in the values are in `lang`.
 */
export function legalIssues(facts: LegalFacts, one: LegalText, lang: Lang): Issue[] {
  return legalRules.flatMap((rule) => {
    const state = stateOf(rule, facts.client)
    if (state === 'off' || (rule.pack !== undefined && !facts.packs.includes(rule.pack))) return []
    return checks[rule.id](facts, one, lang)
      .filter((found) => state === 'strict' || found.strict === undefined)
      .map(({ level, message, values, asked }) => ({
        level: state === 'strict' && asked === undefined ? 'error' : level,
        code: rule.id,
        message,
        ...(values !== undefined && { values }),
      }))
  })
}

/** Only what is against showing its files, whatever the text says. */
export function mediaIssues(facts: LegalFacts, network: string, lang: Lang): Issue[] {
  const nothing = { title: null, text: '', first_comment: null, link: null, tags: [], lang: null, labels_ai: false }
  const silent = { network, network_name: network, ...nothing }
  const client = { ...facts.client, legal_rules: withoutStrict(facts.client.legal_rules) }
  const rules: readonly string[] = ['image_release', 'licence'] satisfies LegalRuleId[]
  return legalIssues({ ...facts, client }, silent, lang).filter(({ code }) => rules.includes(code))
}

function withoutStrict(rules: Client['legal_rules']): Client['legal_rules'] {
  return Object.fromEntries(Object.entries(rules).filter(([, state]) => state === 'off'))
}

const error = (message: Text, values?: Issue['values']): Found => ({ level: 'error', message, ...(values && { values }) })
const warning = (message: Text, values?: Issue['values']): Found => ({ level: 'warning', message, ...(values && { values }) })
const notice = (message: Text, values?: Issue['values']): Found => ({ level: 'notice', message, ...(values && { values }) })
/** Where what has to be said is looked for. */
const whole = ({ title, text }: LegalText): string => (title === null ? text : `${title}\n${text}`)
/** Where what must not be said is looked for, and what a post is about. */
const everywhere = (one: LegalText): string =>
  [whole(one), inTags(whole(one), one.tags), one.first_comment ?? ''].filter((part) => part !== '').join('\n')

/** Somebody is paid, given something, or said to be. */
function isPaid({ legal, partner, ambassador }: LegalFacts): boolean {
  const declared = legal.disclosure === 'ad' || legal.disclosure === 'commercial_collaboration' || legal.disclosure === 'gift'
  return declared || benefits(partner) || (ambassador !== null && ambassador.benefit !== null)
}

function benefits(partner: Right | null): boolean {
  return partner !== null && (partner.values.length > 0 || partner.contract_on !== null)
}

/** A name of a game stands in the text, or one was declared. */
function isContest({ legal }: LegalFacts, one: LegalText): boolean {
  return legal.contest !== undefined || isLikeContest(everywhere(one))
}

function mediaFound(rule: 'image_release' | 'licence'): Check {
  const prefix = rule === 'image_release' ? 'release' : 'licence'
  return (facts, { network }, lang) => {
    const unsaid = facts.media.flatMap(({ media: { file_name: file }, facts: known }): Found[] => {
      const said = rule === 'image_release' ? known?.people_visible != null : known?.origin != null || known?.licence_id != null
      return said ? [] : [{ ...error(legalIssueText[`${prefix}_unsaid`], { file }), strict: true }]
    })
    const wrong = mediaProblems(facts.media, facts.rights, facts.day, network)
      .filter((one) => one.rule === rule)
      .map(({ file, problem, right }): Found => {
        const message = legalIssueText[`${prefix}_${problem}`]
        const day = problem === 'not_yet' ? right?.from_day : right?.until_day
        const values = {
          file,
          id: right?.id ?? 0,
          name: right?.name ?? '',
          day: day == null ? '' : date(lang, day),
          networks: list(lang, right?.networks ?? []),
        }
        return problem === 'ending' ? warning(message, values) : error(message, values)
      })
    const library = facts.media
      .filter(({ facts: known }) => rule === 'licence' && known?.origin === 'library' && known.licence_id === null)
      .map(({ media }) => notice(legalIssueText.licence_library, { file: media.file_name }))
    return [...wrong, ...library, ...unsaid]
  }
}

function forbidden(rule: LegalPack): Check {
  return (_facts, one, lang) => {
    const words = forbiddenIn(rule, everywhere(one))
    const name = nameOf(rule, lang)
    return words === null ? [] : [error(legalIssueText.forbidden_words, { name, words })]
  }
}

function doubtful(rule: LegalPack): Check {
  return (_facts, one, lang) => {
    const words = doubtfulIn(rule, everywhere(one))
    return words === null ? [] : [warning(legalIssueText.doubtful_words, { name: nameOf(rule, lang), words })]
  }
}

function nameOf(rule: LegalPack, lang: Lang): string {
  const { words } = legalRules.find(({ id }) => id === rule) ?? {}
  return words === undefined ? rule : say(lang, words.name)
}

const both =
  (...some: readonly Check[]): Check =>
  (facts, one, lang) =>
    some.flatMap((check) => check(facts, one, lang))

/** Only of what is about the product. */
const onSubject =
  (pack: LegalPack, check: (words: string, one: LegalText, facts: LegalFacts) => readonly Found[]): Check =>
  (facts, one) => {
    const subject = subjectOf(pack, everywhere(one))
    return subject.length === 0 ? [] : check(subject.join(', '), one, facts)
  }

const has = (one: LegalText, patterns: readonly RegExp[], where = whole): boolean => firstMatch(where(one), patterns) !== null

const checks: Readonly<Record<LegalRuleId, Check>> = {
  disclosure: (facts, one, lang) => {
    const { legal, ambassador, partner } = facts
    const { disclosure = 'none' } = legal
    const unwilling =
      ambassador !== null && ambassador.consent_at === null
        ? [error(legalIssueText.no_consent, { name: ambassador.alias })]
        : []
    if (disclosure === 'employee' && !isPaid(facts))
      return [...unwilling, ...(says('employee', whole(one)) ? [] : [warning(legalIssueText.employee_link)])]
    if (!isPaid(facts)) return unwilling
    const kind = disclosure === 'none' || disclosure === 'employee' ? 'commercial_collaboration' : disclosure
    const own = ambassador?.disclosure ?? null
    if (says(kind, beginningOf(one), own)) return unwilling
    const words = own ?? say(lang, disclosureWords[kind])
    if (says(kind, whole(one), own)) return [...unwilling, error(legalIssueText.said_too_late, { words })]
    const name = partner?.name ?? ambassador?.alias ?? null
    const missing =
      disclosure === 'none' && name !== null
        ? error(legalIssueText.none_but_partner, { name, words })
        : error(legalIssueText.not_said, { words })
    return [...unwilling, missing]
  },

  partner_contract: ({ partner, client, day }, _one, lang) => {
    if (partner === null || partner.contract_on !== null) return []
    const sum = partnerSum(partner.values, Number(day.slice(0, 4)), client)
    const { id, name } = partner
    const values = {
      id,
      name,
      sum: money(lang, sum.amount, 'EUR'),
      year: String(sum.year),
      currencies: list(lang, sum.unknown),
    }
    switch (contractNeed(sum)) {
      case 'needed':
        return [error(legalIssueText.contract_missing, values)]
      case 'soon':
        return [warning(legalIssueText.contract_soon, values)]
      case 'unknown':
        return [warning(legalIssueText.contract_unknown, values)]
      case 'none':
        return []
    }
  },

  retouched_images: (facts, one) => {
    const { ai } = facts.legal
    if (!isPaid(facts) || facts.media.length === 0 || ai === undefined || ai === 'none' || saysRetouched(whole(one))) return []
    return [warning(ai === 'assisted' ? legalIssueText.retouched : legalIssueText.virtual)]
  },

  ai_label: ({ legal, media }, one) => {
    const made = legal.ai === 'generated_media' || media.some(({ facts }) => facts?.ai === 'generated_media')
    return !made || one.labels_ai || saysArtificial(whole(one)) ? [] : [error(legalIssueText.ai_not_said)]
  },

  contest: ({ legal: { contest }, day }, one, lang) => {
    const text = whole(one)
    const { network: id, network_name: network } = one
    if (contest === undefined) return isLikeContest(text) ? [warning(legalIssueText.contest_undeclared)] : []
    const { starts, ends, rules_url, release, who } = contest
    const missing = missingOf(contest)
    const fields = list(
      lang,
      missing.map((field) => say(lang, contestFieldLabel[field])),
    )
    const wrong: Found[] = []
    if (missing.length > 0) wrong.push(error(legalIssueText.contest_fields, { fields }))
    if (starts !== null && ends !== null && ends < starts)
      wrong.push(error(legalIssueText.contest_dates, { starts: date(lang, starts), ends: date(lang, ends) }))
    else if (ends !== null && ends < day && isLikeContest(text))
      wrong.push(error(legalIssueText.contest_over, { ends: date(lang, ends) }))
    if (rules_url !== null && one.link !== rules_url && !text.includes(rules_url))
      wrong.push(warning(legalIssueText.contest_rules_unseen))
    if (asksRelease.has(id) && !release && !releasesNetwork(text))
      wrong.push(error(legalIssueText.contest_release, { network }))
    if (id === 'tumblr' && !isForAdults(`${text}\n${who ?? ''}`)) wrong.push(error(legalIssueText.contest_adults))
    return wrong
  },

  contest_mechanics: (facts, one) => {
    if (!isContest(facts, one)) return []
    const asked = forbiddenMechanic(one.network, everywhere(one))
    if (asked === null) return []
    return [error(legalIssueText[`mechanic_${asked.id}`], { network: one.network_name, words: asked.words })]
  },

  image_release: mediaFound('image_release'),
  licence: mediaFound('licence'),

  reviews: (_facts, one) => {
    const words = rewardsReviews(everywhere(one))
    return words === null ? [] : [warning(legalIssueText.rewarded_review, { words })]
  },

  price_reduction: (_facts, one) => (lowersPrice(whole(one)) ? [notice(legalIssueText.price_before)] : []),

  french: (_facts, { lang }) => (lang === null || lang === 'fr' ? [] : [notice(legalIssueText.not_french)]),

  accessibility: ({ media }, one) => [
    ...readingProblems(whole(one), one.tags).map(({ problem, words }) => notice(legalIssueText[problem], { words })),
    ...media.flatMap(({ media: { file_name: file, mime, alt, no_alt } }): Found[] => {
      // what every network says already, the other way round
      if (mime.startsWith('image/'))
        return alt === null && !no_alt ? [{ ...error(legalIssueText.alt_needed, { file }), strict: true }] : []
      return mime.startsWith('video/') ? [{ ...notice(legalIssueText.subtitles, { file }), asked: true }] : []
    }),
  ],

  alcohol: both(
    forbidden('alcohol'),
    onSubject('alcohol', (words, one) => (has(one, notices.alcohol) ? [] : [error(legalIssueText.alcohol_notice, { words })])),
    (_facts, one) =>
      subjectOf('alcohol', everywhere(one)).length === 0 && !has(one, notices.alcohol)
        ? [{ ...error(legalIssueText.alcohol_notice_all), strict: true }]
        : [],
    (facts, one, lang) => (subjectOf('alcohol', everywhere(one)).length === 0 ? [] : doubtful('alcohol')(facts, one, lang)),
  ),

  tobacco_vaping: onSubject('tobacco_vaping', (words, one) => [
    has(one, sells, everywhere) ? error(legalIssueText.tobacco_ad, { words }) : warning(legalIssueText.tobacco_word, { words }),
  ]),

  gambling: both(forbidden('gambling'), (_facts, one) => {
    if (has(one, notices.gambling)) return []
    const missing = error(legalIssueText.gambling_notice)
    return [subjectOf('gambling', everywhere(one)).length > 0 ? missing : { ...missing, strict: true }]
  }),

  health_claims: both(forbidden('health_claims'), doubtful('health_claims')),

  aesthetic_medicine: both(
    forbidden('aesthetic_medicine'),
    doubtful('aesthetic_medicine'),
    onSubject('aesthetic_medicine', (words, _one, facts) =>
      isPaid(facts) ? [error(legalIssueText.aesthetic_partner, { words })] : [],
    ),
  ),

  finance_crypto: both(
    forbidden('finance_crypto'),
    onSubject('finance_crypto', (words, one) =>
      has(one, notices.finance) ? [] : [warning(legalIssueText.finance_risk, { words })],
    ),
    (_facts, one) =>
      has(one, creditWords, everywhere) && !has(one, notices.credit) ? [error(legalIssueText.credit_notice)] : [],
  ),

  political_social: (facts) => (isPaid(facts) ? [warning(legalIssueText.political_payer)] : []),

  products_for_children: forbidden('products_for_children'),

  legal_profession: both(forbidden('legal_profession'), doubtful('legal_profession')),
}
