/** The parts of a thread as it is typed: a line of `---` alone begins the next one. An empty part stays, for the rules to refuse. */
export function partsOfText(text: string): string[] {
  return text.split(/^[ \t]*---[ \t]*$/m).map((part) => part.replace(/^(?:[ \t]*\n)+/, '').trimEnd())
}
