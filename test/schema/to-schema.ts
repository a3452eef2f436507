import { relative } from 'node:path'
import { ts } from 'ts-morph'

/** A JSON Schema (draft 2020-12), as plain data. */
export type Schema = { readonly [keyword: string]: unknown }

export interface Schemas {
  /** The schema of a value of one of these types, as `JSON.stringify` writes it. */
  schemaOf(types: readonly ts.Type[]): Schema
  /** With the names of the types that it refers to, once every type was met. */
  finish(schema: Schema): Schema
  /** Every named type met so far, by its name. */
  defs(): Record<string, Schema>
  /** Where a type says nothing (`unknown`, `any`), with the way to it: to be mended. */
  readonly poor: string[]
}

interface Def {
  readonly file: string
  readonly symbol: ts.Symbol
  schema: Schema
}

/** From TypeScript's types to JSON Schema, with the docstrings as descriptions. Named types of the sources become `$defs`. */
export function makeSchemas(program: ts.Program, root: string): Schemas {
  const checker = program.getTypeChecker()
  const known = new Map<ts.Type, Def>()
  const poor: string[] = []
  const way: string[] = []
  const open: ts.Type[] = []

  const schemaOf = (types: readonly ts.Type[]): Schema => unite(types.flatMap(partsOf).map(one))

  /** One schema a member of the union, each once; enums in one, null beside a plain type. */
  function unite(schemas: readonly Schema[]): Schema {
    const unique = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]))
    const values = [...unique.values()]
    const literals = values.flatMap((schema) => ('const' in schema ? [schema['const']] : []))
    const rest = values.filter((schema) => !('const' in schema))
    const isNull = (value: unknown): boolean => value === null
    const booleans = literals.filter((value) => typeof value === 'boolean')
    if (booleans.length > 0) rest.push({ type: 'boolean' })
    const words = literals.filter((value) => typeof value !== 'boolean' && !isNull(value) && !covered(value, rest))
    const nullable = literals.some(isNull)
    if (words.length > 0) {
      const sorted = words.toSorted((a, b) =>
        typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
      )
      rest.push({ enum: nullable && rest.length === 0 ? [...sorted, null] : sorted })
    }
    const all = [...new Map(rest.map((schema) => [JSON.stringify(schema), schema])).entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, schema]) => schema)
    const [first] = all
    if (first === undefined) return nullable ? { type: 'null' } : {}
    if (all.length === 1) {
      if (!nullable || 'enum' in first) return first
      if (typeof first['type'] === 'string') return { ...first, type: [first['type'], 'null'] }
    }
    if (all.every((schema) => Object.keys(schema).length === 1 && typeof schema['type'] === 'string')) {
      return { type: [...all.map((schema) => schema['type']), ...(nullable ? ['null'] : [])] }
    }
    return { anyOf: [...all, ...(nullable ? [{ type: 'null' }] : [])] }
  }

  function covered(value: unknown, rest: readonly Schema[]): boolean {
    return rest.some((schema) => schema['type'] === typeof value && Object.keys(schema).length === 1)
  }

  function partsOf(type: ts.Type): ts.Type[] {
    if (type.isUnion()) return type.types.flatMap(partsOf)
    return type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never) ? [] : [type]
  }

  function one(type: ts.Type): Schema {
    const { flags } = type
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return sayPoor()
    if (flags & ts.TypeFlags.Null) return { const: null }
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return { type: 'string' }
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' }
    if (flags & ts.TypeFlags.TypeParameter) {
      const bound = checker.getBaseConstraintOfType(type)
      return bound === undefined ? sayPoor() : schemaOf([bound])
    }
    if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.StringLike)) return { type: 'string' }
    const name = nameOf(type)
    if (name !== null) return refTo(type, name)
    if (open.includes(type)) throw new Error(`a type without a name holds itself: ${way.join('')}`)
    open.push(type)
    try {
      return object(type)
    } finally {
      open.pop()
    }
  }

  function sayPoor(): Schema {
    poor.push(way.join(''))
    return {}
  }

  /** The name under which a type of the sources is known: an interface's or an alias's, without parameters. */
  function nameOf(type: ts.Type): ts.Symbol | null {
    const alias = type.aliasSymbol
    if (alias !== undefined && (type.aliasTypeArguments ?? []).length === 0 && isOurs(alias)) return alias
    const { symbol } = type
    if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Interface) || !isOurs(symbol)) return null
    return checker.getTypeArguments(type as ts.TypeReference).length === 0 ? symbol : null
  }

  function isOurs(symbol: ts.Symbol): boolean {
    return fileOf(symbol).startsWith('src/')
  }

  function fileOf(symbol: ts.Symbol): string {
    const [declared] = symbol.declarations ?? []
    return declared === undefined ? '' : relative(root, declared.getSourceFile().fileName)
  }

  function refTo(type: ts.Type, symbol: ts.Symbol): Schema {
    let def = known.get(type)
    if (def === undefined) {
      def = { file: fileOf(symbol), symbol, schema: {} }
      known.set(type, def)
      const held = [...way]
      way.splice(0, way.length, symbol.name)
      const said = describe(symbol)
      def.schema = { ...(said === '' ? {} : { description: said }), ...object(type) }
      way.splice(0, way.length, ...held)
    }
    return { $ref: placeOf(def) }
  }

  function object(type: ts.Type): Schema {
    if (checker.isTupleType(type)) {
      const { target } = type as ts.TupleTypeReference
      const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => schemaOf([item]))
      const rest = target.elementFlags.findIndex((flag) => flag & ts.ElementFlags.Rest)
      const fixed = rest < 0 ? items : items.slice(0, rest)
      return {
        type: 'array',
        ...(fixed.length > 0 ? { prefixItems: fixed } : {}),
        ...(rest < 0 ? { items: false } : { items: items[rest] }),
        minItems: target.minLength,
      }
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference)
      return { type: 'array', items: inside('[]', () => schemaOf(item === undefined ? [] : [item])) }
    }
    const written = checker.getPropertyOfType(type, 'toJSON')
    const [toJson] = written === undefined ? [] : checker.getTypeOfSymbol(written).getCallSignatures()
    if (toJson !== undefined) return { ...schemaOf([toJson.getReturnType()]), ...(type.symbol.name === 'Date' ? instant : {}) }
    if (['Map', 'Set', 'Promise', 'Uint8Array', 'Buffer'].includes(type.symbol?.name)) {
      throw new Error(`${way.join('')}: JSON does not write a ${type.symbol.name}`)
    }
    const properties: [string, Schema][] = []
    const required: string[] = []
    for (const property of propertiesOf(type)) {
      const value = checker.getTypeOfSymbol(property)
      if (value.getCallSignatures().length > 0 || partsOf(value).length === 0) continue
      properties.push([property.name, inside(`.${property.name}`, () => propertySchema(property, value))])
      const maybe = value.isUnion() && value.types.some((part) => part.flags & ts.TypeFlags.Undefined)
      if (!(property.flags & ts.SymbolFlags.Optional) && !maybe) required.push(property.name)
    }
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String)
    return {
      type: 'object',
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index === undefined ? {} : { additionalProperties: inside('.*', () => schemaOf([index])) }),
    }
  }

  /**
   * In the order in which they are written, what an interface takes from others first. The checker's own order depends on which types it
   * met before: a change elsewhere would move them.
   */
  function propertiesOf(type: ts.Type): ts.Symbol[] {
    const all = checker.getPropertiesOfType(type).toSorted((a, b) => placeIn(a, b))
    const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : []
    const taken = new Set(bases.flatMap((base) => checker.getPropertiesOfType(base)).map(({ name }) => name))
    return [...all.filter(({ name }) => taken.has(name)), ...all.filter(({ name }) => !taken.has(name))]
  }

  function placeIn(a: ts.Symbol, b: ts.Symbol): number {
    const [one, other] = [a.declarations?.[0], b.declarations?.[0]]
    if (one === undefined || other === undefined) return one === other ? (a.name < b.name ? -1 : 1) : one === undefined ? 1 : -1
    const [first, second] = [fileOf(a), fileOf(b)]
    return first === second ? one.pos - other.pos || (a.name < b.name ? -1 : 1) : first < second ? -1 : 1
  }

  function propertySchema(property: ts.Symbol, value: ts.Type): Schema {
    const said = describe(property)
    const schema = schemaOf([value])
    const plain = typeof schema['type'] === 'string' ? [schema['type']] : schema['type']
    const types = Array.isArray(plain) ? (plain as string[]) : []
    return {
      ...(said === '' ? {} : { description: said }),
      ...schema,
      ...(types.includes('string') ? momentOf(property.name) : {}),
      ...(isWhole(property.name, said) && types.includes('number')
        ? { type: types.length === 1 ? 'integer' : types.map((name) => (name === 'number' ? 'integer' : name)) }
        : {}),
    }
  }

  function describe(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim()
  }

  function inside<T>(step: string, make: () => T): T {
    way.push(step)
    try {
      return make()
    } finally {
      way.pop()
    }
  }

  return {
    schemaOf,
    poor,
    finish: (schema) => withNames(schema, names()),
    defs: () => {
      const called = names()
      const all: Record<string, Schema> = {}
      for (const def of [...known.values()].toSorted((x, y) => (placeOf(x) < placeOf(y) ? -1 : 1))) {
        const name = called.get(placeOf(def)) ?? ''
        const schema = withNames(def.schema, called)
        const other = all[name]
        if (other !== undefined && JSON.stringify(other) !== JSON.stringify(schema))
          throw new Error(`two types are called ${name}`)
        all[name] = schema
      }
      return Object.fromEntries(Object.entries(all).toSorted(([x], [y]) => (x < y ? -1 : 1)))
    },
  }

  /** By place: the type's own name, with its file's before it where two types have the same. */
  function names(): Map<string, string> {
    const defs = [...known.values()]
    return new Map(
      defs.map((def) => {
        const { name } = def.symbol
        const places = new Set(defs.filter(({ symbol }) => symbol.name === name).map(placeOf))
        return [placeOf(def), places.size > 1 ? `${pascal(def.file)}${name}` : name]
      }),
    )
  }
}

