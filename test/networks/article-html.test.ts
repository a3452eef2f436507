import { describe, expect, test } from 'vitest'
import { articleHtml, placeImages } from '../../src/networks/article-html.ts'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import { processorTime } from '../support/processor-time.ts'

describe('the text of a post as an article', () => {
  test.each([
    ['a paragraph', 'Bonjour', '<p>Bonjour</p>'],
    ['two', 'Un\n\nDeux', '<p>Un</p>\n<p>Deux</p>'],
    ['lines', 'Un\nDeux', '<p>Un<br>\nDeux</p>'],
    ['a heading below the title', '# Le pain\n\nFrais', '<h2>Le pain</h2>\n<p>Frais</p>'],
    ['headings go down to six', '##### Cinq\n\n###### Six', '<h6>Cinq</h6>\n<h6>Six</h6>'],
    ['a hashtag is no heading', '#pain #levain', '<p>#pain #levain</p>'],
    ['a list', '- pain\n- brioche', '<ul>\n<li>pain</li>\n<li>brioche</li>\n</ul>'],
    ['a numbered list', '1. pain\n2. brioche', '<ol>\n<li>pain</li>\n<li>brioche</li>\n</ol>'],
    ['a quote', '> Merci', '<blockquote>\n<p>Merci</p>\n</blockquote>'],
    ['bold and italics', 'du **bon** *pain*', '<p>du <strong>bon</strong> <em>pain</em></p>'],
    ['names with underscores', 'photo_du_jour', '<p>photo_du_jour</p>'],
    ['a link', '[Nos pains](https://exemple.fr/pains)', '<p><a href="https://exemple.fr/pains">Nos pains</a></p>'],
    ['a mail address', 'a@exemple.fr', '<p><a href="mailto:a@exemple.fr">a@exemple.fr</a></p>'],
    ['a full stop without its space', 'la fin.Il pleut sur exemple.fr', '<p>la fin.Il pleut sur exemple.fr</p>'],
    ['an image', '![Le four](https://exemple.fr/four.jpg)', '<p><img src="https://exemple.fr/four.jpg" alt="Le four"></p>'],
    ['nothing', '  \n ', ''],
  ])('%s', async (_what, markdown, html) => {
    expect(await articleHtml(markdown)).toBe(html)
  })

  test('an address with its scheme becomes a link that shows what was typed', async () => {
    expect(await articleHtml('https://exemple.fr/été?utm=noël&x=1')).toBe(
      '<p><a href="https://exemple.fr/%C3%A9t%C3%A9?utm=no%C3%ABl&amp;x=1">https://exemple.fr/été?utm=noël&amp;x=1</a></p>',
    )
  })

  test('French typography stays as it was typed', async () => {
    const typed = 'L’été\u202F: «\u00A0chaud\u00A0» à 5\u00A0€\u202F! – 1\u202F000 – d\'ici "là"… (c) 1--2 👩‍🍳'
    expect(textOfHtml(await articleHtml(typed)).trim()).toBe(typed)
  })

  test('a link within the site leads there; without a site it is left as it was typed', async () => {
    const markdown = '[Contact](/contact) et [haut](#haut)'
    expect(await articleHtml(markdown, { site: 'https://blog.exemple.fr' })).toBe(
      '<p><a href="https://blog.exemple.fr/contact">Contact</a> et <a href="https://blog.exemple.fr/#haut">haut</a></p>',
    )
    expect(await articleHtml(markdown)).toBe('<p>[Contact](/contact) et [haut](#haut)</p>')
  })

  test('the first image is the cover, the others are figures at the end', async () => {
    const images = [1, 2, 3].map((n) => ({
      url: `https://exemple.fr/${n}.jpg?a=1&b="2"`,
      alt: n === 2 ? 'Le "four" <à bois>' : null,
    }))
    const { cover, figures } = placeImages(images)
    expect(cover).toBe(images[0])
    expect(await articleHtml('Voilà', { figures })).toBe(
      [
        '<p>Voilà</p>',
        '<figure><img src="https://exemple.fr/2.jpg?a=1&amp;b=&quot;2&quot;" alt="Le &quot;four&quot; &lt;à bois&gt;"></figure>',
        '<figure><img src="https://exemple.fr/3.jpg?a=1&amp;b=&quot;2&quot;" alt=""></figure>',
      ].join('\n'),
    )
    expect(placeImages([])).toEqual({ cover: null, figures: [] })
  })
})

