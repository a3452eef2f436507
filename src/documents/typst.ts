import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import type { Lang } from '../i18n/text.ts'
import { loadPart } from '../optional-parts.ts'
import { template } from '../templates.ts'

/** What a template is given. Nothing of it is ever code: the template is a file of ours, all that is written stands in `data`. */
export interface Job {
  /** Under `templates/`. */
  readonly template: string
  /** Read by the template as JSON. */
  readonly data: unknown
  /** Pictures and drawings by the names that the data has for them. */
  readonly files: ReadonlyMap<string, Buffer>
  /** The instant that the file is dated by: the same job gives the same bytes. */
  readonly made_at: Date
}

/** The faces that the templates ask for, by their file in the package. */
export const faces = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const

/**
 * A tagged A4 file (PDF/UA-1). Typst reads smm's own templates and the files of the job, and nothing else: no other file, no address.
 * `lang`: of who reads the failure. Throws `Failure` failed `pdf_writer_missing` where the packages were not installed with smm.
 */
export async function typeset({ template: name, data, files, made_at }: Job, lang: Lang): Promise<Uint8Array> {
  const compiler = await createCompiler(lang)
  const place = (file: string): string => join(templates(), file)
  const job = { mainFilePath: template(name), inputs: { data: JSON.stringify(data) } }
  for (const [file, bytes] of files) compiler.mapShadow(place(file), bytes)
  let made = compiler.compile(job)
  if (made.result === null) {
    // a picture that is broken inside: the document is whole without it
    const broken = [...files.keys()].filter(
      (file) => compiler.compile({ mainFileContent: `#image("${file}")` }).result === null,
    )
    for (const file of broken) compiler.mapShadow(place(file), nothing)
    made = compiler.compile(job)
  }
  if (made.result === null) throw new Error(`${name}: ${faultsOf(compiler, made.takeDiagnostics())}`)
  return compiler.pdf(made.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(made_at.getTime() / 1000) })
}

/** A picture of one point that one sees through. */
const nothing = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

function templates(): string {
  return dirname(template('documents'))
}

function faultsOf(compiler: Typst.NodeCompiler, error: Typst.NodeError | null): string {
  return error === null ? '' : JSON.stringify(compiler.fetchDiagnostics(error))
}

/** Loaded on demand: 50 MB. */
async function createCompiler(lang: Lang): Promise<Typst.NodeCompiler> {
  const { typst, fontBlobs } = await loadPart(lang, 'pdf', load)
  return withoutSystemFonts(() => typst.NodeCompiler.create({ workspace: templates(), fontArgs: [{ fontBlobs }] }))
}

function load(): Promise<{ typst: typeof Typst; fontBlobs: Buffer[] }> {
  return Promise.resolve().then(() => {
    const require = createRequire(import.meta.url)
    const fontBlobs = faces.map((face) => readFileSync(require.resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`)))
    // require, not import: the other loader costs a start 7 ms
    return { typst: require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst, fontBlobs }
  })
}

/** Typst looks through every font of the machine, which takes a second where there are thousands; a file that names no folder spares it. */
function withoutSystemFonts<T>(create: () => T): T {
  const before = process.env['FONTCONFIG_FILE']
  process.env['FONTCONFIG_FILE'] = template('documents/no-fonts.conf')
  try {
    return create()
  } finally {
    if (before === undefined) delete process.env['FONTCONFIG_FILE']
    else process.env['FONTCONFIG_FILE'] = before
  }
}
