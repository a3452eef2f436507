import { texts } from './text.ts'

/** When each rule of a delivery's machine (`delivery/machine.ts`) holds. */
export const ruleText = texts({
  T1: {
    fr: "à l'heure, le compte ne se repose pas, aucun autre passage ne s'en occupe",
    en: 'due, the account is not resting, no other run serves it',
  },
  T3: {
    fr: 'premier essai, ou un essai précédent sans aucun effet ; noté avant le premier octet',
    en: 'first try, or an earlier one that provably did nothing; before the first byte',
  },
  T4: { fr: 'le réseau a répondu avec un identifiant', en: 'the network answered with an id' },
  T5: {
    fr: "preuve que rien n'a été pris en compte : nouvel essai plus tard",
    en: 'proof that nothing was applied: another try later',
  },
  T5b: {
    fr: "l'identifiant de connexion est refusé : rien n'a été pris en compte",
    en: 'the credential is refused: nothing was applied',
  },
  T6: { fr: 'le réseau refuse ce contenu pour de bon', en: 'the network refuses this content for good' },
  T7: {
    fr: "délai dépassé, coupure, erreur 5xx, tout ce qui n'est pas prévu : la publication est peut-être sortie",
    en: 'time-out, reset, 5xx, anything unlisted: it may be out',
  },
  T8: { fr: "le passage est mort pendant l'appel", en: 'the owner died during the call' },
  T8a: {
    fr: "le passage est mort avant l'appel ; la publication était programmée",
    en: 'the owner died before the call; it was scheduled',
  },
  T8b: {
    fr: "le passage est mort pendant la vérification ; l'issue était inconnue",
    en: 'the owner died while looking; it was unknown',
  },
  T8c: {
    fr: "le passage tourne sur une autre machine, dont les verrous ne se voient pas d'ici",
    en: 'the owner is on another machine, whose locks cannot be seen',
  },
  T9: { fr: 'il est temps de regarder de nouveau', en: 'time to look again' },
  T10: { fr: 'retrouvée en ligne, une seule fois', en: 'it was found, exactly once' },
  T11: {
    fr: "issue inconnue, mais la preuve qu'un nouvel envoi est sans danger",
    en: 'an unknown outcome, with a proof that sending again is safe',
  },
  T12: { fr: 'plus rien ne peut être établi sans une personne', en: 'nothing more can be found out without a person' },
  T13: {
    fr: "une étape invisible a échoué, rien n'a été visible : nouvel essai plus tard",
    en: 'an invisible step failed, nothing was ever visible: another try later',
  },
  T14: { fr: 'toujours inconnue : nouvelle vérification plus tard', en: 'still not known: look again later' },
  T15: { fr: "le compte ne peut pas servir, rien n'a été visible", en: 'the account cannot be used, nothing was ever visible' },
  T16: { fr: "refusée avant d'être visible", en: 'refused before anything was visible' },
  T17: { fr: 'absence prouvée, et trop tard pour envoyer', en: 'proven absent, and too late to send' },
  T18: { fr: 'plus tard que le délai de grâce', en: 'later than the grace allows' },
  T19: { fr: "à l'heure, et une personne la publie", en: 'due, and a person posts it' },
  T20: { fr: "à l'heure, et son compte est bloqué", en: 'due, and its account is blocked' },
  T21: { fr: 'le compte est de nouveau prêt', en: 'the account is ready again' },
  T22: { fr: 'la partie précédente est sortie', en: 'the part before it is out' },
  T23: {
    fr: 'la base est une copie ancienne : la publication est peut-être sortie depuis',
    en: 'the database is an old copy: it may have gone out since',
  },
  T24: { fr: "à l'heure, sans l'accord attendu", en: 'due, without the approval it waits for' },
  T24b: { fr: "la partie qu'elle suit n'a pas eu l'accord attendu", en: 'the part it follows did not get its approval' },
  T25: {
    fr: "preuve qu'elle n'est pas sortie, alors que tout est suspendu : elle reste suspendue",
    en: 'proof that it is not out while everything is on hold: it stays held',
  },
  P1: { fr: 'publiée à la main', en: 'posted by hand' },
  P2: { fr: '« elle y est »', en: '“it is there”' },
  P3: { fr: "« elle n'y est pas, envoyez-la »", en: '“it is not there, send it”' },
  P4: { fr: '« abandonnez »', en: '“drop it”' },
  P5: { fr: 'nouvel essai tout de suite', en: 'try again now' },
  P6: { fr: 'suspendue', en: 'held' },
  P7: { fr: 'peut repartir', en: 'may leave again' },
  P8: { fr: "la partie qu'elle suit est abandonnée", en: 'the part it follows was dropped' },
  P9: { fr: 'retirée du réseau', en: 'taken away from the network' },
})
