import { say, texts, type Lang } from './text.ts'

/** Time, costs, sales and leads: what is asked, what was understood, what is refused. */
export const resultsText = texts({
  bad_duration: { fr: "« {text} » n'est pas une durée.", en: '“{text}” is not a duration.' },
  bad_duration_hint: {
    fr: "Une durée s'écrit `90` (minutes), `1h30`, `0:45` ou `45min`.",
    en: 'A duration is written `90` (minutes), `1h30`, `0:45` or `45min`.',
  },
  longer_than_a_day: {
    fr: "{time} en un seul jour : une journée n'en a que 24.",
    en: '{time} on one day: a day has 24 hours.',
  },
  longer_than_a_day_hint: {
    fr: 'Notez chaque jour à part : `smm time add 8h --date hier`. Sans heure dite, un nombre est en minutes : `smm time add 25`.',
    en: 'Record each day on its own: `smm time add 8h --date yesterday`. A number alone is minutes: `smm time add 25`.',
  },
  bad_date: { fr: "« {text} » n'est pas une date.", en: '“{text}” is not a date.' },
  bad_date_hint: {
    fr: "Une date s'écrit `2026-11-23`, `23/11/2026`, `hier` ou `aujourd'hui`.",
    en: 'A date is written `2026-11-23`, `23/11/2026` (day first), `yesterday` or `today`.',
  },
  date_in_future: {
    fr: "Le {date} est à venir (aujourd'hui : {today}).",
    en: '{date} is in the future (today: {today}).',
  },
  date_in_future_hint: {
    fr: 'On note ce qui a eu lieu : donnez la date du jour ou une date passée.',
    en: 'Only what has happened is recorded: give today or a past date.',
  },

  bad_choice: {
    fr: 'Valeur refusée pour {flag} : « {value} ». Au choix : {choices}.',
    en: 'Refused value for {flag}: “{value}”. Choices: {choices}.',
  },
  missing_flag: { fr: 'Il manque {flag}. Au choix : {choices}.', en: '{flag} is missing. Choices: {choices}.' },
  missing_flag_hint: { fr: 'Par exemple : `{command}`', en: 'For example: `{command}`' },
  bad_count: {
    fr: '{flag} attend un nombre entier de {min} à {max}, pas « {value} ».',
    en: '{flag} needs a whole number from {min} to {max}, not “{value}”.',
  },
  bad_currency: {
    fr: "« {value} » n'est pas un code de devise.",
    en: '“{value}” is not a currency code.',
  },
  bad_currency_hint: { fr: 'Par exemple : `EUR`, `CHF`, `XOF`.', en: 'For example: `EUR`, `CHF`, `XOF`.' },
  amount_not_positive: {
    fr: 'Le montant doit être supérieur à zéro.',
    en: 'The amount must be above zero.',
  },
  rate_negative: {
    fr: 'Un taux horaire ne peut pas être négatif.',
    en: 'An hourly rate cannot be negative.',
  },
  bad_id: {
    fr: 'Un numéro a de 1 à 200 caractères, sans retour à la ligne.',
    en: 'A number has 1 to 200 characters and no line break.',
  },

  role_needed: { fr: 'De qui est ce temps ?', en: 'Whose time is it?' },
  role_needed_hint: {
    fr: 'Ajoutez `--role consultant`, `--role provider` (un prestataire) ou la fonction de la personne, par exemple `--role gérante`.',
    en: 'Add `--role consultant`, `--role provider` or what the person does, for example `--role manager`.',
  },
  ask_who: { fr: 'Qui ?', en: 'Who?' },
  someone_else: { fr: "quelqu'un d'autre", en: 'someone else' },
  ask_role: { fr: 'Sa fonction ou son prénom ?', en: 'Their role or first name?' },
  consultant: { fr: 'consultant', en: 'consultant' },
  provider: { fr: 'prestataire', en: 'provider' },
  remembered_role: {
    fr: "Comme la dernière fois : {role}. Pour quelqu'un d'autre : `--role`.",
    en: 'As last time: {role}. For someone else: `--role`.',
  },

  time_added: { fr: 'Temps noté : {summary}', en: 'Time recorded: {summary}' },
  time_dry: { fr: 'Serait noté : {summary}', en: 'Would be recorded: {summary}' },
  cost_added: { fr: 'Coût noté : {summary}', en: 'Cost recorded: {summary}' },
  sale_added: { fr: 'Vente notée : {summary}', en: 'Sale recorded: {summary}' },
  refund_added: { fr: 'Remboursement noté : {summary}', en: 'Refund recorded: {summary}' },
  lead_added: { fr: 'Demande notée : {summary}', en: 'Lead recorded: {summary}' },
  lead_changed: { fr: 'Demande mise à jour : {summary}', en: 'Lead updated: {summary}' },
  per_hour: { fr: "{rate} de l'heure, soit {cost}", en: '{rate} an hour: {cost}' },
  estimated: { fr: 'estimé', en: 'estimated' },
  uncosted: {
    fr: "Ce temps n'entre pas dans le coût du client : c'est la facture qui compte (`smm cost add <montant> --kind external`).",
    en: "This time is not part of the client's cost: the invoice is (`smm cost add <amount> --kind external`).",
  },
  rate_ignored: {
    fr: "Le taux donné est laissé de côté : le temps du consultant et des prestataires n'est pas chiffré.",
    en: 'The rate is ignored: the time of the consultant and of providers is not costed.',
  },
  no_rate: {
    fr: 'Aucun taux horaire connu pour « {role} » : ce temps ne sera pas dans le coût. Donnez `--rate 24`, ou le taux du client : `smm client edit --hourly-rate 24`.',
    en: "No hourly rate known for “{role}”: this time will not be in the cost. Give `--rate 24`, or the client's rate: `smm client edit --hourly-rate 24`.",
  },
  without_vat: { fr: 'hors taxes', en: 'before VAT' },
  vat: { fr: 'TVA {percent}', en: 'VAT {percent}' },
  spread: {
    fr: 'sur {count} mois, le premier : {month}',
    en: { one: 'over {count} month from {month}', other: 'over {count} months from {month}' },
  },
  vat_not_recovered: {
    fr: 'Ce client ne récupère pas la TVA : si le montant est hors taxes, donnez aussi `--vat 20`.',
    en: 'This client does not recover VAT: if the amount is before VAT, give `--vat 20` too.',
  },
  foreign_currency: {
    fr: 'En {currency} sans taux de change : ce montant sera cité à part, hors du calcul du retour. Pour donner un taux : `smm client edit --exchange {currency}=0,92`',
    en: 'In {currency} without an exchange rate: this amount will be listed apart, outside the return. To give a rate: `smm client edit --exchange {currency}=0.92`',
  },

  evidence_needed: {
    fr: 'Comment sait-on que cette vente vient des réseaux ?',
    en: 'How is it known that this sale comes from social networks?',
  },
  evidence_needed_hint: {
    fr: "Ajoutez `--evidence utm` (lien de suivi), `promo_code`, `declared` (le client l'a dit) ou `assisted`.",
    en: 'Add `--evidence utm` (tagged link), `promo_code`, `declared` (the customer said so) or `assisted`.',
  },
  ask_evidence: {
    fr: 'Comment sait-on que cette vente vient des réseaux ?',
    en: 'How is it known that this sale comes from social networks?',
  },
  negative_sale: {
    fr: 'Un montant négatif est un remboursement.',
    en: 'A negative amount is a refund.',
  },
  negative_sale_hint: {
    fr: 'Écrivez `smm sale add 40 --refund-of <numéro de la vente>`.',
    en: 'Write `smm sale add 40 --refund-of <number of the sale>`.',
  },
  sale_not_found: { fr: 'Aucune vente « {id} ».', en: 'No sale “{id}”.' },
  sale_list_hint: { fr: 'Les ventes notées : `smm sale list`', en: 'The sales recorded: `smm sale list`' },
  sale_is_refund: {
    fr: "Le numéro « {id} » est celui d'un remboursement.",
    en: 'The number “{id}” is that of a refund.',
  },
  refund_of_refund: {
    fr: '« {id} » est déjà un remboursement.',
    en: '“{id}” is a refund already.',
  },
  refund_id_taken: {
    fr: 'Le numéro « {id} » est déjà pris : un remboursement a le sien.',
    en: 'The number “{id}” is taken: a refund needs its own.',
  },
  refund_too_large: {
    fr: 'Il reste {left} à rembourser sur la vente « {id} », pas {amount}.',
    en: 'Of the sale “{id}” {left} is left to refund, not {amount}.',
  },
  refund_of: { fr: 'remboursement de {id}', en: 'refund of {id}' },
  orders: {
    fr: { one: '{count} vente', other: '{count} ventes, montant total' },
    en: { one: '{count} sale', other: '{count} sales, total amount' },
  },
  margin_is: { fr: 'marge {percent}', en: 'margin {percent}' },
  margin_of_client: { fr: 'marge {percent} (celle du client)', en: "margin {percent} (the client's)" },
  margin_unknown: {
    fr: 'Marge inconnue : cette vente ne comptera pas dans le retour. Donnez `--margin 60`, ou la marge du client : `smm client edit --margin 60`.',
    en: "Margin unknown: this sale will not count in the return. Give `--margin 60`, or the client's margin: `smm client edit --margin 60`.",
  },
  sale_known: {
    fr: 'La vente « {id} » est déjà notée ({evidence}) : elle comptera une fois, par sa meilleure preuve.',
    en: 'The sale “{id}” is recorded already ({evidence}): it will count once, by its best evidence.',
  },
  not_tracked: {
    fr: "Cette preuve ({evidence}) n'est pas notée comme suivie chez ce client : un mois sans vente restera « non mesuré ». Pour le noter : `smm client edit --track {code}={month}`",
    en: 'This evidence ({evidence}) is not noted as tracked for this client: a month without sales will stay “not measured”. To note it: `smm client edit --track {code}={month}`',
  },

  lead_value: { fr: 'taux de signature {rate}, marge moyenne {margin}', en: 'close rate {rate}, average margin {margin}' },
  lead_unvalued: {
    fr: 'Sans taux de signature et marge moyenne, cette demande ne pourra pas être chiffrée : `--close-rate 30 --average-margin 200`.',
    en: 'Without a close rate and an average margin this lead cannot be valued: `--close-rate 30 --average-margin 200`.',
  },
  lead_won_hint: {
    fr: 'Une demande gagnée devient une vente : notez-la avec `smm sale add`.',
    en: 'A lead that is won becomes a sale: record it with `smm sale add`.',
  },

  nothing_time: { fr: 'Aucun temps noté.', en: 'No time recorded.' },
  nothing_cost: { fr: 'Aucun coût noté.', en: 'No cost recorded.' },
  nothing_sale: { fr: 'Aucune vente notée.', en: 'No sale recorded.' },
  nothing_lead: { fr: 'Aucune demande notée.', en: 'No lead recorded.' },
  total: { fr: 'Total', en: 'Total' },
  column_id: { fr: 'N°', en: 'No.' },
  column_date: { fr: 'Date', en: 'Date' },
  column_duration: { fr: 'Durée', en: 'Time' },
  column_role: { fr: 'Qui', en: 'Who' },
  column_activity: { fr: 'Activité', en: 'Activity' },
  column_network: { fr: 'Réseau', en: 'Network' },
  column_rate: { fr: 'Taux', en: 'Rate' },
  column_kind: { fr: 'Type', en: 'Kind' },
  column_amount: { fr: 'Montant HT', en: 'Before VAT' },
  column_vat: { fr: 'TVA', en: 'VAT' },
  column_months: { fr: 'Mois', en: 'Months' },
  column_revenue: { fr: 'Montant', en: 'Amount' },
  column_count: { fr: 'Ventes', en: 'Sales' },
  column_evidence: { fr: 'Preuve', en: 'Evidence' },
  column_margin: { fr: 'Marge', en: 'Margin' },
  column_status: { fr: 'État', en: 'Status' },
  column_close_rate: { fr: 'Signature', en: 'Close rate' },
  column_avg_margin: { fr: 'Marge moyenne', en: 'Average margin' },

  // help
  noun_time: { fr: 'le temps passé pour un client', en: 'the time spent for a client' },
  noun_cost: { fr: 'ce que coûtent les réseaux au client', en: 'what social networks cost the client' },
  noun_sale: {
    fr: 'les ventes venues des réseaux, avec leur preuve',
    en: 'sales that came from social networks, with their evidence',
  },
  noun_lead: { fr: 'les demandes venues des réseaux', en: 'requests that came from social networks' },
  about_time_add: { fr: 'noter du temps', en: 'record time' },
  about_time_list: { fr: 'le temps noté', en: 'the time recorded' },
  about_cost_add: { fr: 'noter une dépense, hors taxes', en: 'record money spent, before VAT' },
  about_cost_list: { fr: 'les dépenses notées', en: 'the money spent' },
  about_sale_add: { fr: 'noter une vente ou un remboursement, hors taxes', en: 'record a sale or a refund, before VAT' },
  about_sale_list: { fr: 'les ventes notées', en: 'the sales recorded' },
  about_lead_add: {
    fr: "noter une demande, ou ce qu'elle est devenue (avec son numéro)",
    en: 'record a lead, or what became of it (with its number)',
  },
  about_lead_list: { fr: 'les demandes notées', en: 'the leads recorded' },
  argument_duration: { fr: 'minutes, ou `1h30`, `0:45`', en: 'minutes, or `1h30`, `0:45`' },
  argument_amount: { fr: 'montant comme on le dit : `200`, `24,50`', en: 'amount as one says it: `200`, `24.50`' },
  option_date: {
    fr: "jour, aujourd'hui sinon (`2026-11-23`, `23/11`, `hier`)",
    en: 'day, else today (`2026-11-23`, `23/11`, `yesterday`)',
  },
  option_role: {
    fr: 'qui : `consultant` et `provider` ne sont pas chiffrés, leur facture est le coût',
    en: 'who: `consultant` and `provider` are not costed, their invoice is the cost',
  },
  option_network: { fr: 'pour quel réseau', en: 'for which network' },
  option_activity: { fr: 'pour quelle activité', en: 'for which activity' },
  option_rate: {
    fr: "coût d'une heure ; sinon celui du profil du client",
    en: "cost of one hour; else that of the client's profile",
  },
  option_estimated: { fr: 'durée estimée, et non relevée', en: 'the time is estimated, not measured' },
  option_kind: { fr: 'type de dépense', en: 'kind of cost' },
  option_vat: { fr: 'taux de TVA en pour cent', en: 'VAT rate in percent' },
  option_months: { fr: 'répartir sur tant de mois', en: 'spread over that many months' },
  option_currency: { fr: 'devise, celle du client sinon', en: "currency, else the client's" },
  option_count: { fr: 'nombre de ventes que ce montant réunit', en: 'how many sales this amount stands for' },
  option_refund_of: { fr: 'numéro de la vente remboursée', en: 'number of the sale that is refunded' },
  option_evidence: { fr: "comment on sait qu'elle vient des réseaux", en: 'how it is known to come from social networks' },
  option_sale_id: { fr: 'numéro de la vente chez le client', en: "the client's own number of the sale" },
  option_margin: { fr: 'marge en pour cent ; sinon celle du client', en: "margin in percent; else the client's" },
  option_lead_id: { fr: 'numéro de la demande', en: 'number of the lead' },
  option_status: { fr: "ce qu'elle est devenue", en: 'what became of it' },
  option_close_rate: {
    fr: 'part des demandes qui deviennent des ventes, en pour cent',
    en: 'share of leads that become sales, in percent',
  },
  option_average_margin: { fr: "marge moyenne d'une vente", en: 'average margin of one sale' },
  option_month: { fr: 'un seul mois : `2026-10`, `octobre`', en: 'one month only: `2026-10`, `october`' },
})

/** The two uncosted roles in the reader's language; every other role as the client says it. */
export function roleName(lang: Lang, role: string): string {
  if (role === 'consultant') return say(lang, resultsText.consultant)
  if (role === 'provider') return say(lang, resultsText.provider)
  return role
}
