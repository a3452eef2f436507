import { texts, type Text } from './text.ts'

export const regionText = texts({
  unknown: {
    fr: '`--region` : aucune région « {region} » avec ses propres jours fériés ({country}).',
    en: '`--region`: no region “{region}” with holidays of its own ({country}).',
  },
  known: {
    fr: "Régions connues : {names}. Ailleurs, n'en indiquez pas : les jours fériés du pays suffisent.",
    en: 'Known regions: {names}. Elsewhere give none: the holidays of the country will do.',
  },
  none: {
    fr: '`--region` : les jours fériés sont les mêmes partout dans ce pays ({country}). Pas de région à indiquer.',
    en: '`--region`: holidays are the same all over this country ({country}). No region to give.',
  },
  field: { fr: 'Région', en: 'Region' },
  opt: {
    fr: 'région, où les jours fériés sont différents : Alsace, Genève, Québec',
    en: 'region, where holidays are different: Alsace, Geneva, Quebec',
  },
})

const same = (name: string): Text => ({ fr: name, en: name })

/** By country, then by the code of the part as date-holidays has it. */
export const regionLabel: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  FR: {
    '67': same('Alsace'),
    '68': same('Haut-Rhin'),
    '57': same('Moselle'),
    GP: same('Guadeloupe'),
    MQ: same('Martinique'),
    GF: { fr: 'Guyane', en: 'French Guiana' },
    RE: { fr: 'La Réunion', en: 'Réunion' },
    YT: same('Mayotte'),
    MF: { fr: 'Saint-Martin', en: 'Saint Martin' },
    BL: { fr: 'Saint-Barthélemy', en: 'Saint Barthélemy' },
  },
  BE: {
    BRU: { fr: 'Bruxelles', en: 'Brussels' },
    VLG: { fr: 'Flandre', en: 'Flanders' },
    WAL: { fr: 'Wallonie', en: 'Wallonia' },
    DE: { fr: 'Communauté germanophone', en: 'German-speaking Community' },
  },
  CH: {
    AG: { fr: 'Argovie', en: 'Aargau' },
    AI: { fr: 'Appenzell Rhodes-Intérieures', en: 'Appenzell Innerrhoden' },
    AR: { fr: 'Appenzell Rhodes-Extérieures', en: 'Appenzell Ausserrhoden' },
    BE: { fr: 'Berne', en: 'Bern' },
    BL: { fr: 'Bâle-Campagne', en: 'Basel-Landschaft' },
    BS: { fr: 'Bâle-Ville', en: 'Basel-Stadt' },
    FR: same('Fribourg'),
    GE: { fr: 'Genève', en: 'Geneva' },
    GL: { fr: 'Glaris', en: 'Glarus' },
    GR: { fr: 'Grisons', en: 'Graubünden' },
    JU: same('Jura'),
    LU: same('Lucerne'),
    NE: same('Neuchâtel'),
    NW: { fr: 'Nidwald', en: 'Nidwalden' },
    OW: { fr: 'Obwald', en: 'Obwalden' },
    SG: { fr: 'Saint-Gall', en: 'St. Gallen' },
    SH: { fr: 'Schaffhouse', en: 'Schaffhausen' },
    SO: { fr: 'Soleure', en: 'Solothurn' },
    SZ: { fr: 'Schwytz', en: 'Schwyz' },
    TG: { fr: 'Thurgovie', en: 'Thurgau' },
    TI: { fr: 'Tessin', en: 'Ticino' },
    UR: same('Uri'),
    VD: same('Vaud'),
    VS: same('Valais'),
    ZG: { fr: 'Zoug', en: 'Zug' },
    ZH: same('Zurich'),
  },
  CA: {
    AB: same('Alberta'),
    BC: { fr: 'Colombie-Britannique', en: 'British Columbia' },
    MB: same('Manitoba'),
    NB: { fr: 'Nouveau-Brunswick', en: 'New Brunswick' },
    NL: { fr: 'Terre-Neuve-et-Labrador', en: 'Newfoundland and Labrador' },
    NS: { fr: 'Nouvelle-Écosse', en: 'Nova Scotia' },
    NT: { fr: 'Territoires du Nord-Ouest', en: 'Northwest Territories' },
    NU: same('Nunavut'),
    ON: same('Ontario'),
    PE: { fr: 'Île-du-Prince-Édouard', en: 'Prince Edward Island' },
    QC: { fr: 'Québec', en: 'Quebec' },
    SK: same('Saskatchewan'),
    YT: same('Yukon'),
  },
}
