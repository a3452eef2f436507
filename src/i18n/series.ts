import { texts, type Lang } from './text.ts'

/** First to fifth, of a month or a year; last and last but one. */
export const whichNames = {
  fr: { 1: 'premier', 2: 'deuxième', 3: 'troisième', 4: 'quatrième', 5: 'cinquième', '-1': 'dernier', '-2': 'avant-dernier' },
  en: { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', '-1': 'last', '-2': 'last but one' },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>

/** Words of what comes back: series and evergreen pools. */
export const seriesText = texts({
  // a rule in words
  every_day: {
    fr: { one: 'chaque jour', other: 'tous les {count} jours' },
    en: { one: 'every day', other: 'every {count} days' },
  },
  every_week: {
    fr: { one: 'chaque semaine', other: 'toutes les {count} semaines' },
    en: { one: 'every week', other: 'every {count} weeks' },
  },
  every_month: {
    fr: { one: 'chaque mois', other: 'tous les {count} mois' },
    en: { one: 'every month', other: 'every {count} months' },
  },
  every_year: {
    fr: { one: 'chaque année', other: 'tous les {count} ans' },
    en: { one: 'every year', other: 'every {count} years' },
  },
  every_working_day: { fr: 'chaque jour ouvré (du lundi au vendredi)', en: 'every working day (Monday to Friday)' },
  on_days: { fr: '{every}, {days}', en: '{every}, on {days}' },
  on_the: { fr: '{every}, {days}', en: '{every}, on the {days}' },
  last_day: { fr: 'dernier jour', en: 'last day' },
  working_day: { fr: '{which} jour ouvré', en: '{which} working day' },
  which_day: { fr: '{which} {day}', en: '{which} {day}' },
  by_rule: { fr: 'selon la règle {rule}', en: 'by the rule {rule}' },
  at_time: { fr: '{rule} à {time}', en: '{rule} at {time}' },
  so_often: {
    fr: { one: '{rule}, une fois', other: '{rule}, {count} fois' },
    en: { one: '{rule}, once', other: '{rule}, {count} times' },
  },
  until_day: { fr: "{rule}, jusqu'au {day}", en: '{rule}, until {day}' },

  // flags
  repeat: {
    fr: 'revenir : daily, weekly, monthly, yearly, weekdays, ou une règle (FREQ=WEEKLY;BYDAY=MO,TH)',
    en: 'come back: daily, weekly, monthly, yearly, weekdays, or a rule (FREQ=WEEKLY;BYDAY=MO,TH)',
  },
  until: { fr: 'dernier jour de --repeat (2026-12-31)', en: 'last day of --repeat (2026-12-31)' },
  evergreen: {
    fr: 'mettre dans cette réserve au lieu de lui donner une date',
    en: 'put it into this pool instead of giving it a date',
  },
  variant: {
    fr: 'une autre rédaction du texte (--evergreen) ; répétable',
    en: 'another wording of the text (--evergreen); repeatable',
  },
  max_uses: { fr: 'au plus autant de fois (--evergreen)', en: 'at most so many times (--evergreen)' },
  from_pool: { fr: 'puiser dans cette réserve', en: 'draw from this pool' },
  edit_series: { fr: 'changer aussi les suivantes de la série', en: 'change the following ones of the series too' },
  cancel_series: { fr: 'arrêter la série à partir de celle-ci', en: 'end the series from this one on' },

  // reading a rule
  unreadable: { fr: 'Récurrence illisible : « {typed} ».', en: 'Unreadable recurrence: “{typed}”.' },
  unreadable_part: {
    fr: "Récurrence illisible : « {typed} » (« {part} » n'est pas compris).",
    en: 'Unreadable recurrence: “{typed}” (“{part}” is not understood).',
  },
  unreadable_hint: {
    fr: 'Par exemple : `--repeat weekly`, `--repeat "chaque mois"`, `--repeat "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10"`',
    en: 'For example: `--repeat weekly`, `--repeat "every 2 weeks"`, `--repeat "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10"`',
  },
  too_often: { fr: 'Plus souvent que chaque jour : « {part} ».', en: 'More often than every day: “{part}”.' },
  too_often_hint: {
    fr: 'Une série vient au plus une fois par jour ; pour deux heures, faites deux séries.',
    en: 'A series comes once a day at most; for two hours, make two series.',
  },
  hour_inside: { fr: "L'heure ne va pas dans la règle : « {part} ».", en: 'The hour does not belong in the rule: “{part}”.' },
  hour_inside_hint: { fr: 'Elle est celle de `--at`.', en: 'It is that of `--at`.' },
  start_inside: {
    fr: 'Le début ne va pas dans la règle : « {part} ».',
    en: 'The beginning does not belong in the rule: “{part}”.',
  },
  start_inside_hint: { fr: 'Il est celui de `--at`.', en: 'It is that of `--at`.' },
  exception_inside: {
    fr: 'Les exceptions ne vont pas dans la règle : « {part} ».',
    en: 'Exceptions do not belong in the rule: “{part}”.',
  },
  exception_inside_hint: {
    fr: 'Ajoutez la série, puis annulez ou déplacez celle qui ne convient pas : `smm queue cancel <id>`',
    en: 'Add the series, then cancel or move the one that does not suit: `smm queue cancel <id>`',
  },
  two_ends: { fr: 'La fin est donnée deux fois.', en: 'The end is given twice.' },
  two_ends_hint: { fr: 'Gardez `COUNT`, `UNTIL` ou `--until`.', en: 'Keep `COUNT`, `UNTIL` or `--until`.' },
  no_occurrence: {
    fr: 'Cette règle ne donne aucune date à partir du {first}.',
    en: 'This rule gives no date from {first} on.',
  },
  no_occurrence_hint: { fr: 'Vérifiez la fin et les jours de la règle.', en: 'Check the end and the days of the rule.' },
  needs_time: { fr: 'Une série a besoin de sa première date.', en: 'A series needs its first date.' },
  needs_time_hint: { fr: 'Ajoutez-la : `--at "lundi 9h"`', en: 'Add it: `--at "monday 9am"`' },
  until_alone: { fr: "`--until` ne va qu'avec `--repeat`.", en: '`--until` goes with `--repeat` only.' },
  no_other_time: {
    fr: '`--repeat` va avec `--at` : ni `--now`, ni `--draft`, ni `--slot`.',
    en: '`--repeat` goes with `--at`: not with `--now`, `--draft` or `--slot`.',
  },
  too_alike: {
    fr: 'Le même texte tous les {days} jours sur {network} : {reason}',
    en: 'The same text every {days} days on {network}: {reason}',
  },
  too_alike_hint: {
    fr: "Donnez-lui plusieurs rédactions (`smm queue add … --evergreen <réserve> --variant …`, puis `--from-pool`) ; si c'est voulu : `--allow-duplicate`",
    en: 'Give it several wordings (`smm queue add … --evergreen <pool> --variant …`, then `--from-pool`); if it is meant: `--allow-duplicate`',
  },
  alike: { fr: 'Le même texte à chaque fois sur {network} : {reason}', en: 'The same text each time on {network}: {reason}' },

  // said back
  added: {
    fr: {
      one: 'Série {id} ajoutée · {count} publication ({posts})',
      other: 'Série {id} ajoutée · {count} publications ({posts})',
    },
    en: { one: 'Series {id} added · {count} post ({posts})', other: 'Series {id} added · {count} posts ({posts})' },
  },
  would_add: { fr: 'Serait ajoutée comme série', en: 'Would be added as a series' },
  next_dates: { fr: 'Prochaines dates :', en: 'Next dates:' },
  goes_on: {
    fr: "Les publications suivantes sont ajoutées au fil du temps, {days} jours à l'avance.",
    en: 'The following posts are added as time goes by, {days} days ahead.',
  },
  begins_later: {
    fr: "{first} n'est pas un jour de la règle : la série commence le {date}.",
    en: '{first} is no day of the rule: the series begins on {date}.',
  },
  short_months: {
    fr: 'Seulement les mois qui ont un {day}. Pour le dernier jour de chaque mois : `--repeat "FREQ=MONTHLY;BYMONTHDAY=-1"`',
    en: 'Only in months that have a day {day}. For the last day of every month: `--repeat "FREQ=MONTHLY;BYMONTHDAY=-1"`',
  },
  clock_gap: {
    fr: "Le {date}, {time} n'existe pas (passage à l'heure d'été) : elle partira à {instead}.",
    en: 'On {date}, {time} does not exist (the clocks go forward): it leaves at {instead}.',
  },
  clock_twice: {
    fr: 'Le {date}, {time} existe deux fois (les horloges reculent) : elle partira la première fois.',
    en: 'On {date}, {time} comes twice (the clocks go back): it leaves the first time.',
  },
  price_each: { fr: 'Coût : {price} à chaque fois', en: 'Cost: {price} each time' },
  one_of_series: {
    fr: '{rule} (série {id}, celle du {occurrence})',
    en: '{rule} (series {id}, the one of {occurrence})',
  },
  ended: { fr: 'terminée', en: 'ended' },
  label_series: { fr: 'Série', en: 'Series' },
  label_pool: { fr: 'Réserve', en: 'Pool' },
  from_entry: { fr: '{name}, n° {entry}', en: '{name}, entry {entry}' },

  changed: {
    fr: {
      one: 'Série {id} changée · {count} publication ({posts})',
      other: 'Série {id} changée · {count} publications ({posts})',
    },
    en: { one: 'Series {id} changed · {count} post ({posts})', other: 'Series {id} changed · {count} posts ({posts})' },
  },
  would_change: {
    fr: {
      one: 'La série {id} serait changée · {count} publication ({posts})',
      other: 'La série {id} serait changée · {count} publications ({posts})',
    },
    en: {
      one: 'Series {id} would be changed · {count} post ({posts})',
      other: 'Series {id} would be changed · {count} posts ({posts})',
    },
  },
  ended_now: {
    fr: {
      one: 'Série {id} terminée · {count} publication annulée',
      other: 'Série {id} terminée · {count} publications annulées',
    },
    en: { one: 'Series {id} ended · {count} post cancelled', other: 'Series {id} ended · {count} posts cancelled' },
  },
  would_end: { fr: 'La série {id} serait terminée', en: 'Series {id} would be ended' },
  confirm_end: { fr: 'Arrêter la série {id} à partir du {from} ?', en: 'End series {id} from {from} on?' },
  no_series: { fr: "La publication {id} n'est d'aucune série.", en: 'Post {id} belongs to no series.' },
  no_series_hint: { fr: 'Sans `--series` : elle seule.', en: 'Without `--series`: it alone.' },
  one_cancelled: { fr: 'Elle ne reviendra pas ; la série continue.', en: 'It will not come back; the series goes on.' },
  series_edit_pool: {
    fr: 'La série {id} puise dans une réserve : changez ce qui est dedans.',
    en: 'Series {id} draws from a pool: change what is in it.',
  },
  series_edit_pool_hint: { fr: 'Voir la réserve : `smm pool list`', en: 'See the pool: `smm pool list`' },

  // what could not be made
  problem: {
    fr: "Série {id} ({rule}) : celle du {occurrence} n'a pas pu être ajoutée. {reason}",
    en: 'Series {id} ({rule}): the one of {occurrence} could not be added. {reason}',
  },
  notice_problem: { fr: "Une série n'a pas pu continuer ({client})", en: 'A series could not go on ({client})' },
  account_gone: { fr: "Un de ses comptes n'existe plus.", en: 'One of its accounts is gone.' },
  media_gone: {
    fr: "Son fichier `{file}` n'est plus dans le dossier de smm.",
    en: 'Its file `{file}` is no longer in the folder of smm.',
  },
  unexpected: { fr: 'Erreur inattendue : {message}', en: 'Unexpected error: {message}' },

  // pools
  pool_about: { fr: 'les réserves : des publications qui peuvent revenir', en: 'pools: posts that may come back' },
  pool_list: { fr: 'voir les réserves', en: 'see the pools' },
  pool_show: { fr: "voir ce qu'il y a dans une réserve, et ce qui est prêt", en: 'see what is in a pool, and what is ready' },
  pool_edit: { fr: 'changer le repos entre deux passages', en: 'change the rest between two uses' },
  pool_remove: { fr: 'enlever une réserve, ou une de ses publications', en: 'remove a pool, or one of its posts' },
  pool_name: { fr: 'nom de la réserve', en: 'name of the pool' },
  pool_entry: { fr: 'numéro dans la réserve', en: 'number in the pool' },
  cool_down: { fr: 'jours de repos entre deux passages sur un compte', en: 'days of rest between two uses on an account' },
  pool_bad_name: { fr: 'Nom de réserve illisible : « {name} ».', en: 'Unreadable name of a pool: “{name}”.' },
  pool_bad_name_hint: {
    fr: 'Des lettres, des chiffres et des traits : `recettes`',
    en: 'Letters, digits and hyphens: `recipes`',
  },
  bad_uses: {
    fr: '`--max-uses` attend un nombre entier, pas « {value} ».',
    en: '`--max-uses` expects a whole number, not “{value}”.',
  },
  bad_days: {
    fr: '`--cool-down` attend de 1 à 3650 jours, pas « {value} ».',
    en: '`--cool-down` expects 1 to 3650 days, not “{value}”.',
  },
  bad_entry: { fr: 'Aucune publication {entry} dans {name}.', en: 'No entry {entry} in {name}.' },
  bad_entry_hint: { fr: 'Voir les numéros : `smm pool show {name}`', en: 'See the numbers: `smm pool show {name}`' },
  entry_with_time: {
    fr: '`--evergreen` met de côté, sans date : ni `--at`, ni `--now`, ni `--slot`, ni `--repeat`.',
    en: '`--evergreen` puts aside, without a date: not with `--at`, `--now`, `--slot` or `--repeat`.',
  },
  only_evergreen: {
    fr: '`--variant` et `--max-uses` vont avec `--evergreen`.',
    en: '`--variant` and `--max-uses` go with `--evergreen`.',
  },
  pool_and_text: {
    fr: '`--from-pool` prend le texte dans la réserve : ni texte, ni titre, ni image.',
    en: '`--from-pool` takes the text from the pool: no text, title or media beside it.',
  },
  same_variant: { fr: 'La rédaction « {text} » est donnée deux fois.', en: 'The wording “{text}” is given twice.' },
  pool_unknown: { fr: 'Aucune réserve « {name} ».', en: 'No pool “{name}”.' },
  pool_unknown_hint: { fr: 'Voir les réserves : `smm pool list`', en: 'See the pools: `smm pool list`' },
  pool_in_use: { fr: 'La série {series} puise dans {name}.', en: 'Series {series} draws from {name}.' },
  pool_in_use_hint: {
    fr: "Arrêtez-la d'abord : `smm queue cancel <id> --series`",
    en: 'End it first: `smm queue cancel <id> --series`',
  },
  entry_added: {
    fr: {
      one: 'Ajoutée à {name} sous le n° {entry} · {count} rédaction',
      other: 'Ajoutée à {name} sous le n° {entry} · {count} rédactions',
    },
    en: {
      one: 'Added to {name} as entry {entry} · {count} wording',
      other: 'Added to {name} as entry {entry} · {count} wordings',
    },
  },
  entry_would: { fr: 'Serait ajoutée à {name}', en: 'Would be added to {name}' },
  entry_next: {
    fr: 'Pour y puiser : `smm queue add --from-pool {name} --at "lundi 9h" --repeat weekly`',
    en: 'To draw from it: `smm queue add --from-pool {name} --at "monday 9am" --repeat weekly`',
  },
  pools_none: { fr: 'Aucune réserve.', en: 'No pool.' },
  pools_none_hint: {
    fr: 'Ajoutez une publication : `smm queue add "…" --evergreen <nom>`',
    en: 'Add a post: `smm queue add "…" --evergreen <name>`',
  },
  cool_down_is: {
    fr: { one: '{count} jour de repos', other: '{count} jours de repos' },
    en: { one: '{count} day of rest', other: '{count} days of rest' },
  },
  col_text: { fr: 'Texte', en: 'Text' },
  ready_text_rests: { fr: 'texte récent', en: 'recent text' },
  col_entry: { fr: 'N°', en: 'No.' },
  col_pool: { fr: 'Réserve', en: 'Pool' },
  col_posts: { fr: 'Publications', en: 'Posts' },
  col_rest: { fr: 'Repos (jours)', en: 'Rest (days)' },
  col_wordings: { fr: 'Rédactions', en: 'Wordings' },
  col_uses: { fr: 'Passages', en: 'Uses' },
  col_last: { fr: 'Dernier', en: 'Last' },
  col_ready: { fr: 'Prête', en: 'Ready' },
  ready_now: { fr: 'maintenant', en: 'now' },
  ready_never: { fr: 'épuisée', en: 'used up' },
  never_used: { fr: 'jamais', en: 'never' },
  pool_changed: {
    fr: { one: '{name} : {count} jour de repos', other: '{name} : {count} jours de repos' },
    en: { one: '{name}: {count} day of rest', other: '{name}: {count} days of rest' },
  },
  pool_would_change: {
    fr: { one: '{name} aurait {count} jour de repos', other: '{name} aurait {count} jours de repos' },
    en: { one: '{name} would have {count} day of rest', other: '{name} would have {count} days of rest' },
  },
  pool_removed: { fr: 'Réserve {name} enlevée', en: 'Pool {name} removed' },
  pool_would_remove: { fr: 'La réserve {name} serait enlevée', en: 'Pool {name} would be removed' },
  entry_removed: { fr: 'N° {entry} enlevé de {name}', en: 'Entry {entry} removed from {name}' },
  entry_would_remove: { fr: 'Le n° {entry} de {name} serait enlevé', en: 'Entry {entry} of {name} would be removed' },
  confirm_remove: { fr: 'Enlever {name} ?', en: 'Remove {name}?' },
  pool_empty: { fr: 'La réserve {name} est vide.', en: 'The pool {name} is empty.' },
  pool_empty_hint: {
    fr: 'Remplissez-la : `smm queue add "…" --evergreen {name}`',
    en: 'Fill it: `smm queue add "…" --evergreen {name}`',
  },
  pool_used_up: {
    fr: 'Tout ce que contient {name} a servi autant de fois que permis.',
    en: 'All that is in {name} has been used as often as it may.',
  },
  pool_rests: {
    fr: "Rien n'est prêt dans {name} : tout se repose jusqu'au {day}.",
    en: 'Nothing in {name} is ready: all of it rests until {day}.',
  },
  pool_text_rests: {
    fr: "Rien n'est prêt dans {name} : ces textes sont déjà passés, ou passeront, à moins de 30 jours.",
    en: 'Nothing in {name} is ready: these texts have been out, or will be, within 30 days.',
  },
  pool_refused: { fr: 'Rien dans {name} ne peut partir : {reason}', en: 'Nothing in {name} can go out: {reason}' },
  pool_gone: { fr: "Sa réserve n'existe plus.", en: 'Its pool is gone.' },
  pool_busy: { fr: 'La réserve {name} change sans cesse.', en: 'The pool {name} keeps changing.' },
})
