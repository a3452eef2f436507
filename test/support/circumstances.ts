import { readGoldens } from '../golden/read-goldens.ts'
import { tokens } from './prepared-steps.ts'

/** What an example is about where the home alone does not say it. */
export interface Circumstances {
  /** Commands that come before it, without `smm`. */
  readonly before?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Files beside those of the home. */
  readonly files?: Readonly<Record<string, string>>
  /** What is given on stdin. */
  readonly input?: string
  /** Its exit code where that is not 0, in words. */
  readonly exit?: { readonly code: number; readonly why: string }
}

const newClient = { env: { SMM_CLIENT: 'maison-duval' } }
const clockRuns = { before: ['time start --role consultant'] }
const asks = (why: string): Circumstances => ({ exit: { code: 2, why } })

const unattended = { exit: { code: 1, why: 'a finding: nothing publishes by itself in a folder of tests' } }
const outside = { exit: { code: 75, why: 'a server out in the world' } }
const calmAgain = ['crisis lower --reason "No new case" --by consultant']
const numbered = { before: ['proposal send 1 --mark-sent'] }

/** An account out in the world, taken as it is. */
function unchecked(network: string, fields: Readonly<Record<string, string>>): Circumstances {
  const given = Object.entries(fields).map(([field, value]) => [`SMM_SECRET_${field}`, value])
  return { before: [`account add ${network} --no-check`], env: Object.fromEntries(given) as Record<string, string> }
}

function golden(folder: string, id: string, field?: string): Circumstances {
  const [found] = readGoldens<Record<string, unknown>>(folder, id)
  const { id: _, expected: __, ...rest } = found ?? {}
  return { files: { 'input.json': JSON.stringify(field === undefined ? rest : found?.[field]) } }
}

/** What a terminal asks for. */
const key = (token: string): Circumstances => ({ env: { SMM_SECRET_TOKEN: token } })

const circumstances: Readonly<Record<string, Circumstances>> = {
  'account add manual --name facebook --for facebook': newClient,
  'account add mastodon --endpoint https://mastodon.social --sign-in': {
    exit: { code: 75, why: 'a server out in the world, and a person at its page' },
  },
  'account edit linkedin --sign-in': {
    ...unchecked('linkedin', { ACCESS_TOKEN: 'made-up' }),
    ...asks('a person at the page of LinkedIn'),
  },
  'account edit tiktok --set direct_post=yes': {
    ...unchecked('tiktok', { CLIENT_ID: 'made-up', CLIENT_SECRET: 'made-up', REFRESH_TOKEN: 'made-up' }),
    ...outside,
  },
  'account add folder --path ./blog': newClient,
  'account remove facebook --yes': { ...newClient, before: ['account add manual --name facebook --for facebook'] },
  'approval import reply.eml --yes': {
    before: ['approval pack'],
    files: { 'reply.eml': 'From: The owner <owner@example.org>\nSubject: Re: posts\nMIME-Version: 1.0\n\nOK 1\n' },
  },
  'approval import answer.txt --by "the owner" --dry-run': {
    before: ['approval pack'],
    files: { 'answer.txt': 'No 1: another picture, please\n' },
  },
  'approval import - --yes': { before: ['approval pack'], input: 'OK 1\n' },
  'calc strategy input.json': golden('strategy', 's01', 'answers'),
  'calc roi input.json': golden('roi', 'r01', 'input'),
  'calc roo input.json': golden('roi', 'o01'),
  'calc kpi input.json': golden('kpi', 'k01', 'input'),
  'calc crisis input.json': golden('escalation', 'c01', 'input'),
  'import everything.zip --home other': { before: ['export -o everything.zip'] },
  'import everything/ --home other --dry-run': { before: ['export -o everything/'] },
  'inbox reopen 1': { before: ['inbox close 1 --reason no_answer_needed'] },
  'listen add Us --any "Boulangerie du Pont" "Pont bakery" --none museum --feed https://paper.example/rss --place press --no-check':
    newClient,
  'proposal export 1 --format csv': numbered,
  'proposal export 1 --json': numbered,
  'team add seller --department sales --minutes 60 --days "wed-sat" --trained no': newClient,
  'config consultant': asks('questions on a terminal'),
  doctor: unattended,
  'doctor --json': unattended,
  'init --quick': asks('questions on a terminal'),
  'init --resume': asks('questions on a terminal'),
  'init -c bakery --complete': asks('questions on a terminal'),
  'crisis drill --close': {
    before: [...calmAgain, 'crisis close --outcome "No other case"', 'crisis drill "A customer fell ill"'],
  },
  'crisis close --outcome "No other case" --lesson "Check the cold chain every morning"': { before: calmAgain },
  'crisis drill "A customer fell ill" --to me@example.org': {
    before: [...calmAgain, 'crisis close --outcome "No other case"'],
  },
  'account add bluesky --secrets bluesky.json': outside,
  'crisis ack --by owner': {
    ...newClient,
    before: [
      'team add owner --role sponsor,strategist --department office --email owner@example.org',
      'crisis report "A reporter has called" --press',
    ],
  },
  'plan recalibrate --dry-run': { exit: { code: 2, why: 'it takes sixty days of work, and five pieces of a kind' } },
  'link connect plausible --site boulangerie.example --goals "Order,Contact form"': key(tokens.plausible),
  'link connect umami --site 9b1f3c52-6f0a-4f9f-8f3a-0d9a4c1f2e77 --goals /thanks': key(tokens.umami),
  restore: { exit: { code: 2, why: 'it says which backups there are' } },
  'team add owner --role sponsor,contributor --department management --minutes 1h30 --days mon-fri': newClient,
  'time stop': clockRuns,
  'time stop --minutes 1h30': clockRuns,
  'proposal accept 1 --by "la gérante" --via signature': numbered,
}

export function circumstancesOf(words: string): Circumstances {
  return circumstances[words] ?? {}
}

/** For a test that none of them is left over. */
export const circumstancesKnown: readonly string[] = Object.keys(circumstances)
