import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalIssueText } from '../../../src/i18n/legal-rules.ts'
import { say } from '../../../src/i18n/text.ts'
import { legalIssues, type LegalFacts, type LegalText } from '../../../src/posts/legal/check.ts'
import { contractNeed, partnerSum } from '../../../src/posts/legal/partner-sum.ts'
import { isFor, legalRule, legalRules, type LegalRuleId } from '../../../src/posts/legal/rules.ts'
import type { Ambassador } from '../../../src/store/ambassadors.ts'
import type { LegalPack } from '../../../src/strategy/legal-points.ts'
import { typographyFaults } from '../../support/french.ts'
import { facts, picture, right, text, wholeContest } from './facts.ts'
import { processorTime } from '../../support/processor-time.ts'

const found = (of: LegalFacts, one: LegalText): string[] =>
  legalIssues(of, one, 'fr').map(({ level, code }) => `${level} ${code}`)
const said = (of: LegalFacts, one: LegalText): string[] =>
  legalIssues(of, one, 'fr').map(({ message, values }) => say('fr', message, values))

const partner = right({
  id: 7,
  kind: 'partner',
  name: 'Blog du goût',
  values: [{ id: 1, date: '2026-03-01', kind: 'gift', amount: 12_000, currency: 'EUR', note: null }],
})
const ambassador: Ambassador = {
  id: 3,
  client: 'ill',
  alias: 'Sam',
  profile: 'fan',
  topic: 'bread',
  consent_at: '2026-11-01',
  consent_via: 'mail',
  benefit: 'un bon de 20 €',
  disclosure: 'Collaboration commerciale',
  code: 'BREAD1',
  added_at: '2026-11-01T09:00:00Z',
}

describe('advertising [004-63]', () => {
  it.each<[string, Partial<LegalFacts>, string, string[]]>([
    ['declared and said first', { legal: { disclosure: 'ad' } }, 'Publicité. Le pain de seigle est arrivé.', []],
    ['as a tag', { legal: { disclosure: 'commercial_collaboration' } }, '#Publicité Le pain est arrivé.', []],
    ['in English', { legal: { disclosure: 'ad' } }, 'Paid partnership: our rye bread is back.', []],
    ['the short word', { legal: { disclosure: 'ad' } }, '#ad Our rye bread is back.', []],
    ['a gift said as one', { legal: { disclosure: 'gift' } }, 'Cadeau de la maison Duval : son miel.', []],
    ['a gift is no word for being paid', { legal: { disclosure: 'ad' } }, 'Cadeau de la maison Duval.', ['error disclosure']],
    ['not said', { legal: { disclosure: 'ad' } }, 'Le pain de seigle est arrivé.', ['error disclosure']],
    ['half a word', { legal: { disclosure: 'ad' } }, 'Un adage : le bon pain se garde.', ['error disclosure']],
    [
      'in the third line',
      { legal: { disclosure: 'ad' } },
      'Le pain de seigle est arrivé.\n\nIl se garde une semaine.\nPublicité',
      ['error disclosure'],
    ],
    ['with a letter that nobody sees', { legal: { disclosure: 'ad' } }, 'Publi\u200Bcité. Le pain est arrivé.', []],
    ['said not to be', { legal: { disclosure: 'ad' } }, "Ceci n'est pas une publicité.", ['error disclosure']],
    ['without any', { legal: { disclosure: 'ad' } }, 'Du pain, sans aucune publicité.', ['error disclosure']],
    ['Latin', { legal: { disclosure: 'ad' } }, 'Une réponse ad hoc : le pain de seigle.', ['error disclosure']],
    ['a word cut by the fold', { legal: { disclosure: 'ad' } }, `${'Pain '.repeat(39)}bon adage`, ['error disclosure']],
    ['behind 200 letters', { legal: { disclosure: 'ad' } }, `${'Le bon pain. '.repeat(18)}Publicité`, ['error disclosure']],
    ['a partner who gets something', { partner, legal: { partner: 7 } }, 'Merci à ce blog.', ['error disclosure']],
    ['the same, said', { partner, legal: { partner: 7 } }, 'Collaboration commerciale avec ce blog.', []],
    ['even where none is declared', { partner, legal: { partner: 7, disclosure: 'none' } }, 'Merci.', ['error disclosure']],
    ['a partner who gets nothing', { partner: { ...partner, values: [] } }, 'Merci à ce blog.', []],
    ['an ambassador with a benefit', { ambassador }, 'Sam parle de notre pain.', ['error disclosure']],
    ['who gets nothing', { ambassador: { ...ambassador, benefit: null } }, 'Sam parle de notre pain.', []],
    [
      'the words agreed on',
      { ambassador: { ...ambassador, disclosure: 'Invité par la maison' } },
      'Invité par la maison, Sam raconte.',
      [],
    ],
    ['without consent', { ambassador: { ...ambassador, benefit: null, consent_at: null } }, 'Sam.', ['error disclosure']],
    [
      'an employee who says so',
      { legal: { disclosure: 'employee' } },
      "Je travaille chez nous depuis dix ans, à l'atelier.",
      [],
    ],
    [
      'an employee who does not',
      { legal: { disclosure: 'employee' } },
      'Le meilleur pain de la ville.',
      ['warning disclosure'],
    ],
  ])('%s', (_, more, words, expected) => {
    expect(found(facts(more), text(words))).toEqual(expected)
  })

  it('on Instagram comes before the 125 letters that are read there', () => {
    const words = `${'Le bon pain. '.repeat(11)}Publicité`
    const of = facts({ legal: { disclosure: 'ad' } })
    expect(found(of, text(words, { network: 'instagram' }))).toEqual(['error disclosure'])
    expect(found(of, text(words, { network: 'facebook' }))).toEqual([])
  })

  it('names the words to begin with', () => {
    expect(said(facts({ ambassador }), text('Sam parle.'))[0]).toContain('Collaboration commerciale')
    expect(said(facts({ legal: { disclosure: 'ad' } }), text('Pain.\nFrais.\nPublicité'))[0]).toContain('vient trop bas')
  })
})

