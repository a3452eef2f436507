import { objectiveLabel, sectorLabel } from './labels.ts'
import type { Text } from './text.ts'

/** What each question of `smm init` says, and why it is asked. An answer is what the owner says (« je »). */
export const sectionText = {
  A: { fr: 'Le client', en: 'The client' },
  B: { fr: 'Les objectifs', en: 'Objectives' },
  C: { fr: "La cible et l'écosystème", en: 'Audience and ecosystem' },
  D: { fr: 'Image et contenus', en: 'Image and content' },
  E: { fr: 'Présence actuelle', en: 'Current presence' },
  F: { fr: 'Moyens humains', en: 'People' },
  G: { fr: 'Moyens financiers', en: 'Money' },
  H: { fr: 'Mesure', en: 'Measurement' },
  I: { fr: 'Gouvernance et risques', en: 'Governance and risk' },
} as const satisfies Record<string, Text>

export const questionText = {
  client_name: {
    ask: { fr: "Quel est le nom de l'entreprise ?", en: "What is the company's name?" },
    why: { fr: 'Pour nommer le dossier et les documents.', en: 'To name the file and the documents.' },
  },
  headcount: {
    ask: {
      fr: "Combien êtes-vous dans l'entreprise, vous compris ?",
      en: 'How many people work in the company, you included?',
    },
    why: { fr: 'Pour proposer une équipe à votre taille.', en: 'To suggest a team of the right size.' },
  },
  sector: {
    ask: { fr: "Quel est votre secteur d'activité ?", en: 'What is your line of business?' },
    why: { fr: 'Les réseaux utiles changent selon le métier.', en: 'Useful networks differ by trade.' },
  },
  regulated: {
    ask: {
      fr: "Votre activité touche-t-elle à l'un de ces domaines réglementés ?",
      en: 'Does your business touch one of these regulated fields?',
    },
    why: { fr: 'Certains métiers ont des règles de communication strictes.', en: 'Some trades have strict advertising rules.' },
  },
  location: {
    ask: { fr: 'Où se trouve votre entreprise ?', en: 'Where is your company?' },
    why: { fr: "Pour l'heure, les jours fériés et les règles du pays.", en: "For time, holidays and the country's rules." },
  },
  geo_scope: {
    ask: { fr: 'Où sont les clients que vous visez ?', en: 'Where are the customers you are aiming at?' },
    why: {
      fr: "On ne s'adresse pas de la même façon à une ville et à un pays.",
      en: 'A town and a country are reached differently.',
    },
  },
  has_premises: {
    ask: {
      fr: 'Vos clients viennent-ils chez vous, ou allez-vous chez eux ? (oui dans les deux cas)',
      en: 'Do customers come to your place, or do you go to theirs? (yes in both cases)',
    },
    why: { fr: "C'est la condition d'une fiche d'établissement Google.", en: 'It is required for a Google Business Profile.' },
  },
  website: {
    ask: { fr: "Quelle est l'adresse de votre site ou de votre blog ?", en: 'What is the address of your website or blog?' },
    why: { fr: 'Vos publications doivent mener chez vous.', en: 'Your posts should lead to your own place.' },
  },
  objectives: {
    ask: {
      fr: 'Quels sont vos objectifs, du plus au moins important (3 au plus) ?',
      en: 'What are your objectives, most important first (3 at most)?',
    },
    why: { fr: "Le but d'abord : tout le reste en découle.", en: 'Aim first: all the rest follows.' },
  },
  customer_benefit: {
    ask: { fr: 'Que gagneront vos clients à vous suivre ?', en: 'What will your customers gain by following you?' },
    why: { fr: "On suit une entreprise pour ce qu'elle apporte.", en: 'People follow a firm for what it gives them.' },
  },
  objective_targets: {
    ask: { fr: "À quoi verrez-vous que c'est réussi ?", en: 'How will you see that it worked?' },
    why: {
      fr: 'Sans point de départ, pas de progrès mesurable.',
      en: 'Without a starting point, no progress can be measured.',
    },
  },
  horizon_months: {
    ask: { fr: 'Dans combien de temps ferons-nous le bilan ?', en: 'In how long shall we take stock?' },
    why: { fr: 'Les résultats demandent souvent plusieurs mois.', en: 'Results often take several months.' },
  },
  concerns: {
    ask: { fr: "Qu'est-ce qui vous freine ou vous inquiète ?", en: 'What holds you back or worries you?' },
    why: { fr: 'Vos doutes méritent une réponse écrite.', en: 'Your doubts deserve a written answer.' },
  },
  b2b_share: {
    ask: {
      fr: 'Sur 100 clients que vous visez, combien sont des professionnels ? (à peu près)',
      en: 'Of 100 customers you are aiming at, how many are businesses? (roughly)',
    },
    why: {
      fr: 'Professionnels et particuliers ne sont pas aux mêmes endroits.',
      en: 'Businesses and consumers are in different places.',
    },
  },
  age_bands: {
    ask: {
      fr: 'Quel âge ont surtout les clients que vous visez ?',
      en: 'How old, mostly, are the customers you are aiming at?',
    },
    why: { fr: "L'usage des réseaux varie beaucoup avec l'âge.", en: 'Network use varies greatly with age.' },
  },
  personas: {
    ask: {
      fr: 'Décrivez un à trois clients types (une ligne chacun).',
      en: 'Describe one to three typical customers (one line each).',
    },
    why: {
      fr: "On écrit mieux pour quelqu'un que pour tout le monde.",
      en: 'One writes better for someone than for everyone.',
    },
  },
  ecosystem: {
    ask: {
      fr: "Quels concurrents, partenaires, blogs, forums ou sites d'avis faut-il suivre ?",
      en: 'Which competitors, partners, blogs, forums or review sites should be watched?',
    },
    why: { fr: 'Pour savoir qui écouter et à qui se comparer.', en: 'To know whom to listen to and compare with.' },
  },
  strengths: {
    ask: { fr: 'Quels sont vos trois à cinq points forts ?', en: 'What are your three to five strengths?' },
    why: { fr: 'Ce sont vos premiers sujets.', en: 'They are your first topics.' },
  },
  brand_story: {
    ask: {
      fr: 'Votre histoire, vos valeurs, votre parcours en quelques lignes ?',
      en: 'Your story, values and path in a few lines?',
    },
    why: { fr: "On ne parle bien d'une maison que si on la connaît.", en: 'One speaks well only of a firm one knows.' },
  },
  topics: {
    ask: { fr: 'De quoi parler, et de quoi ne jamais parler ?', en: 'What to talk about, and what never to mention?' },
    why: { fr: 'Pour éviter le remplissage et les faux pas.', en: 'To avoid filler and missteps.' },
  },
  voice: {
    ask: { fr: 'Sur quel ton, en tutoyant ou en vouvoyant ?', en: 'Which tone, and how do you address your customers?' },
    why: { fr: "Pour garder le même ton, quel que soit l'auteur.", en: 'To keep one tone whoever writes.' },
  },
  abilities: {
    ask: {
      fr: 'Que savez-vous produire vous-mêmes, même au téléphone ?',
      en: 'What can you produce yourselves, even on a telephone?',
    },
    why: { fr: 'Un réseau sans contenu adapté ne vit pas.', en: 'A network without fitting content does not live.' },
  },
  outsource_production: {
    ask: { fr: 'Accepteriez-vous de faire produire ce qui manque ?', en: 'Would you have the missing content produced?' },
    why: { fr: "Pour savoir si l'on peut compter sur de l'aide.", en: 'To know whether help can be counted on.' },
  },
  content_stock: {
    ask: {
      fr: 'Combien de photos, vidéos ou articles réutilisables avez-vous déjà ?',
      en: 'How many reusable photos, videos or articles do you already have?',
    },
    why: { fr: 'Ce qui existe déjà fait gagner du temps au départ.', en: 'What exists saves time at the start.' },
  },
  accounts: {
    ask: { fr: 'Quels comptes existent déjà ?', en: 'Which accounts exist already?' },
    why: { fr: "Pour reprendre l'existant et protéger les accès.", en: 'To build on what exists and protect access.' },
  },
  brand_search: {
    ask: { fr: 'En cherchant votre nom, que trouve-t-on ?', en: 'When you search for your name, what comes up?' },
    why: { fr: 'Vos clients cherchent votre nom avant de venir.', en: 'Customers look you up before they come.' },
  },
  excluded_networks: {
    ask: { fr: 'Y a-t-il des réseaux que vous refusez ?', en: 'Are there networks you refuse?' },
    why: { fr: "C'est vous qui décidez.", en: 'You decide.' },
  },
  maturity: {
    ask: { fr: "Qu'avez-vous déjà fait sur les réseaux ?", en: 'What have you done on social networks so far?' },
    why: { fr: "Mieux vaut un réseau bien tenu que trois à l'abandon.", en: 'One network well kept beats three left idle.' },
  },
  past_incident: {
    ask: { fr: 'Avez-vous déjà subi une vague de critiques en ligne ?', en: 'Have you ever had a wave of criticism online?' },
    why: { fr: "Pour préparer un plan d'alerte à la bonne mesure.", en: 'To prepare a fitting alert plan.' },
  },
  people: {
    ask: { fr: 'Qui participera ?', en: 'Who will take part?' },
    why: { fr: 'Ce sont les personnes qui font réussir, pas les outils.', en: 'People make it work, not tools.' },
  },
  hours_per_month: {
    ask: {
      fr: "En tout, combien d'heures par mois pourra-t-on y consacrer (vous, votre équipe et l'aide extérieure) ?",
      en: 'In all, how many hours a month can go into it (you, your team and outside help)?',
    },
    why: { fr: "C'est le temps qui décide du nombre de réseaux.", en: 'Time decides how many networks.' },
  },
  internal_candidate: {
    ask: {
      fr: "Chez vous, qui pourrait s'en occuper ? Cochez ce qui est vrai.",
      en: 'Who in your company could take care of it? Tick what is true.',
    },
    why: { fr: "Quelqu'un de la maison est souvent le mieux placé.", en: 'Someone inside is often best placed.' },
  },
  strategist: {
    ask: { fr: 'Qui pilote la stratégie ?', en: 'Who leads the strategy?' },
    why: { fr: 'Il faut une personne qui tienne le cap.', en: 'Someone must keep the course.' },
  },
  sponsor: {
    ask: { fr: 'Qui, à la direction, soutient le projet ?', en: 'Who in management backs the project?' },
    why: { fr: "Sans appui de la direction, le projet s'arrête.", en: "Without management's support it stops." },
  },
  internal_referent: {
    ask: {
      fr: "Chez vous, qui sera l'interlocuteur du prestataire ?",
      en: "Who in your company will be the outside helper's contact?",
    },
    why: { fr: "Une aide extérieure a besoin d'une voix de l'intérieur.", en: 'Outside help needs an inside voice.' },
  },
  ambassadors: {
    ask: {
      fr: 'Combien de clients fidèles parleraient volontiers de vous ?',
      en: 'How many loyal customers would gladly speak about you?',
    },
    why: { fr: 'Un client content convainc mieux que nous.', en: 'A happy customer convinces better than we do.' },
  },
  coverage: {
    ask: { fr: 'Quels jours vos clients attendent-ils une réponse ?', en: 'On which days do your customers expect an answer?' },
    why: { fr: 'Une personne seule ne peut pas répondre 7 jours sur 7.', en: 'One person cannot answer seven days a week.' },
  },
  external_budget: {
    ask: {
      fr: 'Quel budget par mois, hors taxes, pour une aide extérieure (consultant, agence, indépendant) ? 0 si aucun',
      en: 'What monthly budget, before VAT, for outside help (consultant, agency, freelancer)? 0 if none',
    },
    why: { fr: 'Pour choisir entre interne, externe ou binôme.', en: 'To choose inside, outside or a pair.' },
  },
  other_budgets: {
    ask: { fr: 'Quels autres budgets par mois, hors taxes ?', en: 'Other monthly budgets, before VAT?' },
    why: { fr: 'Pour connaître le coût complet.', en: 'To know the full cost.' },
  },
  money_settings: {
    ask: { fr: 'Quelle devise, et récupérez-vous la TVA ?', en: 'Which currency, and do you recover VAT?' },
    why: { fr: 'Pour compter juste, hors taxes ou non.', en: 'To count right, with or without VAT.' },
  },
  hourly_rate: {
    ask: {
      fr: 'Que coûte une heure de travail chez vous, charges comprises ? (pour le dirigeant : ce que vaut une heure de son temps)',
      en: 'What does an hour of work cost in your company, charges included? (for the owner: what an hour of their time is worth)',
    },
    why: { fr: "Le temps est le coût que l'on oublie.", en: 'Time is the cost one forgets.' },
  },
  margin: {
    ask: {
      fr: 'Sur 100 € de ventes hors taxes, que vous reste-t-il après les achats liés à la vente (marchandises, matières, sous-traitance) ?',
      en: 'Of 100 of sales before VAT, what is left after what the sale made you buy (goods, materials, subcontracting)?',
    },
    why: { fr: "Le retour se compte en marge, pas en chiffre d'affaires.", en: 'Return is margin, not turnover.' },
  },
  deal_economics: {
    ask: {
      fr: 'Que vaut pour vous une vente, une demande, une embauche ?',
      en: 'What is a sale, a request or a hire worth to you?',
    },
    why: { fr: 'Pour donner une valeur à une demande, une embauche, une réponse.', en: 'To value a lead, a hire, an answer.' },
  },
  tracking: {
    ask: {
      fr: "Comment saurez-vous qu'une vente vient des réseaux ?",
      en: 'How will you know that a sale comes from social networks?',
    },
    why: { fr: 'Sans suivi, le retour reste « non mesuré ».', en: 'Without tracking the return stays “not measured”.' },
  },
  approval: {
    ask: { fr: 'Qui valide avant publication ?', en: 'Who approves before publication?' },
    why: { fr: 'Pour garder la main sans bloquer les publications.', en: 'To keep control without blocking.' },
  },
  escalation_contacts: {
    ask: {
      fr: 'Si quelque chose tourne mal, qui prévenir, dans quel ordre et comment ?',
      en: 'If something goes wrong, who should be told, in which order and how?',
    },
    why: { fr: "Le jour venu, on n'a plus le temps de chercher.", en: 'When it happens there is no time to search.' },
  },
  sensitive_keywords: {
    ask: { fr: 'Quels mots doivent déclencher une alerte ?', en: 'Which words must raise an alert?' },
    why: { fr: 'Pour être averti tôt.', en: 'To be warned early.' },
  },
  rights_and_dpa: {
    ask: { fr: "Qu'avez-vous déjà par écrit ?", en: 'What do you already have in writing?' },
    why: { fr: 'Pour publier sans risque juridique.', en: 'To publish without legal risk.' },
  },
  reporting: {
    ask: {
      fr: 'Quand, en quelle langue et à qui envoyer le rapport ?',
      en: 'When, in which language and to whom should the report go?',
    },
    why: { fr: 'Pour rendre des comptes à date fixe.', en: 'To report on a fixed day.' },
  },
} as const satisfies Record<string, { ask: Text; why: Text }>

