import { homeWithPosts, runSmm, smm } from '../homes.mjs'
import { cleanEnv, peakMemoryOf, figures, sideBySide, wallOf } from '../measure.mjs'

/** Against a bare `node -e 0`, whole processes. */
export default {
  title: 'Starting',
  /** @param {import('../run.mjs').Setting} setting */
  async run({ quick, rounds, folder }) {
    const none = homeWithPosts(folder, 'none', 0)
    const many = homeWithPosts(folder, 'many', quick ? 1_000 : 100_000)
    const most = homeWithPosts(folder, 'most', quick ? 2_000 : 1_000_000)
    const cases = [
      { what: 'smm --version', argv: ['--version'], env: many, goal: 1.15 },
      {
        what: 'smm --help',
        argv: ['--help'],
        env: many,
        goal: 1.5,
        note: 'three files of 162 kB are read, compiled and run in 9 ms (the least of six starts), the rest is to build the page. The ratio moves with the machine: the same command was at 1.47 on another one, and side by side with the version before there is no difference (151 rounds).',
      },
      {
        what: 'smm publish, nothing due of 100,000 queued',
        argv: ['publish'],
        env: many,
        goal: 1.3,
        note: 'as above: 1.28 on one machine, 1.30 on another. Two files of 39 kB and the binary of the driver are all it reads.',
      },
      {
        what: 'smm queue list, the first page of 100,000',
        argv: ['queue', 'list'],
        env: many,
        goal: 2.2,
        note: `the query takes 0.2 ms, to open the file durably 2.4 ms. Four files of 445 kB are read, compiled and run in 15 ms (each
\`require\` timed, the least of 15 starts), of which 9 are what reads any command; Node 20 keeps no compiled code from one start to the next.
The rest is to build the command, to ask and to write a hundred lines in code that has not run before.`.replaceAll('\n', ' '),
      },
      {
        what: 'smm status, 100,000 queued',
        argv: ['status'],
        env: many,
        goal: 2.2,
        note: `no query goes through what is scheduled. It asks seventeen groups of the store and reads what is planned ahead: 14 files of
753 kB, which take one and a half times as long to load as the four of the queue; of what few clients have, nothing is loaded. The first use
of \`Intl\`, without which no day of a time zone is known, takes half a bare start: V8 then makes the set of all its locales. A second
status in the same process takes 7 of the 67 ms of the first: the rest is loading, and code that runs for the first time. Compiled code that
is kept does not change that: on Node 24, which has it from its cache, it takes 3.3 of its own bare starts. Without white space and with
short names the files would load no 3 % faster; each of them is shared with commands that need it, too.`.replaceAll('\n', ' '),
      },
    ]
    for (const [words, expected] of /** @type {const} */ ([
      [['queue', 'list', '--limit', '100'], 101],
      [['status'], 5],
    ])) {
      const lines = runSmm(many, ...words)
        .trimEnd()
        .split('\n')
      if (lines.length < expected) throw new Error(`smm ${words.join(' ')}: ${lines.length} lines`)
    }
    const bare = 'node -e 0'
    const idle = { none: 'smm publish, none queued', most: 'smm publish, 1,000,000 queued' }
    const seen = await sideBySide(
      [
        { name: bare, run: () => wallOf(['-e', '0']) },
        ...cases.map(({ what, argv, env }) => ({ name: what, run: () => wallOf([smm, ...argv], { env }) })),
        { name: idle.none, run: () => wallOf([smm, 'publish'], { env: none }) },
        { name: idle.most, run: () => wallOf([smm, 'publish'], { env: most }) },
      ],
      rounds,
    )
    const of = (/** @type {string} */ name) => /** @type {import('../measure.mjs').Figures} */ (seen.get(name))
    const memory = { bare: [], publish: [] }
    for (let round = 0; round < Math.min(rounds, 7); round++) {
      memory.bare.push(await peakMemoryOf(['-e', '0'], { env: cleanEnv }))
      memory.publish.push(await peakMemoryOf([smm, 'publish'], { env: many }))
    }
    const [held, least] = [figures(memory.publish), figures(memory.bare)]
    return [
      ...cases.map(({ what, goal, note }) => ({
        what,
        against: 'bare `node -e 0`',
        figure: of(what).median / of(bare).median,
        goal,
        ours: of(what),
        theirs: of(bare),
        ...(note !== undefined && { note }),
      })),
      {
        what: 'most memory of smm publish, nothing due of 100,000',
        against: 'bare `node -e 0`',
        figure: held.median / least.median,
        goal: 1.15,
        ours: held,
        theirs: least,
      },
      {
        what: idle.most,
        against: 'itself with none queued',
        figure: of(idle.most).median / of(idle.none).median,
        goal: 1.05,
        ours: of(idle.most),
        theirs: of(idle.none),
      },
    ]
  },
}
