/** What customers say in English that the published lexicon does not know, or knows otherwise. Each group is a weight and the words that have it. */
import type { LanguageWords } from './word-list.ts'

export const english: LanguageWords = {
  groups: [
    // courtesy, that irony borrows: `thanks for the broken bottles`
    {
      weight: 1.5,
      polite: true,
      words: 'thanks, thank, cheers, bravo, congratulations, congrats, well done, hats off, kudos, good job',
    },
    // praise of what was eaten, drunk, made
    {
      weight: 3,
      words: `yummy, tasty, delicious, scrumptious, mouthwatering, flavoursome, fragrant, crusty, crunchy, crisp, top notch, flawless, spotless,
        immaculate, masterpiece, gorgeous, beautifully, breathtaking, unbeatable, incredible, superb, outstanding, exquisite, stunning, phenomenal, flavorful, flavourful, creamy, delicioso, mmm, nicest, cosy,
        faultless, bliss`,
    },
    // praise of people
    {
      weight: 2.5,
      words: `friendly, welcoming, punctual, prompt, polite, tidy, helpful, attentive, professional, reliable, dependable, capable, competent,
        knowledgeable, passionate, caring, charming, accommodating, responsive, honest, efficient, courteous, trustworthy`,
    },
    // praise in idioms
    {
      weight: 4,
      words: `spot on, five stars, 5 stars, second to none, well worth, worth it, worth the drive, worth the trip, worth the detour, worth every,
        highly recommend, would recommend, recommend, recommended, to die for, look no further, will be back, we'll be back, i'll be back,
        come again, go back, going back, keep it up, keep up, on time, as promised, as quoted, saved us, saved my, saved the day, makes my
        day, made my day, felt at home, right at home, fell in love, in love with, big thank you, huge thanks, exceeded, great
        value, good value, excellent value, hidden gem, what a find, out of this world, above and beyond, must try, must visit, thumbs up, come back, coming back, check it out, reasonably priced, well priced, my new spot, sticks around, made in house, i like, we like, really like, very much liked, do like, did like, like this place, like it here, a hit, a treat, reasonable prices, fair price, fair prices, prices are fair`,
    },
    {
      weight: 2,
      words:
        'fresh, comfy, comfortable, cosy, cozy, stylish, neat, quick, fast, generous, smooth, lively, practical, pleasant, reasonable, precise, sweet, fascinating',
    },
    // praise that is said by a negation
    {
      weight: 4,
      fixed: true,
      words: `never disappointed, never disappoint, never disappoints, never let down, no complaint, no complaints, nothing to complain about,
        can not fault, could not fault, not bad, no problem, no problems, no issue, no issues, no regrets, no fuss, without any fuss, without
        fuss, without hesitation, would not hesitate, will not hesitate, do not hesitate, not disappointed, can not wait, not expensive,
        nothing but praise, can not go wrong, can not beat, could not fault it, never fails, could not be happier, could not ask for, never push, no hassle`,
    },
    // cheats and shame
    {
      weight: -4,
      words: `scam, scammer, scammers, rip off, ripoff, ripped off, robbery, daylight robbery, thieves, thief, shame, shameful, disgrace,
        disgraceful, shocking, appalling, horrendous, atrocious, abysmal, pathetic, nightmare, fraud, misleading, liars, lied, joke,
        are you kidding, you kidding, unacceptable, disastrous, laughable`,
    },
    // what disgusts or makes ill
    {
      weight: -4,
      words: `inedible, disgusting, filthy, mouldy, moldy, stale, rancid, rotten, food poisoning, poisoned, sick, threw up, cockroach, cockroaches,
        a hair in, hair in my, raw, allergic, rash, infection, unhygienic`,
    },
    // badly made
    {
      weight: -3,
      words: `bland, tasteless, soggy, greasy, dull, dry, burnt, burned, overcooked, undercooked, corked, botched, sloppy, shoddy, faulty, defective,
        broken, broke, smashed, damaged, scratched, stained, soaked, unreadable, leaking, dirty, noisy, sticky, ruined, dead in, useless,
        does not work, did not work, doesn't work, not working, gone downhill, went downhill, waste of money, waste of time, for nothing,
        redo, redone, microwave, split after, fell apart, came back two, meh, rubbery, like rubber, blandest, chewy, driest, lukewarm, luke warm, warm beer, lacking, letdown, let down, thumbs down, turn off, blows, gross, grossed out, nothing special, overrated, sucks, sucked, mediocre, tough and, forgetting things, forgot our, forgot my, untoasted, crap, crappy, tasted like, overhyped, watery, soggy`,
    },
    // badly treated
    {
      weight: -3,
      words: `rude, arrogant, snooty, unhelpful, unprofessional, unfriendly, unwelcome, disrespectful, dismissive, rolled her eyes, rolled his eyes,
        shouted, yelled, screamed, ignored, ignores, ignore, refused, furious, angry, fed up, nuisance, incompetent, careless, lawyer, complaint,
        money back, refund, half hearted, rushed, rudely, insulted, cheated, rolled the eyes, looked down on`,
    },
    // too long, too dear, not as agreed
    {
      weight: -2.5,
      words: `cold, slow, late, waiting, waited, wait, queue, delay, delayed, expensive, overpriced, pricey, tiny, hungry, loud, cancelled, canceled,
        unanswered, mistake, error, billed twice, charged twice, overcharged, price rise, hidden fees, still waiting, last minute, expected
        better, expected more, better elsewhere, elsewhere, unreachable, problem, problems, issue, issues, disappointing, disappointed, disappointment, regret, enough is enough, overwhelmed, look elsewhere, looking elsewhere,
        zero stars, no stars, one star`,
    },
    // complaints that are said by a negation
    {
      weight: -4,
      fixed: true,
      words: `never again, without notice, avoid, stay away, steer clear, not worth, could not care less, no thanks to, not great, not good enough, not impressed,
        not happy, would not recommend, do not recommend, can not recommend, won't be back, will not be back, not be back, not be returning,
        not come back, never showed, never turned up, did not turn up, no show, never arrived, never received, never came, never called, never
        got, no answer, no reply, no replies, zero replies, zero reply, without an answer, without a reply, no response, zero response, no
        apology, not a word, no follow up, no results, no result, no explanation, no invoice, nobody picks, nobody answers, nobody answered, nobody
        took, nobody came, nobody will, no one answers, no one came, do not trust, don't trust, do not bother, do not order, don't order, do not buy,
        do not go, not as described, nothing like, still not, still no, not fresh, nothing fresh, did not like, do not like, not like it, not that good, not up to par, never go again, will never go, never ever, never return, not return, ever go back, never go back, not go back, not going back, not be going, never been so bad, never been treated, will not come back, not coming back, leaves a lot to be desired, lot to be desired, much to be desired, not waste your time, not waste your money, never brought, nothing authentic, gave up and left, think not again, last time i, would not go, could not pay me, had better, seen better, doubt i will, doubt i'll, do not do it, can not be reached, can not hear,
        not acceptable, lost my custom, lost a customer`,
    },
    // superlatives, that no negation turns: `the worst I have never had`
    { weight: 4, fixed: true, words: 'best' },
    { weight: -4, fixed: true, words: 'worst' },
    // what the published lexicon weighs, and what says nothing of a firm
    {
      weight: 0,
      words: `like, want, wanted, please, number, share, shared, matter, order, demand, charge, charged, cut, bar, fire, hot, huge, big, fair, fit,
        join, clear, help, free, no, yes, stop, better, pay, paid, cover, warning, care, god, interest, interested, miss, drop, hope, hoping, ease,
        hard, pretty, chance, growth, alone, long, top, easy, proper, true,  notice,
        lose, lost, emergency, leave, left, supports, support, protect, reach`,
    },
    // said for emphasis, turning nothing
    { weight: 0, fixed: true, words: 'without a doubt, no doubt, at best, never been more, not sure' },
    { weight: 1.5, words: 'nice, fine, ok, okay, clean, decent, warm welcome, warm' },
  ],
  degrees: [
    {
      factor: 1.5,
      words: `very, really, extremely, so, absolutely, totally, completely, incredibly, super, too, truly, utterly, such, far, pure, total, always,
        highly, particularly, way`,
    },
    { factor: 0.6, words: 'slightly, bit, somewhat, fairly, quite, rather, little' },
  ],
  negators:
    'not, no, never, without, nothing, nobody, none, neither, nor, hardly, barely, zero, dont, doesnt, didnt, wasnt, isnt, arent, wont, cant, cannot, couldnt, wouldnt, spared, rarely, scarcely, doubt',
  halves: '',
  seconds: '',
  undoing: 'only, just',
  contrasts: 'but, however, although, though, except, unfortunately, sadly',
}