/** A question in a word or two, where its answer stands beside it. */
export const questionLabel = {
  client_name: { fr: 'Entreprise', en: 'Company' },
  headcount: { fr: 'Effectif', en: 'Headcount' },
  sector: { fr: 'Secteur', en: 'Line of business' },
  regulated: { fr: 'Domaines réglementés', en: 'Regulated fields' },
  location: { fr: 'Lieu', en: 'Place' },
  geo_scope: { fr: 'Clients visés', en: 'Customers aimed at' },
  has_premises: { fr: 'Contact sur place', en: 'Meets customers' },
  website: { fr: 'Site', en: 'Website' },
  objectives: { fr: 'Objectifs', en: 'Objectives' },
  customer_benefit: { fr: 'Gain pour vos clients', en: 'Customer benefit' },
  objective_targets: { fr: 'Valeurs à atteindre', en: 'Targets' },
  horizon_months: { fr: 'Bilan', en: 'Taking stock' },
  concerns: { fr: 'Freins', en: 'Worries' },
  b2b_share: { fr: 'Clients professionnels', en: 'Business customers' },
  age_bands: { fr: 'Âges', en: 'Ages' },
  personas: { fr: 'Clients types', en: 'Typical customers' },
  ecosystem: { fr: 'À suivre', en: 'To watch' },
  strengths: { fr: 'Points forts', en: 'Strengths' },
  brand_story: { fr: 'Histoire', en: 'Story' },
  topics: { fr: 'Sujets', en: 'Topics' },
  voice: { fr: 'Ton', en: 'Tone' },
  abilities: { fr: 'Contenus faits chez vous', en: 'Can produce' },
  outsource_production: { fr: 'Faire produire', en: 'Have produced' },
  content_stock: { fr: 'Contenus en réserve', en: 'Content in stock' },
  accounts: { fr: 'Comptes', en: 'Accounts' },
  brand_search: { fr: 'Recherche du nom', en: 'Name search' },
  excluded_networks: { fr: 'Réseaux refusés', en: 'Networks ruled out' },
  maturity: { fr: 'Expérience', en: 'Experience' },
  past_incident: { fr: 'Vague de critiques', en: 'Wave of criticism' },
  people: { fr: 'Participants', en: 'People' },
  hours_per_month: { fr: 'Heures par mois', en: 'Hours a month' },
  internal_candidate: { fr: 'Animation en interne', en: 'Run in-house' },
  strategist: { fr: 'Pilote', en: 'Strategy lead' },
  sponsor: { fr: 'Appui de la direction', en: 'Management support' },
  internal_referent: { fr: 'Interlocuteur', en: 'Inside contact' },
  ambassadors: { fr: 'Clients ambassadeurs', en: 'Customer ambassadors' },
  coverage: { fr: 'Jours de réponse', en: 'Answering days' },
  external_budget: { fr: 'Aide extérieure par mois', en: 'Outside help a month' },
  other_budgets: { fr: 'Autres budgets par mois', en: 'Other budgets a month' },
  money_settings: { fr: 'Devise et TVA', en: 'Currency and VAT' },
  hourly_rate: { fr: "Coût d'une heure", en: 'Cost of an hour' },
  margin: { fr: 'Marge', en: 'Margin' },
  deal_economics: { fr: 'Valeur des ventes', en: 'Value of sales' },
  tracking: { fr: 'Suivi des ventes', en: 'Tracking of sales' },
  approval: { fr: 'Validation', en: 'Approval' },
  escalation_contacts: { fr: 'Contacts en cas de crise', en: 'Crisis contacts' },
  sensitive_keywords: { fr: "Mots d'alerte", en: 'Alert words' },
  rights_and_dpa: { fr: 'Accords écrits', en: 'Written agreements' },
  reporting: { fr: 'Rapport', en: 'Report' },
} as const satisfies Record<keyof typeof questionText, Text>

