// Loaded before the program by NODE_OPTIONS: every folder lies on a file system of the type `SMM_TEST_DISK` (a number, as Linux names it), and
// `SMM_TEST_MOUNTS` is what it says is mounted.
'use strict'
const fs = require('node:fs')

const statfs = fs.statfsSync
fs.statfsSync = (path, options) => Object.assign(statfs(path, options), { type: Number(process.env.SMM_TEST_DISK) })
const read = fs.readFileSync
fs.readFileSync = (path, options) =>
  path === '/proc/self/mounts' ? (process.env.SMM_TEST_MOUNTS ?? read(path, options)) : read(path, options)
