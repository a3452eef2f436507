import { texts } from './text.ts'

/** Remarks on the form of a post: it is read on a telephone, in a hurry, without sound. */
export const phoneText = texts({
  first_sentence: {
    fr: "Sur un téléphone, {network} replie le texte après environ {characters} caractères : la première phrase en a {used}. Dites l'essentiel avant.",
    en: 'On a telephone {network} folds the text after about {characters} characters: the first sentence has {used}. Say what matters before.',
  },
  one_block: {
    fr: 'Un seul bloc de {used} caractères se lit mal sur un téléphone : allez à la ligne de temps en temps.',
    en: 'A single block of {used} characters is hard to read on a telephone: break it into paragraphs.',
  },
  picture_lies: {
    fr: 'Sur {network}, une image en largeur paraît petite sur un téléphone : carrée ou en hauteur (4:5), elle se voit mieux.',
    en: 'On {network} a wide picture looks small on a telephone: square or upright (4:5) is seen better.',
  },
  video_lies: {
    fr: 'Vidéo en largeur seulement : sur un téléphone, {network} la montre petite. Préparez-en une en hauteur (9:16 ou 4:5).',
    en: 'Landscape video only: on a telephone {network} shows it small. Prepare an upright one (9:16 or 4:5).',
  },
  subtitles: {
    fr: "Une vidéo se regarde souvent sans le son : qu'elle ait des sous-titres.",
    en: 'A video is often watched without sound: let it have subtitles.',
  },
})
