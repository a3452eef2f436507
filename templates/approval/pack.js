// Marks, keeps and hands back the answers. Nothing is asked of any network.
;(() => {
  const data = JSON.parse(document.getElementById('data').textContent)
  const { texts, posts } = data
  const place = `smm-approval-${data.code}`
  const name = document.getElementById('name')
  const told = document.querySelector('.told')
  const left = document.getElementById('left')
  const asText = document.getElementById('text')
  const articles = posts.map(({ post }) => document.getElementById(`p${post}`))

  for (const one of document.querySelectorAll('.with-script')) one.hidden = false
  for (const one of document.querySelectorAll('.plain')) one.hidden = true
  document.documentElement.classList.add('script')

  function given() {
    const all = {}
    for (const article of articles) {
      const answer = article.querySelector('input:checked')?.value
      const comment = article.querySelector('textarea').value.trim()
      if (answer !== undefined) all[article.dataset.post] = { answer, comment }
    }
    return all
  }

  function refresh() {
    for (const article of articles) {
      const answer = article.querySelector('input:checked')?.value
      const remark = article.querySelector('.remark')
      remark.hidden = answer === undefined || answer === 'approved'
      remark.querySelector('label').textContent = answer === 'refused' ? texts.comment_refuse : texts.comment
      article.dataset.answer = answer ?? ''
    }
    const rest = posts.length - Object.keys(given()).length
    const words = rest === 0 ? texts.left_none : (rest === 1 ? texts.left_one : texts.left_other).replace('{n}', rest)
    if (left.textContent !== words) left.textContent = words
    keep()
  }

  // Where a page opened from a file may keep nothing, nothing is kept.
  function keep() {
    try {
      localStorage.setItem(place, JSON.stringify({ name: name.value, given: given() }))
    } catch {
      // private mode
    }
  }

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? '{}')
      name.value = kept.name ?? ''
      for (const article of articles) {
        const { answer, comment } = kept.given?.[article.dataset.post] ?? {}
        const radio = article.querySelector(`input[value="${CSS.escape(answer ?? '')}"]`)
        if (radio === null) continue
        radio.checked = true
        article.querySelector('textarea').value = comment ?? ''
      }
    } catch {
      // what cannot be read was not kept
    }
  }

  function tell(words) {
    told.textContent = words
  }

  function showText() {
    asText.value = answerText(data, name.value.trim(), given())
    asText.parentElement.hidden = false
  }

  function save() {
    const answers = posts.flatMap(({ post, hash }) => {
      const one = given()[post]
      return one === undefined
        ? []
        : [{ post, hash, answer: one.answer, comment: one.answer === 'approved' || one.comment === '' ? null : one.comment }]
    })
    const file = {
      format: 'smm-approval-answer',
      version: 1,
      pack: data.code,
      by: name.value.trim() === '' ? null : name.value.trim(),
      answered_at: new Date().toISOString(),
      answers,
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }))
    link.download = data.file
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(link.href), 60000)
    tell(texts.saved.replace('{file}', data.file))
  }

  function mail() {
    const body = answerText(data, name.value.trim(), given()).replaceAll('\n', '\r\n')
    const to = encodeURIComponent(data.email ?? '').replaceAll('%40', '@')
    const address = `mailto:${to}?subject=${encodeURIComponent(data.subject)}&body=${encodeURIComponent(body)}`
    showText()
    // Outlook takes no more
    if (address.length > 1900) return tell(texts.too_long)
    const link = document.createElement('a')
    link.href = address
    link.id = 'mail-link'
    document.getElementById('mail-link')?.remove()
    link.hidden = true
    document.body.append(link)
    link.click()
    tell(texts.mail_opened)
  }

  async function copy() {
    showText()
    asText.select()
    try {
      await navigator.clipboard.writeText(asText.value)
      tell(texts.copied)
    } catch {
      tell(document.execCommand('copy') ? texts.copied : texts.copy_by_hand)
    }
  }

  document.addEventListener('click', (event) => {
    const what = event.target.closest('button[data-do]')?.dataset.do
    if (what === undefined) return
    if (what === 'all') {
      for (const article of articles) {
        if (article.querySelector('input:checked') === null) article.querySelector('input[value=approved]').checked = true
      }
      refresh()
    } else if (Object.keys(given()).length === 0) tell(texts.nothing_yet)
    else if (what === 'save') save()
    else if (what === 'mail') mail()
    else void copy()
  })
  document.addEventListener('change', refresh)
  document.addEventListener('input', keep)

  recall()
  refresh()
})()
