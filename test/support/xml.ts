/** A strict reader of well-formed markup: enough of XML to prove that a text never became an element, an attribute or an entity. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

const name = '[A-Za-z][A-Za-z0-9:-]*'
const tag = new RegExp(`<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>`, 'y')
const attribute = new RegExp(`(${name})="([^"<]*)"`, 'g')
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }

function decode(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`a bare angle bracket in: ${text.slice(0, 80)}`)
  return text.replace(/&([^;\s]*);?/g, (whole, entity: string) => {
    const character = entities[entity]
    if (character === undefined || !whole.endsWith(';')) throw new Error(`a bare ampersand or an unknown entity: ${whole}`)
    return character
  })
}

/** The root element. Throws on anything that is not well-formed. What stands in `style` is kept as it is. */
export function parseXml(source: string): Element {
  const root: Element = { name: '#document', attributes: {}, children: [] }
  const open: Element[] = [root]
  const text = source.replace(/^<!DOCTYPE html>\s*/, '')
  let at = 0
  const upTo = (end: number): string => {
    const part = text.slice(at, end < 0 ? text.length : end)
    at += part.length
    return part
  }
  while (at < text.length) {
    const here = open.at(-1) as Element
    if (here.name === 'style' && !text.startsWith('</style>', at)) {
      here.children.push(upTo(text.indexOf('</style>', at)))
      continue
    }
    if (text[at] !== '<') {
      here.children.push(decode(upTo(text.indexOf('<', at))))
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(text)
    if (!found) throw new Error(`not well-formed: ${text.slice(at, at + 120)}`)
    const [whole, closing, element = '', attributes = '', selfClosing] = found
    at += whole.length
    if (closing === '/') {
      if (open.pop()?.name !== element) throw new Error(`</${element}> closes nothing`)
      continue
    }
    const pairs = [...attributes.matchAll(attribute)].map(([, key = '', value = '']) => [key, decode(value)] as const)
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`an attribute twice in ${whole}`)
    const child: Element = { name: element, attributes: Object.fromEntries(pairs), children: [] }
    here.children.push(child)
    if (selfClosing !== '/') open.push(child)
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is never closed`)
  const elements = root.children.filter((child) => typeof child !== 'string')
  if (elements.length !== 1) throw new Error(`${elements.length} root elements`)
  return elements[0] as Element
}

export function allElements(element: Element): Element[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : allElements(child)))]
}

export function textOf(element: Element): string {
  if (element.name === 'style' || element.name === 'script') return ''
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ')
}
