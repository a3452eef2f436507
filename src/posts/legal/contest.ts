import type { Contest } from '../../store/post-legal.ts'
import { firstMatch, listed, plain } from './words.ts'

/** A contest has rules to be published: the client answers for them. */
export const contestWords: readonly string[] = listed(`
    concours, jeu-concours, tirage au sort, tirés au sort, à gagner, gagnez, tentez votre chance, contest,
    giveaway, prize draw, raffle, sweepstakes, win a
  `)

/** Said of nothing but a game: `concours` alone is also where wine gets its medals. */
const looksLikeContest: readonly RegExp[] = [
  /\b(?:grand )?jeu concours\b/,
  /\btirages? au sort\b/,
  /\btire(?:e|s|es)? au sort\b/,
  /\btent(?:ez|e) (?:de gagner|votre chance|ta chance)\b/,
  /\bgagn(?:ez|e) (?:un|une|des|votre|ton|\d+)\b(?! (?:temps|place|du temps|heures?|minutes?|confiance|clarte|espace))/,
  /(?<!\b(?:tout|rien|temps|beaucoup|y|plus|gros|moins) )\ba gagner\b(?! (?:du|de la|en|sa|leur|votre|ma)\b)/,
  // « likez et partagez pour gagner un panier »
  /\b(?:lik|aim|partag|comment|abonn|suiv|identifi|tagu|repond|particip)(?:ez|e|er|s)?\b(?: \w+){0,8} pour (?:gagner|remporter) (?:un|une|des|le|la|les|votre|ton|l|\d+)\b(?! (?:temps|place|heures?|minutes?|confiance|clarte|espace))/,
  /\b(?:like|share|comment|follow|tag|answer)\b(?: \w+){0,8} to win\b/,
  /\b(?:giveaway|prize draw|sweepstakes?|enter to win|chance to win|enter our (?:draw|contest|competition))\b/,
]

const signOfContest = /concours|au sort|tente|gagn|remporter|to win|giveaway|prize draw|sweepstake|enter our/

export function isLikeContest(text: string): boolean {
  return firstMatch(text, looksLikeContest, signOfContest) !== null
}

/** Ways of taking part that a network does not allow, by network. */
export interface Mechanic {
  readonly networks: readonly string[]
  readonly id: 'share' | 'tag_friends' | 'tag_oneself' | 'several_accounts' | 'repeated_posts' | 'follow_like_reblog'
  readonly patterns: readonly RegExp[]
}

