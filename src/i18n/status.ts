import { texts } from './text.ts'

export const statusText = texts({
  about: {
    fr: "aujourd'hui, pour un client ou pour tous : ce qui attend, ce qui part, ce qui manque",
    en: 'today, for one client or all: what waits, what leaves, what is missing',
  },
  last_pass: { fr: 'dernier passage {ago}', en: 'last pass {ago}' },
  never_passed: { fr: 'aucun passage encore', en: 'no pass yet' },
  next_due: { fr: 'prochain envoi {when}', en: 'next post {when}' },
  next_post: { fr: 'Prochain envoi', en: 'Next post' },
  silent_days: { fr: 'Jours sans publication', en: 'Days without a post' },
  nothing_due: { fr: 'rien de programmé', en: 'nothing scheduled' },
  no_scheduler: {
    fr: 'Aucun passage ne vient de lui-même : `smm schedule install`, ou `smm publish` à la main.',
    en: 'No pass comes by itself: `smm schedule install`, or `smm publish` by hand.',
  },
  stale_scheduler: {
    fr: 'Dernier passage {ago} : `smm schedule status`',
    en: 'The last pass was {ago}: `smm schedule status`',
  },
  to_post: { fr: 'À publier à la main', en: 'To post by hand' },
  unknown: { fr: 'À vérifier', en: 'To be checked' },
  failed: { fr: 'En échec', en: 'Failed' },
  missed: { fr: 'Heure dépassée', en: 'Missed' },
  move_to: { fr: 'smm queue move {id} --at "demain 9h"', en: 'smm queue move {id} --at "tomorrow 9am"' },
  held: { fr: 'Suspendues', en: 'On hold' },
  awaiting_approval: { fr: 'À valider', en: 'Awaiting approval' },
  late: { fr: 'En retard', en: 'Late' },
  due_today: { fr: "Encore aujourd'hui", en: 'Still today' },
  account_blocked: { fr: 'Compte bloqué : {name} ({reason})', en: 'Account blocked: {name} ({reason})' },
  on_hold: { fr: 'Tout est suspendu pour {account} depuis {since}', en: 'Everything for {account} is on hold since {since}' },
  looking_up: { fr: "smm cherche encore si c'est parti", en: 'smm is still looking whether it left' },
  more: {
    fr: { one: '… et {count} autre', other: '… et {count} autres' },
    en: { one: '… and {count} more', other: '… and {count} more' },
  },
  nothing_wanted: { fr: 'Rien ne vous attend.', en: 'Nothing waits for you.' },
  drafts: {
    fr: { one: '{count} brouillon', other: '{count} brouillons' },
    en: { one: '{count} draft', other: '{count} drafts' },
  },
  silent: {
    fr: {
      one: '{count} jour sur {days} sans publication, dès le {first}',
      other: '{count} jours sur {days} sans publication, dès le {first}',
    },
    en: {
      one: '{count} day of {days} without a post, from {first} on',
      other: '{count} days of {days} without a post, from {first} on',
    },
  },
  never_silent: { fr: 'une publication chaque jour pendant {days} jours', en: 'a post every day for {days} days' },
  time_planned: {
    fr: '{logged} notées ce mois-ci pour {planned} prévues',
    en: '{logged} logged this month for {planned} planned',
  },
  time_logged: { fr: '{logged} notées ce mois-ci', en: '{logged} logged this month' },
  ahead: { fr: 'À venir', en: 'Ahead' },
  time: { fr: 'Temps', en: 'Time' },
  next: { fr: 'Ensuite', en: 'Next' },
  timer: { fr: 'Chronomètre', en: 'Timer' },
  timer_runs: { fr: 'en marche depuis le {since} ({minutes})', en: 'running since {since} ({minutes})' },
  timer_doubt: { fr: 'en marche depuis le {since}, oublié ?', en: 'running since {since}, forgotten?' },
  objectives: { fr: 'Objectifs', en: 'Objectives' },
  semicolon: { fr: ' ; ', en: '; ' },
  objectives_of: { fr: '{month} : {states}', en: '{month}: {states}' },
  unmeasured: {
    fr: { one: '{count} non mesuré', other: '{count} non mesurés' },
    en: { one: '{count} not measured', other: '{count} not measured' },
  },
  figures: { fr: 'Chiffres', en: 'Figures' },
  figures_read: { fr: 'derniers relevés {ago}', en: 'last read {ago}' },
  no_figures: { fr: 'jamais relevés', en: 'never read' },
  report: { fr: 'Rapport', en: 'Report' },
  report_sent: { fr: '{month}, remis le {day}', en: '{month}, handed over on {day}' },
  report_waits: { fr: 'à remettre : {month}', en: 'to be handed over: {month}' },
  quote: { fr: 'Devis', en: 'Quote' },
  quote_waits: {
    fr: '{provider} : on attend, reposer les questions le {day}',
    en: '{provider}: waiting, ask the questions again on {day}',
  },
  quote_due: {
    fr: '{provider} : reposer les quatre questions (depuis le {day})',
    en: '{provider}: ask the four questions again (since {day})',
  },
  more_clients: {
    fr: {
      one: '… et {count} autre client attend : le tableau le montre.',
      other: '… et {count} autres clients attendent : le tableau les montre.',
    },
    en: {
      one: '… and {count} more client waits: the table shows it.',
      other: '… and {count} more clients wait: the table shows them.',
    },
  },
  one_client: { fr: 'Un client de près : `smm status -c <client>`', en: 'One client in detail: `smm status -c <client>`' },
})

/** Headings of the table of all clients: as short as they can be. */
export const portfolioColumns = texts({
  client: { fr: 'Client', en: 'Client' },
  to_post: { fr: 'Main', en: 'Hand' },
  unknown: { fr: 'Vérif.', en: 'Check' },
  failed: { fr: 'Échec', en: 'Failed' },
  late: { fr: 'Retard', en: 'Late' },
  held: { fr: 'Susp.', en: 'Held' },
  awaiting_approval: { fr: 'Valid.', en: 'Appr.' },
  next: { fr: 'Prochain', en: 'Next' },
  silent: { fr: 'Vides', en: 'Silent' },
})
