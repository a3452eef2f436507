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
  keyring_unavailable: {
    fr: 'Le trousseau du système ne répond pas : {code}.',
    en: 'The keyring of the system does not answer: {code}.',
  },
  keyring_unavailable_hint: {
    fr: 'Ouvrez-le (session graphique, mot de passe du trousseau), ou donnez la clé par `SMM_KEY_FILE`. smm ne la remplace jamais de lui-même par un fichier ; pour le choisir : `smm config set secrets.backend key_file`, trousseau ouvert.',
    en: 'Unlock it (desktop session, password of the keyring), or give the key by `SMM_KEY_FILE`. smm never puts a file in its place by itself; to choose one: `smm config set secrets.backend key_file`, with the keyring open.',
  },
  keyring_forgets: {
    fr: "il ne rend pas ce qu'on vient d'y écrire",
    en: 'it does not give back what was just written to it',
  },
  keyring_missing: {
    fr: "Le trousseau du système répond, mais la clé qui ouvre vos identifiants ne s'y trouve pas.",
    en: 'The keyring of the system answers, but the key that opens your credentials is not in it.',
  },
  moved: { fr: 'La clé est maintenant dans : `{where}`', en: 'The key is now in: `{where}`' },
  two_keys: {
    fr: "Une autre clé est déjà dans `{where}` : rien n'a été changé.",
    en: 'Another key is in `{where}` already: nothing was changed.',
  },
  two_keys_hint: {
    fr: "Si vos identifiants s'ouvrent (`smm doctor`), écartez-la, puis recommencez.",
    en: 'If your credentials open (`smm doctor`), put it aside, then start again.',
  },
  damaged: {
    fr: "Les identifiants du compte {account} ({client}) sont abîmés ou ont été déplacés : ils ne s'ouvrent pas.",
    en: 'The credentials of the account {account} ({client}) are damaged or were moved: they do not open.',
  },
  damaged_hint: {
    fr: 'Donnez-les de nouveau : `smm account edit {account} --secrets <fichier> -c {client}`',
    en: 'Give them again: `smm account edit {account} --secrets <file> -c {client}`',
  },
  damaged_where_hint: {
    fr: 'Ils iront à {endpoint} : si cette adresse est la bonne, `smm account edit {account} --secrets <fichier> -c {client}`',
    en: 'They will go to {endpoint}: if that address is the right one, `smm account edit {account} --secrets <file> -c {client}`',
  },
  damaged_statistics: {
    fr: "La clé des statistiques du site {site} est abîmée ou a été déplacée : elle ne s'ouvre pas.",
    en: 'The key of the statistics of the site {site} is damaged or was moved: it does not open.',
  },
  damaged_statistics_hint: {
    fr: 'Donnez-la de nouveau : `smm link connect {tool} … -c {client}`',
    en: 'Give it again: `smm link connect {tool} … -c {client}`',
  },
  no_account: { fr: 'Aucun compte n° {id}.', en: 'No account number {id}.' },
  mended: {
    fr: "La clé `{where}` était lisible par d'autres utilisateurs de ce poste : ses droits ont été corrigés.",
    en: 'The key `{where}` could be read by other users of this machine: its rights were corrected.',
  },
})
