/** The words of a line as a shell would part them; null where it takes a shell (pipes, redirections, variables). */
export function shellWords(line: string): string[] | null {
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '')
  if (/[|<>$`&;]/.test(bare)) return null
  return [...line.matchAll(/((?:"[^"]*"|'[^']*'|[^\s"'])+)/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  )
}
