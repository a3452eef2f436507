#!/usr/bin/env node
'use strict'
// CommonJS (see package.json beside it): Node's other loader alone costs a fifth of a bare start, and cron asks every minute
const nodeModule = require('node:module')

nodeModule.enableCompileCache?.()
const argv = process.argv.slice(2)
const code = require('../dist/at-once.cjs').atOnce(argv)

async function start() {
  const { main } = require('../dist/main.cjs')
  process.exitCode = await main(argv)
}

if (code === null) void start()
else process.exitCode = code
