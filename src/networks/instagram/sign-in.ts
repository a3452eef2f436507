import type { SignIn } from '../contract.ts'

/** Meta's own sign-in asks for an address on https that a terminal has none of: a person makes a token that does not end. */
export const instagramSignIn: SignIn = {
  kind: 'page',
  url: 'https://business.facebook.com/latest/settings/system_users',
  steps: {
    fr: "Le compte Instagram, professionnel, doit être lié à une page Facebook. Choisissez (ou créez) un utilisateur système, attribuez-lui la page, le compte Instagram et l'application, puis « Générer un token » : expiration « Jamais », autorisations pages_show_list, pages_read_engagement, instagram_basic, instagram_content_publish, instagram_manage_comments, instagram_manage_insights, instagram_manage_contents. Copiez le jeton.",
    en: 'The Instagram account, a professional one, must be linked to a Facebook page. Choose (or make) a system user, assign the page, the Instagram account and the app to it, then “Generate token”: expiry “Never”, permissions pages_show_list, pages_read_engagement, instagram_basic, instagram_content_publish, instagram_manage_comments, instagram_manage_insights, instagram_manage_contents. Copy the token.',
  },
}
