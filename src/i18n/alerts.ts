import { texts } from './text.ts'

/** What people are told of an alert: in a mail, by the webhook, on the terminal. */
export const alertText = texts({
  red: {
    fr: 'ALERTE ROUGE – {client} : {topic}. Publications suspendues à {time}. Ne répondez pas en public. Porte-parole : {speaker}. Prochain point : {next}.',
    en: 'RED ALERT – {client}: {topic}. Posts on hold since {time}. Do not answer in public. Spokesperson: {speaker}. Next update: {next}.',
  },
  amber: {
    fr: 'ALERTE ORANGE – {client} : {topic}, depuis {time}. Promotions, humour et jeux sont suspendus ; le reste se relit avant de partir. Première réponse avant {next}.',
    en: 'AMBER ALERT – {client}: {topic}, since {time}. Promotions, humour and contests are on hold; the rest is read again before it leaves. First answer before {next}.',
  },
  speaker_unnamed: { fr: 'à désigner par la direction', en: 'to be named by the management' },
  subject_red: { fr: 'ALERTE ROUGE – {client}', en: 'RED ALERT – {client}' },
  subject_amber: { fr: 'Alerte orange – {client}', en: 'Amber alert – {client}' },
  drill_subject: { fr: 'EXERCICE – {subject}', en: 'DRILL – {subject}' },
  drill_mail: {
    fr: "Ceci est un exercice : rien n'est suspendu, personne d'autre n'est prévenu.",
    en: 'This is a drill: nothing is on hold, nobody else is told.',
  },
  stand_in: {
    fr: '{name} ne répond pas : vous prenez le relais.',
    en: '{name} does not answer: you stand in.',
  },
  contributor: {
    fr: "Ne répondez pas en public, ni au nom de l'entreprise ni au vôtre, et ne supprimez rien. Transmettez ce que vous voyez.",
    en: 'Do not answer in public, neither for the firm nor for yourself, and delete nothing. Pass on what you see.',
  },
  decide: {
    fr: "Il nous faut de vous : ce que l'on sait, ce qui est fait, qui parle. Aucune réponse publique avant cela.",
    en: 'We need from you: what is known, what is being done, who speaks. No public answer before that.',
  },
  confirm: {
    fr: "Dites que vous l'avez lu : {reach}.",
    en: 'Say that you have read this: {reach}.',
  },
  to_do: { fr: 'À faire maintenant :', en: 'To do now:' },
  call_these: {
    fr: 'À appeler, dans cet ordre, car aucun message ne les a atteints :',
    en: 'To call, in this order, for no message has reached them:',
  },
  written_at: { fr: 'Écrit le {time}.', en: 'Written on {time}.' },
  consultant: { fr: 'le consultant', en: 'the consultant' },
  no_phone: { fr: 'numéro inconnu', en: 'number unknown' },
  told: { fr: '{name} : prévenu par {by}', en: '{name}: told by {by}' },
  by_mail: { fr: 'mail', en: 'mail' },
  by_webhook: { fr: 'webhook', en: 'webhook' },
  unreachable: {
    fr: "PERSONNE N'A PU ÊTRE PRÉVENU ({client} : {topic}). Appelez, dans cet ordre :",
    en: 'NOBODY COULD BE TOLD ({client}: {topic}). Call, in this order:',
  },
  unreachable_drill: {
    fr: "EXERCICE – personne n'a pu être prévenu ({client} : {topic}). À appeler :",
    en: 'DRILL – nobody could be told ({client}: {topic}). To call:',
  },
  to_call: { fr: 'À appeler vous-même, dans cet ordre :', en: 'To call yourself, in this order:' },
  nobody_known: {
    fr: "aucun contact n'est connu : `smm strategy edit`, question escalation_contacts",
    en: 'no contact is known: `smm strategy edit`, question escalation_contacts',
  },
})
