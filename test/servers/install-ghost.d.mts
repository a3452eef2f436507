/** Installs Ghost into the system's temporary folder when it is missing. */
export function installGhost(): Promise<{ readonly ghost: string; readonly node: string }>
