import type { CommunityFigure, NetworkFigure } from '../report/changes.ts'
import type { SentKind } from '../store/reports.ts'
import { reportText } from './report.ts'
import { texts, type Text } from './text.ts'

/** A report that was sent: its versions, what changed since, and the mail that carries it. */
export const sentReportText = texts({
  change: { fr: '{label} : {before} → {after}', en: '{label}: {before} → {after}' },
  change_read: {
    fr: '{label} : {before} → {after} (chiffre du {date})',
    en: '{label}: {before} → {after} (figure of {date})',
  },
  post_added: { fr: 'Publication ajoutée : « {title} »', en: 'Post added: “{title}”' },
  post_gone: { fr: 'Publication retirée : « {title} »', en: 'Post taken out: “{title}”' },
  post_title: { fr: "titre d'une publication", en: 'title of a post' },
  engagements_of: { fr: 'réactions à « {title} »', en: 'engagements with “{title}”' },
  of_target: { fr: '{kpi} ({field})', en: '{kpi} ({field})' },
  month_before: { fr: "{kpi}, mois d'avant", en: '{kpi}, month before' },
  of_network: { fr: '{figure} ({network})', en: '{figure} ({network})' },
  time_spent: { fr: 'temps passé', en: 'time spent' },
  time_planned: { fr: 'temps prévu', en: 'time planned' },
  budget_planned: { fr: 'budget prévu', en: 'budget planned' },
  time_of: { fr: 'temps passé ({who})', en: 'time spent ({who})' },
  cost_of: { fr: 'coût ({kind})', en: 'cost ({kind})' },
  cost_time: { fr: 'temps passé', en: 'time spent' },
  return_cost: { fr: 'coût ({month})', en: 'cost ({month})' },
  return_strict: { fr: 'retour prudent ({month})', en: 'prudent return ({month})' },
  return_extended: { fr: 'retour étendu ({month})', en: 'extended return ({month})' },
  client_name: { fr: "nom de l'entreprise", en: 'name of the firm' },

  version_banner: {
    fr: {
      one: 'Version {version} : {count} changement depuis la version envoyée le {date}, listé à la fin.',
      other: 'Version {version} : {count} changements depuis la version envoyée le {date}, listés à la fin.',
    },
    en: {
      one: 'Version {version}: {count} change since the version sent on {date}, listed at the end.',
      other: 'Version {version}: {count} changes since the version sent on {date}, listed at the end.',
    },
  },
  changes_title: { fr: 'Ce qui a changé depuis la version {version}', en: 'What has changed since version {version}' },
  version_foot: { fr: 'Version {version} · empreinte {hash}', en: 'Version {version} · hash {hash}' },

  heading_sent: {
    fr: "Version {version}, telle que vous l'avez envoyée le {date}",
    en: 'Version {version}, as you sent it on {date}',
  },
  heading_changed: {
    fr: {
      one: 'Version {version} : {count} changement depuis la version envoyée le {date}',
      other: 'Version {version} : {count} changements depuis la version envoyée le {date}',
    },
    en: {
      one: 'Version {version}: {count} change since the version sent on {date}',
      other: 'Version {version}: {count} changes since the version sent on {date}',
    },
  },
  send_next: {
    fr: 'Pour envoyer la version {version} : `smm report send --month {month} -c {client}`',
    en: 'To send version {version}: `smm report send --month {month} -c {client}`',
  },

  option_version: {
    fr: "une version déjà envoyée, telle qu'elle était",
    en: 'a version that was sent, as it was',
  },
  no_version: {
    fr: 'Pas de version {version} pour {month}.',
    en: 'There is no version {version} for {month}.',
  },
  no_versions: {
    fr: 'Seuls le rapport du client et la page de sa direction sont envoyés et gardés par version.',
    en: "Only the client's report and the page for its management are sent and kept by version.",
  },
  no_version_hint: {
    fr: 'Versions envoyées : `smm report list -c {client}`',
    en: 'Versions that were sent: `smm report list -c {client}`',
  },
  bad_version: {
    fr: "Une version est un nombre à partir de 1, « {value} » n'en est pas un.",
    en: 'A version is a number from 1 on; “{value}” is none.',
  },
  damaged: {
    fr: "La version {version} ({month}) est abîmée : elle n'est plus celle qui a été envoyée (son empreinte ne correspond pas).",
    en: 'Version {version} ({month}) is damaged: it is not what was sent any more (its hash does not fit).',
  },
  damaged_hint: {
    fr: "Reprenez-la d'une sauvegarde : `smm restore --help`",
    en: 'Take it from a backup: `smm restore --help`',
  },

  list_about: {
    fr: 'les rapports envoyés : quand, à qui, quelle version',
    en: 'reports that were sent: when, to whom, which version',
  },
  list_none: { fr: "Aucun rapport n'a encore été envoyé.", en: 'No report has been sent yet.' },
  list_none_hint: {
    fr: 'Envoyer celui du mois dernier : `smm report send -c {client}`',
    en: "To send last month's: `smm report send -c {client}`",
  },
  column_month: { fr: 'Mois', en: 'Month' },
  column_kind: { fr: 'Sorte', en: 'Kind' },
  column_version: { fr: 'Version', en: 'Version' },
  column_sent: { fr: 'Envoyé', en: 'Sent' },
  column_to: { fr: 'À', en: 'To' },
  column_changes: { fr: 'Changements', en: 'Changes' },
  column_hash: { fr: 'Empreinte', en: 'Hash' },
  by_hand: { fr: 'sans smm', en: 'without smm' },
  is_damaged: { fr: 'abîmé', en: 'damaged' },

  send_about: {
    fr: 'envoyer le rapport au client, et garder cette version',
    en: 'send the report to the client, and keep this version',
  },
  opt_to: {
    fr: "adresse d'un destinataire (plusieurs possibles) ; sinon ceux de la stratégie",
    en: 'address of a recipient (may be repeated); otherwise those of the strategy',
  },
  opt_format: { fr: 'pièces jointes', en: 'attachments' },
  opt_message: { fr: 'quelques mots de vous au début du message', en: 'a few words of yours at the beginning of the message' },
  opt_mark_sent: {
    fr: 'ne rien envoyer : le rapport est déjà parti, garder cette version',
    en: 'send nothing: the report went out already, keep this version',
  },
  opt_again: {
    fr: 'envoyer encore une fois ce qui est déjà parti, ou peut-être parti',
    en: 'send once more what was sent, or may have been',
  },
  opt_kind: {
    fr: 'client (le rapport entier) ou sponsor (sa page pour la direction)',
    en: 'client (the whole report) or sponsor (its page for the management)',
  },
  bad_kind: { fr: "« {value} » ne s'envoie pas : client ou sponsor.", en: '“{value}” is not sent: client or sponsor.' },
  not_over: {
    fr: "Le rapport ({month}) ne s'envoie pas encore : le mois n'est pas terminé.",
    en: 'The report ({month}) is not to be sent yet: the month is not over.',
  },
  not_over_hint: {
    fr: 'Pour le relire : `smm report --month {month} -c {client}`',
    en: 'To read it: `smm report --month {month} -c {client}`',
  },
  never_sent: {
    fr: "Cette feuille est pour vous seul : smm ne l'envoie à personne.",
    en: 'This sheet is for you alone: smm sends it to nobody.',
  },
  only_by_file: {
    fr: 'smm envoie le rapport et sa page pour la direction. Ce document-ci se remet en fichier.',
    en: 'smm sends the report and its page for the management. This document is handed over as a file.',
  },
  only_by_file_hint: {
    fr: '`smm report --kind {kind} -o document.pdf`',
    en: '`smm report --kind {kind} -o document.pdf`',
  },
  no_recipients: { fr: "Aucun destinataire n'est connu.", en: 'No recipient is known.' },
  no_recipients_hint: {
    fr: 'Nommez-le : `smm report send --to nom@exemple.fr`, ou répondez une fois pour toutes : `smm strategy edit --set reporting.recipients=[nom@exemple.fr] -c {client}`',
    en: 'Name one: `smm report send --to name@example.com`, or answer once and for all: `smm strategy edit --set reporting.recipients=[name@example.com] -c {client}`',
  },
  bad_address: { fr: "« {value} » n'est pas une adresse e-mail.", en: '“{value}” is no mail address.' },
  already_sent: {
    fr: "La version {version} est partie le {date} ({to}), et rien n'a changé depuis.",
    en: 'Version {version} was sent on {date} ({to}), and nothing has changed since.',
  },
  already_sent_hint: {
    fr: "L'envoyer aussi à une autre personne : `smm report send --month {month} --again --to nom@exemple.fr -c {client}`",
    en: 'To send it to another person too: `smm report send --month {month} --again --to name@example.com -c {client}`',
  },
  nobody_knows: {
    fr: "L'envoi de la version {version}, commencé le {date} ({to}), n'a pas de fin connue : le message est peut-être parti.",
    en: 'The sending of version {version}, begun on {date} ({to}), has no known end: the message may have left.',
  },
  sent_before: {
    fr: "La version {version} est déjà partie le {date}, mais cette base, reprise d'une copie plus ancienne, ne la connaît pas.",
    en: 'Version {version} was sent on {date}, but this database, put back from an older copy, does not know it.',
  },
  nobody_knows_look: {
    fr: "Regardez dans la boîte d'envoi de votre messagerie, ou demandez à un destinataire.",
    en: 'Look into the sent mail of your mailbox, or ask a recipient.',
  },
  nobody_knows_arrived: {
    fr: 'Il est arrivé : `smm report send --month {month} --mark-sent -c {client}`',
    en: 'It arrived: `smm report send --month {month} --mark-sent -c {client}`',
  },
  nobody_knows_not: {
    fr: "Il n'est pas parti, l'envoyer : `smm report send --month {month} --again -c {client}`",
    en: 'It did not leave, send it: `smm report send --month {month} --again -c {client}`',
  },
  ask_arrived: { fr: 'Ce message est-il arrivé ?', en: 'Did this message arrive?' },
  it_arrived: { fr: 'Oui : garder cette version comme envoyée', en: 'Yes: keep this version as sent' },
  it_did_not: { fr: "Non : l'envoyer maintenant", en: 'No: send it now' },
  not_known_yet: { fr: 'Je ne sais pas encore', en: 'I do not know yet' },
  needs_yes: {
    fr: "Sans terminal, l'envoi demande `--yes`.",
    en: 'Without a terminal, sending needs `--yes`.',
  },
  needs_yes_hint: {
    fr: 'Pour voir avant ce qui partirait : `--dry-run`',
    en: 'To see first what would leave: `--dry-run`',
  },
  preview_to: { fr: 'À', en: 'To' },
  preview_subject: { fr: 'Objet', en: 'Subject' },
  preview_attached: { fr: 'Joint', en: 'Attached' },
  preview_version: { fr: 'Version', en: 'Version' },
  version_first: { fr: '{version}, la première de ce mois', en: '{version}, the first one of this month' },
  version_next: {
    fr: {
      one: '{version}, {count} changement depuis la précédente',
      other: '{version}, {count} changements depuis la précédente',
    },
    en: { one: '{version}, {count} change since the one before', other: '{version}, {count} changes since the one before' },
  },
  version_again: { fr: "{version}, telle qu'elle est déjà partie", en: '{version}, as it was sent before' },
  ask_send: {
    fr: { one: 'Envoyer à {count} destinataire ?', other: 'Envoyer à {count} destinataires ?' },
    en: { one: 'Send to {count} recipient?', other: 'Send to {count} recipients?' },
  },
  not_sent: { fr: "Rien n'est parti.", en: 'Nothing was sent.' },
  sending: { fr: 'Envoi du rapport', en: 'Sending the report' },
  sent: {
    fr: 'Rapport envoyé ({month}) à {to} : version {version}, empreinte {hash}.',
    en: 'Report sent ({month}) to {to}: version {version}, hash {hash}.',
  },
  would_send: {
    fr: 'Le rapport ({month}) partirait, en version {version}.',
    en: 'The report ({month}) would be sent, as version {version}.',
  },
  marked: {
    fr: 'Rapport gardé comme envoyé ({month}) : version {version}, empreinte {hash}.',
    en: 'Report kept as sent ({month}): version {version}, hash {hash}.',
  },
  would_mark: {
    fr: 'Le rapport ({month}) serait gardé comme envoyé, en version {version}.',
    en: 'The report ({month}) would be kept as sent, as version {version}.',
  },
  refused_for: { fr: "{address} n'a rien reçu : {reason}", en: '{address} got nothing: {reason}' },
  file_name: { fr: 'rapport-{client}-{month}', en: 'report-{client}-{month}' },
  sponsor_file_name: { fr: 'page-direction-{client}-{month}', en: 'management-page-{client}-{month}' },

  mail_subject: { fr: '{client} : rapport mensuel, {month}', en: '{client}: monthly report, {month}' },
  mail_subject_next: {
    fr: '{client} : rapport mensuel, {month}, version {version}',
    en: '{client}: monthly report, {month}, version {version}',
  },
  mail_hello: { fr: 'Bonjour,', en: 'Hello,' },
  mail_attached: {
    fr: "Voici votre rapport mensuel ({month}). L'essentiel :",
    en: 'Here is your monthly report ({month}). In short:',
  },
  mail_changed: {
    fr: {
      one: 'Il remplace la version envoyée le {date}. Ce qui a changé :',
      other: 'Il remplace la version envoyée le {date}. Ce qui a changé :',
    },
    en: {
      one: 'It replaces the version sent on {date}. What has changed:',
      other: 'It replaces the version sent on {date}. What has changed:',
    },
  },
  mail_more: { fr: '… et {count} autres, à la fin du rapport.', en: '… and {count} more, at the end of the report.' },
  mail_rest: {
    fr: 'Le détail est en pièce jointe. Répondez simplement à ce message pour toute question.',
    en: 'The details are attached. Simply answer this message with any question.',
  },
  mail_bye: { fr: 'Bien à vous,', en: 'Kind regards,' },
})

