"use strict";
// Hides what has not all the words. What is left open, and what has been folded, comes back.
(() => {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const search = document.getElementById("search");
  const field = search.querySelector("input");
  const count = search.querySelector("output");
  const main = document.querySelector("main");
  const records = [...main.querySelectorAll("article:not(.person), figure[id], li[id], ul.tree > li")];
  const around = [...main.querySelectorAll("section:not(.side), .person, ul.tree, details:not(.why)")];
  const folded = [...main.querySelectorAll("details:not(.why)")];
  let texts;
  let open;

  // A statement is found by its speaker's name, too.
  const textOf = (record) => {
    const person = record.matches("figure") && record.closest(".person");
    return fold(record.textContent + (person ? person.querySelector("h4").textContent : ""));
  };

  const show = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    if (words.length && !open) open = folded.map((it) => it.open);
    texts ??= records.map(textOf);
    let found = 0;
    records.forEach((record, at) => {
      record.hidden = !words.every((word) => texts[at].includes(word));
      found += !record.hidden;
    });
    const holding = new Set();
    for (const record of records) {
      for (let it = record.parentElement; !record.hidden && it !== main && !holding.has(it);) {
        holding.add(it);
        it = it.parentElement;
      }
    }
    for (const it of around) it.hidden = words.length > 0 && !holding.has(it);
    folded.forEach((it, at) => { it.open = words.length ? !it.hidden : open ? open[at] : it.open; });
    if (!words.length) open = undefined;
    count.textContent = words.length ? `${found} of ${records.length}` : "";
  };

  field.addEventListener("input", show);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && document.activeElement === field) {
      field.value = "";
      show();
      field.blur();
    }
  });
  // A link to what has been folded opens it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let it = target; it; it = it.parentElement) if (it.matches("details")) it.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  search.hidden = false;
})();
