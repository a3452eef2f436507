import type { Text } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { LegalPack } from '../../strategy/legal-points.ts'
import { packRuleText, ruleText, type RuleWords } from '../../i18n/legal-rules.ts'

/** France with its overseas departments; the Union; anywhere: terms of the networks, and what readers need. */
export type Scope = 'FR' | 'EU' | 'anywhere'

/** A text that a rule comes from. */
export interface LegalSource {
  readonly title: Text
  readonly url?: string
  /** Nobody has read it as it stands today, neither in the official text nor where a page quotes it. */
  readonly believed?: true
}

export interface LegalRule {
  readonly id: LegalRuleId
  readonly scope: Scope
  readonly words: RuleWords
  /** No legal advice: to be checked with the client's own adviser. */
  readonly sources: readonly LegalSource[]
  /** Day on which it was last read against them, or against pages that quote them; null: none of them was read. */
  readonly reviewed_on: string | null
  /** Of a regulated trade: only for the clients that have it. */
  readonly pack?: LegalPack
}

const plainRuleIds = [
  'disclosure',
  'partner_contract',
  'retouched_images',
  'ai_label',
  'contest',
  'contest_mechanics',
  'image_release',
  'licence',
  'reviews',
  'price_reduction',
  'french',
  'accessibility',
] as const
export type PlainRuleId = (typeof plainRuleIds)[number]
export type LegalRuleId = PlainRuleId | LegalPack

/** The day on which those that are not only believed were last read. One that is read again gets its own. */
const lastRead = '2026-11-27'

const consumerCode = (articles: string): Text => ({
  fr: `Code de la consommation, ${articles}`,
  en: `French consumer code, ${articles.replace(' et ', ' and ')}`,
})
const healthCode = (articles: string): Text => ({
  fr: `Code de la santé publique, ${articles}`,
  en: `French public health code, ${articles.replace(' à ', ' to ').replace(' et ', ' and ')}`,
})
const influence = (article: string): LegalSource => ({
  title: {
    fr: `Loi n° 2023-451 du 9 juin 2023 sur l'influence commerciale, article ${article}, modifiée par l'ordonnance n° 2024-978 du 6 novembre 2024`,
    en: `French law 2023-451 of 9 June 2023 on commercial influence, article ${article}, as amended by ordinance 2024-978 of 6 November 2024`,
  },
  url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047663185',
})
const unfairPractices = (points: Text<string, string>): LegalSource => ({
  title: { fr: `Directive 2005/29/CE, annexe I, ${points.fr}`, en: `Directive 2005/29/EC, annex I, ${points.en}` },
  url: 'https://eur-lex.europa.eu/eli/dir/2005/29/oj',
})
const facebookPages: LegalSource = {
  title: {
    fr: 'Conditions de Facebook : pages, groupes et évènements',
    en: 'Facebook: pages, groups and events policies',
  },
  url: 'https://www.facebook.com/policies/pages_groups_events/',
}
const instagramPromotions: LegalSource = {
  title: { fr: 'Règles des promotions sur Instagram', en: 'Instagram promotion guidelines' },
  url: 'https://help.instagram.com/179379842258600',
}
const tumblrContests: LegalSource = {
  title: { fr: 'Tumblr : règles des concours', en: 'Tumblr: contest guidelines' },
  url: 'https://github.com/tumblr/policy/blob/master/contest-guidelines.txt',
}

