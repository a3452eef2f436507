import { texts } from './text.ts'

/** Time, costs, sales and leads read from files. */
export const importText = texts({
  about_time: {
    fr: 'lire du temps dans un fichier : colonnes de smm, Toggl Track, Clockify',
    en: "read time from a file: smm's columns, Toggl Track, Clockify",
  },
  about_cost: { fr: 'lire des dépenses dans un fichier CSV', en: 'read costs from a CSV file' },
  about_sale: {
    fr: 'lire des ventes dans un fichier : colonnes de smm, WooCommerce, Shopify, PrestaShop',
    en: "read sales from a file: smm's columns, WooCommerce, Shopify, PrestaShop",
  },
  about_lead: { fr: 'lire des demandes dans un fichier CSV', en: 'read leads from a CSV file' },
  argument_file: { fr: 'fichier CSV', en: 'CSV file' },
  opt_role: { fr: 'de qui est ce temps, où le fichier ne le dit pas', en: 'whose time it is, where the file does not say' },
  opt_project: {
    fr: 'seulement les lignes de ce projet ou de ce client du fichier (répétable)',
    en: 'only the rows of this project or client of the file (repeatable)',
  },
  opt_date_order: {
    fr: 'où est le jour dans 03/04/2026 : en premier ou en second',
    en: 'where the day stands in 03/04/2026: first or second',
  },
  opt_vat: {
    fr: 'taux de TVA des ventes, quand le fichier ne donne que des montants toutes taxes comprises',
    en: 'VAT rate of the sales, when the file only has amounts with tax',
  },

  columns_missing: { fr: 'Il manque des colonnes à {file} : {columns}.', en: '{file} lacks columns: {columns}.' },
  columns_hint: {
    fr: 'La première ligne donne les noms des colonnes, par exemple : {columns}',
    en: 'The first line gives the names of the columns, for example: {columns}',
  },
  bad_choice: {
    fr: '{column} : « {value} » refusé, au choix : {choices}',
    en: '{column}: “{value}” refused, choices: {choices}',
  },
  bad_basis_points: {
    fr: "{column} : « {value} » n'est ni un nombre de points de base (2000 pour 20 %) ni un pourcentage (20 %)",
    en: '{column}: “{value}” is neither basis points (2000 for 20%) nor a percentage (20%)',
  },
  bad_whole: {
    fr: '{column} attend un nombre entier de {min} à {max}, pas « {value} »',
    en: '{column} needs a whole number from {min} to {max}, not “{value}”',
  },
  too_long: {
    fr: '{column} : {count} caractères, {max} au plus',
    en: '{column}: {count} characters, {max} at most',
  },
  notes_cut: {
    fr: {
      one: '{count} note de plus de 500 caractères, raccourcie',
      other: '{count} notes de plus de 500 caractères, raccourcies',
    },
    en: { one: '{count} note longer than 500 characters, cut', other: '{count} notes longer than 500 characters, cut' },
  },
  dates_unclear: {
    fr: '« {text} » peut se lire {first} ou {second}, et aucune date du fichier ne le dit.',
    en: '“{text}” can be read as {first} or {second}, and no date of the file tells.',
  },
  dates_unclear_hint: {
    fr: 'Dites-le : `--dates day-first` (jour en premier) ou `--dates month-first` (mois en premier).',
    en: 'Say it: `--dates day-first` or `--dates month-first`.',
  },
  no_duration: { fr: 'durée absente ou encore en cours', en: 'no duration, or still running' },
  whose_rows: {
    fr: 'Aucune ligne de {file} ne porte le nom de ce client. On y trouve : {names}.',
    en: 'No row of {file} bears the name of this client. There are: {names}.',
  },
  whose_rows_hint: {
    fr: 'Dites lesquelles sont pour lui : `--project "{name}"`',
    en: 'Say which are theirs: `--project "{name}"`',
  },
  refund_unknown: {
    fr: "la vente remboursée « {id} » n'est ni dans le fichier ni dans les ventes notées",
    en: 'the refunded sale “{id}” is neither in the file nor among the recorded sales',
  },
  no_evidence_cell: {
    fr: 'la preuve manque (utm, promo_code, declared ou assisted)',
    en: 'the evidence is missing (utm, promo_code, declared or assisted)',
  },

  understood: {
    fr: { one: '{file} ({format}) : {count} ligne comprise', other: '{file} ({format}) : {count} lignes comprises' },
    en: { one: '{file} ({format}): {count} row understood', other: '{file} ({format}): {count} rows understood' },
  },
  between: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  and_more: { fr: { one: 'et {count} autre', other: 'et {count} autres' }, en: '{count} more' },
  ask_keep: { fr: 'Les enregistrer ?', en: 'Keep them?' },
  nothing_kept: { fr: "Rien n'a été enregistré.", en: 'Nothing was kept.' },
  would_import: {
    fr: '{file} : {added} seraient ajoutées{again}, {known} déjà connues, {refused} refusées',
    en: '{file}: {added} would be added{again}, {known} known already, {refused} refused',
  },
  added_again: {
    fr: { one: ' (dont {count} retirée, de nouveau ajoutée)', other: ' (dont {count} retirées, de nouveau ajoutées)' },
    en: ' ({count} of them taken out before, added again)',
  },
  problems: {
    fr: {
      one: '{count} ligne refusée ; corrigez-la dans le fichier et relisez-le : les autres ne seront pas comptées deux fois.',
      other:
        '{count} lignes refusées ; corrigez-les dans le fichier et relisez-le : les autres ne seront pas comptées deux fois.',
    },
    en: {
      one: '{count} row refused; mend it in the file and read it again: the others will not count twice.',
      other: '{count} rows refused; mend them in the file and read it again: the others will not count twice.',
    },
  },

  removed: { fr: 'Retiré : {summary}', en: 'Removed: {summary}' },
  would_remove: { fr: 'Serait retiré : {summary}', en: 'Would be removed: {summary}' },
  about_remove: { fr: 'retirer des entrées : elles ne comptent plus', en: 'take entries out: they count no more' },
  argument_ids: { fr: 'numéros, comme dans la liste', en: 'numbers, as in the list' },
  not_there: { fr: 'Aucune entrée {id}.', en: 'No entry {id}.' },
  not_there_hint: { fr: 'La liste : `smm {noun} list`', en: 'The list: `smm {noun} list`' },
  opt_note: { fr: 'quelques mots', en: 'a few words' },
  column_note: { fr: 'Note', en: 'Note' },
})

