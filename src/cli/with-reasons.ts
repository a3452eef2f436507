/** What is known or not, under its name, and beside it why it is not. */
export function withReasons<Name extends string, Reason extends string>(
  values: Readonly<Record<Name, { readonly value: number | null; readonly reason: Reason | null }>>,
): Record<Name, number | null> & Record<`${Name}_reason`, Reason | null> {
  const entries = Object.entries(values) as [Name, (typeof values)[Name]][]
  return Object.fromEntries(
    entries.flatMap(([name, { value, reason }]) => [
      [name, value],
      [`${name}_reason`, reason],
    ]),
  ) as ReturnType<typeof withReasons<Name, Reason>>
}
