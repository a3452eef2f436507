'use strict'
// Fills in a file what the form holds. Nothing is asked of any network; what is hidden is not answered.
;(() => {
  const form = document.querySelector('form')
  const { conditions, texts, head } = JSON.parse(document.getElementById('data').textContent)
  let saved = true

  const own = (holder) =>
    [...holder.querySelectorAll('[data-key]')].filter((one) => one.parentElement.closest('[data-kind]') === holder)
  const questionOf = (id) => form.querySelector(`[data-q="${id}"]`)
  const inputsOf = (holder) => [...holder.querySelectorAll('input, select, textarea')]

  /** What was given, as it was typed; undefined where nothing was. */
  function read(holder) {
    if (holder.hidden) return undefined
    switch (holder.dataset.kind) {
      case 'radios':
        return holder.querySelector('input:checked')?.value
      case 'boxes': {
        const ticked = [...holder.querySelectorAll('input:checked')].filter((box) => !box.closest('[hidden]'))
        const values = ticked.map((box) => box.value)
        if (values.includes('?')) return '?'
        if (values.length === 0) return undefined
        return values.filter((value) => value !== '-')
      }
      case 'rank': {
        const chosen = inputsOf(holder).map((select) => select.value)
        const values = chosen.filter((value) => value !== '')
        return values.length === 0 ? undefined : values
      }
      case 'group': {
        const group = {}
        for (const one of own(holder)) {
          const value = read(one)
          if (value !== undefined) group[one.dataset.key] = value
        }
        return Object.keys(group).length === 0 ? undefined : group
      }
      case 'rows': {
        const rows = [...holder.querySelectorAll(':scope > .rows > [data-kind]')].map(row).filter((one) => one !== undefined)
        return rows.length === 0 ? undefined : rows
      }
      case 'each': {
        // one block for each objective that was chosen, or each network that was ticked
        const blocks = [...holder.querySelectorAll(':scope > [data-of]')].filter((one) => !one.hidden)
        const rows = blocks.map((block) => ({ ...JSON.parse(block.dataset.base), ...read(block) }))
        const said = blocks.some((block) =>
          own(block).some((one) => one.dataset.usual === undefined && read(one) !== undefined),
        )
        return rows.length === 0 || !said ? undefined : rows
      }
      default: {
        const value = inputsOf(holder)[0].value.trim()
        return value === '' ? undefined : value
      }
    }
  }

  /** A row is there once something is written in it; then lists that must be there are, even empty. */
  function row(holder) {
    const value = read(holder)
    if (value === undefined) return undefined
    for (const one of own(holder)) {
      if (one.dataset.kind === 'boxes' && one.dataset.must !== undefined && value[one.dataset.key] === undefined)
        value[one.dataset.key] = []
    }
    return value
  }

  function answers() {
    const all = {}
    for (const holder of form.querySelectorAll('[data-q]')) {
      const value = read(holder)
      if (value !== undefined) all[holder.dataset.q] = value
    }
    return all
  }

  function holds({ of, is, value, values }) {
    const said = read(questionOf(of))
    const chosen = said === undefined || said === '?' ? [] : [said].flat()
    const number = Number(
      String(said ?? '')
        .replace(/[^\d,.-]/g, '')
        .replace(',', '.'),
    )
    switch (is) {
      case 'answered':
        return chosen.length > 0
      case 'fewer_than':
        return Array.isArray(said) && said.length < value
      case 'at_least':
        return said !== undefined && number >= value
      case 'any_of':
        return chosen.some((one) => values.includes(one))
      default:
        return chosen.every((one) => one === value)
    }
  }

  /** What is hidden is out of the form: neither checked nor read. */
  function show(holder, shown) {
    holder.hidden = !shown
    for (const input of inputsOf(holder)) input.disabled = input.closest('[hidden]') !== null
  }

  function refresh() {
    for (const [id, condition] of Object.entries(conditions)) show(questionOf(id), holds(condition))
    const objectives = [read(questionOf('objectives')) ?? []].flat()
    for (const one of form.querySelectorAll('[data-objectives]'))
      show(
        one,
        one.dataset.objectives.split(' ').some((objective) => objectives.includes(objective)),
      )
    const place = form.querySelector('[data-country-of]')
    const country = place === null ? undefined : read(place)
    for (const one of form.querySelectorAll('[data-country]')) show(one, one.dataset.country === country)
    for (const one of form.querySelectorAll('[data-unless]')) {
      const box = form.querySelector(`[name="${one.dataset.unless}"][value="${one.dataset.value}"]`)
      show(one, !box.checked)
    }
    for (const one of form.querySelectorAll('[data-ticked]')) {
      const box = form.querySelector(`[name="${one.dataset.ticked}"][value="${one.dataset.of}"]`)
      show(one, box.checked)
    }
    for (const one of form.querySelectorAll('.rows > [data-kind]')) {
      const begun = read(one) !== undefined
      for (const field of own(one)) {
        if (field.dataset.must === undefined || field.dataset.kind === 'boxes') continue
        for (const input of inputsOf(field)) input.required = begun
      }
    }
    const names = [...form.querySelectorAll('[data-alias] input')]
      .map((input) => input.value.trim())
      .filter((name) => name !== '')
    for (const list of form.querySelectorAll('datalist[data-people]'))
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement('option'), { value: name })))
    for (const select of form.querySelectorAll('select[data-people]')) {
      const { value } = select
      for (const option of select.querySelectorAll('[data-name]')) option.remove()
      const found = names.map((name) => Object.assign(document.createElement('option'), { value: name, textContent: name }))
      for (const option of found) option.dataset.name = ''
      select.options[0].after(...found)
      select.value = value
    }
    validate()
  }

  function validate() {
    for (const holder of form.querySelectorAll('[data-kind=rank]')) {
      const selects = inputsOf(holder)
      const chosen = selects.map((select) => select.value).filter((value) => value !== '')
      selects[0].setCustomValidity(new Set(chosen).size < chosen.length ? texts.too_many : '')
    }
    for (const holder of form.querySelectorAll('[data-alone]')) {
      const boxes = [...holder.querySelectorAll('input:checked')]
      const only = boxes.find((box) => holder.dataset.alone.split(' ').includes(box.value))
      const first = holder.querySelector('input')
      const wrong = only !== undefined && boxes.length > 1
      first.setCustomValidity(wrong ? texts.excludes.replace('{choice}', only.parentElement.textContent.trim()) : '')
    }
  }

  function number(rows) {
    for (const [index, one] of [...rows.children].entries()) {
      one.querySelector('legend').textContent = texts.row.replace('{number}', index + 1)
    }
  }

  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-do]')
    if (button === null) return
    const holder = button.closest('[data-kind=rows]')
    const rows = holder.querySelector('.rows')
    if (button.dataset.do === 'add') {
      const id = `${holder.dataset.q ?? holder.dataset.key}-${Date.now()}`
      const made = holder.querySelector('template').content.cloneNode(true)
      // each row has names of its own: radio buttons go together by name, labels by id
      for (const one of made.querySelectorAll('[id], [name], [for], [aria-describedby]')) {
        for (const name of ['id', 'name', 'for', 'aria-describedby']) {
          if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace('__row__', id))
        }
      }
      rows.append(made)
      number(rows)
      rows.lastElementChild.querySelector('input, select, textarea').focus()
    } else {
      button.closest('.row').remove()
      number(rows)
      holder.querySelector('[data-do=add]').focus()
    }
    saved = false
    refresh()
  })

  form.addEventListener('input', () => {
    saved = false
    refresh()
  })
  form.addEventListener('change', refresh)

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = `${JSON.stringify({ ...head, answers: answers() }, null, 2)}\n`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    link.download = `${texts.file_name}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    saved = true
    document.getElementById('status').textContent = texts.saved.replace('{file}', link.download)
  })

  addEventListener('beforeunload', (event) => {
    if (!saved) event.preventDefault()
  })
  refresh()
})()
