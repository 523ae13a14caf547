// What can be opened on a page: pictures, large, in the browser's own dialog; and what lies on other
// hosts, on a click and not before. Without a script pictures are pictures, and the others are links.
// It runs whenever the page is put in place, which `navigation.instant` does without loading anything anew.
{
  const words = document.querySelector("[data-close]").dataset
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  // Pictures: the keyboard stays in the dialog, Escape and a click beside the picture close it, arrows lead on.
  const pictures = [...document.querySelectorAll(".md-content__inner img")]
    .filter((img) => img.alt && !img.closest("a, button, dialog"))
  const shown = make("img")
  const caption = make("figcaption")
  const turn = (step, sign, name) =>
    make("button", { type: "button", className: "turn", textContent: sign, ariaLabel: name, onclick: () => show(place + step) })
  const close = make("button", { type: "button", className: "close", textContent: "×", ariaLabel: words.close, autofocus: true })
  const dialog = make("dialog", { className: "large" }, make("figure", {}, shown, caption), close)
  let place = 0

  const show = (next) => {
    place = (next + pictures.length) % pictures.length
    const { alt, title, src } = pictures[place]
    const below = pictures[place].closest("figure")?.querySelector("figcaption")
    Object.assign(shown, { src, alt })
    dialog.ariaLabel = alt
    if (below) caption.replaceChildren(...[...below.cloneNode(true).childNodes])
    else caption.textContent = title
    caption.hidden = !caption.textContent.trim()
  }

  if (pictures.length > 1) dialog.append(turn(-1, "←", words.previous), turn(1, "→", words.next))
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", (event) => { if (!event.target.closest("img, figcaption, button")) dialog.close() })
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step && pictures.length > 1) show(place + (getComputedStyle(dialog).direction === "rtl" ? -step : step))
  })
  dialog.addEventListener("close", () => pictures[place].closest("button").focus())
  for (const [number, img] of pictures.entries()) {
    const button = make("button", { type: "button", className: "closer", ariaHasPopup: "dialog" })
    const whole = img.closest("picture") ?? img
    whole.replaceWith(button)
    button.append(whole)
    button.addEventListener("click", () => { show(number); dialog.showModal() })
  }
  if (pictures.length) document.querySelector(".md-content__inner").append(dialog)

  // What lies elsewhere: its host is asked for nothing before the click.
  for (const card of document.querySelectorAll(".embed[data-frame]")) {
    const button = make("button", { type: "button", className: "button main", textContent: card.dataset.load })
    button.addEventListener("click", () => {
      const frame = make("iframe", {
        title: card.querySelector("a strong").textContent,
        allow: "fullscreen; picture-in-picture; encrypted-media",
        allowFullscreen: true,
        referrerPolicy: "strict-origin",
      })
      frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation"
      frame.src = card.dataset.frame
      card.querySelector("svg").remove()
      card.prepend(frame)
      button.remove()
      frame.focus()
    })
    card.append(button)
  }
}
