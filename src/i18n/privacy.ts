import { texts, type Text } from './text.ts'

/** Words of `smm privacy` and `smm client erase`. */
export const privacyText = texts({
  about: {
    fr: 'les données des personnes : les retrouver, les effacer, oublier à temps',
    en: 'data of people: find it, erase it, forget in time',
  },
  find: {
    fr: 'tout ce qui est gardé sur une personne, chez tous les clients',
    en: 'all that is kept on a person, of all clients',
  },
  purge: {
    fr: 'effacer une personne (`--author`), ou oublier maintenant ce qui a fait son temps',
    en: 'erase a person (`--author`), or forget now what has had its time',
  },
  person: {
    fr: 'nom, @identifiant, adresse mail, téléphone ou adresse du profil',
    en: 'name, @handle, mail address, telephone or address of the profile',
  },
  author: {
    fr: 'qui effacer ; se répète, pour un même nom écrit de plusieurs façons',
    en: 'whom to erase; may be repeated, for one person under several names',
  },

  bad_length: {
    fr: '« {value} » : il faut de 3 à 300 caractères pour reconnaître une personne.',
    en: '“{value}”: it takes 3 to 300 characters to recognise a person.',
  },
  too_common: {
    fr: '« {value} » est un mot que smm écrit lui-même : il ne désigne personne.',
    en: '“{value}” is a word that smm writes itself: it names nobody.',
  },
  first_name_alone: {
    fr: "« {value} » seul désigne aussi d'autres personnes, ou une chose : rien n'a été effacé.",
    en: '“{value}” alone also names other people, or a thing: nothing was erased.',
  },
  first_name_alone_hint: {
    fr: "Donnez le nom entier, l'adresse mail ou celle du profil ; ou bien `@{value}`, pour ce qui est signé ainsi et les mentions avec arobase.",
    en: 'Give the whole name, the mail address or that of the profile; or `@{value}`, for what is signed so and mentions with the at sign.',
  },
  bad_person_hint: {
    fr: "Donnez le nom entier, l'adresse mail ou l'adresse du profil.",
    en: 'Give the whole name, the mail address or the address of the profile.',
  },

  found_none: {
    fr: "Rien n'est gardé sur cette personne dans la base en service.",
    en: 'Nothing is kept on this person in the database in use.',
  },
  col_client: { fr: 'Client', en: 'Client' },
  col_where: { fr: 'Où', en: 'Where' },
  col_count: { fr: 'Lignes', en: 'Rows' },
  col_since: { fr: 'Depuis', en: 'Since' },
  col_ids: { fr: 'N°', en: 'No.' },
  no_client: { fr: 'aucun', en: 'none' },
  only_within: {
    fr: "Au milieu d'autres mots ({count} lignes) : sans doute quelqu'un d'autre ; `purge` n'y touche pas.",
    en: 'Within other words ({count} rows): probably somebody else; `purge` leaves them alone.',
  },
  next_purge: {
    fr: "Pour effacer : `smm privacy purge --author` suivi du même nom. D'abord avec `--dry-run`.",
    en: 'To erase: `smm privacy purge --author` and the same name. With `--dry-run` first.',
  },

  confirm: {
    fr: {
      one: "Effacer cette personne pour de bon ({count} ligne) ? Il n'y a pas de retour.",
      other: "Effacer cette personne pour de bon ({count} lignes) ? Il n'y a pas de retour.",
    },
    en: {
      one: 'Erase this person for good ({count} row)? There is no way back.',
      other: 'Erase this person for good ({count} rows)? There is no way back.',
    },
  },
  needs_yes: {
    fr: "Sans terminal, l'effacement demande `--yes`.",
    en: 'Without a terminal, erasing needs `--yes`.',
  },
  needs_yes_hint: { fr: "Voyez d'abord avec `--dry-run`.", en: 'Look first with `--dry-run`.' },
  not_erased: { fr: "Rien n'a été effacé.", en: 'Nothing was erased.' },
  erased: {
    fr: { one: 'Cette personne est retirée de {count} ligne.', other: 'Cette personne est retirée de {count} lignes.' },
    en: { one: 'This person is taken out of {count} row.', other: 'This person is taken out of {count} rows.' },
  },
  would_erase: {
    fr: {
      one: 'Cette personne serait retirée de {count} ligne.',
      other: 'Cette personne serait retirée de {count} lignes.',
    },
    en: {
      one: 'This person would be taken out of {count} row.',
      other: 'This person would be taken out of {count} rows.',
    },
  },
  nothing_to_erase: {
    fr: "Rien à effacer : cette personne n'est nommée nulle part.",
    en: 'Nothing to erase: this person is named nowhere.',
  },
  kept_by_law: {
    fr: "Les devis numérotés gardent son nom : la loi veut qu'on les conserve dix ans ({numbers}).",
    en: 'Numbered offers keep the name: the law wants them kept for ten years ({numbers}).',
  },
  in_use: {
    fr: "Cette personne est nommée dans ce qui est à venir ou en vigueur : rien n'a été effacé.",
    en: 'This person is named in what is to come or in force: nothing was erased.',
  },
  in_use_hint: {
    fr: 'Changez ou retirez cela, puis recommencez.',
    en: 'Change or remove it, then do it again.',
  },
  use_post: {
    fr: '{client} : publication {id}. `smm queue edit {id}` ou `smm queue cancel {id}`',
    en: '{client}: post {id}. `smm queue edit {id}` or `smm queue cancel {id}`',
  },
  use_series: {
    fr: '{client} : série {id}. `smm queue show {id}`, puis `smm queue edit`',
    en: '{client}: series {id}. `smm queue show {id}`, then `smm queue edit`',
  },
  use_pool: {
    fr: "{client} : entrée {id} d'une réserve. `smm pool remove`",
    en: '{client}: entry {id} of a pool. `smm pool remove`',
  },
  use_strategy: {
    fr: "{client} : stratégie, version {id}. Nommez quelqu'un d'autre : `smm strategy edit -c {client}`, puis `smm strategy approve -c {client}`",
    en: '{client}: strategy, version {id}. Name somebody else: `smm strategy edit -c {client}`, then `smm strategy approve -c {client}`',
  },
  use_client: {
    fr: '{client} : la fiche du client lui-même. `smm client edit {client}`',
    en: '{client}: the profile of the client itself. `smm client edit {client}`',
  },
  use_query: {
    fr: '{client} : veille {id}. `smm listen remove {id} -c {client}`',
    en: '{client}: query {id}. `smm listen remove {id} -c {client}`',
  },
  use_report: {
    fr: "{client} : compte rendu de {id}, en cours d'envoi. `smm report send`",
    en: '{client}: report of {id}, on its way. `smm report send`',
  },
  use_proposal: {
    fr: "{client} : devis {id}, en cours d'envoi. `smm proposal show {id}`",
    en: '{client}: offer {id}, on its way. `smm proposal show {id}`',
  },
  copies: {
    fr: {
      one: "{count} copie de la base, faite avant, contient encore ces données. Supprimez-la quand vous n'en avez plus besoin :",
      other:
        "{count} copies de la base, faites avant, contiennent encore ces données. Supprimez-les quand vous n'en avez plus besoin :",
    },
    en: {
      one: '{count} copy of the database, made before, still holds this data. Delete it when you need it no more:',
      other: '{count} copies of the database, made before, still hold this data. Delete them when you need them no more:',
    },
  },
  copies_more: {
    fr: 'Après avoir restauré une copie ancienne, effacez de nouveau. Une nouvelle copie sans ces données : `smm backup`',
    en: 'After an old copy was restored, erase again. A new copy without this data: `smm backup`',
  },
  elsewhere: {
    fr: 'Ce que vous avez exporté, envoyé ou copié ailleurs, et ce qui est publié en ligne, smm ne peut pas le reprendre.',
    en: 'What you exported, sent or copied elsewhere, and what is published online, smm cannot take back.',
  },
  not_shredded: {
    fr: "Un autre programme se sert de la base : des restes peuvent demeurer dans le fichier jusqu'au prochain `smm privacy purge`.",
    en: 'Another program uses the database: remains may stay in the file until the next `smm privacy purge`.',
  },

  nothing_due: { fr: "Rien n'a fait son temps.", en: 'Nothing has had its time.' },
  col_messages: { fr: 'Messages', en: 'Messages' },
  col_leads: { fr: 'Prospects', en: 'Leads' },
  col_incidents: { fr: 'Incidents', en: 'Incidents' },
  col_moderation: { fr: 'Modération', en: 'Moderation' },
  forgotten: {
    fr: 'Oublié : les compteurs restent, les mots et les noms sont partis.',
    en: 'Forgotten: what counts stays, words and names are gone.',
  },
  would_forget: { fr: "À oublier aujourd'hui :", en: 'To be forgotten today:' },
  rule: {
    fr: 'Les messages des autres sont gardés {months} mois (réglage `privacy.retention_months`, ou `smm client edit --retention`), les prospects, la modération et les incidents clos 36 mois.',
    en: 'What others wrote is kept for {months} months (setting `privacy.retention_months`, or `smm client edit --retention`), leads, moderation and closed incidents for 36 months.',
  },

  erase_about: {
    fr: 'supprimer un client pour de bon : tout, partout',
    en: 'remove a client for good: everything, everywhere',
  },
  erase_confirm: {
    fr: "le nom court du client, pour dire que c'est bien voulu (avec `--yes`)",
    en: 'the slug of the client, to say that it is meant (with `--yes`)',
  },
  type_slug: {
    fr: 'Tout ce qui est gardé de « {name} » sera supprimé, sans retour. Tapez {slug} pour le confirmer',
    en: 'All that is kept of “{name}” will be removed, with no way back. Type {slug} to confirm',
  },
  slug_differs: { fr: 'Il faut taper {slug}, ou Ctrl-C pour ne rien faire.', en: 'Type {slug}, or Ctrl-C to do nothing.' },
  erase_needs: {
    fr: 'Pour supprimer « {name} » sans terminal, il faut `--yes` et `--confirm {slug}`.',
    en: 'To remove “{name}” without a terminal, it takes `--yes` and `--confirm {slug}`.',
  },
  erase_needs_hint: {
    fr: "D'abord une copie : `smm client export {slug}`",
    en: 'A copy first: `smm client export {slug}`',
  },
  leaving: {
    fr: "Quelque chose de « {name} » est en train de partir, ou personne ne sait si c'est parti : rien n'a été supprimé.",
    en: 'Something of “{name}” is leaving, or nobody knows whether it left: nothing was removed.',
  },
  leaving_hint: { fr: 'Voyez `smm status`, puis recommencez.', en: 'See `smm status`, then do it again.' },
  client_erased: { fr: 'Client « {name} » supprimé pour de bon : {rows}.', en: 'Client “{name}” removed for good: {rows}.' },
  would_erase_client: { fr: 'Serait supprimé de « {name} » : {rows}.', en: 'Would be removed of “{name}”: {rows}.' },
  rows: {
    fr: { one: '{count} ligne', other: '{count} lignes' },
    en: { one: '{count} row', other: '{count} rows' },
  },
  files: {
    fr: { one: '{count} fichier', other: '{count} fichiers' },
    en: { one: '{count} file', other: '{count} files' },
  },
  offers_kept: {
    fr: "Gardés, car la loi le demande : les devis {numbers}, avec le nom et l'adresse du client, jusqu'au {until}. Ensuite : `smm client erase {slug}`",
    en: 'Kept, as the law demands: the offers {numbers}, with the name and address of the client, until {until}. Then: `smm client erase {slug}`',
  },
})

