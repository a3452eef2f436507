// An answer as text, for a mail or a message. src/posts/packs/read-reply.ts reads it.
// eslint-disable-next-line no-unused-vars -- pack.js, which stands below it in the page, calls it
function answerText(data, name, given) {
  const lines = [data.head]
  if (name !== '') lines.push(data.by.replace('{name}', () => name))
  for (const { post, ref } of data.posts) {
    const { answer, comment } = given[post] ?? {}
    if (answer === undefined) continue
    lines.push('', ref + data.colon + data.answers[answer])
    if (answer !== 'approved' && comment !== '') lines.push(...commentLines(comment))
  }
  return lines.join('\n')
}

// Short enough that no mail program breaks them, and marked: whatever they hold answers nothing.
function commentLines(comment) {
  return comment.split('\n').flatMap((line) => {
    const lines = ['|']
    for (const word of line.split(' ')) {
      const last = lines.length - 1
      if (lines[last].length > 1 && lines[last].length + word.length > 64) lines.push(`| ${word}`)
      else lines[last] += ` ${word}`
    }
    return lines
  })
}
