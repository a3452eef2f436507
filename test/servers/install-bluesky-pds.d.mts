/** Installs the PDS into `.cache/bluesky-pds/` when it is missing; resolves to that folder. */
export function installBlueskyPds(): Promise<string>
