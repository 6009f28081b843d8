// What the Desk adds where scripts run; without them every page works all the same.
"use strict";
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // One key a decision, and "/" to search.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find")?.focus();
      return;
    }
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (control) {
      event.preventDefault();
      control.click();
    }
  });

  // Empty limits have no place in an address that one may pass on.
  for (const form of document.querySelectorAll('form[method="get"]')) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData.entries()]) {
        if (value === "" && event.formData.getAll(name).length === 1) event.formData.delete(name);
      }
      const named = event.formData.getAll("with");
      if (named.length > 1) {
        event.formData.delete("with");
        for (const value of named) if (value !== "") event.formData.append("with", value);
      }
    });
  }

  // A report: the words of a finding and its note light up together, and a click leads from one to the other.
  const report = document.querySelector(".report");
  if (report) {
    const idOf = (mark) => [...mark.classList].find((name) => name.startsWith("f-"))?.slice(2);
    const light = (id, on) => {
      for (const mark of report.querySelectorAll(`.f-${id}`)) mark.classList.toggle("lit", on);
      document.getElementById(`n-${id}`)?.classList.toggle("lit", on);
    };
    const clear = () => { for (const lit of report.querySelectorAll(".f.lit, .notes .lit")) lit.classList.remove("lit"); };
    for (const block of report.querySelectorAll(".block")) {
      block.dataset.live = "";
      block.addEventListener("click", (event) => {
        const mark = event.target.closest(".f");
        if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
        location.hash = `n-${idOf(mark)}`;
      });
    }
    const follow = () => {
      const id = location.hash.slice(1).replace(/^n-/, "");
      if (!/^[a-z][0-9]+$/.test(id)) return;
      clear();
      light(id, true);
    };
    addEventListener("hashchange", follow);
    follow();
    for (const note of report.querySelectorAll(".notes > li")) {
      const id = note.id.slice(2);
      const was = () => location.hash.slice(1).replace(/^n-/, "") === id;
      note.addEventListener("mouseenter", () => light(id, true));
      note.addEventListener("mouseleave", () => { if (!was()) light(id, false); });
      note.addEventListener("click", (event) => {
        if (!event.target.closest("a") && getSelection().isCollapsed) location.hash = id;
      });
    }
  }

  // Files dropped on the form are files chosen.
  const drop = document.querySelector(".drop");
  if (drop) {
    const input = drop.querySelector("input");
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("over", on); };
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", (event) => {
      over(false)(event);
      input.files = event.dataTransfer.files;
    });
  }
})();
