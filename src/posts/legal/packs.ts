import type { LegalPack } from '../../strategy/legal-points.ts'
import { firstMatch, found, listed, plain } from './words.ts'

/** What a regulated trade has to be careful with. Words, and patterns over plain words (`words.ts`), in French and in English. */
interface Pack {
  /** A post that has one of these is about the product itself. */
  readonly subject: readonly string[]
  /** These are not always: reason enough for the client to see the post. */
  readonly nearby: readonly string[]
  /** Never said. */
  readonly forbidden: readonly RegExp[]
  /** Better not said: the text of the law leaves room. */
  readonly doubtful: readonly RegExp[]
}

const none: readonly never[] = []

export const packs: Readonly<Record<LegalPack, Pack>> = {
  // Code de la santé publique, L.3323-2 to L.3323-4, L.3322-9 (open bar)
  alcohol: {
    subject: listed(`
      alcool, vin, bière, champagne, crémant, cidre, whisky, rhum, gin, vodka, liqueur, spiritueux, eau-de-vie, cognac,
      armagnac, prosecco, riesling, gewurztraminer, pinot noir, pinot gris, pinot blanc, sylvaner, chardonnay,
      beaujolais, trinquer, trinquons, trinquez, wine, beer, cider, spirits, lager, sparkling wine, mulled wine
    `),
    nearby: listed(`apéritif, cocktail, cuvée, dégustation, millésime, tasting, vintage`),
    forbidden: [
      /\bopen bar\b/,
      /\b(?:alcool|vin|biere|champagne|cremant|cocktails?) a volonte\b/,
      /\bsans (?:aucune )?moderation\b/,
      /\bcul sec\b/,
      /\bivresse\b/,
      /\bgueule de bois\b/,
      /\b(?:all you can drink|bottomless (?:brunch|drinks|prosecco|mimosas)|get drunk|down in one)\b/,
    ],
    doubtful: [
      /\bfaire la fete\b/,
      /\b(?:jeunes(?! (?:vignes?|pousses?|plants?|ceps?|vins?)\b)|etudiants?|etudiantes?|lyceens?)\b/,
      /\b(?:seduction|virilite|performance sportive)\b/,
      /\b(?:party animals?|students?|teenagers?)\b/,
    ],
  },
  // Code de la santé publique, L.3512-4 (tobacco), L.3513-4 (vaping)
  tobacco_vaping: {
    subject: listed(`tabac, cigarette, cigare, vapotage, vapoteuse, e-liquide, nicotine, tobacco, vaping, vape`),
    nearby: none,
    forbidden: none,
    doubtful: none,
  },
  // Code de la sécurité intérieure, L.320-12 and D.320-2
  gambling: {
    subject: listed(`paris sportifs, pari sportif, casino, loterie, jackpot, betting, gambling, lottery`),
    nearby: listed(`bet`),
    forbidden: [
      /\bgagner a coup sur\b/,
      /\bargent facile\b/,
      /\b(?:gains?|victoire) (?:garantis?|garantie|assuree?s?)\b/,
      /\b(?:guaranteed win(?:nings|s)?|easy money|risk free bets?)\b/,
    ],
    doubtful: none,
  },
  // Règlement 1924/2006, articles 3, 10 and 12; Code de la santé publique, L.5122-15; Code de la consommation, L.121-4
  health_claims: {
    subject: none,
    nearby: listed(`
      guérit, guérir, soigne, soulage, traitement, bienfait, santé, cure, détox, minceur, immunité, heals,
      treats, relieves, treatment, health, detox, slimming, immunity
    `),
    forbidden: [
      /(?<!\b(?:ne|n en) )\bguerit\b/,
      /\bguerison (?:garantie|assuree|certaine|rapide)\b/,
      /\b(?:remede|produit|cure|regime|methode|recette) miracles?\b/,
      /\bmiraculeu(?:x|se|ses)\b/,
      /\bperd(?:ez|s|re) (?:jusqu a )?\d+ (?:kg|kilos?)\b/,
      /\bsans (?:aucun )?effets? secondaires?\b/,
      /\bremplace (?:votre|ton|un|le) (?:traitement|medicament)\b/,
      /\b(?:miracle (?:cure|remedy|diet)|cures? (?:cancer|diabetes|arthritis|anxiety|depression)|lose \d+ (?:kg|kilos?|pounds|lbs))\b/,
      /\b(?:no side effects|replaces your (?:medication|treatment))\b/,
    ],
    doubtful: [
      /\bdetox\b/,
      /\bbrule graisses?\b/,
      /\banti ?cancer\b/,
      /\brenforce (?:l immunite|les defenses|le systeme immunitaire|vos defenses|tes defenses)\b/,
      /\b(?:boosts? (?:your )?immunity|fat burn(?:er|ing))\b/,
    ],
  },
  // Code de la santé publique, R.4127-19-1; law 2023-451, article 4
  aesthetic_medicine: {
    subject: listed(`botox, acide hyaluronique, lifting, chirurgie, filler, surgery`),
    nearby: listed(`injection, avant-après`),
    forbidden: [
      /(?<!\b(?:jamais|pas|n est|sont) )\bsans (?:aucun )?risques?\b/,
      /\bresultats? garantis?\b/,
      /\brajeunir de \d+ ans\b/,
      /\b(?:risk free|guaranteed results?|\d+ years younger)\b/,
    ],
    doubtful: [/\bavant apres\b/, /\bbefore (?:and )?after\b/, /\b(?:promo|promotion|offre speciale|special offer)\b/],
  },
  // Directive 2014/65 and its delegated regulation 2017/565, article 44; Code de la consommation, L.312-5; law 2023-451, article 4
  finance_crypto: {
    subject: listed(`placement, investissement, investir, crypto, bitcoin, investment, invest`),
    nearby: listed(`rendement, crédit, yield, loan, credit, interest rate`),
    forbidden: [
      /\b(?:rendements?|gains?|placements?|profits?|plus values?) garantis?\b/,
      /\b(?:investir|placer|placement|investissement) sans (?:aucun )?risques?\b/,
      /\bargent facile\b/,
      /\b(?:guaranteed (?:returns?|profits?|yield)|risk free (?:investment|returns?)|easy money|get rich quick)\b/,
    ],
    doubtful: none,
  },
  political_social: {
    subject: none,
    nearby: listed(`élection, vote, candidat, manifestation, grève, election, candidate, protest, strike`),
    forbidden: none,
    doubtful: none,
  },
  // Directive 2005/29, annex I, 28
  products_for_children: {
    subject: none,
    nearby: listed(`enfant, bébé, jouet, école, child, children, baby, toy, kids`),
    forbidden: [
      /\b(?:demandez?|dis|dites|parlez?) (?:en )?a (?:tes|vos) (?:parents|papa|maman|grands parents)\b/,
      /\b(?:demandez?|dis) a (?:ta maman|ton papa|maman|papa)\b/,
      /\b(?:ask|tell|beg) (?:your )?(?:parents|mum|mom|mummy|dad|daddy)\b/,
    ],
    doubtful: none,
  },
  // Règlement intérieur national de la profession d'avocat, article 10, and its like in other professions
  legal_profession: {
    subject: none,
    nearby: listed(`garantie de résultat, meilleur avocat, tarif, honoraires, best lawyer, fees, guaranteed`),
    forbidden: [
      /(?<!\b(?:sans|aucune|de|ni) )\bgaranties? de resultats?\b/,
      /\bresultats? garantis?\b/,
      /\b100 de reussite\b/,
      /\b(?:guaranteed (?:results?|outcome|success)|100 success)\b/,
      /(?<!\b(?:ne|n|aucune?|jamais|ni|pas|sans)(?: \w+){0,3} )\bgaranti(?:r|s|t|ssons) (?!(?:pas|aucune?|ni|rien|jamais)\b)(?:\w+ ){0,3}(?:gagner|gain|victoire|succes|resultats?|acquittement)\b/,
    ],
    doubtful: [
      /\bgagn(?:ons|e|ent) (?:\w+ ){0,3}\d+ (?:\w+ ){0,3}(?:proces|affaires|dossiers|litiges)\b/,
      /\b\d{1,2} de (?:reussite|succes|proces gagnes|affaires gagnees)\b/,
      /\bwe win \d+ (?:\w+ ){0,3}(?:cases|trials|lawsuits)\b/,
      /\b\d{1,2} (?:success|win) rate\b/,
      /\b(?:le|la) meilleure? (?:avocate?|notaire|cabinet|etude)\b/,
      /\b(?:the best|number one|n 1) (?:lawyer|law firm|notary)\b/,
    ],
  },
}