/** The answers to choose from, by question. */
export const choiceText = {
  sector: sectorLabel,
  regulated: {
    none: { fr: 'Aucun', en: 'None' },
    alcohol: { fr: 'Alcool', en: 'Alcohol' },
    tobacco_vaping: { fr: 'Tabac, vapotage', en: 'Tobacco, vaping' },
    gambling: { fr: "Jeux d'argent", en: 'Gambling' },
    health_claims: { fr: 'Allégations de santé', en: 'Health claims' },
    aesthetic_medicine: { fr: 'Médecine ou chirurgie esthétique', en: 'Aesthetic medicine' },
    finance_crypto: { fr: 'Finance, crypto-actifs', en: 'Finance, crypto' },
    political_social: { fr: 'Politique, causes sociales', en: 'Politics, social issues' },
    products_for_children: { fr: 'Produits pour enfants', en: 'Products for children' },
    legal_profession: {
      fr: 'Profession réglementée (avocat, notaire, expert-comptable, soignant…)',
      en: 'Regulated profession (lawyer, notary, accountant, care…)',
    },
  },
  geo_scope: {
    local: { fr: 'Dans ma ville et ses environs', en: 'In my town and around it' },
    national: { fr: 'Dans tout le pays', en: 'In the whole country' },
    international: { fr: 'Plusieurs pays', en: 'Several countries' },
  },
  objectives: objectiveLabel,
  horizon_months: {
    3: { fr: '3 mois (souvent trop court)', en: '3 months (often too short)' },
    6: { fr: '6 mois', en: '6 months' },
    12: { fr: '12 mois', en: '12 months' },
  },
  concerns: {
    have_website: { fr: "J'ai déjà un site, à quoi bon ?", en: 'I already have a website, what for?' },
    no_means: { fr: "Je n'ai pas les moyens", en: 'I cannot afford it' },
    no_return: { fr: 'Je ne vois pas ce que cela rapporte', en: 'I do not see what it brings in' },
    image_risk: { fr: "J'ai peur des critiques et pour mon image", en: 'I worry about criticism and my image' },
    no_time: { fr: "Je n'ai pas le temps", en: 'I have no time' },
    no_ideas: { fr: 'Je ne sais pas quoi dire', en: 'I do not know what to say' },
    legal_risk: { fr: "J'ai peur de mal faire (droit, règles)", en: 'I worry about doing it wrong (law, rules)' },
    none: { fr: 'Rien de particulier', en: 'Nothing special' },
    tried_before: { fr: "J'ai déjà essayé, sans résultat", en: 'I tried before, without results' },
  },
  age_bands: {
    '15-24': { fr: 'de 15 à 24 ans', en: '15 to 24' },
    '25-34': { fr: 'de 25 à 34 ans', en: '25 to 34' },
    '35-49': { fr: 'de 35 à 49 ans', en: '35 to 49' },
    '50-64': { fr: 'de 50 à 64 ans', en: '50 to 64' },
    '65+': { fr: '65 ans et plus', en: '65 and over' },
  },
  voice: {
    expert: { fr: 'Expert', en: 'Expert' },
    warm: { fr: 'Chaleureux', en: 'Warm' },
    humorous: { fr: 'Humoristique', en: 'Humorous' },
    sober: { fr: 'Sobre', en: 'Sober' },
    committed: { fr: 'Engagé', en: 'Committed' },
  },
  abilities: {
    writing_short: { fr: 'Textes courts', en: 'Short texts' },
    writing_long: { fr: 'Articles', en: 'Articles' },
    photo: { fr: 'Photos', en: 'Photos' },
    design: { fr: 'Visuels, mise en page', en: 'Graphics' },
    short_video: { fr: 'Vidéos courtes', en: 'Short videos' },
    long_video: { fr: 'Vidéos longues', en: 'Long videos' },
  },
  brand_search: {
    ok: { fr: 'À jour', en: 'Up to date' },
    outdated: { fr: 'Pas à jour', en: 'Out of date' },
    negative: { fr: 'Plutôt négatif', en: 'Rather negative' },
    nothing: { fr: 'Rien', en: 'Nothing' },
  },
  maturity: {
    none: { fr: 'Rien', en: 'Nothing' },
    beginner: { fr: 'Quelques publications, sans régularité', en: 'A few posts, not regularly' },
    intermediate: { fr: 'Une publication par semaine au moins', en: 'At least one post a week' },
    advanced: { fr: 'Plusieurs réseaux, résultats suivis', en: 'Several networks, results followed' },
  },
  past_incident: {
    none: { fr: 'Non', en: 'No' },
    minor: { fr: 'Oui, limitée', en: 'Yes, a limited one' },
    major: { fr: 'Oui, sérieuse', en: 'Yes, a serious one' },
  },
  internal_candidate: {
    interested: { fr: "Quelqu'un (ou moi) en a envie", en: 'Someone (or I) would like to' },
    time: { fr: 'Du temps peut être dégagé', en: 'Time can be freed' },
    trained: { fr: 'Cette personne est déjà formée', en: 'That person is trained already' },
    training_budget: { fr: 'Sinon, un budget de formation existe', en: 'If not, there is a training budget' },
  },
  coverage: {
    business_days: { fr: 'Du lundi au vendredi', en: 'Monday to Friday' },
    six_days: { fr: 'Du lundi au samedi', en: 'Monday to Saturday' },
    seven_days: { fr: '7 jours sur 7', en: '7 days a week' },
  },
  tracking: {
    utm_analytics: { fr: 'Liens de suivi et statistiques du site', en: 'Tagged links and site analytics' },
    promo_codes: { fr: 'Codes promo', en: 'Promo codes' },
    ask_at_till: { fr: 'Question posée en caisse ou au téléphone', en: 'Asking at the till or on the phone' },
    crm: { fr: 'Fichier clients (CRM)', en: 'CRM' },
    booking_tool: { fr: 'Outil de réservation', en: 'Booking tool' },
    none: { fr: "Aucun moyen pour l'instant", en: 'None yet' },
  },
  approval: {
    none: { fr: 'Personne : publication directe', en: 'Nobody: direct publishing' },
    consultant: { fr: 'Le consultant', en: 'The consultant' },
    client_sensitive: { fr: 'Moi, pour les sujets sensibles', en: 'I do, for sensitive topics' },
    client_each: { fr: 'Moi, à chaque publication', en: 'I do, every post' },
  },
  rights_and_dpa: {
    image_releases: { fr: "Autorisations d'image", en: 'Image releases' },
    media_licences: { fr: 'Droits photo et musique', en: 'Photo and music licences' },
    ugc_consent: { fr: 'Accord des clients cités', en: 'Consent of quoted customers' },
    dpa_signed: { fr: 'Contrat de sous-traitance RGPD avec le consultant', en: 'GDPR processing contract with the consultant' },
  },
} as const satisfies Record<string, Record<string | number, Text>>

