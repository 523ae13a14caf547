// The search of the publications: those that have all words of it stay, in authors, title, venue, year or type.
// Without a script all of them are there, and no search. Escape empties it.
// It runs whenever the page is put in place, which `navigation.instant` does without loading anything anew.
{
  const finder = document.querySelector(".finder")
  const box = finder.querySelector("input")
  const said = finder.querySelector("[role=status]")
  const groups = [...document.querySelectorAll(".of-citations .group")]
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const entries = groups.flatMap((group) => [...group.querySelectorAll("li[data-type]")])
    .map((entry) => ({ entry, words: fold(`${entry.textContent} ${entry.dataset.type}`) }))

  const find = () => {
    const wanted = fold(box.value).split(/\s+/).filter(Boolean)
    for (const { entry, words } of entries) entry.hidden = !wanted.every((word) => words.includes(word))
    for (const group of groups) group.hidden = !group.querySelector("li[data-type]:not([hidden])")
    const count = entries.filter(({ entry }) => !entry.hidden).length
    said.textContent = wanted.length ? box.dataset.said.replace("{count}", count) : ""
  }

  finder.hidden = false
  box.addEventListener("input", find)
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.value) return
    box.value = ""
    find()
    event.preventDefault()
    event.stopPropagation()
  })
  find()
}
