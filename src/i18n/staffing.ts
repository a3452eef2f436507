import type { GridAnswer } from '../store/assessments.ts'
import type { GridGroup, GridItem, ProofKind, TrainingModule } from '../people/grid.ts'
import type { StaffingNote } from '../people/compare-staffing.ts'
import type { CostPart, CostReason, PlannedWork, StaffingOption } from '../people/staffing-costs.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm staffing`. */
export const staffingText = texts({
  about: {
    fr: 'qui fera le travail : en interne, en binôme ou en externe',
    en: 'who does the work: in-house, as a pair or outside',
  },
  about_assess: {
    fr: "remplir la grille d'une personne : envie, temps, savoir-faire, preuves",
    en: 'fill in the grid of a person: willingness, time, skills, evidence',
  },
  about_show: { fr: 'voir les grilles, et qui est prêt à participer', en: 'see the grids, and who is ready to take part' },
  about_compare: {
    fr: 'douze mois en interne, en binôme et en externe, côte à côte',
    en: 'twelve months in-house, as a pair and outside, side by side',
  },
  argument_person: { fr: 'prénom ou fonction', en: 'first name or function' },
  option_set: {
    fr: 'une réponse : `time=oui`, `passionate=oui:https://…`, `honest=?` ; répétable ; points : {items}',
    en: 'an answer: `time=yes`, `passionate=yes:https://…`, `honest=?`; repeatable; items: {items}',
  },
  option_file: {
    fr: 'les réponses dans un fichier YAML ou JSON',
    en: 'the answers in a YAML or JSON file',
  },
  option_changes: {
    fr: 'combien de fois par an la personne change (un stagiaire tous les six mois : 2)',
    en: 'how often a year the person changes (an intern every six months: 2)',
  },
  option_training: {
    fr: 'heures pour former la personne suivante (7 : ce que prévoit le plan des 90 jours)',
    en: 'hours to train the next person (7: what the 90-day plan allows)',
  },
  option_external: {
    fr: "honoraires mensuels d'une aide extérieure, pour essayer",
    en: 'monthly fee of outside help, to try out',
  },

  // refusals
  bad_person: {
    fr: 'Le nom de la personne a de 1 à 60 caractères.',
    en: 'The name of the person has 1 to 60 characters.',
  },
  answers_needed: {
    fr: 'Sans terminal, les réponses viennent de `--set` ou de `--file`.',
    en: 'Without a terminal the answers come from `--set` or `--file`.',
  },
  answers_hint: {
    fr: 'Par exemple : `smm staffing assess Sam --set interested=oui --set time=non`',
    en: 'For example: `smm staffing assess Sam --set interested=yes --set time=no`',
  },
  file_not_found: { fr: 'Fichier introuvable : {file}.', en: 'File not found: {file}.' },
  not_readable: { fr: '{file} : ni YAML ni JSON ({why}).', en: '{file}: neither YAML nor JSON ({why}).' },
  invalid: {
    fr: { one: '{source} : une réponse refusée.', other: '{source} : {count} réponses refusées.' },
    en: { one: '{source}: one answer refused.', other: '{source}: {count} answers refused.' },
  },
  issue: { fr: '{path} : {message}', en: '{path}: {message}' },
  items_are: { fr: 'Points de la grille : {items}', en: 'Items of the grid: {items}' },
  address_wanted: {
    fr: "la preuve doit être l'adresse d'un blog ou d'un compte (`https://…`)",
    en: 'the proof must be the address of a blog or an account (`https://…`)',
  },
  proof_too_long: { fr: '500 caractères au plus.', en: '500 characters at most.' },
  proof_not_found: { fr: 'Fichier introuvable : {proof}.', en: 'File not found: {proof}.' },
  proof_hint: {
    fr: "Donnez le chemin d'un fichier qui existe, une adresse, ou dites-le en quelques mots.",
    en: 'Give the path of a file that exists, an address, or say it in a few words.',
  },
  not_assessed: { fr: "{person} n'a pas encore de grille.", en: '{person} has no grid yet.' },
  not_assessed_hint: {
    fr: 'La remplir : `smm staffing assess "{person}"`',
    en: 'Fill it in: `smm staffing assess "{person}"`',
  },
  nobody: { fr: "Personne n'est nommé et aucune grille n'est remplie.", en: 'Nobody is named and no grid is filled in.' },
  nobody_hint: { fr: 'Remplir une grille : `smm staffing assess Sam`', en: 'Fill in a grid: `smm staffing assess Sam`' },
  bad_changes: {
    fr: '« {value} » : un nombre entier de changements par an, de 0 à 52.',
    en: '“{value}”: a whole number of changes a year, from 0 to 52.',
  },
  bad_hours: {
    fr: "« {value} » : un nombre d'heures de 0 à 1000, comme 7 ou 7,5.",
    en: '“{value}”: a number of hours from 0 to 1000, like 7 or 7.5.',
  },
  negative: { fr: 'Des honoraires ne sont pas négatifs.', en: 'A fee is not negative.' },

  // asking
  intro: {
    fr: {
      one: '{count} question sur {person}. `<` revient en arrière, Ctrl-C garde ce qui est dit.',
      other: '{count} questions sur {person}. `<` revient en arrière, Ctrl-C garde ce qui est dit.',
    },
    en: {
      one: '{count} question about {person}. `<` goes back, Ctrl-C keeps what was said.',
      other: '{count} questions about {person}. `<` goes back, Ctrl-C keeps what was said.',
    },
  },
  ask_proof: { fr: 'Ce qui le montre', en: 'What shows it' },
  proof_optional: { fr: 'Facultatif : Entrée pour passer.', en: 'Optional: Enter to skip.' },
  proof_required: {
    fr: '{kind}. Entrée pour plus tard : sans cela, le oui ne compte pas.',
    en: '{kind}. Enter for later: without it the yes does not count.',
  },
  kept_on_stop: {
    fr: 'Ce qui est dit est gardé : `smm staffing assess "{person}"` reprend.',
    en: 'What was said is kept: `smm staffing assess "{person}"` goes on.',
  },

  // the grid
  saved: { fr: 'Grille enregistrée : {person}', en: 'Grid of {person} stored' },
  would_save: { fr: "Grille (rien n'est enregistré) : {person}", en: 'Grid of {person} (nothing is stored)' },
  title: { fr: '{person}, grille du {date}', en: '{person}, grid of {date}' },
  group_count: { fr: '{group} : {yes} sur {of}', en: '{group}: {yes} of {of}' },
  advice: { fr: 'Le conseil', en: 'The advice' },
  advice_by_grid: { fr: 'Le conseil (grille : {person})', en: 'The advice (grid: {person})' },
  advice_open: {
    fr: 'À confirmer : selon les réponses qui manquent, ce peut être {modes}.',
    en: 'To be confirmed: the missing answers may make it {modes}.',
  },
  is_ready: { fr: 'Tout est réuni pour commencer.', en: 'Everything is there to begin.' },
  missing_answers: { fr: 'À savoir encore : {items}.', en: 'Still to be found out: {items}.' },
  missing_proofs: {
    fr: 'Grille incomplète, preuve à demander : {items}.',
    en: 'Grid incomplete, proof to be asked for: {items}.',
  },
  refused: { fr: 'Ce qui manque : {items}.', en: 'What is missing: {items}.' },
  item_with_proof: { fr: '{item} ({proof})', en: '{item} ({proof})' },
  training: { fr: 'Formation proposée :', en: 'Training proposed:' },
  points: { fr: { one: '{count} point', other: '{count} points' }, en: { one: '{count} item', other: '{count} items' } },
  col_person: { fr: 'Personne', en: 'Person' },
  tick_trained: { fr: 'Formation', en: 'Trained' },
  tick_rules: { fr: "Règles d'usage", en: 'Usage rules' },
  tick_motivated: { fr: 'Motivation', en: 'Motivated' },
  tick_at_ease: { fr: 'Aisance', en: 'At ease' },
  col_assessed: { fr: 'Grille', en: 'Grid' },
  never: { fr: 'à remplir', en: 'to fill in' },
  readiness_hint: {
    fr: 'Une grille en entier : `smm staffing show "{person}"`',
    en: 'One grid in full: `smm staffing show "{person}"`',
  },

  // comparing
  compare_title: {
    fr: 'Douze mois, {client}, stratégie version {version}',
    en: 'Twelve months, {client}, strategy version {version}',
  },
  work: {
    fr: 'Le plan demande {month} par mois, soit {week} par semaine : {parts}.',
    en: 'The plan asks for {month} a month, which is {week} a week: {parts}.',
  },
  no_full_time: {
    fr: "Aucun poste à plein temps n'est supposé, et un outil ne remplace personne : le temps que smm épargne n'est pas déduit.",
    en: 'No full-time post is assumed, and a tool replaces nobody: the time that smm saves is not taken off.',
  },
  part_of_work: { fr: '{work} {time}', en: '{work} {time}' },
  row_hours_inside: { fr: 'heures chez vous', en: 'hours in-house' },
  row_hours_outside: { fr: 'heures du prestataire', en: 'hours of the provider' },
  row_month: { fr: 'par mois', en: 'per month' },
  row_once: { fr: 'une seule fois', en: 'once only' },
  row_turnover: { fr: 'changements, par an', en: 'changes of person, a year' },
  row_year: { fr: 'sur 12 mois', en: 'over 12 months' },
  row_per_hour: { fr: 'par heure', en: 'per hour' },
  row_per_post: { fr: 'par publication', en: 'per post' },
  unknown_cell: { fr: 'non connu', en: 'not known' },
  year_unknown: { fr: 'non connu, {amount} au moins', en: 'not known, {amount} at least' },
  why_unknown: { fr: '{option} : {reason}.', en: '{option}: {reason}.' },
  drawing: { fr: 'Sur 12 mois', en: 'Over 12 months' },
  turnover: {
    fr: {
      one: 'Chaque changement coûte {hours} de formation, soit {each} ; {count} par an : {year}.',
      other: 'Chaque changement coûte {hours} de formation, soit {each} ; {count} par an : {year}.',
    },
    en: {
      one: 'Each change costs {hours} of training, which is {each}; {count} a year: {year}.',
      other: 'Each change costs {hours} of training, which is {each}; {count} a year: {year}.',
    },
  },
  turnover_zero: {
    fr: "Aucun changement de personne n'est compté. Deux par an, par exemple :",
    en: 'No change of person is counted. Two a year, for instance:',
  },
  knowledge_lost: {
    fr: "Ce qu'aucun chiffre ne dit : la connaissance de la maison, des clients et des concurrents part avec la personne. Gardez-la ici : histoire, ton, sujets, contacts d'alerte.",
    en: 'What no figure says: the knowledge of the firm, its customers and its competitors leaves with the person. Keep it here: story, tone, topics, alert contacts.',
  },
  inside_first: {
    fr: "L'interne d'abord, si possible ; sinon le binôme ; sinon la veille seule. Mieux vaut une aide extérieure que le silence.",
    en: 'In-house first, where possible; otherwise the pair; otherwise listening alone. Outside help beats silence.',
  },
  choosing: { fr: 'Pour choisir une aide extérieure', en: 'To choose outside help' },
  choosing_two: {
    fr: 'Deux devis au moins, mis côte à côte :',
    en: 'Two quotes at least, side by side:',
  },
  with_budget: {
    fr: "avec votre budget, qui n'est pas un prix",
    en: 'with your budget, which is not a price',
  },
  choosing_all: {
    fr: 'Méfiez-vous de qui dit tout connaître : personne ne connaît tout.',
    en: 'Beware of who claims to know everything: nobody does.',
  },
  choosing_alone: {
    fr: 'Ne confiez pas tout à une seule personne : qui la remplace, et qui suit chez vous ?',
    en: 'Do not leave it all to one person: who steps in, and who follows it in-house?',
  },
  choosing_trade: {
    fr: "Un spécialiste de votre métier n'est pas nécessaire : le savoir-faire des réseaux compte, le vôtre se transmet.",
    en: 'A specialist in your trade is not needed: knowing the networks counts, your trade can be explained.',
  },
  choosing_look: {
    fr: 'Regardez les propres comptes du prestataire, en cinq points.',
    en: "Look at the provider's own accounts: five things to check.",
  },
  choosing_call: { fr: 'Appelez au moins deux de ses clients.', en: 'Call at least two of its customers.' },
})

