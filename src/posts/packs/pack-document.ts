import type { Card, CardPicture, Cell, Document, Section } from '../../documents/document.ts'
import { reducePicture } from '../../documents/reduce-picture.ts'
import { dayOf } from '../../days.ts'
import { packText } from '../../i18n/approval-pack.ts'
import { date } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import type { Preview } from '../preview-post.ts'
import { networksOf, spanOf, whenOf } from './pack-html.ts'
import { answerMail, exampleOf, type PackView, type PackViewPost } from './pack-view.ts'

/** The same pack as a document of A4 pages: every post with what each network gets, and two links that open a mail with the answer. */
export async function packDocument(view: PackView): Promise<Document> {
  const { lang, client, author, answer_by, code, made_at, posts } = view
  const example = exampleOf(
    lang,
    posts.map(({ post }) => post.id),
  )
  const sections: Section[] = []
  for (const one of posts) sections.push(await sectionOf(view, one))
  return {
    lang,
    cover: false,
    kicker: say(lang, packText.kicker),
    title: client.name,
    subtitle: spanOf(view),
    draft: null,
    from: [author.name, author.company, author.email, author.phone].filter((line) => line !== null),
    made_at,
    sections: [
      {
        number: null,
        title: say(lang, packText.finish),
        blocks: [
          ...(answer_by === null
            ? []
            : [{ kind: 'banner' as const, text: say(lang, packText.until, { day: date(lang, answer_by) }) }]),
          { kind: 'paragraph', text: say(lang, packText.what) },
          { kind: 'paragraph', text: say(lang, packText.pdf_about, { example }) },
        ],
      },
      ...sections,
    ],
    foot: [say(lang, packText.foot, { code, day: date(lang, dayOf(new Date(made_at), client.time_zone)) })],
  }
}

async function sectionOf(view: PackView, one: PackViewPost): Promise<Section> {
  const { lang } = view
  const { post, previews, law } = one
  const pictures = await picturesOf(one)
  const answers: (readonly [string, Cell])[] = [
    [say(lang, packText.pdf_answer), { text: say(lang, packText.approve), href: answerMail(view, post, 'approved') }],
    ['', { text: say(lang, packText.correct), href: answerMail(view, post, 'to_correct') }],
  ]
  const alts = post.media.filter(({ mime }) => mime.startsWith('image/'))
  return {
    number: null,
    title: say(lang, packText.post, { id: post.id }),
    blocks: [
      { kind: 'paragraph', text: `${whenOf(view, post)} · ${networksOf(view, one)}` },
      { kind: 'cards', cards: previews.flatMap((preview) => cardsOf(view, preview, pictures)) },
      ...(alts.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: say(lang, packText.alts) },
            {
              kind: 'list' as const,
              ordered: false,
              items: alts.map(({ file_name, alt }) => `${file_name} – ${alt?.trim() || say(lang, packText.no_alt)}`),
            },
          ]),
      ...(law.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: say(lang, packText.law) },
            { kind: 'list' as const, ordered: false, items: law },
          ]),
      { kind: 'facts', facts: answers },
    ],
  }
}

type Pictures = ReadonlyMap<string, CardPicture>

/** One picture beside its text; the others below it. */
function cardsOf({ lang }: PackView, preview: Preview, pictures: Pictures): Card[] {
  const { name, account, text, title, link, media, kind, part } = preview
  const which =
    kind === 'comment'
      ? say(lang, packText.pdf_first_comment)
      : part > 0
        ? say(lang, packText.pdf_part, { number: part + 1 })
        : say(lang, packText.pdf_network, { network: name, account })
  const pictureOf = (sha256: string): CardPicture | null => pictures.get(sha256) ?? null
  const [first, ...more] = media
  const named = (one: Preview['media'][number]): string =>
    say(lang, one.mime.startsWith('video/') ? packText.pdf_video : packText.pdf_picture, { file: one.file_name })
  const missing = media.filter(({ sha256 }) => pictureOf(sha256) === null).map(named)
  return [
    {
      title: which,
      text: [...(title === null ? [] : [title, '']), text, ...missing].join('\n'),
      facts: link === null ? [] : [[say(lang, packText.pdf_link), link]],
      href: null,
      picture: first === undefined ? null : pictureOf(first.sha256),
    },
    ...more.flatMap((one): Card[] => {
      const picture = pictureOf(one.sha256)
      return picture === null ? [] : [{ title: one.file_name, text: one.alt ?? '', facts: [], href: null, picture }]
    }),
  ]
}

async function picturesOf({ post }: PackViewPost): Promise<Pictures> {
  const found = new Map<string, CardPicture>()
  const media = [...post.media, ...post.deliveries.flatMap(({ content }) => content.media)]
  for (const { sha256, path, mime, alt } of media) {
    if (found.has(sha256) || !mime.startsWith('image/')) continue
    const small = await reducePicture(path)
    if (small !== null) found.set(sha256, { ...small, alt: alt ?? '' })
  }
  return found
}
