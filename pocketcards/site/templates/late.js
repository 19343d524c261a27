// The faces come last: until they are here, each language stands in whatever letters the device has.
// Who has opened the page inside the zip has nothing beside it: then a warning is shown.
"use strict";
(function () {
  var link = document.createElement("link"), warning = document.querySelector(".warn");
  link.rel = "stylesheet";
  link.href = document.getElementById("main").dataset.late;
  link.addEventListener("error", function () { if (warning) { warning.classList.add("shown"); } });
  document.head.appendChild(link);
})();
