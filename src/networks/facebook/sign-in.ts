import type { SignIn } from '../contract.ts'

/** Meta's own sign-in asks for an address on https that a terminal has none of: a person makes a token that does not end. */
export const facebookSignIn: SignIn = {
  kind: 'page',
  url: 'https://business.facebook.com/latest/settings/system_users',
  steps: {
    fr: "Choisissez (ou créez) un utilisateur système, attribuez-lui la page et l'application, puis « Générer un token » : expiration « Jamais », autorisations pages_show_list, pages_manage_posts, pages_manage_engagement, pages_read_engagement, pages_read_user_content, read_insights. Copiez le jeton ; l'identifiant de la page suffit en plus s'il y en a plusieurs.",
    en: 'Choose (or make) a system user, assign the page and the app to it, then “Generate token”: expiry “Never”, permissions pages_show_list, pages_manage_posts, pages_manage_engagement, pages_read_engagement, pages_read_user_content, read_insights. Copy the token; add the id of the page where there are several.',
  },
}