export const gridAnswerLabel = {
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  unknown: { fr: 'à savoir', en: 'not known' },
} as const satisfies Record<GridAnswer, Text>

export const gridGroupLabel = {
  questions: { fr: 'Les quatre questions', en: 'The four questions' },
  qualities: { fr: 'Qualités', en: 'Qualities' },
  skills: { fr: 'Compétences', en: 'Skills' },
  traits: { fr: 'Traits', en: 'Traits' },
  readiness: { fr: 'Prêt à participer', en: 'Ready to take part' },
} as const satisfies Record<GridGroup, Text>

/** Short, for lists and tables. */
export const gridItemLabel = {
  interested: { fr: 'envie de le faire', en: 'wants to do it' },
  time: { fr: 'temps dégagé', en: 'time freed up' },
  trained: { fr: 'formation suivie', en: 'trained' },
  training_budget: { fr: 'budget de formation', en: 'training budget' },
  passionate: { fr: 'passion du web', en: 'passion for the web' },
  coordinator: { fr: 'sens de la coordination', en: 'coordination' },
  humble: { fr: 'humilité', en: 'humility' },
  influencer: { fr: 'force de conviction', en: 'persuasion' },
  sector_sources: { fr: 'sources du métier', en: 'sources of the trade' },
  project_rigour: { fr: 'rigueur de projet', en: 'project rigour' },
  tools: { fr: 'outils', en: 'tools' },
  communication: { fr: 'communication écrite et orale', en: 'written and spoken communication' },
  platforms: { fr: 'connaissance des réseaux', en: 'knowledge of the networks' },
  writes_well: { fr: 'qualité de plume', en: 'writes well' },
  likes_sector: { fr: 'goût du métier', en: 'likes the trade' },
  imaginative: { fr: 'imagination', en: 'imagination' },
  honest: { fr: 'honnêteté', en: 'honesty' },
  network_rules: { fr: 'règles des réseaux', en: 'rules of the networks' },
  usage_rules: { fr: "règles d'usage comprises", en: 'usage rules understood' },
  motivated: { fr: 'motivation', en: 'motivation' },
  at_ease: { fr: 'aisance avec les clients', en: 'ease with customers' },
} as const satisfies Record<GridItem, Text>

