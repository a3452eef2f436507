import type { TransportFault } from '../networks/http.ts'
import { say, type Lang, type Text } from './text.ts'

/**
 * Why something did not work, by code, where smm itself knows: what lies below HTTP, the files, the credentials. What a network says
 * of a content (`refused`, `server_error` …) stays in its own words.
 */
export const reasonLabel: Readonly<Record<string, Text>> = {
  // the way to the server
  timed_out: { fr: "le serveur n'a pas répondu à temps", en: 'the server did not answer in time' },
  connection_lost: {
    fr: 'la connexion a été coupée avant la fin de la réponse',
    en: 'the connection was lost before the whole answer came',
  },
  renewed_elsewhere: {
    fr: "un autre programme renouvelle l'accès de ce compte",
    en: 'another program is renewing the access of this account',
  },
  connection_refused: { fr: 'le serveur refuse la connexion', en: 'the server refuses the connection' },
  name_not_found: {
    fr: "le nom du serveur est introuvable (adresse fausse, ou pas d'internet)",
    en: 'the name of the server was not found (wrong address, or no internet)',
  },
  no_connection: { fr: 'aucune connexion au serveur', en: 'no connection to the server' },
  certificate: { fr: "le certificat du serveur n'est pas valable", en: 'the certificate of the server is not valid' },
  redirected: {
    fr: 'le serveur renvoie vers une autre adresse, ce que smm ne suit pas',
    en: 'the server sends to another address, which smm does not follow',
  },
  answer_too_large: { fr: 'la réponse du serveur est trop grande', en: 'the answer of the server is too large' },
  strange_answer: {
    fr: "la réponse du serveur n'a pas une forme que smm connaît",
    en: 'the answer of the server has no form that smm knows',
  },
  not_public: {
    fr: "le nom du serveur mène au réseau privé ou à cet ordinateur, que smm n'appelle pas",
    en: 'the name of the server leads to the private network or to this computer, which smm does not call',
  },
  endpoint_not_allowed: { fr: 'cette adresse ne peut pas être appelée', en: 'this address may not be called' },
  parent_unknown: {
    fr: "l'adresse de la partie précédente n'est pas celle d'une publication",
    en: 'the address of the part before it is not the address of a post',
  },
  parent_gone: { fr: "la partie précédente n'est plus en ligne", en: 'the part before it is no longer online' },
  parent_not_visible: {
    fr: "la partie précédente n'est pas encore visible sur le réseau",
    en: 'the part before it is not visible on the network yet',
  },
  no_such_search: { fr: 'ce réseau ne se cherche pas ainsi', en: 'this network cannot be searched like this' },
  query_too_long: {
    fr: 'la recherche a trop de mots pour ce réseau',
    en: 'the search has too many words for this network',
  },
  no_id: {
    fr: "le serveur n'a pas dit ce qu'il a fait de la publication",
    en: 'the server did not say what it made of the post',
  },
  media_not_ready: { fr: 'le serveur prépare encore le fichier', en: 'the server is still working on a file' },
  post_gone: { fr: 'le réseau ne connaît plus cette publication', en: 'the network knows no such post any more' },
  reply_not_allowed: {
    fr: "le réseau ne laisse répondre qu'à ceux qui ont nommé le compte",
    en: 'the network lets an account answer only those who named it',
  },
  video_quota: {
    fr: "le réseau n'accepte plus de vidéo de ce compte aujourd'hui",
    en: 'the network takes no more videos from this account today',
  },
  not_own_post: { fr: "cette publication n'est pas celle du compte", en: 'this post is not one of the account' },
  media_missing: { fr: "le fichier d'une image ne peut pas être lu", en: 'the file of an image cannot be read' },
  record_exists: {
    fr: 'une autre publication porte déjà cet identifiant',
    en: 'another post already stands under this identifier',
  },
  duplicate: { fr: 'le réseau dit avoir déjà cette publication', en: 'the network says that it has this post already' },
  rate_limited: { fr: 'trop de demandes : le réseau fait attendre', en: 'too many requests: the network makes us wait' },
  // the account
  unauthorized: { fr: 'identifiants refusés', en: 'credentials refused' },
  credential_refused: { fr: 'identifiants refusés', en: 'credentials refused' },
  scope_missing: {
    fr: "il manque un droit à l'application : reconnectez le compte",
    en: 'the app lacks a right: sign the account in again',
  },
  login_blocked: {
    fr: 'le serveur a bloqué ce compte, ou attend la confirmation de son adresse',
    en: 'the server has blocked this account, or waits for its address to be confirmed',
  },
  account_removed: { fr: 'le compte a été retiré', en: 'the account was removed' },
  credential_missing: { fr: "aucun identifiant n'est enregistré", en: 'no credentials are stored' },
  credits_exhausted: {
    fr: "le crédit de l'application est épuisé auprès du réseau",
    en: "the application's credits with the network are used up",
  },
  // TikTok
  daily_limit: {
    fr: "le réseau n'accepte plus de publication de ce compte aujourd'hui",
    en: 'the network takes no more posts of this account today',
  },
  too_many_drafts: {
    fr: "trop de brouillons attendent dans la boîte de réception TikTok : publiez-les ou supprimez-les dans l'application",
    en: 'too many drafts wait in the TikTok inbox: publish or delete them in the app',
  },
  app_user_cap: {
    fr: "l'application a atteint le nombre de comptes que TikTok lui accorde par jour",
    en: 'the app has reached the number of accounts that TikTok grants it per day',
  },
  account_banned: {
    fr: 'le réseau interdit à ce compte de publier',
    en: 'the network bans this account from posting',
  },
  app_not_audited: {
    fr: "l'application n'est pas auditée par TikTok : elle ne publie que sur des comptes privés. Retirez le réglage `direct_post` du compte pour passer par les brouillons",
    en: 'the app is not audited by TikTok: it posts to private accounts only. Take the setting `direct_post` off the account to use drafts',
  },
  privacy_level: {
    fr: "le créateur n'autorise pas ce niveau de confidentialité (réglage `privacy_level` du compte)",
    en: 'the creator does not allow this privacy level (setting `privacy_level` of the account)',
  },
  address_not_verified: {
    fr: "TikTok n'a pas vérifié à qui appartient cette adresse",
    en: 'TikTok has not verified whose address this is',
  },
  spam_risk: { fr: 'le réseau prend cette publication pour un abus', en: 'the network takes this post for abuse' },
  publish_id_unknown: { fr: 'TikTok ne connaît plus cet envoi de vidéo', en: 'TikTok does not know this upload any more' },
  publish_cancelled: { fr: 'la publication a été annulée sur TikTok', en: 'the post was cancelled on TikTok' },
  upload_expired: {
    fr: "l'envoi de la vidéo a duré trop longtemps : il recommencera",
    en: 'the upload of the video took too long: it will begin again',
  },
  upload_elsewhere: {
    fr: "le serveur n'attend pas cette partie de la vidéo ; smm cherche où il en est",
    en: 'the server does not wait for this part of the video; smm finds out where it stands',
  },
  upload_address: {
    fr: "l'adresse donnée pour la vidéo n'est pas celle du réseau",
    en: 'the address given for the video is not one of the network',
  },
  still_processing: { fr: 'le réseau prépare encore la vidéo', en: 'the network is still working on the video' },
  video_failed: { fr: "le réseau n'a pas pu traiter la vidéo", en: 'the network could not work on the video' },
  video_required: { fr: 'ce réseau demande une vidéo', en: 'this network asks for a video' },
  video_format: { fr: 'le réseau refuse le format de la vidéo', en: 'the network refuses the format of the video' },
  video_duration: { fr: 'le réseau refuse la durée de la vidéo', en: 'the network refuses the length of the video' },
  video_frame_rate: {
    fr: "le réseau refuse la cadence d'images de la vidéo",
    en: 'the network refuses the frame rate of the video',
  },
  video_size: { fr: 'le réseau refuse les dimensions de la vidéo', en: 'the network refuses the dimensions of the video' },
  chat_not_found: {
    fr: "ce canal est introuvable, ou le robot n'y est pas",
    en: 'this channel was not found, or the bot is not in it',
  },
  chat_moved: {
    fr: 'ce groupe a un nouvel identifiant : enregistrez le compte à nouveau',
    en: 'this group has a new id: store the account again',
  },
  not_a_chat: { fr: "le serveur n'a décrit aucun canal", en: 'the server described no channel' },
  reader_unreachable: {
    fr: 'cette personne ne reçoit pas les messages du robot',
    en: 'this person does not receive messages of the bot',
  },
  delete_too_late: {
    fr: 'Telegram ne retire plus un message de plus de 48 heures : retirez-le dans le canal',
    en: 'Telegram takes away no message older than 48 hours: delete it in the channel',
  },
  webhook_active: {
    fr: 'un autre service reçoit déjà les messages de ce robot (webhook) : utilisez un robot à part',
    en: 'another service receives the messages of this bot already (webhook): use a bot of its own',
  },
  inbox_elsewhere: {
    fr: 'un autre programme lit en ce moment les messages de ce robot',
    en: 'another program is reading the messages of this bot right now',
  },
  webhook_gone: { fr: "ce webhook n'existe plus : créez-en un autre", en: 'this webhook is gone: make another one' },
  not_a_webhook: {
    fr: "cette adresse n'est pas celle d'un webhook Discord (`https://discord.com/api/webhooks/…`)",
    en: 'this is not the address of a Discord webhook (`https://discord.com/api/webhooks/…`)',
  },
  forum_channel: {
    fr: "ce webhook est celui d'un forum, où chaque message demande un fil : choisissez un salon textuel",
    en: 'this webhook belongs to a forum, where each message needs a thread: choose a text channel',
  },
  content_hidden: {
    fr: "le robot n'a pas le droit de lire les messages (« Message Content Intent »)",
    en: 'the bot may not read what messages say (Message Content Intent)',
  },
  blog_not_found: {
    fr: "ce blog n'est pas parmi ceux de ce compte Tumblr",
    en: 'this blog is not among those of this Tumblr account',
  },
  posts_used_up: {
    fr: 'le nombre de publications permises par jour est atteint',
    en: 'the number of posts allowed in a day is reached',
  },
  uploads_used_up: {
    fr: 'le nombre de fichiers permis par jour est atteint',
    en: 'the number of files allowed in a day is reached',
  },
  draft_changed: {
    fr: 'le brouillon a été modifié sur le site : ce qui était validé ne peut plus partir tel quel',
    en: 'the draft was changed on the site: what was approved cannot leave as it was any more',
  },
  token_expired: { fr: "le jeton d'accès a expiré : reconnectez le compte", en: 'the access token has expired: sign in again' },
  api_version_sunset: {
    fr: "le réseau n'accepte plus la version de son API que smm utilise : mettez smm à jour, ou donnez une version plus récente au compte (`api_version`)",
    en: 'the network no longer takes the version of its API that smm uses: update smm, or give the account a newer one (`api_version`)',
  },
  bad_author: {
    fr: "l'auteur s'écrit `urn:li:person:…` ou `urn:li:organization:…`",
    en: 'the author is written `urn:li:person:…` or `urn:li:organization:…`',
  },
  other_author: {
    fr: "le jeton est celui d'une autre personne que l'auteur indiqué",
    en: 'the token belongs to somebody else than the author that was given',
  },
  board_missing: {
    fr: "le compte n'a aucun tableau : créez-en un sur Pinterest",
    en: 'the account has no board: make one on Pinterest',
  },
  board_unknown: {
    fr: "ce tableau n'existe pas, ou n'est pas ouvert à ce compte",
    en: 'this board does not exist, or is not open to this account',
  },
  media_refused: { fr: "le réseau n'a pas pu traiter ce fichier", en: 'the network could not process this file' },
  container_expired: {
    fr: 'la publication préparée a expiré (24 heures) ; smm la préparera de nouveau',
    en: 'the prepared post has expired (24 hours); smm will prepare it again',
  },
  media_not_fetched: {
    fr: "le réseau n'a pas pu télécharger le fichier à son adresse publique",
    en: 'the network could not fetch the file from its public address',
  },
  object_gone: {
    fr: 'le réseau ne connaît pas (ou plus) cet objet',
    en: 'the network does not know this object (any more)',
  },
  container_failed: {
    fr: "le réseau n'a pas pu préparer la publication",
    en: 'the network could not prepare the post',
  },
  // a blog in a folder
  folder_missing: { fr: "le dossier du blog n'est pas là", en: 'the folder of the blog is not there' },
  folder_not_writable: { fr: "le dossier du blog n'accepte pas d'écriture", en: 'the folder of the blog cannot be written to' },
  disk_full: { fr: 'le disque est plein', en: 'the disk is full' },
  symbolic_link: {
    fr: 'un lien symbolique est dans le chemin du blog : donnez le vrai chemin',
    en: 'a symbolic link is in the way to the blog: give the real path',
  },
  bad_file_name: { fr: 'ce nom de fichier ne convient pas', en: 'this file name does not do' },
  file_exists: {
    fr: 'un autre fichier de ce nom est déjà dans le blog ; il est resté tel quel',
    en: 'another file of this name is in the blog already; it was left as it is',
  },
  not_ours: {
    fr: "smm n'a pas écrit cette page ; elle est restée telle quelle",
    en: 'smm did not write this page; it was left as it is',
  },
  comments_closed: {
    fr: 'les commentaires de cet article sont fermés',
    en: 'the comments of this article are closed',
  },
  media_not_public: {
    fr: "le fichier ne se trouve pas à l'adresse publique où le réseau doit le prendre",
    en: 'the file is not at the public address where the network has to fetch it',
  },
  media_folder_missing: {
    fr: "le dossier `media_folder` n'est pas là, ou n'accepte pas d'écriture",
    en: 'the folder `media_folder` is not there, or cannot be written to',
  },
  media_host_refused: {
    fr: 'le site qui garde les fichiers de ce client refuse les identifiants enregistrés (`smm account check`)',
    en: "the site that keeps this client's files refuses the stored credentials (`smm account check`)",
  },
  no_media_host: {
    fr: "ce réseau va chercher les fichiers à une adresse publique, et ce client n'en a aucune",
    en: 'this network fetches files from a public address, and this client has none',
  },
  // Google
  grant_lost: {
    fr: "la connexion n'est plus acceptée : elle a été retirée, ou elle a expiré (chez Google au bout de sept jours tant que l'écran d'accord du projet est « en test ») ; connectez-vous à nouveau",
    en: 'the sign-in is not accepted any more: it was taken back, or it has expired (with Google after seven days while the consent screen of the project is in testing); sign in again',
  },
  api_disabled: {
    fr: "l'API n'est pas activée dans le projet Google : activez-la dans la console Google Cloud (API et services, Bibliothèque)",
    en: 'the API is not switched on in the Google project: enable it in the Google Cloud console (APIs & Services, Library)',
  },
  no_channel: {
    fr: "ce compte Google n'a pas de chaîne YouTube",
    en: 'this Google account has no YouTube channel',
  },
  account_closed: {
    fr: 'le compte est fermé ou suspendu sur le réseau',
    en: 'the account is closed or suspended on the network',
  },
  quota_used_up: {
    fr: 'le quota du jour de votre projet Google est épuisé ; il repart à minuit en Californie, 9 heures à Paris',
    en: "the day's quota of your Google project is used up; it begins anew at midnight in California, 9 o'clock in Paris",
  },
  quota_zero: {
    fr: "Google n'a pas encore accepté votre projet : son quota est de zéro ; demandez l'accès à l'API comme le dit https://developers.google.com/my-business/content/prereqs (formulaire « Application for Basic API Access », fiche validée depuis 60 jours)",
    en: 'Google has not accepted your project yet: its quota is zero; ask for access to the API as https://developers.google.com/my-business/content/prereqs says (form “Application for Basic API Access”, a listing verified for 60 days)',
  },
  locked_private: {
    fr: "YouTube garde la vidéo privée, car le projet Google n'a pas passé son audit : demandez l'audit, ou déposez la vidéo à la main dans YouTube Studio",
    en: 'YouTube keeps the video private because the Google project has not passed its audit: ask for the audit, or upload the video by hand in YouTube Studio',
  },
  video_gone: {
    fr: 'la vidéo a été supprimée sur YouTube',
    en: 'the video was deleted on YouTube',
  },
  no_video: {
    fr: "il n'y a pas de vidéo à publier",
    en: 'there is no video to publish',
  },
  session_expired: {
    fr: 'le dépôt de la vidéo a expiré ; il recommence du début',
    en: 'the upload of the video has expired; it begins anew',
  },
  session_elsewhere: {
    fr: "le dépôt de la vidéo est renvoyé vers une adresse qui n'est pas celle de Google",
    en: "the upload of the video is sent to an address that is not Google's",
  },
  upload_stalled: {
    fr: 'le serveur ne prend pas la suite de la vidéo',
    en: 'the server does not take the rest of the video',
  },
  bad_location: {
    fr: "une fiche s'écrit `accounts/1/locations/2`",
    en: 'a listing is written `accounts/1/locations/2`',
  },
  no_location: {
    fr: "ce compte Google ne gère aucune fiche d'établissement",
    en: 'this Google account manages no business listing',
  },
  post_rejected: {
    fr: 'le réseau a refusé de montrer ce texte : il est contraire à ses règles',
    en: 'the network refused to show this text: it is against its rules',
  },
  // Meta
  account_restricted: {
    fr: "Instagram restreint ce compte : ouvrez l'application et suivez ce qu'elle demande",
    en: 'Instagram restricts this account: open the app and do what it asks for',
  },
  blocked_for_abuse: {
    fr: 'Meta bloque ce compte pour un temps, pour protéger ses membres',
    en: 'Meta blocks this account for a while, to protect its members',
  },
  page_not_chosen: {
    fr: "ce jeton vaut pour plusieurs pages : donnez l'identifiant de la bonne (page_id, ou user_id pour Instagram)",
    en: 'this token is for several pages: give the id of the right one (page_id, or user_id for Instagram)',
  },
  page_not_found: {
    fr: "ce jeton ne vaut pas pour cette page : elle doit être attribuée à qui l'a fait",
    en: 'this token is not for this page: the page must be assigned to whoever made it',
  },
  photo_used: {
    fr: 'une photo de cette publication est déjà dans une autre',
    en: 'a photo of this post is in another one already',
  },
  image_ratio: { fr: "le réseau refuse les proportions de l'image", en: 'the network refuses the proportions of the image' },
  image_too_heavy: { fr: "le réseau trouve l'image trop lourde", en: 'the network finds the image too heavy' },
  image_unreadable: { fr: "le réseau ne sait pas lire l'image", en: 'the network cannot read the image' },
  text_too_long: { fr: 'le réseau trouve le texte trop long', en: 'the network finds the text too long' },
  link_unreadable: { fr: "Facebook n'a pas pu lire la page du lien", en: 'Facebook could not read the page of the link' },
  media_not_made: {
    fr: "le réseau n'a pas pu préparer le fichier ; smm recommencera",
    en: 'the network could not prepare the file; smm will try again',
  },
  insights_too_old: {
    fr: "cette publication date d'avant le compte professionnel : elle n'a pas de statistiques",
    en: 'this post is older than the professional account: it has no statistics',
  },
  insights_too_few: {
    fr: 'trop peu de personnes ont vu cette publication pour des statistiques',
    en: 'too few people have seen this post for statistics',
  },
  // smm itself
  interrupted: {
    fr: "l'envoi a été interrompu ; smm cherche s'il est parti",
    en: 'the sending was interrupted; smm finds out whether it left',
  },
  draft_gone: {
    fr: 'le brouillon a été supprimé sur le site',
    en: 'the draft was deleted on the site',
  },
  draft_changing: {
    fr: "quelqu'un modifie le brouillon sur le site",
    en: 'somebody is changing the draft on the site',
  },
  no_permission: {
    fr: "ces identifiants n'ont pas le droit de publier",
    en: 'these credentials may not publish',
  },
  not_ghost: {
    fr: "cette adresse n'est pas celle d'un Ghost (donnez celle du site seule, comme `https://exemple.fr`)",
    en: 'no Ghost is at this address (give that of the site alone, such as `https://example.com`)',
  },
  bad_admin_key: {
    fr: "une clé Admin API s'écrit `identifiant:secret` : 24 chiffres ou lettres de a à f, deux-points, 64 autres (la clé Content API, sans deux-points, ne convient pas)",
    en: 'an Admin API key is written `id:secret`: 24 digits or letters from a to f, a colon, 64 more (the Content API key, without a colon, does not do)',
  },
  login_not_recognised: {
    fr: "le site n'a pas reconnu l'utilisateur : nom ou mot de passe d'application faux, ou bien l'hébergeur ou une extension de sécurité retire l'en-tête `Authorization`",
    en: 'the site did not recognise the user: wrong name or application password, or the host or a security plugin takes the `Authorization` header out',
  },
  application_passwords_off: {
    fr: "les mots de passe d'application sont désactivés sur ce site (WordPress plus ancien que 5.6, site sans https, ou extension de sécurité)",
    en: 'application passwords are switched off on this site (WordPress before 5.6, a site without https, or a security plugin)',
  },
  no_rest_api: {
    fr: "aucune API de WordPress ne répond à cette adresse : donnez celle de l'accueil du site",
    en: 'no API of WordPress answers at this address: give that of the front page of the site',
  },
  site_protected: {
    fr: "une extension de sécurité ou l'hébergeur a bloqué la demande avant WordPress",
    en: 'a security plugin or the host blocked the request before WordPress',
  },
  upload_refused: { fr: 'le site refuse ce fichier', en: 'the site refuses this file' },
  not_published: {
    fr: "le site a gardé l'article sans le publier",
    en: 'the site kept the article and did not publish it',
  },
  restored_copy: {
    fr: 'la base est une copie ancienne ; smm cherche si la publication est partie depuis',
    en: 'the database is an old copy; smm finds out whether the post left since',
  },
  account_taken_off: { fr: 'compte retiré de la publication', en: 'the account was taken off the post' },
  not_approved: { fr: "l'accord attendu n'est pas venu à temps", en: 'the approval did not come in time' },
  on_hold: { fr: 'suspension en cours', en: 'on hold' },
  crisis_red: { fr: 'alerte rouge', en: 'red alert' },
  crisis_amber: { fr: 'alerte orange', en: 'amber alert' },
  too_late: { fr: "l'heure prévue est passée depuis trop longtemps", en: 'the time that was planned is too long gone' },
} satisfies Record<TransportFault, Text> & Record<string, Text>

/** To read: what the code means, else the words that came with it, else the code. */
export function sayReason(lang: Lang, code: string | null, words: string | null): string {
  const label = code === null || !Object.hasOwn(reasonLabel, code) ? undefined : reasonLabel[code]
  return label === undefined ? words || code || '' : say(lang, label)
}

/** The same next to a sentence that says already that the credentials are refused: what the network says of them. */
export function sayRefusal(lang: Lang, code: string, words: string): string {
  return code === 'credential_refused' && words !== '' ? words : sayReason(lang, code, words)
}

/** `status_reason` of an account, `<code>: <words>`, to read. */
export function sayBlocked(lang: Lang, status_reason: string | null): string {
  const [code = '', ...words] = (status_reason ?? '').split(': ')
  return sayReason(lang, code, words.join(': '))
}
