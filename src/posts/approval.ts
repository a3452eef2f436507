import type { Approval } from '../store/clients.ts'
import type { NewPost } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'

/** Words between commas. */
function listed(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim())
}

/** Words that are sensitive for everybody; a client's own come from its strategy. */
export const sensitiveWords: readonly string[] = listed(`
    arnaque, scandale, plainte, avocat, boycott, raciste, harcèlement, remboursement, honte, rappel,
    licenciement, accident, décès, politique, scam, scandal, complaint, lawyer, racist, harassment, refund,
    recall, dismissal, death, politics
  `)

/** A contest has rules to be published, and a commercial intent must be shown: the client answers for both. */
const contestWords: readonly string[] = listed(`
    concours, jeu-concours, tirage au sort, tirés au sort, à gagner, gagnez, tentez votre chance, contest,
    giveaway, prize draw, raffle, sweepstakes, win a
  `)
const disclosureWords: readonly string[] = listed(`
    publicité, collaboration commerciale, partenariat rémunéré, sponsorisé, sponsorisée, partenariat avec,
    en partenariat, offert par, advertisement, sponsored, paid partnership, in partnership, gifted by
  `)

/** What a regulated trade has to be careful with (answers of `regulated`). */
const regulatedWords: Readonly<Record<string, readonly string[]>> = {
  alcohol: listed(`
    alcool, vin, bière, champagne, crémant, cidre, whisky, rhum, gin, vodka, liqueur, spiritueux, apéritif,
    cocktail, cuvée, dégustation, millésime, wine, beer, spirits, tasting, vintage
  `),
  tobacco_vaping: listed(`
    tabac, cigarette, cigare, vapotage, vapoteuse, e-liquide, nicotine, tobacco, vaping, vape
  `),
  gambling: listed(`paris sportifs, casino, loterie, jackpot, bet, betting, gambling, lottery`),
  health_claims: listed(`
    guérit, guérir, soigne, soulage, traitement, bienfait, santé, cure, détox, minceur, immunité, heals,
    treats, relieves, treatment, health, detox, slimming, immunity
  `),
  aesthetic_medicine: listed(`injection, botox, acide hyaluronique, lifting, chirurgie, filler, surgery, avant-après`),
  finance_crypto: listed(`
    rendement, placement, investissement, investir, crypto, bitcoin, crédit, yield, investment, invest, loan,
    credit, interest rate
  `),
  political_social: listed(`
    élection, vote, candidat, manifestation, grève, election, candidate, protest, strike
  `),
  products_for_children: listed(`enfant, bébé, jouet, école, child, children, baby, toy, kids`),
  legal_profession: listed(`garantie de résultat, meilleur avocat, tarif, honoraires, best lawyer, fees, guaranteed`),
}

/** Whose agreement a post needs, and whether queueing gives it. */
export interface ApprovalNeed {
  readonly state: 'scheduled' | 'awaiting_approval'
  readonly approval: NewPost['approval']
  /** What made it wait, where only sensitive subjects do. */
  readonly sensitive: readonly string[]
}

/** Queueing by the consultant is the consultant's approval; the client's own is awaited where the client wants to see the post. */
export function approvalNeed(policy: Approval, texts: readonly string[], own_words: readonly string[]): ApprovalNeed {
  if (policy === 'none') return { state: 'scheduled', approval: null, sensitive: [] }
  if (policy === 'client_each') return { state: 'awaiting_approval', approval: null, sensitive: [] }
  const sensitive =
    policy === 'client_sensitive' ? found(texts, [...own_words, ...sensitiveWords, ...contestWords, ...disclosureWords]) : []
  return sensitive.length > 0
    ? { state: 'awaiting_approval', approval: null, sensitive }
    : { state: 'scheduled', approval: { by: 'consultant', via: 'terminal' }, sensitive: [] }
}

/** The client's own sensitive words, as its strategy has them, and those of its regulated trade. */
export function ownWords(strategy: Strategy | null): string[] {
  const listed = (question: string): string[] => {
    const value = strategy?.answers[question]?.value
    return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
  }
  return [...listed('sensitive_keywords'), ...listed('regulated').flatMap((field) => regulatedWords[field] ?? [])]
}

/** The words that stand in the texts, whatever their case and accents, in the singular or with an `s`. */
function found(texts: readonly string[], words: readonly string[]): string[] {
  const text = ` ${texts.map(plain).join(' ')} `
  return [...new Set(words)].filter((word) => {
    const wanted = plain(word).trim()
    return wanted !== '' && (text.includes(` ${wanted} `) || text.includes(` ${wanted}s `))
  })
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}
