((state) => {
  // Reloads the page when it has changed, and shows problems without reloading it.
  const box = document.getElementById(state.place)
  let asking = null

  // The line above them is in sight when they are folded too, so it may change.
  const findProblems = (details) => details.querySelector("ol").textContent

  const arrange = () => {
    const details = box.querySelector("details")
    if (!details) return
    details.open = sessionStorage.getItem("folded-problems") !== findProblems(details)
    for (const line of box.querySelectorAll("pre")) {
      const at = line.querySelector("b")
      if (at.offsetLeft > line.clientWidth - 24) line.scrollLeft = at.offsetLeft - line.clientWidth / 2
    }
  }

  const take = (news) => {
    if (news.pages !== state.pages) {
      stop()
      location.reload()
      return
    }
    state.epoch = news.epoch
    if (news.problems !== state.problems) {
      state.problems = news.problems
      box.innerHTML = news.banner
      arrange()
    }
  }

  const ask = async (control) => {
    while (asking === control) {
      try {
        const answer = await fetch(`/livereload/${state.pages}/${state.epoch}.json`, { signal: control.signal })
        if (!answer.ok) throw new Error(answer.statusText)
        take(await answer.json())
      } catch {
        // The server is gone, or this page is: it may come back.
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
  }

  const start = () => {
    if (asking || document.visibilityState !== "visible") return
    asking = new AbortController()
    ask(asking)
  }

  const stop = () => {
    asking?.abort()
    asking = null
  }

  box.addEventListener("toggle", (event) => {
    sessionStorage.setItem("folded-problems", event.target.open ? "" : findProblems(event.target))
  }, true)
  arrange()
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? start() : stop())
  addEventListener("pageshow", start)
  addEventListener("pagehide", stop)
})
