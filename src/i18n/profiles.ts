import { texts } from './text.ts'

export const profileText = texts({
  option: { fr: 'profil : données, réglages et clé à part', en: 'profile: data, settings and key of its own' },
  bad_name: {
    fr: 'Ce nom de profil ne convient pas : « {name} ».',
    en: 'This does not do as the name of a profile: “{name}”.',
  },
  bad_name_hint: {
    fr: 'Des minuscules sans accent, des chiffres et des tirets, 32 au plus : `formation`, `atelier-2`',
    en: 'Small letters without accents, figures and hyphens, 32 at most: `training`, `studio-2`',
  },
  not_found: { fr: "Il n'y a pas de profil « {name} ».", en: 'There is no profile “{name}”.' },
  not_found_hint: {
    fr: 'Pour le créer : `smm config add-profile {name}` ; ceux qui existent : `smm config profiles`',
    en: 'To make it: `smm config add-profile {name}`; those there are: `smm config profiles`',
  },
  did_you_mean: {
    fr: 'Vouliez-vous dire `--profile {near}` ? Pour en créer un : `smm config add-profile {name}`',
    en: 'Did you mean `--profile {near}`? To make one: `smm config add-profile {name}`',
  },
  list_about: {
    fr: 'les profils, et celui dans lequel on travaille',
    en: 'the profiles, and the one that is worked in',
  },
  add_about: {
    fr: 'créer un profil : un autre dossier de données, ses réglages et sa clé, pour une formation ou une seconde activité',
    en: 'make a profile: another data folder, with its settings and key, for a training or a second business',
  },
  arg_name: { fr: 'nom du profil', en: 'name of the profile' },
  exists: { fr: 'Le profil « {name} » existe déjà.', en: 'The profile “{name}” exists already.' },
  added: { fr: 'Profil « {name} » créé.', en: 'Profile “{name}” made.' },
  would_add: { fr: 'Profil « {name} », qui serait créé :', en: 'Profile “{name}”, which would be made:' },
  use: {
    fr: 'Pour y travailler : `smm --profile {name} …`, ou `export SMM_PROFILE={name}` pour tout un terminal.',
    en: 'To work in it: `smm --profile {name} …`, or `export SMM_PROFILE={name}` for a whole terminal.',
  },
  column_name: { fr: 'PROFIL', en: 'PROFILE' },
  column_data: { fr: 'DONNÉES', en: 'DATA' },
  column_settings: { fr: 'RÉGLAGES', en: 'SETTINGS' },
  column_current: { fr: 'EN COURS', en: 'CURRENT' },
  current: { fr: 'oui', en: 'yes' },
  field_data: { fr: 'Données', en: 'Data' },
  field_settings: { fr: 'Réglages et clé', en: 'Settings and key' },
  working_in: { fr: 'Profil : {name}', en: 'Profile: {name}' },
})
