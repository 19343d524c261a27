// Finds a language by any part of any of its names: small letters, no accents, any script. Where a word begins with
// what was typed, the middle of others does not count: Dari is not Mandarin.
"use strict";
(function () {
  var field = document.getElementById("find"), told = document.getElementById("found");
  var unknown = document.getElementById("unknown");
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N} \-/]/gu, "").replace(/[-/]/g, " ")
      .toLowerCase().replace(/\s+/g, " ").trim();
  }
  function has(item, wanted) { return (" " + item.dataset.find).indexOf(wanted) >= 0; }
  function show() {
    var wanted = plain(field.value), count = 0, first = null;
    var begun = items.some(function (item) { return has(item, " " + wanted); });
    items.forEach(function (item) {
      item.hidden = !has(item, begun ? " " + wanted : wanted);
      if (!item.hidden) { count++; first = first || item; }
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("[data-find]:not([hidden])"); });
    unknown.hidden = wanted !== "";
    told.textContent = !wanted ? "" : count === 1 ? "1 language" : count ? count + " languages"
      : "No language has this name here. Let them point, or try another name.";
    return count === 1 ? first : null;
  }
  field.addEventListener("input", show);
  field.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing) { return; }
    var only = show();
    if (only) { location.href = only.querySelector("a").href; }
  });
})();
