/** Installs Prism into `.cache/prism/` when it is missing; resolves to its program. */
export function installPrism(): Promise<string>
