import { texts, type Text } from './text.ts'

/** Words of `smm export` and `smm import`. */
export const allText = texts({
  about_export: {
    fr: 'tout écrire en formats ouverts (JSON, CSV, images), pour le lire ailleurs ou le reprendre',
    en: 'write everything in open formats (JSON, CSV, pictures), to read it elsewhere or take it back',
  },
  out: {
    fr: 'le fichier `.zip`, ou un dossier (par défaut : `smm-export-<jour>.zip`, ici)',
    en: 'the `.zip` file, or a folder (by default: `smm-export-<day>.zip`, here)',
  },
  about_import: {
    fr: 'reprendre un export entier dans des données encore vides',
    en: 'take a whole export into data that are still empty',
  },
  which: { fr: "l'export : un fichier `.zip` ou un dossier", en: 'the export: a `.zip` file or a folder' },

  exported: { fr: 'Écrit et relu : `{path}`', en: 'Written and read again: `{path}`' },
  would_export: { fr: 'Serait écrit : `{path}`', en: 'Would be written: `{path}`' },
  of_client: { fr: 'Seulement {client}', en: 'Only {client}' },
  no_secrets: {
    fr: {
      one: "Aucun identifiant n'y est : {count} compte sera à reconnecter là où vous l'importerez.",
      other: "Aucun identifiant n'y est : {count} comptes seront à reconnecter là où vous l'importerez.",
    },
    en: {
      one: 'No credential is in it: {count} account must sign in again where you import it.',
      other: 'No credential is in it: {count} accounts must sign in again where you import it.',
    },
  },
  none_secret: { fr: "Aucun mot de passe ni jeton ne s'y trouve.", en: 'No password and no token is in it.' },
  personal: {
    fr: 'Il contient des données de personnes, sans chiffrement : rangez-le comme tel.',
    en: 'It holds data of people, without encryption: keep it accordingly.',
  },
  settings_apart: {
    fr: "Les réglages de `smm config` n'y sont pas : leur fichier est à part (`smm config path`).",
    en: 'The settings of `smm config` are not in it: their file is apart (`smm config path`).',
  },
  back: { fr: 'Le reprendre : `smm import {path}`', en: 'To take it back: `smm import {path}`' },
  too_large_hint: {
    fr: 'Écrivez un dossier : `smm export -o smm-export`',
    en: 'Write a folder: `smm export -o smm-export`',
  },
  writing: { fr: '{what} : {count}', en: '{what}: {count}' },

  not_found: { fr: 'Export introuvable : `{path}`.', en: 'No such export: `{path}`.' },
  not_found_hint: { fr: 'En faire un : `smm export`', en: 'To make one: `smm export`' },
  is_backup: { fr: '`{path}` est une sauvegarde, pas un export.', en: '`{path}` is a backup, not an export.' },
  is_backup_hint: { fr: 'La remettre en place : `smm restore {path}`', en: 'To put it back: `smm restore {path}`' },
  is_client_export: {
    fr: '`{path}` est la copie remise à un client : elle se lit, elle ne se reprend pas.',
    en: '`{path}` is the copy handed to a client: it is for reading, not for taking back.',
  },
  is_client_export_hint: {
    fr: 'Pour la reprendre ailleurs : `smm export -c <client>`',
    en: 'To take it back elsewhere: `smm export -c <client>`',
  },
  no_export: { fr: "`{path}` n'est pas un export de smm.", en: '`{path}` is no export of smm.' },
  no_export_hint: {
    fr: "Un export contient `smm-export.json` : il s'obtient par `smm export`.",
    en: 'An export has `smm-export.json` in it: it is made by `smm export`.',
  },
  bad_name: {
    fr: "L'archive contient un nom que smm n'écrit pas (« {name} ») : rien n'a été repris.",
    en: 'The archive has a name in it that smm does not write (“{name}”): nothing was taken.',
  },
  too_big: {
    fr: "L'archive, dépliée, dépasse {limit} : rien n'a été repris.",
    en: 'The archive, unpacked, is more than {limit}: nothing was taken.',
  },
  unreadable_zip: {
    fr: "L'archive `{path}` est incomplète ou abîmée : rien n'a été repris.",
    en: 'The archive `{path}` is incomplete or damaged: nothing was taken.',
  },
  damaged_hint: { fr: 'Recopiez-la, ou refaites-la : `smm export`', en: 'Copy it again, or make it anew: `smm export`' },
  changed: {
    fr: {
      one: "{count} fichier manque ou a changé depuis l'export : rien n'a été repris.",
      other: "{count} fichiers manquent ou ont changé depuis l'export : rien n'a été repris.",
    },
    en: {
      one: '{count} file is missing or has changed since it was exported: nothing was taken.',
      other: '{count} files are missing or have changed since they were exported: nothing was taken.',
    },
  },
  bad_line: {
    fr: "`{file}`, ligne {line} : cela n'entre pas dans la base ({why}). Rien n'a été repris.",
    en: '`{file}`, line {line}: it does not fit into the database ({why}). Nothing was taken.',
  },
  bad_table: {
    fr: "`{file}` n'entre pas dans la base ({why}). Rien n'a été repris.",
    en: '`{file}` does not fit into the database ({why}). Nothing was taken.',
  },
  other_count: {
    fr: "`{file}` n'a pas les {count} lignes annoncées : rien n'a été repris.",
    en: '`{file}` has not the {count} rows it should have: nothing was taken.',
  },
  newer: {
    fr: "`{path}` vient d'une version plus récente de smm ({version}).",
    en: '`{path}` comes from a newer smm ({version}).',
  },
  newer_format: {
    fr: '`{path}` a un format que cette version de smm ne connaît pas encore.',
    en: '`{path}` has a format that this smm does not know yet.',
  },
  not_empty: {
    fr: "`{home}` contient déjà des clients : un export se reprend dans des données vides. Rien n'a été changé.",
    en: '`{home}` has clients already: an export is taken into empty data. Nothing was changed.',
  },
  not_empty_hint: {
    fr: 'Dans un dossier neuf : `smm import {path} --home <dossier>`',
    en: 'Into a new folder: `smm import {path} --home <folder>`',
  },
  no_space: {
    fr: "Il faut {needed} sur ce disque, il en reste {free} : rien n'a été repris.",
    en: 'It takes {needed} on this disk, {free} are left: nothing was taken.',
  },

  imported: { fr: 'Repris et vérifié : `{path}`', en: 'Taken back and verified: `{path}`' },
  would_import: { fr: "L'export est sain et entrerait en entier :", en: 'The export is sound and would fit in whole:' },
  made: { fr: 'fait le {when} par smm {version}', en: 'made {when} by smm {version}' },
  sign_in: { fr: 'À reconnecter (les identifiants ne voyagent pas) :', en: 'To sign in again (credentials do not travel):' },
  connect: {
    fr: 'Statistiques de site à rebrancher (`smm link connect`) :',
    en: 'Site statistics to connect again (`smm link connect`):',
  },
  may_be_out: {
    fr: {
      one: "{count} envoi a pu partir depuis cet export : smm le cherche sur son réseau avant d'envoyer quoi que ce soit.",
      other:
        "{count} envois ont pu partir depuis cet export : smm les cherche sur leurs réseaux avant d'envoyer quoi que ce soit.",
    },
    en: {
      one: 'Since this export {count} delivery may have gone out: smm looks for it on its network before it sends anything.',
      other:
        'Since this export {count} deliveries may have gone out: smm looks for them on their networks before it sends anything.',
    },
  },
  one_publishes: {
    fr: "Deux installations ne doivent pas publier la même chose : sur l'ancienne, `smm schedule remove` ; ici, `smm schedule install`.",
    en: 'Two installations must not publish the same: on the old one, `smm schedule remove`; here, `smm schedule install`.',
  },

  readme_name: { fr: 'LISEZ-MOI.md', en: 'README.md' },
  readme_title: { fr: 'Tout ce que smm garde', en: 'All that smm keeps' },
  readme_title_client: { fr: 'Tout ce que smm garde sur {client}', en: 'All that smm keeps on {client}' },
  readme_what: {
    fr: 'Écrit par smm {version} (schéma {schema}). Reprendre dans des données vides : `smm import <ce dossier ou ce zip>`.',
    en: 'Written by smm {version} (schema {schema}). To take it into empty data: `smm import <this folder or zip>`.',
  },
  readme_lines: {
    fr: 'Chaque fichier `.jsonl` est une table : un objet JSON par ligne, un champ par colonne. Les instants sont en temps universel (Z), les montants en centimes.',
    en: 'Each `.jsonl` file is a table: one JSON object a line, one field a column. Instants are in universal time (Z), amounts in the smallest unit.',
  },
  readme_line: { fr: '- `{file}` : {what} ({count})', en: '- `{file}`: {what} ({count})' },
  readme_odd: {
    fr: "Ce que JSON ne sait pas écrire est un objet : `$integer` (un entier trop grand), `$real` (un nombre infini), `$text` (un texte qui n'est pas de l'UTF-8, en base64).",
    en: 'What JSON cannot hold is an object: `$integer` (too large a whole number), `$real` (an infinite number), `$text` (a text that is no UTF-8, in base64).',
  },
  readme_rest: {
    fr: "`media` : images, vidéos et papiers ; les lignes les nomment par leur SHA-256. `csv` : les saisies, pour un tableur. `smm-export.json` : la somme SHA-256 de chaque fichier ; un export modifié n'est pas repris.",
    en: '`media`: pictures, videos and papers; the rows name them by their SHA-256. `csv`: the entries, for a spreadsheet. `smm-export.json`: the SHA-256 of each file; an export that was changed is not taken back.',
  },
  readme_secrets: {
    fr: "Aucun mot de passe, aucun jeton n'est ici : les comptes sont à reconnecter après l'import. Pour changer de machine avec eux : `smm backup` et la clé (`smm doctor` dit où elle est).",
    en: 'No password and no token is here: accounts sign in again after the import. To move to another machine with them: `smm backup` and the key (`smm doctor` says where it is).',
  },
  readme_personal: {
    fr: "Des messages et des noms de personnes s'y trouvent, sans chiffrement : gardez-le en lieu sûr, supprimez-le quand il ne sert plus.",
    en: 'Messages and names of people are in it, without encryption: keep it in a safe place, delete it when it is of no more use.',
  },
})

/** Tables that belong to no client. */
export const ownTableLabel: Readonly<Record<string, Text>> = {
  erased_files: { fr: 'fichiers effacés, à retirer', en: 'erased files, to take away' },
  erasing: { fr: "sel des empreintes d'effacements", en: 'salt of the marks of erasures' },
  identity: { fr: 'identité de la base et nombre de passages', en: 'identity of the database and number of passes' },
  queue_changes: { fr: 'derniers changements des publications', en: 'last changes to the queue' },
  queue_change_holds: {
    fr: 'suspensions que ces changements ont posées ou levées',
    en: 'holds that these changes set or lifted',
  },
  queue_change_series: { fr: 'séries que ces changements ont touchées', en: 'series that these changes touched' },
  queue_change_posts: { fr: 'ce que ces changements ont remplacé', en: 'what these changes replaced' },
  runs: { fr: 'passages faits', en: 'passes made' },
  sqlite_sequence: { fr: 'derniers numéros donnés', en: 'last numbers given' },
}