const plainRules: Readonly<Record<PlainRuleId, Pick<LegalRule, 'scope' | 'sources'>>> = {
  disclosure: {
    scope: 'EU',
    sources: [influence('5-2'), unfairPractices({ fr: '11 et 22', en: '11 and 22' }), { title: consumerCode('L.121-4') }],
  },
  partner_contract: {
    scope: 'FR',
    sources: [
      influence('8'),
      {
        title: {
          fr: 'Décret n° 2025-1137 du 28 novembre 2025, en vigueur depuis le 1er janvier 2026',
          en: 'French decree 2025-1137 of 28 November 2025, in force since 1 January 2026',
        },
        url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000052950561',
      },
    ],
  },
  retouched_images: { scope: 'FR', sources: [influence('5')] },
  ai_label: {
    scope: 'EU',
    sources: [
      {
        title: {
          fr: "Règlement (UE) 2024/1689 sur l'intelligence artificielle, article 50, applicable depuis le 2 août 2026",
          en: 'Regulation (EU) 2024/1689 on artificial intelligence, article 50, applicable since 2 August 2026',
        },
        url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
      },
    ],
  },
  contest: {
    scope: 'anywhere',
    sources: [{ title: consumerCode('L.121-20') }, facebookPages, instagramPromotions, tumblrContests],
  },
  contest_mechanics: {
    scope: 'anywhere',
    sources: [
      facebookPages,
      instagramPromotions,
      {
        title: { fr: 'Recommandations de X pour les promotions', en: 'X: guidelines for promotions' },
        url: 'https://help.x.com/en/rules-and-policies/x-contest-rules',
      },
      tumblrContests,
    ],
  },
  image_release: {
    scope: 'EU',
    sources: [
      {
        title: { fr: 'Code civil, article 9', en: 'French civil code, article 9' },
        url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006419288',
      },
      {
        title: {
          fr: 'Cour de cassation, chambre sociale, 14 février 2024, 22-18.014',
          en: 'Cour de cassation, 14 February 2024, 22-18.014',
        },
      },
      {
        title: { fr: 'RGPD, articles 4 et 6', en: 'GDPR, articles 4 and 6' },
        url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      },
    ],
  },
  licence: {
    scope: 'anywhere',
    sources: [
      { title: { fr: 'Code de la propriété intellectuelle, L.122-4', en: 'French code of intellectual property, L.122-4' } },
    ],
  },
  reviews: {
    scope: 'EU',
    sources: [
      unfairPractices({ fr: '23 ter et 23 quater', en: '23b and 23c' }),
      { title: consumerCode('L.111-7-2 et D.111-17') },
      {
        title: { fr: 'Google Maps : règles des avis des utilisateurs', en: 'Google Maps: user contributed content policy' },
        url: 'https://support.google.com/contributionpolicy/answer/7400114',
      },
    ],
  },
  price_reduction: {
    scope: 'EU',
    sources: [
      { title: consumerCode('L.112-1-1') },
      {
        title: { fr: 'Directive 98/6/CE, article 6 bis', en: 'Directive 98/6/EC, article 6a' },
        url: 'https://eur-lex.europa.eu/eli/dir/1998/6/oj',
      },
    ],
  },
  french: {
    scope: 'FR',
    sources: [
      {
        title: {
          fr: "Loi n° 94-665 du 4 août 1994 relative à l'emploi de la langue française, article 2",
          en: 'French law 94-665 of 4 August 1994 on the use of French, article 2',
        },
        url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000349929',
      },
    ],
  },
  accessibility: {
    scope: 'anywhere',
    sources: [
      {
        title: { fr: 'Règles pour des contenus accessibles (WCAG 2.2), 1.1.1 et 1.2.2', en: 'WCAG 2.2, 1.1.1 and 1.2.2' },
        url: 'https://www.w3.org/TR/WCAG22/',
      },
      {
        title: {
          fr: 'Directive (UE) 2019/882, applicable depuis le 28 juin 2025',
          en: 'Directive (EU) 2019/882, applicable since 28 June 2025',
        },
        url: 'https://eur-lex.europa.eu/eli/dir/2019/882/oj',
      },
    ],
  },
}

