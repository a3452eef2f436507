import type { LegalPack } from '../strategy/legal-points.ts'
import { texts, type Text } from './text.ts'

export interface RuleWords {
  readonly name: Text
  readonly about: Text
  /** What `strict` adds. */
  readonly strict: Text
}

const stricter = { fr: 'ce qui est signalé est refusé', en: 'what is remarked on is refused' } as const

export const ruleText = {
  disclosure: {
    name: { fr: 'Publicité dite comme telle', en: 'Advertising said to be so' },
    about: {
      fr: "une publication pour laquelle quelqu'un est payé ou reçoit un avantage le dit dans ses premières lignes",
      en: 'a post for which somebody is paid or given something says so in its first lines',
    },
    strict: stricter,
  },
  partner_contract: {
    name: { fr: 'Contrat écrit du partenaire', en: "Partner's written contract" },
    about: {
      fr: "à partir de 1 000 € hors taxes par an (argent et cadeaux), un partenaire a un contrat écrit, sinon l'accord est nul",
      en: 'from €1,000 a year before tax (money and gifts) a partner has a written contract, or the agreement is void',
    },
    strict: stricter,
  },
  retouched_images: {
    name: { fr: 'Images retouchées ou virtuelles', en: 'Retouched or virtual images' },
    about: {
      fr: 'dans une publicité, une silhouette ou un visage retouché est signalé « Images retouchées », un visage fabriqué « Images virtuelles »',
      en: 'in advertising, a retouched figure or face is said to be so, and so is one made by a machine',
    },
    strict: stricter,
  },
  ai_label: {
    name: { fr: 'Image, son ou vidéo fabriqués par IA', en: 'Picture, sound or video made by AI' },
    about: {
      fr: 'une image, une voix ou une vidéo fabriquée par une machine et qui paraît vraie est signalée',
      en: 'a picture, a voice or a video made by a machine that looks real is said to be so',
    },
    strict: stricter,
  },
  contest: {
    name: { fr: 'Jeu-concours complet', en: 'Complete contest' },
    about: {
      fr: 'un jeu a un règlement, des dates, des lots avec leur valeur, des participants, un tirage, une information sur les données ; Facebook, Instagram et Tumblr y sont déchargés',
      en: 'a contest has rules, dates, prizes with their value, who may enter, a draw, a data notice; Facebook, Instagram and Tumblr are released',
    },
    strict: stricter,
  },
  contest_mechanics: {
    name: { fr: 'Façons de participer permises', en: 'Allowed ways of entering' },
    about: {
      fr: "Facebook refuse le partage et les amis identifiés, Instagram les fausses identifications, X les comptes multiples et les messages répétés, Tumblr l'abonnement, le « j'aime » et le partage, et réserve les jeux aux majeurs",
      en: 'Facebook refuses sharing and tagging friends, Instagram wrong tags, X several accounts and repeated posts, Tumblr follows, likes and reblogs, and contests are for adults',
    },
    strict: stricter,
  },
  image_release: {
    name: { fr: "Accord des personnes à l'image", en: 'Agreement of those shown' },
    about: {
      fr: 'chaque personne reconnaissable a donné un accord écrit, valable le jour de la publication et pour ce réseau',
      en: 'everyone who can be recognised has agreed in writing, for that day and that network',
    },
    strict: {
      fr: "de chaque image et de chaque vidéo, il faut dire si quelqu'un y est reconnaissable (`--people`)",
      en: 'of every picture and video it must be said whether anyone can be recognised (`--people`)',
    },
  },
  licence: {
    name: { fr: 'Images et musiques des autres', en: "Other people's pictures and music" },
    about: {
      fr: "ce qu'un client, un photographe ou un autre a fait a son autorisation écrite, valable ce jour-là",
      en: 'what a customer, a photographer or somebody else made has a written permission, valid that day',
    },
    strict: {
      fr: "de chaque image et de chaque vidéo, il faut dire qui l'a faite (`--licence`)",
      en: 'of every picture and video it must be said who made it (`--licence`)',
    },
  },
  reviews: {
    name: { fr: 'Avis non récompensés', en: 'Reviews without reward' },
    about: { fr: "un avis n'est jamais demandé contre un avantage", en: 'no review is asked for in exchange for something' },
    strict: stricter,
  },
  price_reduction: {
    name: { fr: 'Prix barrés', en: 'Reduced prices' },
    about: {
      fr: 'une baisse de prix annonce le prix le plus bas des 30 jours précédents',
      en: 'a price reduction tells the lowest price of the 30 days before',
    },
    strict: stricter,
  },
  french: {
    name: { fr: 'Publicité en français', en: 'Advertising in French' },
    about: {
      fr: 'en France, ce qui présente un produit aux consommateurs existe aussi en français',
      en: 'in France, what presents a product to consumers is in French too',
    },
    strict: stricter,
  },
  accessibility: {
    name: { fr: 'Texte et images accessibles', en: 'Accessible text and images' },
    about: {
      fr: '3 emojis de suite au plus, pas de fausses lettres, #MotsSéparés, une description par image, des sous-titres',
      en: '3 emoji in a row at most, no fake letters, #SeparateWords, a description for each image, subtitles',
    },
    strict: {
      fr: "ce qui est signalé est refusé, et une image sans description l'est aussi",
      en: 'what is remarked on is refused, and so is an image without a description',
    },
  },
} as const satisfies Readonly<Record<string, RuleWords>>

