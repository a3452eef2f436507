import { execFile } from 'node:child_process'
import { shellWord } from '../../i18n/shell-word.ts'
import type { ScheduledCommand } from './line.ts'

/** Whole lines, so that a profile's marks are not taken for those of another. */
function marksOf(profile: string | null): { readonly begin: string; readonly end: string } {
  const name = profile === null ? 'smm' : `smm ${profile}`
  return { begin: `# BEGIN ${name}`, end: `# END ${name}` }
}

/** Where the block of a profile begins and ends in a crontab; null: it has none. */
function placeOf(crontab: string, profile: string | null): { readonly from: number; readonly to: number } | null {
  const { begin, end } = marksOf(profile)
  const from = `\n${crontab}`.indexOf(`\n${begin}\n`)
  const to = from < 0 ? -1 : `${crontab}\n`.indexOf(`\n${end}\n`, from)
  return to < 0 ? null : { from, to: to + 1 + end.length }
}

/** Our block in a crontab: one line, every minute, between two marks. One for each profile. */
export function cronBlock({ node, program, environment }: ScheduledCommand, profile: string | null): string {
  const { begin, end } = marksOf(profile)
  const words = [
    ...Object.entries(environment).map(([name, value]) => `${name}=${shellWord(value)}`),
    shellWord(node),
    shellWord(program),
    'publish',
    '--quiet',
  ]
  // in a crontab an unescaped % is a line break
  return [begin, `* * * * * ${words.join(' ').replaceAll('%', String.raw`\%`)}`, end].join('\n')
}

/** The crontab with our block once, at its old place or at the end; every other line as it was. */
export function withBlock(crontab: string, block: string, profile: string | null): string {
  const without = withoutBlock(crontab, profile)
  const before = crontab.slice(0, placeOf(crontab, profile)?.from ?? crontab.length)
  const after = without.slice(before.length)
  const glue = before === '' || before.endsWith('\n') ? '' : '\n'
  return `${before}${glue}${block}\n${after}`
}

/** The crontab without our block; every other line as it was. */
export function withoutBlock(crontab: string, profile: string | null): string {
  const place = placeOf(crontab, profile)
  if (place === null) return crontab
  return crontab.slice(0, place.from) + crontab.slice(place.to).replace(/^\n/, '')
}

export function blockIn(crontab: string, profile: string | null): string | null {
  const place = placeOf(crontab, profile)
  return place === null ? null : crontab.slice(place.from, place.to)
}

/** The user's crontab, empty when there is none. Rejects when `crontab` cannot be run or refuses. */
export async function readCrontab(env: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout, stderr } = await crontab(['-l'], env)
  if (code === 0) return stdout
  if (/no crontab/i.test(stderr) || stderr.trim() === '') return ''
  throw new Error(stderr.trim())
}

export async function writeCrontab(text: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, stderr } = await crontab(['-'], env, text)
  if (code !== 0) throw new Error(stderr.trim() === '' ? `crontab: ${code}` : stderr.trim())
}

function crontab(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile('crontab', args, { env, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
    // a crontab that does not read its input closes the pipe
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
