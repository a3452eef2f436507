import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerWords } from '../../../src/posts/packs/pack-view.ts'
import { packText } from '../../../src/i18n/approval-pack.ts'
import { say, type Lang } from '../../../src/i18n/text.ts'
import { codeLetters, readReply } from '../../../src/posts/packs/read-reply.ts'
import { processorTime } from '../../support/processor-time.ts'

const known = [12, 13, 14, 15, 16]

/** `12+ 13! changer la photo`: + approved, ! to correct, - refused, ? unclear, x contradictory. */
function told(text: string, ids: readonly number[] = known): string {
  const signs = { approved: '+', to_correct: '!', refused: '-', unclear: '?', contradictory: 'x' } as const
  return readReply(text, ids)
    .answers.map(({ post_id, hash, verdict, comment }) =>
      [`${post_id}${hash === null ? '' : `/${hash}`}${signs[verdict]}`, ...(comment === null ? [] : [`(${comment})`])].join(
        ' ',
      ),
    )
    .join(' ')
}

describe('an answer in one’s own words', () => {
  it.each([
    // as people write it
    ['OK 12 14, non 13 : changer la photo', '12+ 13! (changer la photo) 14+'],
    ['ok pour tout sauf le 13', '12+ 13! 14+ 15+ 16+'],
    ['12 oui / 13 à revoir: la photo est floue', '12+ 13! (la photo est floue)'],
    ['d’accord pour les 12-14', '12+ 13+ 14+'],
    ['D’accord pour 12 à 14', '12+ 13+ 14+'],
    ['12 👍 13 👎 14 👍🏽', '12+ 13- 14+'],
    ['👍 12', '12+'],
    ['12 ✅\n13 ❌\n14 ✅', '12+ 13- 14+'],
    ['12. ok\n13) non\n- 14 : ok', '12+ 13- 14+'],
    ['n° 12 : parfait !', '12+'],
    [
      'Bonjour Paul,\n\n12 et 14 : ok\n13 : changer la photo, et le titre\n\nMerci\nClaire Klein\n06 12 34 56 78',
      '12+ 13! (changer la photo, et le titre) 14+',
    ],
    ['les 12, 13 et 14 c’est bon, la 15 pas du tout', '12+ 13+ 14+ 15-'],
    ['Tout me va sauf la 14, il faut changer le prix', '12+ 13+ 14! (il faut changer le prix) 15+ 16+'],
    ['13 non, le reste ok', '12+ 13- 14+ 15+ 16+'],
    ['ok pour tout sauf le 13 et 14 : trop tôt', '12+ 13! (trop tôt) 14! (trop tôt) 15+ 16+'],
    ['ok 12-16 sauf 14', '12+ 13+ 14! 15+ 16+'],
    ['Je suis d’accord pour 12, pas pour 13', '12+ 13-'],
    ['ok 12 et 13 mais pas 14', '12+ 13+ 14-'],
    ['refuser 13 : mauvais goût', '13- (mauvais goût)'],
    ['12, 13, ok', '12+ 13+'],
    ['12 ok 13 pas ok', '12+ 13-'],
    ['12 non 13 ok 14 pas du tout', '12- 13+ 14-'],
    ['OK12 OK13 NON14 trop cher', '12? 13? 14?'],
    ['OK12, ok13, Non14 trop cher', '12+ 13+ 14! (trop cher)'],
    ['valide 12 a 14', '12+ 13+ 14+'],
    ['ok, 12, 13', '12+ 13+'],
    ['Non 13\nChanger la photo et le texte\nok 14', '13! (Changer la photo et le texte) 14+'],
    ['ok 12\nMerci\nClaire', '12+'],
    ['no 13: the photo is blurred. yes 12 and 14, thanks', '12+ 13! (the photo is blurred) 14+'],
    ['everything fine except 13: too long', '12+ 13! (too long) 14+ 15+ 16+'],
    ['I approve 12 and 13 but not 14', '12+ 13+ 14-'],
    ['12 looks good, please change the picture of 13', '12? 13?'],
    ['All good!', '12+ 13+ 14+ 15+ 16+'],
    ['On valide tout.', '12+ 13+ 14+ 15+ 16+'],
    ['non à tout', '12- 13- 14- 15- 16-'],
    ['13 : à corriger : la photo\net le titre', '13! (la photo\net le titre)'],
    // what was quoted is no answer
    ['OK 12\n> 13 ok\n> 14 ok', '12+'],
    ['OK 12\n\nLe 28 nov. 2026 à 09:12, Paul a écrit :\n> 13 ok', '12+'],
    ['OK 12\n\nLe ven. 28 nov. 2026 à 09:12, Paul Consultant <paul@example.org>\na écrit :\n\nD’accord 13, 14', '12+'],
    ['Le 28 nov. 2026 à 09:12, Paul a écrit :\n> 12 ?\nok 12', '12+'],
    ['ok 12\n\nDe : Paul\nEnvoyé : vendredi\nObjet : 13 ok\n\nok 14', '12+'],
    ['ok 12\n-----Message d’origine-----\nok 13', '12+'],
    ['ok 12\n-- \nok 13', '12+'],
    ['Envoyé de mon iPhone\nok 13', ''],
    ['[28/11/2026 09:12:03] Claire: ok 12\n[28/11/2026 09:13:44] Claire: non 13', '12+ 13-'],
    ['[18:02, 28/11/2026] Claire: ok 12\n[18:03, 28/11/2026] Claire: non 13', '12+ 13-'],
    ['28/11/2026, 09:12 - Claire: ok 12', '12+'],
    // no guess
    ['ok', ''],
    ['👍', ''],
    ['ok 12 ?', '12?'],
    ['ok 12 si vous changez la photo', '12?'],
    ['ok 12 mais changer la photo', '12?'],
    ['ok 12\nmais changez la photo', '12?'],
    ['ok 12. Changer la photo.', '12?'],
    ['12 : d’accord mais corrigez la date', '12?'],
    ['ok 12 avant le 15 décembre', '12? 15?'],
    ['ok 12, 13, 14 non', '12? 13? 14-'],
    ['tout sauf 13, 15 ok', '13? 15?'],
    ['12 ok ou pas', '12?'],
    ['12 ok 13 non ok 14 ok', '12? 13? 14?'],
    ['ok 12a 14', '14?'],
    ['12: bof', '12?'],
    ['je ne sais pas pour 12', '12?'],
    ['12 ok, 12 non', '12x'],
    ['tout est bon\nLa photo de mardi est floue', '12? 13? 14? 15? 16?'],
    ['tout ok mais pas maintenant', ''],
    ['ok 12/14', ''],
    ['ok 12h', ''],
    ['12 € ok', '12?'],
    ['tout est bon sauf 14 non 13', '12+ 13? 14! (non 13) 15+ 16+'],
    ['pas ok 12', '12-'],
    ['12 pas ok', '12-'],
    ['je ne valide pas la 12', '12-'],
    ['non 13 : écrire « ok 14 »', '13! (écrire « ok 14 »)'],
    ['non 13 : la même photo que la 12', '13! (la même photo que la 12)'],
    ['ok 12 BCDFGH\nok 13 XZWVTS', ''],
    // taken back further down, with no number
    ['ok 12\nSTOP', '12?'],
    ['ok 12\n\nNon, attendez', '12?'],
    ['ok 12\n\nAnnulez', '12?'],
    ['ok 12\n\nAnnulez tout', '12? 13- 14- 15- 16-'],
    ['ok 12\nle reste non', '12+ 13- 14- 15- 16-'],
    ['12 ok\n\nphoto à changer', '12?'],
    ['ok 12 mais\nla photo est floue', '12?'],
    ['ok 12 mais', '12?'],
    // in capitals, and no name
    ['tout ok\n\nCordialement\nPAS DE PUBLICATION', '12? 13? 14? 15? 16?'],
    ['ok 12\nRefus', '12?'],
  ])('%j', (text, wanted) => {
    expect(told(text)).toBe(wanted)
  })

  it('names what it did not understand, and who answers', () => {
    const reply = readReply('Réponse de : Mme Klein\nDossier BCDFGH\nok 12\nLa photo est jolie', known)
    expect(reply).toMatchObject({ by: 'Mme Klein', code: 'BCDFGH', rest: ['La photo est jolie'], everything: false })
    expect(readReply('tout ok', known).everything).toBe(true)
    // a name under the answers is none
    expect(readReply('ok 12\n\nClaire Klein\nBoulangerie du Pont', known).rest).toEqual([])
  })

  it('is read in no time, whatever it is', () => {
    const long = 'ok 12, non 13 : '.repeat(2000)
    const began = processorTime()
    readReply(long, known)
    readReply('> '.repeat(100_000), known)
    readReply('\n'.repeat(100_000), known)
    expect(processorTime() - began).toBeLessThan(2000)
  })
})

