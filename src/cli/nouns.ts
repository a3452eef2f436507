import type { Command } from 'commander'
import type { Cli } from './command.ts'

type Register = (cli: Cli, program: Command) => void

/** Every top-level command and where it is built; only the one that is called is loaded. */
const nouns: Readonly<Record<string, (words: readonly string[]) => Promise<Register>>> = {
  account: async () => (await import('./account/index.ts')).register,
  ambassador: async () => (await import('./ambassador/index.ts')).register,
  approval: async () => (await import('./approval/index.ts')).register,
  audit: async () => (await import('./audit/index.ts')).register,
  backup: async () => (await import('./backup/index.ts')).register,
  calc: async () => (await import('./calc/index.ts')).register,
  calendar: async () => (await import('./calendar/index.ts')).register,
  client: async () => (await import('./client/index.ts')).register,
  completion: async () => (await import('./completion/index.ts')).register,
  config: async () => (await import('./config/index.ts')).register,
  cost: async () => (await import('./cost/index.ts')).register,
  crisis: async () => (await import('./crisis/index.ts')).register,
  demo: async () => (await import('./demo/index.ts')).register,
  doctor: async () => (await import('./doctor/index.ts')).register,
  export: async () => (await import('./export/index.ts')).register,
  help: async () => (await import('./help/index.ts')).register,
  hire: async () => (await import('./hire/index.ts')).register,
  idea: async () => (await import('./idea/index.ts')).register,
  import: async () => (await import('./import/index.ts')).register,
  inbox: async () => (await import('./inbox/index.ts')).register,
  init: async () => (await import('./init/index.ts')).register,
  kpi: async () => (await import('./kpi/index.ts')).register,
  lead: async () => (await import('./lead/index.ts')).register,
  link: async () => (await import('./link/index.ts')).register,
  listen: async () => (await import('./listen/index.ts')).register,
  mcp: async () => (await import('./mcp/index.ts')).register,
  metrics: async () => (await import('./metrics/index.ts')).register,
  network: async () => (await import('./network/index.ts')).register,
  plan: async () => (await import('./plan/index.ts')).register,
  pool: async () => (await import('./pool/index.ts')).register,
  privacy: async () => (await import('./privacy/index.ts')).register,
  proposal: async () => (await import('./proposal/index.ts')).register,
  publish: async () => (await import('./publish/index.ts')).register,
  queue: async ([, verb]) =>
    (verb === 'list' ? await import('./queue/list-verb.ts') : await import('./queue/index.ts')).register,
  quote: async () => (await import('./quote/index.ts')).register,
  report: async () => (await import('./report/index.ts')).register,
  restore: async () => (await import('./restore/index.ts')).register,
  rights: async () => (await import('./rights/index.ts')).register,
  sale: async () => (await import('./sale/index.ts')).register,
  schedule: async () => (await import('./schedule/index.ts')).register,
  schema: async () => (await import('./schema/index.ts')).register,
  staffing: async () => (await import('./staffing/index.ts')).register,
  status: async () => (await import('./status/index.ts')).register,
  strategy: async () => (await import('./strategy/index.ts')).register,
  team: async () => (await import('./team/index.ts')).register,
  template: async () => (await import('./template/index.ts')).register,
  time: async () => (await import('./time/index.ts')).register,
}

export const commandNames: readonly string[] = Object.keys(nouns)

export async function addCommand(name: string, cli: Cli, program: Command): Promise<void> {
  const load = nouns[name]
  if (load) (await load(cli.words))(cli, program)
}

/** For an unknown word (to suggest the right one) and for `help all`. */
export async function addEveryCommand(cli: Cli, program: Command): Promise<void> {
  for (const name of commandNames) await addCommand(name, cli, program)
}
