import { texts } from './text.ts'

/** Networks that have closed, and what became of them. */
/** Of each closed network, what became of it; apart, since every command that asks where a post goes knows them. */
export const closedTexts = texts({
  viadeo: {
    fr: "Viadeo n'a plus d'API depuis 2015 ; placé en redressement judiciaire fin 2016, il a été repris puis absorbé par Le Journal du Net.",
    en: 'Viadeo has had no API since 2015; in receivership at the end of 2016, it was bought and absorbed by Le Journal du Net.',
  },
  google_plus: {
    fr: 'Google+ a fermé au grand public le 2 avril 2019 ; ses archives (Google Takeout) restent lisibles.',
    en: 'Google+ closed to the public on 2 April 2019; its archives (Google Takeout) can still be read.',
  },
  viadeo_imports: {
    fr: 'la liste de vos contacts, en CSV : `smm client import-archive contacts.csv --network viadeo`',
    en: 'the list of your contacts, as CSV: `smm client import-archive contacts.csv --network viadeo`',
  },
  google_plus_imports: {
    fr: 'les publications d\'un Google Takeout : `smm client import-archive "Takeout/Google+ Stream"`',
    en: 'the posts of a Google Takeout: `smm client import-archive "Takeout/Google+ Stream"`',
  },
  foursquare: {
    fr: "Foursquare City Guide a fermé le 15 décembre 2024 ; Swarm et l'annuaire de lieux demeurent, sans publication de marque.",
    en: 'Foursquare City Guide closed on 15 December 2024; Swarm and the directory of places remain, without posts by brands.',
  },
  vine: {
    fr: "Vine n'accepte plus de vidéo depuis le 17 janvier 2017.",
    en: 'Vine has taken no video since 17 January 2017.',
  },
  periscope: {
    fr: 'Periscope a fermé le 31 mars 2021.',
    en: 'Periscope closed on 31 March 2021.',
  },
  twitter: {
    fr: "Twitter s'appelle X depuis le 24 juillet 2023.",
    en: 'Twitter has been called X since 24 July 2023.',
  },
})