/** Words of `smm client export`. */
export const exportText = texts({
  about: {
    fr: 'écrire tout ce qui est gardé sur un client dans une archive, en formats ouverts',
    en: 'write all that is kept on a client into one archive, in open formats',
  },
  out: {
    fr: 'le fichier `.zip`, ou un dossier (par défaut : le nom court et le jour, ici)',
    en: 'the `.zip` file, or a folder (by default: the slug and the day, here)',
  },
  done: { fr: 'Écrit et relu : {path}', en: 'Written and read again: {path}' },
  would: { fr: 'Serait écrit : {path}', en: 'Would be written: {path}' },
  contents: { fr: '{rows} · {files} · {size}', en: '{rows} · {files} · {size}' },
  personal: {
    fr: "Cette archive contient des données de personnes : rangez-la comme telle. Aucun mot de passe ni jeton ne s'y trouve.",
    en: 'This archive holds data of people: keep it accordingly. No password and no token is in it.',
  },
  exists: { fr: 'Il y a déjà quelque chose à cet endroit : {path}', en: 'There is something at this place already: {path}' },
  exists_hint: { fr: 'Donnez un autre nom avec `-o`.', en: 'Give another name with `-o`.' },
  no_folder: { fr: "Ce dossier n'existe pas : {folder}", en: 'There is no such folder: {folder}' },
  too_large: { fr: 'Cela ne tient pas dans une archive zip (4 Go).', en: 'It does not fit into a zip archive (4 GB).' },
  too_large_hint: {
    fr: 'Écrivez un dossier : `smm client export {slug} -o {slug}-export`',
    en: 'Write a folder: `smm client export {slug} -o {slug}-export`',
  },
  not_sound: {
    fr: "L'archive relue n'est pas celle qui a été écrite ({name}) : rien n'est gardé.",
    en: 'What was read again is not what was written ({name}): nothing is kept.',
  },

  readme_name: { fr: 'LISEZ-MOI.md', en: 'README.md' },
  readme_title: { fr: 'Tout ce que smm garde sur {name}', en: 'All that smm keeps on {name}' },
  readme_made: { fr: 'Écrit le {day} par smm {version}.', en: 'Written on {day} by smm {version}.' },
  readme_format: {
    fr: 'Chaque fichier `.json` est une liste ; les instants sont en temps universel (Z), les montants en centimes.',
    en: 'Each `.json` file is a list; instants are in universal time (Z), amounts in the smallest unit.',
  },
  readme_line: { fr: '- `{file}` : {what} ({count})', en: '- `{file}`: {what} ({count})' },
  readme_csv: {
    fr: 'Le dossier `csv` contient les saisies (temps, coûts, ventes, prospects, embauches, idées) pour un tableur.',
    en: 'The folder `csv` holds the entries (time, costs, sales, leads, hires, ideas) for a spreadsheet.',
  },
  readme_files: {
    fr: {
      one: 'Images, vidéos et papiers : {count} fichier, dans `media`. Leur nom est dans les lignes qui les montrent.',
      other: 'Images, vidéos et papiers : {count} fichiers, dans `media`. Leur nom est dans les lignes qui les montrent.',
    },
    en: {
      one: 'Pictures, videos and papers: {count} file, in `media`. The rows that show them name them.',
      other: 'Pictures, videos and papers: {count} files, in `media`. The rows that show them name them.',
    },
  },
  readme_secrets: {
    fr: "Aucun mot de passe, aucun jeton n'est dans cette archive. `manifest.json` donne la somme SHA-256 de chaque fichier.",
    en: 'No password and no token is in this archive. `manifest.json` gives the SHA-256 of each file.',
  },
  readme_personal: {
    fr: "Des messages et des noms de personnes s'y trouvent, sans chiffrement : gardez-la en lieu sûr, supprimez-la quand elle ne sert plus.",
    en: 'Messages and names of people are in it, without encryption: keep it in a safe place, delete it when it is of no more use.',
  },
})

