/**
 * A link as the fields of APIs take it: what is of type URI has no letters beyond ASCII (RFC 3986), so they are written by their codes and
 * hosts by their names in the DNS. A link in plain ASCII stays as it was written.
 */
export function asUri(link: string): string {
  return /[^\x21-\x7e]/.test(link) && URL.canParse(link) ? new URL(link).href : link
}
