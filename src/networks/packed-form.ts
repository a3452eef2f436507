import { randomUUID } from 'node:crypto'

/**
 * A form with its files as one body (https://html.spec.whatwg.org/#multipart-form-data). Files of the disk stay there until they leave,
 * and the length is known before.
 */
export function packedForm(form: FormData): { readonly bytes: Blob; readonly type: string } {
  const boundary = `smm-${randomUUID()}`
  const parts: (string | Blob)[] = []
  for (const [name, value] of form) {
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"`)
    if (typeof value === 'string') parts.push(`\r\n\r\n${value.replace(/\r\n|\r|\n/g, '\r\n')}`)
    else {
      const type = value.type === '' ? 'application/octet-stream' : value.type
      parts.push(`; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value)
    }
    parts.push('\r\n')
  }
  return { bytes: new Blob([...parts, `--${boundary}--\r\n`]), type: `multipart/form-data; boundary=${boundary}` }
}

/** No letter of a name ends the line, or the name. */
function quoted(name: string): string {
  return name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22')
}
