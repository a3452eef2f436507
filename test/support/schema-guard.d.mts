interface Fields {
  readonly commands: object
  readonly $defs: object
}

export function goneFields(before: Fields, after: Fields): string[]