/** The parts of the questions that have several: one label per field. */
export const fieldText = {
  location: {
    country: { fr: 'Pays', en: 'Country' },
    city: { fr: 'Ville', en: 'Town' },
    region: { fr: 'Région avec ses propres jours fériés', en: 'Region with holidays of its own' },
    timezone: { fr: 'Fuseau horaire', en: 'Time zone' },
    languages: {
      fr: 'Dans quelles langues parlez-vous à vos clients ?',
      en: 'In which languages do you speak to your customers?',
    },
  },
  objective_targets: {
    objective: { fr: 'Objectif', en: 'Objective' },
    kpi: { fr: 'Indicateur', en: 'Indicator' },
    baseline: { fr: "Aujourd'hui", en: 'Today' },
    target: { fr: 'À atteindre', en: 'To reach' },
    date: { fr: "D'ici le", en: 'By' },
  },
  ecosystem: {
    name: { fr: 'Nom', en: 'Name' },
    url: { fr: 'Adresse (facultatif)', en: 'Address (optional)' },
    type: { fr: "C'est…", en: 'It is…' },
  },
  topics: {
    ok: { fr: 'Sujets à aborder', en: 'Topics to cover' },
    never: { fr: 'Sujets à éviter', en: 'Topics to avoid' },
    key_dates: {
      fr: "Quels sont vos temps forts et vos fermetures dans l'année ?",
      en: 'What are your busy seasons and your closing times in the year?',
    },
  },
  voice: {
    tone: { fr: 'Sur quel ton parlez-vous à vos clients ?', en: 'In what tone do you speak to your customers?' },
    address: { fr: 'Vos clients, vous les…', en: 'In French, you call your customers…' },
  },
  accounts: {
    network: { fr: 'Réseau', en: 'Network' },
    url: { fr: 'Adresse du compte', en: 'Address of the account' },
    status: { fr: 'Une publication depuis 30 jours ?', en: 'A post in the last 30 days?' },
    followers: { fr: "Nombre d'abonnés", en: 'Number of followers' },
    admins: { fr: 'Combien de personnes ont les accès ?', en: 'How many people have access?' },
  },
  brand_search: {
    web: { fr: 'Google', en: 'Google' },
    maps: { fr: 'Plan et fiche Google', en: 'Map and Google listing' },
    reviews: { fr: 'Avis', en: 'Reviews' },
    linkedin: { fr: 'LinkedIn', en: 'LinkedIn' },
    facebook: { fr: 'Facebook', en: 'Facebook' },
    other: { fr: 'Ailleurs', en: 'Elsewhere' },
    found_by: {
      fr: "Comment vos nouveaux clients vous trouvent-ils aujourd'hui ?",
      en: 'How do your new customers find you today?',
    },
  },
  people: {
    alias: { fr: 'Prénom ou fonction', en: 'First name or function' },
    role: { fr: 'Rôle', en: 'Role' },
    department: { fr: 'Service', en: 'Department' },
    minutes_per_week: { fr: 'Temps par semaine (ex. 1h30)', en: 'Time per week (e.g. 1h30)' },
    days: { fr: 'Jours de présence', en: 'Days at work' },
    trained: { fr: 'Déjà suivi une formation ?', en: 'Trained already?' },
    motivated: { fr: 'Volontaire ?', en: 'A volunteer?' },
    at_ease: { fr: "À l'aise à l'écrit avec les clients ?", en: 'At ease writing to customers?' },
    intern: { fr: 'En stage ou en alternance ?', en: 'An intern or apprentice?' },
  },
  other_budgets: {
    ads: { fr: 'Publicité, par mois, hors taxes', en: 'Advertising, a month, before VAT' },
    tools: { fr: 'Outils et abonnements, par mois, hors taxes', en: 'Tools and subscriptions, a month, before VAT' },
    production: { fr: 'Photo, vidéo, graphisme, par mois, hors taxes', en: 'Photo, video, graphics, a month, before VAT' },
  },
  money_settings: {
    currency: { fr: 'Devise', en: 'Currency' },
    vat_recoverable: {
      fr: 'Récupérez-vous la TVA ? (non en franchise en base)',
      en: 'Do you recover VAT? (no under a small-business exemption)',
    },
  },
  deal_economics: {
    order_value: { fr: "Montant moyen d'une vente, hors taxes", en: 'Average amount of a sale, before VAT' },
    close_rate: {
      fr: 'Sur 10 demandes, combien deviennent des ventes ?',
      en: 'Of 10 requests, how many become sales?',
    },
    support_cost: { fr: "Coût d'un appel ou d'un e-mail client", en: 'Cost of a call or an e-mail from a customer' },
    hire_cost: {
      fr: "Coût habituel d'un recrutement (annonce, agence)",
      en: 'Usual cost of a hire (advertisement, agency)',
    },
    orders_per_year: { fr: "Achats par an d'un client fidèle", en: 'Purchases a year of a loyal customer' },
    years: { fr: "Pendant combien d'années ?", en: 'For how many years?' },
  },
  escalation_contacts: {
    role: { fr: 'Fonction', en: 'Function' },
    name: { fr: 'Nom', en: 'Name' },
    phone: { fr: 'Téléphone', en: 'Telephone' },
    email: { fr: 'E-mail', en: 'E-mail' },
    hours: { fr: 'Joignable de … à … (ex. 8h-20h)', en: 'Reachable from … to … (e.g. 8:00-20:00)' },
    backup: { fr: 'En son absence', en: 'In their absence' },
  },
  reporting: {
    day: { fr: 'Jour du mois', en: 'Day of the month' },
    languages: { fr: 'Langue', en: 'Language' },
    recipients: { fr: 'Destinataires (e-mail)', en: 'Recipients (e-mail)' },
    contact: { fr: 'Qui est mon interlocuteur ?', en: 'Who is my contact?' },
    'contact.name': { fr: 'Nom', en: 'Name' },
    'contact.email': { fr: 'E-mail', en: 'E-mail' },
    'contact.phone': { fr: 'Téléphone', en: 'Telephone' },
  },
} as const satisfies Record<string, Record<string, Text>>

