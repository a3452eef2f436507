/** Who hands a document over, as their own profile says; each part is null when it is not set. */
export interface Author {
  readonly name: string | null
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
}
