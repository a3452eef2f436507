#!/usr/bin/env node
'use strict'
// CommonJS (see package.json beside it): Node's other loader alone costs a fifth of a bare start, and cron asks every minute
const nodeModule = require('node:module')

nodeModule.enableCompileCache?.()
const argv = process.argv.slice(2)

/** What can be answered before the program is loaded: the exit code, or null. */
function answered() {
  const mayBe = argv[0] === 'publish' || (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V'))
  return mayBe ? require('../dist/at-once.cjs').atOnce(argv) : null
}

async function start() {
  const { main } = require('../dist/main.cjs')
  process.exitCode = await main(argv)
}

const code = answered()
if (code === null) void start()
else process.exitCode = code
