import type { Context } from '../context.ts'
import type { VariableId } from '../i18n/template-variables.ts'
import { typography } from '../i18n/typography.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import { known } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import type { Sector } from '../strategy/weights.ts'
import { alcoholNotice } from './legal/packs.ts'
import { packsOf } from './legal/read-legal.ts'
import { legalRule, stateOf } from './legal/rules.ts'
import type { Address, Values } from './template.ts'

/** What a text can be filled with before anybody is asked: the client's profile, its trade and how it addresses its readers. */
export interface KnownOfClient {
  readonly values: Values
  readonly address: Address
  readonly sector: Sector | null
}

export async function knownOfClient(context: Context, client: Client): Promise<KnownOfClient> {
  const { answers, last } = await currentAnswers(context, client)
  const { name: company, city, website, address } = client
  const notice = noticeOf(client, last)
  const said: Partial<Record<VariableId, string | null>> = {
    company,
    client: company,
    city,
    website,
    address,
    legal_notice: notice,
  }
  return {
    values: Object.fromEntries(Object.entries(said).filter((one): one is [string, string] => typeof one[1] === 'string')),
    address: known(answers, 'voice')?.address === 'tu' ? 'tu' : 'vous',
    sector: known(answers, 'sector') ?? null,
  }
}

/** What the law has a trade say in each post on its product; null: nothing. */
function noticeOf(client: Client, strategy: Strategy | null): string | null {
  const rule = legalRule('alcohol')
  const asked = rule !== null && stateOf(rule, client) !== 'off' && packsOf(strategy).includes('alcohol')
  return asked ? typography(client.lang, alcoholNotice[client.lang]) : null
}
