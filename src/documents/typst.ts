import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Failure } from '../failure.ts'
import { handOverText } from '../i18n/hand-over.ts'
import { say, type Lang } from '../i18n/text.ts'
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
const packages = ['@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/inter'] as const

/**
 * A tagged A4 file (PDF/UA-1). Typst reads smm's own templates and the files of the job, and nothing else: no other file, no address.
 * `lang`: of who reads the failure. Throws `Failure` failed `pdf_writer_missing` where the packages were not installed with smm.
 */
export function typeset({ template: name, data, files, made_at }: Job, lang: Lang): Uint8Array {
  const compiler = createCompiler(lang)
  const folder = dirname(dirname(template(name)))
  const job = { mainFilePath: template(name), inputs: { data: JSON.stringify(data) } }
  for (const [file, bytes] of files) compiler.mapShadow(`${folder}/${file}`, bytes)
  const made = compiler.compile(job)
  const document = made.result
  if (document === null) throw new Error(`${name}: ${JSON.stringify(faultsOf(compiler, made.takeDiagnostics()))}`)
  return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(made_at.getTime() / 1000) })
}

function faultsOf(compiler: NodeCompiler, error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): unknown {
  return error === null ? null : compiler.fetchDiagnostics(error)
}

/** Loaded on demand: 50 MB. */
function createCompiler(lang: Lang): NodeCompiler {
  const require = createRequire(import.meta.url)
  const loaded = load(require)
  if (loaded === null) {
    throw new Failure('failed', 'pdf_writer_missing', say(lang, handOverText.no_pdf_writer), {
      hint: say(lang, handOverText.no_pdf_writer_hint, { packages: packages.join(' ') }),
    })
  }
  return withoutSystemFonts(() =>
    loaded.typst.NodeCompiler.create({ workspace: dirname(template('documents')), fontArgs: [{ fontBlobs: loaded.fonts }] }),
  )
}

function load(require: NodeJS.Require): { typst: typeof import('@myriaddreamin/typst-ts-node-compiler'); fonts: Buffer[] } | null {
  try {
    const fonts = faces.map((face) => readFileSync(require.resolve(`${packages[1]}/${face}/Inter_${face}.ttf`)))
    // require, not import: the other loader costs a start 7 ms
    return { typst: require(packages[0]) as typeof import('@myriaddreamin/typst-ts-node-compiler'), fonts }
  } catch {
    return null
  }
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
