// The topics of the resume page: choosing one lets the lines that show it stand out.
// The choice stands in the address (?tag=billing), so that it can be linked; Escape takes it back.
// It runs whenever the page is put in place, which `navigation.instant` does without loading anything anew.
{
  const box = document.querySelector(".topics")
  const said = box.querySelector("[role=status]")
  const more = box.querySelector(".more")
  const buttons = [...box.querySelectorAll("[data-tag]")]
  const lines = [...document.querySelectorAll("[data-tags]:not([data-tags=''])")]
  const shows = (line, tag) => line.dataset.tags.split(" ").includes(tag)
  let chosen = null

  const choose = (button) => {
    chosen = button
    document.body.classList.toggle("by-topic", !!chosen)
    for (const each of buttons) each.setAttribute("aria-pressed", each === chosen)
    for (const line of lines) line.classList.toggle("shown", !!chosen && shows(line, chosen.dataset.tag))
    said.textContent = chosen ? `${chosen.textContent} · ${chosen.dataset.said}` : ""
  }

  const keep = () => {
    const address = new URL(location)
    if (chosen) address.searchParams.set("tag", chosen.dataset.tag)
    else address.searchParams.delete("tag")
    history.replaceState(history.state, "", address)
  }

  const read = () => {
    const tag = new URL(location).searchParams.get("tag")
    choose(buttons.find((button) => button.dataset.tag === tag) ?? null)
  }

  for (const button of buttons)
    button.addEventListener("click", () => { choose(button === chosen ? null : button); keep() })
  more?.addEventListener("click", () => {
    const first = buttons.find((button) => !button.offsetParent)
    box.classList.add("all")
    first?.focus()
  })
  // Another page may have taken this one's place: then it is no longer asked.
  const listen = (name, answer) => addEventListener(name, (event) => { if (box.isConnected) answer(event) })
  listen("keydown", (event) => {
    if (event.key === "Escape" && chosen) { choose(null); keep() }
  })
  listen("popstate", read)
  read()
}
