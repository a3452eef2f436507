// Many command lines of the built program one after the other in this process, on its own terminal: `node run-shown.cjs <jobs.json>`.
// A line that no command writes stands after each: `\u001e<number> <exit code>\u001e`.
'use strict'
const { readFileSync, writeSync } = require('node:fs')

const { main, jobs } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

async function run() {
  for (const [nth, { words, env, cwd }] of jobs.entries()) {
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
    Object.assign(process.env, env)
    process.chdir(cwd)
    const code = await require(main).main(words)
    writeSync(1, `\u001e${nth} ${code}\u001e`)
  }
  process.exit(0)
}

void run()
