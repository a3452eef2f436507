import type { AiUse, Disclosure } from '../store/post-legal.ts'
import type { MediaOrigin, PartnerValueKind, RightKind } from '../store/rights.ts'
import { texts, type Text } from './text.ts'

export const rightKindLabel = {
  release: { fr: "accord à l'image", en: 'release' },
  licence: { fr: 'autorisation', en: 'licence' },
  partner: { fr: 'partenaire', en: 'partner' },
} as const satisfies Record<RightKind, Text>

export const partnerValueLabel = {
  fee: { fr: 'somme versée', en: 'fee' },
  gift: { fr: 'cadeau', en: 'gift' },
} as const satisfies Record<PartnerValueKind, Text>

export const disclosureLabel = {
  none: { fr: 'aucun lien', en: 'no link' },
  ad: { fr: 'publicité', en: 'advertisement' },
  commercial_collaboration: { fr: 'collaboration commerciale', en: 'paid partnership' },
  gift: { fr: 'cadeau reçu', en: 'something given' },
  employee: { fr: 'salarié', en: 'employee' },
} as const satisfies Record<Disclosure, Text>

export const aiLabel = {
  none: { fr: 'sans IA', en: 'no AI' },
  assisted: { fr: "retouché avec l'IA", en: 'edited with AI' },
  generated_media: { fr: 'fabriqué par IA', en: 'made by AI' },
} as const satisfies Record<AiUse, Text>

export const originLabel = {
  own: { fr: 'de la maison', en: 'own work' },
  customer: { fr: "d'un client", en: "a customer's" },
  third_party: { fr: "d'un tiers", en: "somebody else's" },
  library: { fr: "d'une banque", en: 'from a library' },
} as const satisfies Record<MediaOrigin, Text>

