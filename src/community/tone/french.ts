/** What customers say in French that a lexicon made of book reviews does not know, or knows otherwise. */
import type { LanguageWords } from './word-list.ts'

export const french: LanguageWords = {
  groups: [
    // adjectives and nouns of praise
    {
      weight: 3,
      words:
        'régal, délice, tuerie, top, nickel, génial, bravo, chapeau, merveille, impeccable, bluffant, réactif, copieux, au rendez-vous',
    },
    {
      weight: 2,
      words:
        'pro, professionnel, ponctuel, soigné, serviable, souriant, à l écoute, conseil, félicitations, ravi, hâte, goûteux, savoureux',
    },
    { weight: 1, words: 'merci, plaisir' },
    {
      weight: 4,
      words: 'je recommande, on recommande, je conseille, au top, rapport qualité prix, coup de coeur, les yeux fermés',
    },
    // negations that are praise
    {
      weight: 4,
      fixed: true,
      words: 'jamais déçu, rien à redire, rien à dire, rien à reprocher, sans hésiter, sans hésitation, n hésitez pas, pas mal',
    },
    // complaints
    {
      weight: -4,
      words:
        'arnaque, escroc, arnaqueur, voleur, honte, scandaleux, inadmissible, inacceptable, infect, immonde, dégueulasse, immangeable, catastrophe',
    },
    {
      weight: -3,
      words:
        'nul, déçu, déception, décevant, désagréable, sale, insipide, moisi, périmé, incompétent, bâclé, malpoli, impoli, irrespectueux, plainte, litige',
    },
    {
      weight: -2,
      words:
        'cher, froid, attente, retard, remboursement, rembourser, réclamation, panne, cassé, abîmé, problème, erreur, oublié, dommage, sec, brûlé, lent, bruyant, injoignable',
    },
    {
      weight: -4,
      fixed: true,
      words: 'à fuir, plus jamais, jamais plus, passez votre chemin, à éviter, pas terrible, se moque du monde, fuyez',
    },
    // says nothing here
    {
      weight: 0,
      words:
        'pain, attention, nouveau, premier, grand, vieux, international, connu, complet, populaire, spécial, unique, long, précis, proche, ouvert, classique',
    },
  ],
  degrees: [
    {
      factor: 1.5,
      words:
        'très, vraiment, hyper, super, trop, tellement, si, extrêmement, absolument, franchement, complètement, totalement, ultra, archi, tout, toujours',
    },
    { factor: 0.6, words: 'peu, assez, plutôt, légèrement, presque' },
  ],
  negators: 'pas, jamais, rien, aucun, aucune, sans, ni, guère, nullement',
  halves: 'ne',
  seconds: 'plus, personne, point',
  undoing: 'seulement, que, uniquement',
  contrasts: 'mais, cependant, pourtant, toutefois, néanmoins, contre, revanche, sauf, hormis',
}
