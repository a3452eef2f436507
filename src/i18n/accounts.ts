import { texts } from './text.ts'

export const accountText = texts({
  checking: { fr: '{name} : vérification des accès…', en: '{name}: checking the credentials…' },
  // store
  exists: { fr: 'Ce client a déjà un compte « {name} ».', en: 'This client has an account “{name}” already.' },
  exists_hint: { fr: 'Donnez-lui un autre nom avec `--name`.', en: 'Give it another name with `--name`.' },
  in_use: {
    fr: {
      one: 'Le compte « {name} » a encore {count} envoi en attente (publication {posts}).',
      other: 'Le compte « {name} » a encore {count} envois en attente (publications {posts}).',
    },
    en: {
      one: 'The account “{name}” still has {count} delivery waiting (post {posts}).',
      other: 'The account “{name}” still has {count} deliveries waiting (posts {posts}).',
    },
  },
  in_use_hint: { fr: "Annulez d'abord : `smm queue cancel {posts}`", en: 'Cancel first: `smm queue cancel {posts}`' },
  in_question: {
    fr: 'Le compte « {name} » garde son nom tant que la publication {id} attend une réponse.',
    en: 'The account “{name}” keeps its name while post {id} waits for an answer.',
  },
  in_question_hint: { fr: "D'abord : `smm queue resolve {id}`", en: 'First: `smm queue resolve {id}`' },
  no_number: { fr: 'Aucun compte n° {id}.', en: 'No account number {id}.' },

  // choosing
  not_found: { fr: "{client} n'a pas de compte « {name} ».", en: '{client} has no account “{name}”.' },
  known: { fr: 'Ses comptes : {names}', en: 'Its accounts: {names}' },
  none: { fr: 'Aucun compte pour {client}.', en: 'No account for {client}.' },
  none_at_all: { fr: 'Aucun compte.', en: 'No account.' },
  none_hint: {
    fr: 'Ajoutez-en un : `smm account add manual --name facebook --for facebook` (vous publiez à la main), ou `smm network list` pour choisir.',
    en: 'Add one: `smm account add manual --name facebook --for facebook` (you post by hand), or `smm network list` to choose.',
  },

  // adding
  unknown_network: { fr: 'Réseau inconnu : « {name} ».', en: 'Unknown network: “{name}”.' },
  did_you_mean: {
    fr: 'Vouliez-vous dire `{name}` ? La liste : `smm network list`',
    en: 'Did you mean `{name}`? The list: `smm network list`',
  },
  see_networks: { fr: 'La liste : `smm network list`', en: 'The list: `smm network list`' },
  closed_hint: { fr: 'À la place : `smm network show {successor}`', en: 'Instead: `smm network show {successor}`' },
  no_adapter: {
    fr: 'smm ne publie pas encore lui-même sur {name} ; il prépare, et vous publiez à la main.',
    en: 'smm does not post to {name} by itself yet; it prepares, and you post by hand.',
  },
  no_adapter_hint: {
    fr: '`smm account add manual --name {id} --for {id}`',
    en: '`smm account add manual --name {id} --for {id}`',
  },
  for_needed: {
    fr: 'Pour quel réseau publierez-vous à la main ?',
    en: 'Which network will you post to by hand?',
  },
  for_needed_hint: {
    fr: "Dites-le : `--for facebook` (ses règles de longueur et d'images s'appliquent), ou `--for other` pour ce que smm ne connaît pas.",
    en: 'Say so: `--for facebook` (its rules on length and images apply), or `--for other` for what smm does not know.',
  },
  for_only_manual: {
    fr: "`--for` ne va qu'avec `manual`.",
    en: '`--for` goes with `manual` only.',
  },
  for_other: { fr: 'autre (WhatsApp Business, groupe, forum…)', en: 'other (WhatsApp Business, group, forum…)' },
  bad_name: {
    fr: "« {name} » ne peut pas nommer un compte : lettres, chiffres, `.`, `_`, `@` et `-`, 60 au plus, ni `all` ni le nom d'un autre réseau.",
    en: '“{name}” cannot name an account: letters, figures, `.`, `_`, `@` and `-`, 60 at most, neither `all` nor the name of another network.',
  },
  endpoint_needed: { fr: "Quelle est l'adresse du serveur {network} ?", en: 'What is the address of the {network} server?' },
  endpoint_needed_hint: { fr: 'Donnez-la avec `--endpoint https://…`', en: 'Give it with `--endpoint https://…`' },
  endpoint_useless: {
    fr: "{network} n'a pas d'adresse de serveur : `--endpoint` ne va pas ici.",
    en: '{network} has no server address: `--endpoint` does not go here.',
  },
  path_needed: { fr: 'Dans quel dossier le blog est-il tenu ?', en: 'Which folder is the blog kept in?' },
  path_needed_hint: { fr: 'Donnez-le avec `--path <dossier>`', en: 'Give it with `--path <folder>`' },
  path_useless: {
    fr: "`--path` ne va qu'avec un blog tenu en fichiers (`folder`).",
    en: '`--path` goes with a blog kept as files (`folder`) only.',
  },
  path_make: { fr: "Le dossier `{path}` n'existe pas. Le créer ?", en: 'The folder `{path}` does not exist. Make it?' },
  path_refused: { fr: "Rien n'a été créé.", en: 'Nothing was made.' },
  path_not_folder: { fr: "`{path}` n'est pas un dossier.", en: '`{path}` is not a folder.' },
  path_not_writable: { fr: "Impossible d'écrire dans `{path}` ({code}).", en: 'Cannot write to `{path}` ({code}).' },
  secrets_useless: {
    fr: '{network} ne demande aucun identifiant : `--secrets` ne va pas ici.',
    en: '{network} needs no credentials: `--secrets` does not go here.',
  },
  secrets_unreadable: {
    fr: 'Impossible de lire le fichier que nomme `--secrets` ({code}).',
    en: 'Cannot read the file that `--secrets` names ({code}).',
  },
  secrets_not_json: {
    fr: '`--secrets` attend un objet JSON dont chaque valeur est un texte.',
    en: '`--secrets` takes a JSON object whose values are all texts.',
  },
  secrets_unknown: {
    fr: { one: 'Champ inconnu pour {network} : {names}.', other: 'Champs inconnus pour {network} : {names}.' },
    en: { one: 'Unknown field for {network}: {names}.', other: 'Unknown fields for {network}: {names}.' },
  },
  secrets_missing: {
    fr: { one: 'Il manque un champ pour {network} : {names}.', other: 'Il manque des champs pour {network} : {names}.' },
    en: { one: 'A field is missing for {network}: {names}.', other: 'Fields are missing for {network}: {names}.' },
  },
  secrets_hint: {
    fr: '{network} attend : {names}. Par `--secrets <fichier>`, `--secrets -`, ou `SMM_SECRET_<CHAMP>`.',
    en: '{network} takes: {names}. By `--secrets <file>`, `--secrets -`, or `SMM_SECRET_<FIELD>`.',
  },
  optional: { fr: '{label} (facultatif)', en: '{label} (optional)' },
  refused: {
    fr: '{network} refuse ces identifiants : {reason}',
    en: '{network} refuses these credentials: {reason}',
  },
  refused_hint: {
    fr: "Vérifiez-les auprès de {network}, puis recommencez. Rien n'a été enregistré.",
    en: 'Check them with {network}, then try again. Nothing was saved.',
  },
  opt_set: {
    fr: 'un choix propre au réseau (`smm network show` les nomme)',
    en: 'a choice of this network (`smm network show` names them)',
  },
  bad_option: {
    fr: '`--set {option}` : {network} connaît {names}.',
    en: '`--set {option}`: {network} knows {names}.',
  },
  no_options: {
    fr: "`--set {option}` : il n'y a rien à choisir sur {network}.",
    en: '`--set {option}`: there is nothing to choose on {network}.',
  },
  bad_option_value: { fr: '`--set {option}` : il faut {takes}.', en: '`--set {option}`: it takes {takes}.' },
  takes_yes_no: { fr: '`oui` ou `non`', en: '`yes` or `no`' },
  takes_version: { fr: 'une version comme `202609` ou `v26.0`', en: 'a version such as `202609` or `v26.0`' },
  refused_gate_hint: {
    fr: "Rien n'a été enregistré. Sans attendre, publiez à la main : `smm account add manual --name {id} --for {id}`",
    en: 'Nothing was saved. Without waiting, post by hand: `smm account add manual --name {id} --for {id}`',
  },
  unreachable: { fr: '{network} ne répond pas : {reason}', en: '{network} does not answer: {reason}' },
  unreachable_hint: {
    fr: "Réessayez plus tard ; ou enregistrez sans vérifier avec `--no-check`. Rien n'a été enregistré.",
    en: 'Try again later; or save without checking with `--no-check`. Nothing was saved.',
  },
  check_failed: { fr: '{network} répond par une erreur : {reason}', en: '{network} answers with an error: {reason}' },
  same_remote: {
    fr: "C'est déjà le compte « {name} » de ce client ({remote}).",
    en: 'This is the account “{name}” of this client already ({remote}).',
  },
  same_remote_hint: {
    fr: 'Pour donner de nouveaux identifiants : `smm account edit {name} --secrets <fichier> -c {client}`',
    en: 'To give new credentials: `smm account edit {name} --secrets <file> -c {client}`',
  },
  same_remote_kept: {
    fr: 'Ces identifiants ont servi une fois et ont été renouvelés : ils remplacent ceux de « {name} » (`smm account check {name} -c {client}`).',
    en: 'These credentials were used once and renewed: they replace those of “{name}” (`smm account check {name} -c {client}`).',
  },
  kept_unchecked: {
    fr: "L'accès a été obtenu et le compte enregistré, sans vérification. Plus tard : `smm account check {name} -c {client}`",
    en: 'Access was given and the account saved, unchecked. Later: `smm account check {name} -c {client}`',
  },
  also_of: {
    fr: 'Attention : {remote} est aussi un compte du client {client}.',
    en: 'Beware: {remote} is an account of the client {client} too.',
  },
  added: { fr: 'Compte ajouté : {account}', en: 'Account added: {account}' },
  would_add: { fr: 'Serait ajouté : {account}', en: 'Would be added: {account}' },
  added_unchecked: {
    fr: 'Non vérifié. Pour vérifier : `smm account check {name} -c {client}`',
    en: 'Not checked. To check: `smm account check {name} -c {client}`',
  },
  added_ready: { fr: 'Vérifié : {remote}', en: 'Checked: {remote}' },
  added_person: {
    fr: "À l'heure dite, smm prépare texte et images, vous prévient, et vous publiez. Ensuite : `smm queue done <n°> --url <adresse>`",
    en: 'At the due time smm prepares text and images, tells you, and you post. Then: `smm queue done <id> --url <address>`',
  },
  next_post: {
    fr: 'Première publication : `smm queue add "…" --to {name} -c {client}`',
    en: 'First post: `smm queue add "…" --to {name} -c {client}`',
  },

  // changing
  another_account: {
    fr: 'Ces identifiants ouvrent {found} et non {expected} : un autre compte est un autre compte.',
    en: 'These credentials open {found} and not {expected}: another account is another account.',
  },
  another_account_hint: {
    fr: "Rien n'a été enregistré. Pour l'avoir aussi : `smm account add {network} -c {client}`",
    en: 'Nothing was saved. To have it as well: `smm account add {network} -c {client}`',
  },
  nothing_to_edit: { fr: 'Que changer au compte « {name} » ?', en: 'What is to change about the account “{name}”?' },
  nothing_to_edit_hint: {
    fr: '`--name <nom>`, `--path <dossier>` (blog en fichiers), `--secrets <fichier>` ou `--endpoint <url>` (réseau)',
    en: '`--name <name>`, `--path <folder>` (blog kept as files), `--secrets <file>` or `--endpoint <url>` (network)',
  },
  edited: { fr: 'Compte changé : {account}', en: 'Account changed: {account}' },
  would_edit: { fr: 'Serait changé : {account}', en: 'Would be changed: {account}' },
  edited_freed: {
    fr: 'Ce qui attendait ce compte part au prochain passage (`smm publish`).',
    en: 'What waited for this account leaves with the next pass (`smm publish`).',
  },

  // list, check, remove
  col_client: { fr: 'CLIENT', en: 'CLIENT' },
  col_name: { fr: 'COMPTE', en: 'ACCOUNT' },
  col_network: { fr: 'RÉSEAU', en: 'NETWORK' },
  col_remote: { fr: 'EN LIGNE', en: 'ONLINE' },
  col_status: { fr: 'ÉTAT', en: 'STATUS' },
  col_checked: { fr: 'VÉRIFIÉ', en: 'CHECKED' },
  status_ready: { fr: 'prêt', en: 'ready' },
  status_unchecked: { fr: 'non vérifié', en: 'not checked' },
  status_blocked: { fr: 'bloqué', en: 'blocked' },
  status_by_hand: { fr: 'à la main', en: 'by hand' },
  by_hand_for: { fr: 'à la main pour {network}', en: 'by hand for {network}' },
  checked_ok: { fr: '{name} : en ordre ({remote})', en: '{name}: in order ({remote})' },
  when_unknown: { fr: 'en cas de doute : {means}', en: 'in doubt: {means}' },
  checked_by_hand: { fr: '{name} : rien à vérifier, vous publiez à la main', en: '{name}: nothing to check, you post by hand' },
  checked_refused: { fr: '{name} : identifiants refusés ({reason})', en: '{name}: credentials refused ({reason})' },
  checked_wrong: {
    fr: '{name} : ces identifiants ouvrent {found} et non {expected}. Le compte est bloqué.',
    en: '{name}: these credentials open {found} and not {expected}. The account is blocked.',
  },
  checked_unreachable: { fr: '{name} : pas de réponse ({reason})', en: '{name}: no answer ({reason})' },
  checked_failed: { fr: '{name} : {reason}', en: '{name}: {reason}' },
  check_again_hint: {
    fr: 'Pour donner de nouveaux identifiants : `{command}`',
    en: 'To give new credentials: `{command}`',
  },
  edit_command: {
    fr: 'smm account edit {name} --secrets <fichier> -c {client}',
    en: 'smm account edit {name} --secrets <file> -c {client}',
  },
  remove_sure: {
    fr: 'Retirer le compte « {name} » et effacer ses identifiants ? Son historique reste.',
    en: 'Remove the account “{name}” and erase its credentials? Its history stays.',
  },
  remove_needs_yes: {
    fr: 'Retirer un compte efface ses identifiants : confirmez avec `--yes`.',
    en: 'Removing an account erases its credentials: confirm with `--yes`.',
  },
  remove_kept: { fr: "Rien n'a été retiré.", en: 'Nothing was removed.' },
  removed: { fr: 'Compte retiré : {name}', en: 'Account removed: {name}' },
  would_remove: { fr: 'Serait retiré : {name}', en: 'Would be removed: {name}' },

  // help
  noun_about: { fr: "les comptes d'un client sur les réseaux", en: 'the accounts of a client on networks' },
  add_about: {
    fr: 'ajouter un compte, après vérification de ses identifiants',
    en: 'add an account, once its credentials are checked',
  },
  list_about: { fr: "les comptes d'un client", en: 'the accounts of a client' },
  check_about: {
    fr: 'vérifier que les identifiants ouvrent toujours les bons comptes',
    en: 'check that the credentials still open the right accounts',
  },
  edit_about: {
    fr: 'donner à un compte de nouveaux identifiants, un autre nom ou une autre adresse',
    en: 'give an account new credentials, another name or another address',
  },
  opt_new_name: { fr: 'nouveau nom du compte dans smm', en: 'new name of the account in smm' },
  remove_about: { fr: 'retirer un compte et effacer ses identifiants', en: 'remove an account and erase its credentials' },
  arg_network: { fr: 'le réseau (`smm network list`)', en: 'the network (`smm network list`)' },
  arg_account: { fr: 'le nom du compte', en: 'the name of the account' },
  arg_account_all: { fr: 'le nom du compte ; sans lui, tous', en: 'the name of the account; without it, all' },
  opt_name: {
    fr: 'nom du compte dans smm (par défaut : celui du réseau)',
    en: "name of the account in smm (default: the network's)",
  },
  opt_endpoint: { fr: 'adresse du serveur', en: 'address of the server' },
  opt_secrets: {
    fr: "fichier JSON des identifiants, ou `-` pour l'entrée standard",
    en: 'JSON file of the credentials, or `-` for stdin',
  },
  opt_path: { fr: 'dossier du blog (`folder`)', en: 'folder of the blog (`folder`)' },
  opt_for: { fr: 'réseau pour lequel on publie à la main (`manual`)', en: 'network one posts to by hand (`manual`)' },
  opt_no_check: { fr: 'enregistrer sans vérifier les identifiants', en: 'save without checking the credentials' },
  opt_all_clients: { fr: 'ceux de tous les clients', en: 'those of all clients' },
})

