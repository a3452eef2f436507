import { texts } from './text.ts'

export const auditText = texts({
  about: {
    fr: 'les comptes sont-ils bien tenus : administrateurs, double authentification, propriétaire, profil',
    en: 'are the accounts well kept: administrators, second factor, owner, profile',
  },
  opt_admins: { fr: 'combien de personnes peuvent administrer le compte', en: 'how many people can administer the account' },
  opt_two_factor: { fr: 'double authentification pour tous : yes ou no', en: 'a second factor for all of them: yes or no' },
  opt_owner: { fr: 'à qui est le compte : client ou other', en: 'whose account it is: client or other' },
  opt_recovery: {
    fr: "l'adresse et le téléphone de secours sont ceux du client : yes ou no",
    en: "the e-mail and phone to recover it are the client's: yes or no",
  },
  opt_complete: {
    fr: 'profil complet (image, description, lien, coordonnées) : yes ou no',
    en: 'profile complete (picture, description, link, contact): yes or no',
  },
  which: {
    fr: 'De quel compte parlez-vous ? Ses comptes : {names}',
    en: 'Which account do you mean? The accounts: {names}',
  },
  bad_count: { fr: '`--admins` : un nombre, 2 par exemple.', en: '`--admins`: a number, 2 for one.' },
  bad_yes: { fr: '`{flag}` : yes ou no.', en: '`{flag}`: yes or no.' },
  bad_owner: { fr: '`{flag}` : client ou other.', en: '`{flag}`: client or other.' },
  none: { fr: 'Aucun compte à examiner.', en: 'No account to look at.' },
  not_looked: { fr: "{name} : personne ne l'a regardé depuis un an", en: '{name}: not looked at in the last year' },
  score_on: { fr: '{name} : {score} % (regardé le {day})', en: '{name}: {score}% (looked at on {day})' },
  would: { fr: "Essai : rien n'a été gardé.", en: 'Dry run: nothing was kept.' },
  hint: {
    fr: 'Regardez dans les réglages du réseau, puis notez ce qui est : `{command}`',
    en: "Look into the network's settings, then note what is: `{command}`",
  },

  admins_good: { fr: 'administrateurs : {count}', en: 'administrators: {count}' },
  admins_bad: {
    fr: 'administrateurs : {count}. Il en faut deux : sinon le compte est perdu avec la personne',
    en: 'administrators: {count}. Two are needed: else the account is lost with the person',
  },
  admins_unknown: { fr: 'administrateurs : on ne sait pas', en: 'administrators: not known' },
  two_factor_good: { fr: 'double authentification', en: 'second factor' },
  two_factor_bad: {
    fr: 'sans double authentification : un mot de passe volé suffit',
    en: 'no second factor: one stolen password is enough',
  },
  two_factor_unknown: { fr: 'double authentification : on ne sait pas', en: 'second factor: not known' },
  owner_good: { fr: 'le compte est au client', en: "the account is the client's own" },
  owner_bad: {
    fr: "le compte n'est pas au client : faites-le lui transférer",
    en: "the account is not the client's: have it handed over to them",
  },
  owner_unknown: { fr: 'à qui est le compte : on ne sait pas', en: 'whose account it is: not known' },
  recovery_good: {
    fr: "l'adresse et le téléphone de secours sont ceux du client",
    en: "recovered through the client's e-mail and phone",
  },
  recovery_bad: {
    fr: "l'adresse ou le téléphone de secours n'est pas au client : un compte bloqué ne lui revient pas",
    en: "recovered through somebody else's e-mail or phone: an account that is locked does not come back to the client",
  },
  recovery_unknown: { fr: 'adresse et téléphone de secours : on ne sait pas', en: 'e-mail and phone to recover it: not known' },
  complete_good: { fr: 'profil complet', en: 'profile complete' },
  complete_bad: {
    fr: 'profil incomplet : image, description, lien, coordonnées',
    en: 'profile not complete: picture, description, link, contact',
  },
  complete_unknown: { fr: 'profil : on ne sait pas', en: 'profile: not known' },
  access_good: { fr: 'smm y accède', en: 'smm gets in' },
  access_bad: { fr: "smm n'y accède plus", en: 'smm does not get in any more' },
  access_unknown: { fr: 'accès de smm : pas encore vérifié', en: "smm's access: not checked yet" },
})
