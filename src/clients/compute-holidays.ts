/** Public holidays by the rules of each country, which date-holidays knows: heavy, every country of the world. */
import Holidays, { type HolidaysTypes } from 'date-holidays'
import { addDays } from '../days.ts'
import type { Lang } from '../i18n/text.ts'
import { typography } from '../i18n/typography.ts'
import type { Place, PublicHoliday } from './holidays.ts'

/** As `holidaysBetween`, of any place and year. */
export function computeHolidays(place: Place, from: string, to: string, lang: Lang): PublicHoliday[] {
  if (!canCompute(place.country)) return []
  const options = { types: ['public'] as HolidaysTypes.HolidayType[] }
  const calendar =
    place.region === null ? new Holidays(place.country, options) : new Holidays(place.country, place.region, options)
  const found = new Map<string, string>()
  // one of several days may have begun in the year before; none lasts a month
  const first = Number(addDays(from, -31).slice(0, 4))
  for (let year = first; year <= Number(to.slice(0, 4)); year += 1) {
    for (const one of calendar.getHolidays(year, lang)) {
      if (!one.date.includes(' 00:00:00')) continue
      const name = nameOf(one, place.country, lang)
      for (let nth = 0; nth < lengthOf(one); nth += 1) {
        const day = addDays(one.date.slice(0, 10), nth)
        const before = found.get(day)
        if (day >= from && day <= to) found.set(day, before === undefined || before === name ? name : `${before}, ${name}`)
      }
    }
  }
  return [...found].map(([day, name]) => ({ day, name })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

export function canCompute(country: string): boolean {
  return new Holidays().getCountries()[country] !== undefined
}

/** In days; the night when the clocks change is a full one. */
function lengthOf({ start, end }: HolidaysTypes.Holiday): number {
  return Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
}

function nameOf({ name }: HolidaysTypes.Holiday, country: string, lang: Lang): string {
  if (name === 'Boxing Day' && continental.has(country)) return 'St Stephen’s Day'
  return typography(lang, spelt[lang].get(name) ?? name)
}

/** Where nobody boxes on 26 December. */
const continental = new Set(['AT', 'BE', 'CH', 'DE', 'FR', 'LU'])

/** Names as the place itself spells them, where the library has another language, another capital or no accent. */
const spelt: Readonly<Record<Lang, ReadonlyMap<string, string>>> = {
  fr: new Map([
    ['Nouvel An', "Jour de l'An"],
    ["Jour de l'an", "Jour de l'An"],
    ['1er mai', 'Fête du Travail'],
    ['Fête du travail', 'Fête du Travail'],
    ['Fête de la Victoire 1945', 'Victoire de 1945'],
    ['Fête Nationale de la France', 'Fête nationale'],
    ['Armistice 1918', 'Armistice de 1918'],
    ['Armistice', 'Armistice de 1918'],
    ['la Fête-Dieu', 'Fête-Dieu'],
    ['l’Épiphanie', 'Épiphanie'],
    ['La Fête du Prince', 'Fête du Prince'],
    ['2 Janvier', '2 janvier'],
    ['Saint-Etienne', 'Saint-Étienne'],
    ['Josefstag', 'Saint-Joseph'],
    ['San Giuseppe', 'Saint-Joseph'],
    ['Saint Pierre et Paul', 'Saints Pierre et Paul'],
    ['Mauritiustag', 'Saint-Maurice'],
    ['Saint-Nicholas-de-Flüe', 'Saint-Nicolas-de-Flue'],
    ['Jeûne Genevois', 'Jeûne genevois'],
    ['Lundi du Jeûne Fédéral', 'Lundi du Jeûne fédéral'],
    ['Fête de la Citoyenneté', 'Fête de la citoyenneté'],
    ['Action de grâce', 'Action de grâces'],
    ['Fête de la Reine', 'Fête de la reine Victoria'],
    ['Fête du Patrimoine', 'Fête du patrimoine'],
    ["Jour de l'Armistice", 'Jour du Souvenir'],
    ['Jour de la Découverte', 'Jour de la découverte'],
    ['Jour de Nouveau Brunswick', 'Jour du Nouveau-Brunswick'],
    ['Journée nationale des Autochthones', 'Journée nationale des peuples autochtones'],
    ['British Columbia Day', 'Jour de la Colombie-Britannique'],
    ['Saskatchewan Day', 'Jour de la Saskatchewan'],
    ['Memorial Day', 'Jour commémoratif'],
    ['Day of Ashura', 'Achoura'],
  ]),
  en: new Map([
    ['Bundesfeiertag', 'Swiss National Day'],
    ['Fête nationale', 'Swiss National Day'],
    ['Giorno festivo federale', 'Swiss National Day'],
    ['2 Janvier', '2 January'],
    ['Berchtoldstag', 'St Berchtold’s Day'],
    ['Mauritiustag', 'Saint Maurice'],
    ['Näfelser Fahrt', 'Battle of Näfels'],
    ['Jeûne Genevois', 'Fast of Geneva'],
    ['Instauration de la République', 'Republic Day'],
  ]),
}
