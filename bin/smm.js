#!/usr/bin/env node
'use strict'
// CommonJS (see package.json beside it): Node's other loader alone costs a fifth of a bare start, and cron asks every minute
const { writeSync } = require('node:fs')
const nodeModule = require('node:module')

nodeModule.enableCompileCache?.()
const argv = process.argv.slice(2)

/** What can be answered before the program is loaded: the exit code (now or later), or null. */
function answered() {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return tellVersion()
  return argv[0] === 'publish' || argv[0] === 'schedule' ? require('../dist/at-once.cjs').atOnce(argv) : null
}

/** Written straight to the descriptor: `console.log` alone costs a tenth of a bare start. */
function tellVersion() {
  try {
    writeSync(1, `${require('../package.json').version}\n`)
    return 0
  } catch (error) {
    writeSync(2, `✗ ${error.message}\n`)
    return 1
  }
}

async function start() {
  const { main } = require('../dist/main.cjs')
  process.exitCode = await main(argv)
}

/** What can be wrong before there is a program: two lines instead of a stack. Anything else is thrown on. */
function explain(error) {
  const old = Number(process.versions.node.split('.')[0]) < 20
  const unbuilt = error?.code === 'MODULE_NOT_FOUND' && /dist[\\/](at-once|main)\.cjs/.test(error.message)
  const missing = error?.code === 'MODULE_NOT_FOUND' && /^Cannot find (?:module|package) '([^'./][^']*)'/.exec(error.message)
  if (!old && !unbuilt && !missing) throw error
  const french = /^fr/i.test(process.env.SMM_LANG || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
  const [what, next] = old
    ? french
      ? [`smm demande Node 20.19 ou plus récent ; celui-ci est ${process.version}.`, 'Installez-le : https://nodejs.org']
      : [`smm needs Node 20.19 or newer; this is ${process.version}.`, 'Install it: https://nodejs.org']
    : unbuilt
      ? french
        ? ['Ce clone de smm n’est pas encore construit.', 'npm ci']
        : ['This clone of smm is not built yet.', 'npm ci']
      : french
        ? [`Il manque une bibliothèque à smm : ${missing[1]}.`, 'npm install -g smm']
        : [`A library of smm is missing: ${missing[1]}.`, 'npm install -g smm']
  console.error(`✗ ${what}\n→ ${next}`)
  process.exitCode = 1
}

try {
  const code = answered()
  if (code === null) start().catch(explain)
  else if (typeof code === 'number') process.exitCode = code
  else code.then((later) => (process.exitCode = later)).catch(explain)
} catch (error) {
  explain(error)
}
