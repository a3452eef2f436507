import { texts } from './text.ts'

/** Words of the calendar, on the terminal, as a page and as a file of other calendars. */
export const calendarText = texts({
  about: {
    fr: "un mois ou une semaine en un coup d'œil : publications, créneaux libres, fériés, temps forts",
    en: 'a month or a week at a glance: posts, free slots, holidays, key dates',
  },
  option_month: {
    fr: 'le mois : `2026-12`, `décembre`, `next` (sinon le mois en cours)',
    en: 'the month: `2026-12`, `december`, `next` (otherwise the current one)',
  },
  option_week: {
    fr: 'la semaine : `2026-W50`, un de ses jours, `current` ou `next`',
    en: 'the week: `2026-W50`, one of its days, `current` or `next`',
  },
  option_ics: {
    fr: 'pour les agendas (ICS) ; trois mois, sauf indication contraire',
    en: 'for calendar programs (ICS); three months unless you say which',
  },
  option_html: { fr: 'une page à imprimer ou à envoyer', en: 'a page to print or to send' },
  option_output: { fr: "fichier où l'écrire (`.html` ou `.ics`)", en: 'file to write it to (`.html` or `.ics`)' },

  two_periods: { fr: 'Un mois ou une semaine, pas les deux.', en: 'A month or a week, not both.' },
  two_forms: { fr: 'Une page ou un fichier ICS, pas les deux.', en: 'A page or an ICS file, not both.' },
  one_of_them: { fr: "Gardez l'un des deux.", en: 'Keep one of them.' },
  bad_week: { fr: 'Semaine non comprise : « {text} ».', en: 'Week not understood: “{text}”.' },
  bad_week_hint: {
    fr: 'Écrivez `--week 2026-W50`, un de ses jours (`--week 2026-12-08`), `current` ou `next`.',
    en: 'Write `--week 2026-W50`, one of its days (`--week 2026-12-08`), `current` or `next`.',
  },
  bad_output: { fr: "Le calendrier ne s'écrit qu'en .html ou .ics.", en: 'The calendar is written as .html or .ics only.' },
  bad_output_hint: { fr: 'Donnez un nom comme `-o calendrier.html`.', en: 'Give a name such as `-o calendar.html`.' },
  would_write: { fr: 'Écrirait {path}.', en: 'Would write {path}.' },
  written: { fr: 'Écrit : {path}', en: 'Written: {path}' },

  week_title: { fr: 'Semaine {week}, du {from} au {to}', en: 'Week {week}, {from} to {to}' },
  range_title: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  legend: {
    fr: 'Par jour : p publications, c créneaux libres, f férié, t temps fort.',
    en: 'Per day: p posts, f free slots, h public holiday, k key date.',
  },
  /** Signs of the legend, in the order of the cell. */
  sign_post: { fr: 'p', en: 'p' },
  sign_free: { fr: 'c', en: 'f' },
  sign_holiday: { fr: 'f', en: 'h' },
  sign_key_date: { fr: 't', en: 'k' },

  col_when: { fr: 'Quand', en: 'When' },
  col_id: { fr: 'N°', en: 'No.' },
  col_accounts: { fr: 'Comptes', en: 'Accounts' },
  col_what: { fr: 'Quoi', en: 'What' },
  col_about: { fr: 'Détail', en: 'Detail' },
  holiday: { fr: 'férié', en: 'holiday' },
  key_date: { fr: 'temps fort', en: 'key date' },
  free: { fr: 'créneau libre', en: 'free slot' },
  holiday_named: { fr: 'férié : {name}', en: 'holiday: {name}' },
  nothing: { fr: 'rien', en: 'nothing' },
  until: { fr: "{name}, jusqu'au {day}", en: '{name}, until {day}' },
  empty: { fr: 'Rien de prévu.', en: 'Nothing planned.' },

  gaps: {
    fr: { one: '{count} créneau libre dans le rythme prévu.', other: '{count} créneaux libres dans le rythme prévu.' },
    en: { one: '{count} free slot in the planned rhythm.', other: '{count} free slots in the planned rhythm.' },
  },
  gap_hint: {
    fr: 'Le prochain : `smm queue add "…" --slot next{client}`',
    en: 'The next one: `smm queue add "…" --slot next{client}`',
  },
  gaps_hint: {
    fr: 'Tous à la fois : `smm queue draft --month {month} -o {month}{client}`',
    en: 'All of them at once: `smm queue draft --month {month} -o {month}{client}`',
  },
  month_ends: { fr: 'La suite : `smm calendar --month next{client}`', en: 'Next: `smm calendar --month next{client}`' },
  clash: {
    fr: 'Trop proches sur {account} : {one} et {other}, {when} ({minutes} min).',
    en: 'Too close on {account}: {one} and {other}, {when} ({minutes} min).',
  },
  crowd: {
    fr: '{account} : {count} publications le {day}, deux suffisent.',
    en: '{account}: {count} posts on {day}, two are enough.',
  },
  over: {
    fr: 'Semaine du {day} : {count} publications pour {planned} prévues.',
    en: 'Week of {day}: {count} posts for {planned} planned.',
  },
  mix: { fr: 'Piliers sur 4 semaines : {shares}.', en: 'Pillars over 4 weeks: {shares}.' },
  mix_month: { fr: 'Piliers du mois : {shares}.', en: 'Pillars of the month: {shares}.' },
  mix_far: {
    fr: "Plus de 15 points d'écart avec le plan ; le plus en retard : {pillar}.",
    en: 'More than 15 points from the plan; furthest behind: {pillar}.',
  },
  mix_without: {
    fr: { one: '{count} publication sans pilier.', other: '{count} publications sans pilier.' },
    en: { one: '{count} post without a pillar.', other: '{count} posts without a pillar.' },
  },
  undated: { fr: 'Sans date : {names}.', en: 'Without a date: {names}.' },

  kicker: { fr: 'Calendrier des publications', en: 'Publishing calendar' },
  caption: { fr: 'Une ligne par semaine, un jour par colonne.', en: 'One row a week, one column a day.' },
  week_head: { fr: 'Semaine', en: 'Week' },
  remarks: { fr: 'À savoir', en: 'Good to know' },
  week_count: { fr: '{count} sur {planned} prévues', en: '{count} of {planned} planned' },
  today: { fr: "aujourd'hui", en: 'today' },

  ics_name: { fr: '{name}, publications', en: '{name}, posts' },
  ics_write: { fr: 'À écrire', en: 'To write' },
  ics_accounts: { fr: 'Comptes : {accounts}', en: 'Accounts: {accounts}' },
  ics_status: { fr: 'État : {status}', en: 'Status: {status}' },
  ics_pillar: { fr: 'Pilier : {pillar}', en: 'Pillar: {pillar}' },
})
