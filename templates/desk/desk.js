// The desk's own script: what is linked lights up on all sides, and the page follows the files on disk.
// Without it everything can be read; tags open to the lines that they link, forms are sent as forms.

// What belongs together. Hovering or focusing shows it; opening a tag, or a click on a line, holds it.
const links = (() => {
  const NS = "http://www.w3.org/2000/svg"
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]
  const tagsOf = (element) => (element.dataset.tags ?? element.dataset.tag ?? "").split(" ").filter(Boolean)
  const shares = (element, tags) => tagsOf(element).some((tag) => tags.has(tag))
  const findOrigin = (target) => {
    const found = target.closest?.("mark[data-tag], .tag, .line, .text, .gaps li")
    return found && tagsOf(found).length ? found : null
  }
  let held = null
  let shown = null
  let gutters = []

  // The sides that a choice touches: what was chosen stands for its own side alone.
  const choose = (origin) => {
    const tags = new Set(tagsOf(origin))
    const line = origin.matches("mark") ? origin.closest(".text") : origin
    const only = (selector) => (line.matches(selector) ? [line] : all(selector).filter((e) => shares(e, tags)))
    const texts = only(".text")
    return {
      tags: all(".tag").filter((e) => shares(e, tags)),
      texts,
      marks: texts.flatMap((text) => all("mark", text).filter((mark) => shares(mark, tags))),
      lines: only(".line"),
      gaps: only(".gaps li"),
    }
  }

  const show = (origin) => {
    if (shown?.origin === origin) return
    for (const element of all(".on")) element.classList.remove("on")
    shown = origin ? { origin, ...choose(origin) } : null
    document.body.classList.toggle("linking", !!shown)
    if (shown)
      for (const side of ["tags", "texts", "marks", "lines", "gaps"])
        for (const element of shown[side]) element.classList.add("on")
    say()
    draw()
  }

  const say = () => {
    const box = document.querySelector(".said")
    if (!box) return
    box.textContent = ""
    if (!held || shown?.origin !== held) return
    const name = held.querySelector(".name")?.textContent ?? `${shown.tags.length} tag${shown.tags.length === 1 ? "" : "s"}`
    const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`
    const onPage = shown.lines.filter((line) => line.matches(".page, .proposed")).length
    box.textContent =
      `${name}: asked for in ${count(shown.texts.length, "line")} of the posting; ` +
      `${onPage} of ${count(shown.lines.length, "line")} of yours on the page.` +
      (matchMedia("(pointer: fine)").matches ? " Escape lets go." : "")
  }

  const hold = (origin) => {
    held = origin
    show(origin)
    say()
    if (origin) bringIntoView(origin)
  }

  // Scrolls the other panes, never the one in which the choice was made.
  const bringIntoView = (origin) => {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
    for (const element of [shown.texts[0], shown.tags[0], shown.lines[0]]) {
      const pane = element?.closest(".pane")
      if (!pane || pane.contains(origin) || pane.scrollHeight <= pane.clientHeight + 1) continue
      const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
      if (inner.top >= outer.top + 48 && inner.bottom <= outer.bottom) continue
      pane.scrollTo({ top: pane.scrollTop + inner.top - outer.top - 72, behavior })
    }
  }

  // Threads from the words through the tags to the lines, in the gutters between panes that stand side by side.
  const draw = () => {
    const bench = document.querySelector(".bench")
    if (!bench) return
    if (!gutters[0]?.isConnected) {
      gutters = [makeGutter(), makeGutter()]
      bench.append(...gutters)
    }
    for (const gutter of gutters) gutter.replaceChildren()
    if (!shown || getComputedStyle(gutters[0]).display === "none") return
    const frame = bench.getBoundingClientRect()
    const panes = all(".pane", bench).map((pane) => pane.getBoundingClientRect())
    const [left, middle, right] = panes
    gutters.forEach((gutter, at) => {
      gutter.style.left = `${panes[at].right - frame.left}px`
      gutter.style.width = `${panes[at + 1].left - panes[at].right}px`
    })
    for (const tag of shown.tags) {
      const own = new Set(tagsOf(tag))
      const bar = end(tag.querySelector("summary"), middle)
      for (const mark of shown.marks.filter((each) => shares(each, own)))
        thread(gutters[0], end(mark, left), bar, frame)
      for (const line of shown.lines.filter((each) => shares(each, own)))
        thread(gutters[1], bar, end(line.querySelector(".fate"), right), frame)
    }
  }

  const makeGutter = () => {
    const svg = document.createElementNS(NS, "svg")
    svg.setAttribute("class", "threads")
    svg.setAttribute("aria-hidden", "true")
    return svg
  }

  // How high a thread ends: at its element, or at the edge of the pane behind which that is.
  const end = (element, pane) => {
    const box = element.getBoundingClientRect()
    const y = box.top + box.height / 2
    const [top, bottom] = [pane.top + 44, pane.bottom - 6]
    return { y: Math.min(Math.max(y, top), bottom), beyond: y < top || y > bottom }
  }

  const thread = (gutter, from, to, frame) => {
    const path = document.createElementNS(NS, "path")
    const [width, y1, y2] = [gutter.clientWidth, from.y - frame.top, to.y - frame.top]
    path.setAttribute("d", `M0 ${y1}C${width / 2} ${y1} ${width / 2} ${y2} ${width} ${y2}`)
    if (from.beyond || to.beyond) path.setAttribute("class", "beyond")
    gutter.append(path)
  }

  let frameAsked = false
  const redraw = () => {
    if (frameAsked || !shown) return
    frameAsked = true
    requestAnimationFrame(() => { frameAsked = false; draw() })
  }

  // What the keyboard is at; a page that comes or scrolls below a resting pointer takes nothing from it.
  const findFocused = () => {
    const element = document.activeElement
    return element?.matches(":focus-visible") ? findOrigin(element) : null
  }
  let pointer = ""
  document.addEventListener("pointerover", (event) => {
    const place = `${event.screenX} ${event.screenY}`
    const rests = !pointer || place === pointer
    pointer = place
    if (event.pointerType !== "touch" && !(rests && findFocused())) show(findOrigin(event.target) ?? held)
  })
  document.addEventListener("pointerleave", () => show(held))
  document.addEventListener("focusin", () => {
    const origin = findFocused()
    show(origin ?? held)
    if (origin) bringIntoView(origin)
  })
  document.addEventListener("focusout", () => show(held))
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, textarea, summary")) return
    const origin = findOrigin(event.target)
    const chosen = origin?.matches("mark")
      ? document.getElementById(`tag-${tagsOf(origin)[0]}`)
      : origin
    if (chosen?.matches(".tag")) chosen.open = true
    else hold(chosen === held ? null : chosen)
  })
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.(".tag")) return
    if (event.target.open) hold(event.target)
    else if (held === event.target) hold(null)
  }, true)
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !held) return
    const tag = held
    hold(null)
    if (tag.matches(".tag")) tag.open = false
  })
  document.addEventListener("scroll", redraw, { capture: true, passive: true })
  addEventListener("resize", redraw)

  // After a part of the page was replaced, the same choice in the new elements.
  return {
    renew() {
      const again = (element) => element && (element.isConnected ? element : element.id && document.getElementById(element.id))
      held = again(held) || null
      shown = null
      show(findFocused() ?? findOrigin(all(":hover").at(-1) ?? document.body) ?? held)
    },
  }
})()

// The page follows the files: it asks whether anything has changed, and puts in the parts that did.
{
  const EVERY = 400
  const body = document.body
  const partsOf = (page) => new Map([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]))
  let served = new Map([...partsOf(document)].map(([name, part]) => [name, part.innerHTML]))
  let version = body.dataset.version
  // What a refused form leads to stands at the form's own address, where nothing is to be found later.
  const address = body.dataset.address ?? location.pathname
  if (address !== location.pathname) history.replaceState(null, "", address)

  // What was refused stays in sight until the person acts again, though files and PDFs change meanwhile.
  const renew = (text, { isAnswer }) => {
    const page = new DOMParser().parseFromString(text, "text/html")
    const [now, next] = [partsOf(document), partsOf(page)]
    if ([...next.keys()].join() !== [...now.keys()].join()) return location.reload()
    const focused = describe(document.activeElement)
    const open = [...document.querySelectorAll("main details[open]")].map(describe)
    let isNew = false
    for (const [name, part] of next) {
      const html = part.innerHTML
      if (html === served.get(name) || (name === "refused" && !isAnswer)) continue
      const place = now.get(name)
      // Nothing is taken from a person who is writing, or has not saved what they wrote.
      if (isUnsaved(place) || (!isAnswer && (isWritten(place) || isTyped(place)))) continue
      served.set(name, html)
      isNew = true
      const [top, old] = [place.scrollTop, place.querySelector(".sheet")]
      place.replaceChildren(...part.childNodes)
      if (old) keepUntilLoaded(old, place.querySelector(".sheet"))
      place.scrollTop = top
    }
    if (!isNew) return
    for (const details of open.map(find)) if (details) details.open = true
    find(focused)?.focus({ preventScroll: true })
    links.renew()
  }

  const isWritten = (place) =>
    place.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]), textarea")

  // A PDF that has just loaded takes the focus: what stands in a field counts by itself, too.
  const isTyped = (place) =>
    [...place.querySelectorAll("input:not([type=hidden], [type=checkbox])")].some((box) => box.value !== box.defaultValue)

  const isUnsaved = (place) =>
    !!place.querySelector("[data-unsaved]") ||
    [...place.querySelectorAll("textarea")].some((box) => box.value !== box.defaultValue)
  let saves = false
  document.addEventListener("submit", (event) => { saves = event.target.matches(".edit, .record") })
  addEventListener("beforeunload", (event) => {
    if (!saves && [...partsOf(document).values()].some(isUnsaved)) event.preventDefault()
  })

  // Where an element stands, in words that hold after its surroundings were replaced.
  const describe = (element) => {
    const near = element?.closest?.("[id]")
    if (!near) return null
    const kind = element.matches("button") ? "button" : element.localName
    const index = element === near ? -1 : [...near.querySelectorAll(kind)].indexOf(element)
    return { id: near.id, kind, index }
  }
  const find = (described) => {
    const near = described && document.getElementById(described.id)
    return near && (described.index < 0 ? near : near.querySelectorAll(described.kind)[described.index])
  }

  // The sheet in view stays until the new one is there, so that nothing flashes or jumps.
  const keepUntilLoaded = (old, fresh) => {
    if (!fresh) return
    if (old.data === fresh.data) return fresh.replaceWith(old)
    fresh.before(old)
    fresh.classList.add("coming")
    const swap = () => { old.remove(); fresh.classList.remove("coming") }
    fresh.addEventListener("load", () => setTimeout(swap, 150), { once: true })
    setTimeout(swap, 1500)
  }

  let wasMissing = false
  let acts = 0
  const look = async () => {
    const before = acts
    const answer = await fetch(body.dataset.state, { cache: "no-store" })
    const seen = answer.ok ? await answer.text() : version
    if (seen === version) return
    const page = await fetch(address, { cache: "no-store" })
    const text = page.ok && (await page.text())
    // What was asked for before the person acted must not undo what they see of it.
    if (before !== acts) return
    if (page.ok) {
      version = seen
      renew(text, { isAnswer: false })
    } else if (page.status === 404 && wasMissing) location.reload()
    // Some editors delete a file for a moment when they save it.
    wasMissing = page.status === 404 && served.has("head")
    if (!page.ok && !wasMissing) version = seen
  }

  const follow = async () => {
    try {
      if (document.visibilityState === "visible") await look()
    } catch { /* The server is being started again. */ }
    setTimeout(follow, EVERY)
  }
  setTimeout(follow, EVERY)

  // Pins and hides without leaving the place.
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches(".wish")) return
    event.preventDefault()
    const form = new URLSearchParams(new FormData(event.target, event.submitter))
    try {
      const answer = await fetch(event.target.action, { method: "POST", body: form })
      const html = answer.headers.get("content-type")?.startsWith("text/html") && (await answer.text())
      acts += 1
      if (html) renew(html, { isAnswer: true })
      else location.reload()
    } catch { location.reload() }
  })

  // What is pasted into the empty box is shown at once.
  const box = document.querySelector(".paste > textarea")
  box?.addEventListener("paste", () => {
    const wasEmpty = !box.value.trim()
    setTimeout(() => { if (wasEmpty && box.value.trim()) box.form.requestSubmit() })
  })
}
