import { texts } from './text.ts'

/** The clock of `smm time start` and `stop`, and the entries that smm proposes. */
export const timerText = texts({
  about_start: { fr: 'lancer le chronomètre', en: 'start the clock' },
  about_stop: { fr: "l'arrêter et noter le temps", en: 'stop it and record the time' },
  opt_switch: { fr: "arrêter d'abord celui qui tourne", en: 'stop the one that runs first' },
  opt_minutes: {
    fr: 'la durée réelle, quand le chronomètre a été oublié',
    en: 'how long it really was, when the clock was forgotten',
  },
  opt_discard: { fr: "l'arrêter sans rien noter", en: 'stop it and record nothing' },
  opt_note: { fr: 'quelques mots', en: 'a few words' },
  started: { fr: 'Chronomètre lancé : {summary}', en: 'Clock started: {summary}' },
  would_start: { fr: 'Serait lancé : {summary}', en: 'Would be started: {summary}' },
  stop_with: { fr: "Pour l'arrêter : smm time stop", en: 'To stop it: smm time stop' },
  discarded: { fr: 'Chronomètre arrêté, rien de noté.', en: 'Clock stopped, nothing recorded.' },
  running: { fr: 'En cours : {client}, depuis {since} ({duration})', en: 'Running: {client}, since {since} ({duration})' },
  running_unsure: {
    fr: "En cours : {client}, depuis {since} (l'horloge de l'ordinateur a reculé depuis)",
    en: "Running: {client}, since {since} (the computer's clock went back since)",
  },
  runs: {
    fr: 'Un chronomètre tourne déjà : {client}, depuis {since} ({duration}).',
    en: 'A clock runs already: {client}, since {since} ({duration}).',
  },
  runs_hint: {
    fr: "Arrêtez-le d'abord (`smm time stop`), ou d'un coup : `smm time start --switch`.",
    en: 'Stop it first (`smm time stop`), or at once: `smm time start --switch`.',
  },
  ask_switch: {
    fr: 'Un chronomètre tourne : {client}, depuis {since} ({duration}). Le noter et lancer celui-ci ?',
    en: 'A clock runs: {client}, since {since} ({duration}). Record it and start this one?',
  },
  none: { fr: 'Aucun chronomètre ne tourne.', en: 'No clock runs.' },
  none_hint: {
    fr: 'Pour en lancer un : `smm time start`. Pour noter du temps passé : `smm time add 45`.',
    en: 'To start one: `smm time start`. To record time spent: `smm time add 45`.',
  },
  too_long: {
    fr: 'Le chronomètre tourne depuis {since} ({duration}) : il a sans doute été oublié.',
    en: 'The clock has run since {since} ({duration}): it was probably forgotten.',
  },
  clock_back: {
    fr: "L'horloge de l'ordinateur a reculé depuis le lancement ({since}) : la durée n'est pas connue.",
    en: "The computer's clock went back since the start ({since}): how long it was is not known.",
  },
  say_minutes: {
    fr: 'Dites la durée réelle (`smm time stop --minutes 1h30`), ou ne notez rien (`smm time stop --discard`).',
    en: 'Say how long it really was (`smm time stop --minutes 1h30`), or record nothing (`smm time stop --discard`).',
  },
  ask_minutes: { fr: 'Combien de temps était-ce vraiment ? (ex. 1h30)', en: 'How long was it really? (e.g. 1h30)' },
  two_ends: { fr: '--minutes et --discard se contredisent.', en: '--minutes and --discard contradict each other.' },
  two_ends_hint: {
    fr: "Gardez l'un des deux : `smm time stop --minutes 1h30` ou `smm time stop --discard`.",
    en: 'Keep one of them: `smm time stop --minutes 1h30` or `smm time stop --discard`.',
  },
  propose: { fr: 'Le temps passé, pour le noter : {command}', en: 'The time it took, to record it: {command}' },
})