describe('the contract of a partner', () => {
  const value = (amount: number, date = '2026-05-01', currency = 'EUR') =>
    ({ id: 1, date, kind: 'fee', amount, currency, note: null }) as const
  const client = { currency: 'EUR', exchange_rates: { USD: { rate: '0.9', date: '2026-01-01', source: null } } }

  it.each<[number, string]>([
    [79_999, 'none'],
    [80_000, 'soon'],
    [99_999, 'soon'],
    [100_000, 'needed'],
  ])('%i cents of a year: %s', (amount, need) => {
    expect(contractNeed(partnerSum([value(amount - 100), value(100)], 2026, client))).toBe(need)
    const level = { none: [], soon: ['warning partner_contract'], needed: ['error partner_contract'] }[need]
    const whose = { ...partner, values: [value(amount)] }
    expect(found(facts({ partner: whose }), text('Publicité'))).toEqual(level)
    expect(found(facts({ partner: { ...whose, contract_on: '2026-01-05' } }), text('Publicité'))).toEqual([])
    // each year begins anew
    expect(found(facts({ partner: { ...whose, values: [value(amount, '2025-12-31')] } }), text('Publicité'))).toEqual([])
  })

  it('counts other currencies by the rates of the client, and says which it cannot', () => {
    expect(partnerSum([value(100_000, '2026-02-01', 'USD'), value(1_000)], 2026, client)).toEqual({
      year: 2026,
      amount: 91_000,
      unknown: [],
    })
    // a yen has no cents
    const yen = { ...client, exchange_rates: { JPY: { rate: '0.006', date: '2026-01-01', source: null } } }
    expect(partnerSum([value(100_000, '2026-02-01', 'JPY')], 2026, yen).amount).toBe(60_000)
    const unknown = partnerSum([value(50_000, '2026-02-01', 'CHF')], 2026, client)
    expect([unknown.amount, unknown.unknown, contractNeed(unknown)]).toEqual([0, ['CHF'], 'unknown'])
    // counted in euros whatever the client's own currency
    const swiss = { currency: 'CHF', exchange_rates: { EUR: { rate: '0.95', date: '2026-01-01', source: null } } }
    expect(partnerSum([value(95_000, '2026-02-01', 'CHF'), value(1_000)], 2026, swiss).amount).toBe(101_000)
  })
})

