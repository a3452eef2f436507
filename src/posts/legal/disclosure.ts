import type { Disclosure } from '../../store/post-legal.ts'
import { plain } from './words.ts'

/**
 * Words that say that somebody is paid or given something: those of the law of 9 June 2023 as ordinance 2024-978 has them, and what
 * readers and networks take for the same.
 */
const paid: readonly RegExp[] = [
  /\bpublicites?\b/,
  /\bannonce publicitaire\b/,
  /\bcontenu publicitaire\b/,
  /\bcollaborations? commerciales?\b/,
  /\bpartenariats? (?:remuneres?|commercia(?:l|ux)|payes?)\b/,
  /\bsponsorisee?s?\b/,
  /\bsponsored\b/,
  /\b(?:paid|commercial) (?:partnership|collaboration|promotion|content)\b/,
  /\badvertisements?\b/,
  /\badvertising\b/,
  /\badverts?\b/,
  /\bad\b(?! (?:hoc|vitam|lib|libitum|hominem|nauseam|valorem)\b)/,
]
/** « sans publicité », 'not an ad': it says the contrary. */
const denied =
  /\b(?:sans|aucune?|pas (?:de|une?)|ni|no|not an?|without)(?: aucune?)? (?:publicites?|contenu publicitaire|annonce publicitaire|sponsorise\w*|collaborations? commerciales?|partenariats? \w+|ads?|adverts?|advertisements?|advertising|sponsored|paid \w+)\b/g
const given: readonly RegExp[] = [
  /\bcadeaux?\b/,
  /\boffert(?:e|s|es)? par\b/,
  /\b(?:produit|repas|sejour|invitation|place|article)s? (?:qui (?:m|nous) (?:a|ont) ete )?offert(?:e|s|es)?\b/,
  /\binvitee?s? par\b/,
  /\bgift(?:ed|s)?\b/,
  /\bpress trip\b/,
]
const works: readonly RegExp[] = [
  /\b(?:je|nous) (?:travaille|travaillons|suis|sommes) (?:chez|pour|dans|salarie|employe|apprenti|en apprentissage|responsable|boulanger)\w*\b/,
  /\b(?:salarie|employe|collaborat|apprenti|alternant|stagiaire|equipe|collegue|gerant|fondat|dirigeant)\w*\b/,
  /\b(?:chez nous|notre (?:maison|atelier|magasin|boutique|entreprise|restaurant|cabinet|equipe)|mon (?:metier|entreprise|employeur|equipe))\b/,
  /\b(?:i work (?:at|for)|employee|my (?:employer|company|team|job)|our (?:team|shop|company|workshop)|apprentice|intern|founder|colleague)\b/,
]

/** How much of a text is read before a reader has to open it: two lines, and no more than this. */
const firstLines = 2
const firstLetters = 200
/** About as much of a caption as Instagram shows: the count of third parties (charactercounter.com/instagram), not Meta's own. */
const firstLettersOn: Readonly<Partial<Record<string, number>>> = { instagram: 125 }

export function beginningOf({ title, text, network }: { title: string | null; text: string; network: string }): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const most = firstLettersOn[network] ?? firstLetters
  const first = lines.slice(0, firstLines).join('\n')
  // a word that is cut says nothing
  const head = first.length > most ? first.slice(0, most + 1).replace(/[\p{L}\p{N}]*.$/su, '') : first
  return title === null ? head : `${title}\n${head}`
}

/** Is it said, in this part of a text? `own`: the words that were agreed on with an ambassador. */
export function says(disclosure: Exclude<Disclosure, 'none'>, part: string, own: string | null = null): boolean {
  const read = plain(part).replace(denied, ' ')
  const wanted = own === null ? '' : plain(own).trim()
  if (wanted !== '' && ` ${read} `.includes(` ${wanted} `)) return true
  const patterns = disclosure === 'employee' ? works : disclosure === 'gift' ? [...paid, ...given] : paid
  return patterns.some((pattern) => pattern.test(read))
}

const artificial: readonly RegExp[] = [
  /\b(?:genere|cree|fabrique|realise|fait|produit|concu)\w* (?:\w+ )?(?:par|avec|a l aide de|grace a|via) (?:une? |l )?(?:ia|intelligence artificielle)\b/,
  /\b(?:image|photo|video|voix|visuel|illustration|son)s? (?:virtuel|artificiel|synthetique)\w*\b/,
  /\b(?:image|photo|video|voix|visuel|illustration)s? (?:ia|d ia)\b/,
  /\b(?:ia generative|deepfake|hypertrucage)\b/,
  /\b(?:ai|artificially) (?:generated|made|created|produced)\b/,
  /\b(?:made|generated|created|produced) (?:\w+ )?(?:with|by|using) (?:ai|artificial intelligence)\b/,
  /\b(?:virtual|synthetic) (?:image|photo|video|voice|picture)s?\b/,
  /\bai (?:image|photo|video|voice|picture)s?\b/,
]

export function saysArtificial(text: string): boolean {
  const read = plain(text)
  return artificial.some((pattern) => pattern.test(read))
}

/** The words of the law of 9 June 2023 (article 5) for figures and faces, and their English. */
export function saysRetouched(text: string): boolean {
  return /\b(?:images?|photos?|videos?|visuels?) (?:retouche|virtuel)\w*\b|\b(?:retouched|edited|virtual) (?:image|photo|video|picture)s?\b/.test(
    plain(text),
  )
}