/** What each table holds, for people. A test holds it against the database. */
export const tableLabel: Readonly<Record<string, Text>> = {
  accounts: { fr: 'comptes sur les réseaux', en: 'accounts on networks' },
  ambassadors: { fr: 'ambassadeurs', en: 'ambassadors' },
  api_fees: { fr: 'ce que les réseaux facturent', en: 'what networks bill' },
  approval_pack_posts: { fr: 'réponses du client aux publications', en: "the client's answers about posts" },
  approval_packs: { fr: 'dossiers de validation', en: 'approval packs' },
  archive_entries: { fr: 'archives de réseaux fermés, contacts compris', en: 'archives of closed networks, contacts included' },
  assessments: { fr: 'évaluations de personnes', en: 'assessments of people' },
  audit: { fr: 'qui a changé quoi', en: 'who changed what' },
  campaign_links: { fr: 'liens de campagne', en: 'campaign links' },
  clients: { fr: 'fiche du client', en: 'profile of the client' },
  costs: { fr: 'coûts', en: 'costs' },
  crisis_evaluations: { fr: "calculs du niveau d'alerte", en: 'evaluations of the alert level' },
  crisis_states: { fr: "niveau d'alerte en vigueur", en: 'alert level in force' },
  deliveries: { fr: 'envois', en: 'deliveries' },
  delivery_journal: { fr: 'journal des envois', en: 'journal of deliveries' },
  delivery_steps: { fr: 'étapes des envois', en: 'steps of deliveries' },
  erasures: { fr: 'effacements faits', en: 'erasures made' },
  hires: { fr: 'embauches', en: 'hires' },
  holds: { fr: 'suspensions', en: 'holds' },
  ideas: { fr: 'idées, leçons et remarques', en: 'ideas, lessons and remarks' },
  inbox_cursors: { fr: "jusqu'où les comptes ont été lus", en: 'how far accounts were read' },
  inbox_messages: { fr: 'messages, mentions et avis', en: 'messages, mentions and reviews' },
  inbox_tags: { fr: 'étiquettes des messages', en: 'tags of messages' },
  incident_alerts: { fr: 'personnes prévenues lors des incidents', en: 'people told of incidents' },
  incident_log: { fr: 'journal des incidents', en: 'log of incidents' },
  incidents: { fr: 'incidents', en: 'incidents' },
  interview_answers: { fr: 'réponses aux questionnaires', en: 'answers to questionnaires' },
  interviews: { fr: 'questionnaires', en: 'questionnaires' },
  leads: { fr: 'prospects', en: 'leads' },
  listen_hits: { fr: 'ce que chaque veille a trouvé', en: 'what each query found' },
  listen_queries: { fr: 'veilles', en: 'listening queries' },
  listen_sources: { fr: 'sources des veilles', en: 'sources of the queries' },
  media_facts: { fr: 'ce qui est connu des images et vidéos', en: 'what is known of pictures and videos' },
  metric_snapshots: { fr: 'chiffres lus ou saisis', en: 'figures read or typed' },
  moderation_log: { fr: 'registre de modération', en: 'moderation log' },
  partner_values: { fr: 'sommes et cadeaux aux partenaires', en: 'fees and gifts of partners' },
  plan_marks: { fr: 'tâches du plan faites', en: 'tasks of the plan done' },
  plans: { fr: 'plans de 90 jours', en: '90-day plans' },
  pool_entries: { fr: 'textes des réserves', en: 'entries of pools' },
  pools: { fr: 'réserves', en: 'pools' },
  posts: { fr: 'publications et réponses', en: 'posts and replies' },
  proposals: { fr: 'devis', en: 'offers' },
  queue_change_holds: { fr: 'suspensions qui peuvent être reprises', en: 'holds that can be taken back' },
  queue_change_posts: { fr: 'publications avant leur dernier changement', en: 'posts before their last change' },
  queue_change_series: { fr: 'séries avant leur dernier changement', en: 'series before their last change' },
  quotes: { fr: 'offres de prestataires', en: 'quotes of providers' },
  report_sendings: { fr: "comptes rendus en cours d'envoi", en: 'reports on their way' },
  reports: { fr: 'comptes rendus envoyés', en: 'reports sent' },
  rights: { fr: "accords à l'image, autorisations, partenaires", en: 'image releases, licences, partners' },
  sales: { fr: 'ventes', en: 'sales' },
  series: { fr: 'séries de publications', en: 'series of posts' },
  settings: { fr: 'réglages mémorisés', en: 'settings kept' },
  site_statistics: { fr: 'outils de statistiques du site', en: 'statistics tools of the site' },
  site_visits: { fr: 'visites du site', en: 'visits of the site' },
  strategies: { fr: 'versions de la stratégie', en: 'versions of the strategy' },
  team_members: { fr: "membres de l'équipe", en: 'team members' },
  time_entries: { fr: 'temps passé', en: 'time spent' },
  timers: { fr: 'minuterie en marche', en: 'running timer' },
  tone_corrections: { fr: 'tonalités corrigées', en: 'corrected tones' },
}
