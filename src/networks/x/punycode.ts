/**
 * How long a label of a domain is in the letters of DNS (RFC 3492). `domainToASCII` gives nothing for signs that no domain has; X counts
 * such labels all the same.
 */
export function asciiLength(label: string): number {
  // the full stops of Asian keyboards part labels as well
  return label
    .split(/[\u3002\uFF0E\uFF61]/)
    .map((part) => 1 + partLength(part))
    .reduce((sum, length) => sum + length, -1)
}

const base = 36
const most = 26
const damp = 700
const skew = 38

function partLength(part: string): number {
  const points = Array.from(part, (sign) => sign.codePointAt(0) ?? 0)
  const plain = points.filter((point) => point < 0x80).length
  if (plain === points.length) return plain
  let length = 'xn--'.length + plain + (plain > 0 ? 1 : 0)
  let handled = plain
  let next = 0x80
  let delta = 0
  let bias = 72
  while (handled < points.length) {
    const point = Math.min(...points.filter((one) => one >= next))
    delta += (point - next) * (handled + 1)
    next = point
    for (const one of points) {
      if (one < next) delta += 1
      if (one !== next) continue
      length += digits(delta, bias)
      bias = adapted(delta, handled + 1, handled === plain)
      delta = 0
      handled += 1
    }
    delta += 1
    next += 1
  }
  return length
}

/** Letters of one number of variable length (section 3.3). */
function digits(delta: number, bias: number): number {
  let count = 1
  let rest = delta
  for (let k = base; ; k += base) {
    const threshold = Math.min(Math.max(k - bias, 1), most)
    if (rest < threshold) return count
    rest = Math.floor((rest - threshold) / (base - threshold))
    count += 1
  }
}

/** Section 6.1. */
function adapted(given: number, count: number, first: boolean): number {
  let delta = Math.floor(given / (first ? damp : 2))
  delta += Math.floor(delta / count)
  let k = 0
  for (; delta > ((base - 1) * most) / 2; k += base) delta = Math.floor(delta / (base - 1))
  return k + Math.floor((base * delta) / (delta + skew))
}