/** Stands for the name of a type until all are known. */
function placeOf({ file, symbol }: Def): string {
  return `${symbol.name} ${file}`
}

function withNames(schema: Schema, called: ReadonlyMap<string, string>): Schema {
  const written = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(written)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        const name = key === '$ref' ? called.get(String(held)) : undefined
        return name === undefined ? [key, written(held)] : [key, `#/$defs/${name}`]
      }),
    )
  }
  return written(schema) as Schema
}

/** Instants are ISO 8601 UTC, and end in `_at`: a test holds the program to it. */
const instant = { format: 'date-time', pattern: 'Z$' }

/** Those that end so and are days, or what somebody typed. */
const noInstants: Readonly<Record<string, Schema>> = {
  consent_at: { format: 'date' },
  decided_at: { format: 'date' },
  forget_at: { format: 'date' },
  typed_at: {},
}

function momentOf(name: string): Schema {
  return name.endsWith('_at') ? (noInstants[name] ?? instant) : {}
}

/** Amounts are whole minor units, and rates whole basis points; ids are counted. */
function isWhole(name: string, said: string): boolean {
  return name === 'id' || name.endsWith('_id') || name.endsWith('_bp') || /minor units/i.test(said)
}

/** `src/cli/listen/run.ts` → `ListenRun`. */
function pascal(file: string): string {
  const parts = file
    .replace(/^src\/(cli\/)?/, '')
    .replace(/\.ts$/, '')
    .split(/[/-]/)
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
}
