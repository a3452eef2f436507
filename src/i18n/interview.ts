import { texts } from './text.ts'

/** What an answer must be: the rule that a refused one broke. */
export const ruleText = texts({
  text: { fr: 'un texte de {min} à {max} caractères, sur une ligne', en: 'a text of {min} to {max} characters, on one line' },
  long_text: { fr: 'un texte de {max} caractères au plus', en: 'a text of at most {max} characters' },
  whole: { fr: 'un nombre entier de {min} à {max}', en: 'a whole number from {min} to {max}' },
  number: { fr: 'un nombre de {min} à {max}', en: 'a number from {min} to {max}' },
  step: { fr: 'un nombre de {min} à {max}, par pas de {step}', en: 'a number from {min} to {max}, in steps of {step}' },
  percent: { fr: 'un pourcentage entier de 0 à 100', en: 'a whole percentage from 0 to 100' },
  percent_2: {
    fr: 'un pourcentage de 0 à 100, deux décimales au plus',
    en: 'a percentage from 0 to 100, two decimals at most',
  },
  money: {
    fr: 'un montant : un nombre entier de centimes ({example_units}) ou un texte ("{example}")',
    en: 'an amount: a whole number of cents ({example_units}) or a text ("{example}")',
  },
  money_typed: { fr: 'un montant, comme 200 ou 24,50', en: 'an amount, like 200 or 24.50' },
  money_from: { fr: "un montant d'au moins {min}", en: 'an amount of at least {min}' },
  money_up_to: { fr: 'un montant de {max} au plus', en: 'an amount of at most {max}' },
  money_suspect: {
    fr: '{units} = {amount}. Vouliez-vous "{meant}" ?',
    en: '{units} = {amount}. Did you mean "{meant}"?',
  },
  minutes: {
    fr: 'une durée de 0 à {max} minutes, comme 90 ou "1h30"',
    en: 'a duration of 0 to {max} minutes, like 90 or "1h30"',
  },
  yes_no: { fr: 'true ou false (oui ou non)', en: 'true or false (yes or no)' },
  choice: { fr: 'un choix parmi {choices}', en: 'one of {choices}' },
  choices: { fr: 'une liste de choix parmi {choices}', en: 'a list of choices among {choices}' },
  count: { fr: 'de {min} à {max} choix différents', en: '{min} to {max} different choices' },
  alone: { fr: '« {choice} » exclut les autres choix', en: '“{choice}” excludes the other choices' },
  lines: {
    fr: 'une liste de {max} lignes au plus, de {min_length} à {max_length} caractères chacune',
    en: 'a list of at most {max} lines of {min_length} to {max_length} characters each',
  },
  person: { fr: 'une personne de la liste « people » ({choices})', en: 'someone in the list “people” ({choices})' },
  url: {
    fr: 'une adresse qui commence par `http://` ou `https://`',
    en: 'an address that begins with `http://` or `https://`',
  },
  email: { fr: 'une adresse e-mail', en: 'an e-mail address' },
  emails: { fr: 'une liste de {max} adresses e-mail au plus', en: 'a list of at most {max} e-mail addresses' },
  country: { fr: 'un code de pays en deux lettres, comme FR', en: 'a two-letter country code, like FR' },
  region: { fr: "le nom ou le code d'une région du pays", en: 'the name or the code of a region of the country' },
  region_of: { fr: 'une région parmi {choices}', en: 'one of the regions {choices}' },
  no_region: {
    fr: 'les jours fériés sont les mêmes partout dans ce pays ({country}) : pas de région à donner',
    en: 'holidays are the same all over this country ({country}): no region to give',
  },
  time_zone: { fr: 'un fuseau horaire, comme `Europe/Paris`', en: 'a time zone, like `Europe/Paris`' },
  zone_needed: {
    fr: 'ce pays a plusieurs fuseaux horaires : donnez « timezone » ({choices})',
    en: 'this country has several time zones: give “timezone” ({choices})',
  },
  currency: { fr: 'un code de devise, comme EUR', en: 'a currency code, like EUR' },
  date: {
    fr: 'une date comme 2027-05-31, dans {months} mois au plus',
    en: 'a date like 2027-05-31, at most {months} months ahead',
  },
  group: { fr: 'un groupe de champs : {fields}', en: 'a group of fields: {fields}' },
  repeat: { fr: 'une liste de {max} éléments au plus', en: 'a list of at most {max} items' },
  field_missing: { fr: 'champ obligatoire', en: 'required field' },
  field_unknown: { fr: 'champ inconnu ; champs possibles : {fields}', en: 'unknown field; possible fields: {fields}' },
  target_is_baseline: {
    fr: "la valeur à atteindre doit différer de celle d'aujourd'hui",
    en: "the value to reach must differ from today's",
  },
  phone_or_email: { fr: 'un téléphone ou un e-mail', en: 'a telephone number or an e-mail address' },
  not_unknown: { fr: 'cette réponse ne peut pas être « je ne sais pas »', en: 'this answer cannot be “I do not know”' },
  missing: { fr: 'réponse obligatoire, absente', en: 'required answer, missing' },
  unknown_key: { fr: 'question inconnue', en: 'unknown question' },
  unknown_key_near: {
    fr: 'question inconnue ; vouliez-vous dire « {near} » ?',
    en: 'unknown question; did you mean “{near}”?',
  },
})

