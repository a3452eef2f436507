/** What to connect first: the network itself where smm publishes to it, else `manual` in its name. */
export function accountFor(network: string): string {
  if (network === 'blog') return 'folder'
  if (network === 'mastodon' || network === 'bluesky' || network === 'x') return network
  return `manual --name ${network} --for ${network}`
}
