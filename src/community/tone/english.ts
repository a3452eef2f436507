/** What customers say in English that a general lexicon does not know, or knows otherwise. */
import type { LanguageWords } from './word-list.ts'

export const english: LanguageWords = {
  groups: [
    // praise
    { weight: 3, words: 'yummy, tasty, delicious, spot on, top notch, five stars, second to none, well worth' },
    { weight: 2, words: 'friendly, welcoming, punctual, fresh, prompt, polite, tidy, helpful, attentive, professional' },
    {
      weight: 3,
      fixed: true,
      words:
        'never disappointed, never disappoints, no complaints, nothing to complain about, can not fault, not bad, highly recommend, look no further, will be back, would recommend',
    },
    // complaints
    {
      weight: -3,
      words:
        'rude, inedible, overpriced, rip off, disgusting, soggy, mouldy, stale, unprofessional, no show, ripped off, refund, bland, unhelpful',
    },
    {
      weight: -2,
      words: 'cold, slow, late, waiting, dirty, broken, expensive, dry, burnt, leaking, overcooked, undercooked, unanswered',
    },
    {
      weight: -4,
      fixed: true,
      words: 'never again, avoid, stay away, waste of money, waste of time, not worth, could not care less, no thanks to',
    },
    // says nothing here
    { weight: 0, words: 'like, want, please, number, share, matter, order, demand, charge, charged, cut, bar, fire, hot' },
  ],
  degrees: [
    {
      factor: 1.5,
      words: 'very, really, extremely, so, absolutely, totally, completely, incredibly, super, too, truly, utterly',
    },
    { factor: 0.6, words: 'slightly, bit, somewhat, fairly, quite, rather, little' },
  ],
  negators:
    'not, no, never, without, nothing, nobody, none, neither, nor, hardly, barely, dont, doesnt, didnt, wasnt, isnt, arent, wont, cant, cannot, couldnt',
  halves: '',
  seconds: '',
  undoing: 'only, just',
  contrasts: 'but, however, although, though, except, unfortunately',
}
