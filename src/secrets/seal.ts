import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * AES-256-GCM over the JSON of the fields: format byte (2), nonce (12), tag (16), ciphertext. What a secret belongs to is
 * authenticated with it: moved to another account, kind, version or address it does not open.
 */
export interface Belonging {
  readonly client: string
  /** Of a statistics tool: its name, address and site. */
  readonly network: string
  /** The number of what it belongs to, among those of its kind. */
  readonly account_id: number
  readonly kind: 'credentials' | 'session' | 'statistics'
  readonly version: number
  /** Where it is sent: a database that somebody else wrote in cannot have it sent elsewhere. Null: the network's own address. */
  readonly endpoint: string | null
}

export type Fields = Readonly<Record<string, string>>

const FORMAT = 2
/** As it was before: said nothing of the address. */
const FIRST_FORMAT = 1
const NONCE = 12
const TAG = 16

function associated(format: number, { client, network, account_id, kind, version, endpoint }: Belonging): Buffer {
  const where = format === FIRST_FORMAT ? [] : [endpoint]
  // as JSON, so that no choice of names makes two different belongings the same bytes
  return Buffer.from(JSON.stringify([format, client, network, account_id, kind, version, ...where]))
}

export function seal(key: Uint8Array, belonging: Belonging, fields: Fields): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(associated(FORMAT, belonging))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(fields), 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed])
}

/** Null when it does not open: another key, another belonging, or damaged bytes. */
export function unseal(key: Uint8Array, belonging: Belonging, sealed: Uint8Array): Record<string, string> | null {
  const bytes = Buffer.from(sealed)
  const [format] = bytes
  if (bytes.length < 1 + NONCE + TAG || (format !== FORMAT && format !== FIRST_FORMAT)) return null
  // without authTagLength a tag cut to four bytes is accepted
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
  decipher.setAAD(associated(format, belonging))
  decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG))
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()])
    return JSON.parse(opened.toString('utf8')) as Record<string, string>
  } catch {
    return null
  }
}

/** Tells one key from another without telling anything of it: kept beside the sealed secrets. */
export function fingerprint(key: Uint8Array): string {
  return createHmac('sha256', key).update('smm key').digest('hex').slice(0, 16)
}
