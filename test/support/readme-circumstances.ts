import { readFileSync } from 'node:fs'
import type { Circumstances } from './circumstances.ts'

const asks = (why: string): Circumstances => ({ exit: { code: 2, why } })
const newClient = { env: { SMM_CLIENT: 'maison-duval' } }
const demoAnswers = readFileSync(new URL('../../templates/demo/answers.en.yaml', import.meta.url), 'utf8')
const contest = `rules_url: https://boulangerie.example/rules
starts: 2026-12-01
ends: 2026-12-15
prizes:
  - what: A basket of bread
    value: 30
who: Everybody over 18 in France
draw: By a draw, on 16 December
data_notice: Names serve the draw alone and are erased after it
release: true
`

/** What lines of the README are about, where neither the home in which they run nor the help's example says it. */
export const readmeCircumstances: Readonly<Record<string, Circumstances>> = {
  'smm init --complete': asks('its questions are for a terminal'),
  'smm init --quick': asks('its questions are for a terminal'),
  'smm init --answers bakery.yaml': { files: { 'bakery.yaml': demoAnswers } },
  'smm account add bluesky': asks('a terminal asks for the two fields'),
  'smm account add folder --name blog --path ~/sites/bakery/content/posts': newClient,
  'smm account add manual --name facebook --for facebook': newClient,
  'smm account add linkedin --paste': asks('the address is pasted on a terminal'),
  'smm account add x --no-browser': asks('the number is typed on a terminal'),
  'smm account add mastodon --endpoint https://mastodon.social --sign-in': {
    exit: { code: 75, why: 'a server out in the world, and a person at its page' },
  },
  'smm queue import posts.csv --dry-run': { files: { 'posts.csv': 'text\nThe first figs are in.\n' } },
  'smm queue import buffer.csv --to mastodon': {
    files: { 'buffer.csv': 'Text,Image URL,Tags,Posting Time\nThe first figs are in.,,,2026-12-20 09:00\n' },
  },
  'smm queue resolve 5': asks('a terminal asks what was seen on the account'),
  'smm queue delete-remote 2': asks('what cannot be undone is confirmed on a terminal, or by --yes'),
  'smm listen run': { exit: { code: 3, why: 'Bluesky is a server out in the world' } },
  'smm approval pack --send --to owner@example.com': asks('a person says that it may leave, or --yes'),
  'smm queue add --from-file game.md --contest game.yaml': {
    files: { 'game.md': 'Win a basket of bread: tell us your favourite loaf.\n', 'game.yaml': contest },
  },
  'smm rights add release "Camille" --until 2027-10-31 --document signed.pdf --media oven.jpg': {
    files: { 'signed.pdf': '%PDF-1.4\n%%EOF\n' },
  },
  'smm inbox reply 2 --template reply-thanks --set first_name=Camille --edit': { env: { EDITOR: 'true' } },
  'smm listen add Other --any "Maison Dupont" --competitor "Maison Dupont" --bluesky': {
    before: ['account add bluesky --no-check'],
    env: { SMM_SECRET_IDENTIFIER: 'bakery.example', SMM_SECRET_APP_PASSWORD: 'made-up' },
  },
  'smm time start --activity community': asks('a terminal asks whose time it is'),
  'smm metrics add': asks('a form on a terminal'),
  'smm report send': asks('a person says that it may leave, or --yes'),
}
