/** Lines of a French screen whose spaces or apostrophes are not the right ones; commands and what users typed are taken out. */
export function typographyFaults(screen: string, typed: readonly string[] = []): string[] {
  let text = screen
  for (const own of typed) text = text.replaceAll(own, '')
  // oxlint-disable-next-line no-control-regex -- colours
  text = text.replace(/\u001B\[[0-9;]*m/g, '').replace(/smm [a-z][^\n]*/g, '')
  return text.split('\n').filter((line) => /(?<=\S) +[:;!?%€»]|« (?!$)|'/.test(line.trimStart()))
}
