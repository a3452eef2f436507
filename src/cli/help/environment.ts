import { assistantVariable } from '../../assistant.ts'
import { topicText } from '../../i18n/help-topics.ts'
import type { Text } from '../../i18n/text.ts'

/** What smm reads of its own; each setting has a variable besides. */
export const ownVariables: Readonly<Record<string, Text>> = {
  SMM_CLIENT: topicText.var_client,
  SMM_HOME: topicText.var_home,
  SMM_PROFILE: topicText.var_profile,
  SMM_LANG: topicText.var_lang,
  SMM_PLAIN: topicText.var_plain,
  SMM_KEY: topicText.var_key,
  SMM_KEY_FILE: topicText.var_key_file,
  'SMM_SECRET_…': topicText.var_secret,
  [assistantVariable]: topicText.var_assistant,
}

export const sharedVariables: Readonly<Record<string, Text>> = {
  NO_COLOR: topicText.var_no_color,
  FORCE_COLOR: topicText.var_force_color,
  CLICOLOR: topicText.var_clicolor,
  CLICOLOR_FORCE: topicText.var_clicolor_force,
  TERM: topicText.var_term,
  LC_ALL: topicText.var_locale,
  LC_MESSAGES: topicText.var_locale,
  LANG: topicText.var_locale,
  VISUAL: topicText.var_editor,
  EDITOR: topicText.var_editor,
  XDG_CONFIG_HOME: topicText.var_xdg,
  XDG_DATA_HOME: topicText.var_xdg,
  HOME: topicText.var_home_folder,
  APPDATA: topicText.var_windows,
  LOCALAPPDATA: topicText.var_windows,
  CREDENTIALS_DIRECTORY: topicText.var_credentials,
  DISPLAY: topicText.var_display,
  WAYLAND_DISPLAY: topicText.var_display,
  SSH_CONNECTION: topicText.var_display,
  SSH_TTY: topicText.var_display,
}
