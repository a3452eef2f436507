import { texts } from './text.ts'

export const initText = texts({
  about: {
    fr: 'le questionnaire : crée le client et sa stratégie, ou la renouvelle',
    en: 'the questionnaire: creates the client and its strategy, or renews it',
  },
  help_keys: {
    fr: "Au terminal, « < » revient à la question précédente, « ? » veut dire « je ne sais pas », et Ctrl-C arrête : `--resume` reprend. Avec un lecteur d'écran, ou pour taper des numéros plutôt que d'utiliser les flèches : `smm config set prompts numbers`",
    en: 'On the terminal “<” goes back to the question before, “?” means “I do not know”, and Ctrl-C stops: `--resume` goes on. With a screen reader, or to type numbers rather than use the arrow keys: `smm config set prompts numbers`',
  },
  option_quick: { fr: "l'essentiel : le nom et 12 questions", en: 'the essentials: the name and 12 questions' },
  option_answers: {
    fr: 'les réponses dans un fichier YAML ou JSON (`-` : entrée standard), sans rien demander',
    en: 'the answers in a YAML or JSON file (`-`: standard input), nothing is asked',
  },
  option_resume: { fr: 'reprendre une séance interrompue', en: 'go on with an interrupted session' },
  option_complete: {
    fr: 'ne demander que ce qui manque pour un client : après `--quick`, ou ce qui reste à compléter au bureau',
    en: 'ask only what is missing for a client: after `--quick`, or what is left for the desk',
  },
  option_form: {
    fr: 'écrire un questionnaire vide à remplir ailleurs (`.html`, `.pdf` ou `.yaml`), que `--answers` relit ; avec `-c`, rempli des réponses du client',
    en: "write an empty questionnaire to fill elsewhere (`.html`, `.pdf` or `.yaml`), which `--answers` reads back; with `-c`, filled with the client's answers",
  },
  option_export: {
    fr: 'écrire les réponses du client dans un fichier (`.json` : JSON, sinon YAML ; `-` : sortie)',
    en: "write the client's answers to a file (`.json`: JSON, else YAML; `-`: stdout)",
  },
  option_allow: { fr: 'ignorer les questions inconnues du fichier', en: 'ignore unknown questions in the file' },
})

export const strategyCommandText = texts({
  about: { fr: "la stratégie d'un client : la lire, la comprendre", en: "a client's strategy: read it, understand it" },
  show: { fr: 'la stratégie entière, comme le client la lit', en: 'the whole strategy, as the client reads it' },
  explain: {
    fr: 'pourquoi ce conseil, critère par critère, et ce qui le changerait',
    en: 'why this advice, criterion by criterion, and what would change it',
  },
  history: { fr: 'les versions de la stratégie', en: 'the versions of the strategy' },
  option_version: { fr: 'une version précédente', en: 'an earlier version' },
  option_network: { fr: 'le réseau à détailler', en: 'the network to look at' },
})
