/** Installs the network's servers into the system's temporary folder when they are missing. */
export function installBlueskyNetwork(): Promise<{ readonly folder: string; readonly node: string }>
