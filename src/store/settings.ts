/** Small facts of this home folder that are no configuration: the chosen client, the greatest clock seen, the last pass. */
export interface SettingStore {
  get(key: string): Promise<{ value: string; updated_at: string } | null>
  set(key: string, value: string, at: string): Promise<void>
  /** Sets it unless somebody else did since it was read as `from` (null: it was not set); false: somebody did. */
  swap(key: string, from: string | null, value: string, at: string): Promise<boolean>
  delete(key: string): Promise<void>
}
