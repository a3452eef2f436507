import { texts } from './text.ts'

export const previewText = texts({
  see_more: { fr: '… voir plus', en: '… see more' },
  behind: { fr: 'Derrière le repli', en: 'Behind the fold' },
  no_time: { fr: 'sans date', en: 'no date yet' },
  thread_part: { fr: 'Partie {number} sur {of}', en: 'Part {number} of {of}' },
  first_comment: { fr: 'Premier commentaire', en: 'First comment' },
  answer: { fr: 'Réponse', en: 'Answer' },
  by_hand: { fr: 'publié à la main', en: 'posted by hand' },
  no_text: { fr: '(sans texte)', en: '(no text)' },
  video: { fr: 'Vidéo {file}', en: 'Video {file}' },
  picture: { fr: 'Image {file}', en: 'Picture {file}' },
  folded: {
    fr: '… voir plus : replié dans le fil après environ {count} caractères',
    en: '… see more: folded in the feed after about {count} characters',
  },
  title_cut: { fr: '… coupé après environ {count} caractères', en: '… cut after about {count} characters' },
  card: { fr: 'Carte du lien : {title}, {link}', en: 'Link card: {title}, {link}' },
  link: { fr: 'Lien à part : {link}', en: 'Link of its own: {link}' },
  card_unseen: {
    fr: 'Son titre et son image viendront de la page, que smm ne visite pas.',
    en: 'Its title and its picture will come from the page, which smm does not visit.',
  },
  cropped_to: { fr: 'rognée dans le fil à {ratio} fois sa hauteur', en: 'cropped in the feed to {ratio} times its height' },
  option_network: { fr: 'ce réseau ou ce compte seulement', en: 'this network or account alone' },
  option_html: {
    fr: 'une page HTML à part, images comprises, qui ne demande rien au réseau',
    en: 'one HTML page, pictures included, that asks nothing of the network',
  },
  option_output: { fr: 'où écrire la page (`-` : sortie standard)', en: 'where to write the page (`-`: standard output)' },
  no_such: {
    fr: 'Cette publication ne va pas sur « {network} ».',
    en: 'This post does not go to “{network}”.',
  },
  no_such_hint: { fr: 'Elle va sur : {names}', en: 'It goes to: {names}' },
  output_alone: { fr: '`-o` écrit une page : ajoutez `--html`.', en: '`-o` writes a page: add `--html`.' },
  written: { fr: 'Aperçu écrit : {path}', en: 'Preview written: {path}' },
  would_write: { fr: "L'aperçu irait dans : {path}", en: 'The preview would go to: {path}' },
  page_title: { fr: 'Aperçu – {name}', en: 'Preview – {name}' },
  page_post: { fr: 'Publication {id}', en: 'Post {id}' },
  page_note: {
    fr: "Tel que chaque réseau devrait l'afficher. Les replis et les cadrages sont ceux que l'on observe, aucun réseau ne les promet.",
    en: 'As each network should show it. Where texts fold and pictures are cropped is what people observe; no network promises it.',
  },
})
