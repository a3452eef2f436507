import { texts } from './text.ts'

export const scheduleText = texts({
  about: { fr: "publier à l'heure, maintenant et tout le temps", en: 'publish on time, now and all the time' },
  about_run: {
    fr: "publier ce dont l'heure est venue, puis rester et publier à chaque échéance (Ctrl-C pour finir)",
    en: 'publish what is due, then stay and publish at each due instant (Ctrl-C to end)',
  },
  about_install: {
    fr: 'confier `smm publish` à cron, à systemd ou à launchd',
    en: 'hand `smm publish` to cron, systemd or launchd',
  },
  about_remove: {
    fr: 'retirer `smm publish` de la planification du système',
    en: "take `smm publish` out of the system's scheduler",
  },
  about_status: {
    fr: 'où la publication est planifiée, dernier passage, prochaine échéance',
    en: 'where publishing is scheduled, last pass, next due',
  },
  option_once: { fr: 'un seul passage, puis finir', en: 'one pass, then end' },
  option_systemd: { fr: 'avec un minuteur systemd plutôt que cron', en: 'with a systemd timer rather than cron' },
  stays: { fr: 'Je reste : Ctrl-C pour finir.', en: 'Staying: Ctrl-C to end.' },
  ended: { fr: 'Fini.', en: 'Ended.' },
  installed: {
    fr: '`smm publish` est confié à {kind}, toutes les minutes.',
    en: '`smm publish` is handed to {kind}, every minute.',
  },
  would_write: { fr: 'Serait écrit dans `{where}` :', en: 'Would be written to `{where}`:' },
  removed: { fr: '`smm publish` est retiré de {kinds}.', en: '`smm publish` is taken out of {kinds}.' },
  would_remove: { fr: '`smm publish` serait retiré de {kinds}.', en: '`smm publish` would be taken out of {kinds}.' },
  not_installed: { fr: "`smm publish` n'est planifié nulle part.", en: '`smm publish` is scheduled nowhere.' },
  install_hint: { fr: 'Pour le faire : `smm schedule install`', en: 'To do it: `smm schedule install`' },
  status_installed: { fr: 'Planifié : {kind} ({where})', en: 'Scheduled: {kind} ({where})' },
  status_last_pass: { fr: 'Dernier passage : {time}', en: 'Last pass: {time}' },
  status_no_pass: { fr: 'Dernier passage : aucun', en: 'Last pass: none' },
  status_last_run: {
    fr: 'Dernier passage qui avait à faire : {time} ({what})',
    en: 'Last pass with something to do: {time} ({what})',
  },
  published_count: {
    fr: { one: '{count} publiée', other: '{count} publiées' },
    en: { one: '{count} published', other: '{count} published' },
  },
  status_due_now: { fr: 'À publier maintenant : oui, `smm publish`', en: 'Due now: yes, `smm publish`' },
  linger_hint: {
    fr: 'Pour publier aussi sans session ouverte : `loginctl enable-linger`',
    en: 'To publish without an open session too: `loginctl enable-linger`',
  },
  no_scheduler: {
    fr: 'Sur ce système, smm ne sait pas installer de planification.',
    en: 'On this system smm cannot install a schedule.',
  },
  no_scheduler_hint: {
    fr: 'Laissez tourner `smm schedule`, ou lancez `smm publish` chaque minute avec le planificateur de tâches.',
    en: 'Leave `smm schedule` running, or run `smm publish` every minute from the task scheduler.',
  },
  scheduler_missing: { fr: "{kind} n'est pas installé ici.", en: '{kind} is not installed here.' },
  scheduler_refused: { fr: '{kind} a refusé : {reason}', en: '{kind} refused: {reason}' },
  not_schedulable: {
    fr: 'Ce chemin ne peut pas aller dans {kind} : « {path} » contient un retour à la ligne ou une barre oblique inverse.',
    en: 'This path cannot go into {kind}: “{path}” has a line break or a backslash in it.',
  },
  not_schedulable_hint: {
    fr: 'Donnez un autre nom au dossier : `smm --home <dossier> schedule install`',
    en: 'Give the folder another name: `smm --home <folder> schedule install`',
  },
  try_systemd: {
    fr: 'Essayez `smm schedule install --systemd`, ou laissez tourner `smm schedule`.',
    en: 'Try `smm schedule install --systemd`, or leave `smm schedule` running.',
  },
  try_foreground: { fr: 'Laissez tourner `smm schedule` à la place.', en: 'Leave `smm schedule` running instead.' },
})
