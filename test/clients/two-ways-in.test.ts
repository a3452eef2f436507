import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCredentials } from '../../src/clients/read-credentials.ts'
import { Failure } from '../../src/failure.ts'
import { x } from '../../src/networks/x/index.ts'
import { testContext } from '../support/context.ts'

const signed = { app_key: 'a', app_secret: 'b', access_token: 'c', access_secret: 'd' }
const granted = { client_id: 'e', client_secret: 'f', refresh_token: 'g' }

describe('a network with two ways in', () => {
  const fromFile = async (fields: object) => {
    const context = testContext({})
    const file = join(context.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify(fields))
    return readCredentials(context, x, file)
  }

  test('takes either', async () => {
    expect(await fromFile(signed)).toEqual(signed)
    expect(await fromFile(granted)).toEqual(granted)
    const env = Object.fromEntries(Object.entries(granted).map(([name, value]) => [`SMM_SECRET_${name.toUpperCase()}`, value]))
    expect(await readCredentials(testContext({ env }), x, null)).toEqual(granted)
  })

  test('asks for the fields of one only', async () => {
    const asked: string[] = []
    const answer = async (question: string) => {
      asked.push(question)
      return 'typed'
    }
    const context = testContext({ ask: { text: answer, secret: answer } })
    expect(Object.keys(await readCredentials(context, x, null))).toEqual(Object.keys(signed))
    expect(asked).toHaveLength(4)
  })

  test.each([
    [{}, 'app_key, app_secret, access_token, access_secret'],
    [{ app_key: 'a' }, 'app_secret, access_token, access_secret'],
    [{ client_id: 'e' }, 'app_key, app_secret, access_token, access_secret'],
  ])('does not take a part of one: %j', async (fields, names) => {
    const refused = await fromFile(fields).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Failure)
    expect(refused).toMatchObject({ kind: 'usage', code: 'secrets_missing' })
    expect((refused as Failure).message).toContain(names)
  })
})
