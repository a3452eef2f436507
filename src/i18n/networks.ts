import type { InboxKind, Metric, SearchKind } from '../networks/contract.ts'
import { texts, type Text } from './text.ts'

/** Addresses of servers that may not be used. */
export const networkTexts = texts({
  endpoint_not_an_address: {
    fr: "`{address}` n'est pas une adresse de serveur : écrivez-la comme `https://mastodon.social`.",
    en: '`{address}` is not a server address: write it like `https://mastodon.social`.',
  },
  endpoint_credentials: {
    fr: "L'adresse `{address}` contient un identifiant ou un mot de passe : donnez-les avec `--secrets`, jamais dans l'adresse.",
    en: 'The address `{address}` holds a user name or a password: give them with `--secrets`, never in the address.',
  },
  endpoint_plain_http: {
    fr: "`{address}` n'est pas chiffrée : seule `https://` est acceptée, sauf pour cette machine (`127.0.0.1`, `localhost`).",
    en: '`{address}` is not encrypted: only `https://` is accepted, except for this machine (`127.0.0.1`, `localhost`).',
  },
  endpoint_private_host: {
    fr: "`{address}` est une adresse de réseau privé : smm n'appelle que des serveurs publics, ou cette machine.",
    en: '`{address}` is on a private network: smm calls public servers only, or this machine.',
  },
})

/** What a text is counted in. */
export const unitTexts = texts({
  characters: { fr: 'caractères', en: 'characters' },
  weighted: { fr: 'signes comptés par X', en: 'characters as X counts them' },
  bytes: { fr: 'octets', en: 'bytes' },
})

/** What a person may choose for one account. */
export const optionTexts = texts({
  direct_post: {
    fr: "publier sur le profil au lieu d'un brouillon, pour une application auditée",
    en: 'post on the profile instead of a draft, for an app that was audited',
  },
  privacy_level: { fr: 'qui voit la vidéo', en: 'who sees the video' },
  brand_organic: { fr: 'la vidéo fait connaître sa propre marque', en: 'the video promotes a brand of one’s own' },
  brand_content: {
    fr: 'la vidéo est une publicité payée par un autre',
    en: 'the video is an advertisement paid by somebody else',
  },
  api_version: { fr: "la version de l'API", en: 'the version of the API' },
})

