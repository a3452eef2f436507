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
  no_id: {
    fr: "le serveur n'a pas dit ce qu'il a fait de la publication",
    en: 'the server did not say what it made of the post',
  },
  media_not_ready: { fr: "le serveur prépare encore l'image", en: 'the server is still working on an image' },
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
  account_removed: { fr: 'le compte a été retiré', en: 'the account was removed' },
  credential_missing: { fr: "aucun identifiant n'est enregistré", en: 'no credentials are stored' },
  credits_exhausted: {
    fr: "le crédit de l'application est épuisé auprès du réseau",
    en: "the application's credits with the network are used up",
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
  no_media_host: {
    fr: "ce réseau va chercher les fichiers à une adresse publique, et ce client n'en a aucune",
    en: 'this network fetches files from a public address, and this client has none',
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
