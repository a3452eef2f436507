import type { AmbassadorProfile } from '../store/ambassadors.ts'
import { texts, type Text } from './text.ts'

export const profileLabel = {
  fan: { fr: 'client fidèle', en: 'loyal customer' },
  expert: { fr: 'spécialiste du sujet', en: 'expert' },
  partner: { fr: 'partenaire', en: 'partner' },
} as const satisfies Record<AmbassadorProfile, Text>

/** The words of the French law of 9 June 2023 on commercial influence, where nothing else is said. */
export const benefitDisclosure = { fr: 'Collaboration commerciale', en: 'Paid partnership' } as const satisfies Text
/** A partner has an interest of its own even when it gets nothing (Code de la consommation, L.121-4). */
export const partnerDisclosure = { fr: 'Partenaire', en: 'Partner' } as const satisfies Text

export const ambassadorText = texts({
  about: { fr: "ceux qui parlent de l'entreprise hors de ses murs", en: 'those who speak of the company from outside' },
  add: {
    fr: "inviter une personne, ou noter son accord : l'invitation est affichée",
    en: 'invite somebody, or note that they agree: the invitation is printed',
  },
  list: { fr: 'qui, sur quel sujet, avec quel accord ; leurs kits', en: 'who, on what, with which consent; their kits' },
  remove: {
    fr: 'effacer tout ce qui permet de reconnaître cette personne',
    en: 'erase everything that identifies somebody',
  },
  alias_arg: { fr: 'prénom ou nom choisi', en: 'first name or chosen name' },
  profile: {
    fr: 'fan (client fidèle), expert (spécialiste du sujet), partner (partenaire)',
    en: 'fan (loyal customer), expert, partner',
  },
  topic: { fr: 'le sujet dont cette personne parle bien', en: 'the topic this person can speak about well' },
  consent: { fr: "jour de l'accord (2026-11-02, hier)", en: 'day of the consent (2026-11-02, yesterday)' },
  via: { fr: "comment l'accord a été donné", en: 'how the consent was given' },
  benefit: {
    fr: "ce que cette personne reçoit (« un bon de 20 € ») ; vide pour l'ôter",
    en: 'what this person gets (“a €20 voucher”); empty to take it away',
  },
  disclosure: { fr: 'les mots qui le disent, en tête de publication', en: 'the words that disclose it, first in the post' },
  code: { fr: 'code promo de cette personne ; sinon, tiré du sujet', en: 'their own promo code; else made from the topic' },
  kit: {
    fr: 'écrire dans ce dossier un kit par personne qui a dit oui',
    en: 'write one kit into this folder for each person who said yes',
  },

  bad_profile_field: { fr: '{flag} : « {value} ». Attendu : {expected}.', en: '{flag}: “{value}”. Expected: {expected}.' },
  bad_hint: { fr: 'Voir `smm ambassador add --help`', en: 'See `smm ambassador add --help`' },
  expects_alias: { fr: 'de 1 à 60 caractères sur une ligne', en: '1 to 60 characters on one line' },
  expects_topic: { fr: 'de 2 à 80 caractères sur une ligne', en: '2 to 80 characters on one line' },
  expects_benefit: { fr: 'au plus 200 caractères sur une ligne', en: 'at most 200 characters on one line' },
  expects_disclosure: { fr: 'de 3 à 60 caractères sur une ligne', en: '3 to 60 characters on one line' },
  expects_code: { fr: "de 3 à 20 lettres, chiffres ou traits d'union", en: '3 to 20 letters, digits or hyphens' },
  topic_needed: {
    fr: 'Il manque le sujet dont {alias} parle volontiers.',
    en: 'The topic that {alias} likes to speak of is missing.',
  },
  topic_needed_hint: { fr: 'Ajouter `--topic "pain au levain"`', en: 'Add `--topic "sourdough bread"`' },
  consent_incomplete: {
    fr: "Un accord se note avec son jour et la façon dont il a été donné : l'un ne va pas sans l'autre.",
    en: 'A consent is noted with its day and the way it was given: one does not go without the other.',
  },
  consent_incomplete_hint: {
    fr: 'Par exemple : `--consent 2026-11-02 --via mail`',
    en: 'For example: `--consent 2026-11-02 --via mail`',
  },
  disclosure_needed: {
    fr: 'Un partenaire, ou une personne qui reçoit quelque chose, doit le dire (loi du 9 juin 2023) : la mention ne peut pas être vide.',
    en: 'A partner, or anyone who gets something, must say so (French law of 9 June 2023): the words cannot be empty.',
  },
  disclosure_needed_hint: {
    fr: 'Par exemple : `--disclosure "Collaboration commerciale"`',
    en: 'For example: `--disclosure "Paid partnership"`',
  },
  code_taken: { fr: 'Le code {code} est déjà celui de {alias}.', en: 'The code {code} already belongs to {alias}.' },
  nothing_to_change: {
    fr: '{alias} est déjà dans la liste : dites ce qui change.',
    en: '{alias} is in the list already: say what changes.',
  },
  not_found: { fr: "{alias} n'est pas dans la liste.", en: '{alias} is not in the list.' },
  known: { fr: 'Dans la liste : {aliases}', en: 'In the list: {aliases}' },
  none: { fr: "{name} n'a pas encore de client ambassadeur.", en: '{name} has no ambassador yet.' },
  none_hint: {
    fr: 'Un client content convainc mieux que nous : `smm ambassador add Camille --topic "pain au levain"`',
    en: 'A happy customer convinces better than we do: `smm ambassador add Camille --topic "sourdough bread"`',
  },
  nobody_agreed: {
    fr: "Personne n'a encore donné son accord : sans lui, ni kit ni mention.",
    en: 'Nobody has agreed yet: without that, no kit and no mention.',
  },
  agreed_hint: {
    fr: 'Accord reçu : `smm ambassador add {alias} -c {slug} --consent {day} --via mail`',
    en: 'Once agreed: `smm ambassador add {alias} -c {slug} --consent {day} --via mail`',
  },

  invited: { fr: '{alias} est dans la liste, sans accord encore.', en: '{alias} is in the list, without consent yet.' },
  would_invite: {
    fr: '{alias} entrerait dans la liste, sans accord encore.',
    en: '{alias} would enter the list, without consent yet.',
  },
  agreed: { fr: "{alias} est d'accord : c'est noté.", en: '{alias} agrees: noted.' },
  would_agree: { fr: "{alias} est d'accord : ce qui serait noté.", en: '{alias} agrees: what would be noted.' },
  invitation: { fr: 'Invitation à envoyer :', en: 'Invitation to send:' },
  kit_hint: {
    fr: 'Son kit (textes, lien, code) : `smm ambassador list -c {slug} --kit kits`',
    en: 'Their kit (texts, link, code): `smm ambassador list -c {slug} --kit kits`',
  },
  removed: { fr: '{alias} : tout est effacé.', en: '{alias}: everything is erased.' },
  would_remove: { fr: '{alias} : tout serait effacé.', en: '{alias}: everything would be erased.' },
  remove_kept: {
    fr: 'Les kits déjà écrits et les sauvegardes ne le sont pas : effacez les fichiers vous-même.',
    en: 'Kits already written and backups are not: delete those files yourself.',
  },
  confirm_remove: { fr: 'Effacer {alias} pour de bon ?', en: 'Erase {alias} for good?' },
  nothing_done: { fr: "Rien n'a été changé.", en: 'Nothing was changed.' },

  label_profile: { fr: 'Profil', en: 'Profile' },
  label_topic: { fr: 'Sujet', en: 'Topic' },
  label_consent: { fr: 'Accord', en: 'Consent' },
  label_benefit: { fr: 'Reçoit', en: 'Gets' },
  label_disclosure: { fr: 'Mention', en: 'Disclosure' },
  label_code: { fr: 'Code', en: 'Code' },
  label_link: { fr: 'Lien', en: 'Link' },
  col_name: { fr: 'Nom', en: 'Name' },
  consent_value: { fr: '{date}, {via}', en: '{date}, {via}' },
  consent_none: { fr: 'pas encore', en: 'not yet' },
  no_website: {
    fr: 'Sans site, pas de lien suivi : `smm client edit {slug} --website https://…`',
    en: 'Without a website, no tracked link: `smm client edit {slug} --website https://…`',
  },
  apart: {
    fr: "Hors de l'entreprise : leur temps est un cadeau, il n'est compté nulle part.",
    en: 'Outside the company: their time is a gift, and is counted nowhere.',
  },
  kit_written: {
    fr: { one: '{count} kit écrit dans {folder}', other: '{count} kits écrits dans {folder}' },
    en: { one: '{count} kit written into {folder}', other: '{count} kits written into {folder}' },
  },
  kit_would_write: {
    fr: { one: '{count} kit serait écrit dans {folder}', other: '{count} kits seraient écrits dans {folder}' },
    en: { one: '{count} kit would be written into {folder}', other: '{count} kits would be written into {folder}' },
  },
  kit_left_out: { fr: 'Sans accord, pas de kit : {aliases}', en: 'No kit without consent: {aliases}' },
  cannot_write: { fr: "Impossible d'écrire dans {folder} ({why}).", en: 'Cannot write into {folder} ({why}).' },
})
