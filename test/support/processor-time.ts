/**
 * Milliseconds of processor that this process has used: for guards against work that never ends (an expression that backtracks, a search
 * through everything), which a busy machine must not trip.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