/** What is found when a post is queued: the key is the issue's code. */
export const issueTexts = texts({
  text_empty: {
    fr: "La publication n'a ni texte ni image.",
    en: 'The post has neither text nor image.',
  },
  text_too_long: {
    fr: 'Trop long pour {network} : {used} pour {max} au plus, soit {over} de trop. smm ne coupe jamais un texte : raccourcissez-le, ou donnez une version avec `--text-for {id}=…`.',
    en: 'Too long for {network}: {used} where {max} is the most, {over} too many. smm never cuts a text: shorten it, or give a version with `--text-for {id}=…`.',
  },
  text_too_many_bytes: {
    fr: "Trop long pour {network} : {used} octets pour {max} au plus. Les émojis et les lettres accentuées comptent plus d'un octet.",
    en: 'Too long for {network}: {used} bytes where {max} is the most. Emoji and accented letters take more than one byte.',
  },
  characters_not_allowed: {
    fr: '{network} refuse les signes `{signs}` dans le texte et le titre.',
    en: '{network} refuses the signs `{signs}` in text and title.',
  },
  title_missing: {
    fr: '{network} demande un titre : ajoutez `--title`.',
    en: '{network} needs a title: add `--title`.',
  },
  title_derived: {
    fr: 'Sans `--title`, le titre sera la première phrase : « {title} »',
    en: 'Without `--title`, the title will be the first sentence: “{title}”',
  },
  title_too_long: {
    fr: 'Titre trop long pour {network} : {used} caractères pour {max} au plus.',
    en: 'Title too long for {network}: {used} characters where {max} is the most.',
  },
  title_unused: {
    fr: '{network} ne montre pas de titre : celui-ci ne paraîtra pas.',
    en: '{network} shows no title: this one will not appear.',
  },
  media_required: {
    fr: '{network} ne publie rien sans image ni vidéo : ajoutez `--media`.',
    en: '{network} publishes nothing without an image or a video: add `--media`.',
  },
  video_required: {
    fr: '{network} ne publie que des vidéos : ajoutez `--media` avec un fichier vidéo.',
    en: '{network} publishes videos only: add `--media` with a video file.',
  },
  too_many_images: {
    fr: "Trop d'images pour {network} : {used} pour {max} au plus.",
    en: 'Too many images for {network}: {used} where {max} is the most.',
  },
  too_many_videos: {
    fr: 'Trop de vidéos pour {network} : {used} pour {max} au plus.',
    en: 'Too many videos for {network}: {used} where {max} is the most.',
  },
  video_alone: {
    fr: "{network} n'accepte une vidéo que seule : {file} est avec des images.",
    en: '{network} takes a video only on its own: {file} stands with images.',
  },
  video_too_heavy: {
    fr: 'Vidéo trop lourde pour {network} : {file} pèse {used} Mo pour {max} Mo au plus.',
    en: 'Video too heavy for {network}: {file} is {used} MB where {max} MB is the most.',
  },
  video_too_long: {
    fr: 'Vidéo trop longue pour {network} : {file} dure {used} secondes pour {max} au plus.',
    en: 'Video too long for {network}: {file} lasts {used} seconds where {max} is the most.',
  },
  video_too_short: {
    fr: 'Vidéo trop courte pour {network} : {file} dure {used} secondes, il en faut au moins {min}.',
    en: 'Video too short for {network}: {file} lasts {used} seconds, at least {min} are needed.',
  },
  image_fitted: {
    fr: '{file} sera adaptée pour {network} : {type}, {width} × {height} pixels, {size} Ko.',
    en: '{file} will be adapted for {network}: {type}, {width} × {height} pixels, {size} kB.',
  },
  gif_alone: {
    fr: "{network} n'accepte un GIF que seul : {file} est avec d'autres images.",
    en: '{network} takes a GIF only on its own: {file} stands with other images.',
  },
  media_type: {
    fr: '{network} ne prend pas ce type de fichier : {file} ({mime}). Types acceptés : {types}.',
    en: '{network} does not take this type of file: {file} ({mime}). Accepted: {types}.',
  },
  media_type_risky: {
    fr: '{network} ne promet que {types} : {file} ({mime}) peut être refusé.',
    en: '{network} only promises {types}: {file} ({mime}) may be refused.',
  },
  image_too_heavy: {
    fr: 'Image trop lourde pour {network} : {file} pèse {used} Ko pour {max} Ko au plus. Enregistrez-la en plus petit.',
    en: 'Image too heavy for {network}: {file} is {used} kB where {max} kB is the most. Save a smaller one.',
  },
  image_heavy_for_some: {
    fr: 'Un serveur Bluesky ancien refuse les images de plus de {max} Ko : {file} en pèse plus.',
    en: 'An older Bluesky server refuses images over {max} kB: {file} is heavier.',
  },
  image_too_light: {
    fr: '{network} refuse les images de moins de {min} Ko : {file} en pèse {used}.',
    en: '{network} refuses images under {min} kB: {file} is {used} kB.',
  },
  image_too_small: {
    fr: 'Image trop petite pour {network} : {file} fait {width} × {height} pixels, il en faut au moins {min_width} × {min_height}.',
    en: 'Image too small for {network}: {file} is {width} × {height} pixels, at least {min_width} × {min_height} are needed.',
  },
  image_too_many_pixels: {
    fr: 'Image trop grande pour {network} : {file} fait {width} × {height} pixels.',
    en: 'Image too large for {network}: {file} is {width} × {height} pixels.',
  },
  image_ratio: {
    fr: '{network} refuse ce format : {file} fait {width} × {height} pixels ; la largeur doit valoir entre {min} et {max} fois la hauteur.',
    en: '{network} refuses this shape: {file} is {width} × {height} pixels; the width must be {min} to {max} times the height.',
  },
  alt_missing: {
    fr: '{file} n\'a pas de texte alternatif : une personne aveugle ne saura pas ce qu\'elle montre. Ajoutez `--alt "…"` après `--media`, ou `--no-alt` si elle ne fait que décorer.',
    en: '{file} has no alternative text: a blind person will not know what it shows. Add `--alt "…"` after `--media`, or `--no-alt` if it only decorates.',
  },
  alt_too_long: {
    fr: 'Texte alternatif trop long pour {network} : {used} caractères pour {max} au plus ({file}).',
    en: 'Alternative text too long for {network}: {used} characters where {max} is the most ({file}).',
  },
  link_not_clickable: {
    fr: "Sur {network}, un lien dans le texte n'est pas cliquable : mettez-le plutôt dans la présentation du compte.",
    en: 'On {network} a link in the text cannot be clicked: better put it into the profile of the account.',
  },
  link_too_long: {
    fr: 'Lien trop long pour {network} : {used} caractères pour {max} au plus.',
    en: 'Link too long for {network}: {used} characters where {max} is the most.',
  },
  too_many_links: {
    fr: 'Trop de liens pour {network} : {used} pour {max} au plus.',
    en: 'Too many links for {network}: {used} where {max} is the most.',
  },
  too_many_hashtags: {
    fr: 'Trop de mots-dièse pour {network} : {used} pour {max} au plus.',
    en: 'Too many hashtags for {network}: {used} where {max} is the most.',
  },
  many_hashtags: {
    fr: 'Sur {network}, un seul mot-dièse devient un lien : les autres restent du texte.',
    en: 'On {network} only one hashtag becomes a link: the others stay text.',
  },
  too_many_mentions: {
    fr: 'Trop de mentions pour {network} : {used} pour {max} au plus.',
    en: 'Too many mentions for {network}: {used} where {max} is the most.',
  },
  too_many_tags: {
    fr: "Trop d'étiquettes pour {network} : {used} pour {max} au plus, de {length} caractères au plus.",
    en: 'Too many tags for {network}: {used} where {max} is the most, of at most {length} characters.',
  },
  tags_too_long: {
    fr: 'Étiquettes trop longues pour {network} : {used} caractères pour {max} au plus, toutes ensemble.',
    en: 'Tags too long for {network}: {used} characters where {max} is the most, all together.',
  },
  phone_number: {
    fr: "{network} peut refuser un numéro de téléphone dans le texte : utilisez le bouton d'appel de la fiche.",
    en: '{network} may refuse a telephone number in the text: use the call button of the listing.',
  },
  accidental_link: {
    fr: "« {text} » deviendra un lien sur X (23 signes, et une publication facturée comme avec lien) : ajoutez l'espace qui manque, ou écrivez l'adresse complète si c'est voulu.",
    en: '“{text}” will become a link on X (23 characters, and a post billed as one with a link): add the missing space, or write the full address if it is meant.',
  },
  draft_without_text: {
    fr: "{network} reçoit la vidéo seule, en brouillon dans l'application : son propriétaire l'y termine, et y colle le texte. Elle n'est visible de personne avant.",
    en: '{network} takes the video alone, as a draft in the app: its owner finishes it there, and pastes the text. Nobody sees it before that.',
  },
  card_without_preview: {
    fr: "La carte du lien n'aura pas d'image, et pour titre {title} : smm ne visite pas les pages.",
    en: 'The card of the link will have no picture, and {title} as its title: smm does not visit pages.',
  },
})

