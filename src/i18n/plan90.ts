import type { PlanRole } from '../strategy/plan90.ts'
import { texts, type Text } from './text.ts'

/** The tasks of the first ninety days. `{leader}`: who decides, `{network}`: the network of the ninety days. */
export const taskTitle = texts({
  T01: {
    fr: 'Réunion de lancement avec {leader} : objectifs, moyens, rôles',
    en: 'Kick-off with {leader}: objectives, means, roles',
  },
  T02: {
    fr: 'Audit des comptes : administrateurs (deux au moins), double authentification, profil complet, comptes au nom du client',
    en: 'Account audit: admins (two at least), two-factor, complete profile, owned by the client',
  },
  T03: {
    fr: "Recherche du nom de l'entreprise (web, cartes, avis, réseaux) : état des lieux",
    en: 'Search the company name (web, maps, reviews, networks): snapshot',
  },
  T04: { fr: "Créer ou compléter la fiche d'établissement Google", en: 'Create or complete the Google Business Profile' },
  T05: {
    fr: 'Poser la mesure : liens de suivi (UTM), codes promo, question en caisse ou au formulaire',
    en: 'Set up measurement: tagged links (UTM), promo codes, question at the till or form',
  },
  T06: {
    fr: "Relever les valeurs de départ de chaque indicateur d'objectif",
    en: 'Record the baseline of every objective indicator',
  },
  T07: {
    fr: "Veille : requêtes, concurrents, blogs, forums, sites d'avis",
    en: 'Listening: queries, competitors, blogs, forums, review sites',
  },
  T08: {
    fr: 'Charte éditoriale : histoire, valeurs, points forts, ton, sujets permis et interdits',
    en: 'Brand kit: story, values, strengths, tone, allowed and forbidden topics',
  },
  T09: {
    fr: "Plan d'alerte : niveaux, contacts et suppléants, modèles de réponse",
    en: 'Escalation plan: levels, contacts and backups, reply templates',
  },
  T10: {
    fr: "Points juridiques : autorisations d'image, droits, contrat RGPD, mentions",
    en: 'Legal points: image releases, rights, GDPR contract, notices',
  },
  T11: {
    fr: "Formation des contributeurs : règles d'usage, réponses, sécurité (par personne)",
    en: 'Contributor training: rules of use, replies, security (per person)',
  },
  T12: {
    fr: 'Ouvrir ou compléter le compte du réseau prioritaire ({network})',
    en: 'Open or complete the account on the priority network ({network})',
  },
  T13: { fr: "Constituer deux semaines de contenus d'avance", en: 'Build two weeks of content in advance' },
  T14: { fr: 'Validation de la stratégie par la direction', en: 'Strategy approval by management' },
  T15: {
    fr: "Feu vert : rôles tenus, mesure posée, contacts d'alerte connus",
    en: 'Go: roles held, measurement in place, alert contacts known',
  },
  T16: { fr: 'Première publication', en: 'First post' },
  T17: {
    fr: 'Publier, répondre, remercier (chaque semaine, à tour de rôle)',
    en: 'Post, answer, thank (weekly, in turn)',
  },
  T18: {
    fr: 'Point hebdomadaire (15 min) : publications à venir, messages, veille, temps passé',
    en: 'Weekly check (15 min): coming posts, messages, listening, time spent',
  },
  T19: {
    fr: 'Inviter trois clients ambassadeurs (accord écrit, sujet, transparence)',
    en: 'Invite three customer ambassadors (written consent, topic, disclosure)',
  },
  T20: {
    fr: 'Rapport du mois 1 : installation et références, sans verdict sur le retour, et entretien de 30 minutes avec {leader}',
    en: 'Month 1 report: set-up and baselines, no ROI verdict, and a 30-minute talk with {leader}',
  },
  T21: {
    fr: 'Deux essais comparés (format ou horaire), un seul changement à la fois',
    en: 'Two comparisons (format or time), one change at a time',
  },
  T22: { fr: 'Un contenu proposé par chaque service', en: 'One content idea from each department' },
  T23: { fr: 'Revue de mi-parcours avec {leader}', en: 'Mid-term review with {leader}' },
  T24: {
    fr: 'Un événement, ou un jeu-concours vérifié avec la liste juridique',
    en: 'One event, or a contest checked against the legal list',
  },
  T25: {
    fr: "Exercice d'alerte orange (30 minutes), puis correction du plan",
    en: 'Amber drill (30 minutes), then plan fixes',
  },
  T26: {
    fr: 'Rapport du mois 2 et entretien de 30 minutes avec {leader}',
    en: 'Month 2 report, and a 30-minute talk with {leader}',
  },
  T27: { fr: 'Renforcer les formats qui marchent, arrêter les autres', en: 'Do more of what works, stop the rest' },
  T28: { fr: 'Deuxième devis et grille des quatre « oui »', en: 'Second quote and the four-yes grid' },
  T29: {
    fr: 'Relire les règles du réseau et la sécurité des comptes (chaque année)',
    en: "Review the network's rules and account security (every year)",
  },
  T30: {
    fr: 'Décision : continuer, ajuster, arrêter ; ouvrir ou non un second réseau',
    en: 'Decision: go on, adjust, stop; open a second network or not',
  },
  T31: {
    fr: 'Rapport du mois 3, stratégie version 2 et entretien de 30 minutes avec {leader}',
    en: 'Month 3 report, strategy version 2, and a 30-minute talk with {leader}',
  },
  T32: { fr: 'Nouvelle recherche du nom (à refaire tous les 90 jours)', en: 'Search the name again (every 90 days)' },
  T33: {
    fr: 'Chaque mois : commenter ou citer un blog de client ou de partenaire',
    en: "Each month: comment on or link to a customer's or partner's blog",
  },

  // what the alert plan lacks
  T34: {
    fr: "Plan d'alerte : dire qui prévenir, dans quel ordre et comment",
    en: 'Escalation plan: say whom to call, in which order and how',
  },
  T35: {
    fr: "Plan d'alerte : noter le téléphone de chaque contact",
    en: 'Escalation plan: note the phone number of each contact',
  },
  T36: { fr: "Plan d'alerte : nommer un suppléant", en: 'Escalation plan: name who stands in' },
  T37: {
    fr: "Plan d'alerte : noter les heures où chaque contact est joignable",
    en: 'Escalation plan: note the hours at which each contact can be reached',
  },
  T38: { fr: "Plan d'alerte : nommer qui pilote", en: 'Escalation plan: name who leads' },
  T39: {
    fr: "Plan d'alerte : nommer qui décide et parle au nom de l'entreprise",
    en: 'Escalation plan: name who decides and speaks for the company',
  },
  T40: {
    fr: "Plan d'alerte : nommer l'interlocuteur du prestataire",
    en: 'Escalation plan: name the contact of the provider',
  },
  T41: { fr: "Plan d'alerte : nommer qui répond aux messages", en: 'Escalation plan: name who answers messages' },
})

