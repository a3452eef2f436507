import { resolve } from 'node:path'
import { Project, ts } from 'ts-morph'

/** What one verb may put on stdout with `--json` and with `--jsonl`: the types of what is given to `io.json` and `io.jsonLine`. */
export interface VerbOutput {
  /** `queue list`; `status` for a noun that is a verb of its own. */
  readonly words: string
  readonly json: readonly ts.Type[]
  readonly line: readonly ts.Type[]
}

/** The sources as TypeScript sees them. `typescript` 7 has no API for that: ts-morph brings a version that has. */
export function readSources(root: string): ts.Program {
  const project = new Project({ tsConfigFilePath: resolve(root, 'tsconfig.json'), skipAddingFilesFromTsConfig: true })
  project.addSourceFilesAtPaths(resolve(root, 'src/**/*.ts'))
  return project.getProgram().compilerObject
}

/** Every verb, found by the calls of `verb(…)` in `src/cli/<noun>/index.ts` and `<name>-verb.ts`, with all that its action leads to inside `src/cli`. */
export function outputTypes(program: ts.Program, root: string): VerbOutput[] {
  const checker = program.getTypeChecker()
  const cli = resolve(root, 'src/cli')
  const found: VerbOutput[] = []
  for (const file of program.getSourceFiles()) {
    const noun = /^(?<noun>[\w-]+)\/(?:index|[\w-]+-verb)\.ts$/.exec(file.fileName.slice(cli.length + 1))?.groups?.['noun']
    if (!file.fileName.startsWith(`${cli}/`) || noun === undefined) continue
    each(file, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'verb') return
      const [, , spec, action] = node.arguments
      if (spec === undefined || action === undefined) throw new Error(`${file.fileName}: a verb without an action`)
      const { json, line } = givenBy(checker, cli, action)
      for (const name of namesOf(checker, spec)) {
        const own = (type: ts.Type): ts.Type => ofVerb(checker, type, name)
        found.push({ words: name === noun ? noun : `${noun} ${name}`, json: json.map(own), line: line.map(own) })
      }
    })
  }
  return found.toSorted((a, b) => (a.words < b.words ? -1 : 1))
}

/** The verb's name; several where it is made for each of a list. */
function namesOf(checker: ts.TypeChecker, spec: ts.Expression): string[] {
  const name = checker.getTypeAtLocation(spec).getProperty('name')
  if (name === undefined) throw new Error(`a verb without a name: ${spec.getText()}`)
  const declared = name.valueDeclaration
  const type =
    declared !== undefined && ts.isPropertyAssignment(declared)
      ? checker.getTypeAtLocation(declared.initializer)
      : checker.getTypeOfSymbol(name)
  const types = type.isUnion() ? type.types : [type]
  return types.map((one) => {
    if (one.isStringLiteral()) return one.value
    throw new Error(`the name of a verb is not known: ${spec.getText()}`)
  })
}

/** `Results[E]`, E being the name of the verb: what stands under this verb's name. */
function ofVerb(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  if (!(type.flags & ts.TypeFlags.IndexedAccess)) return type
  const property = checker.getPropertyOfType((type as ts.IndexedAccessType).objectType, name)
  if (property === undefined) throw new Error(`nothing for the verb ${name}: ${checker.typeToString(type)}`)
  return checker.getTypeOfSymbol(property)
}

/** From the action on, through each function of `src/cli` that is named on the way. */
function givenBy(checker: ts.TypeChecker, cli: string, action: ts.Expression): Pick<VerbOutput, 'json' | 'line'> {
  const json = new Set<ts.Type>()
  const line = new Set<ts.Type>()
  const seen = new Set<ts.Node>()
  const visit = (from: ts.Node): void => {
    if (seen.has(from)) return
    seen.add(from)
    each(from, (node) => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { name } = node.expression
        const [value] = node.arguments
        if (value !== undefined && isOfIo(checker, name)) {
          if (name.text === 'json') json.add(checker.getTypeAtLocation(value))
          if (name.text === 'jsonLine') line.add(checker.getTypeAtLocation(value))
        }
      }
      if (!ts.isIdentifier(node)) return
      const declared = declarationOf(checker, node)
      if (declared !== undefined && isFunctionOf(declared, cli)) visit(declared)
    })
  }
  visit(action)
  return { json: [...json], line: [...line] }
}

function isOfIo(checker: ts.TypeChecker, name: ts.MemberName): boolean {
  const parent = checker.getSymbolAtLocation(name)?.valueDeclaration?.parent
  return parent !== undefined && ts.isInterfaceDeclaration(parent) && parent.name.text === 'Io'
}

function declarationOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Declaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  if (symbol === undefined) return undefined
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const declared = real.valueDeclaration
  if (declared === undefined || !ts.isBindingElement(declared)) return declared
  // `const { init } = await import('./init.ts')`: what it is bound to
  const bound = declared.propertyName ?? declared.name
  const property = ts.isIdentifier(bound) ? checker.getTypeAtLocation(declared.parent).getProperty(bound.text) : undefined
  if (property === undefined) return undefined
  return (property.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(property) : property).valueDeclaration
}

/** What runs inside the command: not the program that runs commands. */
function isFunctionOf(declared: ts.Declaration, cli: string): boolean {
  const { fileName } = declared.getSourceFile()
  if (!fileName.startsWith(`${cli}/`) || ['program.ts', 'nouns.ts'].includes(fileName.slice(cli.length + 1))) return false
  if (ts.isFunctionDeclaration(declared)) return true
  // a constant of the module: a function, or a table that holds some
  return ts.isVariableDeclaration(declared) && ts.isSourceFile(declared.parent.parent.parent)
}

function each(from: ts.Node, act: (node: ts.Node) => void): void {
  act(from)
  ts.forEachChild(from, (child) => each(child, act))
}
