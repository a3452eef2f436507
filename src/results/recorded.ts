/** What a verb gives back: the entry as it was stored, or as it would be (`--dry-run`), without its number. */
export type Recorded<T extends { readonly id: number }> = Omit<T, 'id'> & { readonly id: number | null }