/** The answers to choose from in those fields. */
export const fieldChoiceText = {
  languages: {
    fr: { fr: 'français', en: 'French' },
    de: { fr: 'allemand', en: 'German' },
    en: { fr: 'anglais', en: 'English' },
    other: { fr: 'une autre', en: 'another' },
  },
  type: {
    competitor: { fr: 'un concurrent', en: 'a competitor' },
    partner: { fr: 'un partenaire', en: 'a partner' },
    client_blog: { fr: "le blog d'un client", en: "a customer's blog" },
    forum: { fr: 'un forum ou un groupe', en: 'a forum or a group' },
    review: { fr: "un site d'avis", en: 'a review site' },
    media: { fr: 'un média', en: 'a media outlet' },
  },
  address: {
    vous: { fr: 'vouvoyez', en: 'vous (formal)' },
    tu: { fr: 'tutoyez', en: 'tu (familiar)' },
  },
  status: {
    active: { fr: 'oui', en: 'yes' },
    dormant: { fr: 'non', en: 'no' },
  },
  found_by: {
    word_of_mouth: { fr: 'bouche-à-oreille', en: 'word of mouth' },
    passing_by: { fr: 'en passant devant', en: 'passing by' },
    google: { fr: 'Google', en: 'Google' },
    social: { fr: 'réseaux sociaux', en: 'social networks' },
    directories: { fr: 'annuaires', en: 'directories' },
    other: { fr: 'autrement', en: 'otherwise' },
  },
  days: {
    mon: { fr: 'lundi', en: 'Monday' },
    tue: { fr: 'mardi', en: 'Tuesday' },
    wed: { fr: 'mercredi', en: 'Wednesday' },
    thu: { fr: 'jeudi', en: 'Thursday' },
    fri: { fr: 'vendredi', en: 'Friday' },
    sat: { fr: 'samedi', en: 'Saturday' },
    sun: { fr: 'dimanche', en: 'Sunday' },
  },
  report_languages: {
    fr: { fr: 'français', en: 'French' },
    en: { fr: 'anglais', en: 'English' },
  },
  role: {
    director: { fr: 'direction', en: 'management' },
    contributor: { fr: 'participe (textes, photos, réponses)', en: 'contributes (texts, photos, answers)' },
    provider: { fr: 'prestataire', en: 'provider' },
  },
} as const satisfies Record<string, Record<string, Text>>