export const rightsText = texts({
  about: {
    fr: "accords à l'image, autorisations, contrats de partenaires, avec leur fin",
    en: 'image releases, licences, partner contracts with their end',
  },
  add: { fr: 'noter un accord, une autorisation ou un partenaire', en: 'note a release, a licence or a partner' },
  list: {
    fr: "tout ce qui est noté ; d'abord ce qui prend fin sous 30 jours",
    en: 'all that is noted; what ends within 30 days first',
  },
  show: {
    fr: 'un accord avec ses fichiers et les publications qui en dépendent',
    en: 'one of them with its files and the posts that need it',
  },
  edit: {
    fr: 'changer ce qui est noté : fin, contrat, papier, fichiers',
    en: 'change what is noted: end, contract, paper, files',
  },
  value: { fr: "ajouter ce qu'un partenaire a reçu", en: 'add what a partner was given' },
  remove: { fr: 'retirer : il ne couvre plus rien', en: 'withdraw: it covers nothing any more' },
  rules: {
    fr: 'les règles vérifiées, leur source et leur date de relecture',
    en: 'the rules that are checked, their source and when they were read',
  },
  kind_arg: {
    fr: "release (accord d'une personne à l'image), licence (image ou musique d'un autre), partner (partenaire payé ou invité)",
    en: 'release (a person agrees to be shown), licence (picture or music of somebody else), partner (who is paid or given something)',
  },
  name_arg: { fr: 'la personne, le titulaire ou le partenaire', en: 'the person, the licensor or the partner' },
  id_arg: { fr: 'son numéro', en: 'its number' },
  opt_purpose: {
    fr: 'pour quoi : « vitrine de Noël », « réseaux et site »',
    en: 'what for: “Christmas window”, “networks and site”',
  },
  opt_networks: {
    fr: 'réseaux permis, séparés par des virgules ; sans cela, tous',
    en: 'allowed networks, between commas; without it, all of them',
  },
  opt_from: { fr: 'premier jour (2026-11-01)', en: 'first day (2026-11-01)' },
  opt_until: { fr: 'dernier jour (2027-10-31) ; vide : sans fin', en: 'last day (2027-10-31); empty: no end' },
  opt_minor: { fr: 'une personne mineure : `--guardian` est obligatoire', en: 'a minor: `--guardian` is required' },
  opt_guardian: { fr: 'le parent ou tuteur qui signe', en: 'the parent or guardian who signs' },
  opt_document: {
    fr: 'le papier signé, copié à part avec son empreinte',
    en: 'the signed paper, copied apart with its fingerprint',
  },
  opt_media: { fr: "l'image ou la vidéo concernée (répétable)", en: 'the picture or video that it is for (repeatable)' },
  opt_contract: { fr: 'jour du contrat écrit du partenaire', en: "day of the partner's written contract" },
  opt_fee: { fr: 'somme versée : 400, "400 €" (hors taxes)', en: 'amount paid: 400, "400 €" (before tax)' },
  opt_gift: { fr: 'valeur du cadeau : 120 (hors taxes)', en: 'value of the gift: 120 (before tax)' },
  opt_date: { fr: "jour où il l'a reçu (aujourd'hui)", en: 'day on which it was given (today)' },
  opt_currency: {
    fr: 'devise de ces montants, si elle diffère (USD)',
    en: 'currency of these amounts, where it differs (USD)',
  },
  opt_note: { fr: 'une note', en: 'a note' },
  opt_kind: { fr: "d'un seul genre", en: 'of one kind' },
  opt_all: { fr: 'y compris ce qui est retiré', en: 'withdrawn ones too' },

  added: { fr: 'N° {id}, {kind} : {name}', en: 'No. {id}, {kind}: {name}' },
  would_add: { fr: 'Serait noté : {kind}, {name}.', en: 'Would be noted: {kind}, {name}.' },
  changed: { fr: 'N° {id}, {kind} : noté.', en: 'No. {id}, {kind}: noted.' },
  would_change: { fr: 'N° {id}, {kind} : serait noté.', en: 'No. {id}, {kind}: would be noted.' },
  removed: { fr: 'Retrait noté : n° {id}, {kind}.', en: 'Withdrawn: no. {id}, {kind}.' },
  would_remove: { fr: 'Serait noté : retrait du n° {id}, {kind}.', en: 'Would be withdrawn: no. {id}, {kind}.' },
  ask_remove: { fr: 'Retirer le n° {id}, {kind} ({name}) ?', en: 'Withdraw no. {id}, {kind} ({name})?' },
  uses: {
    fr: { one: '{count} publication à venir en dépend : {ids}.', other: '{count} publications à venir en dépendent : {ids}.' },
    en: { one: '{count} post to come needs it: {ids}.', other: '{count} posts to come need it: {ids}.' },
  },
  none: { fr: 'Rien de noté pour {name}.', en: 'Nothing is noted for {name}.' },
  none_hint: {
    fr: 'Noter un accord : `smm rights add release "Camille" --until 2027-10-31 --media photo.jpg`',
    en: 'Note a release: `smm rights add release "Camille" --until 2027-10-31 --media photo.jpg`',
  },
  soon_title: { fr: 'Prend fin sous 30 jours, ou fini', en: 'Ends within 30 days, or has ended' },
  rest_title: { fr: 'En cours', en: 'In force' },
  col_id: { fr: 'N°', en: 'No.' },
  col_kind: { fr: 'Genre', en: 'Kind' },
  col_name: { fr: 'Nom', en: 'Name' },
  col_purpose: { fr: 'Pour', en: 'For' },
  col_end: { fr: 'Fin', en: 'End' },
  col_paper: { fr: 'Papier', en: 'Paper' },
  col_year: { fr: 'Reçu en {year}', en: 'Given in {year}' },
  paper_yes: { fr: 'oui', en: 'yes' },
  paper_no: { fr: 'manque', en: 'missing' },
  no_end: { fr: 'sans fin', en: 'no end' },
  withdrawn: { fr: 'retiré', en: 'withdrawn' },
  field_kind: { fr: 'Genre', en: 'Kind' },
  field_purpose: { fr: 'Pour', en: 'For' },
  field_networks: { fr: 'Réseaux', en: 'Networks' },
  field_period: { fr: 'Durée', en: 'Period' },
  field_minor: { fr: 'Mineur', en: 'Minor' },
  field_guardian: { fr: 'Signé par', en: 'Signed by' },
  field_paper: { fr: 'Papier', en: 'Paper' },
  field_contract: { fr: 'Contrat', en: 'Contract' },
  field_values: { fr: 'Reçu', en: 'Given' },
  field_sum: { fr: 'En {year}', en: 'In {year}' },
  field_note: { fr: 'Note', en: 'Note' },
  field_since: { fr: 'Noté le', en: 'Noted on' },
  field_declared: { fr: 'Déclaré', en: 'Declared' },
  field_known: { fr: 'Droits', en: 'Rights' },
  with_partner: { fr: 'partenaire : {name}', en: 'partner: {name}' },
  with_ambassador: { fr: 'ambassadeur : {alias}', en: 'ambassador: {alias}' },
  with_contest: { fr: 'jeu-concours', en: 'contest' },
  nobody_seen: { fr: "personne n'est reconnaissable", en: 'nobody can be recognised' },
  by_releases: { fr: "accords à l'image : {ids}", en: 'releases: {ids}' },
  by_licence: { fr: 'autorisation {id}', en: 'licence {id}' },
  all_networks: { fr: 'tous', en: 'all' },
  period: { fr: 'du {from} au {until}', en: '{from} to {until}' },
  period_from: { fr: 'à partir du {from}', en: 'from {from}' },
  period_until: { fr: "jusqu'au {until}", en: 'until {until}' },
  yes: { fr: 'oui', en: 'yes' },
  value_line: { fr: '{date} : {kind}, {amount}', en: '{date}: {kind}, {amount}' },
  sum_unknown: {
    fr: '{sum}, sans les montants en {currencies} (cours inconnu)',
    en: '{sum}, without the amounts in {currencies} (no rate)',
  },
  contract_missing: {
    fr: 'Dès 1 000 € par an, un contrat écrit est obligatoire (décret 2025-1137). `smm rights edit {id} --contract <jour>`',
    en: 'From €1,000 a year a written contract is required (French decree 2025-1137). `smm rights edit {id} --contract <day>`',
  },
  contract_soon: {
    fr: 'Le seuil de 1 000 € par an approche : un contrat écrit sera obligatoire (décret 2025-1137).',
    en: 'The limit of €1,000 a year is near: a written contract will be required (French decree 2025-1137).',
  },
  contract_unknown: {
    fr: 'Le seuil de 1 000 € ne peut pas être vérifié : un cours manque. `smm client edit --exchange`',
    en: 'The limit of €1,000 cannot be checked: a rate is missing. `smm client edit --exchange`',
  },
  ended: { fr: 'fini', en: 'ended' },
  adviser: { fr: 'À vérifier avec votre conseil.', en: 'To be checked with your adviser.' },

  not_found: { fr: "{name} n'a rien sous le numéro {id}.", en: '{name} has nothing under the number {id}.' },
  not_found_hint: { fr: '`smm rights list` les montre.', en: '`smm rights list` shows them.' },
  other_kind: { fr: 'Le numéro {id} est un genre « {is} », pas « {wanted} ».', en: 'Number {id} is a {is}, not a {wanted}.' },
  no_name: { fr: 'Il faut un nom.', en: 'A name is needed.' },
  guardian_needed: { fr: 'Pour un mineur, un parent signe.', en: 'For a minor, a parent signs.' },
  guardian_hint: { fr: 'Ajoutez `--guardian "Nom du parent"`.', en: 'Add `--guardian "name of the parent"`.' },
  only_for: { fr: '`{flag}` ne vaut que pour : {kinds}.', en: '`{flag}` is only for: {kinds}.' },
  bad_day: { fr: "« {value} » n'est pas un jour ({flag}).", en: '“{value}” is no day ({flag}).' },
  bad_day_hint: { fr: 'Écrivez 2026-12-01.', en: 'Write 2026-12-01.' },
  bad_period: { fr: 'La fin ({until}) vient avant le début ({from}).', en: 'It ends ({until}) before it begins ({from}).' },
  bad_network: { fr: "« {value} » n'est pas un réseau.", en: '“{value}” is no network.' },
  nothing_to_change: { fr: 'Que faut-il changer ?', en: 'What is to change?' },
  nothing_to_change_hint: {
    fr: '`--until`, `--contract`, `--document`, `--media`, `--networks`, `--note`',
    en: '`--until`, `--contract`, `--document`, `--media`, `--networks`, `--note`',
  },
  value_needed: { fr: 'Il faut une somme : `--fee` ou `--gift`.', en: 'An amount is needed: `--fee` or `--gift`.' },
  amount_positive: { fr: 'Un montant est plus grand que 0.', en: 'An amount is more than 0.' },
  paper_unreadable: { fr: '{file} ne peut pas être lu ({code}).', en: '{file} cannot be read ({code}).' },
  paper_too_large: { fr: '{file} est trop grand : 25 Mo au plus.', en: '{file} is too large: at most 25 MB.' },
  paper_empty: { fr: '{file} est vide.', en: '{file} is empty.' },

  bad_word: { fr: '« {value} » ne convient pas à {flag}.', en: '“{value}” is not for {flag}.' },
  bad_word_hint: { fr: 'Possible : {words}.', en: 'Possible: {words}.' },
  no_ambassador: { fr: 'Aucun ambassadeur « {alias} ».', en: 'There is no ambassador “{alias}”.' },
  no_ambassador_hint: { fr: '`smm ambassador list` les montre.', en: '`smm ambassador list` shows them.' },
  more_facts: { fr: '{flag} : {count} pour {files} fichiers.', en: '{flag}: {count} for {files} files.' },
  more_facts_hint: {
    fr: "Ils vont par paires, dans l'ordre des `--media`.",
    en: 'They go in pairs, in the order of `--media`.',
  },
  bad_contest: {
    fr: { one: 'Le jeu-concours ne se lit pas.', other: 'Le jeu-concours ne se lit pas ({count} points).' },
    en: { one: 'The contest cannot be read.', other: 'The contest cannot be read ({count} points).' },
  },
  bad_contest_hint: {
    fr: 'Champs : rules_url, starts, ends, prizes (what, value), who, draw, data_notice, release.',
    en: 'Fields: rules_url, starts, ends, prizes (what, value), who, draw, data_notice, release.',
  },
  contest_map: { fr: 'Ce ne sont pas des champs avec leur valeur.', en: 'These are no fields with their values.' },
  contest_unknown: { fr: '{field} : champ inconnu.', en: '{field}: unknown field.' },
  contest_text: { fr: '{field} : un texte est attendu.', en: '{field}: a text is expected.' },
  contest_day: { fr: '{field} : un jour est attendu (2026-12-01).', en: '{field}: a day is expected (2026-12-01).' },
  contest_address: {
    fr: '{field} : une adresse est attendue (https://…).',
    en: '{field}: an address is expected (https://…).',
  },
  contest_prizes: {
    fr: '{field} : une liste avec what et value pour chaque lot.',
    en: '{field}: a list with what and value for each prize.',
  },
  contest_yes_no: { fr: '{field} : yes ou no.', en: '{field}: yes or no.' },
  contest_file: { fr: '{file} ne se lit pas : {reason}', en: '{file} cannot be read: {reason}' },

  refused_hint: {
    fr: '`smm queue edit {id}` change la publication, `smm rights edit` un accord, `smm client edit --legal` une règle. À vérifier avec votre conseil.',
    en: '`smm queue edit {id}` changes the post, `smm rights edit` a release, `smm client edit --legal` a rule. Check with your adviser.',
  },
  opt_disclosure: {
    fr: "lien de l'auteur : none, ad (publicité), commercial_collaboration, gift (cadeau), employee (salarié)",
    en: "the author's link: none, ad, commercial_collaboration, gift, employee",
  },
  opt_partner: { fr: 'le partenaire (numéro de `smm rights list`)', en: 'the partner (number of `smm rights list`)' },
  opt_ambassador: { fr: "l'ambassadeur qui parle ou dont on parle", en: 'the ambassador who speaks or is spoken of' },
  opt_ai: {
    fr: 'images, son, vidéo : none, assisted (retouchés), generated_media (fabriqués par IA)',
    en: 'pictures, sound, video: none, assisted (edited), generated_media (made by AI)',
  },
  opt_contest: {
    fr: 'jeu-concours : un fichier YAML (règlement, dates, lots…) ; vide : aucun',
    en: 'contest: a YAML file (rules, dates, prizes…); empty: none',
  },
  opt_people: {
    fr: "qui est reconnaissable : none, ou les numéros d'accords ; par paire avec `--media`",
    en: 'who can be recognised: none, or the numbers of releases; in pairs with `--media`',
  },
  opt_licence: {
    fr: "qui l'a faite : own, customer, library, ou le numéro d'une autorisation ; par paire avec `--media`",
    en: 'who made it: own, customer, library, or the number of a licence; in pairs with `--media`',
  },

  opt_legal: {
    fr: 'une règle vérifiée : on, off ou strict (répétable ; `smm rights rules`)',
    en: 'a rule that is checked: on, off or strict (repeatable; `smm rights rules`)',
  },
  bad_legal: { fr: '« {entry} » : une règle et on, off ou strict.', en: '“{entry}”: a rule and on, off or strict.' },
  bad_legal_hint: {
    fr: '`image_release=strict` ; `smm rights rules` montre les règles.',
    en: '`image_release=strict`; `smm rights rules` shows the rules.',
  },
  field_legal: { fr: 'Règles de droit', en: 'Legal rules' },
  legal_off: { fr: '{rule} : non vérifiée', en: '{rule}: not checked' },
  legal_strict: { fr: '{rule} : stricte', en: '{rule}: strict' },

  state_on: { fr: 'vérifiée', en: 'checked' },
  state_off: { fr: 'non vérifiée', en: 'not checked' },
  state_strict: { fr: 'stricte', en: 'strict' },
  state_elsewhere: { fr: 'pas dans ce pays', en: 'not in this country' },
  state_other_trade: { fr: 'pas dans ce métier', en: 'not in this trade' },
  rule_reviewed: { fr: 'Relue le', en: 'Read on' },
  scope_FR: { fr: 'France', en: 'France' },
  scope_EU: { fr: 'Union européenne', en: 'European Union' },
  scope_anywhere: { fr: 'partout', en: 'anywhere' },
  rules_for: { fr: 'Règles vérifiées pour {name}', en: 'Rules checked for {name}' },
  rules_hint: {
    fr: '`smm client edit --legal <règle>=off` ou `=strict`. Ce ne sont pas des conseils juridiques : à vérifier avec votre conseil.',
    en: '`smm client edit --legal <rule>=off` or `=strict`. This is no legal advice: check with your adviser.',
  },

  status_ending: { fr: '{name} : accord {id}, fin le {day} ({posts})', en: '{name}: release {id}, ends on {day} ({posts})' },
  status_ended: { fr: '{name} : accord {id}, fini le {day} ({posts})', en: '{name}: release {id}, ended on {day} ({posts})' },
  status_posts: {
    fr: { one: '{count} publication à venir', other: '{count} publications à venir' },
    en: { one: '{count} post to come', other: '{count} posts to come' },
  },
  doctor_rules_old: {
    fr: "Règles de droit non relues depuis plus d'un an : {names}.",
    en: 'Legal rules nobody has read for more than a year: {names}.',
  },
  doctor_rules_good: {
    fr: "{read} règles de droit sur {all} relues depuis moins d'un an.",
    en: '{read} of {all} legal rules were read less than a year ago.',
  },
  doctor_rules_mend: {
    fr: 'Mettez smm à jour, et vérifiez avec votre conseil.',
    en: 'Update smm, and check with your adviser.',
  },
  doctor_ending: {
    fr: '{client} : « {name} » prend fin le {day} et des publications à venir en dépendent ({ids}).',
    en: '{client}: “{name}” ends on {day}, and posts to come need it ({ids}).',
  },
  doctor_ended: {
    fr: '{client} : « {name} » a pris fin le {day} et des publications à venir en dépendent ({ids}).',
    en: '{client}: “{name}” ended on {day}, and posts to come need it ({ids}).',
  },
  doctor_ending_mend: {
    fr: '`smm rights show {id} -c {client}`, puis prolongez-le ou changez ces publications.',
    en: '`smm rights show {id} -c {client}`, then extend it or change these posts.',
  },
  doctor_contract: {
    fr: '{client} : {name} a reçu {sum} en {year} sans contrat écrit (obligatoire dès 1 000 €).',
    en: '{client}: {name} was given {sum} in {year} without a written contract (required from €1,000).',
  },
  doctor_contract_mend: {
    fr: '`smm rights edit {id} --contract <jour> -c {client}`',
    en: '`smm rights edit {id} --contract <day> -c {client}`',
  },
})
