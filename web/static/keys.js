// Keys for readers who keep their hands on the keyboard. Every page works without this file.
(() => {
  "use strict";
  let at = -1;

  const rows = () => [...document.querySelectorAll("[data-row]")].filter((r) => r.offsetParent !== null);
  const words = (row) => row.querySelector("[data-open]") || row.querySelector("a");

  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const held = all.findIndex((r) => r.contains(document.activeElement));
    at = Math.min(Math.max((held < 0 ? at : held) + step, 0), all.length - 1);
    all.forEach((r, i) => r.classList.toggle("here", i === at));
    const link = words(all[at]);
    if (link) link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  }

  function open() {
    const row = rows()[at] || document;
    const link = words(row);
    if (link) link.click();
  }

  const actions = {
    "/": () => document.getElementById("search").focus(),
    j: () => move(1),
    k: () => move(-1),
    o: open,
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (e) => {
    const typing = e.target.closest("input, select, textarea, dialog");
    if (typing || e.ctrlKey || e.metaKey || e.altKey || !actions[e.key]) return;
    e.preventDefault();
    actions[e.key]();
  });
})();
