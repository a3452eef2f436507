const HIDDEN = '[redacted]'

/** What looks like a credential, whoever it belongs to. Written for what our networks use. */
const patterns: readonly [RegExp, string][] = [
  [/\bOAuth\s+oauth_[^\r\n]*/g, `OAuth ${HIDDEN}`],
  [/\b(Bearer|Basic|DPoP|Ghost|Bot)\s+[^\s,;"]{6,}/g, `$1 ${HIDDEN}`],
  // no run goes past where another could begin: `-eyJ-eyJ-eyJ…` would be searched to its end from each
  [/\beyJ(?:(?!-eyJ)[\w-])+\.[\w-]+\.[\w-]*/g, HIDDEN],
  [
    /([?&](?:access_token|refresh_token|client_secret|token|token_auth|upload_token|input_token|upload_id|key|api_key|appsecret_proof|code|signature|sig|password)=)[^&\s#"']+/gi,
    `$1${HIDDEN}`,
  ],
  [
    /("(?:access_?token|refresh_?token|token|client_secret|app_?password|password|accessJwt|refreshJwt|api_key|secret)"\s*:\s*")[^"]*/gi,
    `$1${HIDDEN}`,
  ],
  // Telegram and Discord carry the secret in the path.
  [/(\/bot)\d+:[\w-]+/g, `$1${HIDDEN}`],
  [/(\/webhooks\/\d+\/)[\w-]+/g, `$1${HIDDEN}`],
  [/(\/\/)[^\s/@:]+:[^\s/@]+@/g, `$1${HIDDEN}@`],
]

/** `text` without any of the `secrets`, whatever their form in an address or in JSON. */
export function redactValues(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    // Shorter ones are no secrets (`fr`, `1`), and would tear words apart.
    if (secret.length < 4) continue
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...keysIn(secret)])) {
      clean = clean.replaceAll(form, HIDDEN)
    }
  }
  return clean
}

/** A secret that is an address (a webhook's): its key is one wherever it stands. */
function keysIn(secret: string): string[] {
  return /^https?:\/\//i.test(secret) && URL.canParse(secret)
    ? new URL(secret).pathname.split('/').filter((part) => part.length >= 24)
    : []
}

/** `text` without any of the `secrets` and without what looks like one. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = redactValues(text, secrets)
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement)
  return clean
}
