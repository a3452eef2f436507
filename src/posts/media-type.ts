/** What a file is, by its first bytes and never by its name. */
export interface MediaType {
  readonly mime: string
  readonly extension: string
  /** False: recognised, and no network smm knows takes it as it is. */
  readonly usable: boolean
}

const known: Readonly<Record<string, MediaType>> = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg', usable: true },
  png: { mime: 'image/png', extension: 'png', usable: true },
  gif: { mime: 'image/gif', extension: 'gif', usable: true },
  webp: { mime: 'image/webp', extension: 'webp', usable: true },
  avif: { mime: 'image/avif', extension: 'avif', usable: true },
  mp4: { mime: 'video/mp4', extension: 'mp4', usable: true },
  mov: { mime: 'video/quicktime', extension: 'mov', usable: true },
  heic: { mime: 'image/heic', extension: 'heic', usable: false },
  tiff: { mime: 'image/tiff', extension: 'tiff', usable: false },
  pdf: { mime: 'application/pdf', extension: 'pdf', usable: false },
  svg: { mime: 'image/svg+xml', extension: 'svg', usable: false },
}

/** Signatures at the very start. */
const signatures: readonly (readonly [bytes: string, name: string])[] = [
  ['\xFF\xD8\xFF', 'jpeg'],
  ['\x89PNG\r\n\x1A\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['%PDF-', 'pdf'],
]

/** Brands of ISO base media files (ISO/IEC 14496-12): the four letters after `ftyp`. */
const brands: Readonly<Record<string, string>> = {
  avif: 'avif',
  avis: 'avif',
  heic: 'heic',
  heix: 'heic',
  heim: 'heic',
  heis: 'heic',
  hevc: 'heic',
  mif1: 'heic',
  msf1: 'heic',
  'qt  ': 'mov',
  isom: 'mp4',
  iso2: 'mp4',
  iso4: 'mp4',
  iso5: 'mp4',
  iso6: 'mp4',
  mp41: 'mp4',
  mp42: 'mp4',
  avc1: 'mp4',
  'M4V ': 'mp4',
  MSNV: 'mp4',
}

/** Null: none of the types above. `head` holds at least the first 64 bytes of the file, or all of it. */
export function mediaType(head: Uint8Array): MediaType | null {
  const start = Buffer.from(head.subarray(0, 256)).toString('latin1')
  const signed = signatures.find(([bytes]) => start.startsWith(bytes))?.[1]
  if (signed) return known[signed] ?? null
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return known['webp'] ?? null
  if (start.slice(4, 8) === 'ftyp') {
    // some AVIF writers put `mif1` first and say `avif` among the compatible brands
    const all: readonly string[] = start.slice(8, 64).match(/.{4}/gs) ?? []
    const name = all.includes('avif') ? 'avif' : brands[all[0] ?? '']
    return known[name ?? ''] ?? null
  }
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg[\s>]/is.test(start) ? (known['svg'] ?? null) : null
}
