'use strict'
// Loaded before `schedule run`: its clock starts at SMM_BENCH_NOW, stands still while it works and moves on when it sleeps for a second
// or more, which takes no time at all. Its passes go by the same clock. At SMM_BENCH_UNTIL it is told to end (Ctrl-C), and writes to
// descriptor 3 how often it woke up, how often it began a pass, and its resident memory (bytes) at the end of each day.
const child = require('node:child_process')
const fs = require('node:fs')
const { peakMemory } = require('./peak-memory.cjs')

const Real = Date
let now = Number(process.env.SMM_BENCH_NOW)
const Virtual = new Proxy(Real, {
  // made as what it stands for: for each that a proxy makes V8 makes a hidden class, too, which lies in the old part of the heap
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now] : given, made === Virtual ? target : made),
  apply: () => new Real(now).toString(),
  get: (target, name) => (name === 'now' ? () => now : Reflect.get(target, name)),
})
globalThis.Date = Virtual

if (process.env.SMM_SCHEDULE_TOLD === undefined) {
  const until = Number(process.env.SMM_BENCH_UNTIL)
  const seen = { wakes: 0, passes: 0, resident: [] }
  const later = globalThis.setTimeout
  globalThis.setTimeout = (done, ms, ...rest) => {
    if (!(ms >= 1000)) return later(done, ms, ...rest)
    // not a timer of no time: that takes a millisecond, half a million times
    return setImmediate(() => {
      const day = Math.floor(now / 86_400_000)
      now += ms
      seen.wakes += 1
      if (Math.floor(now / 86_400_000) !== day) seen.resident.push(process.memoryUsage.rss())
      if (now >= until) process.emit('SIGINT', 'SIGINT')
      done(...rest)
    })
  }
  const spawn = child.spawn
  child.spawn = (file, words, options) => {
    seen.passes += 1
    // not kept in the environment of this process: glibc never lets go of a value that was there
    return spawn(file, words, { ...options, env: { ...options.env, SMM_BENCH_NOW: String(now) } })
  }
  process.on('exit', () => fs.writeSync(3, JSON.stringify({ ...seen, most: peakMemory() * 1024 })))
}
