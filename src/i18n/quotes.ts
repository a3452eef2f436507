import type { Decision, PriceReason, QuoteWarning } from '../people/quote.ts'
import type { Observation, QuoteLineKind, QuoteQuestion, QuoteRedFlag } from '../store/quotes.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm quote`. */
export const quoteText = texts({
  about: {
    fr: "devis reçus d'autres prestataires, comparés",
    en: 'quotes received from other providers, compared',
  },
  about_add: {
    fr: 'noter un devis reçu ; pour un prestataire déjà noté, change ce qui est dit et garde le reste',
    en: 'record a quote received; for a provider already there, changes what is said and keeps the rest',
  },
  about_list: { fr: 'voir les devis reçus', en: 'see the quotes received' },
  about_compare: {
    fr: 'mettre les devis côte à côte, et retenir le bon',
    en: 'put the quotes side by side, and choose one',
  },
  about_remove: { fr: 'retirer un devis', en: 'remove a quote' },
  argument_provider: { fr: 'nom du prestataire', en: 'name of the provider' },
  argument_id: { fr: 'numéro du devis (`smm quote list`)', en: 'number of the quote (`smm quote list`)' },
  option_date: { fr: "jour du devis (aujourd'hui)", en: 'day of the quote (today)' },
  option_valid: {
    fr: "valable jusqu'au : `2026-12-31`, `31/12/2026`, ou `30 jours`",
    en: 'valid until: `2026-12-31`, `31/12/2026`, or `30 days`',
  },
  option_line: {
    fr: 'une ligne hors taxes, `genre:libellé:montant[:once]` ; genres fee, third_party, ads ; par mois, ou une fois avec once ; répétable',
    en: 'a line before VAT, `kind:label:amount[:once]`; kinds fee, third_party, ads; per month, or once only; repeatable',
  },
  option_vat: { fr: 'taux de TVA (20 ; 0 si non applicable)', en: 'VAT rate (20; 0 where none applies)' },
  option_currency: { fr: "devise, si ce n'est pas celle du client", en: 'currency, if not that of the client' },
  option_hours: { fr: 'heures proposées par mois', en: 'hours offered per month' },
  option_posts: { fr: 'publications proposées par mois', en: 'posts offered per month' },
  option_backup: {
    fr: 'qui prend le relais ; none : personne',
    en: 'who steps in; none: nobody',
  },
  option_account: { fr: 'un compte ou un site à lui ; répétable', en: 'an account or a site of its own; repeatable' },
  option_observed: {
    fr: 'ce qui y a été vu, séparé par des virgules ({points}) ; none : rien de cela',
    en: 'what was seen there, separated by commas ({points}); none: none of it',
  },
  option_reference: {
    fr: 'un de ses clients ; `nom:called` : appelé ; répétable',
    en: 'one of its customers; `name:called`: called; repeatable',
  },
  option_red_flag: {
    fr: "signes d'alerte, séparés par des virgules (claims_everything, holds_alone) ; none : aucun",
    en: 'red flags, separated by commas (claims_everything, holds_alone); none: no red flag',
  },
  option_specialist: {
    fr: 'spécialiste du métier, oui ou non : noté, sans poids dans la comparaison',
    en: 'specialist in the trade, yes or no: noted, without weight in the comparison',
  },
  option_answer: {
    fr: 'une des quatre questions : `skills=oui`, `support=non` ; répétable ; questions : {questions}',
    en: 'one of the four questions: `skills=yes`, `support=no`; repeatable; questions: {questions}',
  },
  option_second_price: {
    fr: "les honoraires présentés une seconde fois (par mois, ou uniques si aucun n'est mensuel)",
    en: 'the fee as presented a second time (per month, or once where none is monthly)',
  },
  option_story: {
    fr: "jour de l'entretien sur l'histoire de la marque",
    en: 'day of the meeting on the story of the brand',
  },
  option_choose: { fr: 'retenir ce devis, si les règles le permettent', en: 'choose this quote, where the rules allow it' },

  // refusals
  bad_provider: {
    fr: 'Le nom du prestataire a de 1 à 120 caractères.',
    en: 'The name of the provider has 1 to 120 characters.',
  },
  lines_needed: { fr: 'Un devis a au moins une ligne.', en: 'A quote has one line at least.' },
  nothing_said: { fr: 'Rien à changer.', en: 'Nothing to change.' },
  currency_needs_lines: {
    fr: 'Dans une autre devise, les lignes ne sont plus les mêmes : donnez-les.',
    en: 'In another currency the lines are no longer the same: give them.',
  },
  backup_needed: {
    fr: "Qui prend le relais du prestataire ? Dites-le, même si ce n'est personne.",
    en: 'Who steps in for the provider? Say it, even if nobody does.',
  },
  add_hint: {
    fr: 'Par exemple : `smm quote add "Studio A" --line "fee:Animation:450" --backup none`',
    en: 'For example: `smm quote add "Studio A" --line "fee:Community:450" --backup none`',
  },
  bad_validity: {
    fr: 'Un devis du {dated} ne finit pas le {until}.',
    en: 'A quote of {dated} does not end on {until}.',
  },
  bad_day: { fr: "« {value} » n'est pas un jour.", en: '“{value}” is not a day.' },
  bad_day_hint: {
    fr: "Un jour s'écrit `2026-12-31` ou `31/12/2026` ; une durée, `30 jours`.",
    en: 'A day is written `2026-12-31` or `31/12/2026`; a duration, `30 days`.',
  },
  bad_line: { fr: 'Ligne illisible : « {value} ».', en: 'Line not understood: “{value}”.' },
  bad_line_hint: {
    fr: "Une ligne s'écrit `fee:Animation:450`, ou `fee:Audit:300:once` ; genres : fee, third_party, ads.",
    en: 'A line is written `fee:Community:450`, or `fee:Audit:300:once`; kinds: fee, third_party, ads.',
  },
  bad_word: { fr: '{flag} : « {value} » inconnu.', en: '{flag}: “{value}” is not known.' },
  choices_are: { fr: 'Au choix : {choices}', en: 'Choices: {choices}' },
  bad_answer_hint: {
    fr: "Une réponse s'écrit `skills=oui` ; questions : {choices}",
    en: 'An answer is written `skills=yes`; questions: {choices}',
  },
  bad_number: {
    fr: '{flag} : « {value} », un nombre au-dessus de 0 est attendu.',
    en: '{flag}: “{value}”, a number above 0 is expected.',
  },
  bad_text: { fr: '{flag} : de 1 à {max} caractères, sur une ligne.', en: '{flag}: 1 to {max} characters, on one line.' },
  amount_positive: { fr: 'Un montant au-dessus de 0 est attendu.', en: 'An amount above 0 is expected.' },
  not_found: { fr: 'Pas de devis {id}.', en: 'No quote {id}.' },
  not_found_hint: { fr: 'Les devis : `smm quote list`', en: 'The quotes: `smm quote list`' },
  not_yet: { fr: 'Trop tôt pour retenir {provider}.', en: 'Too early to choose {provider}.' },
  expired_refused: {
    fr: '{provider} : devis expiré depuis le {date}.',
    en: 'The quote of {provider} has not been valid since {date}.',
  },
  expired_hint: {
    fr: 'Demandez-en la prolongation, puis `smm quote add "{provider}" --valid-until "30 jours"`',
    en: 'Ask for it to be renewed, then `smm quote add "{provider}" --valid-until "30 days"`',
  },

  // asking
  ask_date: { fr: 'De quand date le devis ?', en: 'What is the date of the quote?' },
  ask_valid: { fr: "Jusqu'à quand est-il valable ?", en: 'Until when is it valid?' },
  ask_valid_why: {
    fr: 'Un jour, ou une durée comme « 30 jours ». Entrée : non précisé.',
    en: 'A day, or a duration like “30 days”. Enter: not stated.',
  },
  ask_line: { fr: 'Une ligne du devis : de quel genre ?', en: 'A line of the quote: of which kind?' },
  ask_line_why: {
    fr: 'Honoraires, achats à des tiers et publicité restent à part.',
    en: 'Fees, purchases from third parties and advertising stay apart.',
  },
  no_more_lines: { fr: 'plus de ligne', en: 'no more lines' },
  ask_label: { fr: 'Son libellé', en: 'Its label' },
  ask_amount: { fr: 'Son montant hors taxes ({currency})', en: 'Its amount before VAT ({currency})' },
  ask_each: { fr: 'Payé…', en: 'Paid…' },
  each_month: { fr: 'chaque mois', en: 'every month' },
  each_once: { fr: 'une seule fois', en: 'once' },
  ask_vat: { fr: 'Taux de TVA', en: 'VAT rate' },
  ask_vat_why: {
    fr: "20, ou 0 si elle n'est pas applicable. Entrée : non précisé.",
    en: '20, or 0 where none applies. Enter: not stated.',
  },
  ask_hours: { fr: "Combien d'heures par mois ?", en: 'How many hours a month?' },
  ask_posts: { fr: 'Combien de publications par mois ?', en: 'How many posts a month?' },
  enter_not_said: { fr: 'Entrée : non précisé.', en: 'Enter: not stated.' },
  ask_backup: { fr: 'Qui prend le relais en son absence ?', en: 'Who steps in when the provider is away?' },
  ask_backup_why: { fr: 'Entrée : personne.', en: 'Enter: nobody.' },
  ask_accounts: { fr: 'Ses propres comptes et sites', en: 'The accounts and sites of the provider' },
  ask_several_why: { fr: 'Séparés par des virgules. Entrée : aucun.', en: 'Separated by commas. Enter: none.' },
  ask_observed: { fr: "Qu'y voyez-vous ? Cochez ce qui est vrai.", en: 'What do you see there? Tick what is true.' },
  ask_references: { fr: 'Ses clients de référence', en: 'The reference customers of the provider' },
  ask_called: { fr: 'Lesquels avez-vous appelés ?', en: 'Which of them have you called?' },
  ask_red_flags: { fr: "Un signe d'alerte ?", en: 'A red flag?' },
  ask_red_flags_why: { fr: 'Rien coché : aucun.', en: 'Nothing ticked: none.' },
  ask_specialist: { fr: 'Est-il spécialiste de votre métier ?', en: 'Is the provider a specialist in your trade?' },
  ask_specialist_why: {
    fr: "Noté, sans poids dans la comparaison : c'est le savoir-faire des réseaux qui compte.",
    en: 'Noted, without weight in the comparison: knowing the networks is what counts.',
  },
  not_yet_known: { fr: 'je ne sais pas encore', en: 'I do not know yet' },
  ask_second_price: {
    fr: 'Les honoraires, une fois présentés à nouveau ({currency})',
    en: 'The fee, once presented again ({currency})',
  },
  ask_second_price_why: {
    fr: 'Laissez-le expliquer son prix, vos besoins et les achats à des tiers. Entrée : pas encore.',
    en: 'Let the provider explain the price, your needs and what is bought from third parties. Enter: not yet.',
  },
  ask_story: { fr: "Jour de l'entretien sur l'histoire de la marque", en: 'Day of the meeting on the story of the brand' },
  enter_not_yet: { fr: 'Entrée : pas encore.', en: 'Enter: not yet.' },
  nothing_missing: { fr: '{provider} : rien ne manque à ce devis.', en: 'Nothing is missing in the quote of {provider}.' },
  confirm_remove: { fr: '{provider} : retirer ce devis ?', en: 'Remove the quote of {provider}?' },

  // answers
  added: { fr: 'Devis noté : {summary}', en: 'Quote recorded: {summary}' },
  changed: { fr: 'Devis changé : {summary}', en: 'Quote changed: {summary}' },
  would_be: { fr: "Devis (rien n'est enregistré) : {summary}", en: 'Quote (nothing is stored): {summary}' },
  removed: { fr: 'Devis retiré : {provider}.', en: 'Quote of {provider} removed.' },
  would_remove: { fr: 'Serait retiré : {provider}.', en: 'The quote of {provider} would be removed.' },
  choice_voided: {
    fr: 'Il avait été retenu : ce qui change rouvre le choix.',
    en: 'It had been chosen: what changes opens the choice again.',
  },
  chosen: { fr: 'Devis retenu : {summary}', en: 'Quote chosen: {summary}' },
  would_choose: { fr: 'Serait retenu : {summary}', en: 'Would be chosen: {summary}' },
  chosen_hint: {
    fr: 'Ce que cela fait sur douze mois : `smm staffing compare`',
    en: 'What it comes to over twelve months: `smm staffing compare`',
  },
  none: { fr: 'Aucun devis noté.', en: 'No quote recorded.' },
  summary_month: { fr: '{amount} par mois', en: '{amount} a month' },
  summary_once: { fr: '{amount} une fois', en: '{amount} once' },
  summary_hours: { fr: '{hours} par mois', en: '{hours} a month' },
  summary_valid: { fr: "valable jusqu'au {date}", en: 'valid until {date}' },
  summary_expired: { fr: 'expiré depuis le {date}', en: 'expired since {date}' },

  // list and comparison
  col_id: { fr: 'N°', en: 'No.' },
  col_provider: { fr: 'Prestataire', en: 'Provider' },
  col_dated: { fr: 'Du', en: 'Of' },
  col_valid: { fr: "Jusqu'au", en: 'Until' },
  col_month: { fr: 'Par mois', en: 'Per month' },
  col_state: { fr: 'Où vous en êtes', en: 'Where you are' },
  not_said: { fr: 'non précisé', en: 'not stated' },
  expired: { fr: '{date}, expiré', en: '{date}, expired' },
  expired_short: { fr: 'expiré', en: 'expired' },
  before_vat: { fr: 'Montants hors taxes.', en: 'Amounts before VAT.' },
  with_vat: {
    fr: 'Montants hors taxes ; « ce que vous payez » comprend la TVA, que vous ne récupérez pas.',
    en: 'Amounts before VAT; “what you pay” includes VAT, which you do not recover.',
  },
  row_dated: { fr: 'du', en: 'of' },
  row_valid: { fr: "valable jusqu'au", en: 'valid until' },
  row_fee: { fr: 'honoraires par mois', en: 'fee per month' },
  row_first_price: { fr: "prix présenté d'abord", en: 'price presented first' },
  row_second_price: { fr: 'présenté à nouveau', en: 'presented again' },
  row_third_party: { fr: 'tiers par mois', en: 'third parties per month' },
  row_ads: { fr: 'publicité par mois', en: 'advertising per month' },
  row_fee_once: { fr: 'honoraires, une fois', en: 'fee, once' },
  row_third_party_once: { fr: 'tiers, une fois', en: 'third parties, once' },
  row_ads_once: { fr: 'publicité, une fois', en: 'advertising, once' },
  row_cost_month: { fr: 'ce que vous payez, par mois', en: 'what you pay, per month' },
  row_cost_year: { fr: 'ce que vous payez, 12 mois', en: 'what you pay, 12 months' },
  row_hours: { fr: 'heures par mois', en: 'hours per month' },
  row_posts: { fr: 'publications par mois', en: 'posts per month' },
  row_per_hour: { fr: 'honoraires par heure', en: 'fee per hour' },
  row_per_post: { fr: 'honoraires par publication', en: 'fee per post' },
  row_observed: { fr: 'ses propres comptes', en: 'own accounts' },
  row_references: { fr: 'clients appelés', en: 'customers called' },
  row_backup: { fr: 'prend le relais', en: 'steps in' },
  row_specialist: { fr: 'spécialiste du métier', en: 'specialist in the trade' },
  specialist_noted: { fr: '{answer} (sans poids)', en: '{answer} (no weight)' },
  row_yes: { fr: 'les quatre « oui »', en: 'the four “yes”' },
  of: { fr: '{count} sur {total}', en: '{count} of {total}' },
  not_looked: { fr: 'pas regardés', en: 'not looked at' },
  nobody: { fr: 'personne', en: 'nobody' },
  is_chosen: { fr: 'retenu le {date}', en: 'chosen on {date}' },
  warnings: { fr: 'À peser', en: 'To be weighed' },
  next: { fr: 'La suite', en: 'What comes next' },
  for_provider: { fr: '{provider} : {text}', en: '{provider}: {text}' },
  wait_until: {
    fr: 'Sans quatre « oui », temporisez : reposez-vous les questions le {date}.',
    en: 'Without four “yes” answers, wait: ask yourself the questions again on {date}.',
  },
  wait_unanswered: {
    fr: 'Posez-vous les quatre questions. Sans quatre « oui », temporisez deux semaines et recommencez.',
    en: 'Ask yourself the four questions. Without four “yes” answers, wait two weeks and start again.',
  },
  wait_over: {
    fr: 'Le temps de réflexion est passé ({date}) : reposez-vous les quatre questions.',
    en: 'The time to think it over has passed ({date}): ask yourself the four questions again.',
  },
  currencies: {
    fr: "Plusieurs devises ({currencies}) : les montants se lisent côte à côte, ils ne s'additionnent ni ne se classent.",
    en: 'Several currencies ({currencies}): the amounts stand side by side, they are neither added nor ranked.',
  },
  yardstick: {
    fr: "Ordre de grandeur daté de {year}, indépendants français : {beginner} la journée pour un débutant, de {from} à {to} avec de l'expérience, soit {hour_from} à {hour_to} l'heure (journée de 7 h). Ce sont vos devis qui décident.",
    en: 'Order of magnitude dated {year}, French freelancers: {beginner} a day for a beginner, {from} to {to} with experience, which is {hour_from} to {hour_to} an hour (a day of 7 h). Your quotes decide.',
  },
})