const packRules: Readonly<Record<LegalPack, Pick<LegalRule, 'scope' | 'sources'>>> = {
  alcohol: { scope: 'FR', sources: [{ title: healthCode('L.3323-2 à L.3323-4 et L.3322-9') }] },
  tobacco_vaping: { scope: 'FR', sources: [{ title: healthCode('L.3512-4 et L.3513-4') }] },
  gambling: {
    scope: 'FR',
    sources: [
      {
        title: {
          fr: 'Code de la sécurité intérieure, L.320-12 et D.320-2',
          en: 'French code of internal security, L.320-12 and D.320-2',
        },
      },
      {
        title: {
          fr: 'Arrêté du 29 juillet 2022 sur le message de mise en garde, en vigueur depuis le 2 octobre 2022',
          en: 'French order of 29 July 2022 on the warning, in force since 2 October 2022',
        },
      },
    ],
  },
  health_claims: {
    scope: 'EU',
    sources: [
      {
        title: { fr: 'Règlement (CE) 1924/2006, articles 3, 10 et 12', en: 'Regulation (EC) 1924/2006, articles 3, 10 and 12' },
        url: 'https://eur-lex.europa.eu/eli/reg/2006/1924/oj',
      },
      { title: healthCode('L.5122-15') },
      { title: consumerCode('L.121-4') },
    ],
  },
  aesthetic_medicine: { scope: 'FR', sources: [influence('4'), { title: healthCode('R.4127-19-1') }] },
  finance_crypto: {
    scope: 'FR',
    sources: [
      influence('4'),
      {
        title: {
          fr: 'Règlement délégué (UE) 2017/565, article 44',
          en: 'Delegated regulation (EU) 2017/565, article 44',
        },
      },
      {
        title: {
          fr: "Code de la consommation, L.312-5, modifié depuis le 20 novembre 2026 par l'ordonnance n° 2025-880 du 3 septembre 2025",
          en: 'French consumer code, L.312-5, as amended since 20 November 2026 by ordinance 2025-880 of 3 September 2025',
        },
      },
    ],
  },
  political_social: {
    scope: 'EU',
    sources: [
      {
        title: {
          fr: 'Règlement (UE) 2024/900 sur la publicité politique, article 11, applicable depuis le 10 octobre 2025',
          en: 'Regulation (EU) 2024/900 on political advertising, article 11, applicable since 10 October 2025',
        },
        url: 'https://eur-lex.europa.eu/eli/reg/2024/900/oj',
      },
    ],
  },
  products_for_children: { scope: 'EU', sources: [unfairPractices({ fr: '28', en: '28' })] },
  legal_profession: {
    scope: 'FR',
    // found as it was before 2020, and told of since: its present text was not
    sources: [
      {
        title: {
          fr: "Règlement intérieur national de la profession d'avocat, article 10",
          en: 'Rules of the French legal profession (règlement intérieur national), article 10',
        },
        believed: true,
      },
    ],
  },
}

export const legalRules: readonly LegalRule[] = [
  ...plainRuleIds.map((id): LegalRule => ({ id, words: ruleText[id], ...reviewed(plainRules[id]) })),
  ...(Object.keys(packRules) as LegalPack[]).map((id): LegalRule => ({
    id,
    pack: id,
    words: packRuleText[id],
    ...reviewed(packRules[id]),
  })),
]

function reviewed(rule: Pick<LegalRule, 'scope' | 'sources'>): Pick<LegalRule, 'scope' | 'sources' | 'reviewed_on'> {
  return { ...rule, reviewed_on: rule.sources.every(({ believed }) => believed) ? null : lastRead }
}

export function legalRule(id: string): LegalRule | null {
  return legalRules.find((rule) => rule.id === id) ?? null
}

export type RuleState = 'on' | 'off' | 'strict'

/** France, and its departments and collectivities where the same codes hold. */
const french: ReadonlySet<string> = new Set(['FR', 'GF', 'GP', 'MQ', 'RE', 'YT', 'BL', 'MF', 'PM'])
const union: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IT LT LU LV MF MQ MT NL PL PT RE RO SE SI SK YT'.split(' '),
)

export function isFor(rule: LegalRule, country: string): boolean {
  return rule.scope === 'anywhere' || (rule.scope === 'FR' ? french : union).has(country)
}

/** `off` where the rule is not the client's country's, and where somebody said so. */
export function stateOf(rule: LegalRule, client: Pick<Client, 'country' | 'legal_rules'>): RuleState {
  return isFor(rule, client.country) ? (client.legal_rules[rule.id] ?? 'on') : 'off'
}
