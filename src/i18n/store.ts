import { texts } from './text.ts'

export const storeText = texts({
  is_link: {
    fr: "La base de données `{path}` est un lien symbolique : smm ne l'ouvre pas.",
    en: 'The database `{path}` is a symbolic link: smm does not open it.',
  },
  is_link_hint: {
    fr: "Mettez la base elle-même à cet endroit, ou donnez son vrai dossier : `smm --home <dossier> …` Si ce lien n'est pas de vous : `smm restore`.",
    en: 'Put the database itself there, or name its real folder: `smm --home <folder> …` If this link is not yours: `smm restore`.',
  },
  network_file_system: {
    fr: "Le dossier `{folder}` est sur un disque réseau ({kind}) : la base de données n'y est pas sûre.",
    en: 'The folder `{folder}` is on a network disk ({kind}): the database is not safe there.',
  },
  choose_home: {
    fr: 'Choisissez un dossier de ce poste où vous pouvez écrire : `smm --home <dossier> …` ou `SMM_HOME`.',
    en: 'Choose a folder on this machine that you can write to: `smm --home <folder> …` or `SMM_HOME`.',
  },
  home_not_writable: {
    fr: "Impossible d'écrire dans `{folder}` ({code}).",
    en: 'Cannot write to `{folder}` ({code}).',
  },
  driver_missing: {
    fr: "Le pilote de la base de données (better-sqlite3) n'est pas installé pour ce Node ({node}, {platform}).",
    en: 'The driver of the database (better-sqlite3) is not installed for this Node ({node}, {platform}).',
  },
  driver_why: {
    fr: "npm n'a pas exécuté son script d'installation (`ignore-scripts`, `allow-scripts`), ou Node a changé depuis.",
    en: 'npm did not run its install script (`ignore-scripts`, `allow-scripts`), or Node has changed since.',
  },
  driver_newer_node: {
    fr: "Avec Node 22 ou plus récent, rien ne se compile et aucun script n'est nécessaire.",
    en: 'With Node 22 or newer nothing is compiled and no script is needed.',
  },
  driver_compiler: {
    fr: 'Node 20 sans binaire prêt demande un compilateur : `apt install build-essential python3` (Debian), `xcode-select --install` (macOS).',
    en: 'Node 20 without a ready binary needs a compiler: `apt install build-essential python3` (Debian), `xcode-select --install` (macOS).',
  },
  driver_hint: {
    fr: 'Réinstallez smm, vos données restent en place : `npm uninstall -g smm && npm install -g smm --ignore-scripts=false --allow-scripts=better-sqlite3`',
    en: 'Install smm again, your data stay in place: `npm uninstall -g smm && npm install -g smm --ignore-scripts=false --allow-scripts=better-sqlite3`',
  },
  newer: {
    fr: "La base de données `{path}` vient d'une version plus récente de smm (schéma {found}, ici {known}).",
    en: 'The database `{path}` comes from a newer smm (schema {found}, here {known}).',
  },
  upgraded: {
    fr: 'La base a été mise à jour pour cette version de smm ; une copie de la précédente : `{path}`',
    en: 'The database was brought to this version of smm; a copy of the one before: `{path}`',
  },
  newer_hint: {
    fr: "Mettez smm à jour : `npm install -g smm@latest`. Rien n'a été modifié.",
    en: 'Update smm: `npm install -g smm@latest`. Nothing was changed.',
  },
  changed_meanwhile: {
    fr: "Une autre commande vient de changer la même chose. Celle-ci n'a rien modifié.",
    en: 'Another command has just changed the same thing. This one changed nothing.',
  },
  changed_meanwhile_hint: { fr: 'Relancez la même commande.', en: 'Run the same command again.' },
  busy: {
    fr: 'La base de données est occupée depuis 10 secondes par un autre smm.',
    en: 'The database has been busy for 10 seconds with another smm.',
  },
  busy_hint: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  full: {
    fr: "Le disque est plein : rien n'a été enregistré.",
    en: 'The disk is full: nothing was saved.',
  },
  full_hint: {
    fr: 'Libérez de la place, puis relancez la même commande.',
    en: 'Make room, then run the same command again.',
  },
  disk_error: {
    fr: "Le disque refuse d'écrire la base de données `{path}` ({code}) : rien n'a été enregistré.",
    en: 'The disk refuses to write the database `{path}` ({code}): nothing was saved.',
  },
  disk_error_hint: {
    fr: 'Libérez de la place (disque plein, quota) ou vérifiez le disque avec `smm doctor`, puis relancez la même commande.',
    en: 'Make room (disk full, quota) or check the disk with `smm doctor`, then run the same command again.',
  },
  unreadable: {
    fr: 'La base de données `{path}` est illisible ou abîmée.',
    en: 'The database `{path}` is unreadable or damaged.',
  },
  unreadable_hint: {
    fr: 'Ne publiez rien. `smm restore` montre vos sauvegardes, en remet une et garde `{path}` de côté.',
    en: 'Publish nothing. `smm restore` shows your backups, puts one back and keeps `{path}` aside.',
  },
})