describe('what a machine made', () => {
  const made = facts({ legal: { ai: 'generated_media' } })

  it.each([
    'Image générée par IA.',
    "Visuel créé avec l'intelligence artificielle.",
    'Photo virtuelle de notre four.',
    'AI-generated image of our oven.',
    'Made with AI.',
  ])('is said to be so: %s', (words) => {
    expect(found(made, text(words))).toEqual([])
  })

  it('is not said by a word that only has the letters', () => {
    expect(found(made, text("J'ai pétri le pain."))).toEqual(['error ai_label'])
    expect(found(facts({ media: [picture({ ai: 'generated_media' })] }), text('Notre four.'))).toEqual(['error ai_label'])
    expect(found(made, text('Notre four.', { labels_ai: true }))).toEqual([])
    expect(found(facts({ legal: { ai: 'assisted' } }), text('Notre four.'))).toEqual([])
  })

  it('or retouched is told in advertising (law of 9 June 2023, article 5)', () => {
    const paid = { partner, media: [picture(null)] }
    expect(found(facts({ ...paid, legal: { ai: 'assisted' } }), text('Publicité. Notre gilet.'))).toEqual([
      'warning retouched_images',
    ])
    expect(found(facts({ ...paid, legal: { ai: 'assisted' } }), text('Publicité. Images retouchées.'))).toEqual([])
    expect(found(facts({ ...paid, legal: { ai: 'generated_media' } }), text('Publicité. Images virtuelles.'))).toEqual([])
  })
})

describe('a contest [004-27]', () => {
  const contest = facts({ legal: { contest: wholeContest } })
  const words = 'Jeu-concours : un panier à gagner. Règlement : https://example.com/rules'

  it('that is whole passes', () => {
    for (const network of ['facebook', 'instagram', 'x', 'tumblr', 'linkedin'])
      expect(found(contest, text(words, { network })), `on ${network}`).toEqual([])
  })

  it.each(['rules_url', 'starts', 'ends', 'who', 'draw', 'data_notice'] as const)('without %s is refused', (field) => {
    const less = facts({ legal: { contest: { ...wholeContest, [field]: null } } })
    expect(found(less, text(words))).toContain('error contest')
    expect(said(less, text(words)).join()).toContain(field)
  })

  it('without prizes, ending before it begins, or over before the post, is refused', () => {
    const less = (more: object) => found(facts({ legal: { contest: { ...wholeContest, ...more } } }), text(words))
    expect(less({ prizes: [] })).toEqual(['error contest'])
    expect(less({ starts: '2026-12-20' })).toEqual(['error contest'])
    expect(less({ starts: '2026-11-01', ends: '2026-11-30' })).toEqual(['error contest'])
  })

  it('clears the networks that ask for it', () => {
    const none = facts({ legal: { contest: { ...wholeContest, release: false } } })
    expect(found(none, text(words, { network: 'instagram' }))).toEqual(['error contest'])
    expect(found(none, text(words, { network: 'x' }))).toEqual([])
    expect(found(none, text(`${words} (18+)`, { network: 'tumblr' }))).toEqual(['error contest'])
    const sentence = `${words}. Ce jeu n'est ni organisé, ni parrainé, ni administré par Instagram.`
    expect(found(none, text(sentence, { network: 'instagram' }))).toEqual([])
    const english =
      'Giveaway! https://example.com/rules This promotion is in no way sponsored, endorsed or administered by Facebook.'
    expect(found(none, text(english))).toEqual([])
  })

  it('that is not declared is asked about; medals and time are no game', () => {
    for (const game of [
      'Grand jeu-concours de Noël',
      'Tentez de gagner un panier garni',
      'Un repas pour deux à gagner',
      'Gagnez un panier garni',
      'Winner by prize draw on Friday',
      'Enter to win a loaf a week',
    ])
      expect(found(facts(), text(game)), `said: ${game}`).toEqual(['warning contest'])
    for (const other of [
      "Médaille d'or au concours général agricole",
      'Du temps à gagner chaque matin',
      'Vous avez tout à gagner à venir tôt',
      'Gagnez du temps : commandez la veille',
      'Concours de recrutement : inscriptions ouvertes',
      'We won a medal at the agricultural show',
    ])
      expect(found(facts(), text(other)), `said: ${other}`).toEqual([])
  })

  it.each<[string, string, boolean]>([
    ['facebook', 'À gagner : un panier. Partagez cette publication sur votre journal.', true],
    ['facebook', 'À gagner : un panier. Identifiez deux amis en commentaire.', true],
    ['facebook', 'À gagner : un panier. Taguez un ami gourmand !', true],
    ['facebook', 'Giveaway: tag a friend and share this post.', true],
    ['facebook', 'À gagner : un panier. Répondez en commentaire.', false],
    ['instagram', 'Giveaway: tag yourself in this photo.', true],
    ['instagram', 'À gagner : un panier. Identifiez deux amis en commentaire.', false],
    ['x', 'À gagner : un panier. Retweetez chaque jour pour plus de chances.', true],
    ['x', 'Giveaway: the more you retweet, the better.', true],
    ['x', 'Giveaway: use multiple accounts.', true],
    ['x', 'À gagner : un panier. Répondez à ce message.', false],
    ['tumblr', 'Giveaway for adults: reblog to enter.', true],
    ['tumblr', 'À gagner (18 ans et plus) : abonnez-vous pour participer.', true],
    ['tumblr', 'Giveaway for adults: send us a message.', false],
  ])('on %s: %s', (network, asked, forbidden) => {
    const codes = found(facts({ legal: { contest: wholeContest } }), text(`${asked} https://example.com/rules`, { network }))
    expect(codes).toEqual(forbidden ? ['error contest_mechanics'] : [])
  })

  it('asks for a share only where there is a game', () => {
    expect(found(facts(), text('Partagez cette publication avec vos voisins.'))).toEqual([])
  })

  it('on Tumblr is for adults, and says so', () => {
    const young = facts({ legal: { contest: { ...wholeContest, who: 'everyone in France' } } })
    expect(found(young, text(words, { network: 'tumblr' }))).toEqual(['error contest'])
    expect(found(young, text(`${words} (18+)`, { network: 'tumblr' }))).toEqual([])
  })
})