/** The limits of a network, one by one. */
export const ruleTexts = texts({
  text: { fr: '{max} caractères au plus', en: 'at most {max} characters' },
  text_bytes: { fr: '{max} octets au plus', en: 'at most {max} bytes' },
  title: { fr: 'titre : {max} caractères au plus', en: 'title: at most {max} characters' },
  link: { fr: 'lien : {max} caractères au plus', en: 'link: at most {max} characters' },
  links: { fr: '{max} liens au plus', en: 'at most {max} links' },
  hashtags: { fr: '{max} mots-dièse au plus', en: 'at most {max} hashtags' },
  mentions: { fr: '{max} mentions au plus', en: 'at most {max} mentions' },
  images: { fr: 'images : {max} au plus', en: 'images: at most {max}' },
  image_types: { fr: 'images {types}', en: 'images {types}' },
  image_kilobytes: { fr: '{max} Ko par image au plus', en: 'at most {max} kB an image' },
  image_megabytes: { fr: '{max} Mo par image au plus', en: 'at most {max} MB an image' },
  image_pixels: { fr: '{max} millions de pixels par image au plus', en: 'at most {max} million pixels an image' },
  image_min: { fr: "images d'au moins {width} × {height} pixels", en: 'images of at least {width} × {height} pixels' },
  image_min_width: { fr: "images d'au moins {width} pixels de large", en: 'images at least {width} pixels wide' },
  image_ratio: { fr: 'images larges de {min} à {max} fois leur hauteur', en: 'images {min} to {max} times as wide as high' },
  video: { fr: 'vidéos : {max} au plus, {types}', en: 'videos: at most {max}, {types}' },
  video_megabytes: { fr: '{max} Mo par vidéo au plus', en: 'at most {max} MB a video' },
  video_gigabytes: { fr: '{max} Go par vidéo au plus', en: 'at most {max} GB a video' },
  video_seconds: { fr: 'vidéo de {min} à {max} secondes', en: 'video of {min} to {max} seconds' },
  video_seconds_most: { fr: 'vidéo de {max} secondes au plus', en: 'video of at most {max} seconds' },
  video_minutes: { fr: 'vidéo de {max} minutes au plus', en: 'video of at most {max} minutes' },
  video_ratio: { fr: 'vidéo large de {min} à {max} fois sa hauteur', en: 'video {min} to {max} times as wide as high' },
  alt: { fr: 'texte alternatif : {max} caractères au plus', en: 'alternative text: at most {max} characters' },
  fold: {
    fr: 'texte replié dans le fil après environ {characters} caractères',
    en: 'text folded in the feed after about {characters} characters',
  },
  fold_lines: {
    fr: 'texte replié dans le fil après environ {characters} caractères, ou {lines} lignes',
    en: 'text folded in the feed after about {characters} characters, or {lines} lines',
  },
  fold_title: { fr: 'titre coupé après environ {characters} caractères', en: 'title cut after about {characters} characters' },
  crop: {
    fr: 'images entières dans le fil de {min} à {max} fois leur hauteur, sinon rognées',
    en: 'images whole in the feed from {min} to {max} times as wide as high, else cropped',
  },
  crop_tall: {
    fr: 'images rognées dans le fil si leur largeur est de moins de {min} fois leur hauteur',
    en: 'images cropped in the feed when less than {min} times as wide as high',
  },
  crop_to: { fr: 'images rognées à {min} fois leur hauteur', en: 'images cropped to {min} times as wide as high' },
})