export const networkText = texts({
  noun_about: {
    fr: "les réseaux : ce qu'ils acceptent, ce que smm y fait",
    en: 'networks: what they take, what smm does there',
  },
  list_about: { fr: 'tous les réseaux, et ceux qui ont fermé', en: 'all networks, and those that have closed' },
  show_about: { fr: "ce qu'un réseau accepte, demande et coûte", en: 'what a network takes, asks for and costs' },
  arg_network: { fr: 'le nom du réseau', en: 'the name of the network' },
  col_name: { fr: 'NOM', en: 'NAME' },
  col_today: { fr: "AUJOURD'HUI", en: 'TODAY' },
  col_good_for: { fr: 'POUR', en: 'GOOD FOR' },
  today_itself: { fr: 'smm publie', en: 'smm posts' },
  today_by_hand: { fr: 'à la main', en: 'by hand' },
  closed_title: { fr: 'Fermés', en: 'Closed' },
  see_one: { fr: 'Le détail : `smm network show <réseau>`', en: 'In detail: `smm network show <network>`' },
  smm_posts: { fr: 'smm y publie lui-même.', en: 'smm posts there by itself.' },
  by_hand: {
    fr: 'smm prépare et vous prévient ; vous publiez à la main : `smm account add manual --name {id} --for {id}`',
    en: 'smm prepares and tells you; you post by hand: `smm account add manual --name {id} --for {id}`',
  },
  row_today: { fr: "Aujourd'hui", en: 'Today' },
  row_text: { fr: 'Texte', en: 'Text' },
  row_title: { fr: 'Titre', en: 'Title' },
  row_link: { fr: 'Lien', en: 'Link' },
  row_images: { fr: 'Images', en: 'Images' },
  row_alt: { fr: 'Texte alternatif', en: 'Alt text' },
  row_videos: { fr: 'Vidéos', en: 'Videos' },
  row_fetches: { fr: 'Fichiers', en: 'Files' },
  row_hosts: { fr: 'Adresse publique', en: 'Public address' },
  row_thread: { fr: 'Fil', en: 'Thread' },
  row_delete: { fr: 'Retrait', en: 'Taking away' },
  row_post_figures: { fr: 'Chiffres par publication', en: 'Figures of a post' },
  row_account_figures: { fr: 'Chiffres du compte', en: 'Figures of the account' },
  row_inbox: { fr: 'Ce qui arrive', en: 'What comes in' },
  row_search: { fr: 'Ce qui se cherche', en: 'What can be searched' },
  row_reply: { fr: 'Répondre', en: 'Answering' },
  row_rules: { fr: 'Règles', en: 'Rules' },
  row_comment: { fr: 'Premier commentaire', en: 'First comment' },
  row_options: { fr: 'Choix (`--set`)', en: 'Choices (`--set`)' },
  option: { fr: '{name} : {about} ({takes})', en: '{name}: {about} ({takes})' },
  row_price: { fr: 'Prix', en: 'Price' },
  row_gate: { fr: 'Accès API', en: 'API access' },
  row_add: { fr: 'Ajouter', en: 'Adding' },
  row_address: { fr: 'Adresse', en: 'Address' },
  row_secrets: { fr: 'Identifiants', en: 'Credentials' },
  row_unknown: { fr: 'Envoi incertain', en: 'Unknown outcome' },
  row_source: { fr: 'Source', en: 'Source' },
  text_max: { fr: '{max} {unit} au plus', en: 'at most {max} {unit}' },
  text_as_named: { fr: 'celui du réseau nommé par `--for`', en: 'as the network named by `--for` takes it' },
  text_free: { fr: 'sans limite', en: 'no limit' },
  no_text: { fr: 'non', en: 'no' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  link_card: { fr: 'en carte sous le texte', en: 'as a card under the text' },
  link_text: { fr: 'dans le texte', en: 'within the text' },
  link_field: { fr: 'dans un champ à part', en: 'in a field of its own' },
  link_none: { fr: 'non', en: 'no' },
  images_up_to: {
    fr: { one: '{count} au plus', other: '{count} au plus' },
    en: { one: 'at most {count}', other: 'at most {count}' },
  },
  thread_up_to: {
    fr: { one: '{count} partie au plus', other: '{count} parties au plus' },
    en: { one: 'at most {count} part', other: 'at most {count} parts' },
  },
  images_none: { fr: 'non', en: 'no' },
  fetches_images: {
    fr: '{name} va chercher les images à une adresse publique : le WordPress ou le Ghost du client, sinon `media_base_url`',
    en: "{name} fetches images from a public address: the client's WordPress or Ghost, else `media_base_url`",
  },
  fetches_all: {
    fr: '{name} va chercher images et vidéos à une adresse publique : le WordPress ou le Ghost du client, sinon `media_base_url`',
    en: "{name} fetches images and videos from a public address: the client's WordPress or Ghost, else `media_base_url`",
  },
  hosts: {
    fr: 'donne une adresse publique aux images des réseaux qui en demandent une',
    en: 'gives the images of networks that need one a public address',
  },
  delete_no: {
    fr: 'non : retirez la publication sur le réseau même',
    en: 'no: take the post away on the network itself',
  },
  delete_yes: { fr: '`smm queue delete-remote <n°>`', en: '`smm queue delete-remote <id>`' },
  source_noted: { fr: '{mark} `{url}`, vérifié le {date}', en: '{mark} `{url}`, checked on {date}' },
  source_believed: {
    fr: '{mark} à titre indicatif : `{url}`, vérifié le {date}',
    en: '{mark} as a guide only: `{url}`, checked on {date}',
  },
  price_free: { fr: 'gratuit', en: 'free' },
  price_each: { fr: '{plain} par publication, {linked} avec un lien', en: '{plain} a post, {linked} with a link' },
  price_same: { fr: '{plain} par publication', en: '{plain} a post' },
  address_required: { fr: '`--endpoint`, toujours', en: '`--endpoint`, always' },
  address_default: { fr: '`{url}`, ou `--endpoint`', en: '`{url}`, or `--endpoint`' },
  secrets_none: { fr: 'aucun', en: 'none' },
  field: { fr: '{name} : {label}', en: '{name}: {label}' },
  field_optional: { fr: '{name} : {label} (facultatif)', en: '{name}: {label} (optional)' },
  unknown_record: {
    fr: "réglé par le réseau : rien n'est publié deux fois",
    en: 'settled by the network: nothing is posted twice',
  },
  unknown_key: {
    fr: "répété sous la même clé tant qu'elle vaut, sinon relu",
    en: 'repeated under the same key while it holds, else read back',
  },
  unknown_handle: { fr: 'relu sur le réseau, puis achevé', en: 'looked up on the network, then finished' },
  unknown_readback: { fr: 'relu sur le réseau avant tout nouvel essai', en: 'read back from the network before any other try' },
  unknown_blind: { fr: 'smm vous demande : le réseau ne dit rien', en: 'smm asks you: the network does not tell' },
  unknown_person: { fr: 'vous publiez : vous savez', en: 'you post: you know' },
  source: { fr: '`{url}`, vérifié le {date}', en: '`{url}`, checked on {date}' },
  still_imported: { fr: 'Encore lisible : {what}', en: 'Still readable: {what}' },
  successor: { fr: 'À la place : `{successor}`', en: 'Instead: `{successor}`' },
})
