import { texts } from './text.ts'

/** Words of `smm link`. */
export const linkText = texts({
  about: {
    fr: 'liens suivis (UTM) et codes promo, et ce qui en est venu',
    en: 'tagged links (UTM) and promo codes, and what came of them',
  },
  about_build: { fr: 'faire un lien suivi vers le site', en: 'make a tagged link to the site' },
  about_list: { fr: 'voir les liens, leurs visites et leurs ventes', en: 'see the links, their visits and sales' },
  about_rule: {
    fr: 'voir ou changer la façon dont les liens des publications sont suivis',
    en: 'see or change how the links of posts are tagged',
  },
  about_remove: { fr: 'retirer un lien fait à la main ; son code est libre', en: 'take a link out; its code is free again' },
  about_connect: {
    fr: 'relier les statistiques du site (Matomo, Plausible, Umami) ; sans outil : ce qui est relié',
    en: "connect the site's statistics (Matomo, Plausible, Umami); without a tool: what is connected",
  },
  about_disconnect: {
    fr: 'ne plus demander ces statistiques ; la clé est effacée',
    en: 'ask these statistics no more; the key is erased',
  },

  arg_url: {
    fr: "l'adresse de la page ; sans elle, le site du client",
    en: "address of the page; without it, the client's site",
  },
  arg_id: { fr: 'numéro du lien (`smm link list`)', en: 'number of the link (`smm link list`)' },
  arg_tool: { fr: 'matomo, plausible ou umami', en: 'matomo, plausible or umami' },
  unknown_tool: {
    fr: '« {tool} » ne se demande pas : {names}.',
    en: '“{tool}” cannot be asked: {names}.',
  },
  unknown_tool_hint: {
    fr: "D'un autre outil, ou d'un journal du serveur, donnez le fichier : `smm metrics import`",
    en: 'Of another tool, or of a log of the server, give the file: `smm metrics import`',
  },
  opt_network: {
    fr: 'où le lien sera mis : facebook, instagram, affiche, newsletter …',
    en: 'where the link will stand: facebook, instagram, poster, newsletter …',
  },
  opt_campaign: { fr: 'la campagne ; sinon le mois', en: 'the campaign; else the month' },
  opt_content: { fr: 'pour distinguer plusieurs liens de la campagne', en: 'to tell several links of the campaign apart' },
  opt_medium: { fr: 'utm_medium ; sinon celui de la règle (social)', en: 'utm_medium; else that of the rule (social)' },
  opt_code: { fr: 'code promo de ce lien, unique pour le client', en: 'promo code of this link, unique for the client' },
  opt_ambassador: { fr: 'le lien de cet ambassadeur', en: 'the link of this ambassador' },
  opt_month: { fr: 'le mois à montrer ; sinon tout', en: 'the month to show; else everything' },
  opt_on: { fr: 'suivre les liens vers le site', en: 'tag the links to the site' },
  opt_off: { fr: 'laisser les liens tels quels', en: 'leave the links as they are' },
  opt_rule_source: {
    fr: 'modèle de utm_source, avec {network}, {month}, {campaign}, {pillar}',
    en: 'pattern of utm_source, with {network}, {month}, {campaign}, {pillar}',
  },
  opt_rule_medium: { fr: 'utm_medium', en: 'utm_medium' },
  opt_rule_campaign: {
    fr: 'modèle de utm_campaign ; rien de connu : le mois',
    en: 'pattern of utm_campaign; nothing known: the month',
  },
  opt_rule_content: { fr: 'modèle de utm_content ; "" : aucun', en: 'pattern of utm_content; "": none' },
  opt_usual: { fr: 'revenir à la règle habituelle', en: 'back to the usual rule' },
  opt_endpoint: { fr: "adresse de l'outil, si ce n'est pas l'habituelle", en: 'address of the tool, if not the usual one' },
  opt_site: {
    fr: 'le site dans cet outil : numéro (Matomo), domaine (Plausible), identifiant (Umami)',
    en: 'the site in that tool: number (Matomo), domain (Plausible), id (Umami)',
  },
  opt_secrets: {
    fr: 'fichier JSON de la clé (`token`), ou `-` ; sinon SMM_SECRET_TOKEN, sinon demandée',
    en: 'JSON file with the key (`token`), or `-`; else SMM_SECRET_TOKEN, else asked',
  },
  opt_goals: {
    fr: 'objectifs qui comptent comme conversions, entre virgules ; sinon tous (Umami : /merci ou un événement)',
    en: 'goals that count as conversions, between commas; else all (Umami: /thanks or an event)',
  },
  opt_no_check: { fr: "ne pas vérifier auprès de l'outil", en: 'do not check with the tool' },

  bad_link: { fr: "« {url} » n'est pas une adresse web.", en: '“{url}” is no web address.' },
  bad_link_hint: {
    fr: 'Par exemple : `smm link build https://boulangerie.example/pains --network facebook`',
    en: 'For example: `smm link build https://boulangerie.example/pains --network facebook`',
  },
  no_url: { fr: "Vers quelle page ? Ce client n'a pas de site.", en: 'To which page? This client has no site.' },
  no_url_hint: {
    fr: "Donnez l'adresse de la page, ou le site : `smm client edit {slug} --website https://…`",
    en: 'Give the address of the page, or the site: `smm client edit {slug} --website https://…`',
  },
  network_needed: { fr: 'Où ce lien sera-t-il mis ?', en: 'Where will this link stand?' },
  network_needed_hint: {
    fr: 'Ajoutez `--network facebook`, `--network affiche` … ou `--ambassador <prénom>`.',
    en: 'Add `--network facebook`, `--network poster` … or `--ambassador <name>`.',
  },
  bad_mark: {
    fr: '`{flag}` : « {value} » ne contient ni lettre ni chiffre.',
    en: '`{flag}`: “{value}” has neither letters nor digits.',
  },
  bad_code: {
    fr: 'Un code promo a 3 à 30 lettres sans accent, chiffres ou tirets : « {code} » ne convient pas.',
    en: 'A promo code has 3 to 30 plain letters, digits or hyphens: “{code}” does not fit.',
  },
  code_taken: { fr: 'Le code {code} sert déjà.', en: 'The code {code} is taken.' },
  code_taken_hint: {
    fr: 'Un code désigne un seul lien ou un seul ambassadeur. Pour le voir : `smm link list`',
    en: 'A code is of one link or one ambassador. To see it: `smm link list`',
  },
  other_site: {
    fr: "Cette adresse n'est pas sur le site du client : ses visites ne seront vues que par les statistiques de cette page.",
    en: "This address is not on the client's site: its visits are seen by the statistics of that page alone.",
  },
  built: { fr: 'Lien n° {id} gardé.', en: 'Link {id} kept.' },
  built_code: { fr: 'Lien n° {id} gardé, code {code}.', en: 'Link {id} kept, code {code}.' },
  not_found: { fr: 'Aucun lien n° {id}.', en: 'No link number {id}.' },
  not_found_hint: { fr: 'Pour les voir : `smm link list`', en: 'To see them: `smm link list`' },
  removed: { fr: 'Lien n° {id} retiré.', en: 'Link {id} taken out.' },
  would_remove: { fr: 'Le lien n° {id} serait retiré.', en: 'Link {id} would be taken out.' },

  none: {
    fr: "Aucun lien suivi. Ceux des publications le sont d'eux-mêmes ; à la main : `smm link build`",
    en: 'No tagged link. Those of posts are tagged by themselves; by hand: `smm link build`',
  },
  no_site: {
    fr: 'Sans site, aucun lien ne peut être suivi : `smm client edit {slug} --website https://…`',
    en: 'Without a site no link can be tagged: `smm client edit {slug} --website https://…`',
  },
  visits: {
    fr: { one: '{visits} visite', other: '{visits} visites' },
    en: { one: '{visits} visit', other: '{visits} visits' },
  },
  conversions: {
    fr: { one: '{conversions} conversion', other: '{conversions} conversions' },
    en: { one: '{conversions} conversion', other: '{conversions} conversions' },
  },
  sales: {
    fr: { one: '{sales} vente ({revenue})', other: '{sales} ventes ({revenue})' },
    en: { one: '{sales} sale ({revenue})', other: '{sales} sales ({revenue})' },
  },
  visits_not_measured: { fr: 'visites non mesurées', en: 'visits not measured' },
  visits_not_apart: { fr: 'visites non distinguées', en: 'visits not told apart' },
  code: { fr: 'code {code}', en: 'code {code}' },
  of_ambassador: { fr: 'ambassadeur {alias}', en: 'ambassador {alias}' },
  of_posts: {
    fr: { one: 'publication {ids}', other: 'publications {ids}' },
    en: { one: 'post {ids}', other: 'posts {ids}' },
  },
  by_hand: { fr: { one: 'lien {ids}', other: 'liens {ids}' }, en: { one: 'link {ids}', other: 'links {ids}' } },
  more_addresses: {
    fr: { one: '+ {count} autre adresse', other: '+ {count} autres adresses' },
    en: { one: '+ {count} more address', other: '+ {count} more addresses' },
  },
  connect_hint: {
    fr: 'Pour voir les visites de chaque lien : `smm link connect matomo|plausible|umami`, ou un fichier : `smm metrics import`',
    en: 'To see the visits of each link: `smm link connect matomo|plausible|umami`, or a file: `smm metrics import`',
  },
  pull_hint: {
    fr: 'Statistiques reliées, pas encore demandées : `smm metrics pull`',
    en: 'Statistics are connected and were not asked yet: `smm metrics pull`',
  },

  came: { fr: '{tool}, {month} : {words}', en: '{tool}, {month}: {words}' },
  would_ask: { fr: '{tool}, {month} : serait demandé', en: '{tool}, {month}: would be asked' },

  rule_on: { fr: 'Les liens vers le site sont suivis (UTM).', en: 'Links to the site are tagged (UTM).' },
  rule_off: { fr: 'Les liens restent tels quels.', en: 'Links stay as they are.' },
  rule_changed: { fr: 'Suivi des liens changé.', en: 'Link tags changed.' },
  rule_would_change: { fr: 'Le suivi des liens serait :', en: 'Link tags would be:' },
  rule_else_month: { fr: '{pattern} ; sans campagne, le mois', en: '{pattern}; without a campaign, the month' },
  rule_example: { fr: 'par exemple', en: 'for example' },
  rule_later: {
    fr: "Ce qui attend dans la file garde ses liens ; pour l'y appliquer : `smm queue edit <n°> --tag`",
    en: 'What waits in the queue keeps its links; to apply it there: `smm queue edit <id> --tag`',
  },
  rule_two: { fr: '`--on` ou `--off`, pas les deux.', en: '`--on` or `--off`, not both.' },
  rule_usual_alone: { fr: '`--usual` va seul.', en: '`--usual` goes alone.' },
  rule_variable: {
    fr: '`{flag}` : {name} est inconnu.',
    en: '`{flag}`: {name} is unknown.',
  },
  rule_variable_hint: {
    fr: 'Un modèle peut contenir {names}.',
    en: 'A pattern may hold {names}.',
  },
  none_word: { fr: 'aucun', en: 'none' },

  site_needed: { fr: 'Quel site de {tool} ?', en: 'Which site of {tool}?' },
  site_needed_hint: { fr: 'Ajoutez `--site {example}`.', en: 'Add `--site {example}`.' },
  site_bad: {
    fr: '« {site} » ne désigne pas un site de {tool} : on attend par exemple {example}.',
    en: '“{site}” is no site of {tool}: {example} is what one looks like.',
  },
  endpoint_needed: { fr: "Quelle est l'adresse de {tool} ?", en: 'What is the address of {tool}?' },
  endpoint_needed_hint: {
    fr: 'Ajoutez `--endpoint https://statistiques.example`.',
    en: 'Add `--endpoint https://statistics.example`.',
  },
  refused: { fr: '{tool} : {reason}', en: '{tool}: {reason}' },
  refused_hint: {
    fr: "Vérifiez l'adresse, le site et la clé ; `--no-check` relie sans demander.",
    en: 'Check the address, the site and the key; `--no-check` connects without asking.',
  },
  connected: { fr: '{tool} est relié, site {site}.', en: '{tool} is connected, site {site}.' },
  would_connect: { fr: '{tool} serait relié, site {site}.', en: '{tool} would be connected, site {site}.' },
  unchecked: { fr: "La clé n'a pas été vérifiée.", en: 'The key was not checked.' },
  connected_next: {
    fr: 'Les visites de vos liens arrivent avec : `smm metrics pull`',
    en: 'The visits of your links come with: `smm metrics pull`',
  },
  goals_umami: {
    fr: 'Umami ne compte des conversions que si vous les nommez : `--goals /merci,commande`',
    en: 'Umami counts conversions only where you name them: `--goals /thanks,order`',
  },
  goals: { fr: 'conversions : {goals}', en: 'conversions: {goals}' },
  all_goals: { fr: 'tous les objectifs', en: 'all goals' },
  none_connected: {
    fr: 'Aucune statistique reliée : `smm link connect matomo|plausible|umami --site …`',
    en: 'No statistics connected: `smm link connect matomo|plausible|umami --site …`',
  },
  not_connected: { fr: "{tool} n'est pas relié.", en: '{tool} is not connected.' },
  which_site: { fr: 'Plusieurs sites sont reliés : {sites}.', en: 'Several sites are connected: {sites}.' },
  which_site_hint: { fr: 'Ajoutez `--site {site}`.', en: 'Add `--site {site}`.' },
  disconnected: {
    fr: "{tool} n'est plus relié, site {site} ; la clé est effacée.",
    en: '{tool} is no longer connected, site {site}; the key is erased.',
  },
  would_disconnect: { fr: '{tool}, site {site}, ne serait plus relié.', en: '{tool}, site {site}, would be disconnected.' },
})
