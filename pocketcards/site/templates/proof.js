// Answers become a short text. Nothing is kept and nothing is sent: it is read off the form whenever somebody taps or types.
"use strict";
(function () {
  document.documentElement.classList.add("scripted");
  var main = document.querySelector("main");
  var items = Array.prototype.slice.call(document.querySelectorAll(".questions > li"));
  var answer = document.getElementById("answer");

  function said(item, kind) {
    var field = item.querySelector('[data-says="' + kind + '"]');
    return field ? field.value.replace(/\s+/g, " ").trim() : "";
  }

  // What somebody answers to one sentence: nothing yet, yes, no with a reason, or a better sentence.
  function read(item) {
    var chosen = item.querySelector("input:checked");
    var field = item.querySelector('[data-says="better"]');
    var better = said(item, "better");
    var changed = field && better && better !== field.defaultValue.replace(/\s+/g, " ").trim();
    var kind = chosen ? chosen.value : item.querySelector("input") ? "" : "better";
    if (kind === "better") { return changed ? { kind: "better", text: better } : { kind: "" }; }
    return { kind: kind, text: kind === "no" ? said(item, "no") : "" };
  }

  // 1-4 6 9: short enough for a message.
  function ranges(numbers) {
    var parts = [];
    for (var i = 0; i < numbers.length; i++) {
      var first = numbers[i];
      while (numbers[i + 1] === numbers[i] + 1) { i++; }
      parts.push(numbers[i] > first ? first + "-" + numbers[i] : String(first));
    }
    return parts.join(" ");
  }

  function show() {
    var yes = [], other = [], lines = [], open = 0;
    items.forEach(function (item) {
      var number = Number(item.dataset.number), one = read(item);
      item.classList.toggle("done", one.kind !== "");
      if (one.kind === "") { open++; }
      if (one.kind === "yes") { yes.push(number); }
      if (one.kind === "no" || one.kind === "better") { other.push(number); }
      if (one.kind === "better") { lines.push(number + ": " + one.text); }
      if (one.kind === "no") { lines.push(number + " no" + (one.text ? ": " + one.text : "")); }
      item.querySelectorAll(".more").forEach(function (more) {
        if (item.querySelector("input")) { more.hidden = more.dataset.for !== chosenOf(item); }
      });
    });
    var first = main.dataset.code;
    if (yes.length && !open) { first += other.length ? " ok except " + other.join(" ") : " ok"; }
    else if (yes.length) { first += " ok " + ranges(yes); }
    answer.value = [first].concat(lines).join("\n");
    answer.rows = Math.max(4, Math.min(16, lines.length * 2 + 2));
    document.getElementById("copied").textContent = "";
    document.getElementById("count").textContent = open
      ? open + " of " + items.length + " not answered yet; they count as not read." : "Everything is answered. Thank you.";
  }

  function chosenOf(item) {
    var chosen = item.querySelector("input:checked");
    return chosen ? chosen.value : "";
  }

  function told(worked) {
    document.getElementById("copied").textContent = worked ? "Copied." : "Hold a finger on the text to copy it.";
  }

  // From a file there is no clipboard of the modern kind; the older way still works there.
  function copy() {
    answer.focus();
    answer.select();
    var worked = false;
    try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
    if (worked || !navigator.clipboard) { told(worked); return; }
    navigator.clipboard.writeText(answer.value).then(function () { told(true); }, function () { told(false); });
  }

  document.addEventListener("input", show);
  document.addEventListener("change", show);
  document.getElementById("copy").addEventListener("click", copy);
  show();
})();