/** As a question about the person, with what to look at. */
export const gridQuestion = {
  interested: {
    ask: { fr: 'La fonction intéresse-t-elle cette personne ?', en: 'Does the job interest this person?' },
    why: { fr: 'Sans envie, rien ne tient dans la durée.', en: 'Nothing lasts if they do not want to.' },
  },
  time: {
    ask: { fr: 'Du temps peut-il lui être dégagé ?', en: 'Can time be freed up for them?' },
    why: { fr: 'En plus du reste, le temps ne se trouve pas.', en: 'On top of all the rest, time does not turn up.' },
  },
  trained: {
    ask: { fr: 'A-t-elle déjà suivi une formation à cette tâche ?', en: 'Have they been trained for it?' },
    why: {
      fr: "Peu importe le diplôme : ce qu'elle a appris à faire.",
      en: 'No diploma is asked: what they have learnt to do.',
    },
  },
  training_budget: {
    ask: { fr: 'Un budget de formation existe-t-il ?', en: 'Is there a training budget?' },
    why: { fr: 'Sans formation suivie, il en faut une.', en: 'Anyone who has not been trained needs to be.' },
  },
  passionate: {
    ask: { fr: 'Est-elle passionnée par le web ?', en: 'Are they passionate about the web?' },
    why: { fr: 'Outils, tendances, son propre blog ou compte.', en: 'Tools, trends, a blog or an account of their own.' },
  },
  coordinator: {
    ask: { fr: 'Sait-elle coordonner ?', en: 'Can they coordinate?' },
    why: { fr: 'Entre les clients, les collègues et la direction.', en: 'Between customers, colleagues and management.' },
  },
  humble: {
    ask: { fr: 'Est-elle humble ?', en: 'Are they humble?' },
    why: { fr: "Elle apprend, essaie, reconnaît ce qui n'a pas marché.", en: 'They learn, try, and own what did not work.' },
  },
  influencer: {
    ask: { fr: 'Sait-elle convaincre ?', en: 'Can they persuade?' },
    why: { fr: 'Elle donne envie, et une bonne image de la maison.', en: 'They win people over, and speak well for the firm.' },
  },
  sector_sources: {
    ask: { fr: 'Connaît-elle les blogs et les sites du métier ?', en: 'Do they know the blogs and sites of the trade?' },
    why: { fr: 'Demandez-lui ses trois premières sources.', en: 'Ask for their first three sources.' },
  },
  project_rigour: {
    ask: { fr: 'Mène-t-elle un projet avec rigueur ?', en: 'Do they run a project with rigour?' },
    why: { fr: 'Dates tenues, tâches suivies, fichiers rangés.', en: 'Dates kept, tasks followed, files in order.' },
  },
  tools: {
    ask: { fr: "S'intéresse-t-elle aux outils, et s'en sert-elle ?", en: 'Do tools interest them, and do they use them?' },
    why: { fr: 'Images, mesure, programmation, liens de suivi.', en: 'Images, figures, scheduling, tagged links.' },
  },
  communication: {
    ask: {
      fr: "Fait-elle passer une information, à l'écrit et à l'oral ?",
      en: 'Do they get a message across, in writing and in speech?',
    },
    why: { fr: "Un essai d'écriture le montre mieux qu'un entretien.", en: 'A writing test shows it better than a talk.' },
  },
  platforms: {
    ask: { fr: 'Connaît-elle les réseaux en profondeur ?', en: 'Do they know the networks in depth?' },
    why: {
      fr: 'Que ferait-elle pour un lancement, une embauche, un événement, une crise ?',
      en: 'What would they do for a launch, a hiring, an event, a crisis?',
    },
  },
  writes_well: {
    ask: { fr: 'Écrit-elle bien ?', en: 'Do they write well?' },
    why: { fr: "Joignez l'essai : un texte de sa main.", en: 'Attach the test: a text of their own.' },
  },
  likes_sector: {
    ask: { fr: 'Aime-t-elle votre métier ?', en: 'Do they like your trade?' },
    why: { fr: 'Sinon, ce sera du remplissage.', en: 'If not, it will be filler.' },
  },
  imaginative: {
    ask: { fr: "A-t-elle de l'imagination ?", en: 'Are they imaginative?' },
    why: { fr: 'Photos, idées, petits guides.', en: 'Photos, ideas, small guides.' },
  },
  honest: {
    ask: { fr: 'Est-elle honnête, au point de dire non ?', en: 'Are they honest enough to say no?' },
    why: { fr: 'À un client, à un collègue, à vous.', en: 'To a customer, to a colleague, to you.' },
  },
  network_rules: {
    ask: {
      fr: 'Connaît-elle les règles que les réseaux imposent ?',
      en: 'Do they know the rules that the networks impose?',
    },
    why: { fr: 'Sinon, un compte peut être fermé.', en: 'If not, an account may be closed.' },
  },
  usage_rules: {
    ask: { fr: "A-t-elle compris vos règles d'usage ?", en: 'Have they understood your usage rules?' },
    why: { fr: 'Le ton, les sujets, qui répond et quand.', en: 'Tone, topics, who answers and when.' },
  },
  motivated: {
    ask: { fr: 'Est-elle motivée, et volontaire ?', en: 'Are they motivated, and a volunteer?' },
    why: { fr: "C'est plus important que tout le reste.", en: 'It matters more than all the rest.' },
  },
  at_ease: {
    ask: { fr: "Est-elle à l'aise avec les clients en public ?", en: 'Are they at ease with customers in public?' },
    why: {
      fr: 'Répondre devant tout le monde ne va pas de soi.',
      en: 'Answering in front of everyone is not a matter of course.',
    },
  },
} as const satisfies Record<GridItem, { ask: Text; why: Text }>

