// Runs many command lines of the built program one after the other in this process: `node run-many.cjs <jobs.json> <results.json>`.
// A job is { words, env, cwd, before }. What the program writes is taken where it is written; stdin is nothing.
'use strict'
const fs = require('node:fs')

const [, , jobsFile, resultsFile] = process.argv
const { main, jobs } = JSON.parse(fs.readFileSync(jobsFile, 'utf8'))

const written = { 1: [], 2: [] }
const writeThere = fs.writeSync
fs.writeSync = (fd, content, from = 0, ...rest) => {
  if (fd !== 1 && fd !== 2) return writeThere(fd, content, from, ...rest)
  const bytes = Buffer.from(content).subarray(typeof from === 'number' ? from : 0)
  written[fd].push(bytes)
  return bytes.length
}
const take = (fd) => Buffer.concat(written[fd].splice(0)).toString()

async function run() {
  const results = []
  const umask = process.umask()
  for (const { words, env, cwd, before = [] } of jobs) {
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
    Object.assign(process.env, env)
    process.chdir(cwd)
    process.umask(umask)
    let code
    try {
      for (const line of before) await require(main).main(line)
      take(1)
      take(2)
      code = await require(main).main(words)
    } catch (error) {
      code = -1
      written[2].push(Buffer.from(String(error?.stack ?? error)))
    }
    results.push({ code, stdout: take(1), stderr: take(2) })
  }
  fs.writeFileSync(resultsFile, JSON.stringify(results))
  process.exit(0)
}

void run()
