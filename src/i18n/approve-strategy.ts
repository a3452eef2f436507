import type { Lack, Reminder } from '../strategy/approval.ts'
import { texts, type Text } from './text.ts'

export const approveText = texts({
  about: {
    fr: 'valider la stratégie : la version ne change plus',
    en: 'approve the strategy: the version can no longer change',
  },
  option_by: { fr: 'qui valide, côté direction', en: 'who approves it, for the management' },
  option_reason: {
    fr: "valider malgré un point bloquant : la raison de la direction, gardée dans l'historique",
    en: "approve in spite of a red flag: management's reason, kept in the history",
  },
  ask_by: { fr: 'Qui valide, côté direction ?', en: 'Who approves it, for the management?' },
  by_needed: { fr: 'On ne sait pas qui valide, côté direction.', en: 'Nobody is named to approve it for the management.' },
  by_needed_hint: { fr: 'Donnez son nom : `--by <nom>`.', en: 'Give the name: `--by <name>`.' },
  lacks: {
    fr: {
      one: 'La version {version} ne peut pas encore être validée : il manque une réponse.',
      other: 'La version {version} ne peut pas encore être validée : il manque {count} réponses.',
    },
    en: {
      one: 'Version {version} cannot be approved yet: one answer is missing.',
      other: 'Version {version} cannot be approved yet: {count} answers are missing.',
    },
  },
  lacks_hint: {
    fr: 'Complétez le questionnaire : `smm init -c {client} --complete`, ou seulement ces réponses : `smm strategy edit -c {client}`.',
    en: 'Complete the questionnaire: `smm init -c {client} --complete`, or these answers alone: `smm strategy edit -c {client}`.',
  },
  red: {
    fr: {
      one: 'La version {version} a un point bloquant : elle ne peut pas être validée telle quelle.',
      other: 'La version {version} a {count} points bloquants : elle ne peut pas être validée telle quelle.',
    },
    en: {
      one: 'Version {version} carries a red flag: it cannot be approved as it is.',
      other: 'Version {version} carries {count} red flags: it cannot be approved as it is.',
    },
  },
  red_hint: {
    fr: 'Corrigez les réponses : `smm strategy edit -c {client}`. Sinon, la direction prend la décision et la motive : `--reason "…"`.',
    en: 'Correct the answers: `smm strategy edit -c {client}`. Otherwise the management decides, and says why: `--reason "…"`.',
  },
  reason_unneeded: {
    fr: "Aucun point bloquant : la raison donnée n'est pas gardée.",
    en: 'There is no red flag: the reason given is not kept.',
  },
  reason_short: {
    fr: 'La raison tient en une phrase, de 10 à 500 caractères.',
    en: 'The reason is a sentence, 10 to 500 characters.',
  },
  approved: { fr: 'Stratégie version {version} validée par {by}.', en: 'Strategy version {version} approved by {by}.' },
  would: {
    fr: 'La stratégie version {version} serait validée par {by}.',
    en: 'Strategy version {version} would be approved by {by}.',
  },
  frozen: {
    fr: 'Cette version ne change plus ; une réponse modifiée fera une version {next}.',
    en: 'This version can no longer change; a changed answer will make version {next}.',
  },
  already: {
    fr: 'La stratégie version {version} est déjà validée, par {by}, le {date}.',
    en: 'Strategy version {version} is already approved, by {by}, on {date}.',
  },
  in_spite: { fr: 'Malgré : {flag}', en: 'In spite of: {flag}' },
  next: { fr: 'La suite : `smm plan show -c {client}`', en: 'Next: `smm plan show -c {client}`' },
})

export const lackLabel = {
  no_contributor: {
    fr: 'personne ne participe : nommez au moins une personne et son temps par semaine (`people`)',
    en: 'nobody takes part: name at least one person and their time a week (`people`)',
  },
  no_escalation_contact: {
    fr: 'personne à prévenir en cas de problème : nommez au moins un contact (`escalation_contacts`)',
    en: 'nobody to call if things go wrong: name at least one contact (`escalation_contacts`)',
  },
  no_customer_benefit: {
    fr: "ce que vos clients y gagnent n'est pas dit (`customer_benefit`)",
    en: 'what your customers gain from it is not said (`customer_benefit`)',
  },
} as const satisfies Record<Lack, Text>

export const reminderLabel = {
  no_ecosystem: {
    fr: "concurrents, partenaires et sites d'avis à suivre : pas encore nommés (`ecosystem`)",
    en: 'competitors, partners and review sites to watch: not named yet (`ecosystem`)',
  },
  no_processing_contract: {
    fr: 'contrat de sous-traitance RGPD : pas encore signé (`rights_and_dpa`)',
    en: 'GDPR processing contract: not signed yet (`rights_and_dpa`)',
  },
  no_baseline: {
    fr: "aucun point de départ n'est chiffré : à relever le premier mois (`objective_targets`)",
    en: 'no starting point in figures: to be taken in the first month (`objective_targets`)',
  },
  assumed_rules: {
    fr: 'règles du métier supposées, à confirmer (`regulated`)',
    en: 'rules of the trade assumed, to be confirmed (`regulated`)',
  },
} as const satisfies Record<Reminder, Text>
