import type { CardPicture, Document } from './document.ts'

/** A logo as bytes, for formats that take it apart. */
export interface Picture {
  readonly type: 'png' | 'jpg'
  readonly bytes: Buffer
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** The picture of a data address; null when its bytes are cut short or no PNG or JPEG: a reader of PDF or DOCX would stumble. */
export async function pictureOf(address: string | null): Promise<Picture | null> {
  const [, base64] = /^data:image\/(?:png|jpeg);base64,(.+)$/.exec(address ?? '') ?? []
  if (base64 === undefined) return null
  return pictureIn(Buffer.from(base64, 'base64'))
}

export async function pictureIn(bytes: Buffer): Promise<Picture | null> {
  try {
    const { imageSize } = await import('image-size')
    const { type, width, height } = imageSize(bytes)
    if ((type !== 'png' && type !== 'jpg') || !isWhole(bytes, type) || width < 1 || height < 1) return null
    return { type, bytes, width, height }
  } catch {
    return null
  }
}

function isWhole(bytes: Buffer, type: 'png' | 'jpg'): boolean {
  return type === 'png' ? bytes.includes('IEND', -12, 'latin1') : bytes.includes(Buffer.from([0xff, 0xd9]), -64)
}

/** As large as it can be within a frame, never larger than it is. */
export function fitted({ width, height }: Picture, most: { width: number; height: number }): { width: number; height: number } {
  const factor = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(1, width * factor), height: Math.max(1, height * factor) }
}

export function cardPictures(documents: readonly Document[]): CardPicture[] {
  const blocks = documents.flatMap(({ sections }) => sections.flatMap((section) => section.blocks))
  return blocks
    .flatMap((block) => (block.kind === 'cards' ? block.cards : []))
    .flatMap(({ picture }) => (picture === null ? [] : [picture]))
}