export const answersFileText = texts({
  issue: { fr: '{path} : {rule} (reçu : {received})', en: '{path}: {rule} (received: {received})' },
  issue_bare: { fr: '{path} : {rule}', en: '{path}: {rule}' },
  refused: {
    fr: { one: 'Le fichier de réponses a {count} erreur : {file}', other: 'Le fichier de réponses a {count} erreurs : {file}' },
    en: { one: 'The answers file has {count} error: {file}', other: 'The answers file has {count} errors: {file}' },
  },
  refused_hint: {
    fr: 'Corrigez le fichier puis relancez : `smm init --answers {file}`',
    en: 'Mend the file and run again: `smm init --answers {file}`',
  },
  allow_hint: {
    fr: 'Pour ignorer les questions inconnues : `--allow-unknown-keys`',
    en: 'To ignore the unknown questions: `--allow-unknown-keys`',
  },
  not_found: { fr: 'Fichier de réponses introuvable : {file}', en: 'Answers file not found: {file}' },
  not_found_hint: {
    fr: 'Vérifiez le chemin, ou répondez aux questions : `smm init`',
    en: 'Check the path, or answer the questions: `smm init`',
  },
  unreadable: { fr: 'Fichier de réponses illisible : {file} ({why})', en: 'Unreadable answers file: {file} ({why})' },
  not_yaml: {
    fr: "Le fichier {file} n'est ni du YAML ni du JSON valable : {why}",
    en: 'The file {file} is neither valid YAML nor valid JSON: {why}',
  },
  too_large: { fr: "plus d'un mégaoctet", en: 'more than one megabyte' },
  is_folder: { fr: "c'est un dossier", en: 'it is a folder' },
  not_text: { fr: "ce n'est pas du texte UTF-8", en: 'it is not UTF-8 text' },
  empty: { fr: 'il est vide', en: 'it is empty' },
  too_deep: {
    fr: 'il emboîte plus de {depth} listes ou objets',
    en: 'it nests more than {depth} lists or objects in each other',
  },
  no_answers: {
    fr: 'un objet avec « schema », « mode », « language » et « answers »',
    en: 'an object with “schema”, “mode”, “language” and “answers”',
  },
  schema: { fr: 'le schéma {schema}', en: 'the schema {schema}' },
  unknown_top: { fr: 'clé inconnue ; possibles : {keys}', en: 'unknown key; possible: {keys}' },
  understood: { fr: 'Compris : {items}.', en: 'Understood: {items}.' },
  per_month: { fr: '{what} {amount} par mois', en: '{what} {amount} a month' },
  is_amount: { fr: '{what} {amount}', en: '{what} {amount}' },
  external_budget: { fr: 'aide extérieure :', en: 'outside help:' },
  hourly_rate: { fr: 'heure interne :', en: 'in-house hour:' },
  ads: { fr: 'publicité :', en: 'advertising:' },
  tools: { fr: 'outils :', en: 'tools:' },
  production: { fr: 'production :', en: 'production:' },
  order_value: { fr: 'vente moyenne :', en: 'average sale:' },
  support_cost: { fr: 'contact client :', en: 'customer contact:' },
  hire_cost: { fr: 'recrutement :', en: 'hire:' },
  kept: {
    fr: {
      one: '{count} réponse reprise de la version {version}.',
      other: '{count} réponses reprises de la version {version}.',
    },
    en: { one: '{count} answer kept from version {version}.', other: '{count} answers kept from version {version}.' },
  },
  assumed: { fr: 'Supposé, à confirmer : {items}.', en: 'Assumed, to be confirmed: {items}.' },
  exported: {
    fr: 'Réponses de {name} (version {version}) écrites dans {file}',
    en: 'Answers of {name} (version {version}) written to {file}',
  },
  file_exists: { fr: 'Le fichier existe déjà : {file}', en: 'The file already exists: {file}' },
  file_exists_hint: {
    fr: 'Choisissez un autre nom, ou ajoutez `--yes` pour le remplacer.',
    en: 'Choose another name, or add `--yes` to replace it.',
  },
  replace: { fr: 'Remplacer {file} ?', en: 'Replace {file}?' },
  cannot_write: { fr: "Impossible d'écrire {file} ({why})", en: 'Cannot write {file} ({why})' },
})