const hostile = [
  '<script>alert(1)</script>',
  '<ScRiPt\n>alert(1)</sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<div onclick="alert(1)">\n\n**gras**\n\n</div>',
  '<!-- --><style>*{display:none}</style>',
  '<![CDATA[<b>]]>',
  '<?php system("id") ?>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#x73;cript:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](&#1;javascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x]( javascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](%6aavascript:alert(1))',
  '[x](vbscript:msgbox)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](data:image/png;base64,AAAA)',
  '[x](file:///etc/passwd)',
  '[x](ftp://exemple.fr)',
  'ftp://exemple.fr //exemple.fr',
  '[x](blob:https://exemple.fr/1)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '[x][1]\n\n[1]: javascript:alert(1) "t"',
  '[x](https://exemple.fr "\\" onmouseover=\\"alert(1)")',
  '[x](https://exemple.fr/"onmouseover="alert\\(1\\))',
  '![" onerror="alert(1)](https://exemple.fr/a.png)',
  '![<script>](https://exemple.fr/a.png "<script>")',
  '`<script>`',
  '```"><script>\n</code><script>alert(1)</script>\n```',
  '~~~ x" onload="y\n~~~',
  '| a | <script> |\n|:-:"onload=x|---|\n| <b> | `|<i>` |',
  '# <script>x</script>',
  '- <img src=x onerror=y>',
  'https://exemple.fr/"><script>alert(1)</script>',
  "https://exemple.fr/'onclick=alert(1)",
  'a@exemple.fr"onclick=x',
  '\u0000<\u0000script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script>alert(1)\\</script>',
  '\u202E<script>\u2066',
]

describe('a hostile text', () => {
  const tags = new Set(
    'p br h2 h3 h4 h5 h6 ul ol li blockquote hr pre code strong em s a img figure table thead tbody tr th td'.split(' '),
  )
  const attributes: Record<string, RegExp> = {
    href: /^(https?:\/\/|mailto:)[^\s"<>]*$/,
    src: /^https?:\/\/[^\s"<>]*$/,
    alt: /^[^"<>]*$/,
    title: /^[^"<>]*$/,
    start: /^\d+$/,
    class: /^language-[^\s"<>]*$/,
    style: /^text-align:(left|center|right)$/,
  }

  /** The tags that are none of ours, or carry what no tag of ours carries; and the text, when it opens one. */
  function strange(html: string): string[] {
    const found: string[] = []
    for (const [tag, name = '', rest = ''] of html.matchAll(/<\/?([^\s>/]*)([^>]*)>/g)) {
      const left = rest.replace(/ ([a-z-]+)="([^"]*)"/g, (whole, attribute: string, value: string) =>
        attributes[attribute]?.test(value) === true ? '' : whole,
      )
      if (!tags.has(name) || left.replace('/', '').trim() !== '') found.push(tag)
    }
    const text = html.replace(/<\/?[^<>]*>/g, '')
    return /[<>]/.test(text) ? [...found, text] : found
  }

  test.each(hostile)('%j', async (text) => {
    for (const site of [null, 'https://blog.exemple.fr/wp']) expect(strange(await articleHtml(text, { site }))).toEqual([])
    expect(strange(await articleHtml(`> - ${text}\n\n**${text}** [${text}](https://exemple.fr)`))).toEqual([])
    const figures = [{ url: 'https://exemple.fr/a.png', alt: text }]
    expect(strange(await articleHtml('', { figures }))).toEqual([])
  })

  test('the check itself sees what is strange', () => {
    for (const html of ['<p onclick="x">', '<script>', '<a href="javascript:x">', '<p>a < b</p>', '<img src="data:x">'])
      expect(strange(html)).not.toEqual([])
  })

  test('HTML that was typed is read as it was typed', async () => {
    for (const text of ['<b>gras</b> & <script>alert("é")</script>', 'Prix < 5 € et > 2 €']) {
      expect(textOfHtml(await articleHtml(text)).trim()).toBe(text)
    }
  })

  test.each([
    ['quotes', '>'.repeat(50_000)],
    ['lists', '- '.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['links', '[a]('.repeat(20_000)],
    ['emphasis', '*a_'.repeat(20_000)],
    ['stars', 'a**b'.repeat(20_000) + 'c* '.repeat(20_000)],
    ['back quotes', '`a'.repeat(30_000)],
    ['a table', `${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}\n${'|a\n'.repeat(5000)}`],
    ['tags', '<a '.repeat(20_000)],
    ['addresses', 'http://'.repeat(10_000)],
    ['mail addresses', 'a@'.repeat(20_000)],
  ])('no run of %s takes long', async (_what, text) => {
    const started = processorTime()
    const html = await articleHtml(text)
    expect(html.length).toBeLessThan(10_000_000)
    expect(processorTime() - started).toBeLessThan(5000)
  })
})
