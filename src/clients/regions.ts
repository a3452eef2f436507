/** Parts of a country that have holidays of their own, by the code that date-holidays has for them. */
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { regionLabel, regionText } from '../i18n/regions.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Place } from './holidays.ts'

/** Names beside the label that mean the same part. */
const alsoCalled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FR: {
    'alsace moselle': '67',
    'bas rhin': '67',
    'alsace bas rhin': '67',
    'alsace haut rhin': '68',
    reunion: 'RE',
    'ile de la reunion': 'RE',
    'guyane francaise': 'GF',
  },
  BE: { flandres: 'VLG', 'region flamande': 'VLG', 'region wallonne': 'WAL', 'bruxelles capitale': 'BRU' },
  CH: { bale: 'BS', basel: 'BS', appenzell: 'AR', 'st gall': 'SG' },
  CA: { 'province de quebec': 'QC' },
}

/** Towns whose part of the country decides about holidays and that are often meant: `colmar` is in Alsace. */
const townsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FR: {
    '67': 'strasbourg haguenau schiltigheim selestat saverne obernai molsheim wissembourg erstein lingolsheim bischheim',
    '68': 'colmar mulhouse saint-louis guebwiller thann cernay ribeauville riquewihr kaysersberg eguisheim altkirch munster',
    '57': 'metz thionville forbach sarreguemines saint-avold sarrebourg yutz hayange bitche',
  },
  CH: {
    GE: 'geneve carouge lancy meyrin vernier',
    VD: 'lausanne montreux nyon vevey yverdon-les-bains morges',
    NE: 'neuchatel la-chaux-de-fonds le-locle',
    FR: 'fribourg bulle',
    VS: 'sion sierre martigny monthey',
    JU: 'delemont porrentruy',
    BE: 'berne bern bienne biel',
    BS: 'bale basel',
    ZH: 'zurich winterthour winterthur',
  },
  CA: { QC: 'montreal quebec laval gatineau longueuil sherbrooke trois-rivieres levis saguenay' },
}

/**
 * The part of `country` that was typed by code or by name (French or English, accents and capitals optional); an empty text
 * takes it away. Throws `Failure` usage `unknown_region` with the parts there are.
 */
export async function readRegion(typed: string, country: string, lang: Lang): Promise<string | null> {
  if (typed.trim() === '') return null
  const codes = await codesOf(country)
  const code = findRegion(typed, country, codes)
  if (code !== null) return code
  const values = { region: typed, country: countryName(country, lang) }
  if (codes.length === 0) throw new Failure('usage', 'unknown_region', say(lang, regionText.none, values))
  const names = list(
    lang,
    codes.map((one) => {
      const label = labelOf(country, one, lang)
      return label === null ? one : `${label} (${one})`
    }),
  )
  throw new Failure('usage', 'unknown_region', say(lang, regionText.unknown, values), {
    hint: say(lang, regionText.known, { names }),
  })
}

/** The parts of a country that smm has a name for, by code, in the order they are offered in. */
export function regionsOf(country: string): string[] {
  return Object.keys(regionLabel[country] ?? {})
}

/** The code among `codes` that was typed by code or by name; null for none. */
export function findRegion(typed: string, country: string, codes: readonly string[] = regionsOf(country)): string | null {
  const text = plain(typed).replace(/^(canton|departement|province) (de |du |des |d )?(la )?/, '')
  return (
    codes.find((one) => one.toLowerCase() === text || `${country}-${one}`.toLowerCase() === typed.trim().toLowerCase()) ??
    codes.find((one) => (['fr', 'en'] as const).some((each) => plain(labelOf(country, one, each) ?? '') === text)) ??
    alsoCalled[country]?.[text] ??
    null
  )
}

/** The part a town lies in, where its holidays are others than the country's; null: not known, or the same. */
export function regionOfTown(country: string, city: string | null): string | null {
  const town = plain(city ?? '').replaceAll(' ', '-')
  const parts = Object.entries(townsOf[country] ?? {})
  return parts.find(([, towns]) => towns.split(' ').includes(town))?.[0] ?? null
}

/** `Alsace`, `Québec`; the code itself where smm has no name for it. */
export function regionName({ country, region }: Place, lang: Lang): string | null {
  return region === null ? null : (labelOf(country, region, lang) ?? region)
}

export function countryName(country: string, lang: Lang): string {
  return new Intl.DisplayNames([lang], { type: 'region' }).of(country) ?? country
}

async function codesOf(country: string): Promise<string[]> {
  const { default: Holidays } = await import('date-holidays')
  return Object.keys(new Holidays().getStates(country) ?? {})
}

function labelOf(country: string, code: string, lang: Lang): string | null {
  const label = regionLabel[country]?.[code]
  return label ? say(lang, label) : null
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\-’'.()]+/g, ' ')
    .trim()
    .toLowerCase()
}
