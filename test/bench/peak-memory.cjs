'use strict'
const { readFileSync } = require('node:fs')

/** Peak of this process's resident memory, kB. On Linux of it alone: what `getrusage` tells begins with the memory of who started it. */
function peakMemory() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes)
  } catch {
    // no Linux
  }
  return process.resourceUsage().maxRSS
}

module.exports = { peakMemory }