describe('who is shown and who made it [004-06]', () => {
  const shown = (known: Parameters<typeof picture>[0], rights: readonly ReturnType<typeof right>[], network = 'facebook') =>
    found(
      facts({ media: [picture(known)], rights: new Map(rights.map((one) => [one.id, one])) }),
      text('Notre four.', { network }),
    )
  const people = { people_visible: true, releases: [1] }

  it.each<[string, Parameters<typeof right>[0], string[]]>([
    ['with an agreement without end', {}, []],
    ['that ends on the very day', { until_day: '2026-12-01' }, ['warning image_release']],
    ['that ended the day before', { until_day: '2026-11-30' }, ['error image_release']],
    ['that ends in 29 days', { until_day: '2026-12-30' }, ['warning image_release']],
    ['that ends in 30 days', { until_day: '2026-12-31' }, []],
    ['that begins later', { from_day: '2026-12-02' }, ['error image_release']],
    ['that was withdrawn', { removed_at: '2026-11-20T09:00:00Z' }, ['error image_release']],
    ['for another network', { networks: ['instagram'] }, ['error image_release']],
    ['for this network too', { networks: ['instagram', 'facebook'] }, []],
  ])('a person %s', (_, more, expected) => {
    expect(shown(people, [right(more)])).toEqual(expected)
  })

  it('a person without any is refused; nobody, and nothing said, pass', () => {
    expect(shown({ people_visible: true }, [])).toEqual(['error image_release'])
    expect(shown({ people_visible: false }, [])).toEqual([])
    expect(shown(null, [])).toEqual([])
    // two persons: both have to agree
    expect(shown({ people_visible: true, releases: [1, 2] }, [right(), right({ id: 2, until_day: '2026-01-01' })])).toEqual([
      'error image_release',
    ])
  })

  it("a customer's picture needs a permission", () => {
    expect(shown({ origin: 'customer' }, [])).toEqual(['error licence'])
    expect(shown({ origin: 'customer', licence_id: 4 }, [right({ id: 4, kind: 'licence' })])).toEqual([])
    expect(
      shown({ origin: 'third_party', licence_id: 4 }, [right({ id: 4, kind: 'licence', until_day: '2026-11-30' })]),
    ).toEqual(['error licence'])
    expect(shown({ origin: 'own' }, [])).toEqual([])
    expect(shown({ origin: 'library' }, [])).toEqual(['notice licence'])
  })

  it('is asked of every file where the rule is strict', () => {
    const strict = facts({ media: [picture(null)] }, { image_release: 'strict', licence: 'strict' })
    expect(found(strict, text('Notre four.'))).toEqual(['error image_release', 'error licence'])
  })
})