export function isPack(field: string): field is LegalPack {
  return Object.hasOwn(packs, field)
}

/** Everything that makes a post of this trade one for the client to see. */
export function packWords(pack: LegalPack): readonly string[] {
  const { subject, nearby } = packs[pack]
  return [...subject, ...nearby]
}

/** What only sounds like the product: a dish, a condiment, a drink without. */
const harmless: Readonly<Partial<Record<LegalPack, RegExp>>> = {
  alcohol:
    /\b(?:vinaigres? de (?:vin|cidre)|levure de biere|(?:a la|en pate a) biere|(?:au|de) vin (?:blanc|rouge|jaune) ?(?:et|avec|reduit)|(?:coq|poires?|civet|sauce|boeuf|oeufs?|moules|poulet|lapin)(?: \w+){0,2} (?:au|en|de) (?:vin|cidre|riesling|champagne|biere|cremant)(?: (?:blanc|rouge|jaune))?|sans alcool|(?:biere|vin|cidre|gin)s? sans alcool|desalcoolisee?s?|(?:wine|cider) vinegar|alcohol free|(?:a|de) cognac|en champagne|non alcoholic|(?:ginger|root) beer|beer batter(?:ed)?|(?:in|with) (?:red|white) wine sauce)\b/g,
  tobacco_vaping: /\b(?:sans tabac|arreter de fumer|non fumeurs?|tobacco free|quit smoking|fleurs? de tabac)\b/g,
  gambling: /\b(?:loterie|lottery) (?:genetique|solidaire)\b/g,
  aesthetic_medicine: /\bchirurgie (?:veterinaire|dentaire|de la main)\b/g,
  finance_crypto:
    /\binvesti(?:r|ssement)? (?:dans|in) (?:un|une|le|la|l|notre|nos|a|an|our|new) (?:four|machine|atelier|materiel|equipement|outil|formation|oven|machine|workshop|tools?|equipment)\w*/g,
}

