import { texts } from './text.ts'

export const signInText = texts({
  // how
  how: { fr: 'Comment donner accès à {network} ?', en: 'How do you give access to {network}?' },
  how_browser: { fr: 'me connecter dans mon navigateur', en: 'sign in with my browser' },
  how_paste: {
    fr: 'me connecter ailleurs et coller la réponse ici (ssh)',
    en: 'sign in elsewhere and paste the answer here (ssh)',
  },
  how_fields: { fr: "saisir moi-même les champs d'accès", en: 'type the credential fields myself' },
  none_here: {
    fr: "{network} n'a pas de connexion par le navigateur : `--sign-in`, `--paste` et `--no-browser` ne vont pas ici.",
    en: '{network} has no sign-in by browser: `--sign-in`, `--paste` and `--no-browser` do not go here.',
  },
  none_here_hint: {
    fr: "Ses champs d'accès : `smm network show {id}`",
    en: 'Its credential fields: `smm network show {id}`',
  },
  or_secrets: {
    fr: 'Se connecter ou donner `--secrets` : pas les deux.',
    en: 'Sign in or give `--secrets`: not both.',
  },
  terminal_needed: {
    fr: 'Cette connexion pose des questions : elle demande un terminal.',
    en: 'This sign-in asks questions: it takes a terminal.',
  },
  terminal_needed_hint: {
    fr: 'Sans terminal : `--secrets <fichier>`, ou les champs dans `SMM_SECRET_<CHAMP>`',
    en: 'Without a terminal: `--secrets <file>`, or the fields in `SMM_SECRET_<FIELD>`',
  },

  // on the way
  own_app: {
    fr: "La connexion passe par une application que vous avez enregistrée auprès de {network}. smm en demande l'identifiant et le secret.",
    en: 'The sign-in goes through an app that you registered with {network}. smm asks for its id and its secret.',
  },
  own_app_at: {
    fr: "La connexion passe par une application que vous avez enregistrée auprès de {network}, avec l'adresse de retour `{address}`. smm en demande l'identifiant et le secret.",
    en: 'The sign-in goes through an app that you registered with {network}, with the return address `{address}`. smm asks for its id and its secret.',
  },
  answer_needed: {
    fr: 'Il faut une réponse ici (Ctrl-C pour abandonner).',
    en: 'An answer is needed here (Ctrl-C to give up).',
  },
  page_steps: { fr: 'Pour obtenir les accès de {network} :', en: 'To get the credentials of {network}:' },
  browser_opened: {
    fr: "Votre navigateur s'ouvre sur {network}. S'il ne s'ouvre pas, allez vous-même à :",
    en: 'Your browser opens {network}. If it does not, go there yourself:',
  },
  open_this: {
    fr: 'Ouvrez cette adresse dans un navigateur et donnez votre accord à {network} :',
    en: 'Open this address in a browser and give {network} your consent:',
  },
  waiting: {
    fr: "smm attend la réponse de {network} (5 minutes au plus ; Ctrl-C pour s'arrêter)…",
    en: 'smm waits for the answer of {network} (5 minutes at most; Ctrl-C to stop)…',
  },
  waiting_wordpress: {
    fr: "smm attend la réponse du site (5 minutes au plus). Si la page refuse l'adresse de retour : Ctrl-C, puis recommencez avec `--paste`.",
    en: 'smm waits for the answer of the site (5 minutes at most). If the page refuses the return address: Ctrl-C, then start again with `--paste`.',
  },
  paste_explained: {
    fr: "À la fin, le navigateur affiche une erreur à une adresse qui commence par `{address}` : c'est normal. Copiez cette adresse entière.",
    en: 'At the end the browser shows an error at an address that begins with `{address}`: that is fine. Copy that whole address.',
  },
  paste_address: { fr: "Collez l'adresse entière (rien ne s'affiche)", en: 'Paste the whole address (nothing is shown)' },
  paste_code: { fr: 'Collez le code que la page affiche', en: 'Paste the code that the page shows' },
  paste_password: {
    fr: "Collez le mot de passe d'application que la page affiche",
    en: 'Paste the application password that the page shows',
  },
  pin: { fr: 'Tapez le code à chiffres que la page affiche', en: 'Type the number that the page shows' },
  paste_unreadable: {
    fr: "Ce n'est ni une adresse avec un code, ni un code. Recommencez.",
    en: 'That is neither an address with a code nor a code. Try again.',
  },
  paste_state: {
    fr: 'Cette adresse répond à une autre demande que celle-ci. Ouvrez bien la dernière adresse affichée, puis recommencez.',
    en: 'That address answers another question than this one. Open the last address shown, then try again.',
  },
  paste_address_needed: {
    fr: "Ce réseau demande l'adresse entière : un code seul ne prouve pas qu'il répond à cette demande.",
    en: 'This network takes the whole address: a code alone does not prove that it answers this question.',
  },
  paste_given_up: { fr: "Rien de lisible n'a été collé.", en: 'Nothing readable was pasted.' },

  // the page that the browser ends at
  page_granted: {
    fr: 'La réponse est arrivée. Vous pouvez fermer cette page et revenir au terminal.',
    en: 'The answer has arrived. You can close this page and go back to the terminal.',
  },
  page_denied: {
    fr: "L'accord n'a pas été donné. Vous pouvez fermer cette page et revenir au terminal.",
    en: 'Consent was not given. You can close this page and go back to the terminal.',
  },

  // what goes wrong
  denied: { fr: "l'accord n'a pas été donné", en: 'consent was not given' },
  refused: { fr: '{network} refuse la connexion : {reason}', en: '{network} refuses the sign-in: {reason}' },
  refused_hint: {
    fr: "Vérifiez l'application enregistrée auprès de {network} (identifiant, secret, adresse de retour), puis recommencez. Rien n'a été enregistré.",
    en: 'Check the app registered with {network} (id, secret, return address), then try again. Nothing was saved.',
  },
  again_hint: { fr: "Recommencez. Rien n'a été enregistré.", en: 'Start again. Nothing was saved.' },
  timeout: { fr: 'Aucune réponse en cinq minutes.', en: 'No answer within five minutes.' },
  timeout_hint: {
    fr: "Recommencez ; si le navigateur est sur une autre machine, avec `--paste`. Rien n'a été enregistré.",
    en: 'Start again; with `--paste` if the browser is on another machine. Nothing was saved.',
  },
  port_taken: {
    fr: 'Impossible de recevoir la réponse sur le port {port} ({code}).',
    en: 'Cannot receive the answer on port {port} ({code}).',
  },
  port_taken_hint: {
    fr: "Fermez le programme qui l'occupe, ou recommencez avec `--paste`.",
    en: 'Close the program that holds it, or start again with `--paste`.',
  },
  no_refresh_token: {
    fr: "{network} n'a donné qu'un accès de courte durée, sans jeton de renouvellement.",
    en: '{network} gave a short-lived access only, without a refresh token.',
  },
  no_refresh_token_hint: {
    fr: "Retirez l'accès de smm dans les réglages de votre compte, puis recommencez. Rien n'a été enregistré.",
    en: 'Take the access of smm away in the settings of your account, then start again. Nothing was saved.',
  },

  // help
  opt_sign_in: {
    fr: 'se connecter auprès du réseau, dans un navigateur',
    en: 'sign in with the network, in a browser',
  },
  opt_paste: {
    fr: 'se connecter ailleurs et coller ici la réponse (par ssh)',
    en: 'sign in elsewhere and paste the answer here (through ssh)',
  },
  opt_no_browser: {
    fr: "se connecter sans ouvrir de navigateur : l'adresse est affichée",
    en: 'sign in without opening a browser: the address is printed',
  },
})
