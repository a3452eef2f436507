import { say, texts, type Lang } from './text.ts'

export const authorText = texts({
  option: {
    fr: "qui l'a écrite : un membre de l'équipe, « consultant » ou un nom ; les réseaux ne le montrent pas",
    en: 'who wrote it: a member of the team, "consultant", or a name; no network shows it',
  },
  label: { fr: 'Auteur', en: 'Author' },
  consultant: { fr: 'le consultant', en: 'the consultant' },
  too_long: {
    fr: "Le nom d'un auteur tient sur une ligne, en {max} caractères au plus.",
    en: 'The name of an author takes one line, of {max} characters at most.',
  },
  too_long_hint: { fr: "L'équipe du client : `smm team list`", en: 'The team of the client: `smm team list`' },
  outside: {
    fr: "Un blog reste proche de l'entreprise : {author} n'est pas de l'équipe, et personne n'y est référent. Faites-le relire, puis dites qui (`smm team edit <nom> --role referent`).",
    en: 'A blog stays close to the firm: {author} is not of the team, and nobody in it is its referent. Have it read there, then say by whom (`smm team edit <name> --role referent`).',
  },
  referent: {
    fr: "Un blog reste proche de l'entreprise : {author} n'est pas de l'équipe. Faites-le relire par {referent} avant sa publication.",
    en: 'A blog stays close to the firm: {author} is not of the team. Have {referent} read it before it is published.',
  },
})

/** As people read it; `consultant` is a word of the data. */
export function authorName(lang: Lang, author: string): string {
  return author === 'consultant' ? say(lang, authorText.consultant) : author
}
