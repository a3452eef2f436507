import { texts } from './text.ts'

export const backupText = texts({
  about: {
    fr: 'copie cohérente des données pendant leur usage, vérifiée après écriture',
    en: 'a consistent copy of the data while in use, verified after writing',
  },
  out: {
    fr: 'où la mettre : un dossier (`copies/`), ou le nom de la sauvegarde (sinon le dossier `backups` des données)',
    en: 'where to put it: a folder (`copies/`), or the name of the backup (else the folder `backups` of the data)',
  },
  keep: {
    fr: "combien de sauvegardes sans nom propre garder, outre une par semaine (dix si rien n'est dit)",
    en: 'how many backups without a name of your own to keep, beside one of each week (ten unless said)',
  },
  bad_keep: {
    fr: '--keep attend un nombre de 1 à 1000, pas « {value} ».',
    en: '--keep takes a number from 1 to 1000, not “{value}”.',
  },
  nothing: { fr: 'Rien à sauvegarder : aucune base dans `{home}`.', en: 'Nothing to back up: no database in `{home}`.' },
  exists: { fr: '`{path}` existe déjà.', en: '`{path}` exists already.' },
  exists_hint: {
    fr: 'Donnez un autre nom, ou un dossier : la sauvegarde y prendra un nom libre.',
    en: 'Give another name, or a folder: the backup takes a free name in it.',
  },
  choose_folder: {
    fr: 'Le disque est-il branché ? Sinon, un autre dossier : `smm backup -o <dossier>/`',
    en: 'Is the disk plugged in? Else another folder: `smm backup -o <folder>/`',
  },
  not_sound: {
    fr: "La copie n'est pas saine ({what}) : elle n'a pas été gardée.",
    en: 'The copy is not sound ({what}): it was not kept.',
  },
  not_sound_hint: {
    fr: '`smm doctor` dit si la base elle-même est abîmée.',
    en: '`smm doctor` says whether the database itself is damaged.',
  },
  done: { fr: 'Sauvegarde faite et vérifiée : `{path}`', en: 'Backed up and verified: `{path}`' },
  would: { fr: 'Une sauvegarde serait écrite ici : `{path}`', en: 'A backup would be written here: `{path}`' },
  clients: { fr: { one: '{count} client', other: '{count} clients' }, en: { one: '{count} client', other: '{count} clients' } },
  posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  to_come: {
    fr: { one: '{count} à venir', other: '{count} à venir' },
    en: { one: '{count} to come', other: '{count} to come' },
  },
  files: {
    fr: { one: '{count} image ou vidéo', other: '{count} images et vidéos' },
    en: { one: '{count} image or video', other: '{count} images and videos' },
  },
  key_apart: {
    fr: "Les identifiants y sont chiffrés ; la clé n'y est pas (`{where}`) : gardez-en une copie ailleurs.",
    en: 'Credentials are encrypted in it; the key is not in it (`{where}`): keep a copy of it elsewhere.',
  },
  elsewhere: {
    fr: 'Elle est sur le même disque que vos données : `smm backup -o <dossier>/` en met une ailleurs.',
    en: 'It is on the same disk as your data: `smm backup -o <folder>/` puts one elsewhere.',
  },
  removed: {
    fr: { one: '{count} plus ancienne supprimée', other: '{count} plus anciennes supprimées' },
    en: { one: '{count} older one removed', other: '{count} older ones removed' },
  },
  copied_damage: {
    fr: 'Abîmé avant la copie, et copié tel quel : {what}. `smm doctor`',
    en: 'Damaged before it was copied, and copied as it is: {what}. `smm doctor`',
  },
  damaged_posts: {
    fr: { one: 'publication {posts}', other: 'publications {posts}' },
    en: { one: 'post {posts}', other: 'posts {posts}' },
  },

  no_space: {
    fr: 'Il faut {needed} sur ce disque, il en reste {free}.',
    en: 'It takes {needed} on this disk, {free} are left.',
  },
  notice_failed: { fr: 'Sauvegarde automatique impossible', en: 'The backup by itself failed' },
  failed_alone: {
    fr: "La sauvegarde automatique n'a pas pu être faite : {message} Ce qui est à publier part quand même.",
    en: 'The backup that smm makes by itself failed: {message} What is due goes out all the same.',
  },

  option_verify: {
    fr: 'relire une sauvegarde (la dernière, sans nom) : chaque fichier, chaque ligne',
    en: 'read a backup again (the last one, without a name): every file, every row',
  },
  sound: { fr: 'Sauvegarde saine : `{path}`', en: 'The backup is sound: `{path}`' },
  read_again: {
    fr: { one: 'faite {ago} · {count} ligne relue', other: 'faite {ago} · {count} lignes relues' },
    en: { one: 'made {ago} · {count} row read again', other: 'made {ago} · {count} rows read again' },
  },
  not_verified: { fr: 'La sauvegarde `{path}` est abîmée.', en: 'The backup `{path}` is damaged.' },
  not_verified_hint: {
    fr: "N'y comptez plus : `smm backup` en fait une autre.",
    en: 'Do not rely on it: `smm backup` makes another.',
  },
  verify_what: {
    fr: '--verify relit une sauvegarde et ne va ni avec --output ni avec --keep.',
    en: '--verify reads a backup again and goes neither with --output nor with --keep.',
  },

  restore_about: { fr: 'remettre une sauvegarde en place', en: 'put a backup back' },
  which: {
    fr: 'une sauvegarde, par son chemin ou son nom ; ou un fichier de base',
    en: 'a backup, by its path or its name; or a database file',
  },
  which_missing: { fr: 'Quelle sauvegarde ?', en: 'Which backup?' },
  known: { fr: 'Sauvegardes connues : {names}', en: 'Known backups: {names}' },
  none_known: { fr: "Il n'y en a pas encore : `smm backup`.", en: 'There is none yet: `smm backup`.' },
  type_one: { fr: '`smm restore <nom>`', en: '`smm restore <name>`' },
  listed: { fr: '{name} ({when})', en: '{name} ({when})' },
  not_found: { fr: 'Sauvegarde introuvable : « {name} ».', en: 'No such backup: “{name}”.' },
  damaged: {
    fr: "La sauvegarde `{path}` est abîmée : rien n'a été changé.",
    en: 'The backup `{path}` is damaged: nothing was changed.',
  },
  damaged_hint: { fr: 'Prenez-en une autre : `smm restore` les montre.', en: 'Take another one: `smm restore` shows them.' },
  file_changed: { fr: 'manque, ou a changé depuis : {name}', en: 'missing, or changed since: {name}' },
  fault: { fr: 'la base : {fault}', en: 'the database: {fault}' },
  rows_damaged: {
    fr: { one: 'contenu altéré : publication {posts}', other: 'contenus altérés : publications {posts}' },
    en: { one: 'content altered: post {posts}', other: 'contents altered: posts {posts}' },
  },
  rows_altered: {
    fr: 'des lignes ont changé depuis la copie : {table}',
    en: 'rows have changed since the copy was made: {table}',
  },
  media_missing: {
    fr: {
      one: 'il manque {count} image ou vidéo de publications à venir',
      other: 'il manque {count} images ou vidéos de publications à venir',
    },
    en: {
      one: '{count} image or video of posts to come is missing',
      other: '{count} images or videos of posts to come are missing',
    },
  },
  newer: {
    fr: "`{path}` vient d'une version plus récente de smm (schéma {found}, ici {known}).",
    en: '`{path}` comes from a newer smm (schema {found}, here {known}).',
  },
  newer_hint: {
    fr: "Mettez smm à jour : `npm install -g smm@latest`. Rien n'a été changé.",
    en: 'Update smm: `npm install -g smm@latest`. Nothing was changed.',
  },
  pass_running: {
    fr: "Un passage est en train de publier : rien n'a été changé.",
    en: 'A pass is publishing right now: nothing was changed.',
  },
  pass_running_hint: {
    fr: "Attendez qu'il finisse ; arrêtez `smm schedule` s'il tourne dans un terminal.",
    en: 'Wait until it has finished; stop `smm schedule` where it runs in a terminal.',
  },
  row_copy: { fr: 'Sauvegarde', en: 'Backup' },
  row_present: { fr: 'En place', en: 'In place' },
  row_none: { fr: 'aucune base', en: 'no database' },
  row_unusable: { fr: 'une base que smm ne peut pas ouvrir ({fault})', en: 'a database that smm cannot open ({fault})' },
  made: { fr: 'faite le {when}', en: 'made {when}' },
  changed: { fr: 'dernier changement {when}', en: 'last changed {when}' },
  lost: {
    fr: {
      one: "{count} publication ajoutée depuis n'y est pas : elle ne partira plus ; ce qui est en ligne y reste.",
      other: "{count} publications ajoutées depuis n'y sont pas : elles ne partiront plus ; ce qui est en ligne y reste.",
    },
    en: {
      one: '{count} post queued since is not in it: it will not go out; what is online stays there.',
      other: '{count} posts queued since are not in it: they will not go out; what is online stays there.',
    },
  },
  undone_unknown: {
    fr: 'Ce qui a été fait depuis cette copie ne peut pas être lu : revoyez suspensions, réponses, accords et identifiants.',
    en: 'What was done since this copy cannot be read: look through holds, answers, approvals and credentials.',
  },
  undone_holds: {
    fr: "Les suspensions et l'alerte d'aujourd'hui n'y sont pas : `smm crisis status`, `smm queue hold --all`",
    en: "Today's holds and alert are not in it: `smm crisis status`, `smm queue hold --all`",
  },
  undone_replies: {
    fr: "Les réponses données depuis n'y sont pas : ne répondez pas deux fois. `smm inbox list`",
    en: 'Answers given since are not in it: do not answer twice. `smm inbox list`',
  },
  undone_approvals: {
    fr: "Les accords reçus depuis n'y sont pas : `smm queue list`, `smm queue approve`",
    en: 'Approvals given since are not in it: `smm queue list`, `smm queue approve`',
  },
  undone_links: {
    fr: "Les liens de campagne faits depuis n'y sont pas, mais marchent encore : `smm link list`",
    en: 'Campaign links made since are not in it, but still work: `smm link list`',
  },
  undone_credentials: {
    fr: 'Des identifiants ont changé depuis ; les anciens sont sans doute refusés : `smm account check`',
    en: 'Credentials have changed since; the old ones are probably refused: `smm account check`',
  },
  kept_first: { fr: 'Ce qui est en place sera gardé de côté.', en: 'What is in place will be kept aside.' },
  sure: { fr: 'Remettre cette sauvegarde en place ?', en: 'Put this backup back?' },
  needs_yes: { fr: 'Sans question possible, confirmez avec `--yes`.', en: 'Where nothing can be asked, confirm with `--yes`.' },
  not_restored: { fr: "Rien n'a été changé.", en: 'Nothing was changed.' },
  restored: { fr: 'Sauvegarde remise en place.', en: 'The backup is back in place.' },
  kept: { fr: 'Ce qui était en place : `{path}`', en: 'What was in place: `{path}`' },
  looked_up: {
    fr: {
      one: "{count} envoi a pu partir depuis cette copie : smm le cherche sur son réseau avant d'envoyer quoi que ce soit (`smm publish`).",
      other:
        "{count} envois ont pu partir depuis cette copie : smm les cherche sur leurs réseaux avant d'envoyer quoi que ce soit (`smm publish`).",
    },
    en: {
      one: '{count} delivery may have gone out since this copy: smm looks for it on its network before it sends anything (`smm publish`).',
      other:
        '{count} deliveries may have gone out since this copy: smm looks for them on their networks before it sends anything (`smm publish`).',
    },
  },
  nothing_due: { fr: 'Rien ne devait partir depuis cette copie.', en: 'Nothing was due since this copy.' },
  old_copy: {
    fr: {
      one: "La base est une copie ancienne : {count} envoi a pu partir depuis, smm le cherche avant d'envoyer quoi que ce soit.",
      other:
        "La base est une copie ancienne : {count} envois ont pu partir depuis, smm les cherche avant d'envoyer quoi que ce soit.",
    },
    en: {
      one: 'The database is an old copy: {count} delivery may have gone out since, smm looks for it before it sends anything.',
      other:
        'The database is an old copy: {count} deliveries may have gone out since, smm looks for them before it sends anything.',
    },
  },
})
