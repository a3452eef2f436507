import type { LegalPack, LegalPoint } from '../strategy/legal-points.ts'
import { texts, type Text } from './text.ts'

/** Rules in words, with the text each comes from. French and European law; reviewed as `legalReviewedOn` says. */
export const legalText = texts({
  packs: { fr: 'Votre métier', en: 'Your trade' },
  packs_assumed: {
    fr: "Ces règles sont habituelles dans votre métier ; confirmez qu'elles sont les vôtres.",
    en: 'These rules are usual in your trade; confirm that they are yours.',
  },
  packs_approval: {
    fr: 'Chaque publication vous est donc soumise avant de partir.',
    en: 'Every post is therefore put to you before it goes out.',
  },
  points: { fr: 'Pour tous', en: 'For everybody' },
  elsewhere: {
    fr: "Ces règles sont françaises et européennes. Votre entreprise n'est pas en France : vérifiez celles de votre pays.",
    en: 'These rules are French and European. Your company is not in France: check those of your country.',
  },
  named: { fr: '{name} : {rule}', en: '{name}: {rule}' },
  signed: { fr: '{rule} Signé.', en: '{rule} Signed.' },
  unsigned: { fr: '{rule} À signer avant de commencer.', en: '{rule} To be signed before you begin.' },
})

export const legalPointName = {
  processing_contract: { fr: 'Contrat RGPD', en: 'GDPR contract' },
  image_rights: { fr: "Droit à l'image", en: 'Image rights' },
  licences: { fr: 'Photos, musiques, vidéos des autres', en: "Other people's photos, music, videos" },
  disclosure: { fr: 'Clients et salariés qui parlent de vous', en: 'Customers and staff who speak of you' },
  reviews: { fr: 'Avis', en: 'Reviews' },
  contests: { fr: 'Jeux-concours', en: 'Contests' },
  messages: { fr: 'Messages privés', en: 'Private messages' },
  ai: { fr: 'Images fabriquées par IA', en: 'Images made by AI' },
  accessibility: { fr: 'Accessibilité', en: 'Accessibility' },
  french: { fr: 'Langue', en: 'Language' },
  accounts: { fr: 'Comptes', en: 'Accounts' },
} as const satisfies Record<LegalPoint, Text>

export const legalPointText = {
  processing_contract: {
    fr: 'vos données restent les vôtres ; le consultant les traite pour vous, sous contrat écrit (RGPD, article 28).',
    en: 'your data stay yours; the consultant processes them for you, under a written contract (GDPR, article 28).',
  },
  image_rights: {
    fr: "toute personne reconnaissable donne un accord écrit, salariés compris : où, pour quoi, jusqu'à quand. Pour un mineur, les parents signent (Code civil, article 9).",
    en: 'everyone who can be recognised agrees in writing, staff included: where, what for, until when. For a minor the parents sign (French civil code, article 9).',
  },
  licences: {
    fr: "une licence ou un accord écrit. Les musiques offertes par les réseaux sont souvent réservées à l'usage personnel.",
    en: 'a licence or an agreement in writing. Music offered by networks is often for personal use only.',
  },
  disclosure: {
    fr: "s'ils y gagnent quelque chose, ils le disent : « Publicité » ou « Collaboration commerciale ». Contrat écrit dès 1 000 € par an (loi du 9 juin 2023, ordonnance 2024-978, décret 2025-1137). Personne ne se fait passer pour un client.",
    en: 'where they get something for it, they say so: “Advertisement” or “Paid partnership”. Written contract from €1,000 a year (French law of 9 June 2023, ordinance 2024-978, decree 2025-1137). Nobody pretends to be a customer.',
  },
  reviews: {
    fr: 'jamais achetés, écrits par vous ou récompensés (Code de la consommation, L.121-4). On répond à tous les avis négatifs ; on ne signale que ceux qui enfreignent les règles du site.',
    en: 'never bought, written by you or rewarded (French consumer code, L.121-4). All negative ones are answered; only those that break the rules of the site are reported.',
  },
  contests: {
    fr: "un règlement, des dates, des lots décrits, une phrase qui décharge le réseau. Ne demandez ni de partager ni d'identifier des amis pour participer : Facebook l'interdit.",
    en: 'rules, dates, prizes described, a sentence that releases the network. Never ask people to share or to tag friends to enter: Facebook forbids it.',
  },
  messages: {
    fr: "pas d'envois en nombre. Prospecter un particulier demande son accord préalable (Code des postes, L.34-5).",
    en: 'no bulk sending. Prospecting a consumer needs their prior consent (French postal and electronic communications code, L.34-5).',
  },
  ai: {
    fr: "une image, une voix ou une vidéo artificielle qui paraît vraie est signalée (règlement européen sur l'IA, article 50).",
    en: 'an artificial picture, voice or video that looks real is said to be one (European AI act, article 50).',
  },
  accessibility: {
    fr: 'une description pour chaque image, des sous-titres pour chaque vidéo.',
    en: 'a description for every picture, subtitles for every video.',
  },
  french: {
    fr: 'en France, une publicité pour des consommateurs existe aussi en français (loi du 4 août 1994).',
    en: 'in France, advertising for consumers is in French too (law of 4 August 1994).',
  },
  accounts: {
    fr: 'ils vous appartiennent : deux administrateurs au moins, double authentification, adresse de secours à vous.',
    en: 'they belong to you: two administrators at least, two-factor sign-in, a recovery address of yours.',
  },
} as const satisfies Record<LegalPoint, Text>