const forbiddenMechanics: readonly Mechanic[] = [
  {
    networks: ['facebook'],
    id: 'share',
    patterns: [
      /\b(?:partag(?:ez|e|er)|repartag(?:ez|e|er)) (?:(?:cette|ce|notre|la|le|l) )?(?:publication |post |photo |jeu |annonce |page )?(?:sur|en|dans) (?:(?:votre|ton|vos|tes|le|son) )?(?:mur|journal|profil|fil|story|stories)\b/,
      /\bpartag(?:ez|e|er) (?:cette|ce|notre|la|le) (?:publication|post|photo|jeu|annonce)\b/,
      /\bpartag(?:ez|e|er) pour (?:participer|gagner|jouer|tenter)\b/,
      /\blik(?:ez|e|er) (?:et|puis) partag/,
      /\bshare (?:(?:this|our|the) (?:post|photo|page) )?(?:on|to|in) your (?:timeline|wall|profile|story|feed)\b/,
      /\bshare (?:this|our|the) (?:post|photo|page)\b/,
      /\b(?:like and share|share to (?:win|enter))\b/,
    ],
  },
  {
    networks: ['facebook'],
    id: 'tag_friends',
    patterns: [
      /\b(?:identifi|tagu|tagg|tag|mentionn|invit)(?:ez|e|er) (?:en commentaire )?(?:un|une|deux|trois|quatre|cinq|\d+|vos|tes|votre|ton|ta|des|au moins)(?: \w+){0,3} (?:ami|amis|amie|amies|personne|personnes|copain|copains|copine|copines|proche|proches)\b/,
      /\b(?:tag|mention) (?:a|an|one|two|three|\d+|your|some)(?: \w+)? (?:friend|friends|people|mates?)\b/,
    ],
  },
  {
    networks: ['instagram', 'facebook', 'threads'],
    id: 'tag_oneself',
    patterns: [
      /\b(?:identifi|tagu|tagg|tag)(?:ez vous|e toi|er vous) (?:sur|dans|en) (?:la|cette|notre) (?:photo|image)\b/,
      /\btag yourself (?:in|on) (?:the|this|our) (?:photo|picture|image)\b/,
    ],
  },
  {
    networks: ['x'],
    id: 'several_accounts',
    patterns: [
      /\b(?:cree(?:z|r)?|utilise(?:z|r)?|avec) plusieurs comptes\b/,
      /\b(?:create|use|with|from) (?:several|multiple|many) accounts\b/,
    ],
  },
  {
    networks: ['x'],
    id: 'repeated_posts',
    patterns: [
      /\b(?:retweet|tweet|repost|repartag|republi|post)(?:ez|e|er)?(?: \w+){0,3} (?:autant de fois|le plus (?:de fois|souvent)|plusieurs fois|chaque jour|tous les jours)\b/,
      /\bplus (?:vous|tu) (?:retweet|tweet|repost|repartag|republi)\w+\b/,
      /\b(?:retweet|tweet|repost|post)(?: \w+){0,3} (?:as many times|as often|several times|every day|repeatedly)\b/,
      /\bthe more you (?:retweet|tweet|repost|post)\b/,
    ],
  },
  {
    networks: ['tumblr'],
    id: 'follow_like_reblog',
    patterns: [
      /\b(?:abonnez vous|abonne toi|suivez|suis|likez|like|aimez|rebloguez|rebloguer|reblogue)\b(?: \w+){0,8} (?:pour participer|pour gagner|et gagnez|et tente|participe)/,
      /\bpour participer\b(?: \w+){0,4} (?:abonnez vous|abonne toi|suivez|suis|likez|aimez|rebloguez|reblogue)\b/,
      /\b(?:follow|like|reblog)\b(?: \w+){0,8} (?:to enter|to win|for a chance|and win)\b/,
      /\b(?:to enter|to win)\b(?: \w+){0,4} (?:follow|like|reblog)\b/,
    ],
  },
]

export function forbiddenMechanic(network: string, text: string): { id: Mechanic['id']; words: string } | null {
  for (const { networks, id, patterns } of forbiddenMechanics) {
    if (!networks.includes(network)) continue
    const words = firstMatch(text, patterns)
    if (words !== null) return { id, words }
  }
  return null
}

/** Networks whose terms ask for a sentence that clears them. */
export const asksRelease: ReadonlySet<string> = new Set(['facebook', 'instagram', 'threads', 'tumblr'])

const releases: readonly RegExp[] = [
  /\bn (?:est|etant) (?:ni |pas |en aucun cas |aucunement )*(?:organise|parraine|sponsorise|gere|administre|associe)\w*\b/,
  /\bdecharge\b[\s\S]*\b(?:facebook|instagram|meta|threads|responsabilite)\b/,
  /\b(?:not|in no way) (?:\w+ ){0,2}(?:sponsored|endorsed|administered|associated)\b/,
]

export function releasesNetwork(text: string): boolean {
  return firstMatch(text, releases) !== null
}

/** On Tumblr a contest is for adults. */
export function isForAdults(text: string): boolean {
  return (
    /\b(?:18 ans|majeure?s?|adultes?|18 (?:years|or older|or over)|adults?)\b/.test(plain(text)) ||
    /\b18\s*\+|\+\s*18\b/.test(text)
  )
}

const contestFields = ['rules_url', 'starts', 'ends', 'prizes', 'who', 'draw', 'data_notice'] as const
export type ContestField = (typeof contestFields)[number]

/** What a reader of the rules would look for in vain. */
export function missingOf(contest: Contest): ContestField[] {
  return contestFields.filter((field) => {
    const value = contest[field]
    return value === null || value.length === 0
  })
}
