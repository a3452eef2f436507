import type { ShareOfVoice } from '../community/share-of-voice.ts'
import type { SourceKind } from '../store/listen.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm listen`. */
export const listenText = texts({
  about: {
    fr: "l'e-réputation : ce qui se dit ailleurs, du client et de ses concurrents",
    en: 'e-reputation: what is said elsewhere, of the client and its competitors',
  },
  about_add: {
    fr: 'guetter des mots dans des flux, des réseaux et des pages ; un nom déjà pris : lui ajouter des sources',
    en: 'watch for words in feeds, networks and pages; a name that is taken: add sources to it',
  },
  about_list: { fr: 'ce qui est guetté, où, et quand cela a été lu', en: 'what is watched for, where, and when it was read' },
  about_remove: {
    fr: 'ne plus guetter, ou retirer des sources ; ce qui a été trouvé reste',
    en: 'watch no longer, or take sources away; what was found stays',
  },
  about_run: {
    fr: "lire toutes les sources et évaluer le niveau d'alerte",
    en: 'read all sources and evaluate the alert level',
  },
  about_show: { fr: 'ce qui a été trouvé, jour par jour', en: 'what was found, day by day' },
  arg_name: { fr: 'nom de la veille', en: 'name of the query' },
  option_any: {
    fr: 'un de ces mots suffit ; plusieurs mots entre guillemets sont une expression exacte',
    en: 'one of these words is enough; several words in quotes are an exact phrase',
  },
  option_all: { fr: 'tous ces mots', en: 'all of these words' },
  option_none: { fr: 'aucun de ces mots', en: 'none of these words' },
  option_competitor: { fr: "il s'agit de ce concurrent", en: 'it is about this competitor' },
  option_topic: {
    fr: "il s'agit d'un sujet, ni du client ni d'un concurrent",
    en: 'it is about a topic, neither the client nor a competitor',
  },
  option_lang: { fr: 'seulement cette langue (fr, en, de)', en: 'only this language (fr, en, de)' },
  option_feed: {
    fr: 'flux RSS ou Atom : presse, blogs, forums, Google Alertes',
    en: 'RSS or Atom feeds: press, blogs, forums, Google Alerts',
  },
  option_place: {
    fr: 'ce que sont ces flux ou ces pages ; sinon blog pour un flux, forum pour une page',
    en: 'what these feeds or pages are; otherwise blog for a feed, forum for a page',
  },
  option_mastodon: {
    fr: 'mots-dièse de Mastodon, par le compte du client',
    en: 'hashtags on Mastodon, through the account of the client',
  },
  option_bluesky: {
    fr: 'chercher sur Bluesky, par le compte du client : ces mots, sinon ceux de la veille',
    en: 'search Bluesky, through the account of the client: these words, else those of the query',
  },
  option_x: {
    fr: 'chercher sur X, ce que X facture : ces mots, sinon ceux de la veille',
    en: 'search X, which X bills: these words, else those of the query',
  },
  option_page: {
    fr: 'pages sans flux, à regarder soi-même une fois par semaine',
    en: 'pages without a feed, to be looked at by hand once a week',
  },
  option_no_check: { fr: 'ne pas lire les flux avant de les ajouter', en: 'do not read the feeds before they are added' },
  option_suggest: {
    fr: 'proposer ce qui serait à guetter, selon le questionnaire du client',
    en: "propose what could be watched, from the client's questionnaire",
  },
  option_all_clients: { fr: 'pour tous les clients', en: 'for all clients' },
  option_remove_feed: { fr: 'seulement ce flux ou cette page', en: 'only this feed or page' },
  option_tone: { fr: 'seulement cette tonalité', en: 'only this tone' },
  option_from: { fr: 'écrit à partir de ce jour (sinon 30 jours)', en: 'written from this day on (otherwise 30 days)' },
  option_limit: { fr: 'nombre de mentions au plus (20)', en: 'at most so many mentions (20)' },
  option_format: { fr: 'un tableau pour un tableur, sans les noms', en: 'a table for a spreadsheet, without names' },
  option_output: { fr: 'fichier où écrire ; la sortie standard, sinon', en: 'file to write to; standard output otherwise' },

  feed_status: {
    fr: 'le serveur répond par une erreur (HTTP {status})',
    en: 'the server answers with an error (HTTP {status})',
  },
  account_gone: {
    fr: "le compte par lequel cette source se lit n'est plus là",
    en: 'the account through which this source is read is no longer there',
  },

  name_needed: { fr: 'Quel nom donner à cette veille ?', en: 'Which name shall this query have?' },
  name_hint: {
    fr: 'Par exemple : `smm listen add Nous --any "Boulangerie du Pont" --feed https://…`',
    en: 'For example: `smm listen add Us --any "Boulangerie du Pont" --feed https://…`',
  },
  name_long: { fr: 'Un nom tient en {max} caractères.', en: 'A name fits into {max} characters.' },
  words_needed: { fr: 'Quels mots guetter ?', en: 'Which words are to be watched for?' },
  words_hint: {
    fr: 'Avec --any (un suffit) ou --all (tous) ; une expression entre guillemets',
    en: 'With --any (one is enough) or --all (each of them); a phrase in quotes',
  },
  bad_word: {
    fr: '« {value} » ne contient aucune lettre ni aucun chiffre, ou dépasse {max} caractères.',
    en: '“{value}” has no letter and no figure, or more than {max} characters.',
  },
  too_many_words: { fr: 'Une veille tient en {max} mots ou expressions.', en: 'A query holds {max} words or phrases.' },
  one_subject: {
    fr: 'Un concurrent ou un sujet : --competitor ou --topic, pas les deux.',
    en: 'A competitor or a topic: --competitor or --topic, not both.',
  },
  bad_lang: {
    fr: 'Une langue a deux lettres (fr, en, de) : « {value} » n’en est pas une.',
    en: 'A language has two letters (fr, en, de): “{value}” is none.',
  },
  words_of_known: {
    fr: 'La veille « {name} » existe déjà : ses mots ne changent pas, on y ajoute des sources.',
    en: 'The query “{name}” is there already: its words do not change, sources can be added to it.',
  },
  words_of_known_hint: {
    fr: 'La retirer d’abord (`smm listen remove`, ce qui a été trouvé reste), ou choisir un autre nom',
    en: 'Remove it first (`smm listen remove`, what was found stays), or choose another name',
  },
  nothing_to_add: {
    fr: 'La veille « {name} » existe déjà ; quelle source lui ajouter ?',
    en: 'The query “{name}” is there already; which source is to be added to it?',
  },
  nothing_to_add_hint: {
    fr: 'Avec --feed, --mastodon, --bluesky, --x ou --page',
    en: 'With --feed, --mastodon, --bluesky, --x or --page',
  },
  known_source: { fr: 'La veille lit déjà {source}.', en: 'The query reads {source} already.' },
  bad_url: { fr: "« {value} » n'est pas une adresse http(s).", en: '“{value}” is no http(s) address.' },
  bad_tag: { fr: "« {value} » n'est pas un mot-dièse.", en: '“{value}” is no hashtag.' },
  bad_tag_hint: {
    fr: 'Un seul mot, sans espace : `--mastodon "#colmar"`',
    en: 'One word without a space: `--mastodon "#colmar"`',
  },
  place_alone: {
    fr: '--place dit ce que sont des flux ou des pages : en donner avec --feed ou --page.',
    en: '--place says what feeds or pages are: give some with --feed or --page.',
  },
  no_account: { fr: "Ce client n'a pas de compte {network}.", en: 'This client has no {network} account.' },
  no_account_hint: { fr: "L'ajouter : `smm account add {network}`", en: 'Add it: `smm account add {network}`' },
  no_account_hint_mastodon: {
    fr: "L'ajouter : `smm account add mastodon` ; ou lire le flux d'un mot-dièse : `--feed https://mastodon.social/tags/colmar.rss`",
    en: 'Add it: `smm account add mastodon`; or read the feed of a hashtag: `--feed https://mastodon.social/tags/colmar.rss`',
  },
  price_of_x: {
    fr: 'X facture {post} par publication lue et {user} par auteur : {most} au plus à chaque lecture, dans la limite de {budget} par mois pour toutes les lectures ({spent} ce mois-ci).',
    en: 'X bills {post} for each post that is read and {user} for each author: {most} at most each time, within {budget} a month for all that is read ({spent} this month).',
  },
  accept_price: { fr: 'Chercher sur X à ce prix ?', en: 'Search X at this price?' },
  price_not_accepted: {
    fr: 'La recherche sur X n’est pas ajoutée sans accord sur son prix.',
    en: 'The search on X is not added unless its price is accepted.',
  },
  price_not_accepted_hint: {
    fr: 'Accepter : la même commande avec --yes · changer le budget : `smm config set x.read_budget_per_month "5 $"`',
    en: 'Accept: the same command with --yes · change the budget: `smm config set x.read_budget_per_month "5 $"`',
  },

  checking: { fr: 'Lecture de {source}', en: 'Reading {source}' },
  feed_seen: {
    fr: {
      one: '{title} : {count} article, {matches} avec ces mots',
      other: '{title} : {count} articles, {matches} avec ces mots',
    },
    en: {
      one: '{title}: {count} article, {matches} with these words',
      other: '{title}: {count} articles, {matches} with these words',
    },
  },
  feed_untitled: { fr: '(sans titre)', en: '(untitled)' },
  feed_refused: { fr: '{url} : {problem}', en: '{url}: {problem}' },
  feed_refused_hint: { fr: 'L’ajouter sans le lire : --no-check', en: 'Add it without reading it: --no-check' },
  added: { fr: 'Veille « {name} » : {about}', en: 'Query “{name}”: {about}' },
  extended: { fr: 'Veille « {name} », complétée :', en: 'Query “{name}”, with more sources:' },
  would_add: { fr: 'Serait guetté : « {name} », {about}', en: 'Would be watched for: “{name}”, {about}' },
  would_extend: { fr: 'Serait complété : « {name} »', en: 'Would have more sources: “{name}”' },
  about_brand: { fr: 'le client', en: 'the client' },
  about_competitor: { fr: 'concurrent, {name}', en: 'competitor, {name}' },
  about_a_topic: { fr: 'un sujet', en: 'a topic' },
  quoted: { fr: '« {words} »', en: '“{words}”' },
  place_line: { fr: '{place} : {count} ({words})', en: '{place}: {count} ({words})' },
  words_any: { fr: 'un de : {words}', en: 'one of: {words}' },
  words_all: { fr: 'tous : {words}', en: 'all of: {words}' },
  words_none: { fr: 'sans : {words}', en: 'without: {words}' },
  words_lang: { fr: 'en {lang}', en: 'in {lang}' },
  label_words: { fr: 'Mots', en: 'Words' },
  label_sources: { fr: 'Sources', en: 'Sources' },
  no_source: { fr: 'Aucune source : rien ne sera trouvé.', en: 'No source: nothing will be found.' },
  no_source_hint: {
    fr: 'Lui en donner : `smm listen add <nom> --feed <adresse>`. Google Alertes en fait un pour tout mot : google.com/alerts, « Envoyer à : flux RSS »',
    en: 'Give it some: `smm listen add <name> --feed <address>`. Google Alerts makes one for any word: google.com/alerts, “Deliver to: RSS feed”',
  },
  run_hint: { fr: 'Lire maintenant : `smm listen run`', en: 'Read now: `smm listen run`' },

  none: { fr: "Rien n'est guetté pour ce client.", en: 'Nothing is watched for this client.' },
  none_hint: {
    fr: 'Commencer : `smm listen add --suggest`, ou `smm listen add <nom> --any "…" --feed <adresse>`',
    en: 'Begin: `smm listen add --suggest`, or `smm listen add <name> --any "…" --feed <address>`',
  },
  not_found: { fr: 'Aucune veille « {name} » chez ce client.', en: 'This client has no query “{name}”.' },
  known_names: { fr: 'Il y a : {names}', en: 'There are: {names}' },
  source_not_found: { fr: 'La veille « {name} » ne lit pas {url}.', en: 'The query “{name}” does not read {url}.' },
  list_hint: { fr: 'Voir : `smm listen list`', en: 'See: `smm listen list`' },
  read_at: { fr: 'lu le {at}', en: 'read {at}' },
  told_at: { fr: 'rappelé le {at}', en: 'reminded {at}' },
  never_read: { fr: 'pas encore lu', en: 'not read yet' },
  with_problem: { fr: '{when} · {problem}', en: '{when} · {problem}' },
  removed: { fr: 'Veille « {name} » retirée. Ce qui a été trouvé reste.', en: 'Query “{name}” removed. What was found stays.' },
  removed_source: { fr: 'Source retirée de « {name} » : {source}', en: 'Source taken from “{name}”: {source}' },
  would_remove: { fr: 'Serait retirée : « {name} »', en: 'Would be removed: “{name}”' },
  would_remove_source: { fr: 'Serait retirée de « {name} » : {source}', en: 'Would be taken from “{name}”: {source}' },

  reading: { fr: 'Lecture des sources', en: 'Reading the sources' },
  reading_one: { fr: '{client} : {source} ({done}/{total})', en: '{client}: {source} ({done}/{total})' },
  would_read: { fr: 'Serait lu : {source} ({query})', en: 'Would be read: {source} ({query})' },
  dry: { fr: "Rien n'a été lu.", en: 'Nothing was read.' },
  new_mentions: {
    fr: { one: '{count} nouvelle mention', other: '{count} nouvelles mentions' },
    en: { one: '{count} new mention', other: '{count} new mentions' },
  },
  no_new: { fr: 'Aucune nouvelle mention', en: 'No new mention' },
  copies: { fr: { one: '{count} reprise', other: '{count} reprises' }, en: { one: '{count} copy', other: '{count} copies' } },
  others: {
    fr: { one: "{count} sur d'autres", other: "{count} sur d'autres" },
    en: { one: '{count} about others', other: '{count} about others' },
  },
  sources_read: {
    fr: { one: '{count} source lue', other: '{count} sources lues' },
    en: { one: '{count} source read', other: '{count} sources read' },
  },
  of_tone: { fr: '{count} {tone}', en: '{count} {tone}' },
  tone_unknown: { fr: 'sans tonalité claire', en: 'without a clear tone' },
  important: { fr: 'À regarder', en: 'To look at' },
  alert_words: { fr: "mots d'alerte : {words}", en: 'alert words: {words}' },
  show_hint: { fr: 'Tout voir : `smm listen show`', en: 'See all: `smm listen show`' },
  take_up_hint: {
    fr: 'Y répondre : `smm inbox assign <n°> --to consultant`',
    en: 'Take one up: `smm inbox assign <id> --to consultant`',
  },
  mixed: { fr: 'neutre ou partagée', en: 'neutral or mixed' },
  failed_source: { fr: '{source} : {problem}', en: '{source}: {problem}' },
  failed_until: { fr: '{source} : {problem} (à nouveau le {at})', en: '{source}: {problem} (again {at})' },
  over_budget: {
    fr: '{source} : le budget de lecture du mois est dépensé.',
    en: '{source}: the money for reading is spent for this month.',
  },
  cost: { fr: 'X a facturé {cost}.', en: 'X billed {cost}.' },
  pages: { fr: 'À regarder soi-même cette semaine', en: 'To be looked at by hand this week' },
  status_pages: {
    fr: { one: 'À regarder cette semaine : {pages}', other: 'À regarder cette semaine ({count} pages) : {pages}' },
    en: { one: 'To look at this week: {pages}', other: 'To look at this week ({count} pages): {pages}' },
  },
  page_hint: {
    fr: 'Noter ce qui s’y dit : `smm inbox add "…" --network forum --kind mention --url <adresse>`',
    en: 'Write down what is said there: `smm inbox add "…" --network forum --kind mention --url <address>`',
  },
  voice: {
    fr: 'Part de voix du mois : {share} ({mentions} sur {all}, avec {names})',
    en: 'Share of voice of the month: {share} ({mentions} of {all}, with {names})',
  },
  competitor_hint: {
    fr: 'Guetter un concurrent : `smm listen add <nom> --any "…" --competitor <nom>`',
    en: 'Watch a competitor: `smm listen add <name> --any "…" --competitor <name>`',
  },
  voice_competitor: { fr: '{name} ({count})', en: '{name} ({count})' },
  no_voice: { fr: 'Part de voix du mois : {reason}', en: 'Share of voice of the month: {reason}' },
  level: { fr: "Niveau d'alerte : {level}", en: 'Alert level: {level}' },
  level_index: {
    fr: 'Mentions en 24 h : {mentions} (négatives : {negative}) ; indice {index} sur 100',
    en: 'Mentions in 24 hours: {mentions} (negative: {negative}); index {index} of 100',
  },
  positive_spike: {
    fr: 'Un pic de mentions sans critique : {count} en 24 h, contre {usual} par jour d’habitude. L’occasion de remercier.',
    en: 'A spike of mentions without criticism: {count} in 24 hours, against {usual} a day as a rule. An occasion to say thank you.',
  },

  nothing_found: { fr: 'Rien trouvé depuis le {from}.', en: 'Nothing found since {from}.' },
  total: {
    fr: { one: '{count} mention depuis le {from}', other: '{count} mentions depuis le {from}' },
    en: { one: '{count} mention since {from}', other: '{count} mentions since {from}' },
  },
  limited: { fr: 'Les {count} dernières ; `--limit` en montre plus.', en: 'The latest {count}; `--limit` shows more.' },
  tone_hint: {
    fr: 'Corriger une tonalité : `smm inbox tag <n°> --tone negative`',
    en: 'Correct a tone: `smm inbox tag <id> --tone negative`',
  },
  bad_limit: { fr: '--limit attend un nombre de 1 à 10 000.', en: '--limit takes a number from 1 to 10,000.' },

  suggest_none: {
    fr: 'Le questionnaire ne dit pas encore qui suivre.',
    en: 'The questionnaire does not say yet whom to watch.',
  },
  suggest_none_hint: { fr: 'Le compléter : `smm init --complete`', en: 'Complete it: `smm init --complete`' },
  suggest_intro: { fr: 'Proposé selon le questionnaire :', en: 'Proposed from the questionnaire:' },
  suggest_add: { fr: 'Ajouter cette veille ?', en: 'Add this query?' },
  suggest_all_there: {
    fr: 'Tout ce que dit le questionnaire est déjà guetté.',
    en: 'All that the questionnaire says is watched for already.',
  },
  why_brand: { fr: 'le nom du client', en: 'the name of the client' },
  why_brand_negative: {
    fr: 'le nom du client, déjà critiqué en ligne ({places})',
    en: 'the name of the client, criticised online already ({places})',
  },
  why_competitor: {
    fr: 'concurrent nommé dans le questionnaire : part de voix',
    en: 'competitor named in the questionnaire: share of voice',
  },
})

export const sourceLabel = {
  feed: { fr: 'flux {address}', en: 'feed {address}' },
  by_hand: { fr: 'à la main {address}', en: 'by hand {address}' },
  mastodon_tag: { fr: 'Mastodon #{address}', en: 'Mastodon #{address}' },
  bluesky_search: { fr: 'Bluesky, {address}', en: 'Bluesky, {address}' },
  x_search: { fr: 'X, {address}', en: 'X, {address}' },
} as const satisfies Record<SourceKind, Text>

export const ownWordsLabel = texts({ of_query: { fr: 'les mots de la veille', en: 'the words of the query' } })

export const voiceReason = texts({
  no_competitor: {
    fr: 'aucun concurrent n’est guetté',
    en: 'no competitor is watched',
  },
  no_brand_query: { fr: 'le nom du client n’est pas guetté', en: 'the name of the client is not watched for' },
  nothing_found: { fr: 'aucune mention ce mois-ci', en: 'no mention this month' },
} satisfies Record<Exclude<ShareOfVoice['share_reason'], null>, Text>)
