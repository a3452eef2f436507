import type { Figure } from '../networks/contract.ts'
import type { Snapshot } from '../store/metrics.ts'
import { texts, type Text } from './text.ts'

/** Figures of accounts and posts: collected and shown. */
export const metricsText = texts({
  noun: { fr: 'relever les chiffres', en: 'collect figures' },
  about_pull: { fr: 'relever les chiffres que les réseaux donnent', en: 'collect the figures that the networks give' },
  about_show: { fr: 'montrer les chiffres relevés', en: 'show the figures that were collected' },
  option_account: { fr: 'ce compte seul', en: 'this account only' },
  option_network: { fr: 'ce réseau seul', en: 'this network only' },
  option_all_clients: { fr: 'tous les clients', en: 'all clients' },
  option_max_cost: {
    fr: 'ce que la lecture peut coûter cette fois, en dollars : `0,50`',
    en: 'what reading may cost this time, in dollars: `0.50`',
  },
  option_again: { fr: "relire ce qui l'a déjà été aujourd'hui", en: 'read again what was read today' },
  option_month: { fr: 'ce mois : `2026-10`, `octobre`, `current`', en: 'that month: `2026-10`, `october`, `current`' },
  option_post: { fr: 'cette publication seule', en: 'this post only' },

  // pull
  pulling: { fr: 'Relevé des chiffres', en: 'Collecting figures' },
  pulling_one: { fr: '{client} / {account} ({done} sur {total})', en: '{client} / {account} ({done} of {total})' },
  no_account: {
    fr: 'Aucun compte. Ajoutez-en un : `smm account add <réseau>`',
    en: 'No account. Add one: `smm account add <network>`',
  },
  no_such_network: {
    fr: 'Aucun compte sur « {network} ». Les comptes : {names}.',
    en: 'No account on “{network}”. Accounts: {names}.',
  },
  cost_before: {
    fr: 'Lecture facturée par le réseau : {cost} cette fois. Dépensé ce mois-ci : {spent} sur {budget}.',
    en: 'Reading is billed by the network: {cost} this time. Spent this month: {spent} of {budget}.',
  },
  line: { fr: '{account} : {words}', en: '{account}: {words}' },
  up_to_date: { fr: 'à jour, rien à relever', en: 'up to date, nothing to collect' },
  nothing_came: { fr: 'aucun chiffre', en: 'no figures' },
  of_account: { fr: '{number} {metric}', en: '{number} {metric}' },
  posts_read: {
    fr: { one: '{count} publication relevée', other: '{count} publications relevées' },
    en: { one: '{count} post read', other: '{count} posts read' },
  },
  others_read: {
    fr: { one: '{count} hors de smm', other: '{count} hors de smm' },
    en: { one: '{count} not through smm', other: '{count} not through smm' },
  },
  posts_gone: {
    fr: { one: "{count} n'est plus en ligne", other: '{count} ne sont plus en ligne' },
    en: { one: '{count} is no longer online', other: '{count} are no longer online' },
  },
  days_read: {
    fr: { one: '{count} jour rattrapé', other: '{count} jours rattrapés' },
    en: { one: '{count} earlier day', other: '{count} earlier days' },
  },
  cost: { fr: 'coût {cost}', en: 'cost {cost}' },
  not_given: { fr: '{reason} : {metrics}', en: '{reason}: {metrics}' },
  not_all_reached: { fr: "le réseau n'a pas répondu à tout", en: 'the network did not answer everything' },
  kept: { fr: 'Ce qui a été lu est gardé.', en: 'What was read is kept.' },
  resting: { fr: 'le réseau demande une pause', en: 'the network asks for a pause' },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
  go_on_at: {
    fr: '{account}, reprise possible à partir de {at} : `smm metrics pull`',
    en: '{account}, go on from {at}: `smm metrics pull`',
  },
  go_on: { fr: 'Reprendre plus tard : `smm metrics pull`', en: 'Go on later: `smm metrics pull`' },
  credential_hint: {
    fr: 'Vérifier le compte : `smm account check {account} -c {client}`',
    en: 'Check the account: `smm account check {account} -c {client}`',
  },
  left_out_posts: {
    fr: {
      one: '{account} : {count} publication laissée de côté, elle aurait coûté {cost}.',
      other: '{account} : {count} publications laissées de côté, elles auraient coûté {cost}.',
    },
    en: {
      one: '{account}: {count} post left out, which would have cost {cost}.',
      other: '{account}: {count} posts left out, which would have cost {cost}.',
    },
  },
  left_out_account: {
    fr: '{account} : abonnés laissés de côté, leur lecture aurait coûté {cost}.',
    en: '{account}: followers left out, which would have cost {cost}.',
  },
  budget_hint: {
    fr: 'Budget du mois : {budget}. Le changer : `smm config set x.read_budget_per_month "5 $"`',
    en: 'Budget of the month: {budget}. Change it: `smm config set x.read_budget_per_month "5 $"`',
  },
  max_cost_hint: { fr: 'Limite donnée : `--max-cost {cost}`', en: 'Limit given: `--max-cost {cost}`' },
  no_figures: {
    fr: 'Sans chiffres par interface : {names}. À saisir : `smm metrics add`',
    en: 'No figures through an interface: {names}. Type them: `smm metrics add`',
  },
  would_read: { fr: '{account} : {words}', en: '{account}: {words}' },
  would_account: { fr: 'le compte', en: 'the account' },
  would_posts: {
    fr: { one: '{count} publication', other: '{count} publications' },
    en: { one: '{count} post', other: '{count} posts' },
  },
  would_days: {
    fr: { one: '{count} jour à rattraper', other: '{count} jours à rattraper' },
    en: { one: '{count} earlier day', other: '{count} earlier days' },
  },
  doctor: {
    fr: '{client} / {name} : chiffres relevés il y a {count} jours',
    en: '{client} / {name}: figures were last collected {count} days ago',
  },
  doctor_mend: {
    fr: '`smm metrics pull -c {client} --account {name}`',
    en: '`smm metrics pull -c {client} --account {name}`',
  },

  // show
  title: { fr: '{client}, {month}', en: '{client}, {month}' },
  nothing_known: {
    fr: 'Aucun chiffre pour {month}. Les relever : `smm metrics pull`, les saisir : `smm metrics add`',
    en: 'No figures for {month}. Collect them: `smm metrics pull`, type them: `smm metrics add`',
  },
  nothing_of_post: {
    fr: "Aucun chiffre de la publication {id} : elle n'a pas été relevée.",
    en: 'No figures of post {id}: it was not read.',
  },
  subject: { fr: '{network} · {account}', en: '{network} · {account}' },
  firm: { fr: "L'entreprise", en: 'The firm' },
  posts_title: { fr: 'Publications, à 7 jours', en: 'Posts, at 7 days' },
  others_note: { fr: '– : publiée hors de smm', en: '–: not posted through smm' },
  column_metric: { fr: 'Chiffre', en: 'Figure' },
  column_value: { fr: 'Valeur', en: 'Value' },
  column_days: { fr: 'Par jour', en: 'By day' },
  column_read: { fr: 'Relevé', en: 'Read' },
  column_id: { fr: 'N°', en: 'No.' },
  column_day: { fr: 'Parue le', en: 'Published' },
  column_account: { fr: 'Compte', en: 'Account' },
  column_figures: { fr: 'Chiffres', en: 'Figures' },
  column_newest: { fr: 'dernier', en: 'newest' },
  column_mark: { fr: 'J+{days}', en: 'D+{days}' },
  at_least: { fr: 'au moins {value}', en: 'at least {value}' },
  read_at_end: { fr: 'fin {month}, {source}', en: 'end of {month}, {source}' },
  read_when: { fr: '{source}, {ago}', en: '{source}, {ago}' },
  at_age: { fr: 'à J+{days}', en: 'at D+{days}' },
  in_progress: { fr: 'en cours', en: 'in progress' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  newest_reading: { fr: 'Dernier relevé : {at} ({ago}), {source}', en: 'Newest reading: {at} ({ago}), {source}' },
  dry: { fr: "Rien n'a été lu.", en: 'Nothing was read.' },
})

/** Why a network gives no value. */
export const figureReasonLabel = texts({
  not_given: { fr: 'non donné par le réseau', en: 'not given by the network' },
  not_permitted: { fr: "droit manquant pour l'application", en: 'the app lacks the right' },
  refused: { fr: 'refusé par le réseau', en: 'refused by the network' },
  too_old: { fr: 'trop ancien pour le réseau', en: 'too old for the network' },
  not_yet: { fr: 'pas encore compté par le réseau', en: 'not counted by the network yet' },
  unreachable: { fr: 'réseau injoignable', en: 'network not reached' },
  gone: { fr: "la publication n'est plus en ligne", en: 'the post is no longer online' },
} satisfies Record<NonNullable<Figure['reason']> | 'gone', Text>)

/** Where a figure comes from, in a word. */
export const snapshotSourceLabel = texts({
  api: { fr: 'réseau', en: 'network' },
  manual: { fr: 'saisi', en: 'typed' },
  import: { fr: 'fichier', en: 'file' },
} satisfies Record<Snapshot['source'], Text>)