describe('regulated trades', () => {
  const notice = "L'abus d'alcool est dangereux pour la santé, à consommer avec modération."

  it.each<[LegalPack, string, string[]]>([
    ['alcohol', 'Notre riesling 2024 est en cave.', ['error alcohol']],
    ['alcohol', `Notre riesling 2024 est en cave. ${notice}`, []],
    ['alcohol', `Notre riesling. ${notice.toUpperCase()}`, []],
    ['alcohol', 'Our beer is back. Alcohol abuse is dangerous for your health, drink in moderation.', []],
    ['alcohol', 'Fermé lundi, ouvert mardi.', []],
    ['alcohol', 'Au menu : coq au vin et vinaigre de cidre.', []],
    ['alcohol', 'Une bière sans alcool, une limonade.', []],
    ['alcohol', 'Poires au vin rouge, œufs en meurette.', []],
    ['alcohol', `Vendredi, open bar. ${notice}`, ['error alcohol']],
    ['alcohol', `Champagne pour les étudiants. ${notice}`, ['warning alcohol']],
    ['alcohol', `Les jeunes vignes donnent leur premier vin. ${notice}`, []],
    ['tobacco_vaping', 'Nouvelle e-liquide : profitez de la promotion', ['error tobacco_vaping']],
    ['tobacco_vaping', 'Bureau de tabac ouvert dimanche de 8h à 12h', ['warning tobacco_vaping']],
    ['tobacco_vaping', 'Espace non fumeurs : terrasse sans tabac', []],
    ['gambling', 'Le casino rouvre ses portes.', ['error gambling']],
    ['gambling', 'Le casino rouvre. Pour être aidé, appelez le 09 74 75 13 13 (appel non surtaxé).', []],
    ['gambling', "De l'argent facile ? Appelez le 09-74-75-13-13", ['error gambling']],
    ['gambling', 'Menu du jour : bœuf carottes.', []],
    ['health_claims', 'Cette tisane guérit le rhume.', ['error health_claims']],
    ['health_claims', 'Aucune plante ne guérit un rhume.', []],
    ['health_claims', 'Perdez 5 kg en un mois.', ['error health_claims']],
    ['health_claims', 'Un remède miracle.', ['error health_claims']],
    ['health_claims', 'Une tisane détox.', ['warning health_claims']],
    ['health_claims', 'Nous prenons soin de vous, sur rendez-vous.', []],
    ['aesthetic_medicine', 'Injections sans risque.', ['error aesthetic_medicine']],
    ['aesthetic_medicine', "Aucun acte n'est sans risque.", []],
    ['finance_crypto', 'Un placement garanti.', ['error finance_crypto', 'warning finance_crypto']],
    ['finance_crypto', 'Investir en bourse : il existe un risque de perte en capital.', []],
    ['finance_crypto', 'Un prêt personnel pour vos travaux.', ['error finance_crypto']],
    [
      'finance_crypto',
      "Un prêt personnel pour vos travaux. Attention ! Un crédit coûte de l'argent et doit être remboursé !",
      [],
    ],
    // the sentence until 19 November 2026
    ['finance_crypto', 'Un prêt personnel. Un crédit vous engage et doit être remboursé.', ['error finance_crypto']],
    ['finance_crypto', 'Un crédit immobilier à étudier ensemble.', []],
    ['finance_crypto', 'Nous avons investi dans un four : investir dans un four neuf change tout.', []],
    ['products_for_children', 'Demande à tes parents de te l’acheter !', ['error products_for_children']],
    ['products_for_children', 'Un jouet en bois de hêtre, dès 3 ans.', []],
    ['legal_profession', 'Garantie de résultat.', ['error legal_profession']],
    ['legal_profession', "Nous n'avons pas de garantie de résultat à offrir.", []],
  ])('%s: %s', (pack, words, expected) => {
    expect(found(facts({ packs: [pack] }), text(words))).toEqual(expected)
    // of another trade, none of it is looked at
    expect(found(facts(), text(words)).filter((one) => one.endsWith(pack))).toEqual([])
  })

  it.each<[string, LegalText]>([
    ['a letter that nobody sees', text(`Vendredi, open\u200B\u00A0b\u200Bar. ${notice}`)],
    ['a soft hyphen', text(`Vendredi, open b\u00ADar. ${notice}`)],
    ['a filler', text(`Vendredi, open b\u3164ar. ${notice}`)],
    ['letters of another script', text(`Vendredi, о\u0440\u0435n b\u0430r. ${notice}`)],
    ['accents put on afterwards', text(`Vendredi, o\u0301pen ba\u0300r. ${notice}`)],
    ['capitals', text(`Vendredi, OPEN BAR. ${notice}`)],
    ['full-width letters', text(`Vendredi, ｏｐｅｎ ｂａｒ. ${notice}`)],
    ['a hashtag', text(`Vendredi ${notice}${'\n'.repeat(20)}#OpenBar`)],
    ['a tag of its own', text(`Vendredi. ${notice}`, { tags: ['OpenBar'] })],
    ['the first comment', text(`Vendredi. ${notice}`, { first_comment: 'Open bar dès 19 h' })],
    ['the title', text(notice, { title: 'Open bar' })],
  ])('a word that is never said is found behind %s', (_, one) => {
    expect(found(facts({ packs: ['alcohol'] }), one)).toContain('error alcohol')
    expect(found(facts({ packs: ['alcohol'] }, { alcohol: 'off' }), one)).not.toContain('error alcohol')
  })

  it('the notice stands in the post itself, whatever makes it needed', () => {
    const of = facts({ packs: ['alcohol'] })
    expect(found(of, text('Vendredi soir.', { first_comment: 'Notre riesling vous attend.' }))).toEqual(['error alcohol'])
    expect(found(of, text('Notre riesling.', { first_comment: notice }))).toEqual(['error alcohol'])
    expect(found(of, text(`Notre riesling. ${notice}`, { first_comment: 'Le riesling est à 9 €.' }))).toEqual([])
  })

  it('a paid partner promotes no aesthetic medicine', () => {
    const paid = facts({ packs: ['aesthetic_medicine'], partner })
    expect(found(paid, text('Publicité : botox au cabinet.'))).toEqual(['error aesthetic_medicine'])
  })

  it('where the rule is strict every post has the notice', () => {
    const strict = facts({ packs: ['alcohol', 'gambling'] }, { alcohol: 'strict', gambling: 'strict' })
    expect(found(strict, text('Ouvert mardi.'))).toEqual(['error alcohol', 'error gambling'])
  })
})