const source = readFileSync(new URL('../../../templates/approval/answer-text.js', import.meta.url), 'utf8')
const answerText = runInNewContext(`${source}; answerText`) as (data: unknown, name: string, given: unknown) => string

describe('the text that a pack’s page makes', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{6}$/)
  // words as people write them, and the worst of them: what looks like an answer
  const comment = fc
    .array(
      fc.oneof(
        fc.constantFrom('ok 12', '13/aaaaaa : d’accord', 'tout ok', '> ok 14', '-- ', '| ok', 'non 13', '\n', 'BCDFGH'),
        fc.lorem(),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((words) => words.join(' ').trim())
    .filter((words) => words !== '')
  const answers = fc
    .uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: 99_999 }),
        hash,
        fc.constantFrom('approved', 'to_correct', 'refused'),
        fc.option(comment),
      ),
      {
        selector: ([post]) => post,
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((all) =>
      all.map(([post, short, answer, said]) => ({
        post,
        ref: `${post}/${short}`,
        short,
        answer,
        comment: answer === 'approved' ? '' : (said ?? ''),
      })),
    )

  it.each(['fr', 'en'] as const)('is read back as it was (%s)', (lang: Lang) => {
    const words = {
      head: say(lang, packText.text_head, { code: 'BCDFGH' }),
      by: say(lang, packText.text_by, { name: '{name}' }),
      colon: lang === 'fr' ? ' : ' : ': ',
      answers: Object.fromEntries(Object.entries(answerWords).map(([answer, text]) => [answer, say(lang, text)])),
    }
    fc.assert(
      fc.property(answers, (all) => {
        const given = Object.fromEntries(all.map(({ post, answer, comment: said }) => [post, { answer, comment: said }]))
        const text = answerText({ ...words, posts: all }, 'Mme Klein', given)
        for (const line of text.split('\n')) expect(line.length).toBeLessThan(100)
        const reply = readReply(text.replaceAll('\n', '\r\n'), [])
        expect(reply).toMatchObject({ code: 'BCDFGH', by: 'Mme Klein', rest: [], everything: false })
        const plain = (said: string | null): string =>
          (said ?? '').normalize('NFC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
        expect(reply.answers.map((one) => [one.post_id, one.hash, one.verdict, plain(one.comment)])).toEqual(
          all.toSorted((a, b) => a.post - b.post).map((one) => [one.post, one.short, one.answer, plain(one.comment)]),
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('whatever is written', () => {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        'ok',
        'oui',
        'non',
        'pas',
        'd’accord',
        'sauf',
        'mais',
        'ne',
        '12',
        '13',
        '14',
        '12-14',
        ',',
        '.',
        ':',
        '/',
        '\n',
        '\n\n',
        '>',
        '|',
        '?',
        '👍',
        '👎',
        'tout',
        'changer',
        'à revoir',
        'pour',
        'le',
        'et',
        'si',
        'yes',
        'no',
        'not',
        'all',
        'but',
        'approved',
        '12/aaaaaa',
        '12h',
        '12/14',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.lorem({ maxCount: 3 }) },
  )
  const anything = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(' '))

  it('approves no post whose number is not in it, unless it says “all”', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { answers, everything } = readReply(text, [71, 72, 73])
        if (everything) return
        for (const { post_id, verdict } of answers) {
          const named = new RegExp(`(?<!\\d)${post_id}(?!\\d)`).test(text)
          if (verdict === 'approved') expect([text, named]).toEqual([text, true])
        }
        expect(answers.filter(({ post_id, verdict }) => verdict === 'approved' && [71, 72, 73].includes(post_id))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('approves nothing without a word of agreement', () => {
    fc.assert(
      fc.property(anything, (text) => {
        if (/ok|oui|accord|yes|approved|👍|go|top|super|fine|good|bon|valid|great|parfait/i.test(text)) return
        expect(readReply(text, known).answers.filter(({ verdict }) => verdict === 'approved')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  const refusal = fc.constantFrom(
    'non 13',
    'pas 13',
    '13 non',
    'pas la 13',
    'pas d’accord pour 13',
    'je ne valide pas la 13',
    '13 à revoir',
    'no 13',
    'not 13',
    'refuser 13',
    '13 : changer la photo',
    '13 👎',
    '❌ 13',
    'ne publiez pas la 13',
    'jamais la 13',
    'annuler 13',
    'I do not approve 13',
    '13 is not ok',
    'surtout pas 13',
    'ok pour tout sauf 13',
  )
  const beside = fc.constantFrom(
    'ok 12',
    '12 ok',
    'd’accord pour 12',
    'tout est bon',
    'ok',
    'merci',
    'la photo est belle',
    '12 👍',
    'yes 12',
    '14 : ok',
    'Bonjour',
    'sauf 14',
  )
  const glue = fc.constantFrom(', ', '\n', '. ', ' / ', ' ; ', ' et ', ' mais ', '\n\n', ' ')

  it('approves no post that a sentence of it refuses', () => {
    fc.assert(
      fc.property(
        fc.array(beside, { maxLength: 3 }),
        refusal,
        fc.array(beside, { maxLength: 3 }),
        glue,
        (before, no, after, between) => {
          const text = [...before, no, ...after].join(between)
          const { answers } = readReply(text, known)
          expect([text, answers.find(({ post_id }) => post_id === 13)?.verdict]).not.toEqual([text, 'approved'])
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('gives each post one answer, in order, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
        const ids = readReply(text, known).answers.map(({ post_id }) => post_id)
        expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })
})

it('has letters for codes of which no word is made', () => {
  expect([...codeLetters].filter((letter) => 'AEIOUY'.includes(letter))).toEqual([])
})
