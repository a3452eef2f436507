import { Option } from 'commander'

/** A flag that may come several times, each with one value: what follows the value is no part of it. */
export function repeatable(flags: string, about: string): Option {
  return new Option(flags, about).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ])
}
