import { texts } from './text.ts'

export const secretText = texts({
  key_missing: {
    fr: 'La clé qui ouvre vos identifiants est introuvable (`{where}`).',
    en: 'The key that opens your credentials is missing (`{where}`).',
  },
  key_missing_hint: {
    fr: 'Remettez ce fichier depuis une sauvegarde, ou donnez la clé par `SMM_KEY` ou `SMM_KEY_FILE`. Sans elle : `smm account remove`, puis `smm account add`.',
    en: 'Bring that file back from a copy, or give the key by `SMM_KEY` or `SMM_KEY_FILE`. Without it: `smm account remove`, then `smm account add`.',
  },
  key_wrong: {
    fr: "La clé (`{where}`) n'est pas celle qui a servi à chiffrer vos identifiants.",
    en: 'The key (`{where}`) is not the one that your credentials were encrypted with.',
  },
  key_wrong_hint: {
    fr: 'Remettez la bonne clé à cet endroit, ou donnez-la par `SMM_KEY` ou `SMM_KEY_FILE`.',
    en: 'Bring the right key back to that place, or give it by `SMM_KEY` or `SMM_KEY_FILE`.',
  },
  key_malformed: {
    fr: "La clé (`{where}`) n'en est pas une : il faut 32 octets, en base64 ou en hexadécimal.",
    en: 'The key (`{where}`) is none: it takes 32 bytes, in base64 or hexadecimal.',
  },
  key_malformed_hint: {
    fr: 'Une clé neuve se fait ainsi : `openssl rand -base64 32`',
    en: 'A new key is made like this: `openssl rand -base64 32`',
  },
  key_is_link: {
    fr: "La clé `{where}` est un lien symbolique : smm ne l'ouvre pas.",
    en: 'The key `{where}` is a symbolic link: smm does not open it.',
  },
  key_is_link_hint: {
    fr: 'Mettez le fichier lui-même à cet endroit, ou nommez-le par `SMM_KEY_FILE`.',
    en: 'Put the file itself there, or name it by `SMM_KEY_FILE`.',
  },
  key_unsafe: {
    fr: "D'autres utilisateurs de ce poste peuvent lire la clé `{where}`, et smm n'a pas pu y remédier.",
    en: 'Other users of this machine can read the key `{where}`, and smm could not mend that.',
  },
  key_unsafe_hint: { fr: 'Corrigez les droits : `chmod 600 {where}`', en: 'Correct the rights: `chmod 600 {where}`' },
  key_unreadable: { fr: 'Impossible de lire la clé `{where}` ({code}).', en: 'Cannot read the key `{where}` ({code}).' },
  key_not_writable: {
    fr: "Impossible d'enregistrer une clé dans `{where}` ({code}).",
    en: 'Cannot save a key in `{where}` ({code}).',
  },
  key_not_writable_hint: {
    fr: 'Rendez ce dossier accessible, ou donnez la clé par `SMM_KEY` ou `SMM_KEY_FILE`.',
    en: 'Make that folder writable, or give the key by `SMM_KEY` or `SMM_KEY_FILE`.',
  },
  damaged: {
    fr: "Les identifiants du compte {account} ({client}) sont abîmés ou ont été déplacés : ils ne s'ouvrent pas.",
    en: 'The credentials of the account {account} ({client}) are damaged or were moved: they do not open.',
  },
  damaged_hint: {
    fr: 'Donnez-les de nouveau : `smm account edit {account} --secrets <fichier> -c {client}`',
    en: 'Give them again: `smm account edit {account} --secrets <file> -c {client}`',
  },
  no_account: { fr: 'Aucun compte n° {id}.', en: 'No account number {id}.' },
  mended: {
    fr: "La clé `{where}` était lisible par d'autres utilisateurs de ce poste : ses droits ont été corrigés.",
    en: 'The key `{where}` could be read by other users of this machine: its rights were corrected.',
  },
})