/** What a network gives figures of; the keys are the names in the data. */
export const metricLabels = texts({
  reach: { fr: 'portée', en: 'reach' },
  impressions: { fr: 'impressions', en: 'impressions' },
  views: { fr: 'vues', en: 'views' },
  reactions: { fr: 'réactions', en: 'reactions' },
  comments: { fr: 'commentaires', en: 'comments' },
  shares: { fr: 'partages', en: 'shares' },
  saves: { fr: 'enregistrements', en: 'saves' },
  clicks: { fr: 'clics', en: 'clicks' },
  engagements: { fr: 'interactions', en: 'engagements' },
  watch_minutes: { fr: 'minutes regardées', en: 'minutes watched' },
  followers: { fr: 'abonnés', en: 'followers' },
  follows: { fr: 'nouveaux abonnés', en: 'new followers' },
  unfollows: { fr: 'désabonnements', en: 'unfollows' },
  posts: { fr: 'publications', en: 'posts' },
  profile_views: { fr: 'visites du profil', en: 'profile views' },
  website_clicks: { fr: 'clics vers le site', en: 'website clicks' },
  calls: { fr: 'appels', en: 'calls' },
  directions: { fr: "demandes d'itinéraire", en: 'requests for directions' },
  bookings: { fr: 'réservations', en: 'bookings' },
} satisfies Record<Metric, Text>)

export const inboxLabels = texts({
  comment: { fr: 'commentaires', en: 'comments' },
  mention: { fr: 'mentions', en: 'mentions' },
  review: { fr: 'avis', en: 'reviews' },
  message: { fr: 'messages', en: 'messages' },
} satisfies Record<InboxKind, Text>)

/** What can be looked for in the posts of everybody. */
export const searchLabels = texts({
  words: { fr: 'des mots', en: 'words' },
  tag: { fr: 'un mot-dièse', en: 'a hashtag' },
} satisfies Record<SearchKind, Text>)

