import type { ts } from 'ts-morph'
import { outputTypes, readSources } from './output-types.ts'
import { makeSchemas, type Schema } from './to-schema.ts'

export interface Made {
  /** The file that ships: `templates/schema/output.json`. */
  readonly text: string
  /** Verbs that print no JSON at all. */
  readonly without: readonly string[]
  /** Where the schema of a verb says nothing: `audit AuditLine.to.*`. */
  readonly poor: readonly string[]
}

/** The schemas of everything that `--json` prints, from the types of the sources. */
export function makePublished(root: string): Made {
  const program = readSources(root)
  const schemas = makeSchemas(program, root)
  const without: string[] = []
  const poor: string[] = []
  const verbs = new Map<string, { readonly json: Schema | null; readonly line: Schema | null }>()
  for (const { words, json, line } of outputTypes(program, root)) {
    if (json.length + line.length === 0) without.push(words)
    const known = schemas.poor.length
    const all = json.length === 0 ? null : schemas.schemaOf(json)
    const each = line.length === 0 ? null : schemas.schemaOf(line)
    poor.push(...schemas.poor.slice(known).map((way) => `${words} ${way}`))
    if (all !== null || each !== null) verbs.set(words, { json: all, line: isItemOf(each, all) ? null : each })
  }
  const error = schemas.schemaOf([errorType(program)])
  const lines = [...verbs].map(([words, { json, line }]): [string, unknown] => [
    words,
    {
      ...(json === null ? {} : { json: schemas.finish(json) }),
      ...(line === null ? {} : { line: schemas.finish(line) }),
    },
  ])
  const text = [
    '{"commands":{',
    rows(lines),
    '},',
    `"error":${JSON.stringify(schemas.finish(error))},`,
    '"$defs":{',
    rows(Object.entries(schemas.defs())),
    '}}',
    '',
  ].join('\n')
  return { text, without, poor: [...new Set(poor)] }
}

/** With `--jsonl` an array is a line an item: nothing else to say. */
function isItemOf(line: Schema | null, all: Schema | null): boolean {
  const alternatives = (all?.['anyOf'] as Schema[] | undefined) ?? [all]
  const items = alternatives.flatMap((one) => {
    const of = one?.['type'] === 'array' ? (one['items'] as Schema) : one
    return (of?.['anyOf'] as Schema[] | undefined) ?? [of]
  })
  const wanted = (line?.['anyOf'] as Schema[] | undefined) ?? [line]
  return wanted.every((one) => items.some((item) => JSON.stringify(item) === JSON.stringify(one)))
}

/** What `explain` says on stderr. */
function errorType(program: ts.Program): ts.Type {
  const checker = program.getTypeChecker()
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('/src/cli/usage.ts'))
  const found = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file as ts.SourceFile) as ts.Symbol)
    .find(({ name }) => name === 'ErrorDocument')
  if (found === undefined) throw new Error('src/cli/usage.ts does not export ErrorDocument')
  return checker.getDeclaredTypeOfSymbol(found)
}

/** One a line: a change is seen where it is. */
function rows(entries: readonly (readonly [string, unknown])[]): string {
  return entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n')
}
