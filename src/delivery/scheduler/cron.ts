import { execFile } from 'node:child_process'
import { shellWord, type ScheduledCommand } from './line.ts'

const begin = '# BEGIN smm'
const end = '# END smm'

/** Our block in a crontab: one line, every minute, between two marks. */
export function cronBlock({ node, program, environment }: ScheduledCommand): string {
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
export function withBlock(crontab: string, block: string): string {
  const without = withoutBlock(crontab)
  const before = crontab.includes(begin) ? crontab.slice(0, crontab.indexOf(begin)) : without
  const after = without.slice(before.length)
  const glue = before === '' || before.endsWith('\n') ? '' : '\n'
  return `${before}${glue}${block}\n${after}`
}

/** The crontab without our block; every other line as it was. */
export function withoutBlock(crontab: string): string {
  const from = crontab.indexOf(begin)
  const to = crontab.indexOf(end, from)
  if (from < 0 || to < 0) return crontab
  const rest = crontab.slice(to + end.length)
  return crontab.slice(0, from) + rest.replace(/^\n/, '')
}

export function blockIn(crontab: string): string | null {
  const from = crontab.indexOf(begin)
  const to = crontab.indexOf(end, from)
  return from < 0 || to < 0 ? null : crontab.slice(from, to + end.length)
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