export const proofLabel = {
  address: { fr: "adresse d'un blog ou d'un compte à elle", en: 'address of a blog or an account of their own' },
  writing_test: { fr: "essai d'écriture : fichier, adresse ou note", en: 'writing test: file, address or note' },
  scenarios: { fr: 'scénarios proposés, en quelques mots', en: 'scenarios proposed, in a few words' },
  sector_test: { fr: 'un court texte sur votre métier, ou une note', en: 'a short text on your trade, or a note' },
  photos: { fr: 'photos : dossier, fichier ou adresse', en: 'photos: folder, file or address' },
} as const satisfies Record<ProofKind, Text>

export const trainingModuleLabel = {
  rules_and_tone: { fr: "règles d'usage et ton", en: 'usage rules and tone' },
  answer_and_thank: { fr: 'répondre et remercier', en: 'answer and thank' },
  photo_and_text: { fr: 'photo et texte au téléphone', en: 'photo and text with a telephone' },
  rights_and_mentions: { fr: "droit à l'image et mentions", en: 'image rights and notices' },
  security_and_alert: { fr: 'sécurité des comptes et alerte', en: 'account security and alert' },
} as const satisfies Record<TrainingModule, Text>

export const staffingOptionLabel = {
  inside: { fr: 'En interne', en: 'In-house' },
  pair: { fr: 'En binôme', en: 'As a pair' },
  outside: { fr: 'En externe', en: 'Outside' },
} as const satisfies Record<StaffingOption, Text>

