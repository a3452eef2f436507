import type { SignIn } from '../contract.ts'

/** The redirect of the sign-in has to be https, which nothing on this machine is: the app's dashboard gives a token of 60 days. */
export const threadsSignIn: SignIn = {
  kind: 'page',
  url: 'https://developers.facebook.com/apps/',
  steps: {
    fr: "Ouvrez l'application, cas d'usage « Accéder à l'API Threads » → Autorisations : ajoutez threads_basic, threads_content_publish, threads_read_replies, threads_manage_replies, threads_manage_mentions, threads_manage_insights et threads_delete. Ajoutez le profil comme testeur Threads (il accepte dans l'app Threads : Compte → Autorisations du site), puis Réglages → « User Token Generator » : copiez le jeton, valable 60 jours ; smm le renouvelle.",
    en: 'Open the app, use case “Access the Threads API” → Permissions: add threads_basic, threads_content_publish, threads_read_replies, threads_manage_replies, threads_manage_mentions, threads_manage_insights and threads_delete. Add the profile as a Threads tester (it accepts in the Threads app: Account → Website permissions), then Settings → “User Token Generator”: copy the token, good for 60 days; smm renews it.',
  },
}
