import { describe, expect, it } from 'vitest'
import { legalIssues } from '../../../src/posts/legal/check.ts'
import type { LegalPack } from '../../../src/strategy/legal-points.ts'
import { facts, text } from './facts.ts'

const found = (pack: LegalPack | null, words: string): string[] =>
  legalIssues(facts(pack === null ? {} : { packs: [pack] }), text(words), 'fr').map(({ level, code }) => `${level} ${code}`)

describe('posts as small firms write them', () => {
  it.each<[LegalPack | null, string, string[]]>([
    // a glass says alcohol without a word
    ['alcohol', 'Un bon moment entre amis pour finir la semaine 🍷', ['error alcohol']],
    ['alcohol', 'Bonne année à tous 🥂', ['error alcohol']],
    ['alcohol', 'Venez trinquer au caveau vendredi', ['error alcohol']],
    ['alcohol', "Bonne année 🥂 L'abus d'alcool est dangereux pour la santé, à consommer avec modération.", []],
    ['alcohol', 'Vendanges terminées ! Merci à toute l’équipe pour ces trois semaines dans les vignes.', []],
    ['alcohol', 'Notre jus de raisin sans alcool est arrivé', []],
    [null, 'Bonne année à tous 🥂', []],
    // the most common game of all
    [null, 'Likez et partagez pour gagner une bûche !', ['warning contest', 'error contest_mechanics']],
    [null, 'Commentez avant dimanche pour gagner un panier garni', ['warning contest']],
    [null, 'Like our page to win a cake', ['warning contest']],
    [null, 'Participez à notre atelier pour gagner en confiance', []],
    [null, 'Suivez nos conseils pour gagner une heure par jour', []],
    [null, 'Notre gagnant du tournoi du village repart avec son gâteau', []],
    // a lawyer promises no outcome
    ['legal_profession', 'Nous garantissons de gagner votre procès.', ['error legal_profession']],
    ['legal_profession', 'Nous gagnons 95 % de nos procès.', ['warning legal_profession']],
    ['legal_profession', '98 % de réussite depuis 2010', ['warning legal_profession']],
    ['legal_profession', 'We win 95% of our cases.', ['warning legal_profession']],
    ['legal_profession', 'Aucun avocat ne peut vous garantir de gagner un procès.', []],
    ['legal_profession', 'Nous ne garantissons pas le résultat, mais notre engagement.', []],
    ['legal_profession', 'La loi change au 1er janvier : ce que les bailleurs doivent savoir', []],
  ])('%s: %s', (pack, words, expected) => {
    expect(found(pack, words)).toEqual(expected)
  })
})
