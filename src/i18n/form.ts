import { texts } from './text.ts'

/** The questionnaire as a form to fill away from smm. */
export const formText = texts({
  title: {
    fr: 'Questionnaire : votre présence sur les réseaux sociaux',
    en: 'Questionnaire: your presence on social networks',
  },
  intro: {
    fr: {
      one: '{count} question. Seules celles marquées « obligatoire » le sont ; laissez vide ce que vous ne savez pas.',
      other: '{count} questions. Seules celles marquées « obligatoire » le sont ; laissez vide ce que vous ne savez pas.',
    },
    en: {
      one: '{count} question. Only those marked “required” are; leave empty what you do not know.',
      other: '{count} questions. Only those marked “required” are; leave empty what you do not know.',
    },
  },
  aliases: {
    fr: 'Pour une personne, un prénom ou une fonction suffit ; ne nommez pas de vrais clients.',
    en: 'For a person, a first name or a role is enough; do not name real customers.',
  },
  required: { fr: 'obligatoire', en: 'required' },
  asked_if: { fr: 'Seulement si {when}.', en: 'Only if {when}.' },
  if_fewer: { fr: '« {label} » a moins de {value} réponses', en: '“{label}” has fewer than {value} answers' },
  if_at_least: { fr: '« {label} » vaut au moins {value}', en: '“{label}” is at least {value}' },
  if_not_zero: { fr: "« {label} » n'est pas zéro", en: '“{label}” is not zero' },
  if_any: { fr: '« {label} » est : {values}', en: '“{label}” is: {values}' },
  if_only: { fr: '« {label} » est : {values}', en: '“{label}” is: {values}' },

  // YAML
  yaml_how: {
    fr: 'Répondez après les deux-points. Vide : pas de réponse. « inconnu » : je ne sais pas.',
    en: 'Answer after the colon. Empty: no answer. “unknown”: I do not know.',
  },
  yaml_back: {
    fr: 'Puis : `smm init --answers {file}`',
    en: 'Then: `smm init --answers {file}`',
  },
  one_of: { fr: 'Un seul choix :', en: 'One choice:' },
  some_of: { fr: 'Un ou plusieurs choix, entre crochets ([a, b]) :', en: 'One or several choices, between brackets ([a, b]):' },
  some_of_or_none: {
    fr: 'Un ou plusieurs choix, entre crochets ([a, b]) ; [] pour aucun :',
    en: 'One or several choices, between brackets ([a, b]); [] for none:',
  },
  ranked: {
    fr: "Jusqu'à {max}, le plus important d'abord, entre crochets ([a, b]) :",
    en: 'Up to {max}, the most important first, between brackets ([a, b]):',
  },
  lines: {
    fr: 'Une ligne par réponse, après un tiret (- …), {max} au plus.',
    en: 'One line an answer, after a dash (- …), {max} at most.',
  },
  repeat: {
    fr: 'À recopier pour chacun, {max} au plus.',
    en: 'To be copied for each, {max} at most.',
  },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  yes_or_no: { fr: 'oui ou non', en: 'yes or no' },
  whole: { fr: 'Un nombre entier.', en: 'A whole number.' },
  number: { fr: 'Un nombre.', en: 'A number.' },
  percent: { fr: 'Un nombre de 0 à 100.', en: 'A number from 0 to 100.' },
  money: { fr: 'Un montant, comme 200 ou 24,50.', en: 'An amount, like 200 or 24.50.' },
  minutes: { fr: 'Une durée, comme 1h30.', en: 'A duration, like 1h30.' },
  date: { fr: 'Une date, comme 2027-05-31.', en: 'A date, like 2027-05-31.' },
  date_hint: { fr: 'jour, mois, année', en: 'day, month, year' },
  person: {
    fr: 'Un prénom de « people », {codes} ou `nobody` (personne).',
    en: 'A name from “people”, {codes} or `nobody`.',
  },
  person_free: {
    fr: 'Un prénom de « people », un autre nom, ou `nobody` (personne).',
    en: 'A name from “people”, another name, or `nobody`.',
  },
  country: { fr: 'Un pays, comme France ou CH.', en: 'A country, like Ireland or CH.' },
  region: {
    fr: "Seulement pour l'Alsace, la Moselle et l'outre-mer, ou un canton, une région ou une province ; `elsewhere` pour aucune.",
    en: 'Only for Alsace, Moselle and overseas France, or a canton, region or province; `elsewhere` for none.',
  },
  time_zone: { fr: 'Seulement si le pays en a plusieurs.', en: 'Only if the country has several.' },

  written: { fr: 'Questionnaire écrit : {file}', en: 'Questionnaire written: {file}' },
  then_answers: {
    fr: 'Une fois rempli : `smm init --answers {file}`',
    en: 'Once it is filled in: `smm init --answers {file}`',
  },
  then_html: {
    fr: 'Il se remplit hors connexion et rend un fichier ; puis : `smm init --answers reponses.json`',
    en: 'It is filled in offline and gives a file back; then: `smm init --answers answers.json`',
  },
  then_pdf: {
    fr: 'À imprimer et à remplir au stylo ; pour la saisie ensuite : `{command}`',
    en: 'To print and fill in by hand; to enter it afterwards: `{command}`',
  },
  which_format: {
    fr: 'Le nom du fichier donne son format : `.html`, `.pdf` ou `.yaml`. Reçu : {file}',
    en: 'The name of the file gives its format: `.html`, `.pdf` or `.yaml`. Received: {file}',
  },
  which_format_hint: {
    fr: 'Par exemple : `smm init --form questionnaire.html`',
    en: 'For example: `smm init --form questionnaire.html`',
  },
  one_language: {
    fr: 'Un questionnaire a une langue : `--lang fr` ou `--lang en`.',
    en: 'A questionnaire has one language: `--lang fr` or `--lang en`.',
  },

  // HTML
  for_client: { fr: 'Pour {name}', en: 'For {name}' },
  choose: { fr: 'À choisir', en: 'To choose' },
  rank: { fr: 'Numéro {rank}', en: 'Number {rank}' },
  one_a_line: { fr: 'Une réponse par ligne, {max} au plus.', en: 'One answer a line, {max} at most.' },
  emails_hint: { fr: 'Une adresse par ligne.', en: 'One address a line.' },
  add_row: { fr: 'Ajouter', en: 'Add' },
  remove_row: { fr: 'Retirer', en: 'Remove' },
  row: { fr: 'Numéro {number}', en: 'Number {number}' },
  save: { fr: 'Enregistrer les réponses', en: 'Save the answers' },
  file_name: { fr: 'reponses', en: 'answers' },
  save_hint: {
    fr: "Le fichier est enregistré sur cet appareil ; rien n'est envoyé. Remettez-le à votre consultant.",
    en: 'The file is saved on this device; nothing is sent. Hand it to your consultant.',
  },
  saved: { fr: 'Fichier enregistré : {file}', en: 'File saved: {file}' },
  needs_script: {
    fr: 'Ce questionnaire a besoin de JavaScript pour rendre un fichier. Sans lui, imprimez-le.',
    en: 'This questionnaire needs JavaScript to give a file back. Without it, print it.',
  },
  too_many: { fr: 'Trois choix au plus, tous différents.', en: 'Three choices at most, all different.' },
  excludes: { fr: '« {choice} » exclut les autres réponses.', en: '“{choice}” excludes the other answers.' },
  // PDF
  one_answer: { fr: 'Une seule réponse.', en: 'One answer.' },
  several_answers: { fr: 'Plusieurs réponses possibles.', en: 'Several answers are possible.' },
  rank_answers: {
    fr: 'Écrivez 1, 2 et 3 dans les cases, 1 pour le plus important.',
    en: 'Write 1, 2 and 3 in the boxes, 1 for the most important.',
  },
  exists: { fr: 'Existe', en: 'Exists' },
  back_to: { fr: 'À remettre à votre consultant une fois rempli.', en: 'To be handed to your consultant once filled in.' },
  page: { fr: 'Page {number} sur {total}', en: 'Page {number} of {total}' },
})