/** What each network is good for, in one sentence. */
export const aboutTexts = texts({
  folder: {
    fr: 'Un blog tenu en fichiers Markdown (Hugo, Jekyll, Eleventy, Astro) et son flux RSS : vos contenus chez vous.',
    en: 'A blog kept as Markdown files (Hugo, Jekyll, Eleventy, Astro) and its RSS feed: your content at home.',
  },
  manual: {
    fr: 'smm prépare, une personne publie : pour tout réseau sans accès automatique, groupes et messageries compris.',
    en: 'smm prepares, a person posts: for every network without automatic access, groups and messengers included.',
  },
  mastodon: {
    fr: 'Réseau ouvert, sans publicité ni algorithme : associations, collectivités, métiers du numérique et de la culture.',
    en: 'An open network without advertising or algorithm: associations, public bodies, digital and cultural trades.',
  },
  bluesky: {
    fr: 'Réseau ouvert de conversation publique : presse, recherche, élus, anciens de Twitter.',
    en: 'An open network for public conversation: press, research, politics, former Twitter users.',
  },
  x: {
    fr: 'Actualité, presse et service client ; chaque publication est facturée par X, plus cher avec un lien.',
    en: 'News, press and customer service; X bills every post, more with a link.',
  },
  facebook: {
    fr: 'La page locale : horaires, événements, avis et clientèle de tous âges, surtout au-dessus de 35 ans.',
    en: 'The local page: opening hours, events, reviews and customers of all ages, mostly above 35.',
  },
  instagram: {
    fr: 'Montrer un savoir-faire en images : commerce, restauration, artisanat, tourisme.',
    en: 'Showing a craft in pictures: shops, restaurants, crafts, tourism.',
  },
  threads: {
    fr: 'Conversation légère, adossée à Instagram : utile quand la communauté y est déjà.',
    en: 'Light conversation beside Instagram: useful when the community is there already.',
  },
  linkedin: {
    fr: 'Clients professionnels, recrutement et réseau du dirigeant.',
    en: "Business customers, hiring and the owner's own network.",
  },
  youtube: {
    fr: 'Vidéos qui restent et se trouvent par la recherche : tutoriels, démonstrations, témoignages.',
    en: 'Videos that last and are found by search: tutorials, demonstrations, testimonials.',
  },
  pinterest: {
    fr: 'Inspiration et intention d’achat : décoration, mode, cuisine, mariage ; les liens y vivent des mois.',
    en: 'Inspiration and intent to buy: decoration, fashion, cooking, weddings; links live for months.',
  },
  tumblr: {
    fr: 'Communautés créatives : illustration, photo, mode, bande dessinée.',
    en: 'Creative communities: illustration, photography, fashion, comics.',
  },
  wordpress: {
    fr: "Le blog de l'entreprise : le contenu de fond, trouvé par les moteurs, où mènent les autres réseaux.",
    en: "The company's blog: lasting content, found by search engines, where the other networks lead.",
  },
  ghost: {
    fr: "Un blog et sa lettre d'information : le contenu de fond et une liste d'abonnés à soi.",
    en: 'A blog and its newsletter: lasting content and a list of readers of your own.',
  },
  gbp: {
    fr: "La fiche d'établissement Google : horaires, itinéraire, avis et actualités, pour être trouvé à côté.",
    en: 'The Google business listing: opening hours, directions, reviews and news, to be found nearby.',
  },
  tiktok: {
    fr: 'Vidéos courtes et public jeune : coulisses, gestes du métier, recrutement.',
    en: 'Short videos and a young audience: behind the scenes, gestures of the trade, hiring.',
  },
  telegram: {
    fr: "Un canal d'annonces lu par tous ses abonnés, sans algorithme ni commentaires imposés.",
    en: 'A channel of announcements that reaches all its subscribers, without algorithm or forced comments.',
  },
  discord: {
    fr: "L'annonce dans le salon d'une communauté fermée : jeux, associations, clubs de clients.",
    en: 'An announcement in the room of a closed community: games, associations, customer clubs.',
  },
})

