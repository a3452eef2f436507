/** Installs WordPress into `.cache/wordpress/` when it is missing; resolves to that folder. Fails with the command that installs PHP. */
export function installWordpress(): Promise<string>
