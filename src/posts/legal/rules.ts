import type { Text } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { LegalPack } from '../../strategy/legal-points.ts'
import { packRuleText, ruleText, type RuleWords } from '../../i18n/legal-rules.ts'

/** France with its overseas departments; the Union; anywhere: terms of the networks, and what readers need. */
export type Scope = 'FR' | 'EU' | 'anywhere'

export interface LegalRule {
  readonly id: LegalRuleId
  readonly scope: Scope
  readonly words: RuleWords
  /** The texts that it comes from. No legal advice: to be checked with the client's own adviser. */
  readonly sources: readonly { readonly title: Text; readonly url?: string }[]
  /** Day on which it was last read against them. */
  readonly reviewed_on: string
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

/** The day on which all of them were last read. One that is read again gets its own. */
const reviewed_on = '2026-11-27'

const fr = (title: string): Text => ({ fr: title, en: title })
const influence = {
  title: {
    fr: "Loi n° 2023-451 du 9 juin 2023 sur l'influence commerciale, modifiée par l'ordonnance n° 2024-978 du 6 novembre 2024",
    en: 'French law 2023-451 of 9 June 2023 on commercial influence, as amended by ordinance 2024-978 of 6 November 2024',
  },
  url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047663185',
} as const
const unfairPractices = {
  title: { fr: 'Directive 2005/29/CE, annexe I', en: 'Directive 2005/29/EC, annex I' },
  url: 'https://eur-lex.europa.eu/eli/dir/2005/29/oj',
} as const

const plainRules: Readonly<Record<PlainRuleId, Pick<LegalRule, 'scope' | 'sources'>>> = {
  disclosure: {
    scope: 'EU',
    sources: [influence, unfairPractices, { title: fr('Code de la consommation, L.121-4') }],
  },
  partner_contract: {
    scope: 'FR',
    sources: [
      influence,
      {
        title: {
          fr: 'Décret n° 2025-1137 du 28 novembre 2025, en vigueur depuis le 1er janvier 2026 (loi 2023-451, article 8)',
          en: 'French decree 2025-1137 of 28 November 2025, in force since 1 January 2026 (law 2023-451, article 8)',
        },
      },
    ],
  },
  retouched_images: { scope: 'FR', sources: [influence] },
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
    sources: [
      { title: fr('Code de la consommation, L.121-20') },
      {
        title: {
          fr: 'Conditions de Facebook : pages, groupes et évènements',
          en: 'Facebook: pages, groups and events policies',
        },
        url: 'https://www.facebook.com/policies/pages_groups_events/',
      },
      {
        title: { fr: 'Règles des promotions sur Instagram', en: 'Instagram promotion guidelines' },
        url: 'https://help.instagram.com/179379842258600',
      },
    ],
  },
  contest_mechanics: {
    scope: 'anywhere',
    sources: [
      {
        title: {
          fr: 'Conditions de Facebook : pages, groupes et évènements',
          en: 'Facebook: pages, groups and events policies',
        },
        url: 'https://www.facebook.com/policies/pages_groups_events/',
      },
      {
        title: { fr: 'Règles des promotions sur Instagram', en: 'Instagram promotion guidelines' },
        url: 'https://help.instagram.com/179379842258600',
      },
      {
        title: { fr: 'Recommandations de X pour les promotions', en: 'X: guidelines for promotions' },
        url: 'https://help.x.com/en/rules-and-policies/x-contest-rules',
      },
      {
        title: { fr: 'Tumblr : règles des concours', en: 'Tumblr: contest guidelines' },
        url: 'https://github.com/tumblr/policy/blob/master/contest-guidelines.txt',
      },
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
      unfairPractices,
      { title: { fr: 'Code de la consommation, L.111-7-2 et D.111-17', en: 'French consumer code, L.111-7-2 and D.111-17' } },
      {
        title: { fr: 'Google Maps : règles des avis des utilisateurs', en: 'Google Maps: user contributed content policy' },
        url: 'https://support.google.com/contributionpolicy/answer/7400114',
      },
    ],
  },
  price_reduction: {
    scope: 'EU',
    sources: [
      { title: { fr: 'Code de la consommation, L.112-1-1', en: 'French consumer code, L.112-1-1' } },
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
  alcohol: { scope: 'FR', sources: [{ title: fr('Code de la santé publique, L.3323-2 à L.3323-4, L.3322-9') }] },
  tobacco_vaping: { scope: 'FR', sources: [{ title: fr('Code de la santé publique, L.3512-4 et L.3513-4') }] },
  gambling: { scope: 'FR', sources: [{ title: fr('Code de la sécurité intérieure, L.320-12 et D.320-2') }] },
  health_claims: {
    scope: 'EU',
    sources: [
      {
        title: { fr: 'Règlement (CE) 1924/2006, articles 3, 10 et 12', en: 'Regulation (EC) 1924/2006, articles 3, 10 and 12' },
        url: 'https://eur-lex.europa.eu/eli/reg/2006/1924/oj',
      },
      { title: fr('Code de la santé publique, L.5122-1') },
    ],
  },
  aesthetic_medicine: { scope: 'FR', sources: [influence, { title: fr('Code de la santé publique, R.4127-19-1') }] },
  finance_crypto: { scope: 'FR', sources: [influence, { title: fr('Code de la consommation, L.312-5') }] },
  political_social: {
    scope: 'EU',
    sources: [
      {
        title: {
          fr: 'Règlement (UE) 2024/900 sur la publicité politique',
          en: 'Regulation (EU) 2024/900 on political advertising',
        },
        url: 'https://eur-lex.europa.eu/eli/reg/2024/900/oj',
      },
    ],
  },
  products_for_children: { scope: 'EU', sources: [unfairPractices] },
  legal_profession: {
    scope: 'FR',
    sources: [{ title: fr("Règlement intérieur national de la profession d'avocat, article 10") }],
  },
}

export const legalRules: readonly LegalRule[] = [
  ...plainRuleIds.map((id): LegalRule => ({ id, words: ruleText[id], reviewed_on, ...plainRules[id] })),
  ...(Object.keys(packRules) as LegalPack[]).map((id): LegalRule => ({
    id,
    pack: id,
    words: packRuleText[id],
    reviewed_on,
    ...packRules[id],
  })),
]

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
