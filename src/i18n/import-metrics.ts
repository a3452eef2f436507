import { texts } from './text.ts'

/** Files of platforms and statistics tools: what was understood, what is refused. */
export const importMetricsText = texts({
  about: {
    fr: 'lire les fichiers exportés des plateformes et des outils de statistiques',
    en: 'read the files that platforms and statistics tools export',
  },
  argument_files: {
    fr: 'un ou plusieurs fichiers CSV, ou le JSON de GoAccess',
    en: 'one or several CSV files, or the JSON of GoAccess',
  },
  option_network: {
    fr: 'réseau, quand le fichier ne le dit pas ; pour Matomo : la source des liens',
    en: 'network, where the file does not tell; for Matomo: the source of the links',
  },
  option_account: {
    fr: 'compte, quand le client en a plusieurs sur ce réseau',
    en: 'account, where the client has several on that network',
  },
  option_format: {
    fr: 'ce que le fichier est, quand ses titres ne le disent pas',
    en: 'what the file is, where its titles do not tell',
  },
  option_month: { fr: 'mois du fichier, quand il ne porte pas de date', en: 'month of the file, where it holds no date' },
  option_dates: {
    fr: "ordre du jour et du mois dans les dates, s'il est douteux",
    en: 'order of day and month in the dates, where in doubt',
  },
  option_goal: {
    fr: 'page de remerciement (`/merci`) : ses visites sont des conversions (GoAccess)',
    en: 'page that thanks (`/thanks`): its visits are conversions (GoAccess)',
  },

  not_a_table: { fr: "{path} n'est pas un tableau CSV.", en: '{path} is no CSV table.' },
  hint_excel: {
    fr: 'Ouvrez-le dans un tableur (LibreOffice, Excel), choisissez la feuille, puis « Enregistrer sous » au format CSV UTF-8. LinkedIn exporte ainsi : une feuille, un fichier.',
    en: 'Open it in a spreadsheet (LibreOffice, Excel), choose the sheet, then “Save as” CSV UTF-8. LinkedIn exports this way: one sheet, one file.',
  },
  hint_zip: {
    fr: 'Décompressez-le et donnez le fichier CSV qui est dedans (YouTube Studio : « Données du tableau.csv » ou « Table data.csv »).',
    en: 'Unpack it and give the CSV file inside (YouTube Studio: “Table data.csv”).',
  },
  hint_pdf: {
    fr: "Exportez les mêmes chiffres au format CSV : un PDF n'est pas lisible.",
    en: 'Export the same figures as CSV: a PDF cannot be read.',
  },
  hint_html: {
    fr: "C'est une page web : la session a peut-être expiré pendant le téléchargement. Exportez de nouveau au format CSV.",
    en: 'This is a web page: the session may have ended during the download. Export again as CSV.',
  },
  not_goaccess: { fr: "{path} n'est pas un rapport JSON de GoAccess.", en: '{path} is no JSON report of GoAccess.' },
  hint_json: {
    fr: 'Un fichier JSON est lu quand il vient de GoAccess : `goaccess access.log --log-format=COMBINED -o report.json`. Pour le reste, exportez au format CSV.',
    en: 'A JSON file is read when GoAccess made it: `goaccess access.log --log-format=COMBINED -o report.json`. For anything else, export as CSV.',
  },
  unknown_table: {
    fr: '{path} : tableau inconnu. Titres lus : {titles}.',
    en: '{path}: unknown table. Titles read: {titles}.',
  },
  unknown_table_hint: {
    fr: 'Donnez `--format` ({formats}), ou un tableau aux colonnes `date, network, account, post, metric, value`.',
    en: 'Give `--format` ({formats}), or a table with the columns `date, network, account, post, metric, value`.',
  },
  network_differs: {
    fr: "{path} est un fichier d'un autre réseau ({name}).",
    en: '{path} is a file of another network ({name}).',
  },
  network_differs_hint: {
    fr: 'Enlevez `--network` : le fichier dit son réseau.',
    en: 'Leave out `--network`: the file tells its network.',
  },
  dates_needed: {
    fr: '{path} : le {date}, est-ce le jour ou le mois qui vient en premier ?',
    en: '{path}: {date}, does the day or the month come first?',
  },
  dates_needed_hint: {
    fr: 'Ajoutez `--dates day-first` (jour/mois) ou `--dates month-first` (mois/jour).',
    en: 'Add `--dates day-first` or `--dates month-first`.',
  },
  period_needed: { fr: '{path} ne dit pas de quels jours il parle.', en: '{path} does not tell which days it is about.' },
  period_needed_hint: { fr: 'Ajoutez le mois : `--month {month}`.', en: 'Add the month: `--month {month}`.' },
  period_not_a_month: {
    fr: "{path} va du {from} au {to} : ce n'est pas un mois entier.",
    en: '{path} goes from {from} to {to}: that is no whole month.',
  },
  period_two_months: {
    fr: '{path} va du {from} au {to} : ses visites ne se partagent pas entre deux mois.',
    en: '{path} goes from {from} to {to}: its visits cannot be shared out between two months.',
  },
  period_not_a_month_hint: {
    fr: 'Exportez mois par mois, du premier au dernier jour.',
    en: 'Export month by month, from the first day to the last.',
  },
  network_needed: {
    fr: '{path} ne dit pas de quel réseau sont ces chiffres.',
    en: '{path} does not tell which network these figures are of.',
  },
  network_needed_hint: { fr: 'Ajoutez par exemple `--network facebook`.', en: 'Add for example `--network facebook`.' },
  source_needed: {
    fr: '{path} nomme les campagnes, pas la source des liens.',
    en: '{path} names the campaigns, not the source of the links.',
  },
  source_needed_hint: {
    fr: 'Exportez le rapport des campagnes avec ses dimensions (source, support), ou ajoutez la source : `--network facebook`.',
    en: 'Export the campaign report with its dimensions (source, medium), or add the source: `--network facebook`.',
  },
  account_needed: {
    fr: '{path} : le client a plusieurs comptes sur ce réseau.',
    en: '{path}: the client has several accounts on this network.',
  },
  account_needed_hint: { fr: 'Ajoutez `--account` ({names}).', en: 'Add `--account` ({names}).' },
  bad_network: { fr: "« {name} » n'est pas un réseau connu.", en: '“{name}” is no known network.' },
  bad_network_hint: {
    fr: 'La liste : `smm network list` ; pour le reste : `other`.',
    en: 'The list: `smm network list`; for anything else: `other`.',
  },

  fault_broken: {
    fr: "la ligne n'a pas autant de cases que le tableau a de colonnes",
    en: 'the row does not have as many cells as the table has columns',
  },
  fault_not_a_number: { fr: "« {cell} » n'est pas un nombre ({title})", en: '“{cell}” is no number ({title})' },
  fault_negative: { fr: '« {cell} » est négatif ({title})', en: '“{cell}” is negative ({title})' },
  fault_not_whole: { fr: "« {cell} » n'est pas un nombre entier ({title})", en: '“{cell}” is no whole number ({title})' },
  fault_too_large: { fr: '« {cell} » est démesuré ({title})', en: '“{cell}” is beyond all measure ({title})' },
  fault_share_out_of_range: {
    fr: "« {cell} » n'est pas une part de 0 à 100 % ({title})",
    en: '“{cell}” is no share from 0 to 100% ({title})',
  },
  fault_score_out_of_range: {
    fr: "« {cell} » n'est pas un entier de −100 à 100 ({title})",
    en: '“{cell}” is no whole number from −100 to 100 ({title})',
  },
  fault_stars_out_of_range: {
    fr: "« {cell} » n'est pas une note de 1 à 5 ({title})",
    en: '“{cell}” is no rating from 1 to 5 ({title})',
  },
  fault_no_day: { fr: "« {cell} » n'est pas une date", en: '“{cell}” is no date' },
  fault_day_to_come: { fr: 'le {cell} est à venir', en: '{cell} is still to come' },
  fault_no_post: { fr: 'ni adresse ni numéro de publication', en: 'neither address nor number of a post' },
  fault_post_by_day: {
    fr: "chiffres d'une publication jour par jour ({cell}) : exportez-les pour toute sa durée",
    en: 'figures of a post day by day ({cell}): export them for its whole life',
  },
  fault_unknown_metric: { fr: "« {cell} » n'est pas un chiffre connu", en: '“{cell}” is no known figure' },
  fault_network: { fr: "« {cell} » n'est pas un réseau connu", en: '“{cell}” is no known network' },
  fault_twice: {
    fr: 'déjà donné à la ligne {line}, avec une autre valeur ({title})',
    en: 'given already on line {line}, with another value ({title})',
  },

  summary_figures: {
    fr: { one: '{file} : {name}, {count} ligne{period}', other: '{file} : {name}, {count} lignes{period}' },
    en: { one: '{file}: {name}, {count} row{period}', other: '{file}: {name}, {count} rows{period}' },
  },
  period: { fr: ', du {from} au {to}', en: ', from {from} to {to}' },
  one_day: { fr: ', le {from}', en: ', on {from}' },
  matched: {
    fr: { one: '{count} publication envoyée par smm', other: '{count} publications envoyées par smm' },
    en: { one: '{count} post sent by smm', other: '{count} posts sent by smm' },
  },
  others: {
    fr: { one: '{count} publication faite sans smm', other: '{count} publications faites sans smm' },
    en: { one: '{count} post made without smm', other: '{count} posts made without smm' },
  },
  column_figure: { fr: 'Chiffre', en: 'Figure' },
  column_network: { fr: 'Réseau', en: 'Network' },
  column_new: { fr: 'Nouveaux', en: 'New' },
  column_sum: { fr: 'Somme', en: 'Sum' },
  column_last: { fr: 'Le plus récent', en: 'Latest' },
  column_source: { fr: 'Source', en: 'Source' },
  column_campaign: { fr: 'Campagne', en: 'Campaign' },
  column_sessions: { fr: 'Visites', en: 'Visits' },
  column_conversions: { fr: 'Conversions', en: 'Conversions' },
  ignored: { fr: 'Colonnes laissées de côté : {titles}.', en: 'Columns left out: {titles}.' },
  nothing_new: { fr: 'Rien de nouveau : tout était déjà connu.', en: 'Nothing new: all of it was known.' },
  ask: { fr: 'Garder ces chiffres ?', en: 'Keep these figures?' },
  not_kept: { fr: "Rien n'a été gardé.", en: 'Nothing was kept.' },
  kept: {
    fr: { one: '{count} chiffre ajouté (déjà connus : {known}).', other: '{count} chiffres ajoutés (déjà connus : {known}).' },
    en: { one: '{count} figure added (known already: {known}).', other: '{count} figures added (known already: {known}).' },
  },
  would_keep: {
    fr: {
      one: '{count} chiffre serait ajouté (déjà connus : {known}).',
      other: '{count} chiffres seraient ajoutés (déjà connus : {known}).',
    },
    en: {
      one: '{count} figure would be added (known already: {known}).',
      other: '{count} figures would be added (known already: {known}).',
    },
  },
  refused: {
    fr: { one: '{count} case refusée ; le reste est gardé :', other: '{count} cases refusées ; le reste est gardé :' },
    en: { one: '{count} cell refused; the rest is kept:', other: '{count} cells refused; the rest is kept:' },
  },
  more_problems: {
    fr: { one: 'et {count} autre (`--json` les donne tous)', other: 'et {count} autres (`--json` les donne tous)' },
    en: { one: 'and {count} more (`--json` gives them all)', other: 'and {count} more (`--json` gives them all)' },
  },
  remark_by_period: {
    fr: "Ce sont les chiffres de la période choisie à l'export : pour des publications, choisissez toute la durée.",
    en: 'These are the figures of the period that was chosen for the export: for posts, choose their whole life.',
  },
  remark_untagged: {
    fr: { one: '{count} ligne sans lien balisé laissée de côté.', other: '{count} lignes sans lien balisé laissées de côté.' },
    en: { one: '{count} row without a tagged link left out.', other: '{count} rows without a tagged link left out.' },
  },
  remark_unmarked_goals: {
    fr: {
      one: '{count} visite de la page de remerciement sans balise : un journal ne dit pas de quel lien elle vient.',
      other: '{count} visites de la page de remerciement sans balise : un journal ne dit pas de quel lien elles viennent.',
    },
    en: {
      one: '{count} visit of the page that thanks without marks: a log does not tell which link led to it.',
      other: '{count} visits of the page that thanks without marks: a log does not tell which link led to them.',
    },
  },
  remark_overlaps: {
    fr: "D'autres visites du même outil sont connues du {from} au {to} : des jours comptés deux fois fausseraient le mois.",
    en: 'Other visits of the same tool are known from {from} to {to}: days counted twice would make the month wrong.',
  },
  remark_no_network_account: {
    fr: "Le client n'a pas de compte {network} dans smm : les chiffres sont gardés au nom du réseau.",
    en: 'The client has no {network} account in smm: the figures are kept under the network.',
  },
})
