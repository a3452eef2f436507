/** Commands of one client, by their verb where only some are; `time stop` is of whoever the clock runs for. */
const ofOneClient =
  /^smm (?:(?:account|ambassador|cost|crisis|hire|idea|inbox|kpi|lead|link|listen|metrics|plan|proposal|quote|rights|sale|staffing|strategy|team|template) [a-z-]+|client edit|time (?!stop)[a-z]+|report(?: send| list)?(?= -|$))/

/**
 * The commands inside a hint, for the client that was named by `-c`: without it they would work for the one chosen before. A command
 * that names a client already stays as it is.
 */
export function forClient(hint: string, slug: string): string {
  const parts = hint.split(/(?=\bsmm )/)
  return parts
    .map((part) =>
      / -c |--all-clients/.test(part) || part.split(' ').includes(slug)
        ? part
        : part.replace(ofOneClient, (command) => `${command} -c ${slug}`),
    )
    .join('')
}

/** The commands inside a hint, for the profile that was named by `--profile`. */
export function forProfile(hint: string, profile: string, commands: readonly string[]): string {
  return hint.replace(new RegExp(`\\bsmm (?=(?:${commands.join('|')})\\b)`, 'g'), `smm --profile ${profile} `)
}