export const packRuleText = {
  alcohol: {
    name: { fr: 'Alcool (loi Évin)', en: 'Alcohol (loi Évin)' },
    about: {
      fr: "ce qui parle d'alcool porte la mention sanitaire et n'évoque ni l'ivresse, ni la fête, ni la jeunesse",
      en: 'what speaks of alcohol has the health warning, and never evokes drunkenness, parties or youth',
    },
    strict: { fr: 'chaque publication porte la mention, même sans le mot', en: 'every post has the warning, whatever it says' },
  },
  tobacco_vaping: {
    name: { fr: 'Tabac et vapotage', en: 'Tobacco and vaping' },
    about: {
      fr: 'toute publicité est interdite ; restent les informations pratiques',
      en: 'all advertising is forbidden; practical information remains',
    },
    strict: { fr: 'le mot même est refusé', en: 'the very word is refused' },
  },
  gambling: {
    name: { fr: "Jeux d'argent", en: 'Gambling' },
    about: {
      fr: "ce qui parle de jeux d'argent donne le numéro d'aide et ne promet aucun gain",
      en: 'what speaks of gambling gives the helpline and promises no win',
    },
    strict: { fr: "chaque publication donne le numéro d'aide", en: 'every post gives the helpline' },
  },
  health_claims: {
    name: { fr: 'Allégations de santé', en: 'Health claims' },
    about: {
      fr: "aucune promesse de guérison, d'amaigrissement chiffré ou de remède miracle",
      en: 'no promise to cure, no figure of weight loss, no miracle remedy',
    },
    strict: stricter,
  },
  aesthetic_medicine: {
    name: { fr: 'Médecine esthétique', en: 'Aesthetic medicine' },
    about: {
      fr: 'information sobre : ni promesse, ni promotion, ni partenaire payé',
      en: 'sober information: no promise, no special offer, no paid partner',
    },
    strict: stricter,
  },
  finance_crypto: {
    name: { fr: 'Placements, crédit, cryptoactifs', en: 'Investments, credit, crypto' },
    about: {
      fr: 'les risques sont dits avec les gains ; le crédit porte sa mention',
      en: 'risks are told with the gains; credit has its warning',
    },
    strict: stricter,
  },
  political_social: {
    name: { fr: 'Publicité politique', en: 'Political advertising' },
    about: { fr: 'un message payé dit qui le paie', en: 'a paid message says who pays for it' },
    strict: stricter,
  },
  products_for_children: {
    name: { fr: 'Produits pour enfants', en: 'Products for children' },
    about: {
      fr: 'aucun appel aux enfants à acheter ou à faire acheter',
      en: 'no call to children to buy or to have something bought',
    },
    strict: stricter,
  },
  legal_profession: {
    name: { fr: 'Profession réglementée', en: 'Regulated profession' },
    about: {
      fr: 'ni promesse de résultat, ni comparaison avec des confrères',
      en: 'no promise of results, no comparison with colleagues',
    },
    strict: stricter,
  },
} as const satisfies Readonly<Record<LegalPack, RuleWords>>

