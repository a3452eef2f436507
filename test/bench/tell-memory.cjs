'use strict'
// Loaded before the program; when it ends, it writes the peak of its resident memory (kB) to descriptor 3.
const { writeSync } = require('node:fs')
const { peakMemory } = require('./peak-memory.cjs')

process.on('exit', () => {
  writeSync(3, String(peakMemory()))
})