/** Why rows that are nobody's mistake are left out. */
export const leftOutText = texts({
  other_client: {
    fr: { one: "{count} ligne d'un autre client laissée", other: "{count} lignes d'autres clients laissées" },
    en: { one: '{count} row of another client left out', other: '{count} rows of other clients left out' },
  },
  no_evidence: {
    fr: {
      one: "{count} commande sans preuve (ni code promo ni lien de suivi connus) laissée : rien ne dit qu'elle vient des réseaux",
      other:
        "{count} commandes sans preuve (ni code promo ni lien de suivi connus) laissées : rien ne dit qu'elles viennent des réseaux",
    },
    en: {
      one: '{count} order without evidence (no promo code or tagged link known) left out: nothing says it came from social networks',
      other:
        '{count} orders without evidence (no promo code or tagged link known) left out: nothing says they came from social networks',
    },
  },
  not_paid: {
    fr: { one: '{count} commande non payée ou annulée laissée', other: '{count} commandes non payées ou annulées laissées' },
    en: { one: '{count} order unpaid or cancelled left out', other: '{count} orders unpaid or cancelled left out' },
  },
  refunded: {
    fr: { one: '{count} commande entièrement remboursée laissée', other: '{count} commandes entièrement remboursées laissées' },
    en: { one: '{count} order refunded in full left out', other: '{count} orders refunded in full left out' },
  },
})

export const fileFormatName: Readonly<Record<string, string>> = {
  smm: 'smm',
  toggl: 'Toggl Track',
  clockify: 'Clockify',
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  prestashop: 'PrestaShop',
}