export const plannedWorkLabel = {
  strategist: { fr: 'piloter', en: 'lead' },
  community: { fr: 'répondre et écouter', en: 'answer and listen' },
  content: { fr: 'produire', en: 'produce' },
  approver: { fr: 'valider', en: 'approve' },
  listing: { fr: 'tenir la fiche', en: 'keep the listing' },
} as const satisfies Record<PlannedWork, Text>

export const costPartLabel = {
  time: { fr: 'temps chez vous', en: 'time in-house' },
  fee: { fr: 'honoraires', en: 'fee' },
  third_party: { fr: 'tiers', en: 'third parties' },
  ads: { fr: 'publicité', en: 'advertising' },
  tools: { fr: 'outils', en: 'tools' },
  production: { fr: 'photo, vidéo, graphisme', en: 'photo, video, design' },
} as const satisfies Record<CostPart, Text>

export const costReasonLabel = {
  no_network: { fr: "aucun réseau n'est prévu", en: 'no network is planned' },
  no_hourly_rate: { fr: "le coût d'une heure chez vous n'est pas connu", en: 'the cost of an in-house hour is not known' },
  no_quote_no_budget: { fr: 'ni devis retenu ni budget extérieur', en: 'no quote chosen and no outside budget' },
  budget_is_no_price: {
    fr: "un budget n'est pas un prix et rien ne dit les heures qu'il achète",
    en: 'a budget is no price, and nothing says what hours it buys',
  },
  other_currency: { fr: 'le devis est dans une autre devise', en: 'the quote is in another currency' },
  vat_unknown: { fr: "la TVA du devis n'est pas connue", en: 'the VAT of the quote is not known' },
  budgets_not_said: { fr: 'les autres budgets ne sont pas dits', en: 'the other budgets are not said' },
  part_not_known: { fr: "une partie n'est pas connue", en: 'a part is not known' },
  no_hours: { fr: 'aucune heure prévue', en: 'no hours planned' },
  no_posts: { fr: 'aucune publication prévue', en: 'no post planned' },
} as const satisfies Record<CostReason, Text>

