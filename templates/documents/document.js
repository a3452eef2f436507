// Makes the drawings answer: a value is shown when it is pointed at, touched or reached by the arrow keys; a series is hidden and
// shown by its name. Without it all is there to read. No angle bracket and no ampersand: the page is XML too.
{
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.setAttribute('aria-hidden', 'true')
  tip.hidden = true
  document.body.appendChild(tip)

  let shown = null

  function hide() {
    shown = null
    tip.hidden = true
  }

  function show(group) {
    shown = group
    const box = group.getBoundingClientRect()
    tip.textContent = group.getAttribute('aria-label')
    tip.hidden = false
    const wide = tip.offsetWidth
    const left = box.left + box.width / 2 - wide / 2
    const room = document.documentElement.clientWidth - wide - 8
    const above = box.top - tip.offsetHeight - 8
    tip.style.left = Math.max(8, Math.min(left, room)) + 'px'
    tip.style.top = (Math.sign(above) === 1 ? above : box.bottom + 8) + 'px'
  }

  function visible(groups) {
    return groups.filter(function (group) {
      return !group.classList.contains('off')
    })
  }

  function step(key, at, count) {
    if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, count - 1)
    if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(at - 1, 0)
    if (key === 'Home') return 0
    return key === 'End' ? count - 1 : -1
  }

  function values(svg) {
    const groups = Array.from(svg.querySelectorAll('g.v'))
    groups.forEach(function (group, index) {
      const title = group.querySelector('title')
      group.setAttribute('role', 'img')
      group.setAttribute('aria-label', title.textContent)
      group.setAttribute('tabindex', index === 0 ? '0' : '-1')
      title.remove()
      group.addEventListener('pointerenter', function () {
        show(group)
      })
      group.addEventListener('pointerleave', hide)
      group.addEventListener('click', function () {
        show(group)
      })
      group.addEventListener('focus', function () {
        groups.forEach(function (one) {
          one.setAttribute('tabindex', one === group ? '0' : '-1')
        })
        show(group)
      })
      group.addEventListener('blur', hide)
      group.addEventListener('keydown', function (event) {
        const there = visible(groups)
        const next = step(event.key, there.indexOf(group), there.length)
        if (next === -1) return
        event.preventDefault()
        there[next].focus()
      })
    })
    return groups
  }

  function toggles(svg, groups) {
    svg.querySelectorAll('g.toggle').forEach(function (name) {
      const series = name.getAttribute('data-s')
      function turn() {
        const on = name.getAttribute('aria-pressed') !== 'true'
        name.setAttribute('aria-pressed', String(on))
        svg.querySelectorAll('g[data-s="' + series + '"]:not(.toggle)').forEach(function (part) {
          part.classList.toggle('off', !on)
        })
        const there = visible(groups)
        const first = there.find(function (group) {
          return group.getAttribute('tabindex') === '0'
        })
        if (!first) if (there.length) there[0].setAttribute('tabindex', '0')
        hide()
      }
      name.setAttribute('role', 'button')
      name.setAttribute('tabindex', '0')
      name.setAttribute('aria-pressed', 'true')
      name.addEventListener('click', turn)
      name.addEventListener('keydown', function (event) {
        if (event.key !== 'Enter') if (event.key !== ' ') return
        event.preventDefault()
        turn()
      })
    })
  }

  document.querySelectorAll('figure svg').forEach(function (svg) {
    const groups = values(svg)
    if (groups.length === 0) return
    // a picture has no parts to reach, a group has
    svg.setAttribute('role', 'group')
    svg.classList.add('live')
    toggles(svg, groups)
  })
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') hide()
  })
  // the page moves under it, as when a value out of sight is reached
  document.addEventListener(
    'scroll',
    function () {
      if (shown) show(shown)
    },
    true,
  )
}