export const legalPackText = {
  alcohol: {
    fr: "montrez le produit, son origine, sa fabrication, jamais la fête ni la jeunesse. Chaque publication porte la mention « L'abus d'alcool est dangereux pour la santé, à consommer avec modération » (loi Évin).",
    en: 'show the product, its origin, how it is made, never parties or youth. Every post carries the French health warning on alcohol (loi Évin).',
  },
  tobacco_vaping: {
    fr: 'la publicité est interdite, réseaux compris (Code de la santé publique). Restent les informations pratiques : adresse, horaires.',
    en: 'advertising is forbidden, networks included (French public health code). What remains is practical information: address, hours.',
  },
  gambling: {
    fr: "message de mise en garde et numéro d'aide sur chaque publication ; rien qui vise les mineurs, rien qui promette un gain (Code de la sécurité intérieure).",
    en: 'warning and helpline on every post; nothing aimed at minors, nothing that promises a win (French internal security code).',
  },
  health_claims: {
    fr: 'aucune promesse de guérison ; pour un aliment ou un complément, seules les allégations autorisées en Europe (règlement 1924/2006).',
    en: 'no promise to cure; for foods and supplements, only the claims allowed in Europe (regulation 1924/2006).',
  },
  aesthetic_medicine: {
    fr: "information sobre, sans promesse ni incitation. Aucune promotion d'actes par des influenceurs (loi du 9 juin 2023) ; prudence avec les photos « avant, après ».",
    en: 'sober information, no promise, no urging. No promotion of treatments by influencers (French law of 9 June 2023); care with “before and after” pictures.',
  },
  finance_crypto: {
    fr: "les risques sont dits aussi clairement que les gains ; rien sur un produit ou un service qui n'est pas autorisé en France (loi du 9 juin 2023).",
    en: 'risks are told as clearly as gains; nothing on a product or service that is not authorised in France (law of 9 June 2023).',
  },
  political_social: {
    fr: "une publicité politique dit qui la paie (règlement européen 2024/900), et plusieurs réseaux n'en acceptent plus. Des limites s'ajoutent en période électorale.",
    en: 'political advertising says who pays for it (European regulation 2024/900), and several networks accept none. More limits apply before elections.',
  },
  products_for_children: {
    fr: "aucun appel à acheter adressé aux enfants (Code de la consommation) ; leur image demande l'accord écrit des parents.",
    en: 'no call to buy addressed to children (French consumer code); their picture needs the written agreement of the parents.',
  },
  legal_profession: {
    fr: "les règles de votre ordre s'appliquent : information sobre, secret professionnel, pas de comparaison avec des confrères.",
    en: 'the rules of your professional body apply: sober information, professional secrecy, no comparison with colleagues.',
  },
} as const satisfies Record<LegalPack, Text>
