// A release without a word in the changelog is refused (`npm version` calls this).
import { readFileSync } from 'node:fs'

const text = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')
const unreleased = /## Unreleased\n([\s\S]*?)(?=\n## |$)/.exec(text)?.[1] ?? ''
if (!/^- /m.test(unreleased)) {
  console.error('CHANGELOG.md: nothing stands under "Unreleased".')
  process.exit(1)
}