export const leaderText = texts({
  owner: { fr: 'le dirigeant', en: 'the owner' },
  // from ten people on, who decides need not own the firm
  management: { fr: 'le responsable côté direction', en: 'the person in charge on the management side' },
})

/** What a task is made of, where it says more than its title. */
export const taskDetail = texts({
  training_1: { fr: "1. Règles d'usage et ton", en: '1. Rules of use and tone' },
  training_2: { fr: '2. Répondre et remercier', en: '2. Answering and thanking' },
  training_3: { fr: '3. Photo et texte au téléphone', en: '3. Photo and text on a telephone' },
  training_4: { fr: "4. Droit à l'image et mentions", en: '4. Image rights and notices' },
  training_5: { fr: '5. Sécurité des comptes et alerte', en: '5. Account security and alert' },
  training_who: { fr: 'Pour : {names}', en: 'For: {names}' },
  sources: { fr: 'À suivre : {names}', en: 'To follow: {names}' },
  blogs: { fr: 'Blogs : {names}', en: 'Blogs: {names}' },
  account_active: {
    fr: "Le compte est déjà actif : continuez à votre rythme jusqu'au 16e jour.",
    en: 'The account is active already: go on at your own pace until day 16.',
  },
})

/** Who a task falls to. */
export const planRoleLabel = {
  strategist: { fr: 'pilotage', en: 'lead' },
  community: { fr: 'animation', en: 'community' },
  content: { fr: 'production', en: 'content' },
  approver: { fr: 'validation', en: 'approval' },
  sponsor: { fr: 'direction', en: 'management' },
} as const satisfies Record<PlanRole, Text>
