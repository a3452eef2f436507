import type { TaskState } from '../strategy/find-plan.ts'
import { texts, type Text } from './text.ts'

export const planText = texts({
  // help
  noun_about: { fr: 'le plan des 90 premiers jours, tâche par tâche', en: 'the plan of the first 90 days, task by task' },
  show_about: {
    fr: 'ce qui est à faire, quand, par qui, et ce qui est fait',
    en: 'what is to be done, when, by whom, and what is done',
  },
  done_about: { fr: 'noter des tâches comme faites', en: 'mark tasks as done' },
  export_about: { fr: 'le plan pour un agenda ou un tableur', en: 'the plan for a calendar program or a spreadsheet' },
  opt_all: { fr: 'aussi ce qui est fait', en: 'what is done too' },
  opt_week: { fr: 'cette semaine seulement', en: 'this week only' },
  opt_month: { fr: 'un mois seulement (ce mois-ci sans valeur)', en: 'one month only (this month without a value)' },
  opt_start: {
    fr: 'le premier jour du plan ; sans cela : le lundi qui suit la validation de la stratégie, sinon sa création',
    en: 'the first day of the plan; without it: the Monday after the strategy was approved, else made',
  },
  opt_date: { fr: "le jour où c'était fait (aujourd'hui)", en: 'the day it was done (today)' },
  opt_by: { fr: "qui l'a fait", en: 'who did it' },
  opt_minutes: {
    fr: "le temps passé (ne s'ajoute pas au temps noté : `smm time add`)",
    en: 'the time it took (not added to the time log: `smm time add`)',
  },
  opt_note: { fr: 'ce qui est à retenir', en: 'what is to be remembered' },
  opt_undo: { fr: 'rouvrir ces tâches', en: 'reopen these tasks' },
  opt_ics: { fr: 'pour un agenda (par défaut)', en: 'for a calendar program (default)' },
  opt_csv: { fr: 'pour un tableur', en: 'for a spreadsheet' },
  opt_output: { fr: 'fichier à écrire', en: 'file to write' },
  arg_tasks: { fr: 'les tâches : T05, t12 ou 12', en: 'the tasks: T05, t12 or 12' },

  // show
  title: { fr: 'Plan du {start} au {end}', en: 'Plan from {start} to {end}' },
  investment: {
    fr: "Jours 1 à 90 : phase d'investissement. On mesure le travail fait et l'audience ; le retour vient ensuite.",
    en: 'Days 1 to 90: the time to invest. What is measured is work done and audience; the return comes later.',
  },
  listening_first: {
    fr: "Jours 1 à 15 : écouter et vérifier l'existant avant de publier.",
    en: 'Days 1 to 15: listen and check what exists before posting.',
  },
  not_set: {
    fr: 'Début proposé. Pour en choisir un autre : `smm plan show --start 2026-12-07{client}`',
    en: 'Proposed start. To choose another: `smm plan show --start 2026-12-07{client}`',
  },
  start_set: { fr: 'Le plan commence le {date}.', en: 'The plan begins on {date}.' },
  start_would: { fr: 'Le plan commencerait le {date}.', en: 'The plan would begin on {date}.' },
  new_plan: {
    fr: "Un nouveau plan commence le {date} : rien n'y est encore fait.",
    en: 'A new plan begins on {date}: nothing is done in it yet.',
  },
  new_plan_would: { fr: 'Un nouveau plan commencerait le {date}.', en: 'A new plan would begin on {date}.' },
  ended: {
    fr: 'Ce plan est passé. Pour le suivant : `smm plan show --start <jour>{client}`',
    en: 'This plan is over. For the next one: `smm plan show --start <day>{client}`',
  },
  holidays_unknown: {
    fr: 'Jours fériés inconnus pour ce pays ({country}) : seuls les week-ends sont évités.',
    en: 'The public holidays of this country ({country}) are not known: only weekends are avoided.',
  },
  week: { fr: 'Semaine {number}, du {from} au {to}', en: 'Week {number}, {from} to {to}' },
  week_of_only: { fr: 'Semaine du {date}', en: 'Week of {date}' },
  late: { fr: 'En retard', en: 'Late' },
  every_week: { fr: 'chaque semaine', en: 'every week' },
  every_month: { fr: 'chaque mois', en: 'every month' },
  again_in: {
    fr: { one: 'à refaire après {count} jour', other: 'à refaire après {count} jours' },
    en: { one: 'again after {count} day', other: 'again after {count} days' },
  },
  again_on: { fr: 'à refaire le {date}', en: 'again on {date}' },
  times_done: { fr: '{done} sur {all} notées', en: '{done} of {all} marked' },
  done_on: { fr: 'faite le {date}', en: 'done on {date}' },
  done_by: { fr: 'faite le {date} par {by}', en: 'done on {date} by {by}' },
  took: { fr: '{minutes} passées', en: 'took {minutes}' },
  late_by: {
    fr: { one: 'en retard de {count} jour', other: 'en retard de {count} jours' },
    en: { one: '{count} day late', other: '{count} days late' },
  },
  nobody: { fr: 'à désigner', en: 'to be named' },
  owner: { fr: 'le dirigeant', en: 'the owner' },
  consultant: { fr: 'le consultant', en: 'the consultant' },
  provider: { fr: 'le prestataire', en: 'the provider' },
  nothing_here: { fr: 'Rien dans cette période.', en: 'Nothing in this period.' },
  all_done: { fr: 'Tout est fait.', en: 'Everything is done.' },
  hidden_done: {
    fr: { one: '{count} tâche faite (`--all` la montre)', other: '{count} tâches faites (`--all` les montre)' },
    en: { one: '{count} task done (`--all` shows it)', other: '{count} tasks done (`--all` shows them)' },
  },
  timeline: { fr: 'Les 90 jours', en: 'The 90 days' },
  sign_missed: { fr: 'manquée', en: 'missed' },
  row_in_words: { fr: 'du {from} au {to}, {state}', en: '{from} to {to}, {state}' },
  timeline_legend: {
    fr: "█ faite   ▓ en cours ou en retard   ░ à venir   │ aujourd'hui",
    en: '█ done   ▓ due or late   ░ to come   │ today',
  },
  total: { fr: 'Temps prévu', en: 'Time planned' },
  col_role: { fr: 'RÔLE', en: 'ROLE' },
  col_who: { fr: 'QUI', en: 'WHO' },
  col_time: { fr: 'TEMPS', en: 'TIME' },
  in_all: { fr: 'en tout', en: 'in all' },
  feedback: { fr: 'Remarques du client, à reprendre dans le plan', en: 'What the client said, to be taken up in the plan' },
  feedback_by: { fr: '{text} ({who}, {date})', en: '{text} ({who}, {date})' },
  feedback_on: { fr: '{text} ({date})', en: '{text} ({date})' },
  next_done: { fr: 'Une tâche faite : `smm plan done {task}{client}`', en: 'A task done: `smm plan done {task}{client}`' },
  bad_start: {
    fr: '`--start` : « {value} » ne se lit pas comme un jour.',
    en: '`--start`: “{value}” cannot be read as a day.',
  },
  bad_start_hint: {
    fr: 'Par exemple `--start 2026-12-07` ou `--start "lundi prochain"`',
    en: 'For instance `--start 2026-12-07` or `--start "next monday"`',
  },

  // done
  no_task: { fr: 'Aucune tâche « {task} » dans un plan.', en: 'No task “{task}” in any plan.' },
  no_task_hint: { fr: 'Les tâches : `smm plan show{client}`', en: 'The tasks: `smm plan show{client}`' },
  not_in_plan: {
    fr: "La tâche {task} n'est pas dans le plan de {name} : elle ne s'applique pas ici ({title}).",
    en: 'Task {task} is not in the plan of {name}: it does not apply here ({title}).',
  },
  marked: { fr: '{task} faite le {date} : {title}', en: '{task} done on {date}: {title}' },
  would_mark: {
    fr: '{task} serait notée comme faite le {date} : {title}',
    en: '{task} would be marked done on {date}: {title}',
  },
  reopened: { fr: '{task} rouverte : {title}', en: '{task} reopened: {title}' },
  would_reopen: { fr: '{task} serait rouverte : {title}', en: '{task} would be reopened: {title}' },
  not_done: { fr: "{task} n'était pas faite : {title}", en: '{task} was not done: {title}' },
  from_data: {
    fr: "{task} se note seule, d'après ce qui est enregistré : rien à rouvrir.",
    en: '{task} is marked by itself, from what is recorded: nothing to reopen.',
  },
  week_of: { fr: '{task} (semaine du {date})', en: '{task} (week of {date})' },
  month_of: { fr: '{task} (à partir du {date})', en: '{task} (from {date} on)' },
  left: {
    fr: { one: 'Encore {count} tâche en retard ou en cours.', other: 'Encore {count} tâches en retard ou en cours.' },
    en: { one: '{count} more task late or due.', other: '{count} more tasks late or due.' },
  },

  // export
  calendar_name: { fr: '{name} : plan de 90 jours', en: '{name}: 90-day plan' },
  event_who: { fr: 'Qui : {who}', en: 'Who: {who}' },
  event_minutes: { fr: 'Temps prévu : {minutes}', en: 'Time planned: {minutes}' },
  event_done: { fr: 'Fait : {title}', en: 'Done: {title}' },
  written: { fr: 'Plan écrit : `{path}`', en: 'Plan written: `{path}`' },
  would_write: { fr: 'Serait écrit : `{path}`', en: 'Would be written: `{path}`' },

  // status
  status_late: { fr: 'Plan : en retard', en: 'Plan: late' },
  status_overdue: {
    fr: 'Plan : en retard, dont {count} depuis plus de {days} jours',
    en: 'Plan: late, {count} of them for more than {days} days',
  },
  status_due: { fr: 'Plan : à faire', en: 'Plan: to do' },
  until: { fr: "jusqu'au {date}", en: 'until {date}' },
})

export const taskStateLabel = {
  done: { fr: 'faite', en: 'done' },
  late: { fr: 'en retard', en: 'late' },
  due: { fr: 'à faire', en: 'due' },
  coming: { fr: 'à venir', en: 'to come' },
  over: { fr: 'passée', en: 'over' },
} as const satisfies Record<TaskState, Text>