export const legalSourceText = texts({
  unread: { fr: 'source non relue', en: 'source not read' },
  how: {
    fr: '« Relue » : dans le texte officiel, ou dans une page qui le cite.',
    en: '“Read”: in the official text, or in a page that quotes it.',
  },
  none_read: { fr: "Sa source n'a pas été relue", en: 'Its source was not read' },
})

/** What a check found. Each ends with what mends it. */
export const legalIssueText = texts({
  not_said: {
    fr: "Publicité : rien ne dit dans les premières lignes ce qui lie l'auteur à l'entreprise. Commencez par « {words} ».",
    en: 'Advertising: nothing in the first lines says what links the author to the company. Begin with “{words}”.',
  },
  said_too_late: {
    fr: 'Publicité : « {words} » vient trop bas. La mention se lit dans les deux premières lignes.',
    en: 'Advertising: “{words}” comes too late. It must be read in the first two lines.',
  },
  none_but_partner: {
    fr: 'Publicité : {name} reçoit un avantage, la publication le dit. Commencez par « {words} ».',
    en: 'Advertising: {name} gets something for it, and the post says so. Begin with “{words}”.',
  },
  employee_link: {
    fr: "Salarié : le texte ne dit pas que son auteur travaille dans l'entreprise.",
    en: 'Employee: the text does not say that its author works for the company.',
  },
  no_consent: {
    fr: "Ambassadeur : {name} n'a pas donné son accord. `smm ambassador add` le note avec `--consent`.",
    en: 'Ambassador: {name} has not agreed. `smm ambassador add` notes it with `--consent`.',
  },
  contract_missing: {
    fr: "Partenaire : {name} a reçu {sum} en {year}. Dès 1 000 €, sans contrat écrit, l'accord est nul. `smm rights edit {id} --contract <jour>`",
    en: 'Partner: {name} has received {sum} in {year}. From €1,000 the agreement is void without a written contract. `smm rights edit {id} --contract <day>`',
  },
  contract_soon: {
    fr: 'Partenaire : {name} a reçu {sum} en {year}. Un contrat écrit est obligatoire dès 1 000 €.',
    en: 'Partner: {name} has received {sum} in {year}. A written contract is required from €1,000.',
  },
  contract_unknown: {
    fr: 'Partenaire : {name} a reçu des montants en {currencies} dont le cours manque : le seuil de 1 000 € ne peut pas être vérifié. `smm client edit --exchange`',
    en: 'Partner: {name} has received amounts in {currencies} without a rate: the limit of €1,000 cannot be checked. `smm client edit --exchange`',
  },
  retouched: {
    fr: 'Images retouchées : si une silhouette ou un visage a été modifié, la publicité porte « Images retouchées ».',
    en: 'Retouched images: where a figure or a face was changed, the advertising says “Retouched images” (in France « Images retouchées »).',
  },
  virtual: {
    fr: 'Images virtuelles : si une silhouette ou un visage est fabriqué, la publicité porte « Images virtuelles ».',
    en: 'Virtual images: where a figure or a face was made by a machine, the advertising says “Virtual images” (in France « Images virtuelles »).',
  },
  ai_not_said: {
    fr: "IA : le texte ne dit pas que l'image ou la vidéo est fabriquée. Ajoutez « Image générée par IA ».",
    en: 'AI: the text does not say that the picture or video is made by a machine. Add “AI-generated image”.',
  },
  contest_undeclared: {
    fr: "Jeu-concours ? Le texte en a l'air et rien n'est déclaré. `--contest <fichier>` vérifie règlement, dates et lots.",
    en: 'A contest? The text looks like one and nothing is declared. `--contest <file>` checks rules, dates and prizes.',
  },
  contest_fields: { fr: 'Jeu-concours : il manque {fields}.', en: 'Contest: missing: {fields}.' },
  contest_dates: {
    fr: 'Jeu-concours : la fin ({ends}) vient avant le début ({starts}).',
    en: 'Contest: it ends ({ends}) before it starts ({starts}).',
  },
  contest_over: {
    fr: 'Jeu-concours : il est fini le {ends}, avant cette publication.',
    en: 'Contest: it ended on {ends}, before this post.',
  },
  contest_rules_unseen: {
    fr: "Jeu-concours : l'adresse du règlement n'est ni dans le texte ni en lien.",
    en: 'Contest: the address of the rules is neither in the text nor its link.',
  },
  contest_release: {
    fr: "Jeu-concours : {network} demande la phrase « Ce jeu n'est ni organisé, ni parrainé par {network}. »",
    en: 'Contest: {network} asks for the sentence “This contest is in no way sponsored, endorsed or administered by {network}.”',
  },
  contest_adults: {
    fr: 'Jeu-concours : Tumblr les réserve aux majeurs (18 ans), et rien ne le dit.',
    en: 'Contest: on Tumblr they are for adults (18), and nothing says so.',
  },
  mechanic_share: {
    fr: 'Jeu-concours : {network} interdit de demander un partage (« {words} »).',
    en: 'Contest: {network} forbids asking for a share (“{words}”).',
  },
  mechanic_tag_friends: {
    fr: "Jeu-concours : {network} interdit de demander d'identifier des amis (« {words} »).",
    en: 'Contest: {network} forbids asking to tag friends (“{words}”).',
  },
  mechanic_tag_oneself: {
    fr: "Jeu-concours : {network} interdit de s'identifier sur une photo où l'on n'est pas (« {words} »).",
    en: 'Contest: {network} forbids tagging oneself in a picture one is not in (“{words}”).',
  },
  mechanic_several_accounts: {
    fr: 'Jeu-concours : {network} demande de décourager les comptes multiples (« {words} »).',
    en: 'Contest: {network} wants several accounts to be discouraged (“{words}”).',
  },
  mechanic_repeated_posts: {
    fr: 'Jeu-concours : {network} demande de décourager les messages répétés (« {words} »).',
    en: 'Contest: {network} wants repeated posts to be discouraged (“{words}”).',
  },
  mechanic_follow_like_reblog: {
    fr: "Jeu-concours : {network} interdit l'abonnement, le « j'aime » ou le partage comme condition (« {words} »).",
    en: 'Contest: {network} forbids follows, likes or reblogs as a condition (“{words}”).',
  },
  release_none: {
    fr: "{file} : quelqu'un y est reconnaissable et aucun accord n'est noté. `smm rights add release`",
    en: '{file}: somebody can be recognised and no agreement is noted. `smm rights add release`',
  },
  release_unsaid: {
    fr: "{file} : quelqu'un y est-il reconnaissable ? `--people none` ou `--people <accords>`",
    en: '{file}: can anybody be recognised? `--people none` or `--people <releases>`',
  },
  release_withdrawn: {
    fr: "{file} : l'accord {id} ({name}) a été retiré.",
    en: '{file}: release {id} ({name}) was withdrawn.',
  },
  release_not_yet: {
    fr: "{file} : l'accord {id} ({name}) ne vaut qu'à partir du {day}.",
    en: '{file}: release {id} ({name}) only holds from {day}.',
  },
  release_ended: {
    fr: "{file} : l'accord {id} ({name}) a pris fin le {day}.",
    en: '{file}: release {id} ({name}) ended on {day}.',
  },
  release_other_network: {
    fr: "{file} : l'accord {id} ({name}) ne vaut que pour {networks}.",
    en: '{file}: release {id} ({name}) is only for {networks}.',
  },
  release_ending: {
    fr: "{file} : l'accord {id} ({name}) prend fin le {day}.",
    en: '{file}: release {id} ({name}) ends on {day}.',
  },
  licence_none: {
    fr: "{file} : l'image d'un client ou d'un tiers, sans autorisation écrite notée. `smm rights add licence`, puis `--licence <numéro>`",
    en: "{file}: a customer's or somebody else's, without a written permission. `smm rights add licence`, then `--licence <number>`",
  },
  licence_unsaid: {
    fr: "{file} : qui l'a faite ? `--licence own|customer|library|<numéro>`",
    en: '{file}: who made it? `--licence own|customer|library|<number>`',
  },
  licence_withdrawn: {
    fr: "{file} : l'autorisation {id} ({name}) a été retirée.",
    en: '{file}: licence {id} ({name}) was withdrawn.',
  },
  licence_not_yet: {
    fr: "{file} : l'autorisation {id} ({name}) ne vaut qu'à partir du {day}.",
    en: '{file}: licence {id} ({name}) only holds from {day}.',
  },
  licence_ended: {
    fr: "{file} : l'autorisation {id} ({name}) a pris fin le {day}.",
    en: '{file}: licence {id} ({name}) ended on {day}.',
  },
  licence_other_network: {
    fr: "{file} : l'autorisation {id} ({name}) ne vaut que pour {networks}.",
    en: '{file}: licence {id} ({name}) is only for {networks}.',
  },
  licence_ending: {
    fr: "{file} : l'autorisation {id} ({name}) prend fin le {day}.",
    en: '{file}: licence {id} ({name}) ends on {day}.',
  },
  licence_library: {
    fr: "{file} : vérifiez que la banque permet l'usage commercial ; les musiques des réseaux sont souvent réservées à l'usage personnel.",
    en: '{file}: check that the library allows commercial use; music offered by networks is often for personal use only.',
  },
  rewarded_review: {
    fr: 'Avis : Google interdit tout avantage contre un avis (« {words} »), et un avis récompensé qui ne le dit pas trompe le lecteur.',
    en: 'Reviews: Google forbids anything in exchange for a review (“{words}”), and a rewarded one that does not say so misleads.',
  },
  price_before: {
    fr: 'Prix : une réduction annonce le prix le plus bas des 30 jours précédents.',
    en: 'Prices: a reduction tells the lowest price of the 30 days before.',
  },
  not_french: {
    fr: "Langue : le texte n'est pas en français. Une publicité pour des consommateurs en France existe aussi en français.",
    en: 'Language: the text is not in French. Advertising for consumers in France is in French too.',
  },
  emoji_row: {
    fr: 'Accessibilité : plus de 3 emojis de suite ({words}), lus un à un à voix haute.',
    en: 'Accessibility: more than 3 emoji in a row ({words}), read out one by one.',
  },
  decorative_letters: {
    fr: "Accessibilité : de fausses lettres ({words}), qu'un lecteur d'écran ne lit pas.",
    en: 'Accessibility: fake letters ({words}), which a screen reader does not read.',
  },
  long_tag: {
    fr: 'Accessibilité : {words} se lit mieux avec une capitale par mot (#PainDeSeigle).',
    en: 'Accessibility: {words} reads better with a capital for each word (#RyeBread).',
  },
  alt_needed: {
    fr: "Accessibilité : {file} n'a pas de description (`--alt`).",
    en: 'Accessibility: {file} has no description (`--alt`).',
  },
  subtitles: { fr: 'Accessibilité : {file} a-t-elle des sous-titres ?', en: 'Accessibility: does {file} have subtitles?' },
  alcohol_notice: {
    fr: "Alcool (« {words} ») : la mention manque. « L'abus d'alcool est dangereux pour la santé, à consommer avec modération. »",
    en: "Alcohol (“{words}”): the warning is missing. « L'abus d'alcool est dangereux pour la santé, à consommer avec modération. »",
  },
  alcohol_notice_all: {
    fr: "Alcool : la mention manque. « L'abus d'alcool est dangereux pour la santé, à consommer avec modération. »",
    en: "Alcohol: the warning is missing. « L'abus d'alcool est dangereux pour la santé, à consommer avec modération. »",
  },
  forbidden_words: { fr: '{name} : « {words} » est interdit.', en: '{name}: “{words}” is forbidden.' },
  doubtful_words: {
    fr: '{name} : « {words} » peut être refusé ; à vérifier avec votre conseil.',
    en: '{name}: “{words}” may be refused; check with your adviser.',
  },
  tobacco_ad: {
    fr: 'Tabac et vapotage : « {words} » dans un texte qui vend. Toute publicité est interdite.',
    en: 'Tobacco and vaping: “{words}” in a text that sells. All advertising is forbidden.',
  },
  tobacco_word: {
    fr: 'Tabac et vapotage (« {words} ») : seules des informations pratiques sont permises.',
    en: 'Tobacco and vaping (“{words}”): only practical information is allowed.',
  },
  gambling_notice: {
    fr: "Jeux d'argent : la mise en garde manque. « Les jeux d'argent et de hasard peuvent être dangereux : pertes d'argent, conflits familiaux, addiction… Retrouvez nos conseils sur joueurs-info-service.fr (09 74 75 13 13 - appel non surtaxé). »",
    en: "Gambling: the warning is missing. « Les jeux d'argent et de hasard peuvent être dangereux : pertes d'argent, conflits familiaux, addiction… Retrouvez nos conseils sur joueurs-info-service.fr (09 74 75 13 13 - appel non surtaxé). »",
  },
  aesthetic_partner: {
    fr: 'Médecine esthétique : un partenaire payé ne peut pas en faire la promotion (« {words} »).',
    en: 'Aesthetic medicine: a paid partner may not promote it (“{words}”).',
  },
  finance_risk: {
    fr: "Placements (« {words} ») : le risque de perte n'est pas dit.",
    en: 'Investments (“{words}”): the risk of loss is not told.',
  },
  credit_notice: {
    fr: "Crédit : la mention manque. « Attention ! Un crédit coûte de l'argent et doit être remboursé ! »",
    en: "Credit: the warning is missing. « Attention ! Un crédit coûte de l'argent et doit être remboursé ! »",
  },
  political_payer: { fr: 'Publicité politique : dites qui la paie.', en: 'Political advertising: say who pays for it.' },
})

export const contestFieldLabel = {
  rules_url: { fr: "l'adresse du règlement (`rules_url`)", en: 'the address of the rules (`rules_url`)' },
  starts: { fr: 'le début (`starts`)', en: 'the first day (`starts`)' },
  ends: { fr: 'la fin (`ends`)', en: 'the last day (`ends`)' },
  prizes: { fr: 'les lots et leur valeur (`prizes`)', en: 'the prizes and their value (`prizes`)' },
  who: { fr: 'qui peut participer (`who`)', en: 'who may enter (`who`)' },
  draw: { fr: 'la désignation des gagnants (`draw`)', en: 'how winners are found (`draw`)' },
  data_notice: { fr: "l'information sur les données (`data_notice`)", en: 'the data notice (`data_notice`)' },
} as const

/** Words that say it, as a post can begin with them. */
export const disclosureWords = {
  ad: { fr: 'Publicité', en: 'Advertisement' },
  commercial_collaboration: { fr: 'Collaboration commerciale', en: 'Paid partnership' },
  gift: { fr: 'Cadeau', en: 'Gifted' },
} as const