/** What stands beside the figures. */
export const staffingNoteText = {
  no_network: {
    fr: "La stratégie ne prévoit aucun réseau pour l'instant : il n'y a rien à confier.",
    en: 'The strategy plans no network for now: there is nothing to entrust.',
  },
  no_rate: {
    fr: "Le coût d'une heure chez vous n'est pas connu :",
    en: 'The cost of an in-house hour is not known:',
  },
  rate_estimated: {
    fr: "L'heure chez vous est comptée à {rate}, une estimation par métier ; la vôtre :",
    en: 'An in-house hour is counted at {rate}, an estimate by trade; yours:',
  },
  consultant_leads: {
    fr: "Le consultant pilote : ses heures sont comptées ici au tarif interne, ses honoraires n'y sont pas.",
    en: 'The consultant leads: their hours are counted here at the in-house rate, without their fee.',
  },
  no_offer: {
    fr: 'Aide extérieure : ni devis retenu ni budget. Pour essayer un prix :',
    en: 'Outside help: no quote chosen and no budget. To try a price:',
  },
  offer_other_currency: {
    fr: 'Le devis retenu est en {currency} : ses montants ne se mêlent pas aux vôtres. Le voir :',
    en: 'The quote chosen is in {currency}: its amounts are not mixed with yours. To see it:',
  },
  offer_vat_unknown: {
    fr: "Vous ne récupérez pas la TVA, et celle du devis retenu n'est pas dite.",
    en: 'You do not recover VAT, and that of the quote chosen is not said.',
  },
  budget_is_no_price: {
    fr: '{amount} par mois est votre budget, pas un prix : demandez deux devis.',
    en: '{amount} a month is your budget, not a price: ask for two quotes.',
  },
  hours_not_offered: {
    fr: "Les heures que ce prix achète ne sont pas dites : il est compté comme s'il couvrait tout.",
    en: 'The hours that this price buys are not said: it is counted as if it covered everything.',
  },
  half_assumed: {
    fr: 'Binôme : la moitié des publications et des réponses est comptée chez le prestataire (hypothèse).',
    en: 'Pair: half of the posts and answers is counted for the provider (an assumption).',
  },
  fee_prorated: {
    fr: '≈ : honoraires au prorata, au prix horaire de ce qui est proposé ({hours} pour {amount}).',
    en: '≈: fee in proportion, at the hourly price of what is offered ({hours} for {amount}).',
  },
  ads_of_offer: {
    fr: "La publicité du devis remplace votre budget : elle n'est pas comptée deux fois.",
    en: 'The advertising of the quote replaces your budget: it is not counted twice.',
  },
  changes_of_interns: {
    fr: "Des stagiaires seuls : deux changements par an sont comptés, un tous les six mois. D'autres chiffres :",
    en: 'Interns alone: two changes a year are counted, one every six months. Other figures:',
  },
} as const satisfies Record<StaffingNote, Text>

/** What to type about it, on a line of its own. */
export const staffingNoteCommand: Readonly<Partial<Record<StaffingNote, string>>> = {
  no_rate: 'smm client edit --hourly-rate 24',
  rate_estimated: 'smm client edit --hourly-rate 24',
  no_offer: 'smm staffing compare --external 450',
  offer_other_currency: 'smm quote compare',
  changes_of_interns: 'smm staffing compare --changes 1 --training-hours 21',
}
