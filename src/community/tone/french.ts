/**
 * What customers say in French that the published lexicon, made of adjectives in book reviews, does not know or knows otherwise. Each
 * group is a weight and the words that have it.
 */
import type { LanguageWords } from './word-list.ts'

export const french: LanguageWords = {
  groups: [
    // courtesy, that irony borrows: « merci pour les bouteilles cassées »
    { weight: 1.5, polite: true, words: 'merci, bravo, félicitations, chapeau, bien joué, bonne continuation' },
    // praise of what was eaten, drunk, made
    {
      weight: 3,
      words: `régal, régaler, délice, tuerie, succulent, merveille, bluffant, bluffé, copieux, croustillant, moelleux, fondant, goûteux,
        savoureux, parfumé, gourmand, raffiné, remarquable, irréprochable, impeccable, soigné, imbattable`,
    },
    // praise of people
    {
      weight: 2.5,
      words: `pro, professionnel, professionnalisme, ponctuel, réactif, réactivité, serviable, souriant, sourire, gentillesse, bienveillance,
        disponible, compétent, fiable, honnête, passionné, passionnant, chaleureux, attentionné, arrangeant, à l'écoute, de bon conseil,
        bons conseils, petits soins`,
    },
    // praise in idioms
    {
      weight: 4,
      words: `au top, top, nickel, au rendez-vous, rapport qualité prix, coup de coeur, les yeux fermés, je recommande, on recommande,
        nous recommandons, recommander, je conseille, on conseille, vaut le détour, vaut le coup, valait le coup, valait le détour,
        mérite le détour, à couper le souffle, comme à la maison, belle adresse, bonne adresse, super adresse, cinq étoiles, 5 étoiles,
        sauvé, hâte de, dans les temps, dans les délais, continuez comme ça, tient ses promesses, tomber amoureux, tombée amoureuse`,
    },
    {
      weight: 2,
      words: 'plaisir, ravi, conquis, satisfaite, confiance, détente, cosy, raisonnable, concret, vivant, facile, propreté',
    },
    {
      weight: 3,
      words: `je reviendrai, on reviendra, nous reviendrons, reviendrons, y retournerai, y retournera, y retournerons, on y retourne, sans
        problème, sans souci`,
    },
    // praise that is said by a negation
    {
      weight: 4,
      fixed: true,
      words: `jamais déçu, jamais été déçu, pas été déçu, rien à redire, rien à dire, rien à reprocher, sans hésiter, sans hésitation,
        n'hésitez pas, n'hésiterai pas, n'hésiterons pas, pas mal, sans fausse note, sans faute, que du bonheur, que du bon, rien que du
        bon, ne changez rien, pas cher, pas déçu, aucun souci, aucun problème, aucun regret, aucune déception, zéro défaut, pas de souci,
        pas de problème, n'en fait plus`,
    },
    // cheats and shame
    {
      weight: -4,
      words: `arnaque, arnaquer, escroc, escroquerie, arnaqueur, voleur, du vol, honte, honteux, scandale, scandaleux, inadmissible,
        inacceptable, mensonge, menteur, mensonger, tromperie, foutage de gueule, se moquer du monde, moquer du monde, moquez du monde,
        vous vous moquez, on se moque, prend pour des, prennent pour des, indigne, lamentable, pitoyable, minable, déplorable, exécrable,
        catastrophe, catastrophique, cauchemar, zéro pointé, comme des chiens, comme à des chiens, comme un chien`,
    },
    // what disgusts or makes ill
    {
      weight: -4,
      words: `infect, immonde, dégueulasse, dégueu, dégoûtant, immangeable, imbuvable, moisi, périmé, avarié, intoxication, malade, vomir,
        cafard, hygiène douteuse, allergie, allergique, brûlure, cheveu dans, un cheveu, infection, insalubre`,
    },
    // badly made
    {
      weight: -3,
      words: `nul, nulle, déçu, déception, décevant, sale, insipide, rassis, fade, cramé, tiède, pas cuit, pas assez cuit, trop cuit, surgelé,
        micro-ondes, bouchonné, bâclé, raté, gâché, cassé, abîmé, rayé, taché, trempé, illisible, défectueux, défaut, malfaçon, en panne,
        panne, à refaire, tout refaire, ne marche pas, ne fonctionne pas, ne correspond pas, douteux, bof, lâché, sans saveur, sans goût,
        sans intérêt, aucun goût, aucun intérêt, chute libre, pour rien, perte de temps, perdu mon temps, perdre du temps, ridicule`,
    },
    // badly treated
    {
      weight: -3,
      words: `désagréable, incompétent, incompétence, malpoli, impoli, irrespectueux, manque de respect, manque de professionnalisme, hautain,
        méprisant, mépris, condescendant, agressif, agressivité, insulter, insulte, crier, engueuler, soupirer, antipathique, mal
        reçu, mal accueilli, accueil froid, plainte, litige, avocat, mécontent, furieux, colère, dégoûté, ras le bol, marre, ça suffit,
        déranger, sentir de trop, sent de trop, injoignable, impossible de joindre, impossible de vous joindre, pas un mot, refuser`,
    },
    // too long, too dear, not as agreed
    {
      weight: -2.5,
      words: `cher, hors de prix, attente, retard, remboursement, rembourser, réclamation, relancer, problème, souci, erreur, oublier, oubli,
        dommage, sec, brûlé, lent, lenteur, bruyant, annuler, annulation, excuse, abusé, abusif, salé, manquer, manque, minuscule, trop
        fort, surfacturé, facturé deux fois, moyen, regretter, jeté, perdre, désespérer, attends toujours, attend toujours, attendons
        toujours, attends encore, dernier moment, dernière minute, m'attendais à, s'attendait à, connu mieux, mieux ailleurs, mieux avant,
        à ce prix`,
    },
    // complaints that are said by a negation
    {
      weight: -4,
      fixed: true,
      words: `à fuir, fuyez, plus jamais, jamais plus, passez votre chemin, à éviter, évitez, pas terrible, pas top, pas ouf, jamais venu,
        jamais reçu, jamais arrivé, jamais rappelé, jamais répondu, jamais de réponse, jamais eu, pas venu, rien reçu, personne n'est venu,
        personne ne répond, personne ne veut, ne répond pas, ne répond plus, ne répondent pas, sans réponse, aucune réponse, zéro réponse,
        pas de réponse, aucun retour, aucune excuse, pas une excuse, aucun suivi, aucun résultat, aucune explication, aucune considération,
        aucun respect, sans prévenir, reviendrai pas, reviendrai plus, reviendrons pas, reviendrons plus, reviendra pas, remettrai plus,
        remettrai pas, retournerai pas, retournerai plus, recommande pas, recommande vraiment pas, recommande absolument pas, recommande surtout pas, conseille pas, conseille vraiment pas, je recommande pas, je conseille pas, on recommande pas, déconseille, déconseiller, n'y allez pas, n'allez
        pas, ne commandez pas, n'achetez pas, rien à voir, ressemble en rien, vaut pas, vaut rien, sert à rien, ne sert à rien, n'importe
        quoi, pas normal, pas sérieux, pas digne, pas à la hauteur, laisse à désirer, toujours pas, pas du tout satisfait, rien de frais`,
    },
    // superlatives and emphasis, that no negation turns: « le pire que j'aie jamais vu »
    { weight: 4, fixed: true, words: 'le meilleur, la meilleure, les meilleurs, les meilleures' },
    { weight: -4, fixed: true, words: 'le pire, la pire, pire que' },
    { weight: 0, fixed: true, words: 'sans aucun doute, sans doute, rien que' },
    // what the published lexicon weighs, and what says nothing of a firm
    {
      weight: 0,
      words: `pain, attention, certainement, bas, après, tous, toute, tout, plat, raison, mur, mûr, France, français, clairement, chaud, passer, gens, également,
        cordialement, nécessaire, dur, ride, trop, nouveau, premier, première, dernier, dernière, allumé, grand, petit, gros, vieux, jeune, international, national, connu, complet, populaire,
        spécial, unique, long, loin, proche, ouvert, fermé, classique, différent, direct, éclair, pur, libre, cadeau, valable, sur, pu, sav,
        soupe, dis, cru, ami, animal, amer, capable, chaleur, chic, con, fi, final, fort, force, gras, hasard, immédiat, imaginer, impression,
        important, juste, las, lever, lasser, malgré, naturel, net, organiser, physique, possible, presser, pressé, rond, recherche,
        responsable, riche, sacré, sexuel, tendre, tendu, touche, transparent, vague, vaste, vente, vif, qualité, accepter, adapter,
        actif, actuel, avance, avancer, avenir, blanc, noir, rouge, concentrer, croiser, confit, exact, essentiel, entier, étranger, habitué, imprimer, national, natal, plein, poli, premium, précis, préférer, prochain,
        franchement,`,
    },
    // mild, whatever the published lexicon says
    {
      weight: 1.5,
      words: 'correct, frais, précieux, clair, sympa, sympathique, rapide, propre, simple, efficace, sérieux, belle, beau',
    },
    { weight: 3, words: 'bon, excellent, super, incroyable, bonne surprise, mignon, adorable' },
    { weight: -2, words: 'froid, grave, absurde, inutile, bruit, trop boisé, trop sucré, trop gras, pas frais, vide,' },
  ],
  degrees: [
    {
      factor: 1.5,
      words: `très, vraiment, hyper, super, trop, tellement, si, extrêmement, absolument, franchement, complètement, totalement, ultra, archi,
        toujours, particulièrement, beaucoup, carrément, surtout, grand, pur, pure, gros`,
    },
    { factor: 0.6, words: 'peu, assez, plutôt, légèrement, presque, relativement' },
  ],
  negators: 'pas, jamais, rien, aucun, aucune, sans, ni, guère, nullement, zéro, évite, moins',
  halves: 'ne',
  seconds: 'plus, personne, point',
  undoing: 'seulement, que, uniquement, mal',
  contrasts: 'mais, cependant, pourtant, toutefois, néanmoins, contre, revanche, sauf, hormis, bémol',
}