/** An answer in a line of its own. */
export const answerText = texts({
  none: { fr: 'aucun', en: 'none' },
  percent: { fr: '{value} %', en: '{value}%' },
  person: { fr: '{alias} ({time} par semaine)', en: '{alias} ({time} a week)' },
  target: { fr: '{kpi} : de {baseline} à {target}', en: '{kpi}: from {baseline} to {target}' },
  followers: { fr: 'abonnés', en: 'followers' },
  admins: { fr: 'accès', en: 'with access' },
  address: { fr: 'adresse', en: 'address' },
  active: { fr: '{network} (actif)', en: '{network} (active)' },
  dormant: { fr: '{network} (endormi)', en: '{network} (dormant)' },
})

/** What is said while the questions are asked. */
export const interviewText = texts({
  welcome: {
    fr: {
      one: '{count} question. Chaque réponse est gardée aussitôt.',
      other: '{count} questions. Chaque réponse est gardée aussitôt.',
    },
    en: { one: '{count} question. Each answer is kept at once.', other: '{count} questions. Each answer is kept at once.' },
  },
  welcome_desk: {
    fr: {
      one: 'Puis {count} question à compléter au bureau, tout de suite ou plus tard.',
      other: 'Puis {count} questions à compléter au bureau, tout de suite ou plus tard.',
    },
    en: {
      one: 'Then {count} question to complete at the desk, now or later.',
      other: 'Then {count} questions to complete at the desk, now or later.',
    },
  },
  screen_reader: {
    fr: "Avec un lecteur d'écran : `smm config set prompts numbers`",
    en: 'With a screen reader: `smm config set prompts numbers`',
  },
  desk_part: { fr: 'À compléter au bureau', en: 'To complete at the desk' },
  desk_left: {
    fr: {
      one: 'Il reste {count} question, à compléter au bureau. Y répondre maintenant ?',
      other: 'Il reste {count} questions, à compléter au bureau. Y répondre maintenant ?',
    },
    en: {
      one: '{count} question is left, to complete at the desk. Answer it now?',
      other: '{count} questions are left, to complete at the desk. Answer them now?',
    },
  },
  desk_why: {
    fr: 'Le dirigeant a répondu à tout ce qui dépend de lui ; la stratégie peut se faire sans le reste.',
    en: 'The owner has answered all that depends on them; the strategy can be made without the rest.',
  },
  desk_now: { fr: 'Maintenant', en: 'Now' },
  desk_later: { fr: 'Plus tard, la stratégie tout de suite', en: 'Later, the strategy now' },
  review: { fr: 'Vos réponses', en: 'Your answers' },
  review_left: {
    fr: { one: 'À compléter au bureau : {count} question.', other: 'À compléter au bureau : {count} questions.' },
    en: { one: 'To complete at the desk: {count} question.', other: 'To complete at the desk: {count} questions.' },
  },
  all_right: { fr: 'Tout est juste ?', en: 'Is all of it right?' },
  review_why: {
    fr: "Entrée enregistre ; le numéro d'une réponse permet de la corriger.",
    en: 'Enter saves; the number of an answer lets you correct it.',
  },
  save: { fr: 'enregistrer', en: 'save' },
  no_such_answer: {
    fr: 'Tapez un numéro de 1 à {count}, ou Entrée pour enregistrer.',
    en: 'Type a number from 1 to {count}, or Enter to save.',
  },
  account_figures: { fr: 'Chiffres des comptes', en: 'Figures of accounts' },
  completing: {
    fr: {
      one: '{count} question reste depuis la version {version} ; les autres réponses sont gardées.',
      other: '{count} questions restent depuis la version {version} ; les autres réponses sont gardées.',
    },
    en: {
      one: '{count} question is left from version {version}; the other answers are kept.',
      other: '{count} questions are left from version {version}; the other answers are kept.',
    },
  },
  nothing_left: {
    fr: 'Rien à compléter : la version {version} répond à tout le questionnaire.',
    en: 'Nothing to complete: version {version} answers the whole questionnaire.',
  },
  nothing_left_hint: {
    fr: 'Pour tout revoir : `smm init -c {slug}`',
    en: 'To go through it again: `smm init -c {slug}`',
  },
  next_complete: { fr: 'finir le questionnaire', en: 'finish the questionnaire' },
  keys: {
    fr: '« < » : question précédente ; « ? » : je ne sais pas ; Ctrl-C : arrêter là.',
    en: '“<”: previous question; “?”: I do not know; Ctrl-C: stop here.',
  },
  aliases: {
    fr: 'Pour une personne, un prénom ou une fonction suffit ; ne nommez pas de vrais clients.',
    en: 'For a person, a first name or a role is enough; do not name real customers.',
  },
  resumed: {
    fr: {
      one: 'Séance {id} reprise : {count} réponse déjà donnée.',
      other: 'Séance {id} reprise : {count} réponses déjà données.',
    },
    en: {
      one: 'Session {id} resumed: {count} answer already given.',
      other: 'Session {id} resumed: {count} answers already given.',
    },
  },
  updating: {
    fr: '{name} existe déjà (stratégie version {version}) : ses réponses sont proposées, Entrée les garde.',
    en: '{name} already exists (strategy version {version}): its answers are suggested, Enter keeps them.',
  },
  updating_profile: {
    fr: '{name} existe déjà, sans stratégie : ce sera sa première version.',
    en: '{name} already exists, without a strategy: this will be its first version.',
  },
  do_not_know: { fr: 'Je ne sais pas', en: 'I do not know' },
  none_of_these: { fr: 'Rien de tout cela', en: 'None of these' },
  nobody: { fr: "Personne pour l'instant", en: 'Nobody for now' },
  someone_else: { fr: "Quelqu'un d'autre", en: 'Someone else' },
  consultant: { fr: 'Le consultant', en: 'The consultant' },
  owner: { fr: 'dirigeant', en: 'owner' },
  management: { fr: 'direction', en: 'management' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  tick_one: { fr: 'Choisissez au moins une réponse.', en: 'Choose at least one answer.' },
  tick_or_enter: { fr: 'Entrée sans rien choisir : aucun', en: 'Enter with nothing chosen: none' },
  enter_is_unknown: { fr: 'Entrée : je ne sais pas', en: 'Enter: I do not know' },
  enter_is_none: { fr: 'Entrée : passer', en: 'Enter: skip' },
  enter_ends: { fr: 'une par ligne ; Entrée sur une ligne vide termine', en: 'one per line; Enter on an empty line ends' },
  rank_first: { fr: 'Commencez par le plus important.', en: 'Begin with the most important.' },
  nothing_before: { fr: "C'est la première question.", en: 'This is the first question.' },
  must_answer: { fr: 'Il faut une réponse ici.', en: 'An answer is needed here.' },
  must_be: { fr: 'Il faut {rule}.', en: 'It takes {rule}.' },
  rank_next: { fr: 'Puis, en numéro {rank}', en: 'Then, number {rank}' },
  rank_enough: { fr: "C'est tout", en: 'That is all' },
  keep: { fr: 'Garder cette réponse', en: 'Keep this answer' },
  change: { fr: 'Répondre à nouveau', en: 'Answer again' },
  said_before: { fr: 'Réponse actuelle : {answer}', en: 'Current answer: {answer}' },
  account_details: {
    fr: "Quels sont l'adresse et les chiffres de chaque compte ?",
    en: 'What are the address and the figures of each account?',
  },
  elsewhere: { fr: 'Ailleurs dans le pays', en: 'Elsewhere in the country' },
  write_here: { fr: 'Écrire ici, sur une ligne', en: 'Write here, on one line' },
  your_text: { fr: 'Votre texte', en: 'Your text' },
  add_item: { fr: 'Ajouter un élément ?', en: 'Add an item?' },
  add_person: { fr: 'Ajouter une personne ?', en: 'Add a person?' },
  add_contact: { fr: 'Ajouter un contact ?', en: 'Add a contact?' },
  training_budget: { fr: 'Un budget de formation existe-t-il ?', en: 'Is there a training budget?' },
  hours_sum: {
    fr: "D'après les personnes citées : {hours} par mois.",
    en: 'From the people you named: {hours} a month.',
  },
  hours_sum_bought: {
    fr: "D'après les personnes citées et l'aide extérieure ({bought}) : {hours} par mois.",
    en: 'From the people you named and the outside help ({bought}): {hours} a month.',
  },
  horizon_confirm: { fr: 'Garder 3 mois ?', en: 'Keep 3 months?' },
  rate_default: { fr: 'valeur courante du secteur, estimée', en: 'usual for the trade, estimated' },
  alone: { fr: '« {choice} » exclut les autres réponses.', en: '“{choice}” excludes the other answers.' },
  write_now: { fr: 'Écrire maintenant (dans votre éditeur)', en: 'Write now (in your editor)' },
  later: { fr: 'Plus tard', en: 'Later' },
  a_contact: { fr: 'Un contact', en: 'A contact' },
  an_item: { fr: 'Un de plus', en: 'One more' },
  none_for_now: { fr: "Aucun pour l'instant", en: 'None for now' },
  unknown: { fr: 'inconnu', en: 'unknown' },
  kept_safe: {
    fr: { one: '{count} réponse gardée.', other: '{count} réponses gardées.' },
    en: { one: '{count} answer kept.', other: '{count} answers kept.' },
  },
  resume_hint: { fr: 'Pour reprendre : `smm init --resume`', en: 'To go on: `smm init --resume`' },
  resume_hint_id: { fr: 'Pour reprendre : `smm init --resume {id}`', en: 'To go on: `smm init --resume {id}`' },
  open_session: {
    fr: {
      one: 'Une séance est restée ouverte : `smm init --resume` la reprend.',
      other: '{count} séances sont restées ouvertes : `smm init --resume` les montre.',
    },
    en: {
      one: 'One session was left open: `smm init --resume` goes on with it.',
      other: '{count} sessions were left open: `smm init --resume` shows them.',
    },
  },
  no_open_session: { fr: 'Aucune séance à reprendre.', en: 'No session to resume.' },
  no_such_session: { fr: 'Aucune séance ouverte ne porte le numéro {id}.', en: 'There is no open session {id}.' },
  start_hint: { fr: 'Commencez-en une : `smm init --quick`', en: 'Start one: `smm init --quick`' },
  sessions_are: { fr: 'Séances ouvertes : {items}.', en: 'Open sessions: {items}.' },
  which_session: { fr: 'Quelle séance reprendre ?', en: 'Which session?' },
  session_line: { fr: '{name} ({done} sur {total}, {when})', en: '{name} ({done} of {total}, {when})' },
  session_unnamed: { fr: 'sans nom', en: 'unnamed' },
  needs_terminal: {
    fr: "`smm init` pose ses questions sur un terminal ; ici il n'y en a pas.",
    en: '`smm init` asks its questions on a terminal; there is none here.',
  },
  needs_terminal_hint: {
    fr: 'Donnez les réponses dans un fichier : `smm init --answers reponses.yaml`',
    en: 'Give the answers in a file: `smm init --answers answers.yaml`',
  },
  client_unknown: { fr: 'Aucun client « {slug} ».', en: 'No client “{slug}”.' },
  client_unknown_hint: {
    fr: 'Pour un nouveau client, lancez `smm init` sans `-c` : son nom est la première question.',
    en: 'For a new client, run `smm init` without `-c`: the name is the first question.',
  },
  name_mismatch: {
    fr: '`-c {slug}` désigne « {name} », mais les réponses sont celles de « {other} ».',
    en: '`-c {slug}` is “{name}”, but the answers are those of “{other}”.',
  },
  name_mismatch_hint: {
    fr: 'Enlevez `-c` pour créer un autre client, ou corrigez « client_name » dans le fichier.',
    en: 'Drop `-c` to create another client, or mend “client_name” in the file.',
  },
  created: { fr: 'Client créé : {slug}', en: 'Client created: {slug}' },
  saved: { fr: 'Stratégie version {version} enregistrée pour {name}', en: 'Strategy version {version} saved for {name}' },
  dry_run: { fr: "Essai : rien n'a été enregistré.", en: 'Dry run: nothing was saved.' },
  time_line: {
    fr: 'Cela prend {time} par mois, sur les {all} annoncées.',
    en: 'It takes {time} a month, out of the {all} announced.',
  },
  flags_count: {
    fr: {
      one: '{count} point à régler côté équipe, voir la stratégie.',
      other: '{count} points à régler côté équipe, voir la stratégie.',
    },
    en: {
      one: '{count} point to settle about the team, see the strategy.',
      other: '{count} points to settle about the team, see the strategy.',
    },
  },
  next: { fr: 'Ensuite :', en: 'Next:' },
  next_show: { fr: 'la stratégie en entier', en: 'the whole strategy' },
  next_page: { fr: 'la page à laisser au client', en: 'the page to leave with the client' },
  next_explain: { fr: 'pourquoi ce conseil', en: 'why this advice' },
  next_account: { fr: 'brancher le premier compte', en: 'connect the first account' },
})

/** Warnings that an answer calls for; none of them stops anything. */
export const noticeText = texts({
  outside_sme: {
    fr: '{count} personnes : au-delà des petites et moyennes entreprises pour lesquelles ces repères sont faits.',
    en: '{count} people: beyond the small and medium-sized companies that these yardsticks are made for.',
  },
  hours_without_time: {
    fr: "Vous annoncez {hours} par mois sans temps à dégager : d'où viennent ces heures ?",
    en: 'You count on {hours} a month though no time can be freed: where will these hours come from?',
  },
  short_horizon: {
    fr: "Trois mois, c'est souvent trop court : les résultats viennent plus tard.",
    en: 'Three months is often too short: results come later.',
  },
  no_tracking: {
    fr: 'Sans moyen de suivi, le retour restera non mesuré : poser la mesure sera la première tâche.',
    en: 'Without tracking the return will stay not measured: setting it up will be the first task.',
  },
  closed_network: {
    fr: '{network} a fermé : {replacement} le remplace.',
    en: '{network} has closed: {replacement} takes its place.',
  },
  renamed_network: { fr: "{network} s'appelle maintenant {replacement}.", en: '{network} is now called {replacement}.' },
  approval_forced: {
    fr: "Métier réglementé : chaque publication attendra l'accord du client.",
    en: "Regulated trade: every post will wait for the client's agreement.",
  },
  regulated_assumed: {
    fr: 'Règles du métier supposées ({fields}) : à confirmer.',
    en: 'Rules of the trade assumed ({fields}): to be confirmed.',
  },
})
