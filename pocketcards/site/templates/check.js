// Compares a file with the list of this copy. It is read here, and goes nowhere.
"use strict";
(function () {
  var entries = Array.prototype.slice.call(document.querySelectorAll("#sums li"));
  var answer = document.getElementById("answer"), meaning = document.getElementById("meaning");

  // SHA-256 (FIPS 180-4): browsers offer theirs on secure pages only, and a page from a stick may be none.
  function sha256(bytes) {
    var primes = [], state = [], words = [], n, i;
    function root(value, power) { return Math.floor((Math.pow(value, power) % 1) * 4294967296); }
    for (n = 2; primes.length < 64; n++) {
      if (primes.every(function (prime) { return n % prime; })) { primes.push(n); }
    }
    state = primes.slice(0, 8).map(function (prime) { return root(prime, 1 / 2) | 0; });
    words = primes.map(function (prime) { return root(prime, 1 / 3) | 0; });
    var size = bytes.length, whole = new Uint8Array(((size + 8 >> 6) + 1) * 64), view = new DataView(whole.buffer);
    whole.set(bytes);
    whole[size] = 128;
    view.setUint32(whole.length - 8, Math.floor(size / 536870912));
    view.setUint32(whole.length - 4, size << 3);
    function turn(value, by) { return value >>> by | value << 32 - by; }
    for (var block = 0; block < whole.length; block += 64) {
      var w = new Int32Array(64), h = state.slice();
      for (i = 0; i < 64; i++) {
        if (i < 16) { w[i] = view.getInt32(block + i * 4); continue; }
        var a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10) | 0;
      }
      for (i = 0; i < 64; i++) {
        var e = h[4], s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), one = h[7] + s1 + (e & h[5] ^ ~e & h[6]) + words[i] + w[i] | 0;
        var c = h[0], s0 = turn(c, 2) ^ turn(c, 13) ^ turn(c, 22), two = s0 + (c & h[1] ^ c & h[2] ^ h[1] & h[2]) | 0;
        h = [one + two | 0, h[0], h[1], h[2], h[3] + one | 0, h[4], h[5], h[6]];
      }
      state = state.map(function (value, at) { return value + h[at] | 0; });
    }
    return state.map(function (value) { return (value >>> 0).toString(16).padStart(8, "0"); }).join("");
  }

  // A PDF keeps its first identifier when a program saves it anew, and gets a second one (ISO 32000-1, 14.4).
  function savedAnew(bytes) {
    var text = new TextDecoder("latin1").decode(bytes), form = /\/ID\s*\[\s*<([0-9a-f]{32})>\s*<([0-9a-f]{32})>/gi, found, ids = null;
    while ((found = form.exec(text))) { ids = found; }
    return ids && ids[1].toLowerCase() !== ids[2].toLowerCase()
      ? entries.find(function (entry) { return entry.dataset.id === ids[1].toLowerCase(); }) : null;
  }

  function named(entry) { return entry.querySelector("span").textContent; }

  document.getElementById("file").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) { return; }
    file.arrayBuffer().then(function (data) {
      var bytes = new Uint8Array(data), sum = sha256(bytes);
      var same = entries.find(function (entry) { return entry.dataset.sum === sum; });
      var old = same ? null : savedAnew(bytes);
      if (same) {
        answer.textContent = "Exactly this file: " + named(same) + ". Its numbers: " + same.dataset.numbers + ".";
      } else if (old) {
        answer.textContent = "A messenger or another program has saved it anew; compare these numbers: " + old.dataset.numbers
          + ". It says that it was: " + named(old) + ". If one digit differs, do not hand it out.";
      } else if (/^image\//.test(file.type)) {
        var numbers = new Set();
        entries.forEach(function (entry) { entry.dataset.numbers.split(", ").forEach(function (one) { numbers.add(one); }); });
        answer.textContent = "A messenger has saved it anew; compare these numbers: " + Array.from(numbers).join(", ") + ". If one digit differs, do not hand it out.";
      } else {
        answer.textContent = "Unlike every file of this copy: do not hand it out. It may be of another day or region, or changed.";
      }
    });
  });

  document.getElementById("code").addEventListener("input", function (event) {
    var code = event.target.value.trim().toUpperCase();
    var same = entries.filter(function (entry) { return code.length === 4 && entry.dataset.code === code; });
    meaning.textContent = code.length < 4 ? "" : same.length
      ? named(same[0]).replace(/, (sheet|card)$/, "") + ". Its numbers are " + same[0].dataset.numbers + ", as in this copy."
      : "No card of this copy has these letters: it is older, or of another region. Compare its numbers, or collect it.";
  });
})();