describe('a text that is listened to', () => {
  it.each<[string, string[]]>([
    ['Du pain 🥖🥐🥨🍞', ['notice accessibility']],
    ['Du pain 🥖🥐🥨', []],
    ['Trois drapeaux 🇫🇷🇧🇪🇨🇭 et une famille 👩‍👩‍👧‍👦', []],
    ['𝐎𝐮𝐯𝐞𝐫𝐭 dimanche', ['notice accessibility']],
    ['Ⓞⓤⓥⓔⓡⓣ', ['notice accessibility']],
    ['Ouvert dimanche : 10 °C, ½ baguette, n° 5, №', []],
    ['#painaulevainnaturel', ['notice accessibility']],
    ['#PainAuLevainNaturel #boulangerie', []],
    ['Une adresse : https://example.com/#unfragmentbienlongsanscapitale', []],
  ])('%s', (words, expected) => {
    expect(found(facts(), text(words))).toEqual(expected)
  })

  it('is refused where the rule is strict, with an image that has no description', () => {
    const strict = facts({ media: [picture(null, { alt: null })] }, { accessibility: 'strict' })
    expect(found(strict, text('Notre four.'))).toEqual(['error accessibility'])
    expect(found(facts({ media: [picture(null, { alt: null })] }), text('Notre four.'))).toEqual([])
    const film = facts({ media: [picture(null, { mime: 'video/mp4' })] }, { accessibility: 'strict' })
    // nothing here can answer it
    expect(found(film, text('Notre four.'))).toEqual(['notice accessibility'])
  })
})

describe('prices, reviews, language', () => {
  it.each<[string, string[]]>([
    ['-20 % sur les brioches samedi', ['notice price_reduction']],
    ['-20 % : 4 € au lieu de 5 €', []],
    ['Remise de 10 % pour les habitués', ['notice price_reduction']],
    ['20% off on Saturday', ['notice price_reduction']],
    ['Il fait -5 degrés, 20 % de seigle dans ce pain', []],
    ['Laissez un avis et recevez un café offert', ['warning reviews']],
    ['Leave us a review and get a discount', ['warning reviews']],
    ['Merci pour vos avis, nous les lisons tous', []],
  ])('%s', (words, expected) => {
    expect(found(facts(), text(words))).toEqual(expected)
  })

  it('a text in no French is told in France alone', () => {
    expect(found(facts(), text('Bread', { lang: 'en' }))).toEqual(['notice french'])
    const belgian = { country: 'BE', legal_rules: {}, currency: 'EUR', exchange_rates: {} }
    expect(found(facts({ client: belgian }), text('Bread', { lang: 'en' }))).toEqual([])
  })
})