export const quoteLineLabel = {
  fee: { fr: 'honoraires', en: 'fee' },
  third_party: { fr: 'achat à un tiers', en: 'bought from a third party' },
  ads: { fr: 'publicité', en: 'advertising' },
} as const satisfies Record<QuoteLineKind, Text>

export const quoteQuestionLabel = {
  skills: {
    fr: "Ce prestataire a-t-il les compétences qu'il vous faut ?",
    en: 'Does this provider have the skills you need?',
  },
  support: {
    fr: 'Saura-t-il vous épauler et vous rassurer ?',
    en: 'Can this provider support and reassure you?',
  },
  wish: { fr: 'Avez-vous envie de travailler avec lui ?', en: 'Do you want to work with this provider?' },
  reasons: {
    fr: 'Vos raisons sont-elles seulement professionnelles ?',
    en: 'Are your reasons only professional ones?',
  },
} as const satisfies Record<QuoteQuestion, Text>

/** What is seen on the provider's own accounts. */
export const observationLabel = {
  active: { fr: 'a publié depuis moins de 30 jours', en: 'posted within 30 days' },
  regular: { fr: 'tient un rythme régulier', en: 'keeps a regular rhythm' },
  own_content: { fr: 'montre son propre travail', en: 'shows work of its own' },
  answers: { fr: 'répond aux commentaires', en: 'answers comments' },
  clear: { fr: 'écrit clairement et sans faute', en: 'writes clearly and without mistakes' },
} as const satisfies Record<Observation, Text>

