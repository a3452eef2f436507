'use strict'
// loaded before the program; writes the peak of its resident memory (kB) to descriptor 3 when it ends
process.on('exit', () => {
  require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS))
})