/** What stands between a consultant and the first post. */
export const gateTexts = texts({
  x: {
    fr: "X n'a plus d'offre gratuite : il faut un compte de développeur et des crédits prépayés (environ 0,015 $ la publication, 0,20 $ avec un lien). Les réponses à d'autres comptes ne sont en général pas permises par l'API.",
    en: 'X has no free plan any more: a developer account and prepaid credits are needed (about $0.015 a post, $0.20 with a link). Replies to other accounts are mostly not allowed through the API.',
  },
  meta: {
    fr: "Demandez un rôle sur l'application et sur l'entreprise du client dans Meta Business ; sans ce rôle, Meta exige une vérification de l'application (App Review), de plusieurs semaines.",
    en: "Ask for a role on the app and on the client's business in Meta Business; without it Meta requires an App Review, which takes weeks.",
  },
  linkedin: {
    fr: "Le profil d'une personne s'ouvre sans accord (« Share on LinkedIn »), avec une nouvelle connexion tous les 60 jours ; une page d'entreprise demande l'accès Community Management, accordé après examen, sans délai annoncé : demandez-le tôt.",
    en: "A person's profile opens without approval (Share on LinkedIn), with a new sign-in every 60 days; a company page needs Community Management access, granted after review, with no time promised: ask early.",
  },
  youtube: {
    fr: "Tant que Google n'a pas audité votre projet (sans délai annoncé : demandez-le tôt), les vidéos envoyées par l'API restent privées ; et tant que l'écran d'accord est « en test », l'accès expire au bout de sept jours.",
    en: 'Until Google has audited your project (no time is promised: ask early), videos sent through the API stay private; and while the consent screen is in testing, access expires after seven days.',
  },
  tiktok: {
    fr: "Tant que l'application n'est pas auditée (demandez-le : de quelques jours à deux semaines, parfois plus), TikTok ne publie qu'en privé et pour cinq comptes par jour ; l'envoi en brouillon, terminé dans l'application, marche sans audit.",
    en: 'Until the app is audited (ask for it: several days to two weeks, sometimes more) TikTok publishes privately only, for five accounts a day; sending a draft that is finished in the app works without an audit.',
  },
  pinterest: {
    fr: "Avec l'accès d'essai (Trial), les épingles ne sont visibles que de leur auteur : demandez l'accès Standard, avec une vidéo qui montre la connexion et une épingle ; aucun délai annoncé.",
    en: 'With Trial access pins are visible to their author only: ask for Standard access, with a video that shows the sign-in and a pin; no time is promised.',
  },
  gbp: {
    fr: "Le quota de l'API est de zéro tant que Google n'a pas accepté votre demande d'accès ; comptez plusieurs jours.",
    en: 'The quota of the API is zero until Google has accepted your request for access; allow several days.',
  },
})

/** Labels of the network's own fields of `--secrets`. */
export const credentialTexts = texts({
  access_token: { fr: "Jeton d'accès", en: 'Access token' },
  access_secret: { fr: "Secret du jeton d'accès", en: 'Access token secret' },
  app_key: { fr: "Clé de l'application (API key)", en: 'App key (API key)' },
  app_secret: { fr: "Secret de l'application (API secret)", en: 'App secret (API secret)' },
  identifier: {
    fr: 'Nom de compte (par exemple boulangerie.bsky.social)',
    en: 'Account name (for instance bakery.bsky.social)',
  },
  app_password: { fr: "Mot de passe d'application (pas celui du compte)", en: "App password (not the account's own)" },
  username: { fr: "Nom d'utilisateur", en: 'User name' },
  application_password: { fr: "Mot de passe d'application", en: 'Application password' },
  admin_key: { fr: "Clé d'administration (Admin API key)", en: 'Admin API key' },
  client_id: { fr: "Identifiant de l'application (client ID)", en: 'Client ID' },
  client_secret: { fr: "Secret de l'application (client secret)", en: 'Client secret' },
  refresh_token: { fr: 'Jeton de renouvellement (refresh token)', en: 'Refresh token' },
  location: {
    fr: "Fiche (accounts/1/locations/2 ; vide s'il n'y en a qu'une)",
    en: 'Listing (accounts/1/locations/2; empty when there is only one)',
  },
  page_id: { fr: 'Identifiant de la page', en: 'Page id' },
  user_id: { fr: "Identifiant de l'utilisateur", en: 'User id' },
  author: { fr: 'Auteur (urn:li:person:… ou urn:li:organization:…)', en: 'Author (urn:li:person:… or urn:li:organization:…)' },
  board_id: { fr: 'Identifiant du tableau (vide : le seul du compte)', en: 'Board id (empty: the only one of the account)' },
  bot_token: { fr: 'Jeton du robot (donné par @BotFather)', en: 'Bot token (given by @BotFather)' },
  chat_id: { fr: 'Canal (@nom ou identifiant)', en: 'Channel (@name or id)' },
  webhook_url: { fr: 'Adresse du webhook', en: 'Webhook address' },
  discord_bot_token: {
    fr: "Jeton d'un robot présent dans le salon (pour relire et compter les réactions)",
    en: 'Token of a bot in the room (to read back and to count reactions)',
  },
  blog: { fr: 'Nom du blog (sinon le blog principal)', en: 'Name of the blog (else the primary one)' },
})

/** What a network does with the very same text when it comes again within days. */
export const repeatTexts = texts({
  x: {
    fr: 'X refuse un texte identique à un récent, et tient sa répétition automatique pour du spam.',
    en: 'X refuses a text that equals a recent one, and takes its automatic repetition for spam.',
  },
  linkedin: {
    fr: 'LinkedIn refuse un texte identique à un récent.',
    en: 'LinkedIn refuses a text that equals a recent one.',
  },
})
