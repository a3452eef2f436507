/** What is put into the system's scheduler: the program by its whole path, and the few variables it must find again. */
export interface ScheduledCommand {
  /** Absolute path of Node. */
  readonly node: string
  /** Absolute path of `bin/smm.js`. */
  readonly program: string
  /** `SMM_HOME`, `SMM_LANG`; `SMM_PROFILE`, `XDG_CONFIG_HOME` and `SMM_KEY_FILE` where they matter. */
  readonly environment: Readonly<Record<string, string>>
}
