#!/usr/bin/env node
'use strict'
// CommonJS (see package.json beside it): Node's other loader alone costs a fifth of a bare start, and cron asks every minute
const module_ = require('node:module')

module_.enableCompileCache?.()
const argv = process.argv.slice(2)
const code = require('../dist/at-once.cjs').atOnce(argv)
if (code === null) {
  import('../dist/main.js').then(async ({ main }) => {
    process.exitCode = await main(argv)
  })
} else process.exitCode = code