describe('the rules', () => {
  it('have a source, a day where one was read, and words in both languages', () => {
    for (const { id, sources, reviewed_on, words } of legalRules) {
      expect(sources.length, `rule ${id}`).toBeGreaterThan(0)
      const read = sources.filter(({ believed }) => !believed)
      if (read.length === 0) expect(reviewed_on, `rule ${id}`).toBe(null)
      else expect(reviewed_on, `rule ${id}`).toMatch(/^20\d\d-\d\d-\d\d$/)
      for (const { title, url } of sources) {
        expect([say('fr', title), say('en', title)], `rule ${id}`).not.toContain('')
        if (url !== undefined) expect(new URL(url).protocol).toBe('https:')
      }
      for (const one of [words.name, words.about, words.strict])
        expect([say('fr', one), say('en', one)], `rule ${id}`).not.toContain('')
    }
    expect(new Set(legalRules.map(({ id }) => id)).size).toBe(legalRules.length)
  })

  it('hold where they come from', () => {
    const where = (id: LegalRuleId): boolean[] =>
      ['FR', 'RE', 'BE', 'CH', 'CA'].map((country) => isFor(legalRule(id) ?? expect.fail(id), country))
    expect(where('partner_contract')).toEqual([true, true, false, false, false])
    expect(where('ai_label')).toEqual([true, true, true, false, false])
    expect(where('contest_mechanics')).toEqual([true, true, true, true, true])
  })

  it('are each off where somebody said so', () => {
    const words = 'Riesling et 𝐯𝐢𝐧 guérit 🥖🥐🥨🍞 -20 % jeu-concours, partagez cette publication sur votre mur'
    const busy = { packs: ['alcohol', 'health_claims'] as const, legal: { disclosure: 'ad', ai: 'generated_media' } as const }
    const all = found(facts(busy), text(words, { lang: 'en' })).map((one) => one.split(' ')[1] ?? '')
    expect(new Set(all).size).toBeGreaterThan(7)
    for (const id of new Set(all))
      expect(
        found(facts(busy, { [id]: 'off' }), text(words, { lang: 'en' })).some((one) => one.endsWith(` ${id}`)),
        `rule ${id}`,
      ).toBe(false)
  })

  it('say nothing of texts without any of their words, whatever the letters', () => {
    const letters = fc.stringMatching(/^[bdjkmqz ,.\n]{0,300}$/)
    fc.assert(
      fc.property(letters, fc.constantFrom('facebook', 'instagram', 'x', 'tumblr'), (words, network) => {
        expect(
          found(facts({ packs: ['alcohol', 'tobacco_vaping', 'health_claims', 'finance_crypto'] }), text(words, { network })),
        ).toEqual([])
      }),
    )
  })

  it('never fail on any text, and every remark is whole in both languages', () => {
    const busy = facts({
      packs: ['alcohol', 'gambling', 'health_claims'],
      legal: { disclosure: 'gift', ai: 'generated_media', contest: { ...wholeContest, rules_url: null } },
      partner,
      ambassador,
      media: [picture({ people_visible: true, releases: [9], origin: 'customer' })],
    })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        for (const lang of ['fr', 'en'] as const)
          for (const { message, values } of legalIssues(busy, text(words), lang))
            expect(say(lang, message, values)).not.toMatch(/\{\w+\}/)
      }),
      { numRuns: 60 },
    )
  })

  it('are in good French', () => {
    const sentences = [
      ...Object.values(legalIssueText).map((one) => say('fr', one as { fr: string; en: string })),
      ...legalRules.flatMap(({ words }) => [words.name, words.about, words.strict].map((one) => say('fr', one))),
    ]
    expect(sentences.flatMap((one) => typographyFaults(one))).toEqual([])
  })

  it('take no more time than a text takes to read, however it is made', () => {
    const hostile = [
      'partagez '.repeat(8000),
      '🥖'.repeat(20_000),
      '#'.repeat(50_000),
      'avis recevez '.repeat(6000),
      'a gagner '.repeat(7000),
    ]
    const started = processorTime()
    for (const words of hostile)
      found(facts({ packs: ['alcohol', 'health_claims', 'finance_crypto'], legal: { contest: wholeContest } }), text(words))
    expect(processorTime() - started).toBeLessThan(3000)
  })
})
