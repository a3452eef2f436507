import { texts } from './text.ts'

export const configText = texts({
  // what went wrong
  unknown_setting: { fr: 'Réglage inconnu : `{key}`.', en: 'Unknown setting: `{key}`.' },
  unknown_setting_in: { fr: 'Réglage inconnu dans `{file}` : `{key}`.', en: 'Unknown setting in `{file}`: `{key}`.' },
  unknown_hint: { fr: 'Les réglages et leurs noms : `smm config list`', en: 'The settings and their names: `smm config list`' },
  nearest_hint: {
    fr: 'Vouliez-vous dire `{key}` ? Tous les réglages : `smm config list`',
    en: 'Did you mean `{key}`? All settings: `smm config list`',
  },
  bad_setting: {
    fr: '`{key}` : « {value} » ne convient pas. Il faut {expected}.',
    en: '`{key}`: “{value}” does not fit. It takes {expected}.',
  },
  bad_setting_because: { fr: '`{key}` : {reason}', en: '`{key}`: {reason}' },
  found_in: { fr: 'Se trouve dans `{file}`', en: 'Found in `{file}`' },
  found_in_variable: { fr: 'Vient de la variable `{name}`', en: 'Comes from the variable `{name}`' },
  not_from_project: {
    fr: "`{key}` ne peut pas venir d'un fichier de projet (`{file}`) : il dit où smm envoie quelque chose.",
    en: '`{key}` cannot come from a project file (`{file}`): it says where smm sends something.',
  },
  not_from_project_hint: {
    fr: 'Retirez-le de ce fichier, puis : `smm config set {key} <valeur>`',
    en: 'Take it out of that file, then: `smm config set {key} <value>`',
  },
  not_a_map: {
    fr: '`{file}` doit contenir des réglages (`nom: valeur`).',
    en: '`{file}` must hold settings (`name: value`).',
  },
  unreadable: { fr: '`{file}` est illisible : {reason}', en: '`{file}` cannot be read: {reason}' },
  fix_file: { fr: 'Corrigez ce fichier, ou retirez-le.', en: 'Correct this file, or remove it.' },
  no_import: {
    fr: '`{file}` fait appel à un autre fichier (`$import`) : smm ne lit que des données, dans ce fichier même.',
    en: '`{file}` refers to another file (`$import`): smm reads data only, in this very file.',
  },
  no_code: {
    fr: '`{file}` est du code : smm ne lit que `.smmrc`, `smm.config.yaml`, `smm.config.json` et `package.json`.',
    en: '`{file}` is code: smm reads only `.smmrc`, `smm.config.yaml`, `smm.config.json` and `package.json`.',
  },
  too_large: { fr: 'plus de 64 Kio', en: 'more than 64 KiB' },
  no_file: { fr: "ce n'est pas un fichier", en: 'it is no file' },
  is_link: {
    fr: "`{file}` est un lien symbolique : smm n'écrit pas à travers.",
    en: '`{file}` is a symbolic link: smm does not write through it.',
  },
  is_link_hint: { fr: 'Modifiez le fichier lui-même avec un éditeur.', en: 'Change the file itself with an editor.' },
  not_writable: { fr: "Impossible d'écrire `{file}` ({code}).", en: 'Cannot write `{file}` ({code}).' },
  not_writable_hint: {
    fr: 'Vérifiez les droits de ce dossier, ou choisissez-en un autre avec `XDG_CONFIG_HOME`.',
    en: 'Check the rights of that folder, or choose another with `XDG_CONFIG_HOME`.',
  },

  // what a setting takes
  expects_prompts: { fr: '`arrows` ou `numbers`', en: '`arrows` or `numbers`' },
  expects_plain: { fr: '`on` ou `off`', en: '`on` or `off`' },
  expects_lang: { fr: '`fr` ou `en`', en: '`fr` or `en`' },
  expects_needs_strategy: { fr: '`warn`, `block` ou `off`', en: '`warn`, `block` or `off`' },
  expects_backend: { fr: '`key_file` ou `keyring`', en: '`key_file` or `keyring`' },
  expects_whole: { fr: 'un nombre entier de {min} à {max}', en: 'a whole number from {min} to {max}' },
  expects_amount: { fr: 'un montant comme `"24 €"`', en: 'an amount such as `"24 €"`' },
  expects_dollars: { fr: 'un montant en dollars comme `"0,50 $"`', en: 'an amount in dollars such as `"$0.50"`' },
  expects_text: { fr: 'un texte de 1 à {max} caractères', en: 'a text of 1 to {max} characters' },
  expects_image: {
    fr: "le chemin d'une image PNG, JPEG, WebP ou SVG qui existe",
    en: 'the path of a PNG, JPEG, WebP or SVG image that exists',
  },
  expects_color: { fr: 'une couleur comme `#1a7f5a`', en: 'a colour such as `#1a7f5a`' },
  expects_siret: {
    fr: "les 14 chiffres d'un SIRET (la clé ne tombe pas juste sinon)",
    en: 'the 14 figures of a SIRET, with their right key',
  },
  expects_country: { fr: 'un code de pays en deux lettres (`FR`)', en: 'a country code of two letters (`FR`)' },
  expects_vat: {
    fr: 'un numéro de TVA (`FR83404833048`), ou `exempt` pour la franchise en base',
    en: 'a VAT number (`FR83404833048`), or `exempt` for the small-business exemption',
  },
  expects_email: { fr: 'une adresse e-mail', en: 'an e-mail address' },
  expects_emails: {
    fr: 'une ou plusieurs adresses e-mail, séparées par des virgules',
    en: 'one or more e-mail addresses, with commas between',
  },
  expects_phone: { fr: 'un numéro de téléphone', en: 'a telephone number' },
  expects_webhook: { fr: 'une adresse `https://…`', en: 'an address `https://…`' },
  expects_folder: { fr: "le chemin d'un dossier qui existe", en: 'the path of a folder that exists' },
  expects_smtp: {
    fr: 'une adresse `smtp://` ou `smtps://` comme `smtps://nom:motdepasse@mail.exemple.fr`',
    en: 'an address `smtp://` or `smtps://` such as `smtps://name:password@mail.example.org`',
  },
  minor_units: {
    fr: 'sans guillemets, {value} vaut {amount}. Vouliez-vous `"{value} €"` ?',
    en: 'without quotes {value} means {amount}. Did you mean `"{value} €"`?',
  },

  // what each setting is for
  about_lang: { fr: 'langue de ce que vous lisez', en: 'language of what you read' },
  about_prompts: {
    fr: "questions avec les flèches (`arrows`), ou en lignes simples avec des numéros à taper, pour un lecteur d'écran (`numbers`)",
    en: 'questions with arrow keys (`arrows`), or in plain lines with numbers to type, for a screen reader (`numbers`)',
  },
  about_plain: {
    fr: "sans cadres ni dessins, tout en mots, pour un lecteur d'écran (`on`), comme `--plain`",
    en: 'without boxes or drawings, all in words, for a screen reader (`on`), as `--plain`',
  },
  about_hours_per_network: { fr: "heures par mois qu'un réseau demande", en: 'hours a network takes per month' },
  about_read_budget: {
    fr: 'ce que la lecture des chiffres sur X peut coûter par mois, tous clients ensemble',
    en: 'what reading figures on X may cost a month, for all clients together',
  },
  about_retention: {
    fr: 'après combien de mois les messages des autres perdent leur auteur et leur texte (les comptes restent)',
    en: 'after how many months what others wrote loses its author and its words (counts stay)',
  },
  about_backup_days: {
    fr: 'jours entre deux sauvegardes faites toutes seules par `smm publish` (0 : aucune)',
    en: 'days between two backups that `smm publish` makes by itself (0: none)',
  },
  about_allow_hosts: {
    fr: 'hôtes de votre propre réseau où un flux peut être lu ; vide : adresses publiques seulement',
    en: 'hosts of your own network that a feed may be read from; empty: public addresses only',
  },
  about_confirm_above: { fr: "demander avant qu'une publication sur X coûte plus", en: 'ask before a post on X costs more' },
  about_settle: {
    fr: "attente, en secondes, avant de croire qu'un envoi au sort inconnu n'est pas parti",
    en: 'seconds to wait before believing that a post of unknown outcome did not leave',
  },
  about_grace: {
    fr: "retard admis, en minutes, avant qu'une publication soit « heure dépassée »",
    en: 'minutes a post may be late before it counts as missed',
  },
  about_outage: {
    fr: 'retard, en minutes, à partir duquel les envois sont espacés',
    en: 'minutes of delay after which posts leave one by one',
  },
  about_retry_base: {
    fr: 'première attente avant un nouvel essai, en secondes',
    en: 'first wait before another try, in seconds',
  },
  about_retry_max: {
    fr: 'plus longue attente entre deux essais, en secondes',
    en: 'longest wait between two tries, in seconds',
  },
  about_breaker: {
    fr: "repos d'un compte après cinq échecs de suite, en secondes",
    en: 'rest of an account after five failures in a row, in seconds',
  },
  about_media_base_url: {
    fr: 'adresse publique des fichiers de `media_folder`, pour les réseaux qui vont les chercher',
    en: 'public address of the files of `media_folder`, for networks that fetch them',
  },
  about_media_folder: {
    fr: 'dossier mis en ligne à `media_base_url`, où smm copie les images',
    en: 'folder put online at `media_base_url`, into which smm copies images',
  },
  about_needs_strategy: {
    fr: 'publication ajoutée avant une stratégie validée : prévenir (`warn`), refuser (`block`) ou ne rien dire (`off`)',
    en: 'a post added before a strategy is approved: warn, refuse (`block`) or say nothing (`off`)',
  },
  about_backend: {
    fr: 'où est la clé de vos identifiants : un fichier (`key_file`) ou le trousseau du système (`keyring`)',
    en: 'where the key of your credentials lies: a file (`key_file`) or the keyring of the system (`keyring`)',
  },
  about_webhook: {
    fr: 'adresse à prévenir quand une publication est à faire à la main',
    en: 'address told when a post is to be made by hand',
  },
  about_smtp: { fr: 'serveur qui envoie les e-mails', en: 'server that sends mail' },
  about_to: { fr: 'à qui écrire', en: 'whom to write to' },
  about_name: { fr: 'votre nom', en: 'your name' },
  about_company: { fr: 'nom de votre entreprise', en: 'name of your firm' },
  about_logo: { fr: 'votre logo', en: 'your logo' },
  about_color: { fr: 'votre couleur, pour les documents', en: 'your colour, for documents' },
  about_siret: { fr: 'votre SIRET', en: 'your SIRET' },
  about_status: { fr: 'forme juridique (EI, micro-entreprise, SASU…)', en: 'legal form (sole trader, company…)' },
  about_capital: { fr: 'capital de votre société (pour les devis)', en: 'capital of your company (for proposals)' },
  about_rcs: { fr: 'votre immatriculation (RCS Strasbourg)', en: 'your registration (RCS Strasbourg)' },
  about_country: { fr: 'pays où vous êtes établi (FR, BE, CH…)', en: 'country where you are established (FR, BE, CH…)' },
  about_insurance: {
    fr: "votre assurance professionnelle : l'assureur, et où elle vous couvre",
    en: 'your professional insurance: the insurer, and where it covers you',
  },
  about_vat: { fr: 'numéro de TVA, ou `exempt`', en: 'VAT number, or `exempt`' },
  about_address: { fr: 'votre adresse', en: 'your address' },
  about_email: { fr: 'votre e-mail', en: 'your e-mail' },
  about_phone: { fr: 'votre téléphone', en: 'your telephone' },
  about_hourly_rate: { fr: 'votre tarif horaire, hors taxes', en: 'your rate per hour, before tax' },

  // the commands
  noun_about: { fr: "vos réglages, et d'où vient chacun", en: 'your settings, and where each one comes from' },
  get_about: { fr: 'lire un réglage', en: 'read a setting' },
  set_about: {
    fr: "changer un réglage (« - » : lu sur l'entrée, pour ce qui est secret)",
    en: 'change a setting (“-”: read from stdin, for what is secret)',
  },
  unset_about: { fr: 'revenir à la valeur par défaut', en: 'go back to the default' },
  list_about: { fr: 'tous les réglages, leur valeur et leur source', en: 'all settings, their value and their source' },
  path_about: { fr: 'où se trouve votre fichier de réglages', en: 'where your settings file is' },
  consultant_about: {
    fr: 'répondre aux six questions qui vous présentent à vos clients',
    en: 'answer the six questions that introduce you to your clients',
  },
  arg_key: { fr: 'le nom du réglage', en: 'the name of the setting' },
  arg_value: { fr: 'sa valeur', en: 'its value' },
  col_setting: { fr: 'RÉGLAGE', en: 'SETTING' },
  col_value: { fr: 'VALEUR', en: 'VALUE' },
  col_source: { fr: 'SOURCE', en: 'SOURCE' },
  from_default: { fr: 'par défaut', en: 'default' },
  from_user: { fr: 'vos réglages', en: 'your settings' },
  from_project: { fr: 'projet : `{file}`', en: 'project: `{file}`' },
  from_environment: { fr: 'variable `{name}`', en: 'variable `{name}`' },
  unset_value: { fr: '–', en: '–' },
  saved: { fr: '`{key}` = {value}', en: '`{key}` = {value}' },
  removed: { fr: '`{key}` revient à sa valeur par défaut : {value}', en: '`{key}` goes back to its default: {value}' },
  would_save: { fr: 'Serait enregistré dans `{file}` :', en: 'Would be saved in `{file}`:' },
  saved_in: { fr: 'Enregistré dans `{file}`', en: 'Saved in `{file}`' },
  overridden: {
    fr: "Une autre source l'emporte ici : {source}. La valeur en vigueur reste {value}.",
    en: 'Another source wins here: {source}. The value in force is still {value}.',
  },
  project_client: { fr: 'Client du projet : {client} (`{file}`)', en: 'Client of the project: {client} (`{file}`)' },

  // the six questions
  ask_intro: {
    fr: 'Six questions, pour vos documents : rapport, stratégie, devis. Entrée garde la valeur montrée.',
    en: 'Six questions, for your documents: report, strategy, proposal. Enter keeps the value shown.',
  },
  ask_name: { fr: 'Votre nom ?', en: 'Your name?' },
  ask_company: { fr: 'Le nom de votre entreprise ?', en: 'The name of your firm?' },
  ask_siret: { fr: "Votre SIRET ? (vide si vous n'en avez pas)", en: 'Your SIRET? (empty without one)' },
  ask_status: { fr: 'Votre forme juridique ? (EI, micro-entreprise, SASU…)', en: 'Your legal form? (sole trader, company…)' },
  ask_email: { fr: 'Votre e-mail, celui que liront vos clients ?', en: 'Your e-mail, as your clients will read it?' },
  ask_hourly_rate: { fr: 'Votre tarif horaire, hors taxes ?', en: 'Your rate per hour, before tax?' },
  ask_not_here: {
    fr: '`smm config consultant` pose six questions : il lui faut un terminal.',
    en: '`smm config consultant` asks six questions: it needs a terminal.',
  },
  ask_not_here_hint: {
    fr: 'Sans terminal : `smm config set consultant.name "…"`, et de même pour company, siret, status, email, hourly_rate.',
    en: 'Without one: `smm config set consultant.name "…"`, and the same for company, siret, status, email, hourly_rate.',
  },
  ask_more: {
    fr: 'Aussi : `smm config set consultant.<logo|color|address|phone|vat> …`',
    en: 'Also: `smm config set consultant.<logo|color|address|phone|vat> …`',
  },
})
