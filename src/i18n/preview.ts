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
  not_shown: { fr: "l'aperçu ne la montre pas", en: 'not shown here' },
  cropped: { fr: 'rognée dans le fil', en: 'cropped in the feed' },
  named: { fr: '{name} : {account}', en: '{name}: {account}' },
})