export const redFlagLabel = {
  claims_everything: { fr: 'dit tout connaître', en: 'claims to know everything' },
  holds_alone: { fr: 'porterait tout sans relais', en: 'would do everything alone, with nobody to step in' },
} as const satisfies Record<QuoteRedFlag, Text>

export const quoteWarningLabel = {
  ...redFlagLabel,
  poor_presence: { fr: 'sa propre présence est faible', en: 'its own presence is poor' },
  not_observed: { fr: "ses comptes n'ont pas été regardés", en: 'its accounts have not been looked at' },
  few_references: { fr: 'moins de deux clients appelés', en: 'fewer than two customers called' },
} as const satisfies Record<QuoteWarning, Text>

export const priceReasonLabel = {
  vat_unknown: { fr: 'TVA non précisée', en: 'VAT not stated' },
  no_monthly_fee: { fr: 'pas mensuel', en: 'not monthly' },
  hours_not_said: { fr: 'heures non précisées', en: 'hours not stated' },
  posts_not_said: { fr: 'nombre non précisé', en: 'number not stated' },
} as const satisfies Record<PriceReason, Text>

/** Where the client is with an offer: in short, in a sentence, and what to type. */
export const decisionText = {
  need_second_quote: {
    short: { fr: 'second devis à demander', en: 'second quote to ask for' },
    about: {
      fr: 'Mettez ce devis de côté et demandez-en un autre : avec un seul, rien ne se décide.',
      en: 'Put this quote aside and ask for another: nothing is decided on one quote alone.',
    },
    next: { fr: 'Le noter : `smm quote add <prestataire>`', en: 'Record it: `smm quote add <provider>`' },
  },
  wait: {
    short: { fr: 'attendre', en: 'wait' },
    about: {
      fr: 'Sans quatre « oui », temporisez.',
      en: 'Without four “yes” answers, wait.',
    },
    next: {
      fr: 'Y répondre : `smm quote add "{provider}"`',
      en: 'Answer them: `smm quote add "{provider}"`',
    },
  },
  price_review: {
    short: { fr: 'prix à revoir ensemble', en: 'price to go through again' },
    about: {
      fr: 'Quatre « oui » : laissez-le présenter son prix à nouveau, avec vos besoins et les achats à des tiers.',
      en: 'Four “yes” answers: let the provider present the price again, with your needs and what is bought from third parties.',
    },
    next: {
      fr: 'Puis : `smm quote add "{provider}" --second-price 450`',
      en: 'Then: `smm quote add "{provider}" --second-price 450`',
    },
  },
  brand_story: {
    short: { fr: 'histoire à raconter', en: 'story to tell' },
    about: {
      fr: "Racontez-lui l'histoire de la marque, de vive voix, avant de dire oui.",
      en: 'Tell the provider the story of the brand, face to face, before saying yes.',
    },
    next: {
      fr: 'Puis : `smm quote add "{provider}" --story-told hier`',
      en: 'Then: `smm quote add "{provider}" --story-told yesterday`',
    },
  },
  accept: {
    short: { fr: 'peut être retenu', en: 'can be chosen' },
    about: { fr: 'Tout y est : ce devis peut être retenu.', en: 'Everything is there: this quote can be chosen.' },
    next: { fr: 'Le retenir : `smm quote compare --choose {id}`', en: 'Choose it: `smm quote compare --choose {id}`' },
  },
} as const satisfies Record<Decision, Record<'short' | 'about' | 'next', Text>>
