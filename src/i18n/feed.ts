import { texts } from './text.ts'

/** Why an answer cannot be read as a feed. */
export const feedText = texts({
  too_large: {
    fr: 'Ce flux pèse plus de {megabytes} Mo : trop pour être lu.',
    en: 'This feed is larger than {megabytes} MB: too much to be read.',
  },
  doctype: {
    fr: "Ce flux contient un DOCTYPE, qui permet d'épuiser un ordinateur : il n'est pas lu.",
    en: 'This feed holds a DOCTYPE, by which a computer can be exhausted: it is not read.',
  },
  too_deep: {
    fr: "Ce flux emboîte plus de {depth} éléments l'un dans l'autre : il n'est pas lu.",
    en: 'This feed nests more than {depth} elements: it is not read.',
  },
  too_complex: {
    fr: "Ce flux contient trop d'éléments pour être lu.",
    en: 'This feed holds too many elements to be read.',
  },
  malformed: {
    fr: "Ce flux est mal formé ou s'interrompt : il n'est pas lu.",
    en: 'This feed is malformed or breaks off: it is not read.',
  },
  encoding: {
    fr: 'Ce flux est dans un codage que smm ne connaît pas : {charset}.',
    en: 'This feed is in an encoding that smm does not know: {charset}.',
  },
  page: {
    fr: "C'est une page, pas un flux.",
    en: 'This is a page, not a feed.',
  },
  page_feeds: {
    fr: 'Cette page annonce ces flux : donnez une de leurs adresses.',
    en: 'This page names these feeds: give one of their addresses.',
  },
  page_no_feed: {
    fr: "Elle n'annonce aucun flux : cherchez « RSS » sur le site, ou notez-la avec --page.",
    en: 'It names no feed: look for “RSS” on the site, or note it down with --page.',
  },
  not_a_feed: {
    fr: "Ce n'est pas un flux RSS, Atom ou JSON.",
    en: 'This is no RSS, Atom or JSON feed.',
  },
  left_out: {
    fr: '{source} : un flux trop long ; seuls les {kept} articles les plus récents sont lus, {count} sont laissés de côté.',
    en: '{source}: a feed that is too long; only its newest {kept} articles are read, {count} are left out.',
  },
})
