import { texts } from './text.ts'

/** Sending a mail through the person's own server. */
export const mailText = texts({
  no_server: {
    fr: "Aucun serveur d'envoi de mails n'est réglé.",
    en: 'No mail server is set up.',
  },
  no_server_hint: {
    fr: 'Donnez son adresse `smtps://`, avec nom et mot de passe : `smm config set notify.smtp -`',
    en: 'Give its `smtps://` address, with name and password: `smm config set notify.smtp -`',
  },
  no_sender: {
    fr: "Votre adresse e-mail, de qui le message partirait, n'est pas réglée.",
    en: 'Your mail address, which the message would come from, is not set.',
  },
  no_sender_hint: {
    fr: 'Réglez-la : `smm config set consultant.email vous@exemple.fr`',
    en: 'Set it: `smm config set consultant.email you@example.com`',
  },
  unreachable: {
    fr: "Le serveur de mails n'a pas répondu : {reason}",
    en: 'The mail server did not answer: {reason}',
  },
  later: {
    fr: 'Le serveur de mails demande de réessayer plus tard : {reason}',
    en: 'The mail server asks to try again later: {reason}',
  },
  try_later: {
    fr: "Rien n'est parti. Refaites la même commande dans quelques minutes.",
    en: 'Nothing was sent. Type the same command again in a few minutes.',
  },
  refused: {
    fr: 'Le serveur de mails refuse le message : {reason}',
    en: 'The mail server refuses the message: {reason}',
  },
  login_refused: {
    fr: "Le serveur de mails refuse l'identification : {reason}",
    en: 'The mail server refuses the login: {reason}',
  },
  login_hint: {
    fr: 'Vérifiez le nom et le mot de passe : `smm config set notify.smtp -`',
    en: 'Check the name and the password: `smm config set notify.smtp -`',
  },
  not_encrypted: {
    fr: "Le serveur de mails n'offre pas de connexion chiffrée : votre mot de passe n'a pas été envoyé. ({reason})",
    en: 'The mail server offers no encrypted connection: your password was not sent. ({reason})',
  },
  not_encrypted_hint: {
    fr: 'Donnez son adresse chiffrée, `smtps://` : `smm config set notify.smtp -`',
    en: 'Give its encrypted address, `smtps://`: `smm config set notify.smtp -`',
  },
  unknown: {
    fr: 'La connexion a été coupée après le message, avant la réponse du serveur : il est peut-être parti, peut-être pas. ({reason})',
    en: 'The connection broke after the message, before the server answered: it may have been sent, or not. ({reason})',
  },
})
