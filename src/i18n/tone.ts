/** How the tone of a message is found, and how often it is right. */
import { texts } from './text.ts'

export const toneText = texts({
  option_method: {
    fr: 'comment la tonalité est trouvée, et ce qui a été mesuré',
    en: 'how the tone is found, and what was measured',
  },
  title: { fr: 'Comment la tonalité est trouvée', en: 'How the tone is found' },
  about: {
    fr: "Chaque mot connu a un poids ; la négation (« pas », « jamais », « sans »), l'intensité (« très », majuscules, points d'exclamation), les émojis et ce qui suit un « mais » sont pris en compte. Les étoiles d'un avis comptent aussi. Sans aucun mot connu, rien n'est dit.",
    en: 'Each known word has a weight; negation (“not”, “never”, “without”), intensity (“very”, capitals, exclamation marks), emojis and what follows a “but” are taken into account. The stars of a review count too. Where no word is known, nothing is said.',
  },
  lexicon_fr: {
    fr: 'Français : {lexicon}, licence {licence}, par le paquet {package} ({package_licence}).',
    en: 'French: {lexicon}, licence {licence}, by the package {package} ({package_licence}).',
  },
  lexicon_en: {
    fr: 'Anglais : {lexicon}, licence {licence}, par le paquet {package} ({package_licence}).',
    en: 'English: {lexicon}, licence {licence}, by the package {package} ({package_licence}).',
  },
  own_words: {
    fr: 'Des mots et tournures de clients y sont ajoutés. Dans les autres langues, seuls les émojis comptent.',
    en: 'Words and phrases of customers are added to them. In other languages only emojis count.',
  },
  measured: { fr: 'Ce qui a été mesuré', en: 'What was measured' },
  head_lang: { fr: 'langue', en: 'language' },
  head_messages: { fr: 'messages', en: 'messages' },
  head_right: { fr: 'justes', en: 'right' },
  head_precision: { fr: 'dits négatifs à raison', en: 'rightly called negative' },
  head_recall: { fr: 'négatifs trouvés', en: 'negative ones found' },
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  sample: {
    fr: "Compté sur des messages écrits et étiquetés à la main pour smm, sur la moitié qui n'a pas servi à régler les mots.",
    en: 'Counted on messages written and labelled by hand for smm, on the half that the words were not adjusted to.',
  },
  elsewhere: {
    fr: "Sur {messages} phrases isolées d'inconnus ({lang} ; {source}) : {right} de justes, {recall} des négatives trouvées, {precision} de celles dites négatives le sont. Sur vos messages, comptez plutôt avec ces chiffres-là.",
    en: 'On {messages} single sentences by strangers ({lang}; {source}): {right} right, {recall} of the negative ones found, {precision} of those called negative are. On your messages, rather reckon with these.',
  },
  irony: {
    fr: "L'ironie échappe souvent. Une tonalité se corrige, et la correction est retenue pour ce client :",
    en: 'Irony is often missed. A tone can be corrected, and the correction is kept for this client:',
  },
  correct: {
    fr: '`smm inbox tag <n°> --tone negative` ou, pour un mot, `--tone negative --word "…"`',
    en: '`smm inbox tag <id> --tone negative` or, for a word, `--tone negative --word "…"`',
  },
})