export const targetFigureLabel = {
  baseline: { fr: 'départ', en: 'start' },
  target: { fr: 'cible', en: 'target' },
  date: { fr: 'échéance', en: 'date' },
} as const satisfies Record<string, Text>

export const networkFigureLabel = {
  published: { fr: 'publications parues', en: 'posts published' },
  planned: { fr: 'publications prévues', en: 'posts planned' },
  failed: { fr: 'envois en échec', en: 'failed deliveries' },
  minutes: { fr: 'temps passé', en: 'time spent' },
  reach: { fr: 'portée', en: 'reach' },
  reach_of_posts: { fr: 'portée des publications', en: 'reach of the posts' },
  impressions: { fr: 'impressions', en: 'impressions' },
  views: { fr: 'vues', en: 'views' },
  engagements: { fr: 'réactions, commentaires, partages', en: 'reactions, comments, shares' },
  clicks: { fr: 'clics', en: 'clicks' },
  followers: { fr: 'abonnés', en: 'followers' },
  follower_net: { fr: 'abonnés gagnés', en: 'followers gained' },
  sessions: { fr: 'visites du site', en: 'visits of the site' },
  margin: { fr: 'marge des ventes', en: 'margin on sales' },
  cost: { fr: 'coût', en: 'cost' },
} as const satisfies Record<NetworkFigure, Text>

export const communityFigureLabel = {
  messages: reportText.community_messages,
  response_rate_bp: reportText.community_response_rate,
  response_time_median_min: reportText.community_response_time,
  net_sentiment: reportText.community_sentiment,
  share_of_voice_bp: reportText.community_voice,
  reviews: reportText.community_reviews,
  incidents: reportText.community_incidents,
  ambassadors: reportText.community_ambassadors,
} as const satisfies Record<CommunityFigure, Text>

export const kindLabel = {
  client: { fr: 'rapport', en: 'report' },
  sponsor: { fr: 'page direction', en: 'management page' },
} as const satisfies Record<SentKind, Text>
