import { texts } from './text.ts'

export const doctorText = texts({
  about: {
    fr: 'tout est-il en ordre ? Chaque constat avec son remède',
    en: 'is everything in order? Each finding with its mend',
  },
  all_good: { fr: 'Tout est en ordre.', en: 'Everything is in order.' },
  summary: {
    fr: '{errors} à corriger, {warnings} à voir',
    en: '{errors} to correct, {warnings} to look at',
  },
  area_program: { fr: 'Programme', en: 'Program' },
  area_files: { fr: 'Fichiers', en: 'Files' },
  area_database: { fr: 'Base', en: 'Database' },
  area_clock: { fr: 'Horloge', en: 'Clock' },
  area_key: { fr: 'Clé', en: 'Key' },
  area_accounts: { fr: 'Comptes', en: 'Accounts' },
  area_scheduler: { fr: 'Passages', en: 'Passes' },
  area_listening: { fr: 'Veille', en: 'Listening' },
  area_rules: { fr: 'Règles des réseaux', en: 'Rules of networks' },
  area_settings: { fr: 'Réglages', en: 'Settings' },

  api_version_ends: {
    fr: "{client}, {name} : la version {version} de l'API de {network} s'arrête le {day}",
    en: '{client}, {name}: version {version} of the API of {network} ends on {day}',
  },
  api_version_ended: {
    fr: "{client}, {name} : la version {version} de l'API de {network} s'est arrêtée le {day}",
    en: '{client}, {name}: version {version} of the API of {network} ended on {day}',
  },
  api_version_mend: {
    fr: 'Installez une version plus récente de smm, ou essayez une autre version : `smm account edit {name} -c {client} --set api_version=…`',
    en: 'Install a newer version of smm, or try another version: `smm account edit {name} -c {client} --set api_version=…`',
  },
  rules_good: { fr: "toutes vérifiées depuis moins d'un an", en: 'all checked less than a year ago' },
  rules_of: { fr: '{name} ({date})', en: '{name} ({date})' },
  rules_old: {
    fr: "pas vérifiées depuis plus d'un an : {names}",
    en: 'not checked for more than a year: {names}',
  },
  rules_mend: {
    fr: 'Installez une version plus récente : `npm install --global smm`. Les sources : `smm network show <réseau>`',
    en: 'Install a newer version: `npm install --global smm`. The sources: `smm network show <network>`',
  },

  versions: { fr: 'smm {smm}, Node {node}', en: 'smm {smm}, Node {node}' },
  node_unsupported: {
    fr: 'Node {node} : smm est testé sur Node 20.19 et à partir de 22.12.',
    en: 'Node {node}: smm is tested on Node 20.19 and from 22.12 on.',
  },
  node_mend: {
    fr: 'Installez une version de Node encore suivie : `https://nodejs.org`',
    en: 'Install a version of Node that is maintained: `https://nodejs.org`',
  },

  home: { fr: 'données : `{path}`', en: 'data: `{path}`' },
  home_none: { fr: 'aucune donnée encore : `{path}`', en: 'no data yet: `{path}`' },
  config_folder: { fr: 'réglages et clé : `{path}`', en: 'settings and key: `{path}`' },
  open_to_others: {
    fr: {
      one: "d'autres utilisateurs de ce poste ont accès à {names}",
      other: "d'autres utilisateurs de ce poste ont accès à {names}",
    },
    en: {
      one: 'other users of this machine have access to {names}',
      other: 'other users of this machine have access to {names}',
    },
  },
  private: { fr: 'droits en ordre : vous seul y avez accès', en: 'rights in order: nobody else has access' },
  synced: {
    fr: "les données sont dans un dossier synchronisé ({service}) : la base peut s'y abîmer",
    en: 'the data are in a synchronised folder ({service}): the database can be damaged there',
  },
  synced_mend: {
    fr: 'Déplacez `{path}` ailleurs, puis `SMM_HOME=<dossier>`',
    en: 'Move `{path}` elsewhere, then `SMM_HOME=<folder>`',
  },
  disk: { fr: '{free} libres ({system})', en: '{free} free ({system})' },
  disk_low: { fr: 'il ne reste que {free} sur le disque', en: 'only {free} left on the disk' },
  disk_names: {
    fr: {
      one: 'le disque ne peut plus recevoir que {count} fichier',
      other: 'le disque ne peut plus recevoir que {count} fichiers',
    },
    en: { one: 'the disk can take {count} more file only', other: 'the disk can take {count} more files only' },
  },
  link: {
    fr: "`{path}` est un lien symbolique : smm ne lit ni n'écrit à travers lui",
    en: '`{path}` is a symbolic link: smm neither reads nor writes through it',
  },
  link_mend: {
    fr: "Mettez le fichier lui-même à cet endroit ; si le lien n'est pas de vous : `rm {path}`",
    en: 'Put the file itself there; if the link is not yours: `rm {path}`',
  },
  disk_mend: { fr: 'Libérez de la place sur le disque de `{path}`', en: 'Make room on the disk of `{path}`' },

  database_good: {
    fr: 'saine : schéma {version}, {engine}, WAL et écritures sûres',
    en: 'sound: schema {version}, {engine}, WAL and safe writes',
  },
  database_faults: { fr: 'la base est abîmée : {fault}', en: 'the database is damaged: {fault}' },
  database_faults_mend: {
    fr: 'Ne publiez rien. `smm restore` montre vos sauvegardes, en remet une et garde `{path}` de côté.',
    en: 'Publish nothing. `smm restore` shows your backups, puts one back and keeps `{path}` aside.',
  },
  database_unsafe: {
    fr: 'les écritures ne résistent pas à une coupure de courant (journal {journal}, {synchronous})',
    en: 'writes do not survive a power cut (journal {journal}, {synchronous})',
  },
  database_unsafe_mend: { fr: 'Choisissez un disque local avec `SMM_HOME`', en: 'Choose a local disk with `SMM_HOME`' },

  rows_damaged: {
    fr: { one: 'contenu altéré : publication {posts}', other: 'contenus altérés : publications {posts}' },
    en: { one: 'content altered: post {posts}', other: 'contents altered: posts {posts}' },
  },
  rows_damaged_mend: {
    fr: '`smm restore` montre vos sauvegardes ; sinon `smm queue edit` pour ce qui doit encore partir',
    en: '`smm restore` shows your backups; else `smm queue edit` for what is still to go out',
  },
  old_copy: {
    fr: 'la base est une copie ancienne : ce qui devait partir depuis sera recherché avant tout envoi',
    en: 'the database is an old copy: what was due since will be looked up before anything goes out',
  },
  old_copy_mend: { fr: '`smm publish`, puis `smm status`', en: '`smm publish`, then `smm status`' },
  backup_good: { fr: 'dernière sauvegarde {ago}', en: 'last backup {ago}' },
  backup_none: { fr: 'aucune sauvegarde', en: 'no backup' },
  backup_old: { fr: 'dernière sauvegarde {ago}', en: 'last backup {ago}' },
  backup_failed: {
    fr: "la sauvegarde automatique n'a pas pu être faite : {message}",
    en: 'the backup that smm makes by itself failed: {message}',
  },
  backup_mend: { fr: '`smm backup`', en: '`smm backup`' },

  clock_good: { fr: '{now}, fuseau {zone}', en: '{now}, zone {zone}' },
  clock_back: {
    fr: "l'horloge a reculé : il est {now}, or un passage a eu lieu {seen}",
    en: 'the clock went back: it is {now}, yet a pass took place {seen}',
  },
  clock_past: { fr: "l'horloge retarde de beaucoup : elle indique {now}", en: 'the clock is far behind: it says {now}' },
  clock_mend: {
    fr: "Mettez la machine à l'heure : `timedatectl set-ntp true`",
    en: 'Set the clock: `timedatectl set-ntp true`',
  },
  zone_unknown: { fr: "le fuseau {zone} de {client} n'est pas connu ici", en: 'the zone {zone} of {client} is not known here' },
  zone_mend: {
    fr: '`smm client edit {client} --time-zone Europe/Paris`',
    en: '`smm client edit {client} --time-zone Europe/Paris`',
  },

  times_parted: {
    fr: {
      one: "l'heure légale a changé ({zone}) : la publication {id} ({client}), prévue à {meant}, partirait à {now}",
      other:
        "l'heure légale a changé : {count} publications partiraient à une autre heure que prévu, dont la {id} ({client}, {zone}), prévue à {meant}, qui partirait à {now}",
    },
    en: {
      one: 'legal time has changed ({zone}): post {id} ({client}), meant for {meant}, would leave at {now}',
      other:
        'legal time has changed: {count} posts would leave at another time than meant, one of them {id} ({client}, {zone}), meant for {meant}, would leave at {now}',
    },
  },
  times_parted_mend: { fr: '`smm queue move {id} --at {at}`', en: '`smm queue move {id} --at {at}`' },

  key_none: { fr: 'aucun identifiant enregistré, aucune clé encore', en: 'no credentials saved, no key yet' },
  key_good: { fr: "les identifiants s'ouvrent ; clé : `{where}`", en: 'credentials open; key: `{where}`' },
  key_good_keyring: {
    fr: "les identifiants s'ouvrent ; clé : le trousseau du système",
    en: 'credentials open; key: the keyring of the system',
  },
  key_left: {
    fr: 'la clé est dans le trousseau, et encore dans `{file}`',
    en: 'the key is in the keyring, and still in `{file}`',
  },
  key_left_mend: { fr: 'Effacez-la : `rm {file}`', en: 'Delete it: `rm {file}`' },
  key_keyring_cron: {
    fr: 'la clé est dans le trousseau, que les passages automatiques ne peuvent en général pas ouvrir',
    en: 'the key is in the keyring, which automatic passes can mostly not open',
  },
  key_keyring_cron_mend: {
    fr: '`smm config set secrets.backend key_file`, ou publiez depuis votre session (`smm schedule run`)',
    en: '`smm config set secrets.backend key_file`, or publish from your session (`smm schedule run`)',
  },
  key_environment_cron: {
    fr: 'la clé vient de `{where}`, que les passages automatiques ne reçoivent pas',
    en: 'the key comes from `{where}`, which automatic passes do not get',
  },
  key_environment_cron_mend: {
    fr: 'Enregistrez-la dans `{file}` (droits 600), ou dans un fichier nommé par `SMM_KEY_FILE`, puis `smm schedule install`',
    en: 'Save it in `{file}` (rights 600), or in a file named by `SMM_KEY_FILE`, then `smm schedule install`',
  },
  key_file_cron_mend: {
    fr: '`smm schedule install`, de nouveau : il leur donne le chemin de la clé',
    en: '`smm schedule install`, again: it gives them the path of the key',
  },
  key_shared: {
    fr: "la clé `{where}` est lisible par d'autres utilisateurs",
    en: 'the key `{where}` can be read by other users',
  },
  key_beside: {
    fr: "la clé est dans le même dossier que les données : une copie de l'un emporte l'autre",
    en: 'the key lies in the folder of the data: a copy of one takes the other along',
  },
  key_beside_mend: { fr: 'Déplacez la clé et nommez-la par `SMM_KEY_FILE`', en: 'Move the key and name it by `SMM_KEY_FILE`' },

  accounts_good: {
    fr: { one: '{count} compte, en ordre', other: '{count} comptes, en ordre' },
    en: { one: '{count} account, in order', other: '{count} accounts, in order' },
  },
  accounts_none: { fr: 'aucun compte', en: 'no account' },
  accounts_none_mend: {
    fr: '`smm account add manual --name facebook --for facebook`',
    en: '`smm account add manual --name facebook --for facebook`',
  },
  account_blocked: {
    fr: '{client} : le compte {name} est bloqué ({reason})',
    en: '{client}: the account {name} is blocked ({reason})',
  },
  account_unchecked: {
    fr: "{client} : le compte {name} n'a jamais été vérifié",
    en: '{client}: the account {name} was never checked',
  },
  account_no_secret: {
    fr: "{client} : le compte {name} n'a pas d'identifiants",
    en: '{client}: the account {name} has no credentials',
  },
  account_folder: {
    fr: "{client} : le dossier du blog {name} n'est plus là (`{path}`)",
    en: '{client}: the folder of the blog {name} is gone (`{path}`)',
  },
  account_folder_mend: {
    fr: 'Rendez-le accessible, ou dites où il est : `smm account edit {name} --path <dossier> -c {client}`',
    en: 'Bring it back, or say where it is: `smm account edit {name} --path <folder> -c {client}`',
  },
  account_check_mend: { fr: '`smm account check {name} -c {client}`', en: '`smm account check {name} -c {client}`' },
  account_blocked_mend: {
    fr: '`smm account edit {name} --secrets <fichier> -c {client}` (de nouveaux identifiants) ou `smm account check {name} -c {client}`',
    en: '`smm account edit {name} --secrets <file> -c {client}` (new credentials) or `smm account check {name} -c {client}`',
  },
  account_again_mend: {
    fr: '`smm account edit {name} --secrets <fichier> -c {client}`',
    en: '`smm account edit {name} --secrets <file> -c {client}`',
  },
  account_rests: {
    fr: "{client} : le compte {name} se repose jusqu'à {until} après {count} échecs de suite",
    en: '{client}: the account {name} rests until {until} after {count} failures in a row',
  },

  scheduler_good: { fr: '{kind} ; dernier passage {ago}', en: '{kind}; last pass {ago}' },
  scheduler_no_pass: { fr: '{kind} ; aucun passage encore', en: '{kind}; no pass yet' },
  scheduler_none: { fr: 'rien ne publie de lui-même', en: 'nothing publishes by itself' },
  scheduler_none_waiting: {
    fr: 'rien ne publie de lui-même, or des publications attendent',
    en: 'nothing publishes by itself, and posts are waiting',
  },
  scheduler_none_mend: { fr: '`smm schedule install`', en: '`smm schedule install`' },
  scheduler_by_hand: { fr: 'aucun planificateur ; dernier passage {ago}', en: 'no scheduler; last pass {ago}' },
  scheduler_stale: {
    fr: '{kind} est installé, mais son dernier passage était {ago}',
    en: '{kind} is installed, but the last pass was {ago}',
  },
  scheduler_stale_mend: {
    fr: '`smm publish --verbose` dit ce qui arrête les passages',
    en: '`smm publish --verbose` says what stops the passes',
  },
  scheduler_twice: {
    fr: 'installé deux fois ({kinds}) : inutile, mais sans danger',
    en: 'installed twice ({kinds}): useless but harmless',
  },
  scheduler_twice_mend: {
    fr: '`smm schedule remove`, puis `smm schedule install`',
    en: '`smm schedule remove`, then `smm schedule install`',
  },

  settings_good: { fr: 'lisibles', en: 'readable' },
  settle_short: {
    fr: 'delivery.settle_seconds = {seconds} : sous 300, un envoi lent peut passer pour perdu et partir deux fois',
    en: 'delivery.settle_seconds = {seconds}: below 300 a slow post can be taken for lost and leave twice',
  },
  settle_mend: { fr: '`smm config set delivery.settle_seconds 600`', en: '`smm config set delivery.settle_seconds 600`' },
  no_channel: {
    fr: "des comptes sont à publier à la main, mais rien ne vous prévient quand c'est l'heure",
    en: 'some accounts are posted by hand, but nothing tells you when it is time',
  },
  no_channel_mend: {
    fr: '`smm config set notify.webhook -`, ou `smm config set notify.smtp -` et `smm config set notify.to <e-mail>`',
    en: '`smm config set notify.webhook -`, or `smm config set notify.smtp -` and `smm config set notify.to <e-mail>`',
  },
  half_mail: {
    fr: 'notify.smtp et notify.to vont ensemble : il manque {missing}',
    en: 'notify.smtp and notify.to go together: {missing} is missing',
  },
  half_mail_mend: { fr: '`smm config set {missing} <valeur>`', en: '`smm config set {missing} <value>`' },
  no_consultant: { fr: 'vos documents ne portent pas encore votre nom', en: 'your documents do not carry your name yet' },
  no_consultant_mend: { fr: '`smm config consultant`', en: '`smm config consultant`' },
  chmod_mend: { fr: '`chmod go-rwx {path}`', en: '`chmod go-rwx {path}`' },
})
