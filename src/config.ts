import type { ConfigOptions } from './config/read-config.ts'

/**
 * Settings, and where each one comes from: environment, project file (`.smmrc`, `smm.config.yaml|json`, `package.json#smm`,
 * data only), the user's own file in the configuration folder, else the default.
 */
export interface Config {
  /** The value in force. Numbers are numbers; unset settings are null. */
  get<K extends SettingKey>(key: K): SettingValues[K]
  /** Every setting with its source, in the order of `settingKeys`. */
  list(): readonly { key: SettingKey; value: string | number | null; source: Source }[]
  /** Writes the user's own file. Throws `Failure` usage `bad_setting` / `unknown_setting`. */
  set(key: string, value: string): Promise<void>
  unset(key: string): Promise<void>
  /** The user's own file, whether it exists or not. */
  readonly path: string
  /** The client named by the project's file. */
  readonly project_client: string | null
  /** The project's file, if there is one. */
  readonly project_file: string | null
}

/** Reads the settings. Cheap where there is no file: nothing is loaded to parse one. */
export async function createConfig(options: ConfigOptions): Promise<Config> {
  const { readConfig } = await import('./config/read-config.ts')
  return readConfig(options)
}

export interface Source {
  readonly from: 'environment' | 'project' | 'user' | 'default'
  /** File or variable. */
  readonly where: string | null
}

export interface SettingValues {
  lang: 'fr' | 'en' | null
  /** How a terminal asks: with arrow keys, or in plain lines with numbers to type. */
  prompts: 'arrows' | 'numbers'
  /** Lines without drawings, for a screen reader (`--plain`). */
  plain: 'on' | 'off'
  /** Whole hours per month. */
  hours_per_network: number
  /** US cents: X bills in dollars. */
  'x.confirm_above': number | null
  /** US cents: what reading figures on X may cost in a calendar month (UTC), for all clients together. */
  'x.read_budget_per_month': number
  /** Months after which what others wrote is forgotten. */
  'privacy.retention_months': number
  /** Days between two backups that passes make by themselves; 0: none. */
  'backup.every_days': number
  /** Hosts of one's own network that feeds may come from (`intranet.local:8080`), between commas; null: public ones only. */
  'listen.allow_hosts': string | null
  'delivery.settle_seconds': number
  'delivery.grace_minutes': number
  'delivery.outage_minutes': number
  'delivery.retry_base_seconds': number
  'delivery.retry_max_seconds': number
  'delivery.breaker_seconds': number
  /** What is done with a new post as long as the client's strategy is not approved. */
  'queue.needs_approved_strategy': 'warn' | 'block' | 'off'
  /** Where files of `media_folder` are for the public, without a slash at its end. */
  media_base_url: string | null
  /** Absolute path of a folder whose files are at `media_base_url`. */
  media_folder: string | null
  /** Where the key of the credentials lies. */
  'secrets.backend': 'key_file' | 'keyring'
  'notify.webhook': string | null
  'notify.smtp': string | null
  'notify.to': string | null
  'consultant.name': string | null
  'consultant.company': string | null
  /** Absolute path of an image. */
  'consultant.logo': string | null
  'consultant.color': string | null
  'consultant.siret': string | null
  'consultant.status': string | null
  /** Of a company, as it writes it. */
  'consultant.capital': string | null
  /** Where it is registered: `RCS Strasbourg`. */
  'consultant.rcs': string | null
  /** Two letters; null: where the numbers or the client are. */
  'consultant.country': string | null
  /** Insurer, and where the cover holds. */
  'consultant.insurance': string | null
  /** A VAT number, or `exempt`. */
  'consultant.vat': string | null
  'consultant.address': string | null
  'consultant.email': string | null
  'consultant.phone': string | null
  /** Minor units of EUR. */
  'consultant.hourly_rate': number | null
}

export type SettingKey = keyof SettingValues
