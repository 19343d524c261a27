// The way out: the link, or Escape twice. It goes to a dull page and takes the place of this one in the list of the tab.
"use strict";
(function () {
  document.documentElement.classList.add("scripted");
  var link = document.getElementById("leave"), last = 0;
  function leave() { location.replace(link.href); }
  link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    if (event.timeStamp - last < 1000) { leave(); }
    last = event.timeStamp;
  });
})();