/** Pictures that say the product without a word: a raised glass is a drink. */
const signs: Readonly<Partial<Record<LegalPack, RegExp>>> = { alcohol: /[🍷🍺🍻🍾🥂🍸🍹🥃🍶]/gu }

/** The words and signs of the product that stand in the text; empty: it is about something else. */
export function subjectOf(pack: LegalPack, text: string): string[] {
  const without = harmless[pack]
  const sign = signs[pack]
  const read = plain(text)
  const words = found([without === undefined ? read : read.replace(without, ' ')], packs[pack].subject)
  return [...words, ...new Set(sign === undefined ? [] : (text.match(sign) ?? []))]
}

export function forbiddenIn(pack: LegalPack, text: string): string | null {
  return firstMatch(text, packs[pack].forbidden)
}

export function doubtfulIn(pack: LegalPack, text: string): string | null {
  return firstMatch(text, packs[pack].doubtful)
}

/** Words that sell; what only informs (where, when) has none of them. */
export const sells: readonly RegExp[] = [
  /\b(?:promo|promotion|soldes?|remise|reduction|offre|offert|gratuit|nouveaute|nouvelle saveur|nouveaux? parfums?|decouvrez|essayez|profitez)\b/,
  /\b(?:sale|discount|deal|free|new flavou?rs?|try our|discover)\b/,
]

/** What a post on the product has to say, by pack: one of these, read plain. */
export const notices = {
  alcohol: [
    /\babus d alcool est dangereux pour la sante\b[\s\S]*\bmoderation\b/,
    /\balcohol abuse is (?:dangerous|bad|harmful) (?:for|to) (?:your |the )?health\b/,
    /\b(?:drink responsibly|consume in moderation|drink in moderation)\b[\s\S]*\bhealth\b/,
  ],
  gambling: [/\b09 ?74 ?75 ?13 ?13\b/, /\bjoueurs info service\b/],
  finance: [
    /\brisques? de (?:perte|pertes)\b/,
    /\bperte (?:totale ou partielle |partielle ou totale )?(?:en|du|de) capital\b/,
    /\bne prejugent? pas\b/,
    /\b(?:capital at risk|risk of (?:capital )?loss|lose (?:some or )?all|you may lose|past performance)\b/,
  ],
  // of advertising since 20 November 2026 (ordinance 2025-880); « vous engage » was the sentence before
  credit: [/\bun credit coute de l argent et doit etre rembourse\b/],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>

/** Of consumer credit: a mortgage has other things to say. */
export const creditWords: readonly RegExp[] = [
  /\b(?:credit (?:a la consommation|renouvelable|conso)|pret personnel|paiement en \d+ fois a credit)\b/,
]

export const alcoholNotice = {
  fr: "L'abus d'alcool est dangereux pour la santé, à consommer avec modération.",
  en: 'Alcohol abuse is dangerous for your health, drink in moderation.',
} as const
