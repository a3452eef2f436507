import type { SignIn } from '../contract.ts'

/** A webhook is made by whoever manages the channel. */
export const discordSignIn: SignIn = {
  kind: 'page',
  url: 'https://support.discord.com/hc/articles/228383668',
  steps: {
    fr: "Dans Discord : Paramètres du salon → Intégrations → Webhooks → Nouveau webhook, nommez-le, puis « Copier l'URL du webhook ». Un robot (facultatif) relit les messages et compte les réactions : créez-le sur https://discord.com/developers/applications avec le droit « Message Content Intent » et invitez-le dans le salon.",
    en: 'In Discord: Channel settings → Integrations → Webhooks → New webhook, name it, then “Copy Webhook URL”. A bot (optional) reads messages back and counts reactions: make it at https://discord.com/developers/applications with the “Message Content Intent” and invite it into the channel.',
  },
}
