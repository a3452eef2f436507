import { texts } from './text.ts'

export const csvText = texts({
  no_such_file: { fr: "Le fichier {path} n'existe pas.", en: 'There is no file {path}.' },
  no_file: { fr: "{path} n'est pas un fichier.", en: '{path} is not a file.' },
  too_large: { fr: 'Le fichier {path} dépasse 64 Mo.', en: 'The file {path} is larger than 64 MB.' },
  unreadable: { fr: 'Le fichier {path} est illisible ({code}).', en: 'The file {path} cannot be read ({code}).' },
  empty: { fr: 'Le fichier {path} ne contient aucun tableau.', en: 'The file {path} holds no table.' },
  broken_row: {
    fr: "la ligne n'a pas autant de cases que le tableau a de colonnes",
    en: 'the row does not have as many cells as the table has columns',
  },
  imported: {
    fr: '{file} : {added} ajoutées{again}, {known} déjà connues, {refused} refusées',
    en: '{file}: {added} added{again}, {known} known already, {refused} refused',
  },
  row: { fr: 'ligne {line} : {problem}', en: 'line {line}: {problem}' },
})
