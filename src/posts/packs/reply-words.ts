/**
 * Words by which people answer, in French and in English together: one letter stands for each kind.
 * Y yes · N no · R refused · F to correct · f to correct, and part of what is to be done · G half of a French negation · A all of them ·
 * X except · B « mais pas » · S and · K introduces · Q a question · C courtesy · L of no weight · W anything else.
 */
export type Kind = 'Y' | 'N' | 'R' | 'F' | 'f' | 'G' | 'A' | 'X' | 'B' | 'S' | 'K' | 'Q' | 'C' | 'L' | 'W'

/** Whole words. In the order in which they are tried: what is longer stands before what it begins with. */
const vocabulary: readonly (readonly [Kind, string])[] = [
  ['L', `tout à fait|très|bien entendu|à(?= tou(?:t|te|tes|s)(?!\\p{L}))`],
  [
    'C',
    `bonjour(?: (?:madame|monsieur|à (?:vous|tous)))?|bonsoir|salut|coucou|hello|hi|dear|merci(?: (?:beaucoup|bien|d'avance|à vous|encore))*|` +
      `thank(?:s| you)(?: (?:very much|so much|a lot|again))*|bien cordialement|cordialement|bien à vous|à bientôt|à demain|` +
      `(?:bonne|belle) (?:journée|soirée|semaine|fin de (?:journée|semaine))|bon week-?end|(?:kind |best |warm )*regards|all the best|cheers|` +
      `s'il vous pla[iî]t|s'il te pla[iî]t|svp|stp|please|madame|monsieur|bien reçu|well received|have a (?:nice|good) (?:day|week-?end|evening)`,
  ],
  ['B', `mais pas|but not`],
  ['X', `à l'exception d[eu]s?|à part|apart from|excluding|hormis|sauf|excepté|except(?: for)?|but`],
  [
    'F',
    `à (?:revoir|corriger|changer|modifier|reprendre|refaire|retravailler)|to (?:be )?(?:correct|fix|change|rework|revise)(?:ed|d)?`,
  ],
  ['f', `corrige[rz]?|change[rz]?|modifie[rz]?|remplace[rz]?|revoir|refaire|replace|fix|rework|revise`],
  [
    'R',
    `refus(?:ée?s?|er?|ez|ons)?|rejet(?:ée?s?|er?|ez)?|reject(?:ed)?|annul(?:ée?s?|er?|ez|ons)|supprim(?:ée?s?|er?|ez|ons)|retir(?:ée?s?|er?|ez|ons)|cancel(?:led|ed)?|refused?`,
  ],
  [
    'Y',
    `c'est (?:bon|ok|parfait|validé)|(?:bon|bonnes?|bons)(?: pour (?:moi|nous|accord))?|d'accord|accord|okay|oki|ok|oui|valid(?:ée?s?|e|ons)|` +
      `approuv(?:ée?s?|e|ons)|parfaite?s?|impeccables?|nickel|super|top|très bien|me (?:va|vont|convien(?:t|nent))|ça (?:me )?va|ça marche|go|yes|yep|` +
      `approved?|agreed?|fine(?: (?:by|with) me)?|good to go|(?:looks? )?good|great|perfect|lgtm`,
  ],
  [
    'N',
    `pas du tout|not at all|non|no|nope|stop|attend(?:ez|s|re)|wait|pas|jamais|aucune?|not|never|don't|do not|doesn't|isn't|aren't|can't|cannot|nor|ni|neither|without|sans`,
  ],
  ['G', `ne|n'`],
  [
    'A',
    `tou(?:tes|te|t|s)(?= |$|[^\\p{L}])|l'ensemble|le reste|les autres|all(?: of (?:them|it))?|everything|every one|the (?:rest|others?)`,
  ],
  ['S', `et|and|ainsi que|puis|par contre|en revanche|mais|however`],
  [
    'L',
    `pour|les|le|la|l'|n°|nº|numéros?|num|numbers?|publications?|posts?|the|for|est|sont|is|are|ce|ça|je|j'ai|on|nous|moi|i'm|i|we|it|they|suis|` +
      `également|aussi|also|too|alors|donc|so`,
  ],
]

export const kindsOfWords: readonly { readonly kind: Kind; readonly words: RegExp }[] = vocabulary.map(([kind, words]) => ({
  kind,
  words: new RegExp(`(?:${words})(?![\\p{L}\\p{N}_'])`, 'iuy'),
}))
// what ends in an apostrophe is followed by its word at once
export const elided = /(?:l'|n')(?=\p{L})/iuy

/** Signs and pictures, with the tone of a skin where they have one. */
export const signs: readonly { readonly kind: Kind; readonly signs: RegExp }[] = [
  { kind: 'Y', signs: /(?:👍|👌|✅|☑|✔|🆗|💯)(?:[\u{1F3FB}-\u{1F3FF}]|\u{FE0F})*/uy },
  { kind: 'N', signs: /(?:👎|❌|✖|🚫|⛔)(?:[\u{1F3FB}-\u{1F3FF}]|\u{FE0F})*/uy },
  { kind: 'F', signs: /(?:✏|🖊|📝)\u{FE0F}*/uy },
  { kind: 'C', signs: /(?:[!…]+|[:;]-?\)|(?:🙂|😊|🙏|😀|😃|😄|😉|❤|💐|🎉)(?:[\u{1F3FB}-\u{1F3FF}]|\u{FE0F})*)/uy },
  { kind: 'Q', signs: /\?+/uy },
  { kind: 'S', signs: /[,&+]/uy },
  { kind: 'K', signs: /(?::|=|→|->|=>|[-–—](?= ))/uy },
]

/** Words that take back part of what was said before. */
export const takesBack =
  /^(?:mais|sauf|cependant|toutefois|par contre|en revanche|à condition|sous réserve|si|but|except|however|unless|if|provided|only if|though)(?!\p{L})/iu
