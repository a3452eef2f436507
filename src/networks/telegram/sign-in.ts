import type { SignIn } from '../contract.ts'

/** A bot is made in a conversation with @BotFather. */
export const telegramSignIn: SignIn = {
  kind: 'page',
  url: 'https://t.me/BotFather',
  steps: {
    fr: 'Envoyez `/newbot` à @BotFather et copiez le jeton ; puis, dans le canal : Administrateurs → ajoutez le robot avec le droit de publier, et faites de même dans le groupe de discussion pour lire les commentaires. Un robot par canal.',
    en: 'Send `/newbot` to @BotFather and copy the token; then in the channel: Administrators → add the bot with the right to post, and do the same in the discussion group to read the comments. One bot for each channel.',
  },
}
