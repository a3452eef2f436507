/** Longest beginning of a text that is looked at: enough to tell, and a bound on what a hostile text costs. */
const longest = 1000
const fewestLetters = 8
/** Of two words only a clear winner counts: `merci bcp` looks Italian. */
const fewestWords = 3
const clearLead = 0.2
const lead = 0.03

/**
 * ISO 639-1 code of the language; null: too short to tell, or two languages are as likely. Links, handles, hashtags, numbers and
 * pictures are no words of a language.
 */
export async function languageOf(text: string): Promise<string | null> {
  const words = text
    .slice(0, longest)
    // from where a word begins: each of its letters would be tried otherwise
    .replace(/(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+|[@#][\p{L}\p{N}_.-]+/gu, ' ')
    .match(/\p{L}[\p{L}\p{M}'’]*/gu)
  if (words === null || words.length < 2 || words.join('').length < fewestLetters) return null
  const { eld } = await import('eld/extrasmall')
  const found = eld.detect(words.join(' '))
  const [best = 0, second = 0] = Object.values(found.getScores()).toSorted((one, other) => other - one)
  const enough = words.length < fewestWords ? clearLead : lead
  return found.language === '' || best - second < enough ? null : found.language
}
